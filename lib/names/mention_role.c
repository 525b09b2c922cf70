/* Gives resolved finds their role in politics: first bodies and parties, then offices, which are often of
 * one of them, then persons, who are what their office is. */
#include "names/beside.h"
#include "names/holding.h"

static struct thing *thing_of(const struct scene *s, const struct found *f)
{
	return f->thing == MEMORY_NONE ? NULL : &s->m->things[f->thing];
}

struct actor_say mention_body_words(const struct scene *s, const struct found *f)
{
	struct actor_say say;
	size_t of = f->first;

	while (of < f->last && !is_fw(s, of, FW_OF) && !is_fw(s, of, FW_FOR) && !is_fw(s, of, FW_ON))
		of++;
	say = actor_say(&s->k->actors, s->w, f->first, of, f->last, ACTOR_ORG);
	return say.weight ? say : actor_say(&s->k->actors, s->w, of, f->last, f->last, ACTOR_ORG);
}

/* The same of a find of any type, in an office for any of `uses`. */
static struct actor_say words_say(const struct scene *s, struct found *f, unsigned uses)
{
	struct actor_say say = f->type == MENTION_ORG ? mention_body_words(s, f)
	                       : actor_say(&s->k->actors, s->w, f->first, f->last, f->last, uses);

	f->role_first = say.first;
	f->role_last = say.last;
	return say;
}

static bool tell(struct found *f, enum actor_role role, enum role_by by)
{
	if (!role)
		return false;
	f->role = (uint8_t)role;
	f->role_by = (uint8_t)by;
	return true;
}

/* Of a body in the name: "White House Office of Legislative Affairs". */
static enum actor_role role_inside(const struct scene *s, const struct found *f)
{
	for (size_t i = f->first; i < f->last; i++) {
		const struct known *n = &s->known[i];

		if (n->last && n->last <= f->last && n->row->type == MENTION_ORG && n->row->role)
			return (enum actor_role)n->row->role;
	}
	return ACTOR_NONE;
}

/* The find that find k belongs to, a body with a role or a state: before it, or behind an "of". */
static const struct found *owner_of(const struct scene *s, size_t k)
{
	const struct found *f = &s->found[k];

	if (k && beside_owner(f - 1) && (beside_touches(s, f - 1, f) || beside_owns(s, f - 1, f)))
		return f - 1;
	if (k + 1 < s->n_found && beside_owner(f + 1) && beside_of(s, f, f + 1))
		return f + 1;
	if (k + 1 < s->n_found && f[1].type == MENTION_ORG && beside_at(s, f, f + 1))
		return f + 1;
	return NULL;
}

static enum actor_role role_of_owner(const struct scene *s, size_t k)
{
	const struct found *owner = owner_of(s, k);

	return owner ? (enum actor_role)owner->role : ACTOR_NONE;
}

static void role_of_body(struct scene *s, size_t k)
{
	struct found *f = &s->found[k];
	struct thing *t = thing_of(s, f);
	struct actor_say say;

	if (f->by == BY_KNOWN && tell(f, (enum actor_role)f->known.row->role, ROLE_BY_ROW))
		return;
	if (t && f->by == BY_FORM && tell(f, (enum actor_role)t->role, ROLE_BY_MEMORY))
		return;
	if (f->type != MENTION_ORG)
		return;
	say = words_say(s, f, ACTOR_ORG);
	if (!(say.weight >= ACTOR_SURE && tell(f, say.role, ROLE_BY_WORDS)) &&
	    !tell(f, role_inside(s, f), ROLE_BY_INSIDE) && !tell(f, role_of_owner(s, k), ROLE_BY_BESIDE) &&
	    (f->last - f->first > 1 || say.weight >= ACTOR_SURE)) /* "the Commission" is anybody's */
		tell(f, say.role, ROLE_BY_WORDS);
	if (t)
		t->role = f->role;
}

/* The office that the document has called the same, or NULL. */
static struct office *same_office(const struct scene *s, const struct found *f)
{
	struct memory *m = s->m;
	uint32_t n = m->n_offices < MEMORY_OFFICES ? m->n_offices : MEMORY_OFFICES;

	for (uint32_t back = 1; back <= n; back++) {
		struct office *o = &m->offices[(m->n_offices - back) % MEMORY_OFFICES];

		if (str_eq(o->id, f->id) && str_eq(o->country, f->country))
			return o;
	}
	return NULL;
}

static bool is_state(const struct found *f)
{
	return f && f->type != MENTION_ORG && f->country.len;
}

