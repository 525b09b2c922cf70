#include "base/glob.h"

/* Bytes of the character that begins at name[i]. */
static size_t char_len(struct str name, size_t i)
{
	size_t n = 1;

	while (i + n < name.len && ((unsigned char)name.p[i + n] & 0xc0) == 0x80)
		n++;
	return n;
}

/* One step of the pattern that is no star at byte `*p` against byte `*i`; moves both on. */
static bool step(struct str pattern, size_t *p, struct str name, size_t *i)
{
	if (pattern.p[*p] == '?') {
		*i += char_len(name, *i);
		++*p;
		return true;
	}
	if (pattern.p[*p] == '\\' && *p + 1 < pattern.len)
		++*p;
	if (pattern.p[*p] != name.p[*i])
		return false;
	++*p;
	++*i;
	return true;
}

/* Only the last star can have to take more: what those before it took was enough. */
bool glob_fits(struct str pattern, struct str name)
{
	size_t p = 0, i = 0, star = SIZE_MAX, from = 0;

	while (i < name.len) {
		if (p < pattern.len && pattern.p[p] == '*') {
			star = p++;
			from = i;
		} else if (p >= pattern.len || !step(pattern, &p, name, &i)) {
			if (star == SIZE_MAX)
				return false;
			p = star + 1;
			i = ++from;
		}
	}
	while (p < pattern.len && pattern.p[p] == '*')
		p++;
	return p == pattern.len;
}
