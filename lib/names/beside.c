#include "names/beside.h"

/* What stands between two finds are the words behind the first and before the second. */

bool beside_touches(const struct scene *s, const struct found *a, const struct found *b)
{
	return a->last == b->first && (s->w->v[b->first].gap == GAP_SPACE ||
	                               s->w->v[b->first].gap == GAP_HYPHEN);
}

bool beside_owns(const struct scene *s, const struct found *a, const struct found *b)
{
	const struct word *v = s->w->v;

	if (a->last + 1 == b->first && is_possessive(s, a->last))
		return true;
	return a->last == b->first && v[b->first].gap == GAP_BREAK &&
	       v[b->first].start - a->end <= 4 && s->w->text.p[a->end - 1] == 's' &&
	       (s->w->text.p[a->end] == '\'' || (unsigned char)s->w->text.p[a->end] == 0xE2);
}

static bool is_linked(const struct scene *s, const struct found *a, const struct found *b, enum function_word by)
{
	size_t i = a->last;

	if (!is_spaced(s, i) || !is_fw(s, i, by))
		return false;
	i++;
	if (is_fw(s, i, FW_THE))
		i++;
	return i == b->first;
}

bool beside_of(const struct scene *s, const struct found *a, const struct found *b)
{
	return is_linked(s, a, b, FW_FROM);
}

bool beside_at(const struct scene *s, const struct found *a, const struct found *b)
{
	return is_linked(s, a, b, FW_WHERE);
}

bool beside_listed(const struct scene *s, const struct found *a, const struct found *b)
{
	size_t i = a->last;

	if (i < s->w->n && s->w->v[i].gap == GAP_COMMA && (i == b->first || is_fw(s, i, FW_THE)))
		return true;
	if (!is_fw(s, i, FW_AND))
		return false;
	i++;
	return (is_fw(s, i, FW_THE) ? i + 1 : i) == b->first;
}

bool beside_owner(const struct found *f)
{
	return f->type == MENTION_GPE || f->type == MENTION_NORP || f->type == MENTION_ORG;
}

/* Nothing but capitals, a style, between two finds. */
static bool is_style_between(const struct scene *s, const struct found *a, const struct found *b)
{
	if (b->first - a->last > 2)
		return false;
	for (size_t i = a->last; i < b->first; i++)
		if (!is_capital(s, i))
			return false;
	return true;
}

/* A comma, or nothing at all, stands behind the find. */
static bool is_closed(const struct scene *s, const struct found *f)
{
	return f->last >= s->w->n || s->w->v[f->last].gap == GAP_BREAK ||
	       (s->w->v[f->last].gap == GAP_COMMA && !is_fw(s, f->last, FW_AND));
}

/* "the Foreign Minister of Ghana, Ama Kusi, said" */
static bool is_behind_owner(const struct scene *s, size_t k)
{
	const struct found *f = &s->found[k];

	return k + 2 < s->n_found && f->type == MENTION_TITLE && !f->title.plural && beside_owner(f + 1) &&
	       beside_of(s, f, f + 1) && f[2].type == MENTION_PERSON && f[2].first < s->w->n &&
	       s->w->v[f[1].last].gap == GAP_COMMA && is_style_between(s, f + 1, f + 2) && is_closed(s, f + 2);
}

size_t beside_holder(const struct scene *s, size_t k)
{
	const struct found *f = &s->found[k];

	if (is_behind_owner(s, k))
		return k + 2;
	if (f->type != MENTION_TITLE || k + 1 >= s->n_found || f[1].type != MENTION_PERSON ||
	    s->w->v[f->last].gap == GAP_BREAK || !is_style_between(s, f, f + 1))
		return SIZE_MAX;
	if (s->w->v[f->last].gap == GAP_COMMA && (f->title.plural || !is_closed(s, f + 1)))
		return SIZE_MAX;
	return k + 1;
}

/* The name of a state or body before the office of find k, which is behind find k - 1 then. */
static bool is_owned(const struct scene *s, size_t k)
{
	const struct found *f = &s->found[k];

	return k && beside_owner(f - 1) && (beside_touches(s, f - 1, f) || beside_owns(s, f - 1, f));
}

size_t beside_bearer(const struct scene *s, size_t k)
{
	const struct found *f = &s->found[k];
	bool owned = is_owned(s, k);
	size_t j = k - owned, i;

	if (f->type != MENTION_TITLE || f->title.plural || !j-- || s->found[j].type != MENTION_PERSON ||
	    beside_holder(s, k) != SIZE_MAX)
		return SIZE_MAX;
	i = s->found[j].last;
	if (i >= s->w->n || s->w->v[i].gap != GAP_COMMA)
		return SIZE_MAX;
	if (i == s->found[j + 1].first)
		return j;
	/* "After the talks with Rama, the President said" is of another. */
	if (!is_fw(s, i, FW_ARTICLE) || i + 1 != s->found[j + 1].first)
		return SIZE_MAX;
	return is_closed(s, f) || owned || (k + 1 < s->n_found && beside_of(s, f, f + 1)) ? j : SIZE_MAX;
}