/* What stands beside an office that does not say enough by itself: the body whose it is; a state; what the
 * document has said of it. */
static bool tell_beside(const struct scene *s, size_t k, struct actor_say say, const struct office *o)
{
	struct found *f = &s->found[k];
	const struct found *owner = owner_of(s, k);

	if (owner && owner->type != MENTION_GPE && tell(f, (enum actor_role)owner->role, ROLE_BY_BESIDE))
		return true;
	/* "EU High Representative/Vice President" */
	if (k && f[-1].type == MENTION_TITLE && f[-1].last == f->first &&
	    (beside_touches(s, f - 1, f) || s->w->v[f->first].gap == GAP_SLASH) &&
	    tell(f, (enum actor_role)f[-1].role, ROLE_BY_OFFICE))
		return true;
	if (say.weight < ACTOR_OF_STATE && is_state(owner) && tell(f, ACTOR_GOV, ROLE_BY_STATE))
		return true;
	return o && tell(f, (enum actor_role)o->role, ROLE_BY_MEMORY);
}

/* The person before the office k, of whom nothing is known that contradicts. */
static size_t bearer_of(const struct scene *s, size_t k)
{
	size_t person = beside_bearer(s, k);
	struct str a = s->found[k].country, b;

	if (person == SIZE_MAX)
		return person;
	b = s->found[person].country;
	return a.len && b.len && !str_eq(a, b) ? SIZE_MAX : person;
}

static void role_of_office(struct scene *s, size_t k)
{
	struct found *f = &s->found[k];
	size_t holder = beside_holder(s, k);
	unsigned uses = holder != SIZE_MAX ? ACTOR_TITLE | ACTOR_NAMED : ACTOR_TITLE;
	struct actor_say say = words_say(s, f, uses);
	struct office *o = NULL;
	struct thing *t;

	if (holder == SIZE_MAX)
		holder = bearer_of(s, k);
	t = holder == SIZE_MAX ? NULL : thing_of(s, &s->found[holder]);
	if (f->title.rank)
		say.weight = ACTOR_WEIGHTS; /* a "NATO General" is a soldier */
	if (say.weight < ACTOR_SURE)
		o = same_office(s, f);
	if (!(say.weight >= ACTOR_SURE && tell(f, say.role, ROLE_BY_WORDS)) && !tell_beside(s, k, say, o) &&
	    !tell(f, say.role, ROLE_BY_WORDS) && t)
		tell(f, (enum actor_role)t->role, ROLE_BY_HOLDER);
	if (o)
		o->role = f->role;
	/* "Secretary of Defense Gen. Austin" is what the office is. */
	if (!t || !f->role || (f->title.rank && t->role))
		return;
	if (f->title.rank && k && f[-1].type == MENTION_TITLE && beside_touches(s, f - 1, f) && f[-1].role)
		t->role = f[-1].role;
	else
		t->role = f->role;
}

/* The row of a holder of office is of the state that the text says. */
static bool is_of(const struct scene *s, const struct found *f, size_t row)
{
	struct str country = table_cell(&s->k->holders.rows, row, HOLDER_COUNTRY);

	return !f->country.len || !country.len || str_eq(f->country, country);
}

static void role_of_person(struct scene *s, size_t k)
{
	struct found *f = &s->found[k];
	struct thing *t = thing_of(s, f);
	long row;

	if (t && tell(f, (enum actor_role)t->role, ROLE_BY_OFFICE))
		return;
	if (f->by == BY_KNOWN && tell(f, (enum actor_role)f->known.row->role, ROLE_BY_ROW))
		return;
	row = holding_find(s, f, (struct str){"", 0});
	if (row < 0 || !is_of(s, f, (size_t)row) || !tell(f, holding_role(s, (size_t)row), ROLE_BY_HOLDERS))
		tell(f, role_of_owner(s, k), ROLE_BY_BESIDE);
	if (t)
		t->role = f->role;
}

void mention_roles(struct scene *s)
{
	size_t offices = 0;

	for (size_t k = 0; k < s->n_found; k++)
		if (s->found[k].type == MENTION_ORG || s->found[k].type == MENTION_NORP)
			role_of_body(s, k);
		else
			offices += s->found[k].type == MENTION_TITLE || s->found[k].type == MENTION_PERSON;
	for (size_t k = 0; offices && k < s->n_found; k++)
		if (s->found[k].by == BY_TITLE)
			role_of_office(s, k);
	for (size_t k = 0; offices && k < s->n_found; k++)
		if (s->found[k].type == MENTION_PERSON)
			role_of_person(s, k);
}
