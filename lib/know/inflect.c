#include "know/inflect.h"

#include "base/die.h"
#include "know/blob.h"

#include <stdlib.h>

/* In the order of enum inflect_kind. */
static const char *const kinds[] = {"plural", "verb", "s", "ed", "ing", "head", "stressed", "unstressed", "spelling"};

enum column { KIND, FROM, TO, NOTE, COLUMNS };
static const char *const columns[] = {"kind", "from", "to", "note", NULL};

/* What a word may be like, and what it becomes; text[side] of spellings, else from and to. */
struct inflect_rule {
	struct str text[INFLECT_SIDES];
	size_t alike;      /* bytes that both begin with */
	bool begins, ends; /* it is the beginning or the end of words */
	bool doubles;
};

/* Takes the hyphens off: "-s", "color-". */
static struct str unhyphen(struct str s, bool *begins, bool *ends)
{
	*ends = s.len && *s.p == '-';
	s = str_cut(s, *ends, s.len);
	*begins = s.len && s.p[s.len - 1] == '-';
	s.len -= *begins;
	return s;
}

static bool is_class(char c)
{
	return c == 'C' || c == 'V' || c == '.';
}

/* The classes of letters that a text begins with. */
static size_t classes(struct str s)
{
	size_t n = 0;

	while (n < s.len && is_class(s.p[n]))
		n++;
	return n;
}

/* Of these a rule says only which they are. */
static bool changes_nothing(enum inflect_kind kind)
{
	return kind == INFLECT_HEAD || kind == INFLECT_STRESSED || kind == INFLECT_UNSTRESSED;
}

/* A rule of one row; false if it cannot be one. */
static bool make_rule(const struct table *t, size_t row, enum inflect_kind kind, struct inflect_rule *r)
{
	struct str from = table_cell(t, row, FROM), to = table_cell(t, row, TO);
	bool begins, ends;

	*r = (struct inflect_rule){.doubles = table_cell(t, row, NOTE).len > 0};
	r->text[0] = unhyphen(from, &r->begins, &r->ends);
	r->text[1] = unhyphen(to, &begins, &ends);
	while (r->alike < r->text[0].len && r->alike < r->text[1].len &&
	       r->text[0].p[r->alike] == r->text[1].p[r->alike])
		r->alike++;
	if (changes_nothing(kind))
		return r->text[0].len && !to.len;
	return r->alike && begins == r->begins && ends == r->ends && !(begins && ends) &&
	       classes(r->text[0]) <= r->alike && classes(r->text[1]) <= r->alike;
}

/* All rows, which stand by kinds in the order of these. */
static bool make_rules(struct inflection *in, const char *path)
{
	const struct table *t = &in->rows;
	size_t kind = 0;

	in->rules = xcalloc(t->n_rows + 1, sizeof *in->rules);
	for (size_t i = 0; i < t->n_rows; i++) {
		const struct table_place at = table_place(path, t, i);
		struct str note = table_cell(t, i, NOTE);

		while (kind < INFLECT_KINDS && !str_eq(table_cell(t, i, KIND), str_of(kinds[kind])))
			in->first[++kind] = i;
		if (kind == INFLECT_KINDS)
			return table_refuse(at, "kind", "unknown, or not in its place", table_cell(t, i, KIND));
		if (note.len && !str_eq(note, STR("double")))
			return table_refuse(at, "note", "neither empty nor double", note);
		if (!make_rule(t, i, (enum inflect_kind)kind, &in->rules[i]))
			return table_refuse(at, "to", "does not begin and end as the column from", table_cell(t, i, TO));
	}
	while (kind < INFLECT_KINDS)
		in->first[++kind] = t->n_rows;
	return true;
}

void inflect_open_builtin(struct inflection *in)
{
	*in = (struct inflection){0};
	if (!table_open(&in->rows, blob_inflection(), COLUMNS) || !make_rules(in, "inflection.tsv"))
		die("the built-in inflection is damaged");
}

bool inflect_read(struct inflection *in, const char *path)
{
	*in = (struct inflection){0};
	if (table_read(&in->rows, path, columns, COLUMNS) && make_rules(in, path))
		return true;
	inflect_free(in);
	return false;
}

bool inflect_compile(char **files, struct buf *out)
{
	struct inflection in;

	if (!inflect_read(&in, files[0]))
		return false;
	table_write(&in.rows, out);
	inflect_free(&in);
	return true;
}

