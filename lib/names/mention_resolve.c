#include "names/found.h"
#include "names/office.h"
#include "names/title_word.h"

static struct str text_of(const struct scene *s, const struct found *f)
{
	return str_cut(s->w->text, f->start, f->end);
}

/* A country told by the words around, and what told it. `told` also when it is told to be none. */
struct evidence {
	struct str country;
	bool told;
	enum country_by by;
};

static void set_country(struct memory *m, struct found *f, struct evidence e)
{
	f->country = e.country;
	f->country_by = e.by;
	if (f->thing != MEMORY_NONE)
		m->things[f->thing].country = e.country;
}

/* What stands between two finds: the words behind the first and before the second. */
static bool touches(const struct scene *s, const struct found *a, const struct found *b)
{
	return a->last == b->first && (s->w->v[b->first].gap == GAP_SPACE ||
	                               s->w->v[b->first].gap == GAP_HYPHEN);
}

static bool owns(const struct scene *s, const struct found *a, const struct found *b)
{
	const struct word *v = s->w->v;

	if (a->last + 1 == b->first && is_possessive(s, a->last))
		return true;
	/* "United States' Ambassador" */
	return a->last == b->first && v[b->first].gap == GAP_BREAK &&
	       v[b->first].start - a->end <= 4 && s->w->text.p[a->end - 1] == 's' &&
	       (s->w->text.p[a->end] == '\'' || (unsigned char)s->w->text.p[a->end] == 0xE2);
}

/* "of", "of the" and nothing else between them; also "from the" and a comma before. */
static bool linked_by_of(const struct scene *s, const struct found *a, const struct found *b)
{
	size_t i = a->last;

	if (!is_spaced(s, i) || !is_fw(s, i, FW_FROM))
		return false;
	i++;
	if (is_fw(s, i, FW_THE))
		i++;
	return i == b->first;
}

/* A comma or "and" and nothing else between them. */
static bool is_listed(const struct scene *s, const struct found *a, const struct found *b)
{
	size_t i = a->last;

	if (i < s->w->n && s->w->v[i].gap == GAP_COMMA && (i == b->first || is_fw(s, i, FW_THE)))
		return true;
	if (!is_fw(s, i, FW_AND))
		return false;
	i++;
	return (is_fw(s, i, FW_THE) ? i + 1 : i) == b->first;
}

static bool is_owner(const struct found *f)
{
	return f->type == MENTION_GPE || f->type == MENTION_NORP || f->type == MENTION_ORG;
}

static struct evidence from_owner(const struct found *owner)
{
	return (struct evidence){owner->country, true, COUNTRY_BEFORE};
}

/* The state named before: "Chinese Foreign Minister", "China's minister". */
static struct evidence before(const struct scene *s, size_t k)
{
	const struct found *f = &s->found[k];

	if (k && is_owner(&s->found[k - 1]) &&
	    (touches(s, &s->found[k - 1], f) || owns(s, &s->found[k - 1], f)))
		return from_owner(&s->found[k - 1]);
	/* "White House National Security Advisor", "European Union's" handled above; one title
	 * behind another shares what the first has. */
	if (k && s->found[k - 1].type == MENTION_TITLE && touches(s, &s->found[k - 1], f))
		return (struct evidence){s->found[k - 1].country, s->found[k - 1].country.len > 0,
		                         COUNTRY_OFFICE};
	return (struct evidence){{"", 0}, false, COUNTRY_UNTOLD};
}

/* The country of a find that has not been resolved yet. */
static struct str early_country(const struct memory *m, const struct found *f)
{
	if (f->by == BY_KNOWN)
		return gazetteer_country(f->known.row);
	if (f->thing != MEMORY_NONE)
		return m->things[f->thing].country;
	return (struct str){"", 0};
}

/* The state named behind: "of the Republic of Korea". An organisation may pass it on:
 * "from the National Security Secretariat of Japan". */
