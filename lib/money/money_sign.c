#include "money/money_sign.h"

/* Most figures stand behind a small letter, a digit or nothing, a space between or not. */
static bool may_end_symbol(struct str text, size_t end)
{
	unsigned char c = end ? (unsigned char)text.p[end - 1] : ' ', b;

	if (c == '$' || c >= 0x80 || c == '.' || (c >= 'A' && c <= 'Z'))
		return true;
	b = end > 1 ? (unsigned char)text.p[end - 2] : ' ';
	return c >= 'a' && c <= 'z' && (end < 3 || b < 'a' || text.p[end - 3] == ' ');
}

size_t money_sign_before(const struct table *signs, size_t n, struct str text, size_t end, struct str *code)
{
	size_t best = 0;

	if (!may_end_symbol(text, end))
		return 0;

	for (size_t r = 0; r < n; r++) {
		struct str form = table_cell(signs, r, MONEY_FORM);
		size_t at = end - form.len;

		if (form.len <= best || form.len > end || memcmp(text.p + at, form.p, form.len))
			continue;
		/* Letters of a symbol are not the end of a word. */
		if (at && (unsigned char)form.p[0] < 0x80 && form.p[0] != '$' &&
		    ((text.p[at - 1] | 0x20) >= 'a' && (text.p[at - 1] | 0x20) <= 'z'))
			continue;
		best = form.len;
		*code = table_cell(signs, r, MONEY_CODE);
	}
	return best;
}

size_t money_sign_after(const struct table *signs, size_t n, struct str text, size_t at, struct str *code)
{
	size_t best = 0;

	if (at >= text.len || (unsigned char)text.p[at] < 0x80)
		return 0;
	for (size_t r = 0; r < n; r++) {
		struct str form = table_cell(signs, r, MONEY_FORM);

		if (form.len <= best || form.len > text.len - at || (unsigned char)form.p[0] < 0x80 ||
		    memcmp(text.p + at, form.p, form.len))
			continue;
		best = form.len;
		*code = table_cell(signs, r, MONEY_CODE);
	}
	return best;
}
