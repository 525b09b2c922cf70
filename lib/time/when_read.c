#include "base/die.h"
#include "time/when_build.h"
#include "time/when_time.h"

enum { RULE_NAME, RULE_PATTERN, RULE_VALUE, RULE_KIND, RULE_NEED };
enum { WORD_CLASS, WORD_VALUE, WORD_WORDS };
enum { HOLIDAY_NAMES, HOLIDAY_VALUE };
enum { TABLE_NAME, TABLE_DATES };
enum { ROLE_ROLE, ROLE_WORDS };

const char *const when_known_names[WHEN_KNOWN] = {
	"ones", "tens", "scale", "ordinals", "decades", "article",
	"will", "past", "to", "nouns", "still", "edge", "a", "aux", "reaching", "saying",
	"clauses", "rank", "joint", "this", "fiscal",
};

static const char *const form_names[WHEN_FORMS + 1] = {
	[WHEN_FORM_ORDINAL] = "ordinal", [WHEN_FORM_DECADE] = "decade",
	[WHEN_FORM_COUNTED] = "counted", [WHEN_FORM_CONTRACTION] = "contraction",
};

static const char *const kinds[] = {"date", "length", "event", "anchor", "adverb", "cycle", "shield"};

static const char *const roles[] = {
	"none", "on", "by", "before", "after", "since", "until", "from", "within", "about", "for",
};

static bool wrong(struct table_place at, const char *column, struct str s)
{
	return table_refuse(at, column, "wrong or one too many", s);
}

/* The index of a name, added if there is room; -1 if not. */
static int intern(struct str *names, size_t *n, size_t room, struct str name)
{
	int i = when_name_index(names, *n, name);

	if (i >= 0)
		return i;
	if (*n == room || !name.len)
		return -1;
	names[*n] = name;
	return (int)(*n)++;
}

/* "^may" needs its capital; "sept." may be followed by a full stop. */
static void add_member(struct builder *b, int class, int32_t value, struct str word)
{
	struct membership *m = when_vec_add(&b->memberships, sizeof *m);

	m->member = (struct when_member){.value = value, .class = (uint8_t)class};
	if (word.len && word.p[0] == '^') {
		m->member.capital = 1;
		word = str_cut(word, 1, word.len);
	}
	if (word.len && word.p[word.len - 1] == '.') {
		m->member.abbreviation = 1;
		word.len--;
	}
	m->word = when_build_word(b, word);
}

static bool number_of(struct str s, int32_t *n)
{
	*n = 0;
	return !s.len || str_int(s, INT32_MAX, n);
}

bool when_read_forms(struct builder *b, const char *path)
{
	return word_roles_compile(path, form_names, &b->forms);
}

bool when_read_words(struct builder *b, const char *path)
{
	static const char *const cols[] = {"class", "value", "words", NULL};

	if (!table_read(&b->words, path, cols, 3))
		return false;
	for (size_t i = 0; i < b->words.n_rows; i++) {
		struct str name = table_cell(&b->words, i, WORD_CLASS), word;
		struct str value = table_cell(&b->words, i, WORD_VALUE);
		struct str list = table_cell(&b->words, i, WORD_WORDS);
		int class = intern(b->classes, &b->n_classes, WHEN_CLASSES, name);
		int32_t n;

		if (class < 0)
			return wrong(table_place(path, &b->words, i), "class", name);
		if (!number_of(value, &n) && !when_build_constant(value, &n))
			return wrong(table_place(path, &b->words, i), "value", value);
		while (str_split(&list, ';', &word))
			add_member(b, class, n, word);
	}
	for (size_t k = 0; k < WHEN_KNOWN; k++)
		if (when_name_index(b->classes, b->n_classes, str_of(when_known_names[k])) < 0) {
			warn("%s: no words of the class '%s'", path, when_known_names[k]);
			return false;
		}
	return true;
}