static struct evidence behind(const struct scene *s, const struct memory *m, size_t k)
{
	const struct found *f = &s->found[k];
	struct evidence e = {{"", 0}, false, COUNTRY_UNTOLD};

	if (k + 1 >= s->n_found || !is_owner(&s->found[k + 1]) || !linked_by_of(s, f, f + 1))
		return e;
	/* "the Foreign Ministers of Albania, France and Norway" */
	if (f->type == MENTION_TITLE && f->title.plural && k + 2 < s->n_found && is_owner(f + 2) &&
	    is_listed(s, f + 1, f + 2)) {
		e.told = true;
		e.by = COUNTRY_SEVERAL;
		return e;
	}
	e.by = COUNTRY_BEHIND;
	e.country = early_country(m, f + 1);
	e.told = e.country.len || f[1].type == MENTION_ORG;
	if (!e.country.len && f[1].type == MENTION_ORG && k + 2 < s->n_found &&
	    linked_by_of(s, f + 1, f + 2))
		e.country = early_country(m, f + 2);
	return e;
}

/* The holder of an office, named right behind it (a style may stand between). */
static size_t holder_of(const struct scene *s, size_t k)
{
	const struct found *f = &s->found[k];
	size_t gap;

	if (f->type != MENTION_TITLE || k + 1 >= s->n_found || f[1].type != MENTION_PERSON)
		return SIZE_MAX;
	gap = f[1].first - f->last;
	if (gap > 2 || s->w->v[f->last].gap == GAP_COMMA || s->w->v[f->last].gap == GAP_BREAK)
		return SIZE_MAX;
	for (size_t i = f->last; i < f[1].first; i++)
		if (!is_capital(s, i))
			return SIZE_MAX;
	return k + 1;
}

/* The country of the person of a find; what was assumed of a surname ends where the document
 * shows a first name. */
static struct str country_of_person(struct memory *m, const struct found *f)
{
	struct thing *t;

	if (f->thing == MEMORY_NONE)
		return (struct str){"", 0};
	t = &m->things[f->thing];
	if (t->assumed && t->given) {
		t->country = (struct str){"", 0};
		t->assumed = false;
	}
	return t->country;
}

/* An office and its holder share their country: from the words before the office, behind
 * it or behind the name; from what the document knows of either; else the paper's own. */
static struct evidence country_of_office(const struct scene *s, struct memory *m, size_t k,
                                         size_t holder)
{
	struct evidence e = before(s, k);

	if (!e.told)
		e = behind(s, m, k);
	/* "Presidents Macron and Zelenskyy" */
	if (s->found[k].title.plural)
		return e;
	if (!e.told && holder != SIZE_MAX)
		e = behind(s, m, holder);
	if (!e.told && holder != SIZE_MAX) {
		e.country = country_of_person(m, &s->found[holder]);
		e.told = e.country.len;
		e.by = COUNTRY_HOLDER;
	}
	return e;
}

/* The country of a holder of office by that name at the document's date: of the words as they
 * stand, else of the surname, if the rest of the name agrees. */
static struct evidence from_table(const struct scene *s, struct memory *m, const struct found *person,
                                  struct str title)
{
	const struct holders *h = &s->k->holders;
	struct thing *t = person->thing == MEMORY_NONE ? NULL : &m->things[person->thing];
	struct holder_query q = {.form = text_of(s, person), .title = title, .date = s->row->date, .seen = m,
	                         .words = &s->k->words};
	long row;

	q.name = t && t->given ? t->id : q.form;
	row = holder_find(h, s->w, person->first, person->last, &q);
	for (size_t i = person->last; row < 0 && i-- > person->first + 1;) {
		q.form = words_text(s->w, i, i + 1);
		row = holder_find(h, s->w, i, i + 1, &q);
	}
	if (row < 0)
		return (struct evidence){{"", 0}, false, COUNTRY_UNTOLD};
	if (t)
		t->assumed = !t->given;
	return (struct evidence){table_cell(&h->rows, (size_t)row, HOLDER_COUNTRY), true, COUNTRY_HOLDERS};
}

