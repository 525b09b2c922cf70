#include "base/utf8.h"

static bool cont(struct str s, size_t i)
{
	return i < s.len && ((unsigned char)s.p[i] & 0xC0) == 0x80;
}

static uint32_t bits(struct str s, size_t i)
{
	return (unsigned char)s.p[i] & 0x3F;
}

static uint32_t bad(size_t *len)
{
	*len = 1;
	return UTF8_BAD;
}

uint32_t utf8_next(struct str s, size_t *len)
{
	unsigned char b = (unsigned char)s.p[0];
	uint32_t c;

	*len = 1;
	if (b < 0x80)
		return b;
	if (b >= 0xC2 && b < 0xE0 && cont(s, 1)) {
		*len = 2;
		return (uint32_t)(b & 0x1F) << 6 | bits(s, 1);
	}
	if (b >= 0xE0 && b < 0xF0 && cont(s, 1) && cont(s, 2)) {
		c = (uint32_t)(b & 0x0F) << 12 | bits(s, 1) << 6 | bits(s, 2);
		if (c < 0x800 || (c >= 0xD800 && c < 0xE000))
			return bad(len);
		*len = 3;
		return c;
	}
	if (b >= 0xF0 && b < 0xF5 && cont(s, 1) && cont(s, 2) && cont(s, 3)) {
		c = (uint32_t)(b & 0x07) << 18 | bits(s, 1) << 12 | bits(s, 2) << 6 | bits(s, 3);
		if (c < 0x10000 || c >= 0x110000)
			return bad(len);
		*len = 4;
		return c;
	}
	return bad(len);
}

bool utf8_valid(struct str s)
{
	size_t len;

	for (size_t i = 0; i < s.len; i += len)
		if (utf8_next(str_cut(s, i, s.len), &len) == UTF8_BAD)
			return false;
	return true;
}

/* In Latin Extended-A capitals and small letters alternate; the parity of the capitals
 * changes at U+0139 and back at U+014A, and again at U+0179. */
static bool extended_upper(uint32_t c)
{
	bool odd = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);

	return c == 0x178 || (c != 0x17F && c != 0x138 && c != 0x149 && (c & 1) == odd);
}

bool utf8_is_upper(uint32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z';
	if (c < 0x100)
		return c >= 0xC0 && c <= 0xDE && c != 0xD7;
	if (c < 0x180)
		return extended_upper(c);
	return (c >= 0x391 && c <= 0x3A9) || (c >= 0x400 && c <= 0x42F);
}

bool utf8_is_lower(uint32_t c)
{
	if (c < 0x80)
		return c >= 'a' && c <= 'z';
	if (c < 0x100)
		return c >= 0xDF && c != 0xF7;
	if (c < 0x180)
		return !extended_upper(c);
	return (c >= 0x3B1 && c <= 0x3C9) || (c >= 0x430 && c <= 0x45F);
}

bool utf8_is_word(uint32_t c)
{
	if (c < 0x80)
		return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
	if (c < 0xC0)
		return c == 0xAA || c == 0xB5 || c == 0xBA;
	if (c == 0xD7 || c == 0xF7 || c == 0x58A || c == UTF8_BAD)
		return false; /* two signs and a hyphen */
	/* General punctuation to miscellaneous symbols, CJK punctuation, the specials and
	 * private use areas, and what lies above the letters of the first planes. */
	return !(c >= 0x2000 && c < 0x2C00) && !(c >= 0x3000 && c < 0x3040) &&
	       !(c >= 0xE000 && c < 0xF900) && !(c >= 0xFE00 && c < 0xFE70) && c != 0xFEFF &&
	       !(c >= 0xFF00 && c < 0xFF10) && !(c >= 0xFFE0 && c < 0x10000) &&
	       !(c >= 0x1F000 && c < 0x20000);
}

const char *utf8_plain(uint32_t c)
{
	static const char *const latin1[] = {
		"a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
		"d", "n", "o", "o", "o", "o", "o", NULL, "o", "u", "u", "u", "u", "y", "th", "ss",
		"a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
		"d", "n", "o", "o", "o", "o", "o", NULL, "o", "u", "u", "u", "u", "y", "th", "y"};
	/* One letter for each of U+0100..U+017F; the two pairs that need two are below. */
	static const char extended[] = "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii"
				       "jjjjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssss"
				       "ttttttuuuuuuuuuuuuwwyyyzzzzzzs";
	static const char single[26][2] = {"a", "b", "c", "d", "e", "f", "g", "h", "i",
		"j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "x",
		"y", "z"};

	if (c >= 0xC0 && c < 0x100)
		return latin1[c - 0xC0];
	if (c < 0x100 || c >= 0x180)
		return NULL;
	if (c == 0x152 || c == 0x153)
		return "oe";
	if (c == 0x132 || c == 0x133)
		return "ij";
	return single[extended[c - 0x100] - 'a'];
}
