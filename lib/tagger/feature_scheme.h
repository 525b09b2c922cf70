/* feature_scheme: a fingerprint of what the features of names are made of.
 *
 * Weights know features by hashes alone: a template, a code or a label with another number
 * would meet the wrong weights, and nothing would tell. So weights carry the fingerprint of
 * the features that they were trained with, and are refused where it differs. It is taken of
 * the features themselves, which a sentence for the purpose gives, and of the names of all
 * codes and labels. */
#ifndef FEATURE_SCHEME_H
#define FEATURE_SCHEME_H

#include <stdint.h>

uint64_t feature_scheme(void);

#endif
