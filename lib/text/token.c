#include "text/token.h"

#include "base/die.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "text/words_fold.h"

#include <stdlib.h>

/* Longest word whose stop inside a sentence is taken for that of an abbreviation. */
enum { SHORT_WORD = 5 };

static struct token *add(struct tokens *t, size_t start, size_t end, uint64_t hash, unsigned flags)
{
	bool glued = t->n && t->v[t->n - 1].end == start;

	t->v = xgrow(t->v, t->n, &t->cap, sizeof *t->v);
	t->v[t->n] = (struct token){hash, (uint32_t)start, (uint32_t)end,
	                            (uint8_t)(flags | (glued ? TOKEN_GLUED : 0))};
	return &t->v[t->n++];
}

static void add_word(struct tokens *t, size_t start, size_t end, unsigned flags)
{
	add(t, start, end, words_hash(str_cut(t->text, start, end)), flags);
}

/* What stands between two words: a token for each character, or for each run of one. */
static void add_punctuation(struct tokens *t, size_t at, size_t end)
{
	size_t len;

	for (; at < end; at += len) {
		struct str rest = str_cut(t->text, at, end);
		unsigned char c = (unsigned char)*rest.p;

		const uint32_t ch = utf8_next(rest, &len);

		if (c <= ' ' || ch == 0xA0 || ch == 0xAD || ch == 0x2060)
			continue;
		if (ch == 0x058A || ch == 0x2010) {
			len = words_skip_soft(rest, len);
			add(t, at, at + len, hash_bytes(STR("-")), TOKEN_PUNCT);
			t->soft = true;
			continue;
		}
		while (at + len < end && strchr(".-*!?$<>=_~", c) && rest.p[len] == (char)c)
			len++;
		add(t, at, at + len, hash_bytes(str_cut(rest, 0, len)), TOKEN_PUNCT);
	}
}

static bool is_word(struct str s, const char *word)
{
	return str_eq_nocase(s, str_of(word));
}

uint64_t token_hash(struct str form)
{
	bool clitic = form.len > 1 && (form.p[0] == '\'' || str_eq(form, STR("n't")));

	return clitic ? hash_bytes(form) : words_hash(form);
}

/* 's and its like; the hash is that of the form with the typewriter's apostrophe. */
static uint64_t clitic_hash(struct str letters)
{
	static const char *const forms[] = {"'s", "'m", "'d", "'re", "'ve", "'ll"};

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (is_word(letters, forms[i] + 1))
			return hash_bytes(str_of(forms[i]));
	return 0;
}

/* 3,000 and 1.5 and 3/8/2024 are single numbers; example.org and a_b are single words. */
static bool is_glued(const struct words *w, size_t i)
{
	const struct word *a = &w->v[i - 1], *b = &w->v[i];
	char c = w->text.p[a->end];

	if (b->start != a->end + 1)
		return false;
	if (b->flags & WORD_DIGIT && str_is_digit(w->text.p[a->end - 1]))
		return c == ',' || c == '.' || c == '/';
	return c == '_' || c == '@' || (c == '.' && !(b->flags & WORD_CAPITAL) && a->end - a->start > 1);
}

/* A stop inside a sentence, behind a short word, is part of it: "St. Petersburg", "Inc., a". */
static bool is_abbreviation(const struct words *w, size_t i)
{
	const struct word *a = &w->v[i];
	size_t end = a->end;

	if (a->end - a->start > SHORT_WORD || end + 2 >= w->text.len || w->text.p[end] != '.' || i + 1 == w->n)
		return false;
	return w->text.p[end + 1] == ',' || (w->text.p[end + 1] == ' ' && w->v[i + 1].start == end + 2 &&
	                                     !(a->flags & WORD_DIGIT));
}

