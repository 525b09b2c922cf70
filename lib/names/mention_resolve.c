#include "names/beside.h"
#include "names/holding.h"
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

static struct evidence from_owner(const struct found *owner)
{
	return (struct evidence){owner->country, true, COUNTRY_BEFORE};
}

/* The state named before: "Chinese Foreign Minister", "China's minister". */
static struct evidence before(const struct scene *s, size_t k)
{
	const struct found *f = &s->found[k];

	if (k && beside_owner(&s->found[k - 1]) &&
	    (beside_touches(s, &s->found[k - 1], f) || beside_owns(s, &s->found[k - 1], f)))
		return from_owner(&s->found[k - 1]);
	/* "White House National Security Advisor", "European Union's" handled above; one title
	 * behind another shares what the first has. */
	if (k && s->found[k - 1].type == MENTION_TITLE && beside_touches(s, &s->found[k - 1], f))
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

	if (k + 1 >= s->n_found || !beside_owner(&s->found[k + 1]) || !beside_of(s, f, f + 1))
		return e;
	/* "the Foreign Ministers of Albania, France and Norway" */
	if (f->type == MENTION_TITLE && f->title.plural && k + 2 < s->n_found && beside_owner(f + 2) &&
	    beside_listed(s, f + 1, f + 2)) {
		e.told = true;
		e.by = COUNTRY_SEVERAL;
		return e;
	}
	e.by = COUNTRY_BEHIND;
	e.country = early_country(m, f + 1);
	e.told = e.country.len || f[1].type == MENTION_ORG;
	if (!e.country.len && f[1].type == MENTION_ORG && k + 2 < s->n_found &&
	    beside_of(s, f + 1, f + 2))
		e.country = early_country(m, f + 2);
	return e;
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
	if (!e.told && holder != SIZE_MAX && holder > k)
		e = behind(s, m, holder);
	if (!e.told && holder != SIZE_MAX) {
		e.country = country_of_person(m, &s->found[holder]);
		e.told = e.country.len;
		e.by = COUNTRY_HOLDER;
	}
	return e;
}

/* The country of a holder of office by that name at the document's date. */
static struct evidence from_table(const struct scene *s, struct memory *m, const struct found *person,
                                  struct str title)
{
	const struct thing *t = person->thing == MEMORY_NONE ? NULL : &m->things[person->thing];
	long row = holding_find(s, person, title);

