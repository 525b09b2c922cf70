#include "topic.h"

#include "blob.h"
#include "die.h"
#include "lexicon.h"
#include "topic_lexicon.h"

#include <stdlib.h>

struct topics {
	struct table taxonomy;
	struct lexicon builtin, user;
	bool has_user;
	struct lexicon_builder *builder; /* of the user's phrases so far */
	struct buf user_blob;
	struct buf *added; /* ids of topics that only the user has */
	size_t n_added, added_cap;
};

struct topics *topics_new(void)
{
	struct topics *k = xcalloc(1, sizeof *k);
	struct str blob = blob_topics();
	size_t len = table_open(&k->taxonomy, blob);

	if (!len || !lexicon_open(&k->builtin, str_cut(blob, len, blob.len)))
		die("the built-in topics are damaged");
	return k;
}

void topics_free(struct topics *k)
{
	for (size_t i = 0; i < k->n_added; i++)
		buf_free(&k->added[i]);
	free(k->added);
	if (k->builder)
		lexicon_builder_free(k->builder);
	buf_free(&k->user_blob);
	free(k);
}

size_t topics_count(const struct topics *k)
{
	return k->taxonomy.n_rows + k->n_added;
}

struct topic_info topics_info(const struct topics *k, size_t topic)
{
	const struct table *t = &k->taxonomy;

	if (topic >= t->n_rows) {
		struct str none = {"", 0}, id = buf_str(&k->added[topic - t->n_rows]);

		return (struct topic_info){id, none, id, none, none, none, none};
	}
	return (struct topic_info){
		table_cell(t, topic, TAX_ID),    table_cell(t, topic, TAX_PARENT),
		table_cell(t, topic, TAX_LABEL), table_cell(t, topic, TAX_IPTC),
		table_cell(t, topic, TAX_CAP),   table_cell(t, topic, TAX_PLOVER),
		table_cell(t, topic, TAX_SCOPE)};
}

size_t topics_by_id(const struct topics *k, struct str id)
{
	size_t i = 0;

	while (i < topics_count(k) && !str_eq(topics_info(k, i).id, id))
		i++;
	return i;
}

static long number_or_new(struct str id, void *arg)
{
	struct topics *k = arg;
	size_t i = topics_by_id(k, id);

	if (!id.len)
		return -1;
	if (i == topics_count(k)) {
		k->added = xgrow(k->added, k->n_added, &k->added_cap, sizeof *k->added);
		k->added[k->n_added] = (struct buf){0};
		buf_addstr(&k->added[k->n_added++], id);
	}
	return (long)i;
}

bool topics_add(struct topics *k, const char *path)
{
	struct table phrases = {0};
	bool ok;

	if (!k->builder)
		k->builder = lexicon_builder_new();
	ok = table_read(&phrases, path, topic_phrase_columns, 3) &&
	     topic_add_phrases(k->builder, &phrases, path, number_or_new, k);
	table_free(&phrases);
	if (!ok)
		return false;
	k->user_blob.len = 0;
	lexicon_build(k->builder, &k->user_blob);
	k->has_user = lexicon_open(&k->user, buf_str(&k->user_blob)) > 0;
	return true;
}

/* The longest phrase at word `i` and its lexicon; the user's wins a tie. */
static const struct lexicon *phrase_at(const struct topics *k, const struct words *w, size_t i,
                                       struct lexicon_hit *hit)
{
	struct lexicon_hit theirs;
	bool ours = lexicon_at(&k->builtin, w, i, hit, 1);

	if (k->has_user && lexicon_at(&k->user, w, i, &theirs, 1) &&
	    (!ours || theirs.last >= hit->last)) {
		*hit = theirs;
		return &k->user;
	}
	return ours ? &k->builtin : NULL;
}

static bool same_words(const struct words *w, const struct topic_term *a,
                       const struct lexicon_hit *b)
{
	if (a->last - a->first != b->last - b->first)
		return false;
	for (uint32_t i = 0; i < a->last - a->first; i++)
		if (w->v[a->first + i].hash != w->v[b->first + i].hash)
			return false;
	return true;
}