static bool is_in_list(struct str list, struct str code)
{
	struct str part;

	while (list.len && str_split(&list, ',', &part))
		if (str_eq(part, code))
			return true;
	return false;
}

/* Whose office it is where the text does not tell: the paper's own state's, unless the
 * name of the office says more (rows of role "of" in data/titles.tsv). */
static struct str country_by_default(const struct scene *s, const struct memory *m, const struct found *f)
{
	struct str rule = {"", 0};

	for (size_t i = f->first; i < f->last && !rule.len; i++)
		rule = title_country(s, i);
	if (!rule.len)
		return m->home;
	if (rule.p[0] == '-')
		return (struct str){"", 0};
	if (rule.p[0] != '!')
		return rule;
	rule = str_cut(rule, 1, rule.len);
	if (m->home.len && !is_in_list(rule, m->home))
		return m->home;
	return m->states[is_in_list(rule, m->states[0]) || str_eq(m->states[0], m->home)];
}

static void resolve_title(const struct scene *s, struct memory *m, size_t k)
{
	struct found *f = &s->found[k];
	size_t holder = holder_of(s, k);
	uint32_t person = holder != SIZE_MAX ? s->found[holder].thing : MEMORY_NONE;
	struct evidence e = country_of_office(s, m, k, holder);
	struct office_name o = office_name(s, m, f);
	const struct office *old;
	bool foreign = e.told; /* the words around say whose office it is */

	if (!e.told && holder != SIZE_MAX && !f->title.plural)
		e = from_table(s, m, &s->found[holder], o.id);
	old = office_fullest(m, &o, e.country, e.told, person);

	if (!old)
		old = office_of_person(m, person, o.id);
	f->id = o.id;
	if (old && (!f->title.plural || old->whole == o.whole)) {
		f->id = old->id;
		if (!e.told && person == MEMORY_NONE && !f->title.plural) {
			e.country = old->country;
			e.told = true;
			e.by = COUNTRY_SAME_OFFICE;
			person = old->person;
		}
	}
	if (!e.told && !f->title.plural) {
		e.country = country_by_default(s, m, f);
		e.by = COUNTRY_DEFAULT;
	}
	f->country = e.country;
	f->country_by = e.by;
	f->name = f->id;
	office_remember(m, &o, f, person);
	if (holder == SIZE_MAX || (f->title.plural && !e.told))
		return;
	if (s->found[holder].thing != MEMORY_NONE && !m->things[s->found[holder].thing].country.len)
		m->things[s->found[holder].thing].country = e.country;
	s->found[holder].country = e.country;
	s->found[holder].country_by = COUNTRY_OFFICE;
	if (!m->home.len && !foreign)
		m->home = e.country;
}

static void resolve_person(const struct scene *s, struct memory *m, size_t k)
{
	struct found *f = &s->found[k];
	struct evidence e = {f->country, f->country.len > 0, f->country_by};
	struct thing *t;

	if (f->thing == MEMORY_NONE) {
		f->id = f->name = memory_keep(m, text_of(s, f));
		return;
	}
	t = &m->things[f->thing];
	if (!e.told && country_of_person(m, f).len)
		e = (struct evidence){t->country, true, COUNTRY_MEMORY};
	if (!e.told)
		e = before(s, k);
	if (!e.told)
		e = behind(s, m, k);
	if (!e.told)
		e = from_table(s, m, f, (struct str){"", 0});
	set_country(m, f, e);
	f->id = t->id;
	f->name = t->name;
}

/* The one state in a name, "" if there is none or several. A body for a state is not of it:
 * "Fund for Ukraine". */
static struct str state_inside(const struct scene *s, const struct found *f)
{
	struct str country = {"", 0};