	if (row < 0)
		return (struct evidence){{"", 0}, false, COUNTRY_UNTOLD};
	if (t)
		m->things[person->thing].assumed = !t->given;
	return (struct evidence){table_cell(&s->k->holders.rows, (size_t)row, HOLDER_COUNTRY), true,
	                         COUNTRY_HOLDERS};
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

/* The person who holds the office k, named behind it or before it, there where nothing is known of the
 * person that contradicts; SIZE_MAX if nobody is. */
static size_t holder_of(const struct scene *s, const struct memory *m, size_t k)
{
	size_t person = beside_holder(s, k);
	struct evidence office;

	if (person != SIZE_MAX)
		return person;
	person = beside_bearer(s, k);
	if (person == SIZE_MAX)
		return person;
	office = before(s, k);
	if (!office.told)
		office = behind(s, m, k);
	return office.country.len && s->found[person].country.len &&
	               !str_eq(office.country, s->found[person].country)
	           ? SIZE_MAX : person;
}

static void resolve_title(const struct scene *s, struct memory *m, size_t k)
{
	struct found *f = &s->found[k];
	size_t holder = holder_of(s, m, k);
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

/* Who speaks in the transcript of a state: "MR. KAMAU:", "Mr. REED. I thank you". A style stands before the
 * name at most. */
static bool is_speaker(const struct scene *s, const struct found *f)
{
	char behind = f->end < s->w->text.len ? s->w->text.p[f->end] : ' ';

	if (f->first > 1)
		return false;
	return behind == ':' ||
	       (behind == '.' && s->w->v[f->last - 1].flags & WORD_UPPER && !s->w->all_caps);
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
	if (!e.told && m->voiced && is_speaker(s, f))
		e = (struct evidence){m->home, true, COUNTRY_HOME};
	set_country(m, f, e);
	f->id = t->id;
	f->name = t->name;
}

static bool is_state_in(const struct found *f, const struct known *n)
{
	return n->last && n->last <= f->last && n->row->country[0] &&
	       (n->row->type == MENTION_GPE || n->row->type == MENTION_NORP || n->row->type == MENTION_ORG);
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
		if (!is_state_in(f, n))
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

static bool has_state_inside(const struct scene *s, const struct found *f)
{
	for (size_t i = f->first; i < f->last; i++)
		if (is_state_in(f, &s->known[i]))
			return true;
	return false;
}

/* A noun in the name makes it one of a state: "Ministry". */
static bool is_of_state(const struct scene *s, const struct found *f)
{
	const struct pattern_head *h;
	uint32_t last;

	for (size_t i = f->first; i < f->last; i++) {
		h = scene_head(s, i, &last);
		if (h && h->flags & PATTERN_STATE && h->type == MENTION_ORG)
			return true;
	}
	return false;
}

/* "PRC Ministry of Commerce, General Administration of Customs": the state of the list's first. */
static struct evidence in_list(const struct scene *s, size_t k)
{
	const struct found *f = &s->found[k];
	struct evidence e = {{"", 0}, false, COUNTRY_LIST};

	if (!k || f[-1].type != MENTION_ORG || !beside_listed(s, f - 1, f) || !is_of_state(s, f))
		return e;
	if (f[-1].country_by == COUNTRY_INSIDE || f[-1].country_by == COUNTRY_BEFORE || f[-1].country_by == COUNTRY_LIST)
		e.country = f[-1].country;
	return e;
}

/* Is a body with this role one of those that every state has? */
static bool is_of_states(enum actor_role role)
{
	return role == ACTOR_GOV || role == ACTOR_LEG || role == ACTOR_JUD || role == ACTOR_MIL ||
	       role == ACTOR_COP || role == ACTOR_SPY;
}

/* The same by words that leave no doubt: a commission may be that of several states. */
static bool may_be_of_states(const struct scene *s, const struct found *f)
{
	struct actor_say say = mention_body_words(s, f);

	return say.weight >= ACTOR_SURE && is_of_states(say.role);
}

/* A ministry, court or bank without a state is of the state whose paper this is; but not what the words
 * beside it give to another body. */
static struct evidence of_home(const struct scene *s, size_t k)
{
	const struct found *f = &s->found[k];
	struct evidence e = {s->m->home, true, COUNTRY_HOME};

	if (!s->m->voiced || (k && beside_owner(f - 1) && (beside_touches(s, f - 1, f) || beside_owns(s, f - 1, f))) ||
	    (k + 1 < s->n_found && beside_owner(f + 1) && beside_of(s, f, f + 1)))
		e.country = (struct str){"", 0};
	return e;
}

/* Of a body whose name and neighbours name no state. */
static struct evidence without_state(const struct scene *s, size_t k)
{
	struct evidence e = in_list(s, k);

	return !e.country.len && may_be_of_states(s, &s->found[k]) ? of_home(s, k) : e;
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
		if (!e.country.len && f->type == MENTION_ORG && !has_state_inside(s, f))
			e = without_state(s, k);
	}
	set_country(m, f, e);
	if (f->thing == MEMORY_NONE) {
		f->id = f->name = memory_keep(m, text_of(s, f));
		return;
	}
	f->id = m->things[f->thing].id;
	f->name = m->things[f->thing].name;
}

static void resolve_known(const struct scene *s, struct memory *m, size_t k)
{
	struct found *f = &s->found[k];

	f->id = gazetteer_id(f->known.g, f->known.row);
	f->name = gazetteer_name(f->known.g, f->known.row);
	f->country = gazetteer_country(f->known.row);
	f->country_by = COUNTRY_ROW;
	/* A row for all of them: "Parliament". */
	if (f->type == MENTION_ORG && !f->country.len && is_of_states((enum actor_role)f->known.row->role)) {
		struct evidence e = of_home(s, k);

		f->country = e.country;
		f->country_by = e.by;
	}
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
			resolve_known(s, m, k);
		} else if (f->by == BY_FORM) {
			resolve_form(m, f);
		} else if (f->by == BY_PATTERN || f->by == BY_INTRO || f->by == BY_TAGGER) {
			resolve_pattern(s, m, k);
		} else {
			f->name = f->id;
		}
	}
}
