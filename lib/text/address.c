#include "text/address.h"

static bool is_blank(struct str s, size_t i)
{
	return i >= s.len || s.p[i] == ' ' || s.p[i] == '\t';
}

static bool is_sign(struct str s, size_t i)
{
	struct str rest = str_cut(s, i, s.len);

	if (s.p[i] == '@')
		return i && !is_blank(s, i - 1) && !is_blank(s, i + 1);
	return str_starts(rest, STR("://")) || str_starts(rest, STR("www."));
}

bool address_next(struct str text, size_t *from, size_t *end)
{
	for (size_t i = *from; i < text.len; i++) {
		if (!is_sign(text, i))
			continue;
		while (i > *from && !is_blank(text, i - 1))
			i--;
		*from = i;
		while (!is_blank(text, i))
			i++;
		*end = i;
		return true;
	}
	return false;
}
