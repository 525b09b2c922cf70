/* title_value: what a phrase of the titles' lexicon is, packed into its value. */
#ifndef TITLE_VALUE_H
#define TITLE_VALUE_H

#include <stdint.h>

enum { TITLE_ROLE_BITS = 4, TITLE_FLAG_BITS = 12 };

static inline uint32_t title_value(unsigned role, unsigned flags, uint32_t row)
{
	return row << (TITLE_ROLE_BITS + TITLE_FLAG_BITS) | flags << TITLE_ROLE_BITS | role;
}

static inline unsigned title_value_role(uint32_t value)
{
	return value & ((1U << TITLE_ROLE_BITS) - 1);
}

static inline unsigned title_value_flags(uint32_t value)
{
	return value >> TITLE_ROLE_BITS & ((1U << TITLE_FLAG_BITS) - 1);
}

static inline uint32_t title_value_row(uint32_t value)
{
	return value >> (TITLE_ROLE_BITS + TITLE_FLAG_BITS);
}

#endif
