#include "names/scene.h"

#include "base/die.h"
#include "text/address.h"

#include <stdlib.h>

enum { HITS = 8 };

static bool is_place_row(const struct gazetteer_row *r)
{
	return r->type == MENTION_GPE || r->type == MENTION_LOC;
}

/* A place that needs no context begins at word i. */
static bool plain_place_at(const struct scene *s, size_t i)
{
	struct lexicon_hit hit;

	if (!is_capital(s, i) || !lexicon_at(&s->k->builtin.lex, s->w, i, &hit, 1))
		return false;
	return is_place_row(&s->k->builtin.rows[hit.value]);
}

static bool behind_preposition(const struct scene *s, size_t i)
{
	return i && is_spaced(s, i) && is_fw(s, i - 1, FW_WHERE);
}

static bool behind_place(const struct scene *s, size_t i)
{
	if (!i || s->w->v[i].gap != GAP_COMMA)
		return false;
	for (size_t back = 1; back <= 4 && back <= i; back++) {
		const struct known *n = &s->known[i - back];

		if (n->last == i)
			return is_place_row(n->row);
	}
	return false;
}

/* "READING, England", "Reading -- ": at the start, before a comma or a dash. */
static bool in_place_context(const struct scene *s, size_t first, size_t last)
{
	if (behind_preposition(s, first) || behind_place(s, first))
		return true;
	if (last >= s->w->n || s->w->v[last].gap != GAP_COMMA)
		return false;
	return plain_place_at(s, last);
}

/* Notes the countries that the sentence names without need of context. */
static void note_named(struct scene *s)
{
	const struct gazetteer *g = &s->k->builtin;
	struct lexicon_hit hit;

	s->named = (struct country_set){0};
	s->named_known = true;
	for (size_t i = 0; i < s->w->n; i++)
		if (is_capital(s, i) && lexicon_at(&g->lex, s->w, i, &hit, 1)) {
			const struct gazetteer_row *r = &g->rows[hit.value];

			if (r->when == GAZETTEER_ALWAYS)
				country_add(&s->named, gazetteer_country(r));
		}
}

/* Found once a sentence: a name that asks may stand in it any number of times. */
static bool sentence_names(struct scene *s, struct str code)
{
	if (!s->named_known)
		note_named(s);
	return country_has(&s->named, code);
}

static bool near_one(struct scene *s, struct str list)
{
	struct str code;

	while (str_split(&list, ',', &code))
		if (memory_has_country(s->m, code) || sentence_names(s, code))
			return true;
	return false;
}

static bool context_allows(struct scene *s, const struct gazetteer *g,
                           const struct gazetteer_row *r, const struct lexicon_hit *hit)
{
	/* "Reading the text, ..." */
	if (r->flags & GAZETTEER_WORD && r->when == GAZETTEER_NEAR && s->w->v[hit->first].gap == GAP_BREAK &&
	    !in_place_context(s, hit->first, hit->last))
		return false;
	if (r->flags & GAZETTEER_PREFIX &&
	    !(hit->last < s->w->n && s->w->v[hit->last].gap == GAP_HYPHEN))
		return false;
	switch (r->when) {
	case GAZETTEER_PLACE: return in_place_context(s, hit->first, hit->last);
	case GAZETTEER_COMMA: return behind_place(s, hit->first);
	case GAZETTEER_NEAR: return near_one(s, gazetteer_near(g, r));
	case GAZETTEER_DOC: return memory_has_id(s->m, gazetteer_id(g, r));
	default: return true;
	}
}

/* Of the rows that share a form: the first with a context that holds, else the first
 * without one. */
static const struct gazetteer_row *choose(struct scene *s, const struct gazetteer *g,
                                          struct lexicon_hit *hit)
{
	const struct gazetteer_row *plain = NULL, *told = NULL;

	do {
		const struct gazetteer_row *r = &g->rows[hit->value];

		if ((r->when == GAZETTEER_ALWAYS ? plain : told) || !context_allows(s, g, r, hit))
			continue;
		if (r->when != GAZETTEER_ALWAYS)
			told = r;
		else
			plain = r;
	} while (lexicon_next(&g->lex, s->w, hit));
	/* Georgia the state and the country in one document: only its place tells. */
	if (told && plain && told->when == GAZETTEER_DOC && memory_has_id(s->m, gazetteer_id(g, plain)))
		return plain;
	return told ? told : plain;
}