static bool iso_day(struct str s, int32_t *day)
{
	struct str part;
	uint64_t n[3];
	size_t i = 0;

	for (; i < 3 && str_split(&s, '-', &part); i++)
		if (!str_uint(part, &n[i]) || n[i] > 9999)
			return false;
	if (i < 3 || s.p || !calendar_valid((int32_t)n[0], (int32_t)n[1], (int32_t)n[2]))
		return false;
	*day = (int32_t)calendar_day((int32_t)n[0], (int32_t)n[1], (int32_t)n[2]);
	return true;
}

/* The rows of one table stand together, in order of time. */
bool when_read_tables(struct builder *b, const char *path)
{
	static const char *const cols[] = {"table", "dates", NULL};

	if (!table_read(&b->tables, path, cols, 2))
		return false;
	for (size_t i = 0; i < b->tables.n_rows; i++) {
		struct str name = table_cell(&b->tables, i, TABLE_NAME), date;
		struct str list = table_cell(&b->tables, i, TABLE_DATES);
		int t = intern(b->table_names, &b->n_tables, WHEN_CLASSES, name);
		struct when_span *s;

		if (t < 0 || (size_t)t + 1 != b->n_tables)
			return wrong(table_place(path, &b->tables, i), "table", name);
		if ((size_t)t == b->spans.n) {
			s = when_vec_add(&b->spans, sizeof *s);
			s->first = (uint32_t)b->days.n;
		}
		s = (struct when_span *)b->spans.v + t;
		for (; str_split(&list, ';', &date); s->n++)
			if (!iso_day(date, when_vec_add(&b->days, sizeof(int32_t))))
				return wrong(table_place(path, &b->tables, i), "dates", date);
	}
	return true;
}

bool when_read_roles(struct builder *b, const char *path)
{
	static const char *const cols[] = {"role", "words", NULL};

	if (!table_read(&b->roles, path, cols, 2))
		return false;
	for (size_t i = 0; i < b->roles.n_rows; i++) {
		struct str role = table_cell(&b->roles, i, ROLE_ROLE), phrase, word;
		struct str list = table_cell(&b->roles, i, ROLE_WORDS);
		int r = str_among(role, roles, sizeof roles / sizeof *roles);

		if (r < 0)
			return wrong(table_place(path, &b->roles, i), "role", role);
		while (str_split(&list, ';', &phrase)) {
			struct when_lead *l = when_vec_add(&b->leads, sizeof *l);

			l->role = (uint32_t)r;
			while (str_split(&phrase, ' ', &word)) {
				if (!word.len || l->n == WHEN_LEAD)
					return wrong(table_place(path, &b->roles, i), "words", word);
				l->hash[l->n++] = when_build_hash(word);
			}
		}
	}
	return true;
}

/* "after:prep", "not-before:unit", "capital", ... */
static bool read_need(const struct builder *b, struct str need, struct when_rule *r, size_t i)
{
	static const struct {
		const char *name;
		uint8_t condition;
	} names[] = {
		{"after", WHEN_AFTER_CLASS}, {"not-after", WHEN_NOT_AFTER},
		{"before", WHEN_BEFORE_CLASS}, {"not-before", WHEN_NOT_BEFORE},
		{"closed", WHEN_CLOSED},     {"capital", WHEN_CAPITAL},
		{"alone", WHEN_ALONE},       {"unranked", WHEN_UNRANKED},
	};
	struct str word;
	int class = 0;

	str_split(&need, ':', &word);
	if (need.p)
		class = when_name_index(b->classes, b->n_classes, need);
	for (size_t k = 0; k < sizeof names / sizeof *names; k++)
		if (i < WHEN_NEEDS && str_eq(word, str_of(names[k].name)) && class >= 0 &&
		    (need.p != NULL) == (names[k].condition <= WHEN_CLOSED)) {
			r->needs[i].condition = names[k].condition;
			r->needs[i].class = (uint8_t)class;
			return true;
		}
	return false;
}

static bool read_kind(struct str kind, struct when_rule *r)
{
	int k = str_among(kind, kinds, sizeof kinds / sizeof *kinds);

	if (k > 0)
		r->kind = (uint8_t)k;
	return k >= 0 || !kind.len;
}

