#include "speech/label.h"

#include "base/die.h"
#include "know/blob.h"
#include "speech/label_word.h"

/* Longer ones are headings, or sentences with a colon. */
enum { LABEL_BYTES = 120, MARKUP_BYTES = 60, LABEL_WORDS_MOST = 14, BEFORE_OFFICE = 4 };

void label_words_open(struct label_words *k)
{
	if (!word_roles_open(&k->roles, blob_labels()))
		die("the built-in words of labels are damaged");
}

bool label_compile(char **files, struct buf *out)
{
	return word_roles_compile(files[0], label_word_roles, out);
}

/* Behind tags, asterisks, an opening bracket: "<Newspeech>", "*The MINISTER", "[Voice". */
static size_t skip_markup(struct str t)
{
	const size_t most = t.len < MARKUP_BYTES ? t.len : MARKUP_BYTES;
	size_t i = 0;

	while (i < most && (t.p[i] == '<' || t.p[i] == '*' || t.p[i] == '[' || t.p[i] == ' ')) {
		const char *close = t.p[i] == '<' ? memchr(t.p + i, '>', most - i) : t.p + i;

		if (!close)
			return i;
		i = (size_t)(close - t.p) + 1;
	}
	return i;
}

/* A dash right behind the stop at byte i: "HON. F. S. KOYA.- He was". Its length, 0 for none. */
static size_t dash_behind(struct str t, size_t i)
{
	const struct str rest = str_cut(t, i + 1, t.len);

	if (str_starts(rest, STR("-")))
		return 1;
	return str_starts(rest, STR("\xe2\x80\x93")) || str_starts(rest, STR("\xe2\x80\x94")) ? 3 : 0;
}

/* "10:30", "https://": no label ends there. */
static bool ends_label(struct str t, size_t i)
{
	const char c = i + 1 < t.len ? t.p[i + 1] : ' ';

	return c != '/' && !(c >= '0' && c <= '9');
}

static bool is_sentence_byte(char c)
{
	return c == '?' || c == '!' || c == ';' || c == '"' || c == '\t' || c == '\n' || c == '>';
}

/* Where the label and its mark end, by its shape alone; false if there is none. A whole sentence
 * that ends with a stop may be one too: "Mr. PALLONE." */
static bool find_end(struct str t, struct label *l)
{
	const size_t most = l->start + LABEL_BYTES < t.len ? l->start + LABEL_BYTES : t.len;

	for (size_t i = l->start; i < most; i++) {
		const size_t dash = t.p[i] == '.' ? dash_behind(t, i) : 0;

		if (is_sentence_byte(t.p[i]) || (t.p[i] == ':' && !ends_label(t, i)))
			return false;
		if (t.p[i] != ':' && !dash)
			continue;
		l->end = (uint32_t)i;
		l->after = (uint32_t)(i + dash + 1);
		return true;
	}
	l->end = l->after = (uint32_t)t.len;
	return most == t.len && str_ends(t, STR("."));
}

/* The words of a label outside of brackets. */
struct label_text {
	const struct words *w;
	size_t v[LABEL_WORDS_MOST]; /* their numbers */
	size_t n;
	bool capitals; /* all that begin the label up to a small word are written in them */
};

static bool add_words(struct label_text *x, const struct label *l, const struct words *w)
{
	int open = 0;
	uint32_t at = l->start;

	x->w = w;
	x->n = 0;
	for (size_t i = 0; i < w->n && w->v[i].end <= l->end; i++) {
		if (w->v[i].start < l->start)
			continue;
		for (; at < w->v[i].start; at++)
			open += (w->text.p[at] == '(') - (w->text.p[at] == ')');
		if (open > 0)
			continue;
		if (x->n == LABEL_WORDS_MOST)
			return false;
		x->v[x->n++] = i;
	}
	return x->n > 0;
}

static bool is_role(const struct label_words *k, const struct label_text *x, size_t i, enum label_word role)
{
	const struct word *v = &x->w->v[x->v[i]];

	return word_roles_at(&k->roles, &v->hash, sizeof *v, x->w->n - x->v[i]) >> role & 1;
}

static bool is_capital(const struct label_text *x, size_t i)
{
	return x->w->v[x->v[i]].flags & WORD_CAPITAL;
}

static bool is_number(const struct label_text *x, size_t i)
{
	return x->w->v[x->v[i]].flags & WORD_DIGIT;
}

/* Part of the word before, as the s of an owner is. */
static bool is_glued(const struct label_text *x, size_t i)
{
	return x->w->v[x->v[i]].gap == GAP_APOSTROPHE || x->w->v[x->v[i]].gap == GAP_HYPHEN;
}

/* All words have a capital, but for small ones that stand between. */
static bool is_written_as_name(const struct label_words *k, const struct label_text *x)
{
	for (size_t i = 0; i < x->n; i++)
		if (!is_capital(x, i) && !is_glued(x, i) && !is_number(x, i) &&
		    !(i && is_role(k, x, i, LABEL_WORD_SMALL)))
			return false;
	return is_capital(x, 0);
}

/* The word from `i` on is all there is but a number: "Q", "Question 3"; a phrase of several words
 * is as well. */
static bool is_all(const struct label_words *k, const struct label_text *x, size_t i, enum label_word role)
{
	const bool alone = word_roles_of(&k->roles, x->w->v[x->v[i]].hash) >> role & 1;

	if (!is_role(k, x, i, role))
		return false;
	return i + 1 == x->n || (i + 2 == x->n && is_number(x, i + 1)) || !alone;
}

