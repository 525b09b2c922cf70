#include "text/words_fold.h"

#include "base/utf8.h"

bool words_is_soft(uint32_t c)
{
	return c == 0xAD || c == 0x2060 || c == 0xAC;
}

size_t words_skip_soft(struct str s, size_t i)
{
	size_t len;

	while (i < s.len && words_is_soft(utf8_next(str_cut(s, i, s.len), &len)))
		i += len;
	return i;
}

bool words_joins(struct str s, size_t i)
{
	size_t len;

	i = words_skip_soft(s, i);
	return i < s.len && utf8_is_word(utf8_next(str_cut(s, i, s.len), &len));
}

size_t words_fold(struct str word, char out[static WORDS_FOLD_MOST + STR_PAD])
{
	size_t n = 0, len;

	for (size_t i = 0; i < word.len && n < WORDS_FOLD_MOST - 4; i += len) {
		uint32_t c = utf8_next(str_cut(word, i, word.len), &len);
		const char *plain;

		if (c == '.' || words_is_soft(c))
			continue;
		if (c < 0x80) {
			out[n++] = (char)c;
			continue;
		}
		plain = utf8_plain(c);
		if (!plain) {
			memcpy(out + n, word.p + i, len);
			n += len;
			continue;
		}
		while (*plain)
			out[n++] = *plain++;
	}
	memset(out + n, 0, 8);
	return n;
}