static bool add_rule(struct builder *b, struct table_place at, size_t i)
{
	struct str name = table_cell(&b->rules, i, RULE_NAME);
	struct str value = table_cell(&b->rules, i, RULE_VALUE), need;
	struct str needs = table_cell(&b->rules, i, RULE_NEED);
	struct when_rule r = {.line = (uint16_t)at.line};
	struct capture_names names = {0};
	int nonterminal = when_name_index(b->nonterminals, b->n_nonterminals, name);

	if (!read_kind(table_cell(&b->rules, i, RULE_KIND), &r))
		return wrong(at, "kind", table_cell(&b->rules, i, RULE_KIND));
	for (size_t n = 0; needs.len && str_split(&needs, ' ', &need); n++)
		if (!read_need(b, need, &r, n))
			return wrong(at, "need", need);
	if (!when_build_pattern(b, at, (uint32_t)nonterminal, table_cell(&b->rules, i, RULE_PATTERN),
	                   (uint16_t)b->out_rules.n, &names))
		return false;
	r.code = when_build_value(b, at, value, &names);
	if (r.code < 0)
		return false;
	*(struct when_rule *)when_vec_add(&b->out_rules, sizeof r) = r;
	return true;
}

/* The names of nonterminals first: a pattern may speak of a later one. */
bool when_read_rules(struct builder *b, const char *path)
{
	static const char *const cols[] = {"name", "pattern", "value", "kind", "need", NULL};

	if (!table_read(&b->rules, path, cols, 5))
		return false;
	intern(b->nonterminals, &b->n_nonterminals, WHEN_NONTERMINALS, STR("when"));
	intern(b->nonterminals, &b->n_nonterminals, WHEN_NONTERMINALS, STR("also"));
	intern(b->nonterminals, &b->n_nonterminals, WHEN_NONTERMINALS, STR("holiday"));
	for (size_t i = 0; i < b->rules.n_rows; i++) {
		struct str name = table_cell(&b->rules, i, RULE_NAME);

		if (intern(b->nonterminals, &b->n_nonterminals, WHEN_NONTERMINALS, name) < 0)
			return wrong(table_place(path, &b->rules, i), "name", name);
	}
	for (size_t i = 0; i < b->n_nonterminals; i++) {
		b->roots[i] = (uint32_t)b->nodes.n;
		when_vec_add(&b->nodes, sizeof(struct trie_node));
	}
	for (size_t i = 0; i < b->rules.n_rows; i++)
		if (!add_rule(b, table_place(path, &b->rules, i), i))
			return false;
	return true;
}

/* A row of holidays: each name is a pattern, the value a function of the year. */
static bool add_holiday(struct builder *b, struct table_place at, size_t i)
{
	struct str list = table_cell(&b->holidays, i, HOLIDAY_NAMES), name;
	struct str value = table_cell(&b->holidays, i, HOLIDAY_VALUE);
	struct capture_names names = {0};
	struct when_rule r = {.line = (uint16_t)at.line};
	int holiday = when_name_index(b->nonterminals, b->n_nonterminals, STR("holiday"));
	struct when_op *op;

	while (str_split(&list, ';', &name))
		if (!when_build_pattern(b, at, (uint32_t)holiday, name, (uint16_t)b->out_rules.n,
		                   &names))
			return false;
	r.code = when_build_value(b, at, value, &names);
	if (r.code < 0)
		return false;
	if (str_eq(value, STR("text()"))) { /* "national day": a name only with capitals */
		r.needs[0].condition = WHEN_CAPITAL;
	} else {
		op = when_vec_add(&b->ops, sizeof *op);
		*op = (struct when_op){.function = (uint8_t)time_function(STR("feast"), 1),
		                       .n_args = 1, .args = {when_arg(WHEN_ARG_INT, r.code)}};
		r.code = (int32_t)b->ops.n - 1;
	}
	*(struct when_rule *)when_vec_add(&b->out_rules, sizeof r) = r;
	return true;
}

bool when_read_holidays(struct builder *b, const char *path)
{
	static const char *const cols[] = {"names", "value", NULL};

	if (!table_read(&b->holidays, path, cols, 2))
		return false;
	for (size_t i = 0; i < b->holidays.n_rows; i++)
		if (!add_holiday(b, table_place(path, &b->holidays, i), i))
			return false;
	return true;
}
