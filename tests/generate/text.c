#include "text.h"

#include "pools.h"

enum { SENTENCES_MOST = 4, PARTS_MOST = 12, TEXT_MOST = 3000 };

/* All that texts are made of, and parts of it that a text wants more of. Read once. */
static struct {
	const struct pools *pools;
	struct pools money, function, when, when_words, examples, labels;
} known;

/* What is being made. */
struct maker {
	struct buf *out;
	struct str choices;
};

/* NUL-terminated but for `len`, which is 0 where strlen tells it. */
struct piece {
	const char *p;
	size_t len;
};

static const struct piece odd[] = {
	{"\xCC\x81", 0}, {"\xD9\x8B", 0},                       /* marks that combine */
	{"\xE2\x80\x8F", 0}, {"\xE2\x80\xAE", 0}, {"\xE2\x81\xA6", 0}, /* right to left */
	{"\xE2\x80\x8D", 0}, {"\xE2\x80\x8C", 0}, {"\xE2\x80\x8B", 0}, /* joiners, no width */
	{"\xEF\xBB\xBF", 0}, {"\xC2\xA0", 0}, {"\xE2\x80\xAF", 0}, {"\xE3\x80\x80", 0}, {"\xC2\xAD", 0},
	{"\xE2\x80\xA8", 0}, {"\xE2\x80\xA9", 0}, {"\xC2\x85", 0},
	{"\xC4\xB0", 0}, {"\xC3\x9F", 0}, {"\xEF\xAC\x81", 0}, {"\xC5\x89", 0}, {"\xCE\xA3", 0},
	{"\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D", 0}, {"\xE5\x8C\x97\xE4\xBA\xAC", 0}, {"\xEF\xBC\x95", 0},
	{"\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x94\xAC", 0}, {"\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7", 0},
	{"\xFF", 0}, {"\xC3", 0}, {"\xE2\x82", 0}, {"\xF0\x9F\x91", 0}, {"\xC0\x80", 0}, {"\xED\xA0\x80", 0},
	{"\xA9", 0}, {"\xF4\x90\x80\x80", 0},
	{"\0", 1}, {"\t", 0}, {"\r", 0}, {"\v", 0}, {"\f", 0}, {"\x1B[1m", 0}, {"\x7F", 0}, {"\x01", 0},
	{"\x1E", 0}, {"\\", 0}, {"\\n", 0}};

static const struct piece marks[] = {
	{"\"", 0}, {"'", 0}, {"\xE2\x80\x9C", 0}, {"\xE2\x80\x9D", 0}, {"\xE2\x80\x98", 0}, {"\xE2\x80\x99", 0},
	{"\xC2\xAB", 0}, {"\xC2\xBB", 0}, {"\xE2\x80\x9E", 0}, {"(", 0}, {")", 0}, {"[", 0}, {"]", 0}, {"{", 0},
	{"}", 0}, {"``", 0}, {"''", 0}, {"\xE2\x80\x94", 0}, {"\xE2\x80\x93", 0}, {"--", 0}, {"-", 0}, {"/", 0},
	{"&", 0}, {"%", 0}, {"+", 0}, {"#", 0}, {"*", 0}, {"\xE2\x80\xA2", 0}, {"\xE2\x80\xA6", 0}, {"...", 0},
	{":", 0}, {";", 0}, {",", 0}, {"@", 0}, {"=", 0}, {"<", 0}, {">", 0}, {"_", 0}, {"|", 0}, {"~", 0},
	{"$", 0}, {"\xE2\x82\xAC", 0}, {"\xC2\xA3", 0}, {"1.", 0}, {"(a)", 0}, {"http://a.org/b?c=d", 0},
	{"a@b.org", 0}};

/* Between two parts: most often a blank. */
static const struct piece joints[] = {
	{" ", 0}, {" ", 0}, {" ", 0}, {" ", 0}, {" ", 0}, {" ", 0}, {" ", 0}, {"", 0}, {"", 0}, {", ", 0},
	{", ", 0}, {"-", 0}, {" and ", 0}, {" of the ", 0}, {"'s ", 0}, {"\xE2\x80\x99s ", 0}, {" will ", 0},
	{" to ", 0}, {" by ", 0}, {" (", 0}, {") ", 0}, {"; ", 0}, {": ", 0}, {" \xE2\x80\x94 ", 0}, {" - ", 0},
	{"/", 0}, {".", 0}, {". ", 0}, {"\n", 0}, {"  ", 0}, {"\xC2\xA0", 0}, {" & ", 0}};

/* Before a time, or a condition, of what somebody is to do. */
static const struct piece tails[] = {
	{" by ", 0}, {" in ", 0}, {" within ", 0}, {" on ", 0}, {" until ", 0}, {" before ", 0}, {" after ", 0},
	{" if ", 0}};

static const struct piece ends[] = {
	{". ", 0}, {". ", 0}, {".\n", 0}, {".\n\n", 0}, {"? ", 0}, {"! ", 0}, {"\n", 0}, {"\n\n", 0}, {" ", 0},
	{"", 0}, {".\" ", 0}, {".\xE2\x80\x9D ", 0}, {",\" he said. ", 0}, {".) ", 0}, {"; ", 0}, {":\n", 0},
	{".\r\n", 0}, {"\r\n\r\n", 0}, {"...", 0}, {".", 0}};

static const struct piece figures[] = {
	{"5", 0}, {"12", 0}, {"1,500.25", 0}, {"2024", 0}, {"2030", 0}, {"3/8/2024", 0}, {"03.08.2024", 0},
	{"2024-08-29", 0}, {"10:30", 0}, {"1990s", 0}, {"5th", 0}, {"21st", 0}, {"0.5", 0}, {"7.", 0}, {".5", 0},
	{"5m", 0}, {"$5bn", 0}, {"5-10", 0}, {"1,0000", 0}, {"999999999999999999", 0},
	{"9999999999999999999999999", 0}, {"000", 0}, {"1/2", 0}, {"5%", 0}, {"II", 0}, {"2023/24", 0},
	{"29 February 2023", 0}, {"May 2027", 0}};

#define CHOOSE_PIECE(m, list) put((m), &(list)[choose((m), sizeof(list) / sizeof *(list))])

/* A number below `n`; 0 where no choice is left. */
static size_t choose(struct maker *m, size_t n)
{
	size_t value = 0;

	for (size_t reach = 1; reach < n && m->choices.len; reach *= 256) {
		value = value * 256 + (unsigned char)*m->choices.p;
		m->choices = str_cut(m->choices, 1, m->choices.len);
	}
	return n ? value % n : 0;
}

static void put(struct maker *m, const struct piece *p)
{
	buf_add(m->out, p->p, p->len ? p->len : strlen(p->p));
}

/* Where the alternative that begins at `i` ends: at a `|` or `)` of its own level, or at `end`. */
static size_t alternative_end(struct str s, size_t i)
{
	size_t depth = 0;

	for (; i < s.len; i++) {
		if (s.p[i] == '(')
			depth++;
		else if (s.p[i] == ')' && !depth--)
			return i;
		else if (s.p[i] == '|' && !depth)
			return i;
	}
	return i;
}

/* What stands for a class of words in a pattern: cue.h tells of them. */
static const struct { const char *name, *word; } classes[] = {
	{"DET", "the"}, {"POSS", "their"}, {"ADJ", "new"}, {"ADV", "also"}, {"NUM", "five"}, {"ADP", "in"},
	{"CC", "and"}, {"PRON", "they"}, {"PROPN", "Peru"}, {"NOUN", "deal"}, {"VB", "send"}, {"VBG", "sending"},
	{"VBN", "sent"}, {"MOD", "joint"}, {"NP", "the doctors of Peru"}};

/* A word of a pattern, or one of the class that it names. */
static void put_word(struct maker *m, struct str word)
{
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		if (str_eq(word, str_of(classes[i].name)))
			word = str_of(classes[i].word);
	if (!word.len || word.p[0] != '<') {
		/* A mark: here the action begins. */
		if (!str_eq(word, STR(">")))
			buf_addstr(m->out, word);
		return;
	}
	for (size_t i = 0; i < known.when_words.n; i++) {
		const struct pool *p = &known.when_words.v[i];

		if (str_starts(str_cut(word, 1, word.len), p->kind) && word.len <= p->kind.len + 2) {
			buf_addstr(m->out, p->v[choose(m, p->n)]);
			return;
		}
	}
	CHOOSE_PIECE(m, figures);
}

static bool is_sign(char c)
{
	return c && strchr("()|?*=^ ", c);
}

/* A text that the pattern may have been made for: one alternative of each group, a word for
 * each class, and what is a sign of the pattern language left out. */
static void put_pattern(struct maker *m, struct str s)
{
	for (size_t i = 0, end; i < s.len; i = end) {
		size_t passed = s.p[i] == '(' ? choose(m, 4) : 0;

		end = i + 1;
		if (s.p[i] == '|') {
			/* One has been taken. */
			end = alternative_end(s, end);
		} else if (s.p[i] == ' ') {
			buf_addc(m->out, ' ');
		} else if (!is_sign(s.p[i])) {
			while (end < s.len && !is_sign(s.p[end]))
				end++;
			/* "plan/v": a verb. */
			put_word(m, str_ends(str_cut(s, i, end - 1), STR("/")) ? str_cut(s, i, end - 2) : str_cut(s, i, end));
		}
		for (size_t next; passed && (next = alternative_end(s, end)) < s.len && s.p[next] == '|'; passed--)
			end = next + 1;
	}
}

/* A part of an example without the brackets that mark its expression. */
static void put_unmarked(struct maker *m, struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.p[i] != '[' && s.p[i] != ']')
			buf_addc(m->out, s.p[i]);
}

static void put_example(struct maker *m, struct str s)
{
	size_t from = choose(m, 2) ? choose(m, s.len) : 0;

	put_unmarked(m, str_cut(s, from, choose(m, 2) ? s.len : from + choose(m, s.len - from)));
}

/* One entry of one of the pools, with a capital now and then. */
static void put_entry(struct maker *m, const struct pools *pools)
{
	const struct pool *p = &pools->v[choose(m, pools->n)];
	struct str s = p->v[choose(m, p->n)];
	size_t at = m->out->len;

	if (str_eq(p->column, STR("pattern")))
		put_pattern(m, s);
	else if (str_eq(p->column, STR("example")))
		put_example(m, s);
	else
		buf_addstr(m->out, s);
	if (at < m->out->len && m->out->p[at] >= 'a' && m->out->p[at] <= 'z' && !choose(m, 4))
		m->out->p[at] = (char)(m->out->p[at] - 'a' + 'A');
}

/* Words and signs of money around a figure, in any order. */
static void put_sum(struct maker *m)
{
	static const struct piece between[] = {{"", 0}, {" ", 0}, {"-", 0}, {" to ", 0}, {"\xC2\xA0", 0}, {" of ", 0}};

	for (size_t n = 1 + choose(m, 4); n; n--) {
		if (choose(m, 3))
			put_entry(m, &known.money);
		else
			CHOOSE_PIECE(m, figures);
		CHOOSE_PIECE(m, between);
	}
}

static void put_part(struct maker *m)
{
	switch (choose(m, 16)) {
	case 7: put_entry(m, known.pools); put_entry(m, known.pools); break;
	case 1: CHOOSE_PIECE(m, figures); break;
	case 2: put_sum(m); break;
	case 3: CHOOSE_PIECE(m, odd); break;
	case 4: CHOOSE_PIECE(m, marks); break;
	case 5: put_entry(m, &known.function); break;
	case 6: put_entry(m, &known.when); break;
	default: put_entry(m, known.pools);
	}
}

/* What a sentence may begin and end with, that most do not. */
static void put_edge(struct maker *m)
{
	switch (choose(m, 16)) {
	case 1: CHOOSE_PIECE(m, odd); break;
	case 2: CHOOSE_PIECE(m, marks); break;
	case 3: CHOOSE_PIECE(m, figures); break;
	case 4: put_entry(m, &known.money); break;
	case 5: put_sum(m); break;
	default: break;
	}
}

/* A sentence that a rule was made for, with something else in place of a word or before one. */
static void put_variation(struct maker *m)
{
	const struct pool *p = &known.examples.v[choose(m, known.examples.n)];
	struct str s = p->v[choose(m, p->n)], word;

	while (str_split(&s, ' ', &word)) {
		const size_t what = choose(m, 12);

		if (what == 1 || what == 2) {
			put_part(m);
			buf_addc(m->out, ' ');
		}
		if (what != 1)
			put_unmarked(m, word);
		if (s.len)
			buf_addc(m->out, ' ');
	}
	if (choose(m, 2)) {
		/* A full stop stood before it, mostly. */
		m->out->len -= choose(m, 4) && m->out->len;
		CHOOSE_PIECE(m, tails);
		put_entry(m, &known.when);
	}
}

/* Who speaks, as transcripts write it before a paragraph. */
static void put_label(struct maker *m)
{
	static const struct piece ends_of[] = {{": ", 0}, {":", 0}, {": ", 0}, {".- ", 0}, {". ", 0}, {"  ", 0}, {":\n\n", 0}};

	for (size_t n = 1 + choose(m, 3); n; n--) {
		put_entry(m, choose(m, 3) ? &known.labels : known.pools);
		if (n > 1)
			buf_addc(m->out, ' ');
	}
	CHOOSE_PIECE(m, ends_of);
}

static void put_sentence(struct maker *m)
{
	size_t parts = 1 + choose(m, PARTS_MOST);

	if (choose(m, 8) == 1)
		put_label(m);
	put_edge(m);
	if (!choose(m, 3)) {
		put_variation(m);
		parts = choose(m, 2);
	}
	for (size_t i = 0; i < parts && m->choices.len && m->out->len < TEXT_MOST; i++) {
		if (i)
			CHOOSE_PIECE(m, joints);
		put_part(m);
	}
	put_edge(m);
}

/* A headline in capitals, or what somebody typed in a hurry. */
static void change_case(struct buf *b, bool upper)
{
	for (size_t i = 0; i < b->len; i++)
		if (upper ? b->p[i] >= 'a' && b->p[i] <= 'z' : b->p[i] >= 'A' && b->p[i] <= 'Z')
			b->p[i] ^= 0x20;
}

static void read_known(void)
{
	known.pools = pools_read();
	known.money = pools_find(known.pools, "data/currencies.tsv", "form");
	known.function = pools_find(known.pools, "data/function_words.tsv", "word");
	known.when = pools_find(known.pools, "data/when.tsv", "example");
	known.when_words = pools_find(known.pools, "data/when_words.tsv", "words");
	known.examples = pools_find(known.pools, NULL, "example");
	known.labels = pools_find(known.pools, "data/labels.tsv", "words");
}

void text_line(struct buf *to, struct str *choices)
{
	struct maker m = {.out = to, .choices = *choices};
	size_t parts = choose(&m, 4);

	if (!known.pools)
		read_known();
	to->len = 0;
	buf_reserve(to, 0);
	while (parts-- && m.choices.len) {
		put_entry(&m, known.pools);
		if (parts)
			CHOOSE_PIECE(&m, joints);
	}
	*choices = m.choices;
}

void text_make(struct buf *to, struct str choices)
{
	struct maker m = {.out = to, .choices = choices};
	size_t shape = choose(&m, 32), sentences = 1 + choose(&m, SENTENCES_MOST);

	if (!known.pools)
		read_known();
	to->len = 0;
	buf_reserve(to, 0);
	for (size_t i = 0; i < sentences && m.choices.len; i++) {
		if (i)
			CHOOSE_PIECE(&m, ends);
		put_sentence(&m);
	}
	if (shape < 2)
		change_case(to, shape);
	else if (shape < 20)
		CHOOSE_PIECE(&m, ends);
}
