#include "names/person.h"

#include "names/title_word.h"

enum { NAME_WORDS = 8 };

static size_t word_len(const struct scene *s, size_t i)
{
	return s->w->v[i].end - s->w->v[i].start;
}

static bool is_initial(const struct scene *s, size_t i)
{
	const struct word *w = &s->w->v[i];

	return w->flags & WORD_UPPER && (word_len(s, i) == 1 || w->flags & WORD_ACRONYM) &&
	       word_len(s, i) <= 6;
}

/* A name written in capitals would be taken for an acronym. */
static bool is_acronym(const struct scene *s, size_t i)
{
	return s->w->v[i].flags & WORD_UPPER && word_len(s, i) > 1 && !s->w->all_caps &&
	       !(s->w->v[i].flags & WORD_ACRONYM) && !(s->vocab[i] & VOCAB_SUFFIX);
}

static bool is_name(const struct scene *s, size_t i)
{
	return s->vocab[i] & (VOCAB_GIVEN | VOCAB_SURNAME);
}

/* What is known of word i speaks against its being part of a name. */
static bool known_otherwise(const struct scene *s, size_t i)
{
	const struct known *n = &s->known[i];

	if (!n->last || n->row->type == MENTION_PERSON)
		return false;
	if (n->last > i + 1)
		return true;
	if (n->row->flags & (GAZETTEER_FIRST | GAZETTEER_LAST))
		return false;
	if (n->row->type == MENTION_GPE && n->row->id_len != 3)
		return !is_name(s, i);
	return !(s->vocab[i] & VOCAB_SURNAME) || n->row->type != MENTION_GPE;
}

static bool is_head(const struct scene *s, size_t i)
{
	uint32_t last;

	return scene_head(s, i, &last);
}

/* "Dr", "Sheikh": outside of names. */
static bool is_style(const struct scene *s, size_t i)
{
	struct title_word t;

	return title_word_at(s, ROLE_STYLE, i, &t);
}

/* Can the capitalised word i begin a name? */
static bool begins(const struct scene *s, size_t i, enum person_sign sign)
{
	if (s->taken[i] || is_acronym(s, i) || s->vocab[i] & VOCAB_FUNCTION || is_style(s, i))
		return false;
	if (sign == PERSON_BARE && !(s->vocab[i] & VOCAB_GIVEN))
		return false;
	/* "His Majesty King Charles": an office, though King is a surname too. */
	if (!(s->vocab[i] & VOCAB_GIVEN) && is_joined(s, i + 1) && is_capital(s, i + 1) &&
	    title_starts(s, i))
		return false;
	if (s->w->all_caps && !is_name(s, i))
		return false;
	if (known_otherwise(s, i))
		return sign == PERSON_TITLE && is_name(s, i) && is_joined(s, i + 1) &&
		       is_capital(s, i + 1) && is_name(s, i + 1);
	return is_name(s, i) || !(title_starts(s, i) || is_head(s, i) || s->vocab[i] & VOCAB_STOP);
}

/* Can the capitalised word i go on with a name? */
static bool continues(const struct scene *s, size_t i)
{
	if (s->taken[i] || s->vocab[i] & VOCAB_FUNCTION || is_acronym(s, i) ||
	    known_otherwise(s, i) || is_style(s, i))
		return false;
	if (s->w->all_caps && !is_name(s, i) && !is_initial(s, i))
		return false;
	/* "... Gretchen Whitmer Indiana Governor ..." in a list without commas */
	if (place_words(s, i) && title_starts(s, s->known[i].last))
		return false;
	return s->vocab[i] & VOCAB_SURNAME || is_initial(s, i) ||
	       !(title_starts(s, i) || is_head(s, i) || s->vocab[i] & VOCAB_STOP);
}

static bool is_particle(const struct scene *s, size_t i)
{
	return i < s->w->n && s->vocab[i] & VOCAB_PARTICLE;
}

/* Particles from word i, when a capitalised part of the name follows: where it stands. */
static size_t over_particles(const struct scene *s, size_t i)
{
	size_t at = i;

	while (is_particle(s, at) && at < i + 3)
		at++;
	if (at == i || !is_joined(s, at) || !is_capital(s, at) || !continues(s, at))
		return 0;
	return at;
}

/* The next part of a name that ends before word i: the word behind it, 0 at the end. */
static size_t part_end(const struct scene *s, size_t i)
{
	const struct word *v = s->w->v;
	size_t at;

	if (i >= s->w->n)
		return 0;
	switch (v[i].gap) {
	case GAP_STOP: case GAP_DOT:
		if (!is_initial(s, i - 1))
			return 0;
		break;
	case GAP_APOSTROPHE: /* O'Brien, Sa'id */
		return is_possessive(s, i) || word_len(s, i - 1) > 4 ? 0 : i + 1;
	case GAP_COMMA:
		return s->vocab[i] & VOCAB_SUFFIX && word_len(s, i) == 2 ? i + 1 : 0;
	case GAP_HYPHEN:
		/* "Kun-hee", but not "Biden-led" */
		if (is_lower(s, i))
			return word_len(s, i) <= 5 && word_len(s, i - 1) <= 6 && !is_fw(s, i, FW_DEED)
			               ? i + 1 : 0;
		break;
	case GAP_SPACE:
		break;
	default:
		return 0;
	}
	if (is_lower(s, i) || is_particle(s, i)) {
		at = over_particles(s, i);
		if (at)
			return at + 1;
	}
	return is_capital(s, i) && continues(s, i) ? i + 1 : 0;
}

/* A known given name alone is none; what follows must look like a surname. */
static bool convinces(const struct scene *s, size_t first, size_t last)
{
	bool surname = false, word = s->vocab[first] & VOCAB_WORD;

	if (last - first < 2 || s->w->all_caps)
		return false;
	for (size_t i = first + 1; i < last; i++) {
		if (s->vocab[i] & (VOCAB_SURNAME | VOCAB_PARTICLE | VOCAB_GIVEN))
			surname = true;
		else if (!word && !is_initial(s, i) && !s->known[i].last)
			surname = true;
	}
	return surname;
}

size_t person_end(const struct scene *s, size_t i, enum person_sign sign)
{
	size_t at = i, end, next;

	if (i >= s->w->n)
		return 0;
	if (is_particle(s, i) && sign == PERSON_TITLE && (next = over_particles(s, i)) != 0)
		at = next;
	else if (!is_capital(s, i) || !begins(s, i, sign))
		return 0;
	end = at + 1;
	for (int parts = 0; parts < NAME_WORDS && (next = part_end(s, end)) != 0; parts++)
		end = next;
	if (sign == PERSON_BARE && !convinces(s, i, end))
		return 0;
	return end;
}
