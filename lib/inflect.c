#include "inflect.h"

static bool is_vowel(char c)
{
	c |= 0x20;
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

static bool ends_in_consonant_y(struct str w)
{
	return w.len > 1 && w.p[w.len - 1] == 'y' && !is_vowel(w.p[w.len - 2]);
}

static bool hisses(struct str w)
{
	return str_ends(w, STR("s")) || str_ends(w, STR("x")) || str_ends(w, STR("z")) ||
	       str_ends(w, STR("ch")) || str_ends(w, STR("sh"));
}

static void add_s(struct buf *out, struct str w)
{
	if (ends_in_consonant_y(w)) {
		buf_addstr(out, str_cut(w, 0, w.len - 1));
		buf_addstr(out, STR("ies"));
		return;
	}
	buf_addstr(out, w);
	buf_addstr(out, hisses(w) ? STR("es") : STR("s"));
}

/* One stressed syllable, consonant after a single vowel: "ban" doubles, "deploy", "sow",
 * "exit" and "monitor" do not. Longer verbs that double are left to their own rows. */
static bool doubles(struct str w)
{
	size_t vowels = 0;
	char last = w.p[w.len - 1];

	for (size_t i = 0; i < w.len; i++)
		vowels += is_vowel(w.p[i]);
	return w.len > 2 && vowels == 1 && is_vowel(w.p[w.len - 2]) && !is_vowel(last) &&
	       last != 'w' && last != 'x' && last != 'y';
}

static void add_ed_or_ing(struct buf *out, struct str w, bool ing)
{
	/* "agree" keeps both its e's before -ing, and takes -d alone. */
	bool silent_e = w.len > 2 && w.p[w.len - 1] == 'e' &&
	                !(ing && (str_ends(w, STR("ee")) || str_ends(w, STR("ye"))));

	if (silent_e) {
		buf_addstr(out, str_cut(w, 0, w.len - 1));
	} else if (!ing && ends_in_consonant_y(w)) {
		buf_addstr(out, str_cut(w, 0, w.len - 1));
		buf_addc(out, 'i');
	} else {
		buf_addstr(out, w);
		if (doubles(w))
			buf_addc(out, w.p[w.len - 1]);
	}
	buf_addstr(out, ing ? STR("ing") : STR("ed"));
}

void inflect_plural(struct buf *out, struct str phrase)
{
	size_t at = phrase.len;

	while (at && phrase.p[at - 1] != ' ' && phrase.p[at - 1] != '-')
		at--;
	buf_addstr(out, str_cut(phrase, 0, at));
	if (str_ends(phrase, STR("s")) && !str_ends(phrase, STR("ss")))
		buf_addstr(out, str_cut(phrase, at, phrase.len));
	else
		add_s(out, str_cut(phrase, at, phrase.len));
}

void inflect_verb(struct buf *out, struct str phrase, enum inflect_verb form)
{
	struct str verb = phrase, rest;
	const char *space = memchr(phrase.p, ' ', phrase.len);

	if (space)
		verb.len = (size_t)(space - phrase.p);
	rest = str_cut(phrase, verb.len, phrase.len);
	if (form == INFLECT_S)
		add_s(out, verb);
	else
		add_ed_or_ing(out, verb, form == INFLECT_ING);
	buf_addstr(out, rest);
}
