# readout. CC, CFLAGS, LDFLAGS, PREFIX and DESTDIR are yours to set.

PREFIX = /usr/local
CFLAGS = -O2 -g
TOOLS = sentsplit entities topics commitments

# Objects of one kind of build, and where its programs go; `make asan` sets others.
OBJ = bin/.obj
BIN = bin

WARN = -Wall -Wextra -Wshadow -Wconversion -Wpointer-arith -Wstrict-prototypes -Wvla $(WERROR)
OUR_CFLAGS = -std=c11 -D_GNU_SOURCE -Ilib $(WARN) -MMD -MP
LIBS = -lpcre2-8 -lcsv

LIB_OBJ = $(patsubst %.c,$(OBJ)/%.o,$(sort $(wildcard lib/*.c)))
UNITS = $(patsubst tests/unit/%.c,$(OBJ)/unit/%,$(sort $(wildcard tests/unit/*.c)))
FUZZERS = $(patsubst tests/fuzz/%.c,$(OBJ)/fuzz/%,$(sort $(wildcard tests/fuzz/*.c)))
# Off: what is a matter of taste here, and an analyzer check that misreads va_start.
TIDY = -*,clang-analyzer-*,bugprone-*,\
-bugprone-easily-swappable-parameters,-bugprone-narrowing-conversions,-bugprone-branch-clone,-bugprone-implicit-widening-of-multiplication-result,-bugprone-macro-parentheses,-bugprone-suspicious-string-compare,-clang-analyzer-security.insecureAPI.*,-clang-analyzer-valist.Uninitialized
PAGES = $(sort $(wildcard man/*.[1-8]))

# The tables that each blob is compiled from, in the order its compiler expects.
BLOBS = cues gazetteer sentence topics when
BLOB_OBJ = $(BLOBS:%=$(OBJ)/%.blob.o)
DATA_topics = data/taxonomy.tsv $(sort $(wildcard data/topics/*.tsv))
DATA_when = data/when.tsv $(sort $(wildcard data/when_*.tsv))
DATA_sentence = data/abbreviations.tsv data/starters.tsv
DATA_gazetteer = $(sort $(wildcard data/gazetteer/*.tsv)) \
	$(addprefix data/,currencies.tsv name_words.tsv names.tsv patterns.tsv titles.tsv)
DATA_cues = $(addprefix data/,verbs.tsv function_words.tsv cues.tsv cue_frames.tsv cue_exclusions.tsv parties.tsv private_bodies.tsv adjuncts.tsv)

## all: the programs, in bin
all: $(TOOLS:%=$(BIN)/%)

# A program is src/NAME.c and what it uses of the library.
$(TOOLS:%=$(BIN)/%): $(BIN)/%: $(OBJ)/src/%.o $(OBJ)/libreadout.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(OBJ)/libreadout.a: $(LIB_OBJ) $(BLOB_OBJ)
	rm -f $@ && ar rcsD $@ $^

# The compiler of blobs is linked with empty ones.
$(OBJ)/compile: $(OBJ)/src/compile.o $(LIB_OBJ) $(BLOBS:%=$(OBJ)/%.noblob.o)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(OBJ)/%.noblob.o: lib/blob.S
	@mkdir -p $(@D) && : >$(OBJ)/empty
	$(CC) $(CPPFLAGS) -DBLOB=$* -DBLOB_FILE='"$(OBJ)/empty"' -c -o $@ lib/blob.S

.SECONDEXPANSION:
$(OBJ)/%.blob: $(OBJ)/compile $$(DATA_%)
	$(OBJ)/compile $* $@ $(DATA_$*)

$(OBJ)/%.blob.o: $(OBJ)/%.blob lib/blob.S
	$(CC) $(CPPFLAGS) -DBLOB=$* -DBLOB_FILE='"$<"' -c -o $@ lib/blob.S

$(OBJ)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(OUR_CFLAGS) $(CFLAGS) -c -o $@ $<

$(OBJ)/unit/%: $(OBJ)/tests/unit/%.o $(OBJ)/libreadout.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(OBJ)/fuzz/%: $(OBJ)/tests/fuzz/%.o $(OBJ)/libreadout.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(OBJ)/tests/%.o: OUR_CFLAGS += -Itests/unit

## deps: install the packages that are missing (Debian, Ubuntu)
deps:
	@bin/deps

## demo: the commitments of an article, as a table
demo: all
	@bin/sentsplit examples/talks.txt | bin/commitments -H | bin/show

## check: all tests
check: all $(UNITS)
	@BIN=$(BIN) SANITIZED=$(SANITIZED) tests/run $(UNITS)

## golden: write what the golden cases expect anew; review the diff
golden: all
	@GOLDEN=write BIN=$(BIN) tests/run

## asan: the tests under the address and undefined behaviour sanitizers
asan:
	$(MAKE) OBJ=bin/.obj-asan BIN=bin/.obj-asan/bin LDFLAGS= \
		CFLAGS='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer' SANITIZED=1 check

## fuzz: RUNS random inputs through each fuzzer of tests/fuzz
RUNS = 100000
fuzz: $(FUZZERS)
	@for f in $(FUZZERS); do $$f $(RUNS) || exit 1; done

## lint: clang-tidy, cppcheck, shellcheck, mandoc
lint:
	clang-tidy --quiet --checks='$(TIDY)' --warnings-as-errors='*' src/*.c lib/*.c -- $(filter-out -MMD -MP,$(OUR_CFLAGS)) 2>/dev/null
	cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr --error-exitcode=1 -Ilib src lib
	shellcheck bin/deps bin/show tests/run .ci/run tests/helper.bash tests/*.bats
	shellcheck -x bench/run bench/peers bench/keep bench/pipeline bench/*.bash examples/spark/deps examples/spark/rate examples/spark/map.sh examples/spark/*.bats
	mandoc -Tlint -Wwarning $(PAGES)

## bench: speed beside other tools, growth, cores, counts (bench/run --help); TEXT=file
bench: all
	bench/run $(TEXT)

## spark: the job of examples/spark on two workers, tested; Spark goes into SPARK
SPARK = $(OBJ)/spark
spark: all
	examples/spark/deps $(SPARK)
	VENV=$(abspath $(SPARK)) BIN=$(BIN) BATS_TEST_TIMEOUT=900 bats examples/spark/spark.bats

install: all
	mkdir -p $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/man/man7
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
.PHONY: all deps demo check golden asan fuzz lint bench spark install uninstall clean help
.DELETE_ON_ERROR:
.SECONDARY:
