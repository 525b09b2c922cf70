# readout. CC, CFLAGS, LDFLAGS, PREFIX and DESTDIR are yours to set.

PREFIX = /usr/local
CFLAGS = -O2 -g
TOOLS = sentsplit entities topics commitments

# Objects of one kind of build, and where its programs go; `make asan` sets others.
OBJ = bin/.obj
BIN = bin

WARN = -Wall -Wextra -Wshadow -Wconversion -Wpointer-arith -Wstrict-prototypes -Wvla $(WERROR)
OUR_CFLAGS = -std=c11 -D_GNU_SOURCE -Ilib $(WARN) -MMD -MP $(HARDEN)
LIBS = -lpcre2-8 -lcsv

# What hardens the programs, as far as the compiler has it; yours, which stand behind, win.
# FORTIFY needs optimisation. make HARDEN= HARDEN_LDFLAGS= builds without.
has = $(shell echo 'int main(void) { return 0; }' | \
	$(CC) -Werror -O1 $(1) -include stdlib.h -x c - -o /dev/null 2>/dev/null && echo '$(1)')
has_of = $(or $(call has,$(1)),$(foreach flag,$(1),$(call has,$(flag))))
HARDEN := $(call has_of,-fPIE -fstack-protector-strong -fstack-clash-protection -fcf-protection)
FORTIFY = -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3
ifeq ($(findstring _FORTIFY_SOURCE,$(CPPFLAGS) $(CFLAGS)),)
ifneq ($(filter -O1 -O2 -O3 -Os -Og,$(CFLAGS)),)
HARDEN += $(or $(call has,$(FORTIFY)),$(FORTIFY:%3=%2))
endif
endif
HARDEN_LDFLAGS = $(if $(filter -static%,$(LDFLAGS)),,-pie) -Wl,-z,relro,-z,now,-z,noexecstack
LINK = $(CC) $(CFLAGS) $(HARDEN_LDFLAGS) $(LDFLAGS)

