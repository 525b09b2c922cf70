#include "text/inflect.h"

static bool is_vowel(char c)
{
	c |= 0x20;
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

static bool ends_in_consonant_y(struct str w)
{
	return w.len > 1 && w.p[w.len - 1] == 'y' && !is_vowel(w.p[w.len - 2]);
}

/* "vetoes", "goes"; nouns vary: "photos". */
static bool ends_in_consonant_o(struct str w)
{
	return w.len > 1 && w.p[w.len - 1] == 'o' && !is_vowel(w.p[w.len - 2]);
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

/* Of two syllables, Latin: the stem bears the stress, "com-mit", "re-fer"; not "of-fer". */
static bool is_stressed_stem(struct str w)
{
	static const char *const stems[] = {"mit", "fer", "cur", "pel", "bel", "trol", "quip", "gret", "set"};
	static const char *const prefixes[] = {"ad", "be", "com", "con", "de", "dis", "e", "ex", "im", "in",
	                                       "o", "oc", "off", "per", "pre", "pro", "re", "recom", "sub",
	                                       "trans", "up"};

	for (size_t i = 0; i < sizeof stems / sizeof *stems; i++) {
		struct str prefix = w, stem = str_of(stems[i]);

		if (!str_ends(w, stem))
			continue;
		prefix.len -= stem.len;
		if (str_among(prefix, prefixes, sizeof prefixes / sizeof *prefixes) >= 0)
			return true;
	}
	return false;
}

/* A stressed syllable at the end, consonant after a single vowel: "ban" and "commit" double,
 * "deploy", "sow", "exit" and "monitor" do not. Other longer verbs that double ("kidnap") are
 * left to their own rows. */
static bool doubles(struct str w)
{
	size_t vowels = 0;
	char last = w.p[w.len - 1];

	if (w.len < 3 || !is_vowel(w.p[w.len - 2]) || is_vowel(last) || last == 'w' || last == 'x' || last == 'y')
		return false;
	/* The u of "quit" is none. */
	for (size_t i = 0; i < w.len; i++)
		vowels += is_vowel(w.p[i]) && !(i && w.p[i] == 'u' && w.p[i - 1] == 'q');
	return vowels == 1 || is_stressed_stem(w);
}

/* "carry" -> "carri" + "ed", "move" -> "mov" + "ed", "die" -> "dy" + "ing". */
static void add_ed_or_ing(struct buf *out, struct str w, bool ing)
{
	struct str stem = str_cut(w, 0, w.len - 1);

	if (ing && w.len > 2 && str_ends(w, STR("ie"))) {
		buf_addstr(out, str_cut(w, 0, w.len - 2));
		buf_addc(out, 'y');
	} else if (ing && (str_ends(w, STR("ee")) || str_ends(w, STR("oe")) || str_ends(w, STR("ye")))) {
		buf_addstr(out, w);
	} else if (w.len > 2 && w.p[w.len - 1] == 'e') {
		buf_addstr(out, stem);
	} else if (!ing && ends_in_consonant_y(w)) {
		buf_addstr(out, stem);
		buf_addc(out, 'i');
	} else {
		buf_addstr(out, w);
		if (doubles(w))
			buf_addc(out, w.p[w.len - 1]);
	}
	buf_addstr(out, ing ? STR("ing") : STR("ed"));
}

/* Endings whose plural is not made with an s; "crisis" and "analysis" are all that end so. */
static const struct ending {
	struct str one, many;
} endings[] = {
#define ENDING(one, many) {{one, sizeof one - 1}, {many, sizeof many - 1}}
	ENDING("woman", "women"), ENDING("child", "children"), ENDING("gunman", "gunmen"),
	ENDING("policeman", "policemen"), ENDING("fisherman", "fishermen"),
	ENDING("congressman", "congressmen"), ENDING("serviceman", "servicemen"),
	ENDING("spokesman", "spokesmen"), ENDING("risis", "rises"), ENDING("lysis", "lyses"),
#undef ENDING
};

static void add_plural(struct buf *out, struct str word)
{
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		struct str one = endings[i].one;

		if (word.len < one.len || !str_eq_nocase(str_cut(word, word.len - one.len, word.len), one))
			continue;
		/* Both begin alike, and the case of that stays. */
		buf_addstr(out, str_cut(word, 0, word.len - one.len + 1));
		buf_addstr(out, str_cut(endings[i].many, 1, endings[i].many.len));
		return;
	}
	if (str_ends(word, STR("s")) && !str_ends(word, STR("ss")))
		buf_addstr(out, word);
	else
		add_s(out, word);
}

/* Where the word that ends at `end` begins. */
static size_t word_start(struct str phrase, size_t end)
{
	while (end && phrase.p[end - 1] != ' ' && phrase.p[end - 1] != '-')
		end--;
	return end;
}

void inflect_plural(struct buf *out, struct str phrase)
{
	size_t at = word_start(phrase, phrase.len);

	buf_addstr(out, str_cut(phrase, 0, at));
	add_plural(out, str_cut(phrase, at, phrase.len));
}

bool inflect_plural_head(struct buf *out, struct str phrase)
{
	const char *of = memmem(phrase.p, phrase.len, " of ", 4);
	size_t end = of ? (size_t)(of - phrase.p) : 0;
	size_t at = word_start(phrase, end);

	if (!of)
		return false;
	buf_addstr(out, str_cut(phrase, 0, at));
	add_plural(out, str_cut(phrase, at, end));
	buf_addstr(out, str_cut(phrase, end, phrase.len));
	return true;
}

void inflect_verb(struct buf *out, struct str phrase, enum inflect_verb form)
{
	struct str verb = phrase, rest;
	const char *space = memchr(phrase.p, ' ', phrase.len);

	if (space)
		verb.len = (size_t)(space - phrase.p);
	rest = str_cut(phrase, verb.len, phrase.len);
	if (form == INFLECT_S && ends_in_consonant_o(verb)) {
		buf_addstr(out, verb);
		buf_addstr(out, STR("es"));
	} else if (form == INFLECT_S)
		add_s(out, verb);
	else
		add_ed_or_ing(out, verb, form == INFLECT_ING);
	buf_addstr(out, rest);
}

/* Stems that the two sides of the Atlantic write differently, as word beginnings. The
 * longer comes first where one begins another. */
static const struct stem {
	struct str side[INFLECT_SIDES];
} stems[] = {
#define STEM(american, british) {{{american, sizeof american - 1}, {british, sizeof british - 1}}}
	STEM("aging", "ageing"), STEM("airplane", "aeroplane"), STEM("aluminum", "aluminium"),
	STEM("analyz", "analys"), STEM("anemi", "anaemi"), STEM("armor", "armour"),
	STEM("artifact", "artefact"), STEM("behavior", "behaviour"), STEM("cancel", "cancell"),
	STEM("center", "centre"), STEM("color", "colour"), STEM("counselor", "counsellor"),
	STEM("defense", "defence"), STEM("diarrhea", "diarrhoea"), STEM("endeavor", "endeavour"),
	STEM("enrollment", "enrolment"), STEM("favor", "favour"), STEM("fiber", "fibre"),
	STEM("fueled", "fuelled"), STEM("harbor", "harbour"), STEM("hemorrhag", "haemorrhag"),
	STEM("honor", "honour"), STEM("installment", "instalment"), STEM("judgment", "judgement"),
	STEM("kilometer", "kilometre"), STEM("labeling", "labelling"), STEM("labor", "labour"),
	STEM("license", "licence"), STEM("maneuver", "manoeuvre"), STEM("modeling", "modelling"),
	STEM("neighbor", "neighbour"), STEM("offense", "offence"), STEM("paralyz", "paralys"),
	STEM("pediatric", "paediatric"), STEM("plow", "plough"), STEM("program", "programme"),
	STEM("rumor", "rumour"), STEM("sulfur", "sulphur"), STEM("theater", "theatre"),
	STEM("traveler", "traveller"),
#undef STEM
};

/* "cancel" itself is written alike; so are "programmer" and "laboratory". */
static bool stem_applies(struct str word, struct str from, struct str to)
{
	struct str rest = str_cut(word, from.len, word.len);

	if (str_eq(from, STR("cancel")))
		return str_starts(rest, STR("e")) || str_starts(rest, STR("i"));
	if (str_eq(from, STR("program")) || str_eq(from, STR("programme")))
		return !rest.len || str_eq(rest, STR("s"));
	return !str_starts(rest, STR("atory")) && !str_starts(word, to);
}

/* organise <-> organize and what is made from it; the z-form stands in many British texts
 * too. "exercize" and the like are never written, so they do no harm. */
static bool add_ise(struct buf *out, struct str word, enum inflect_side side)
{
	static const char *const tails[] = {"e", "ed", "es", "er", "ers", "ing", "ation", "ations"};
	char from = side == INFLECT_AMERICAN ? 's' : 'z', to = side == INFLECT_AMERICAN ? 'z' : 's';

	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
		struct str tail = str_of(tails[i]);
		size_t at = word.len - tail.len;

		if (word.len < tail.len + 5 || !str_ends(word, tail) || word.p[at - 1] != from ||
		    word.p[at - 2] != 'i')
			continue;
		buf_addstr(out, str_cut(word, 0, at - 1));
		buf_addc(out, to);
		buf_addstr(out, tail);
		return true;
	}
	return false;
}

static bool add_spelling(struct buf *out, struct str word, enum inflect_side side)
{
	for (size_t i = 0; i < sizeof stems / sizeof *stems; i++) {
		struct str from = stems[i].side[!side], to = stems[i].side[side];

		if (word.len < from.len || !str_eq_nocase(str_cut(word, 0, from.len), from) ||
		    !stem_applies(word, from, to))
			continue;
		/* Both begin with the same letter, and its case stays. */
		buf_addc(out, *word.p);
		buf_addstr(out, str_cut(to, 1, to.len));
		buf_addstr(out, str_cut(word, from.len, word.len));
		return true;
	}
	if (add_ise(out, word, side))
		return true;
	buf_addstr(out, word);
	return false;
}

bool inflect_spelling(struct buf *out, struct str phrase, enum inflect_side side)
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
		if (add_spelling(out, str_cut(phrase, at, end), side))
			changed = true;
	}
	return changed;
}
