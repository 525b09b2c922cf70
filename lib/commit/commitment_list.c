/* Lists whose governing words stand before them: "shall: (a) close the port; (b) open it". */
#include "commit/commitment_parts.h"

enum { LABEL_LETTERS = 4, LIST_LABELS = 2 };

static bool is_punct(const struct finder *f, size_t i)
{
	return i < f->tokens->n && f->tokens->v[i].flags & TOKEN_PUNCT;
}

static bool is_text(const struct finder *f, size_t i, struct str s)
{
	return i < f->tokens->n && str_eq(token_text(f->tokens, i), s);
}

static bool is_short(const struct finder *f, size_t i)
{
	return i < f->tokens->n && !is_punct(f, i) && token_text(f->tokens, i).len <= LABEL_LETTERS;
}

/* Behind a bullet, "(a)" or "1." at `i`; `i` if there is none. */
static size_t behind_label(const struct finder *f, size_t i)
{
	for (int k = 0; k < LIST_LABELS; k++) {
		if (is_text(f, i, STR("(")) && is_short(f, i + 1) && is_punct(f, i + 2))
			i += 3;
		else if (is_punct(f, i) || (is_short(f, i) && str_ends(token_text(f->tokens, i), STR("."))))
			i++;
		else if (is_short(f, i) && is_punct(f, i + 1) && !is_text(f, i + 1, STR(",")))
			i += 2;
		else
			break;
	}
	return i;
}

static void retag(const struct finder *f, size_t i, enum tag tag)
{
	chunk_retag(f->chunks, i, tag);
	f->chunks->v[i].finite = false;
}

/* The verb that an item begins with, made an infinitive whatever it looks like; the number of
 * tokens if there is none. */
static size_t item_verb(const struct finder *f, size_t i)
{
	size_t verb = chunk_skip_adverbs(f->chunks, behind_label(f, i));

	if (!chunk_may(f->chunks, verb, MAY_BASE))
		return f->chunks->n;
	retag(f, verb, TAG_VB);
	if (chunk_may(f->chunks, verb + 1, MAY_NOUN) && f->chunks->v[verb + 1].tag == TAG_VBZ)
		retag(f, verb + 1, TAG_NOUN); /* "Hire nurses" */
	return verb;
}

/* Behind the next semicolon and "and" from `i`. */
static size_t next_item(const struct finder *f, size_t i)
{
	size_t end = i < f->chunks->n ? clause_horizon(f->chunks, i) : i;

	while (i < end && !is_text(f, i, STR(";")))
		i++;
	return i < end ? i + 1 + (i + 1 < f->chunks->n && f->chunks->v[i + 1].tag == TAG_CC) : f->chunks->n;
}

size_t commit_list_actions(const struct finder *f, struct candidate *c, struct span *out, size_t max)
{
	size_t i = c->hit->last, n = 0, verb;

	if (!is_text(f, i, STR(":")))
		return 0;
	for (i++; n < max && (verb = item_verb(f, i)) < f->chunks->n; i = next_item(f, verb))
		n += commit_verb_actions(f, c, behind_label(f, i), out + n, max - n);
	return n;
}

/* Behind ", in particular," at `i`. */
static size_t behind_adjuncts(const struct chunks *c, size_t i)
{
	while (i < c->n && (c->v[i].skip || c->v[i].tag == TAG_COMMA || c->v[i].tag == TAG_ADV || c->v[i].tag == TAG_NOT))
		i += c->v[i].skip ? c->v[i].skip : 1;
	return i;
}

/* The cue that the colon at the end of the sentence hangs on. */
static const struct cue_hit *last_cue(const struct finder *f)
{
	const struct cue_hits *cues = &f->hits[CUE_CUE];
	const struct cue_hit *hit = cues->n ? &cues->v[cues->n - 1] : NULL;
	size_t n = f->chunks->n;

	if (!hit || !is_text(f, n - 1, STR(":")) || !(hit->row->action & ACTION_VP) || hit->row->bound != BOUND_SUBJECT)
		return NULL;
	return behind_adjuncts(f->chunks, hit->last) == n - 1 ? hit : NULL;
}

static void begin_list(struct finder *f, const struct cue_hit *hit)
{
	struct candidate c = {.hit = hit};

	if (!commit_cue_stands(f, &c) || !commit_judge_cue(f, &c))
		return;
	f->list = (struct list){.row = hit->row, .set = hit->set, .status = c.status, .par = f->row->par};
	f->list.who = commit_find_actors(f, &c, &f->list.actors);
}

/* Whether the sentence is an item of the list at hand: fills in the cue that stands before it. */
static bool is_item(const struct finder *f, struct cue_hit *out)
{
	size_t verb = item_verb(f, 0);

	if (verb >= f->chunks->n)
		return false;
	*out = (struct cue_hit){.first = (uint32_t)behind_label(f, 0), .last = (uint32_t)verb + 1, .reach = (uint32_t)verb + 1,
	                        .row = f->list.row, .set = f->list.set};
	return true;
}

bool commit_list_item(struct finder *f, struct cue_hit *out)
{
	const struct cue_hit *governor = last_cue(f);
	bool item = f->list.row && f->row->par != f->list.par && !governor && is_item(f, out);

	if (governor)
		begin_list(f, governor);
	else if (item)
		f->list.par = f->row->par;
	else if (f->row->par != f->list.par)
		f->list.row = NULL;
	return item;
}