/* "n't": the n is the last letter of the word before. Returns false if this is not one. */
static bool add_not(struct tokens *t, const struct words *w, size_t i)
{
	const struct word *a = &w->v[i], *b = &w->v[i + 1];
	size_t n = a->end - 1;

	if (b->end - b->start != 1 || (t->text.p[b->start] | 0x20) != 't' || n <= a->start ||
	    (t->text.p[n] | 0x20) != 'n')
		return false;
	add_word(t, a->start, n, a->flags);
	add(t, n, b->end, hash_bytes(STR("n't")), a->flags & WORD_UPPER);
	return true;
}

/* Words i and i + 1 with an apostrophe between. Returns how many were taken, 0 for none. */
static size_t add_contraction(struct tokens *t, const struct words *w, size_t i)
{
	const struct word *a = &w->v[i], *b = &w->v[i + 1];
	uint64_t clitic = clitic_hash(str_cut(t->text, b->start, b->end));

	if (add_not(t, w, i))
		return 2;
	if (clitic) {
		add_word(t, a->start, a->end, a->flags);
		add(t, a->end, b->end, clitic, 0);
		return 2;
	}
	if (a->end - a->start > 2)
		return 0;
	add_word(t, a->start, b->end, a->flags); /* O'Brien, d'Ivoire */
	return 2;
}

static size_t add_glued(struct tokens *t, const struct words *w, size_t i)
{
	size_t n = 1;

	while (i + n < w->n && is_glued(w, i + n))
		n++;
	add_word(t, w->v[i].start, w->v[i + n - 1].end, w->v[i].flags);
	return n;
}

/* A word that apostrophes and stops leave alone; "cannot" is two. */
static void add_plain(struct tokens *t, const struct word *w)
{
	if (w->end - w->start == 6 && is_word(str_cut(t->text, w->start, w->end), "cannot")) {
		add_word(t, w->start, w->start + 3, w->flags);
		add_word(t, w->start + 3, w->end, w->flags);
		return;
	}
	add(t, w->start, w->end, w->hash, w->flags);
}

static size_t add_words(struct tokens *t, const struct words *w, size_t i)
{
	size_t n = 0;

	if (i + 1 < w->n && w->v[i + 1].gap == GAP_APOSTROPHE)
		n = add_contraction(t, w, i);
	else if (i + 1 < w->n && is_glued(w, i + 1))
		n = add_glued(t, w, i);
	if (n)
		return n;
	add_plain(t, &w->v[i]);
	if (is_abbreviation(w, i))
		t->v[t->n - 1].end++;
	return 1;
}

void tokens_scan(struct tokens *t, const struct words *w)
{
	size_t at = 0;

	t->n = 0;
	t->text = w->text;
	t->soft = w->soft;
	for (size_t i = 0; i < w->n;) {
		add_punctuation(t, at, w->v[i].start);
		i += add_words(t, w, i);
		at = t->v[t->n - 1].end;
	}
	add_punctuation(t, at, t->text.len);
}

void tokens_need(struct tokens *t, const struct words *w)
{
	if (!t->text.p)
		tokens_scan(t, w);
}

void tokens_forget(struct tokens *t)
{
	t->text = (struct str){0};
}

struct str token_plain_copy(struct str s, char out[static TOKEN_PLAIN])
{
	size_t n = 0;

	for (size_t i = 0; i < s.len && n < TOKEN_PLAIN - STR_PAD;) {
		const struct str rest = str_cut(s, i, s.len);
		const size_t hyphen = str_starts(rest, STR("\xD6\x8A")) ? 2 : str_starts(rest, STR("\xE2\x80\x90")) ? 3 : 0;
		const size_t next = hyphen ? i + hyphen : words_skip_soft(s, i);

		if (hyphen || next == i)
			out[n++] = hyphen ? '-' : s.p[i];
		i = next > i ? next : i + 1;
	}
	memset(out + n, 0, STR_PAD);
	return (struct str){out, n};
}

void tokens_free(struct tokens *t)
{
	free(t->v);
	*t = (struct tokens){0};
}
