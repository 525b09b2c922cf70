#include "names/actor_role.h"

#include "know/note.h"
#include "know/table.h"

const char *const actor_role_names[ACTOR_ROLES + 1] = {"",    "GOV", "LEG", "JUD", "MIL", "OPP", "PTY", "IGO",
                                                       "NGO", "MNC", "MED", "REB", "COP", "SPY", "CVL", NULL};

enum column { PHRASES, USE, ROLE, WEIGHT };
static const char *const columns[] = {"phrases", "in", "role", "weight", NULL};

static const struct note uses_of[] = {
	{"org", ACTOR_ORG}, {"title", ACTOR_TITLE | ACTOR_NAMED}, {"named", ACTOR_NAMED}, {NULL, 0}};

/* The lexicon's values: role, weight, uses. */
enum { FIELD_BITS = 4, FIELD = 15, HITS = 8 };

static struct actor_say say_of(uint32_t value)
{
	return (struct actor_say){.role = (enum actor_role)(value & FIELD), .weight = value >> FIELD_BITS & FIELD};
}

static unsigned uses(uint32_t value)
{
	return value >> 2 * FIELD_BITS;
}

enum actor_role actor_role_of(struct str name)
{
	int role = name.len ? str_among(name, actor_role_names, ACTOR_ROLES) : ACTOR_NONE;

	return role < 0 ? ACTOR_NONE : (enum actor_role)role;
}

static bool add_forms(struct lexicon_builder *b, struct table_place at, struct str forms, uint32_t value)
{
	struct str form;

	do {
		str_split(&forms, ';', &form);
		if (!lexicon_add(b, form, LEXICON_ANY, value))
			return table_refuse(at, columns[PHRASES], "not a word", form);
	} while (forms.len);
	return true;
}

static bool add_row(struct lexicon_builder *b, const char *path, const struct table *t, size_t i)
{
	struct table_place at = table_place(path, t, i);
	struct str name = table_cell(t, i, ROLE);
	enum actor_role role = actor_role_of(name);
	struct str cell = table_cell(t, i, USE), unknown = cell;
	uint64_t weight;
	unsigned flags = 0;

	if (!cell.len || !notes_read(cell, uses_of, &flags, &unknown))
		return table_refuse(at, columns[USE], "not org, title or named", unknown);
	if (!role && !str_eq(name, STR("-")))
		return table_refuse(at, columns[ROLE], "not a role of actors, nor -", name);
	cell = table_cell(t, i, WEIGHT);
	if (!str_uint(cell, &weight) || !weight || weight > ACTOR_WEIGHTS)
		return table_refuse(at, columns[WEIGHT], "not 1 to 9", cell);
	return add_forms(b, at, table_cell(t, i, PHRASES),
	                 (flags << FIELD_BITS | (uint32_t)weight) << FIELD_BITS | (uint32_t)role);
}

bool actor_words_compile(const char *path, struct vocab_builder *first, struct buf *out)
{
	struct lexicon_builder *b = lexicon_builder_new();
	struct table t = {0};
	bool ok = table_read(&t, path, columns, WEIGHT + 1);

	(void)first;
	for (size_t i = 0; ok && i < t.n_rows; i++)
		ok = add_row(b, path, &t, i);
	if (ok)
		lexicon_build(b, out);
	table_free(&t);
	lexicon_builder_free(b);
	return ok;
}

size_t actor_words_open(struct actor_words *a, struct str blob)
{
	return lexicon_open(&a->lex, blob);
}

/* The longest phrase at word i that ends before word `last` and is for one of the uses; weight 0 if there is
 * none. */
static struct actor_say say_at(const struct actor_words *a, const struct words *w, size_t i, size_t last,
                               unsigned wanted)
{
	struct lexicon_hit hits[HITS];
	size_t n = lexicon_at(&a->lex, w, i, hits, HITS);

	for (size_t h = 0; h < n; h++) {
		struct actor_say best = {.first = hits[h].first, .last = hits[h].last};

		if (hits[h].last > last)
			continue;
		do {
			struct actor_say say = say_of(hits[h].value);

			if (uses(hits[h].value) & wanted && say.weight > best.weight) {
				best.role = say.role;
				best.weight = say.weight;
			}
		} while (lexicon_next(&a->lex, w, &hits[h]));
		if (best.weight)
			return best;
	}
	return (struct actor_say){0};
}

struct actor_say actor_say(const struct actor_words *a, const struct words *w, size_t first, size_t stop,
                           size_t last, unsigned wanted)
{
	struct actor_say best = {0};

	while (first < stop) {
		struct actor_say say = say_at(a, w, first, last, wanted);

		first = say.weight ? say.last : first + 1;
		if (say.weight > best.weight || (say.weight == best.weight && wanted & ACTOR_ORG))
			best = say;
	}
	return best;
}
