# What goes into PREFIX.

# A page goes to the section that its name ends with.
SECTIONS = $(sort $(patsubst .%,%,$(suffix $(PAGES))))
SHARE = $(DESTDIR)$(PREFIX)/share/readout
# The tables, to copy from, with what they owe to whom; and the files that the manuals speak of.
TABLES = $(sort $(wildcard data/*.tsv data/*/*.tsv))
ARTICLES = $(sort $(wildcard examples/*.txt)) examples/cues.tsv

# Folders that are made on the way are for everybody, whatever the user's umask keeps.
install: all
	umask 022 && mkdir -p $(DESTDIR)$(PREFIX)/bin $(SECTIONS:%=$(DESTDIR)$(PREFIX)/share/man/man%) \
		$(addprefix $(SHARE)/,$(sort $(patsubst data/%,%,$(dir $(TABLES)))) examples)
	install -m 755 $(patsubst %,$(BIN)/%,$(TOOLS) $(MAKERS)) $(DESTDIR)$(PREFIX)/bin
	install -m 755 bin/show $(DESTDIR)$(PREFIX)/bin/readout-show
	$(foreach s,$(SECTIONS),install -m 644 $(filter %.$(s),$(PAGES)) $(DESTDIR)$(PREFIX)/share/man/man$(s) &&) :
	$(foreach t,$(TABLES),install -m 644 $(t) $(SHARE)/$(t:data/%=%) &&) :
	install -m 644 NOTICE LICENSE $(SHARE)
	install -m 644 $(ARTICLES) $(SHARE)/examples

uninstall:
	cd $(DESTDIR)$(PREFIX)/bin && rm -f $(TOOLS) $(MAKERS) readout-show
	cd $(DESTDIR)$(PREFIX)/share/man && rm -f $(foreach s,$(SECTIONS),$(patsubst man/%,man$(s)/%,$(filter %.$(s),$(PAGES))))
	rm -rf $(SHARE)

.PHONY: install uninstall