	for (size_t i = f->first; i < f->last; i++) {
		const struct known *n = &s->known[i];

		if (is_fw(s, i, FW_FOR) && f->type == MENTION_ORG)
			break;
		if (!n->last || n->last > f->last || !n->row->country[0] ||
		    (n->row->type != MENTION_GPE && n->row->type != MENTION_NORP &&
		     n->row->type != MENTION_ORG))
			continue;
		if (country.len && !str_eq(country, gazetteer_country(n->row)))
			return (struct str){"", 0};
		country = gazetteer_country(n->row);
	}
	return country;
}

/* "Bistrovo, Poland": a place says where the one before it lies. */
static struct evidence behind_comma(const struct scene *s, const struct memory *m, size_t k)
{
	const struct found *f = &s->found[k], *next = f + 1;
	struct evidence e = {{"", 0}, false, COUNTRY_UNTOLD};

	if (k + 1 < s->n_found && next->type == MENTION_GPE && next->first == f->last &&
	    s->w->v[f->last].gap == GAP_COMMA)
		e.country = early_country(m, next);
	e.told = e.country.len;
	e.by = COUNTRY_COMMA;
	return e;
}

static void resolve_pattern(const struct scene *s, struct memory *m, size_t k)
{
	struct found *f = &s->found[k];
	struct evidence e = {{"", 0}, false, COUNTRY_UNTOLD};

	if (f->pattern.kind && f->pattern.kind->flags & PATTERN_PERSON) {
		e.country = m->home;
		e.by = COUNTRY_HOME;
	} else if (f->by == BY_TAGGER || (f->pattern.kind && f->pattern.kind->flags & PATTERN_STATE)) {
		e.country = state_inside(s, f);
		e.by = COUNTRY_INSIDE;
		if (!e.country.len)
			e = before(s, k);
		if (!e.country.len)
			e = behind(s, m, k);
		if (!e.country.len && f->by == BY_TAGGER && f->type == MENTION_GPE)
			e = behind_comma(s, m, k);
	}
	set_country(m, f, e);
	if (f->thing == MEMORY_NONE) {
		f->id = f->name = memory_keep(m, text_of(s, f));
		return;
	}
	f->id = m->things[f->thing].id;
	f->name = m->things[f->thing].name;
}

static void resolve_known(struct memory *m, struct found *f)
{
	f->id = gazetteer_id(f->known.g, f->known.row);
	f->name = gazetteer_name(f->known.g, f->known.row);
	f->country = gazetteer_country(f->known.row);
	f->country_by = COUNTRY_ROW;
	if (f->type == MENTION_GPE || f->type == MENTION_NORP) {
		memory_see_country(m, f->country);
		if (f->country.len && !str_eq(f->country, m->states[0])) {
			m->states[1] = m->states[0];
			m->states[0] = f->country;
		}
	}
	memory_see_id(m, f->id);
}

static void resolve_form(struct memory *m, struct found *f)
{
	const struct thing *t = &m->things[f->thing];

	f->id = t->id;
	f->name = t->name;
	f->country = t->country;
	f->country_by = COUNTRY_MEMORY;
}

void mention_resolve(struct scene *s)
{
	struct memory *m = s->m;

	for (size_t k = 0; k < s->n_found; k++) {
		struct found *f = &s->found[k];

		if (f->type == MENTION_PERSON) {
			resolve_person(s, m, k);
		} else if (f->by == BY_TITLE) {
			resolve_title(s, m, k);
		} else if (f->by == BY_KNOWN) {
			resolve_known(m, f);
		} else if (f->by == BY_FORM) {
			resolve_form(m, f);
		} else if (f->by == BY_PATTERN || f->by == BY_INTRO || f->by == BY_TAGGER) {
			resolve_pattern(s, m, k);
		} else {
			f->name = f->id;
		}
	}
}
