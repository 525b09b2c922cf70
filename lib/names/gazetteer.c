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
	g->sources.p = section_array(&s, h->sources, h->sources_len, 1);
	g->sources.len = h->sources_len;
	return lexicon_open(&g->lex, section_from(&s, h->lexicon)) ? section_len(&s) : 0;
}

struct str gazetteer_source(const struct gazetteer *g, const struct gazetteer_row *r)
{
	struct str rest = g->sources, path = {"", 0};

	for (unsigned i = 0; i <= r->source; i++)
		if (!str_split(&rest, '\n', &path))
			return (struct str){"", 0};
	return path;
}
