# What goes into PREFIX, below DESTDIR, whatever blanks their names have.

PROGRAMS = $(TOOLS) $(MAKERS)

# The tables, to copy from, with what they owe to whom; and the files that the manuals speak of.
TABLES = $(sort $(wildcard data/*.tsv data/*/*.tsv))
ARTICLES = $(sort $(wildcard examples/*.txt)) examples/cues.tsv

ROOT_OF = umask 022 && root='$(DESTDIR)$(PREFIX)' && share=$$root/share
# What shells need to complete options is made from the programs' own tables.
# A page goes to the section that its name ends with; bash finds NAME, zsh _NAME, fish NAME.fish.
BASH_DIR = $$share/bash-completion/completions
ZSH_DIR = $$share/zsh/site-functions
FISH_DIR = $$share/fish/vendor_completions.d

# Folders that are made on the way are for everybody, whatever the user's umask keeps.
install: all
	$(ROOT_OF) && mkdir -p "$$root/bin" "$(BASH_DIR)" "$(ZSH_DIR)" "$(FISH_DIR)" "$$share/readout/examples" && \
	install -m 755 $(PROGRAMS:%=$(BIN)/%) "$$root/bin" && install -m 755 bin/show "$$root/bin/readout-show" && \
	for t in $(PROGRAMS); do \
		mk/completions bash $(BIN)/$$t >"$(BASH_DIR)/$$t" && \
		mk/completions zsh $(BIN)/$$t >"$(ZSH_DIR)/_$$t" && \
		mk/completions fish $(BIN)/$$t >"$(FISH_DIR)/$$t.fish" || exit; done && \
	for p in $(PAGES); do install -D -m 644 $$p "$$share/man/man$${p##*.}/$${p##*/}" || exit; done && \
	for t in $(TABLES:data/%=%); do install -D -m 644 data/$$t "$$share/readout/$$t" || exit; done && \
	for w in $(ENCODER); do install -m 644 $$w "$$share/readout" || exit; done && \
	install -m 644 NOTICE LICENSE "$$share/readout" && install -m 644 $(ARTICLES) "$$share/readout/examples"

uninstall:
	$(ROOT_OF) && rm -rf "$$share/readout" && rm -f "$$root/bin/readout-show" && \
	for t in $(PROGRAMS); do rm -f "$$root/bin/$$t" "$(BASH_DIR)/$$t" "$(ZSH_DIR)/_$$t" "$(FISH_DIR)/$$t.fish"; done && \
	for p in $(PAGES); do rm -f "$$share/man/man$${p##*.}/$${p##*/}"; done

.PHONY: install uninstall
