#include "names/title_tail.h"

#include "names/title_word.h"

/* Subjects in a list, and lists behind one title: more belong to no office, and would be read
 * again from every title in them. */
enum { SUBJECTS = 32, TAILS = 8 };

/* Where a list of subjects ("Security, Public Health, and Safe Communities") stands. */
struct subjects {
	size_t end;      /* behind the last item taken, 0 while there is none */
	size_t comma;    /* behind the item before the first comma of an open list, 0 if none */
	bool act;        /* the last item is a deed: "Protection" takes "of" */
	bool place;      /* the last item is a place */
};

enum link { LINK_NONE, LINK_FIRST, LINK_JOINED, LINK_AND, LINK_COMMA, LINK_OF };

/* What joins the item at `*at` to those before it; moves `*at` to the item. */
static enum link link_at(const struct scene *s, const struct subjects *l, enum function_word open,
                         size_t *at)
{
	const struct word *v = s->w->v;
	size_t i = *at;
	enum link link = LINK_NONE;

	if (i >= s->w->n)
		return LINK_NONE;
	if (is_fw(s, i, FW_AND) && (v[i].gap == GAP_SPACE || v[i].gap == GAP_COMMA)) {
		if (title_starts(s, i + 1) || !is_spaced(s, i + 1))
			return LINK_NONE;
		link = LINK_AND;
		i++;
	} else if (v[i].gap == GAP_AND) {
		link = title_starts(s, i) ? LINK_NONE : LINK_AND;
	} else if (v[i].gap == GAP_COMMA) {
		link = title_starts(s, i) ? LINK_NONE : LINK_COMMA;
	} else if (is_spaced(s, i) && is_fw(s, i, FW_OF) && open != FW_OF && l->act) {
		link = LINK_OF;
		i++;
	} else if (is_joined(s, i)) {
		link = LINK_JOINED;
	}
	if (link && link != LINK_JOINED && is_fw(s, i, FW_THE))
		i++;
	*at = i;
	return i < s->w->n ? link : LINK_NONE;
}

static size_t field_words(const struct scene *s, size_t i, enum function_word open, bool lower,
                          bool *act)
{
	struct title_word t;

	if (!title_word_at(s, ROLE_TAIL, i, &t))
		return 0;
	if (lower ? open == FW_OF && is_capital(s, i) : !is_capital(s, i))
		return 0;
	*act = t.flags & TITLE_ACT;
	return t.last - i;
}

/* A place as subject: "for Yemen", "on Burma", "for Ukraine's Economic Recovery". */
static size_t subject_place(const struct scene *s, size_t i, enum function_word open,
                            enum link link, unsigned flags)
{
	size_t n = open == FW_OF && link != LINK_OF ? 0 : place_words(s, i);

	if (!n || (open == FW_OF && link == LINK_JOINED))
		return 0;
	if (link == LINK_FIRST && !(flags & TITLE_PLACE) && open != FW_ON &&
	    !is_possessive(s, i + n) && s->known[i].row->type == MENTION_GPE)
		return 0;
	return n;
}

/* An organisation's noun behind an item: "for the Security Council". */
static bool ends_in_noun(const struct scene *s, size_t i)
{
	struct title_word t;

	return is_joined(s, i) && is_capital(s, i) && s->vocab[i] & VOCAB_STOP &&
	       !title_word_at(s, ROLE_TAIL, i, &t);
}

/* Takes the item at word i. False ends the list. */
static bool take_item(const struct scene *s, struct subjects *l, size_t i, enum function_word open,
                      enum link link, unsigned flags, bool lower)
{
	bool act = false;
	size_t field = field_words(s, i, open, lower, &act);
	size_t place = subject_place(s, i, open, link, flags);
	size_t n = field >= place ? field : place;

	if (!n || (link == LINK_JOINED && place > field && !l->place))
		return false;
	if (ends_in_noun(s, i + n)) {
		if (link == LINK_FIRST || link == LINK_JOINED)
			l->end = 0;
		return false;
	}
	if (place > field && is_possessive(s, i + n)) {
		size_t owned = field_words(s, i + n + 1, open, lower, &act);

		if (!owned)
			return false;
		n += 1 + owned;
		place = 0;
	}
	if (link == LINK_COMMA && !l->comma)
		l->comma = l->end;
	if (link == LINK_AND)
		l->comma = 0;
	l->act = act;
	l->place = place > field;
	l->end = i + n;
	return true;
}

/* The list that begins at word i; 0 if there is none. A comma that no "and" follows ends
 * it: "Minister for Trade, Canada". */
static size_t subjects_end(const struct scene *s, size_t i, enum function_word open, unsigned flags,
                           bool lower)
{
	struct subjects l = {0};
	enum link link = LINK_FIRST;
	int n = 0;

	while (n++ < SUBJECTS && take_item(s, &l, i, open, link, flags, lower)) {
		i = l.end;
		link = link_at(s, &l, open, &i);
		if (!link)
			break;
	}
	return l.comma ? l.comma : l.end;
}

/* "to the President", "to the UN Secretary General": an aide's principal. */
static size_t principal_end(const struct scene *s, size_t i)
{
	size_t starts[2] = {i, i + place_words(s, i)};
	struct title_word t;

	for (int k = 0; k < 2; k++) {
		size_t at = starts[k];

		if (at < s->w->n && s->w->v[at].flags & WORD_UPPER &&
		    s->w->v[at].end - s->w->v[at].start <= 4)
			at++;
		if (is_capital(s, at) && title_word_at(s, ROLE_HEAD, at, &t))
			return t.last;
	}
	return 0;
}

/* What an ambassador is accredited to: a place or an organisation without a state. */
static size_t post_end(const struct scene *s, size_t i)
{
	const struct known *n = &s->known[i];
	size_t place = place_words(s, i);

	if (place)
		return i + place;
	return n->last && n->row->type == MENTION_ORG && !n->row->country[0] ? n->last : 0;
}

static size_t to_end(const struct scene *s, size_t i, bool the, unsigned flags)
{
	size_t end = 0;

	if (the && flags & TITLE_AIDE)
		end = principal_end(s, i);
	if (!end && flags & TITLE_TO)
		end = post_end(s, i);
	return end;
}

/* One tail behind `end`, or 0. */
static size_t one_tail(const struct scene *s, size_t end, unsigned flags, bool lower)
{
	static const enum function_word opens[] = {FW_OF, FW_FOR, FW_ON, FW_TO};
	enum function_word open = FW_WORDS;
	size_t i = end + 1;
	uint64_t roles;
	bool the;

	if (!is_spaced(s, end))
		return 0;
	roles = word_roles_of(&s->k->words, s->w->v[end].hash);
	for (size_t k = 0; roles && k < sizeof opens / sizeof *opens; k++)
		if (roles >> opens[k] & 1)
			open = opens[k];
	if (open == FW_WORDS || (open == FW_ON && !(flags & TITLE_ON)) ||
	    (open == FW_FOR && flags & TITLE_NOFOR))
		return 0;
	the = is_spaced(s, i) && is_fw(s, i, FW_THE);
	i += the;
	if (!is_spaced(s, i))
		return 0;
	if (open == FW_TO)
		return to_end(s, i, the, flags);
	return subjects_end(s, i, open, flags, lower);
}

size_t title_tail(const struct scene *s, size_t end, unsigned flags, bool lower)
{
	size_t next;

	for (int n = 0; n < TAILS && (next = one_tail(s, end, flags, lower)) != 0; n++)
		end = next;
	return end;
}