static struct known look_up(struct scene *s, const struct gazetteer *g, size_t i)
{
	struct lexicon_hit hits[HITS];
	size_t n = lexicon_at(&g->lex, s->w, i, hits, HITS);

	for (size_t h = 0; h < n; h++) {
		const struct gazetteer_row *r = choose(s, g, &hits[h]);

		if (r)
			return (struct known){r, g, hits[h].last};
	}
	return (struct known){0};
}

struct known scene_known(struct scene *s, size_t i)
{
	struct known n = {0}, user = {0};

	if (s->k->user_blob.len)
		user = look_up(s, &s->k->user, i);
	n = look_up(s, &s->k->builtin, i);
	return user.last && user.last >= n.last ? user : n;
}

static void make_room(struct scene *s)
{
	size_t n = s->w->n + 1;

	if (s->cap < n) {
		s->cap = n + n / 2;
		s->known = xreallocarray(s->known, s->cap, sizeof *s->known);
		s->vocab = xreallocarray(s->vocab, s->cap, sizeof *s->vocab);
		s->taken = xreallocarray(s->taken, s->cap, sizeof *s->taken);
	}
	memset(s->known, 0, n * sizeof *s->known);
	memset(s->vocab, 0, n * sizeof *s->vocab);
	memset(s->taken, 0, n * sizeof *s->taken);
}

/* Marks the words where times begin. */
static void take_times(struct scene *s)
{
	size_t i = 0;

	for (size_t d = 0; d < s->times->n; d++) {
		const struct when *t = &s->times->v[d];

		while (i < s->w->n && s->w->v[i].start < t->start)
			i++;
		if (i < s->w->n && s->w->v[i].start < t->end)
			s->taken[i] = (uint32_t)d + 1;
	}
}

/* What is left of a word's flags when it is written small or is a figure. */
static unsigned small_flags(unsigned flags, unsigned word)
{
	unsigned keep = VOCAB_PARTICLE | VOCAB_MONEY | VOCAB_HEAD;

	if (word & WORD_DIGIT || flags & VOCAB_KNOWN_LOW)
		keep |= VOCAB_KNOWN;
	if (word & WORD_DIGIT || flags & VOCAB_TITLE_LOW)
		keep |= VOCAB_TITLE;
	return flags & keep;
}

/* Forgets what is known of the words in addresses. */
static void leave_addresses(struct scene *s)
{
	size_t from = 0, end, i = 0;

	for (; address_next(s->w->text, &from, &end); from = end)
		for (; i < s->w->n && s->w->v[i].start < end; i++) {
			if (s->w->v[i].start < from)
				continue;
			s->vocab[i] = VOCAB_ADDRESS | VOCAB_FUNCTION;
			s->known[i] = (struct known){0};
			s->taken[i] = 0;
		}
}

void scene_prepare(struct scene *s)
{
	bool dots = false; /* as every address has one */

	s->named_known = false;
	make_room(s);
	for (size_t i = 0; i < s->w->n; i++) {
		unsigned flags = vocab_flags(&s->k->vocab, s->w->v[i].hash);

		if (!(s->w->v[i].flags & WORD_CAPITAL))
			flags = small_flags(flags, s->w->v[i].flags);
		s->vocab[i] = (uint16_t)flags;
		if (flags & VOCAB_KNOWN || s->k->user_blob.len)
			s->known[i] = scene_known(s, i);
		dots |= s->w->v[i].gap == GAP_DOT;
	}
	take_times(s);
	if (dots)
		leave_addresses(s);
}

const struct pattern_head *scene_head(const struct scene *s, size_t i, uint32_t *last)
{
	struct lexicon_hit hit;

	if (i >= s->w->n || !(s->vocab[i] & VOCAB_HEAD) || !lexicon_at(&s->k->patterns.lex, s->w, i, &hit, 1))
		return NULL;
	*last = hit.last;
	return &s->k->patterns.heads[hit.value];
}

void scene_free(struct scene *s)
{
	free(s->known);
	free(s->vocab);
	free(s->taken);
	free(s->found);
	free(s->joined);
	free(s->clues);
	buf_free(&s->cell);
	words_free(&s->cell_words);
	name_tag_free(&s->tagging);
}

bool scene_bracketed(const struct scene *s, size_t i)
{
	const struct word *w;
	struct str t = s->w->text;

	if (i >= s->w->n)
		return false;
	w = &s->w->v[i];
	return w->flags & WORD_CAPITAL && w->start && t.p[w->start - 1] == '(' && w->end < t.len &&
	       t.p[w->end] == ')';
}
