/* What a document shows of who takes part. */
#include "party.h"

static bool is_any(struct str s, const char *const *words)
{
	for (; *words; words++)
		if (str_eq_nocase(s, str_of(*words)))
			return true;
	return false;
}

static struct str word_text(const struct words *w, size_t i)
{
	return words_text(w, i, i + 1);
}

/* The last word that begins before byte `at`; w->n if none. */
static size_t word_before(const struct words *w, uint32_t at)
{
	size_t lo = 0, hi = w->n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (w->v[mid].start < at)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo ? lo - 1 : w->n;
}

/* "in Doha": where, not who. */
static bool is_place(const struct words *w, const struct mention *m)
{
	static const char *const at[] = {"in", "at", "near", "outside", "around", "across", NULL};
	size_t i = word_before(w, m->start);

	if (m->type != MENTION_GPE || i == w->n)
		return false;
	if (str_eq_nocase(word_text(w, i), STR("the")) && i)
		i--;
	return is_any(word_text(w, i), at);
}

static void see(struct cast *c, struct str code, unsigned weight)
{
	codes_add(&c->all, code);
	for (size_t i = 0; i < c->all.n; i++)
		if (!strncmp(c->all.v[i], code.p, code.len < CODE_MOST - 1 ? code.len : CODE_MOST - 1) &&
		    c->weight[i] < UINT16_MAX - weight)
			c->weight[i] = (uint16_t)(c->weight[i] + weight);
}

enum sentence_kind { PLAIN, MEETING, STATEMENT, BEGIN_TEXT };

static enum sentence_kind kind_of(const struct words *w, uint32_t *until)
{
	static const char *const meet[] = {"met", "meets", "spoke", "speaks", "held", "hosted", "hosts",
	                                   "convened", "talks", "meeting", "led", "traveled",
	                                   "travelled", "called", "joined", "visited", "chaired",
	                                   "welcomed", "between", "summit", NULL};
	static const char *const about[] = {"discuss", "discussed", "about", "regarding", "that",
	                                    "concerning", "following", NULL};
	static const char *const issue[] = {"released", "issued", "issue", "attributable", NULL};
	bool meets = false, issues = false, statement = false;

	*until = UINT32_MAX;
	for (size_t i = 0; i < w->n; i++) {
		struct str s = word_text(w, i);

		if (i < 2 && str_eq_nocase(s, STR("begin")) && i + 1 < w->n &&
		    str_eq_nocase(word_text(w, i + 1), STR("text")))
			return BEGIN_TEXT;
		meets |= is_any(s, meet);
		issues |= is_any(s, issue);
		statement |= str_eq_nocase(s, STR("statement"));
		if (meets && *until == UINT32_MAX && is_any(s, about))
			*until = w->v[i].start;
	}
	return statement && issues ? STATEMENT : meets ? MEETING : PLAIN;
}

/* The codes of a sentence up to byte `until`, places left out. */
static void codes_of(struct codes *out, const struct own_names *own, const struct mentions *m,
                     const struct words *w, uint32_t until)
{
	bool placed = false;
	uint32_t end = 0;

	for (size_t i = 0; i < m->n && m->v[i].start < until; i++) {
		const struct mention *x = &m->v[i];
		struct str code;

		placed = is_place(w, x) || (placed && x->start <= end + 2 && x->type == MENTION_GPE);
		end = x->end;
		if (!placed && party_code(own, x, &code))
			codes_add(out, code);
	}
}

static bool begins_with_we(const struct words *w)
{
	return w->n > 2 && str_eq_nocase(word_text(w, 0), STR("we")) &&
	       (w->v[1].gap == GAP_COMMA || str_eq_nocase(word_text(w, 1), STR("the")));
}

static void note_issuer(struct cast *c, const struct codes *here, enum sentence_kind kind,
                        const struct words *w)
{
	if (kind == STATEMENT || (begins_with_we(w) && here->n > 1)) {
		c->issuer = *here;
		c->signers = here->n > 1;
	} else if (kind == BEGIN_TEXT && !c->signers && c->all.n > 1) {
		c->issuer = c->meeting.n > 1 ? c->meeting : c->all;
		c->signers = true;
	} else if (!c->issuer.n && c->sentences <= 2 && here->n) {
		codes_add(&c->issuer, str_of(here->v[0]));
	}
}

/* A sentence without a cue is not parsed: its first party counts as its subject. */
static void note_subject(struct cast *c, const struct own_names *own, const struct mentions *m)
{
	struct codes who = {.n = 0};
	struct str code;

	if (m->n && m->v[0].start <= 4 && party_code(own, &m->v[0], &code)) {
		codes_add(&who, code);
		cast_subject(c, &who);
	}
}

void cast_note(struct cast *c, const struct own_names *own, const struct mentions *m,
               const struct words *w)
{
	struct codes here = {.n = 0};
	uint32_t until;
	enum sentence_kind kind = PLAIN;

	c->sentences++;
	if (!m->n && c->sentences > 6)
		return;
	if (m->n > 1 || c->sentences <= 6)
		kind = kind_of(w, &until);
	codes_of(&here, own, m, w, kind == MEETING ? until : UINT32_MAX);
	for (size_t i = 0; i < here.n; i++)
		see(c, str_of(here.v[i]), c->sentences <= 2 ? 2 : 1);
	if (kind == MEETING && here.n > 1)
		c->meeting = here;
	note_issuer(c, &here, kind, w);
	note_subject(c, own, m);
}

void cast_subject(struct cast *c, const struct codes *who)
{
	if (!who->n)
		return;
	c->subject = *who;
	if (who->n == 1)
		c->single = *who;
	else
		c->several = *who;
}
