#include "names/country_set.h"

static bool bit_of(struct str code, unsigned *bit)
{
	if (code.len != 3)
		return false;
	*bit = 0;
	for (int i = 0; i < 3; i++) {
		if (code.p[i] < 'A' || code.p[i] > 'Z')
			return false;
		*bit = *bit * 26 + (unsigned)(code.p[i] - 'A');
	}
	return true;
}

bool country_is_code(struct str s)
{
	unsigned bit;

	return bit_of(s, &bit);
}

void country_add(struct country_set *s, struct str code)
{
	unsigned bit;

	if (bit_of(code, &bit))
		s->bits[bit >> 6] |= UINT64_C(1) << (bit & 63);
}

bool country_has(const struct country_set *s, struct str code)
{
	unsigned bit;

	return bit_of(code, &bit) && s->bits[bit >> 6] >> (bit & 63) & 1;
}
