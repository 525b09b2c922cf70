# readout: make help lists the targets.
# CC, CFLAGS, LDFLAGS, PREFIX and DESTDIR are yours to set.

PREFIX = /usr/local
CFLAGS = -O2 -g
TOOLS = sentsplit entities topics commitments

# Where objects go; another one for each kind of build, so that they never mix.
OBJ = bin/.obj
# Where programs go.
BIN = bin

WARN = -Wall -Wextra -Wshadow -Wconversion -Wpointer-arith -Wstrict-prototypes -Wvla $(WERROR)
OUR_CFLAGS = -std=c11 -D_GNU_SOURCE -Ilib $(WARN) -MMD -MP
LIBS = -lpcre2-8 -lcsv

LIB_SRC = $(sort $(wildcard lib/*.c))
LIB_OBJ = $(LIB_SRC:%.c=$(OBJ)/%.o)
BLOBS = $(OBJ)/gazetteer.blob
BLOB_OBJ = $(BLOBS:.blob=.blob.o)

all: $(TOOLS:%=$(BIN)/%)

$(BIN)/%: $(OBJ)/src/%.o $(OBJ)/libreadout.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(OBJ)/libreadout.a: $(LIB_OBJ)
	rm -f $@
	ar rcsD $@ $^

$(OBJ)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(OUR_CFLAGS) $(CFLAGS) -c -o $@ $<

clean:
	rm -rf bin/.obj* $(TOOLS:%=bin/%)

-include $(shell find $(OBJ) -name '*.d' 2>/dev/null)
.PHONY: all clean
.DELETE_ON_ERROR:
