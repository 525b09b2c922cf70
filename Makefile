# readout: `make help` lists the targets.
# CC, CFLAGS, LDFLAGS, PREFIX and DESTDIR are yours to set.

PREFIX = /usr/local
CFLAGS = -O2 -g
TOOLS = sentsplit entities topics commitments

# Objects of one kind of build, and its programs; `make asan` sets others.
OBJ = bin/.obj
BIN = bin

WARN = -Wall -Wextra -Wshadow -Wconversion -Wpointer-arith -Wstrict-prototypes -Wvla $(WERROR)
OUR_CFLAGS = -std=c11 -D_GNU_SOURCE -Ilib $(WARN) -MMD -MP
LIBS = -lpcre2-8 -lcsv

LIB_OBJ = $(patsubst %.c,$(OBJ)/%.o,$(sort $(wildcard lib/*.c)))

# The tables that each blob is compiled from; taxonomy first.
TOPICS_DATA = data/taxonomy.tsv $(sort $(wildcard data/topics/*.tsv))
BLOBS = topics
BLOB_OBJ = $(BLOBS:%=$(OBJ)/%.blob.o)

all: $(TOOLS:%=$(BIN)/%)

# A program is src/NAME.c and what it uses of the library.
$(TOOLS:%=$(BIN)/%): $(BIN)/%: $(OBJ)/src/%.o $(OBJ)/libreadout.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(OBJ)/libreadout.a: $(LIB_OBJ) $(BLOB_OBJ)
	rm -f $@ && ar rcsD $@ $^

# The compiler of blobs is linked before there are any.
$(OBJ)/compile: $(OBJ)/src/compile.o $(LIB_OBJ)
	rm -f $(OBJ)/core.a && ar rcsD $(OBJ)/core.a $(LIB_OBJ)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $(OBJ)/core.a $(LIBS)

$(OBJ)/topics.blob: $(OBJ)/compile $(TOPICS_DATA)
	$(OBJ)/compile topics $@ $(TOPICS_DATA)

$(OBJ)/%.blob.o: $(OBJ)/%.blob lib/blob.S
	$(CC) $(CPPFLAGS) -DBLOB=$* -DBLOB_FILE='"$<"' -c -o $@ lib/blob.S

$(OBJ)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(OUR_CFLAGS) $(CFLAGS) -c -o $@ $<

clean:
	rm -rf bin/.obj* $(TOOLS:%=bin/%)

-include $(shell find $(OBJ) -name '*.d' 2>/dev/null)
.PHONY: all clean
.DELETE_ON_ERROR:
.SECONDARY:
