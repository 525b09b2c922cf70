#include "names/found.h"

static struct str text_of(const struct scene *s, const struct found *f)
{
	return str_cut(s->w->text, f->start, f->end);
}

/* A suffix ("Jr.") is not the last name. */
static size_t without_suffix(const struct scene *s, size_t first, size_t last)
{
	while (last > first + 1 && s->vocab[last - 1] & VOCAB_SUFFIX)
		last--;
	return last;
}

/* "Kishida Fumio", "Yoon Suk Yeol": the family name stands first. */
static bool family_first(const struct scene *s, size_t first, size_t last)
{
	unsigned a = s->vocab[first], z = s->vocab[last - 1];

	return a & VOCAB_SURNAME && !(a & VOCAB_GIVEN && !(z & VOCAB_GIVEN)) &&
	       (z & VOCAB_GIVEN || !(z & VOCAB_SURNAME));
}

/* A part of a name as a short form. What begins sentences as well needs a title before
 * it, whatever part it is: "He" of "Liu He". */
static void name_part(const struct scene *s, struct memory *m, const struct found *f, size_t i,
                      size_t last, enum form_kind kind)
{
	bool function = last == i + 1 && s->vocab[i] & VOCAB_FUNCTION;

	memory_name(m, s->w, i, last, f->thing, function ? FORM_FIRST : kind);
}

/* Every tail of the name is a short form: "López Obrador", "Obrador". The first name is
 * one too, but only behind a title. */
static void name_person(const struct scene *s, struct memory *m, const struct found *f)
{
	size_t last = without_suffix(s, f->first, f->last);

	memory_name(m, s->w, f->first, f->last, f->thing, FORM_FULL);
	for (size_t i = f->first + 1; i < last; i++)
		if (is_capital(s, i) || s->vocab[i] & VOCAB_PARTICLE)
			name_part(s, m, f, i, last, FORM_SURNAME);
	if (last - f->first > 1)
		name_part(s, m, f, f->first, f->first + 1,
		          family_first(s, f->first, last) ? FORM_SURNAME : FORM_FIRST);
}

/* The person that these words may stand for already: the same name, or one of which they
 * are the fuller form. */
static uint32_t old_person(const struct scene *s, struct memory *m, struct found *f)
{
	size_t last = without_suffix(s, f->first, f->last);
	const struct form *same = memory_exact(m, s->w, f->first, f->last);
	const struct form *surname;
	struct thing *t;
	uint64_t given = s->w->v[f->first].hash;

	if (same && m->things[same->thing].type == MENTION_PERSON)
		return same->thing;
	if (f->last - f->first < 2)
		return MEMORY_NONE;
	surname = memory_exact(m, s->w, last - 1, last);
	if (!surname || m->things[surname->thing].type != MENTION_PERSON) {
		/* "Kishida", then "Kishida Fumio". */
		surname = memory_exact(m, s->w, f->first, f->first + 1);
		if (!surname || m->things[surname->thing].given)
			return MEMORY_NONE;
	}
	t = &m->things[surname->thing];
	if (t->type != MENTION_PERSON || (t->given && t->given != given))
		return MEMORY_NONE;
	t->given = given;
	if (f->end - f->start > t->id.len)
		t->id = t->name = memory_keep(m, text_of(s, f));
	return surname->thing;
}

static void remember_person(const struct scene *s, struct memory *m, struct found *f)
{
	if (f->thing == MEMORY_NONE)
		f->thing = old_person(s, m, f);
	if (f->thing == MEMORY_NONE) {
		struct str id = memory_keep(m, text_of(s, f));
		struct str country = {"", 0};

		if (f->by == BY_KNOWN)
			country = gazetteer_country(f->known.row);
		f->thing = memory_add(m, MENTION_PERSON, id, id, country);
		if (f->thing == MEMORY_NONE)
			return;
		if (f->last - f->first > 1)
			m->things[f->thing].given = s->w->v[f->first].hash;
	}
	if (f->by != BY_FORM)
		name_person(s, m, f);
}

/* The acronym in brackets behind a name, or NULL: "Trilateral Fentanyl Committee (TFC)". */
static bool acronym_behind(const struct scene *s, const struct found *f)
{
	struct str name = text_of(s, f), acronym;
	size_t at = 0;

	if (!scene_bracketed(s, f->last) || s->w->v[f->last].start - f->end > 2)
		return false;
	acronym = words_text(s->w, f->last, f->last + 1);
	for (size_t i = 0; i < name.len && at < acronym.len; i++)
		if ((name.p[i] | 0x20) == (acronym.p[at] | 0x20))
			at++;
	/* Two letters in three are enough: "SMO" of "Safe Mobility Offices", "JUSDEP". */
	return acronym.len >= 2 && s->w->v[f->last].flags & WORD_UPPER && at * 3 >= acronym.len * 2;
}

/* Shorter forms that a document goes on with: without the tail, without the states before
 * the name, the bare noun. */
static void name_parts(const struct scene *s, struct memory *m, const struct found *f)
{
	const struct pattern_name *n = &f->pattern;
	size_t first = f->first;

	memory_name(m, s->w, f->first, f->last, f->thing, FORM_FULL);
	if (n->core < f->last && n->core - f->first > 1)
		memory_name(m, s->w, f->first, n->core, f->thing, FORM_FULL);
	while (first < n->head && s->known[first].last &&
	       (s->known[first].row->type == MENTION_GPE || s->known[first].row->type == MENTION_NORP))
		first = s->known[first].last;
	if (first > f->first && first < n->head) {
		memory_name(m, s->w, first, f->last, f->thing, FORM_FULL);
		memory_name(m, s->w, first, n->core, f->thing, FORM_FULL);
	}
	if (n->kind->flags & PATTERN_SHORT && n->kind->type == MENTION_ORG)
		memory_name(m, s->w, n->core - 1, n->core, f->thing, FORM_SHORT);
}

static void remember_name(const struct scene *s, struct memory *m, struct found *f)
{
	struct str id = text_of(s, f);
	const struct form *old = memory_exact(m, s->w, f->first, f->last);
	bool acronym = acronym_behind(s, f);

	if (old && old->kind == FORM_FULL && m->things[old->thing].type == f->type) {
		f->thing = old->thing;
	} else {
		if (acronym)
			id = words_text(s->w, f->last, f->last + 1);
		f->thing = memory_add(m, f->type, memory_keep(m, id),
		                      memory_keep(m, text_of(s, f)), (struct str){"", 0});
		if (f->thing == MEMORY_NONE)
			return;
	}
	if (f->by == BY_PATTERN)
		name_parts(s, m, f);
	else
		memory_name(m, s->w, f->first, f->last, f->thing, FORM_FULL);
	if (acronym)
		memory_name(m, s->w, f->last, f->last + 1, f->thing, FORM_ACRONYM);
}

/* A known name whose acronym the document introduces, unless that is known too. */
static void remember_known(const struct scene *s, struct memory *m, struct found *f)
{
	const struct gazetteer_row *r = f->known.row;
	uint32_t thing, last;
	const struct pattern_head *h = NULL;

	if (f->type == MENTION_GPE || f->type == MENTION_NORP)
		memory_see_country(m, gazetteer_country(r));
	if (acronym_behind(s, f) && !s->known[f->last].last) {
		thing = memory_add(m, f->type, gazetteer_id(f->known.g, r),
		                   gazetteer_name(f->known.g, r), gazetteer_country(r));
		memory_name(m, s->w, f->last, f->last + 1, thing, FORM_ACRONYM);
	}
	if (f->type == MENTION_ORG && f->last - f->first > 1)
		h = scene_head(s, f->last - 1, &last);
	if (h && h->flags & PATTERN_SHORT && h->type == MENTION_ORG) {
		thing = memory_add(m, f->type, gazetteer_id(f->known.g, r),
		                   gazetteer_name(f->known.g, r), gazetteer_country(r));
		memory_name(m, s->w, f->last - 1, f->last, thing, FORM_SHORT);
	}
}

/* What is remembered is the tagger's until lists or rules find it. */
static void note_finder(const struct memory *m, const struct found *f)
{
	if (f->thing != MEMORY_NONE && f->by != BY_FORM)
		m->things[f->thing].tagged = f->by == BY_TAGGER;
}

void mention_remember(struct scene *s, struct found *f)
{
	struct memory *m = s->m;

	/* What is known has a name in the tables, but a person goes by the name in the text. */
	if ((f->by != BY_KNOWN || f->type == MENTION_PERSON) && f->end - f->start > MEMORY_NAME)
		return;
	if (f->type == MENTION_PERSON)
		remember_person(s, m, f);
	else if (f->by == BY_PATTERN || f->by == BY_INTRO || f->by == BY_TAGGER)
		remember_name(s, m, f);
	else if (f->by == BY_KNOWN)
		remember_known(s, m, f);
	note_finder(m, f);
}