/* The word behind an office at the beginning, or behind a few words with capitals: "THE TEMPORARY
 * DEPUTY SPEAKER"; 0 if there is none. */
static size_t office_end(const struct label_words *k, const struct label_text *x, size_t i)
{
	for (size_t at = i; at < x->n && at < i + BEFORE_OFFICE && is_capital(x, at); at++)
		if (is_role(k, x, at, LABEL_WORD_OFFICE))
			return at + 1 < x->n && is_glued(x, at + 1) ? 0 : at + 1;
	return 0;
}

/* The words from `i` on up to a bracket, or one that opens something else. */
static void set_name(const struct label_words *k, const struct label_text *x, size_t i, struct label *l)
{
	const struct word *v = x->w->v;
	size_t last = i;

	while (last < x->n && x->v[last] == x->v[i] + (last - i) && !is_role(k, x, last, LABEL_WORD_BEHIND))
		last++;
	l->name = v[x->v[i]].start;
	l->name_end = last > i ? v[x->v[last - 1]].end : l->name;
}

static enum label_kind kind_of(const struct label_words *k, const struct label_text *x, struct label *l)
{
	const size_t i = x->n > 1 && is_role(k, x, 0, LABEL_WORD_ARTICLE), end = office_end(k, x, i);

	if (is_all(k, x, i, LABEL_WORD_QUESTION) || is_all(k, x, i, LABEL_WORD_PRESS))
		return LABEL_QUESTION;
	if (is_all(k, x, i, LABEL_WORD_MODERATOR))
		return LABEL_MODERATOR;
	if (is_all(k, x, i, LABEL_WORD_ANSWER))
		return LABEL_ANSWER;
	if (is_role(k, x, i, LABEL_WORD_HEADING))
		return LABEL_NONE;
	if (i + 1 < x->n && is_role(k, x, i, LABEL_WORD_STYLE)) {
		set_name(k, x, i + 1, l);
		return LABEL_SPEAKER;
	}
	if (end) {
		if (end < x->n && is_capital(x, end))
			set_name(k, x, end, l);
		return LABEL_SPEAKER;
	}
	return is_role(k, x, x->n - 1, LABEL_WORD_PAPER) ? LABEL_QUESTION : LABEL_NAME;
}

/* The Congressional Record has a stop behind the name, and the surname in capitals: what else ends
 * with a stop is a sentence. */
static bool is_record_style(const struct label_words *k, const struct label_text *x)
{
	const size_t i = is_role(k, x, 0, LABEL_WORD_ARTICLE);

	if (i + 1 >= x->n && !i)
		return false;
	return (i || is_role(k, x, 0, LABEL_WORD_STYLE)) && i < x->n && x->w->v[x->v[1]].flags & WORD_UPPER &&
	       x->w->v[x->v[1]].end - x->w->v[x->v[1]].start > 1;
}

/* "Q  And when will you go?" */
static bool is_open(const struct label_words *k, const struct words *w, size_t start)
{
	return w->n > 1 && w->v[0].start == start && w->v[0].flags & WORD_UPPER && w->v[1].gap == GAP_SPACE &&
	       w->v[1].flags & WORD_CAPITAL &&
	       word_roles_of(&k->roles, w->v[0].hash) >> LABEL_WORD_OPEN & 1;
}

/* "Ruto: Kenya to send ships": what a label begins is a sentence, with a mark at its end; a headline has none. */
static bool is_headline(struct str t, const struct label *l)
{
	const char c = t.len ? t.p[t.len - 1] : '.';

	return l->after < t.len && (l->kind == LABEL_SPEAKER || l->kind == LABEL_NAME) &&
	       ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
}

struct label label_find(const struct label_words *k, const struct words *w)
{
	struct label l = {.kind = LABEL_NONE, .start = (uint32_t)skip_markup(w->text)};
	struct label_text x;

	if (is_open(k, w, l.start)) {
		l.kind = LABEL_QUESTION;
		l.end = l.after = w->v[0].end;
		return l;
	}
	if (!find_end(w->text, &l) || !add_words(&x, &l, w) || w->v[x.v[0]].start != l.start ||
	    !is_written_as_name(k, &x) || (l.end == w->text.len && !is_record_style(k, &x)))
		return l;
	l.kind = kind_of(k, &x, &l);
	if (is_headline(w->text, &l))
		l.kind = LABEL_NONE;
	return l;
}

static bool is_named(const struct mention *m, const struct word *v)
{
	return m->start <= v->start && m->end >= v->end &&
	       (m->type == MENTION_PERSON || m->type == MENTION_TITLE || m->type == MENTION_NORP || m->type == MENTION_GPE);
}

bool label_is_press(const struct label_words *k, const struct words *w)
{
	const struct label l = {.end = (uint32_t)w->text.len};
	struct label_text x;

	return add_words(&x, &l, w) && (is_all(k, &x, 0, LABEL_WORD_PRESS) || is_role(k, &x, x.n - 1, LABEL_WORD_PAPER));
}

bool label_names_speaker(const struct label_words *k, const struct label *l, const struct words *w,
                         const struct mentions *m)
{
	struct label_text x;
	bool person = false;
	size_t at = 0;

	if (!add_words(&x, l, w))
		return false;
	for (size_t i = is_role(k, &x, 0, LABEL_WORD_ARTICLE); i < x.n; i++) {
		const struct word *v = &w->v[x.v[i]];

		while (at < m->n && m->v[at].end <= v->start)
			at++;
		if (at == m->n || !is_named(&m->v[at], v))
			return false;
		person = person || m->v[at].type == MENTION_PERSON || m->v[at].type == MENTION_TITLE;
	}
	return person;
}
