/* weights_file: all trained weights in one versioned file, with checksums and the fingerprint
 * of the features that they are for.
 *
 * Sections begin at multiples of 64 bytes and are used where they lie. */
#ifndef WEIGHTS_FILE_H
#define WEIGHTS_FILE_H

#include "base/buf.h"
#include "base/str.h"

struct weights_file {
	struct str words; /* clusters.h */
	struct str lists; /* phrase_set.h */
	struct str names; /* weights.h: the name tagger */
};

/* Looks at the header alone, every byte of which must be right, and at the fingerprint of
 * the features (feature_scheme.h). Returns NULL, or what is wrong. `file` is 64-byte aligned
 * and stays in place. */
const char *weights_file_open(struct weights_file *f, struct str file);

/* The same, and reads every byte of the sections. */
const char *weights_file_check(struct str file);

/* Appends a whole file to the empty `out`. */
void weights_file_write(const struct weights_file *f, struct buf *out);

/* A build program of knowledge (compile.c): checks the one file and hands it on. */
bool weights_file_compile(char **files, struct buf *out);

/* Another: cuts the words out of it, whatever features the rest is for. */
bool weights_file_compile_words(char **files, struct buf *out);

#endif
