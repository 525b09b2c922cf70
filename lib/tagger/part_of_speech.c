#include "tagger/part_of_speech.h"

#include "base/die.h"

#include <stdlib.h>

_Static_assert((int)UPOS_TAGS == (int)LABELS, "one label a tag");

const char *const upos_names[UPOS_TAGS + 1] = {
	[UPOS_X] = "X",         [UPOS_ADJ] = "ADJ",     [UPOS_ADP] = "ADP",   [UPOS_ADV] = "ADV",
	[UPOS_AUX] = "AUX",     [UPOS_CCONJ] = "CCONJ", [UPOS_DET] = "DET",   [UPOS_INTJ] = "INTJ",
	[UPOS_NOUN] = "NOUN",   [UPOS_NUM] = "NUM",     [UPOS_PART] = "PART", [UPOS_PRON] = "PRON",
	[UPOS_PROPN] = "PROPN", [UPOS_PUNCT] = "PUNCT", [UPOS_SCONJ] = "SCONJ", [UPOS_SYM] = "SYM",
	[UPOS_VERB] = "VERB"};

static void make_room(struct pos_tagging *p, size_t n)
{
	if (p->cap >= n)
		return;
	p->cap = n + n / 2;
	p->tags = xreallocarray(p->tags, p->cap, sizeof *p->tags);
	p->looks = xreallocarray(p->looks, p->cap, sizeof *p->looks);
	p->scores = xreallocarray(p->scores, p->cap, sizeof *p->scores);
}

void pos_prepare(struct pos_tagging *p, const struct clusters *c, const struct tokens *t, bool all_caps)
{
	make_room(p, t->n + LOOK_MARGIN * 2);
	features_look_edges(p->looks, t->n);
	for (size_t i = 0; i < t->n; i++)
		p->looks[LOOK_MARGIN + i] = features_look_at(c, t, i, 0, all_caps);
}

void pos_tag(struct pos_tagging *p, const struct weights *w, size_t n)
{
	for (size_t i = 0; i < n; i++)
		look_scores_at(&p->cache, w, &p->looks[LOOK_MARGIN + i], &p->scores[i]);
	if (n)
		viterbi_run(&p->viterbi, p->scores, n, w, p->tags);
}

void pos_free(struct pos_tagging *p)
{
	look_scores_free(&p->cache);
	viterbi_free(&p->viterbi);
	free(p->looks);
	free(p->scores);
	free(p->tags);
	*p = (struct pos_tagging){0};
}
