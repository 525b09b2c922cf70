/* A user's gazetteer: it is refused, or every form that its text holds leads to a row. */
#include "lib/fuzz.h"
#include "names/gazetteer.h"

#include <stdlib.h>

static void look_up(const struct gazetteer *g, struct str text)
{
	static struct words w;
	struct lexicon_hit hit;
	size_t from = 0;

	words_scan(&w, text, cpu_best());
	for (; lexicon_find(&g->lex, &w, from, &hit); from = hit.last) {
		MUST(hit.first >= from && hit.last > hit.first && hit.last <= w.n);
		do {
			const struct gazetteer_row *r = &g->rows[hit.value];

			MUST(hit.value < g->n_rows);
			MUST(gazetteer_id(g, r).len || r->type == GAZETTEER_SHIELD);
			MUST(gazetteer_name(g, r).len > 0);
		} while (lexicon_next(&g->lex, &w, &hit));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct gazetteer_builder *b = gazetteer_builder_new(NULL);
	struct str text = fuzz_copy((struct str){(const char *)data, len});
	struct buf blob = {0};
	struct gazetteer g;

	if (gazetteer_add(b, fuzz_file(0, text))) {
		gazetteer_write(b, &blob);
		MUST(gazetteer_open(&g, buf_str(&blob)) == blob.len);
		look_up(&g, text);
	}
	buf_free(&blob);
	gazetteer_builder_free(b);
	free((char *)(uintptr_t)text.p);
	return 0;
}