static bool seen_before(const struct topic_result *r, const struct words *w, uint32_t topic,
                        const struct lexicon_hit *hit)
{
	for (size_t i = 0; i < r->n_terms; i++)
		if (r->terms[i].topic == topic && same_words(w, &r->terms[i], hit))
			return true;
	return false;
}

static void take(struct topic_result *r, const struct words *w, const struct lexicon_hit *hit)
{
	uint32_t topic = hit->value >> TOPIC_SHIFT;
	bool strong = hit->value & TOPIC_STRONG;

	if (hit->value & TOPIC_SHIELD || (hit->value & TOPIC_ACRONYM && w->all_caps) ||
	    seen_before(r, w, topic, hit))
		return;
	r->terms = xgrow(r->terms, r->n_terms, &r->terms_cap, sizeof *r->terms);
	r->terms[r->n_terms++] = (struct topic_term){topic, hit->first, hit->last, strong};
	r->tally[topic].topic = topic;
	if (strong)
		r->tally[topic].strong++;
	else
		r->tally[topic].weak++;
}

static double power(double x, uint32_t n)
{
	double y = 1;

	while (n--)
		y *= x;
	return y;
}

/* Evidence adds up as if each phrase were wrong by itself (noisy or): a strong phrase
 * errs in about three cases in ten, a weak one in seven. Zero where the rule is not met. */
static double score_of(const struct topic_score *t, bool in_paragraph)
{
	if (t->strong)
		return 1 - power(0.3, t->strong) * power(0.7, t->weak);
	if (t->weak >= 2 || (t->weak && in_paragraph))
		return 1 - power(0.7, t->weak);
	return 0;
}

static int by_score(const void *pa, const void *pb)
{
	const struct topic_score *a = pa, *b = pb;

	if (a->score != b->score)
		return a->score < b->score ? 1 : -1;
	return (a->topic > b->topic) - (a->topic < b->topic);
}

static void room(struct topic_result *r, size_t n)
{
	if (r->n_tally >= n)
		return;
	r->tally = xreallocarray(r->tally, n, sizeof *r->tally);
	r->paragraph = xreallocarray(r->paragraph, n, 1);
	memset(r->tally, 0, n * sizeof *r->tally);
	memset(r->paragraph, 0, n);
	r->n_tally = n;
}

/* Moves the tally of one topic to the scores, once, and clears it. */
static void settle(struct topic_result *r, uint32_t topic)
{
	struct topic_score *t = &r->tally[topic];

	if (!t->strong && !t->weak)
		return;
	t->score = score_of(t, r->paragraph[topic]);
	if (t->strong)
		r->paragraph[topic] = 1;
	if (t->score > 0) {
		r->scores = xgrow(r->scores, r->n_scores, &r->scores_cap, sizeof *r->scores);
		r->scores[r->n_scores++] = *t;
	}
	*t = (struct topic_score){0};
}

void topic_find(struct topic_result *r, const struct topics *k, const struct words *w,
                size_t first, size_t last)
{
	struct lexicon_hit hit = {0};

	room(r, topics_count(k));
	r->n_terms = r->n_scores = 0;
	for (size_t i = first; i < last;) {
		const struct lexicon *from = phrase_at(k, w, i, &hit);

		if (!from || hit.last > last) {
			i++;
			continue;
		}
		i = hit.last;
		do
			take(r, w, &hit);
		while (lexicon_next(from, w, &hit));
	}
	for (size_t i = 0; i < r->n_terms; i++)
		settle(r, r->terms[i].topic);
	if (r->n_scores > 1)
		qsort(r->scores, r->n_scores, sizeof *r->scores, by_score);
}

void topic_new_paragraph(struct topic_result *r)
{
	if (r->n_tally)
		memset(r->paragraph, 0, r->n_tally);
}

void topic_result_free(struct topic_result *r)
{
	free(r->terms);
	free(r->scores);
	free(r->tally);
	free(r->paragraph);
	*r = (struct topic_result){0};
}