LIB_OBJ = $(patsubst %.c,$(OBJ)/%.o,$(sort $(wildcard lib/*/*.c)))
UNITS = $(patsubst tests/unit/%.c,$(OBJ)/unit/%,$(sort $(wildcard tests/unit/*.c)))
FUZZERS = $(patsubst tests/fuzz/%.c,$(OBJ)/fuzz/%,$(sort $(wildcard tests/fuzz/*.c)))
FAULTS = $(OBJ)/faults/shim.so $(OBJ)/faults/faults $(OBJ)/compile
# Off: what is a matter of taste here, and an analyzer check that misreads va_start.
TIDY = -*,clang-analyzer-*,bugprone-*,\
-bugprone-easily-swappable-parameters,-bugprone-narrowing-conversions,-bugprone-branch-clone,-bugprone-implicit-widening-of-multiplication-result,-bugprone-macro-parentheses,-bugprone-suspicious-string-compare,-clang-analyzer-security.insecureAPI.*,-clang-analyzer-valist.Uninitialized
PAGES = $(sort $(wildcard man/*.[1-8]))

# The tables that each blob is compiled from, in the order its compiler expects.
BLOBS = cues datelines gazetteer sentence tagger topics when
BLOB_OBJ = $(BLOBS:%=$(OBJ)/%.blob.o)
DATA_topics = data/taxonomy.tsv $(sort $(wildcard data/topics/*.tsv))
DATA_when = data/when.tsv $(sort $(wildcard data/when_*.tsv))
DATA_tagger = data/english.weights
DATA_datelines = $(addprefix data/,datelines.tsv when_forms.tsv when_words.tsv)
DATA_sentence = data/abbreviations.tsv data/starters.tsv
DATA_gazetteer = $(sort $(wildcard data/gazetteer/*.tsv)) \
	$(addprefix data/,currencies.tsv mention_words.tsv money_words.tsv name_words.tsv names.tsv patterns.tsv titles.tsv)
DATA_cues = $(addprefix data/,verbs.tsv function_words.tsv clause_words.tsv cues.tsv cue_frames.tsv cue_exclusions.tsv parties.tsv private_bodies.tsv adjuncts.tsv)

## all: the programs, in bin
all: $(TOOLS:%=$(BIN)/%)

# A program is src/NAME.c and what it uses of the library.
$(TOOLS:%=$(BIN)/%): $(BIN)/%: $(OBJ)/src/%.o $(OBJ)/libreadout.a
	@mkdir -p $(@D)
	$(LINK) -o $@ $^ $(LIBS)

$(OBJ)/libreadout.a: $(LIB_OBJ) $(BLOB_OBJ)
	rm -f $@ && ar rcsD $@ $^

# The compiler of blobs is linked with empty ones.
$(OBJ)/compile: $(OBJ)/src/compile.o $(LIB_OBJ) $(BLOBS:%=$(OBJ)/%.noblob.o)
	$(LINK) -o $@ $^ $(LIBS)

$(OBJ)/%.noblob.o: lib/know/blob.S $(OBJ)/flags
	@mkdir -p $(@D) && : >$(OBJ)/empty
	$(CC) $(CPPFLAGS) $(HARDEN) -DBLOB=$* -DBLOB_FILE='"$(OBJ)/empty"' -c -o $@ lib/know/blob.S

.SECONDEXPANSION:
$(OBJ)/%.blob: $(OBJ)/compile $$(DATA_%)
	$(OBJ)/compile $* $@ $(DATA_$*)

$(OBJ)/%.blob.o: $(OBJ)/%.blob lib/know/blob.S $(OBJ)/flags
	$(CC) $(CPPFLAGS) $(HARDEN) -DBLOB=$* -DBLOB_FILE='"$<"' -c -o $@ lib/know/blob.S

# Other flags, other objects: this file changes with them.
FLAGS = $(CC) $(CPPFLAGS) $(OUR_CFLAGS) $(CFLAGS)
$(OBJ)/flags: FORCE
	@mkdir -p $(@D) && { echo '$(FLAGS)' | cmp -s - $@ || echo '$(FLAGS)' >$@; }

$(OBJ)/%.o: %.c $(OBJ)/flags
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(OUR_CFLAGS) $(CFLAGS) -c -o $@ $<

$(OBJ)/unit/%: $(OBJ)/tests/unit/%.o $(OBJ)/libreadout.a
	@mkdir -p $(@D)
	$(LINK) -o $@ $^ $(LIBS)

# libFuzzer and AFL++ bring a main of their own. A target may have a folder's objects beside it.
FUZZ_LIB = fuzz filter driver
BESIDE_documents = $(patsubst %.c,$(OBJ)/%.o,$(sort $(wildcard tests/generate/*.c)))
$(OBJ)/fuzz/%: $(OBJ)/tests/fuzz/%.o $(FUZZ_LIB:%=$(OBJ)/tests/fuzz/lib/%.o) $$(BESIDE_$$*) $(OBJ)/libreadout.a
	@mkdir -p $(@D)
	$(LINK) $(FUZZ_LDFLAGS) -o $@ $^ $(LIBS)

# Built without the user's CFLAGS: what they instrument is not to be found in every process.
$(OBJ)/faults/shim.so: tests/faults/shim.c
	@mkdir -p $(@D)
	$(CC) -std=c11 -D_GNU_SOURCE $(WARN) -O1 -fPIC -shared -o $@ $<

$(OBJ)/faults/faults: tests/faults/faults.c
	@mkdir -p $(@D)
	$(CC) -std=c11 -D_GNU_SOURCE $(WARN) -O1 -o $@ $<

$(OBJ)/tests/%.o: OUR_CFLAGS += -Itests/unit

## train: the trainer of the weights, which needs none (train/README.md)
train: $(OBJ)/train/train

TRAIN_OBJ = $(patsubst %.c,$(OBJ)/%.o,$(sort $(wildcard train/*.c)))
$(OBJ)/train/train: $(TRAIN_OBJ) $(filter-out %/name_model.o,$(LIB_OBJ)) $(filter-out %/tagger.blob.o,$(BLOB_OBJ))
	$(LINK) -o $@ $^ $(LIBS) -lm

## deps: install the packages that are missing (Debian, Ubuntu)
deps:
	@bin/deps

## demo: the commitments of an article, as a table
demo: all
	@bin/sentsplit examples/talks.txt | bin/commitments -H | bin/show

## check: all tests
check: all $(UNITS) $(FUZZERS) $(FAULTS)
	@BIN=$(BIN) OBJ=$(OBJ) SANITIZED=$(SANITIZED) HARDENED='$(HARDEN) $(HARDEN_LDFLAGS)' tests/run $(UNITS) $(FUZZERS)

## generate: N documents made of the tables through all filters, from SEED on
N = 1000000
SEED = 1
generate: $(OBJ)/fuzz/documents
	$(OBJ)/fuzz/documents -runs=$(N) -seed=$(SEED)

## faults: every call of libc made to fail or fall short once, over small inputs
faults: all $(FAULTS)
	@BIN=$(BIN) tests/faults/run $(OBJ)

## stress: lines of 100 MB, a million documents, text made to be slow, little memory
stress: all
	@BIN=$(BIN) tests/stress

## growth: instructions over texts of n and 2n bytes, all units and filters (needs valgrind)
growth: all
	@python3 tests/growth.py --bin $(BIN) --all --sampled 40

## hunt: TIME seconds of units of one to three words from all tables, for time that grows faster than the text; SEED
SEED = 1
hunt: all
	@python3 tests/growth.py --bin $(BIN) --all --hunt $(TIME) --seed $(SEED)

## matrix: gcc and clang, -O0 to -O3, 32 and 64 bit give the same bytes
matrix:
	@tests/matrix

## golden: write what the golden cases expect anew; review the diff
golden: all
	@GOLDEN=write BIN=$(BIN) tests/run

## valgrind: the compilers of blobs, unit tests, fuzz corpora and golden cases under valgrind
# What it says goes into files: it speaks of system calls that it does not know, too.
VALGRIND = valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite --log-file=$(abspath $(OBJ))/valgrind/%p
valgrind: all $(UNITS) $(FUZZERS)
	@rm -rf $(OBJ)/valgrind && mkdir -p $(OBJ)/valgrind
	@$(foreach b,$(BLOBS),$(VALGRIND) $(OBJ)/compile $(b) $(OBJ)/again $(DATA_$(b)) && cmp $(OBJ)/$(b).blob $(OBJ)/again &&) :
	@BIN=$(BIN) FILTER='golden cases' WRAP='$(VALGRIND)' FUZZ_RUNS=50 tests/run $(UNITS) $(FUZZERS)

## huge: documents of more than 4 GiB
huge: all
	@BIN=$(BIN) tests/huge

# Sanitizers and fuzzers bring what they need.
BARE = LDFLAGS= HARDEN= HARDEN_LDFLAGS=

## asan: the tests under the address and undefined behaviour sanitizers
asan:
	$(MAKE) OBJ=bin/.obj-asan BIN=bin/.obj-asan/bin $(BARE) \
		CFLAGS='-O1 -g $(SANITIZE)' SANITIZED=1 check

## coverage: the tests once more, and what of lib and src they reach (needs gcovr)
COVERAGE = bin/.obj-coverage
coverage:
	rm -rf $(COVERAGE)
	$(MAKE) OBJ=$(COVERAGE) BIN=$(COVERAGE)/bin CPPFLAGS=-DSANDBOX_LOOSE $(filter-out LDFLAGS=,$(BARE)) LDFLAGS=--coverage \
		CFLAGS='-O0 -g --coverage -fprofile-update=atomic' SANITIZED=1 check
	gcovr --root . --filter lib/ --filter src/ --sort-percentage --txt $(COVERAGE)/lines.txt \
		--html-details $(COVERAGE)/lines.html --print-summary --fail-under-line 95 --fail-under-branch 85 $(COVERAGE)
	gcovr --root . --filter lib/ --filter src/ --branches --txt $(COVERAGE)/branches.txt $(COVERAGE)

## fuzz: TIME seconds of libFuzzer for each target of tests/fuzz, or those in FUZZ (clang)
TIME = 60
FUZZ = $(notdir $(FUZZERS))
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
fuzzers: $(FUZZERS)
fuzz: all
	$(MAKE) OBJ=bin/.obj-fuzz CC=clang FUZZ_LIB='fuzz filter' $(BARE) FUZZ_LDFLAGS=-fsanitize=fuzzer \
		CFLAGS='-O1 -g -fsanitize=fuzzer-no-link $(SANITIZE)' fuzzers
	tests/fuzz/run libfuzzer bin/.obj-fuzz/fuzz $(TIME) $(FUZZ)

## afl: the same under AFL++
afl: all
	$(MAKE) OBJ=bin/.obj-afl CC=afl-clang-fast FUZZ_LIB='fuzz filter' $(BARE) FUZZ_LDFLAGS=-fsanitize=fuzzer \
		CFLAGS='-O1 -g' fuzzers
	tests/fuzz/run afl bin/.obj-afl/fuzz $(TIME) $(FUZZ)

## lint: clang-tidy, cppcheck, shellcheck, mandoc
lint:
	printf '%s\n' src/*.c lib/*/*.c | xargs -P 2 -n 8 sh -c 'clang-tidy --quiet --checks="$$0" --warnings-as-errors="*" "$$@" -- $(filter-out -MMD -MP,$(OUR_CFLAGS)) 2>/dev/null' '$(TIDY)'
	cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr --error-exitcode=1 -Ilib src lib
	shellcheck bin/deps bin/show tests/run tests/faults/run tests/stress tests/matrix train/run .ci/run tests/helper.bash tests/*.bats
	shellcheck -x bench/run bench/peers bench/keep bench/pipeline bench/*.bash examples/spark/deps examples/spark/rate examples/spark/map.sh examples/spark/*.bats
	mandoc -Tlint -Wwarning $(PAGES)

## analyze: the static analyzer of gcc
analyze:
	@for f in src/*.c lib/*/*.c; do \
		gcc $(filter-out -MMD -MP,$(OUR_CFLAGS)) -O2 -Werror -fanalyzer -c -o /dev/null $$f || exit 1; done

## bench: speed beside other tools, growth, cores, counts (bench/run --help); TEXT=file
bench: all
	bench/run $(TEXT)

## spark: the job of examples/spark on two workers, tested; Spark goes into SPARK
SPARK = $(OBJ)/spark
spark: all
	examples/spark/deps $(SPARK)
	VENV=$(abspath $(SPARK)) BIN=$(BIN) BATS_TEST_TIMEOUT=900 bats examples/spark/spark.bats

# Folders that are made on the way are for everybody, whatever the user's umask keeps.
install: all
	umask 022 && mkdir -p $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/man/man7
	install -m 755 $(TOOLS:%=$(BIN)/%) $(DESTDIR)$(PREFIX)/bin
	install -m 644 $(filter %.1,$(PAGES)) $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 644 $(filter %.7,$(PAGES)) $(DESTDIR)$(PREFIX)/share/man/man7

uninstall:
	cd $(DESTDIR)$(PREFIX)/bin && rm -f $(TOOLS)
	cd $(DESTDIR)$(PREFIX)/share/man && rm -f $(patsubst man/%.1,man1/%.1,$(filter %.1,$(PAGES))) $(patsubst man/%.7,man7/%.7,$(filter %.7,$(PAGES)))

clean:
	rm -rf bin/.obj* $(TOOLS:%=bin/%)

## help: this list; and install, uninstall, clean
help:
	@sed -n 's/^## //p' Makefile

-include $(shell find $(OBJ) -name '*.d' 2>/dev/null)
.PHONY: all train deps demo check golden asan fuzz lint install uninstall clean help coverage faults stress matrix FORCE valgrind huge fuzzers afl analyze bench spark generate growth hunt
.DELETE_ON_ERROR:
.SECONDARY:
