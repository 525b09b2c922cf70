# readout. CC, CFLAGS, LDFLAGS, PREFIX and DESTDIR are yours to set.
# Here is how all is built; what is done with it is in mk/, a file a purpose.

PREFIX = /usr/local
CFLAGS = -O2 -g

# The programs: each is src/NAME.c, man/NAME.1 and tests/NAME.bats. All else asks here.
# sentsplit makes the sentence rows that the others read.
TOOLS = sentsplit entities topics commitments ledger brief
# What makes weights for them is no filter, and is built and installed with them.
MAKERS = readout-fit

# Objects of one kind of build, and where its programs go; `make asan` sets others.
OBJ = bin/.obj
BIN = bin

all: # before those of the files that are included

LIB_OBJ = $(patsubst %.c,$(OBJ)/%.o,$(sort $(wildcard lib/*/*.c)))
UNITS = $(patsubst tests/unit/%.c,$(OBJ)/unit/%,$(sort $(wildcard tests/unit/*.c)))
FUZZERS = $(patsubst tests/fuzz/%.c,$(OBJ)/fuzz/%,$(sort $(wildcard tests/fuzz/*.c)))
FAULTS = $(OBJ)/faults/shim.so $(OBJ)/faults/faults $(OBJ)/compile
PAGES = $(sort $(wildcard man/*.[1-8]))

include mk/compiler.mk
include mk/data.mk

## all: the programs, in bin
all: $(TOOLS:%=$(BIN)/%) $(MAKERS:%=$(BIN)/%)
	@$(NO_ENCODER)

# Their names, for scripts.
tools:
	@echo $(TOOLS)

# A program is src/NAME.c and what it uses of the library.
$(TOOLS:%=$(BIN)/%): $(BIN)/%: $(OBJ)/src/%.o $(OBJ)/libreadout.a
	@mkdir -p $(@D)
	$(LINK) -o $@ $^ $(LIBS)

$(MAKERS:%=$(BIN)/%): $(BIN)/%: $(OBJ)/src/%.o $(OBJ)/libreadout.a
	@mkdir -p $(@D)
	$(LINK) -o $@ $^ $(LIBS) -lm

$(OBJ)/libreadout.a: $(LIB_OBJ) $(BLOB_OBJ)
	rm -f $@ && ar rcsD $@ $^

# Other flags, other objects: this file changes with them.
FLAGS = $(CC) $(CPPFLAGS) $(OUR_CFLAGS) $(CFLAGS)
ifneq ($(file <$(OBJ)/flags),$(FLAGS))
$(OBJ)/flags: FORCE
endif
$(OBJ)/flags:
	@mkdir -p $(@D) && echo '$(FLAGS)' >$@

$(OBJ)/%.o: %.c $(OBJ)/flags
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(OUR_CFLAGS) $(CFLAGS) $(EXACT) -c -o $@ $<

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
train: $(OBJ)/train/train $(OBJ)/train/partners $(OBJ)/train/judge/judge $(OBJ)/train/encoder/windows $(OBJ)/train/links

# partners reads documents as the programs do, and so has all that they have.
PARTNERS = train/partners.c train/partner_rows.c train/logistic.c
TRAIN_OBJ = $(patsubst %.c,$(OBJ)/%.o,$(sort $(filter-out $(PARTNERS) train/links.c,$(wildcard train/*.c))))
$(OBJ)/train/train: $(TRAIN_OBJ) $(filter-out %/name_model.o $(OBJ)/lib/ledger/% $(OBJ)/lib/page/%,$(LIB_OBJ)) $(filter-out %/tagger.blob.o %/words.blob.o,$(BLOB_OBJ)) $(OBJ)/words.noblob.o
	$(LINK) -o $@ $^ $(LIBS) -lm

JUDGE_OBJ = $(patsubst %.c,$(OBJ)/%.o,$(sort $(wildcard train/judge/*.c)))
$(OBJ)/train/judge/judge: $(JUDGE_OBJ) $(OBJ)/libreadout.a
	$(LINK) -o $@ $^ $(LIBS) -lm

$(OBJ)/train/encoder/windows: $(OBJ)/train/encoder/windows.o $(OBJ)/libreadout.a
	$(LINK) -o $@ $^ $(LIBS)

$(OBJ)/train/partners: $(PARTNERS:%.c=$(OBJ)/%.o) $(OBJ)/libreadout.a
	$(LINK) -o $@ $^ $(LIBS) -lm

$(OBJ)/train/links: $(OBJ)/train/links.o $(OBJ)/train/logistic.o $(OBJ)/libreadout.a
	$(LINK) -o $@ $^ $(LIBS) -lm

## deps: install the packages that are missing (Debian, Ubuntu)
deps:
	@bin/deps

## demo: the commitments of an article, as a table and as a page
demo: all
	@bin/sentsplit examples/talks.txt | bin/commitments -H | bin/show
	@bin/sentsplit examples/talks.txt | bin/brief --title 'Talks in Beijing' >examples/talks.html
	@echo; echo 'The text with its commitments marked: examples/talks.html, for a browser.'

clean:
	rm -rf bin/.obj* $(TOOLS:%=bin/%) $(MAKERS:%=bin/%)

## help: this list; and install, uninstall, clean
help:
	@sed -n 's/^## //p' Makefile mk/*.mk

include mk/check.mk
include mk/instrument.mk
include mk/lint.mk
include mk/install.mk
include mk/site.mk
include mk/package.mk

-include $(shell find $(OBJ) -path '$(OBJ)/deb' -prune -o -type f -name '*.d' -print 2>/dev/null)
.PHONY: all tools train deps demo clean help FORCE
.DELETE_ON_ERROR:
.SECONDARY:
