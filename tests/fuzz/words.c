/* Words and fields: every vector level finds the same words, in order and in the text; a
 * field is written byte for byte but for what may not stand in one. */
#include "base/utf8.h"
#include "lib/fuzz.h"
#include "text/words.h"

#include <stdlib.h>

static void check_words(struct str text)
{
	static struct words w[CPU_VNNI + 1];
	uint32_t end = 0;

	for (int l = 0; l <= (int)cpu_best(); l++) {
		words_scan(&w[l], text, (enum cpu_level)l);
		MUST(w[l].n == w[0].n && w[l].all_caps == w[0].all_caps);
	}
	for (size_t i = 0; i < w->n; i++) {
		const struct word *a = &w->v[i];

		MUST(a->start >= end && a->end > a->start && a->end <= text.len);
		end = a->end;
		for (int l = 1; l <= (int)cpu_best(); l++) {
			const struct word *b = &w[l].v[i];

			MUST(a->hash == b->hash && a->start == b->start && a->end == b->end);
			MUST(a->gap == b->gap && a->flags == b->flags);
		}
	}
}

static void check_field(struct str text)
{
	struct output o = {0};
	struct str out;
	size_t n;

	output_field(&o, text);
	out = buf_str(&o.buf);
	MUST(out.len == text.len);
	MUST(utf8_valid(out));
	for (size_t i = 0; i < text.len; i += n) {
		const uint32_t c = utf8_next(str_cut(text, i, text.len), &n);

		if (c == UTF8_BAD)
			MUST(out.p[i] == '?');
		else if (!c || (c >= '\t' && c <= '\r'))
			MUST(out.p[i] == ' ');
		else
			MUST(!memcmp(out.p + i, text.p + i, n));
	}
	buf_free(&o.buf);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct str text = fuzz_copy((struct str){(const char *)data, len});

	check_words(text);
	check_field((struct str){(const char *)data, len});
	free((char *)(uintptr_t)text.p);
	return 0;
}
