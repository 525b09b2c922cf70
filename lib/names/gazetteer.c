#include "names/gazetteer.h"

#include "names/gazetteer_blob.h"

size_t gazetteer_open(struct gazetteer *g, struct str blob)
{
	struct section s;
	const struct gazetteer_header *h = section_open(&s, blob, GAZETTEER_MAGIC, sizeof *h);

	if (!h)
		return 0;
	g->rows = section_array(&s, h->rows, h->n_rows, sizeof *g->rows);
	g->n_rows = h->n_rows;
	g->pool = section_array(&s, h->pool, h->pool_len, 1);
	return lexicon_open(&g->lex, section_from(&s, h->lexicon)) ? section_len(&s) : 0;
}
