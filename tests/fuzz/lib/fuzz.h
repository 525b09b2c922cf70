/* fuzz: what the fuzz targets share.
 *
 * A target is tests/fuzz/NAME.c with LLVMFuzzerTestOneInput, which returns 0 or ends the
 * process. It runs under libFuzzer, under AFL++, or with driver.c and any compiler. */
#ifndef FUZZ_H
#define FUZZ_H

#include "stream/input.h"
#include "stream/output.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

/* How many random inputs driver.c gives to the target, which may define it: 1000. */
extern const unsigned long fuzz_runs;

/* A promise of the code under test; if it is broken, says so and aborts. */
#define MUST(cond) ((cond) ? (void)0 : fuzz_broken(__FILE__, __LINE__, #cond))
_Noreturn void fuzz_broken(const char *file, int line, const char *promise);

/* Takes the first byte, by which a target chooses options; 0 if there is none. */
unsigned fuzz_choice(struct str *s);

/* A copy with STR_PAD bytes behind it and not one more, so that a sanitizer sees what reads
 * farther. The caller frees `p`. */
struct str fuzz_copy(struct str s);

/* Files in memory, by small numbers of the target's. Writing replaces what was there; the
 * path is good until the process ends. */
enum { FUZZ_FILES = 6 };
const char *fuzz_file(int slot, struct str content);
const char *fuzz_path(int slot);
struct str fuzz_read_file(int slot, struct buf *to);

/* An output that writes to a file, emptied. Close it with fuzz_finish. */
void fuzz_output(struct output *o, int slot);
void fuzz_finish(struct output *o);

/* Nothing but what may stand between two sentences. */
bool fuzz_blank(struct str s);

/* The texts are the same but for white space in place of a head of a page, and for what makes
 * one of a word that a line end broke. */
bool fuzz_same(struct str got, struct str want);

/* The same sequence on every machine (xorshift64*): a number below `n`. */
size_t fuzz_below(uint64_t *state, size_t n);

#endif
