/* cpu: which vector instructions the scanners may use.
 *
 * Every vector path has a scalar twin with the same output; the choice is one of speed. AVX2
 * is used where it pays: by the scan for ends of sentences, a tenth of the time of sentsplit, and
 * by the encoder, which alone asks for the dot products of VNNI (AVX-512) as well. Each level has all
 * that stands before it. */
#ifndef CPU_H
#define CPU_H

#include "base/str.h"

#include <stdbool.h>

enum cpu_level { CPU_SCALAR, CPU_SSE2, CPU_AVX2, CPU_VNNI };

/* The best level of this machine. */
enum cpu_level cpu_best(void);

/* Reads "auto", "scalar", "sse2", "avx2" or "vnni". False if it is none of them or the machine
 * does not have it. */
bool cpu_parse(struct str s, enum cpu_level *level);

#endif