void inflect_free(struct inflection *in)
{
	table_free(&in->rows);
	free(in->rules);
	*in = (struct inflection){0};
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool is_vowel(char c)
{
	c = lower(c);
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

static bool letter_fits(char pattern, char c)
{
	if (pattern == 'C' || pattern == 'V')
		return is_vowel(c) == (pattern == 'V');
	return pattern == '.' || pattern == lower(c);
}

/* Where in the word `text` of the rule stands, or SIZE_MAX. */
static size_t rule_at(const struct inflect_rule *r, struct str text, struct str word)
{
	size_t at = r->ends ? word.len - text.len : 0;

	if (word.len < text.len || (!r->begins && !r->ends && word.len > text.len))
		return SIZE_MAX;
	for (size_t i = 0; i < text.len; i++)
		if (!letter_fits(text.p[i], word.p[at + i]))
			return SIZE_MAX;
	return at;
}

/* The first rule of the kind that fits the word from this side, and where; or NULL. */
static const struct inflect_rule *find_rule(const struct inflection *in, enum inflect_kind kind,
                                            unsigned side, struct str word, size_t *at)
{
	for (size_t i = in->first[kind]; i < in->first[kind + 1]; i++) {
		*at = rule_at(&in->rules[i], in->rules[i].text[side], word);
		if (*at != SIZE_MAX)
			return &in->rules[i];
	}
	return NULL;
}

/* Of two syllables, Latin: the stem bears the stress, "com-mit", "re-fer"; not "of-fer". */
static bool is_stressed_stem(const struct inflection *in, struct str w)
{
	for (size_t i = in->first[INFLECT_STRESSED]; i < in->first[INFLECT_STRESSED + 1]; i++) {
		size_t stem = rule_at(&in->rules[i], in->rules[i].text[0], w), at;
		const struct inflect_rule *r;

		if (stem == SIZE_MAX)
			continue;
		for (size_t k = in->first[INFLECT_UNSTRESSED]; k < in->first[INFLECT_UNSTRESSED + 1]; k++) {
			r = &in->rules[k];
			at = rule_at(r, r->text[0], w);
			if (at != SIZE_MAX && r->text[0].len == stem)
				return true;
		}
	}
	return false;
}

/* A stressed syllable at the end, consonant after a single vowel: "ban" and "commit" double,
 * "deploy", "sow", "exit" and "monitor" do not. Other longer verbs that double ("kidnap") are
 * left to their own rows. */
static bool doubles(const struct inflection *in, struct str w)
{
	size_t vowels = 0;
	char last = w.p[w.len - 1];

	if (w.len < 3 || !is_vowel(w.p[w.len - 2]) || is_vowel(last) || last == 'w' || last == 'x' || last == 'y')
		return false;
	/* The u of "quit" is none. */
	for (size_t i = 0; i < w.len; i++)
		vowels += is_vowel(w.p[i]) && !(i && w.p[i] == 'u' && w.p[i - 1] == 'q');
	return vowels == 1 || is_stressed_stem(in, w);
}

/* Appends the word as the first rule of the kind has it, seen from `side`. Returns false,
 * having done nothing, if none fits. */
static bool apply(const struct inflection *in, enum inflect_kind kind, unsigned side, struct buf *out,
                  struct str word)
{
	size_t at;
	const struct inflect_rule *r = find_rule(in, kind, side, word, &at);

	if (!r)
		return false;
	buf_addstr(out, str_cut(word, 0, at + r->alike));
	if (r->doubles && doubles(in, word))
		buf_addc(out, word.p[word.len - 1]);
	buf_addstr(out, str_cut(r->text[!side], r->alike, r->text[!side].len));
	buf_addstr(out, str_cut(word, at + r->text[side].len, word.len));
	return true;
}

/* By the rules of one kind, else by those of another; a word that none fits stays. */
static void add_form(const struct inflection *in, enum inflect_kind kind, enum inflect_kind other,
                     struct buf *out, struct str word)
{
	if (!apply(in, kind, 0, out, word) && !apply(in, other, 0, out, word))
		buf_addstr(out, word);
}

/* Where the word that ends at `end` begins. */
static size_t word_start(struct str phrase, size_t end)
{
	while (end && phrase.p[end - 1] != ' ' && phrase.p[end - 1] != '-')
		end--;
	return end;
}

void inflect_plural(const struct inflection *in, struct buf *out, struct str phrase)
{
	size_t at = word_start(phrase, phrase.len);

	buf_addstr(out, str_cut(phrase, 0, at));
	add_form(in, INFLECT_PLURAL, INFLECT_BOTH, out, str_cut(phrase, at, phrase.len));
}

bool inflect_plural_head(const struct inflection *in, struct buf *out, struct str phrase)
{
	struct str rest = phrase, word;
	size_t at;

	for (size_t end = 0; str_split(&rest, ' ', &word); end += word.len + 1) {
		if (!end || !rest.len || !find_rule(in, INFLECT_HEAD, 0, word, &at))
			continue;
		inflect_plural(in, out, str_cut(phrase, 0, end - 1));
		buf_addstr(out, str_cut(phrase, end - 1, phrase.len));
		return true;
	}
	return false;
}

void inflect_verb(const struct inflection *in, struct buf *out, struct str phrase, enum inflect_verb form)
{
	static const enum inflect_kind by_form[][2] = {
		[INFLECT_S] = {INFLECT_VERB, INFLECT_BOTH},
		[INFLECT_ED] = {INFLECT_PAST, INFLECT_PAST},
		[INFLECT_ING] = {INFLECT_PRESENT, INFLECT_PRESENT},
	};
	const char *space = memchr(phrase.p, ' ', phrase.len);
	size_t end = space ? (size_t)(space - phrase.p) : phrase.len;

	add_form(in, by_form[form][0], by_form[form][1], out, str_cut(phrase, 0, end));
	buf_addstr(out, str_cut(phrase, end, phrase.len));
}

static bool add_spelling(const struct inflection *in, struct buf *out, struct str word, enum inflect_side side)
{
	const size_t before = out->len;

	if (!apply(in, INFLECT_SPELLING, !side, out, word))
		buf_addstr(out, word);
	return !str_eq(str_cut(buf_str(out), before, out->len), word);
}

bool inflect_spelling(const struct inflection *in, struct buf *out, struct str phrase, enum inflect_side side)
{
	bool changed = false;

	for (size_t at = 0, end; at < phrase.len; at = end) {
		if (phrase.p[at] == ' ' || phrase.p[at] == '-') {
			buf_addc(out, phrase.p[at]);
			end = at + 1;
			continue;
		}
		for (end = at; end < phrase.len && phrase.p[end] != ' ' && phrase.p[end] != '-';)
			end++;
		changed |= add_spelling(in, out, str_cut(phrase, at, end), side);
	}
	return changed;
}
