#include "names/gazetteer.h"

#include "know/blob.h"
#include "names/gazetteer_blob.h"

size_t gazetteer_open(struct gazetteer *g, struct str blob)
{
	const struct gazetteer_header *h = (const void *)blob.p;
	size_t lex;

	if (blob.len < sizeof *h || (uintptr_t)blob.p % 8 || memcmp(h->magic, GAZETTEER_MAGIC, 8) ||
	    h->len > blob.len || h->len % 8 || h->lexicon % 8 || h->pool > h->lexicon ||
	    h->lexicon > h->len ||
	    !blob_holds(str_cut(blob, 0, h->pool), sizeof *h, h->n_rows, sizeof *g->rows))
		return 0;
	lex = lexicon_open(&g->lex, str_cut(blob, h->lexicon, h->len));
	if (!lex)
		return 0;
	g->rows = (const void *)(blob.p + sizeof *h);
	g->n_rows = h->n_rows;
	g->pool = blob.p + h->pool;
	return h->len;
}
