#include "names/title.h"

#include "names/title_tail.h"
#include "names/title_word.h"

static bool all_lower(const struct scene *s, size_t first, size_t last)
{
	for (size_t i = first; i < last; i++)
		if (!is_lower(s, i))
			return false;
	return true;
}

static bool case_fits(const struct scene *s, size_t first, size_t last, bool lower)
{
	return lower ? all_lower(s, first, last) : title_capitals(s, first, last);
}

static bool name_follows(const struct scene *s, size_t i)
{
	return (is_spaced(s, i) || (i < s->w->n && s->w->v[i].gap == GAP_STOP)) &&
	       is_capital(s, i) && !(s->vocab[i] & (VOCAB_STOP | VOCAB_FUNCTION)) &&
	       !title_starts(s, i);
}

/* A noun that makes a name of an organisation of the title: "Ministers Meeting". */
static bool stop_follows(const struct scene *s, size_t i)
{
	uint32_t last;

	return is_spaced(s, i) && is_capital(s, i) &&
	       (s->vocab[i] & VOCAB_STOP || scene_head(s, i, &last));
}

/* Heads that can be reached from word i over modifiers, the furthest first. */
enum { HEADS = 8 };

static size_t find_heads(const struct scene *s, size_t i, bool lower, struct title_head *heads)
{
	struct title_word mod;
	size_t n = 0, at = i;
	unsigned mods = 0;
	bool strong = false;

	while (n < HEADS && mods <= TITLE_MODIFIERS) {
		struct title_head *h = &heads[n];

		if ((at == i || is_joined(s, at)) && title_head_at(s, at, h) &&
		    case_fits(s, at, h->word.last, lower)) {
			h->mods = mods;
			h->strong = strong;
			n++;
		}
		if (!title_word_at(s, ROLE_MOD, at, &mod) || !case_fits(s, at, mod.last, lower) ||
		    (lower && !(mod.flags & TITLE_LOW)) || !is_joined(s, mod.last))
			break;
		strong |= !(mod.flags & TITLE_THIN);
		mods++;
		at = mod.last;
	}
	return n;
}

/* A small head counts only where data/titles.tsv says so. */
static bool bare_head(const struct scene *s, const struct title_head *h, size_t *end)
{
	struct title_word bare;
	bool tail = *end > h->word.last;

	if (!title_word_at(s, ROLE_BARE, h->at, &bare) || bare.last != h->word.last)
		return false;
	if (bare.flags & TITLE_BARE_MOD && !h->strong && !(tail && bare.flags & TITLE_BARE_TAIL))
		return false;
	if (bare.flags & TITLE_BARE_MOD && !(bare.flags & TITLE_BARE_TAIL))
		*end = h->word.last;
	return !(bare.flags & TITLE_BARE_NAME) || name_follows(s, *end);
}

/* Heads that are also common words need a sign that an office is meant. */
static bool weak_head(const struct scene *s, const struct title_head *h, size_t end)
{
	size_t i = h->at;

	if (h->role == ROLE_PLURAL)
		return false;
	if (name_follows(s, end) || is_fw(s, end, FW_OF))
		return true;
	if (!i)
		return false;
	switch (s->w->v[i].gap) {
	case GAP_APOSTROPHE: return false;
	case GAP_COMMA: case GAP_SLASH: return is_capital(s, i - 1);
	case GAP_SPACE: break;
	default: return false;
	}
	return is_capital(s, i - 1) || is_possessive(s, i - 1) || is_fw(s, i - 1, FW_BEFORE);
}

/* "Office of the Secretary of Defense": an organisation. */
static bool in_office_name(const struct scene *s, const struct title_head *h, size_t first)
{
	size_t i = first;

	if (i && is_fw(s, i - 1, FW_THE))
		i--;
	if (i < 2 || !is_capital(s, i - 2) || !is_fw(s, i - 1, FW_OF))
		return false;
	return is_fw(s, i - 2, FW_OFFICE) ||
	       (h->role == ROLE_PLURAL && s->vocab[i - 2] & VOCAB_STOP);
}

/* Is the head at `h`, reached from word `first`, a title? Its end, 0 if not. */
static size_t accept(const struct scene *s, const struct title_head *h, size_t first, bool lower)
{
	size_t end = h->word.last;
	unsigned flags = h->role == ROLE_RANK ? 0 : h->word.flags;
	bool owner = is_possessive(s, end);

	/* "PM Modi", not "12:30 P.M." */
	if (flags & TITLE_ACR && (!(s->w->v[h->at].flags & WORD_UPPER) ||
	                          (h->at && s->w->v[h->at - 1].flags & WORD_DIGIT)))
		return 0;
	if (!owner)
		end = title_tail(s, end, flags, lower);
	if (lower)
		return bare_head(s, h, &end) ? end : 0;
	if (!owner && stop_follows(s, end))
		return 0;
	if (in_office_name(s, h, first))
		return 0;
	if ((h->role == ROLE_RANK || flags & TITLE_NAME) && !name_follows(s, end))
		return 0;
	if (flags & TITLE_WEAK && !h->mods && end == h->word.last && !weak_head(s, h, end))
		return 0;
	return end;
}

bool title_at(const struct scene *s, size_t i, struct title *t)
{
	struct title_head heads[HEADS];
	bool lower = is_lower(s, i);
	size_t n, end = 0;

	if (s->w->v[i].flags & WORD_DIGIT && !(s->w->v[i].flags & WORD_CAPITAL))
		lower = false;
	n = find_heads(s, i, lower, heads);
	while (n && !end) {
		size_t best = 0;

		for (size_t h = 1; h < n; h++)
			if (heads[h].word.last > heads[best].word.last ||
			    (heads[h].word.last == heads[best].word.last &&
			     heads[h].at < heads[best].at))
				best = h;
		end = accept(s, &heads[best], i, lower);
		if (end)
			*t = (struct title){.first = (uint32_t)i, .last = (uint32_t)end,
			                    .head = heads[best].at,
			                    .head_last = heads[best].word.last,
			                    .row = heads[best].word.row,
			                    .plural = heads[best].role == ROLE_PLURAL,
			                    .rank = heads[best].role == ROLE_RANK,
			                    .king = heads[best].word.flags & TITLE_KING,
			                    .lower = lower};
		heads[best] = heads[--n];
	}
	return end;
}
