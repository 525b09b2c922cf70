#include "page/html.h"

#include "base/utf8.h"

/* What cannot stand for itself. Any other byte below 0x80 can. */
static const char *entity(unsigned char c)
{
	switch (c) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return "&quot;";
	case '\'': return "&#39;";
	default: return NULL;
	}
}

/* Marks, embeddings, overrides and isolates: U+061C, U+200E..F, U+202A..E, U+2066..9. */
static bool turns_text(uint32_t c)
{
	return c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
	       (c >= 0x2066 && c <= 0x2069);
}

/* Those of C1, which have no pictures, separators of lines, and what is no character. */
static bool shows_nothing(uint32_t c)
{
	return (c >= 0x80 && c < 0xA0) || c == 0x2028 || c == 0x2029 || (c & 0xFFFE) == 0xFFFE || c == 0xFEFF;
}

static void add_ascii(struct buf *out, unsigned char c)
{
	const char *name = entity(c);

	if (name)
		buf_addstr(out, str_of(name));
	else if (c < ' ' && c != '\t' && c != '\n')
		buf_addf(out, "&#x%X;", 0x2400U + c);
	else if (c == 0x7F)
		buf_addstr(out, STR("&#x2421;"));
	else
		buf_addc(out, (char)c);
}

void html_text(struct buf *out, struct str s)
{
	size_t plain = 0, i = 0, len;

	while (i < s.len) {
		const unsigned char c = (unsigned char)s.p[i];
		uint32_t wide;

		if (c >= ' ' && c < 0x7F && !entity(c)) {
			i++;
			continue;
		}
		if (c >= 0x80) {
			wide = utf8_next(str_cut(s, i, s.len), &len);
			if (wide != UTF8_BAD && !turns_text(wide) && !shows_nothing(wide)) {
				i += len;
				continue;
			}
		}
		buf_addstr(out, str_cut(s, plain, i));
		if (c < 0x80) {
			add_ascii(out, c);
			len = 1;
		} else if (wide == UTF8_BAD) {
			buf_addstr(out, STR("\xEF\xBF\xBD"));
		} else {
			buf_addf(out, "[U+%04X]", wide);
		}
		plain = i += len;
	}
	buf_addstr(out, str_cut(s, plain, s.len));
}

void html_address(struct buf *out, struct str s)
{
	static const char digits[] = "0123456789ABCDEF";

	for (size_t i = 0; i < s.len; i++) {
		const unsigned char c = (unsigned char)s.p[i];

		if (str_is_digit((char)c) || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '-' || c == '.' || c == '_' || c == '~') {
			buf_addc(out, (char)c);
		} else {
			buf_addc(out, '%');
			buf_addc(out, digits[c >> 4]);
			buf_addc(out, digits[c & 15]);
		}
	}
}
