#include "commit/cast.h"

#include "grammar/clause_word.h"

static bool has(const struct party_words *p, const struct words *w, size_t i, enum clause_role role)
{
	return clause_word_is(p->roles, w->v[i].hash, role);
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
static bool is_place(const struct party_words *p, const struct words *w, const struct mention *m)
{
	size_t i = word_before(w, m->start);

	if (m->type != MENTION_GPE || i == w->n)
		return false;
	if (has(p, w, i, CLAUSE_ARTICLE) && i)
		i--;
	return has(p, w, i, CLAUSE_PLACE);
}

static void see(struct cast *c, uint32_t party, unsigned weight)
{
	party_add(&c->all, party);
	for (size_t i = 0; i < c->all.n; i++)
		if (c->all.v[i] == party && c->weight[i] < UINT16_MAX - weight)
			c->weight[i] = (uint16_t)(c->weight[i] + weight);
}

/* "will be met with force" brings nobody together. */
static bool is_passive(const struct party_words *p, const struct words *w, size_t i)
{
	return i && has(p, w, i - 1, CLAUSE_PASSIVE);
}

/* "Joint Statement on X by A and B" */
static bool is_joint(const struct party_words *p, const struct words *w)
{
	for (size_t i = 0; i + 1 < w->n && i < 8; i++)
		if (has(p, w, i, CLAUSE_JOINT))
			for (size_t k = i + 1; k < w->n && k < i + 3; k++)
				if (has(p, w, k, CLAUSE_PAPER))
					return true;
	return false;
}

enum sentence_kind { PLAIN, MEETING, STATEMENT, BEGIN_TEXT };

/* `*verb` is the byte where a word that brings together stands, `*until` where those who
 * are brought together have been told. */
static enum sentence_kind kind_of(const struct party_words *p, const struct words *w,
                                  uint32_t *verb, uint32_t *until)
{
	bool issues = is_joint(p, w);

	*verb = *until = UINT32_MAX;
	if (w->n && word_roles_at(p->roles, &w->v->hash, sizeof *w->v, w->n) & clause_role_bit(CLAUSE_TEXT))
		return BEGIN_TEXT;
	for (size_t i = 0; i < w->n; i++) {
		enum party_kind kind = party_word_kind(p, w->v[i].hash);

		if (kind == PARTY_MEETS && *verb == UINT32_MAX && !is_passive(p, w, i))
			*verb = w->v[i].start;
		else if (kind == PARTY_ABOUT && *verb < w->v[i].start && *until == UINT32_MAX)
			*until = w->v[i].start;
		else if (kind == PARTY_ISSUES)
			issues = true;
	}
	if (issues)
		return STATEMENT;
	return *verb < UINT32_MAX ? MEETING : PLAIN;
}

static bool is_acronym(struct str id)
{
	for (size_t i = 0; i < id.len; i++)
		if ((id.p[i] < 'A' || id.p[i] > 'Z') && (id.p[i] < '0' || id.p[i] > '9'))
			return false;
	return id.len > 1;
}

/* Two words at most: "Arab League", no "Hiroshima AI Process". */
static bool is_short(struct str id)
{
	const char *blank = memchr(id.p, ' ', id.len);

	return !blank || !memchr(blank + 1, ' ', id.len - (size_t)(blank + 1 - id.p));
}

/* Which organisations count beside those of whom somebody is named. */
enum heed { FEW_BODIES, ACRONYMS, ANY_BODY };

/* An organisation takes part where somebody of it is named, or as a state does. */
static bool org_takes_part(const struct mentions *m, size_t i, enum heed heed)
{
	const struct mention *x = &m->v[i];
	bool next = i + 1 < m->n && m->v[i + 1].start <= x->end + 2 &&
	            (m->v[i + 1].type == MENTION_TITLE || m->v[i + 1].type == MENTION_PERSON);

	bool listed = heed != FEW_BODIES && is_short(x->id) && i + 1 < m->n &&
	              m->v[i + 1].type == MENTION_GPE && m->v[i + 1].start <= x->end + 6;

	return next || listed || x->country.len || (heed == ACRONYMS && is_acronym(x->id)) ||
	       (heed == ANY_BODY && is_short(x->id)) || (i && m->v[i - 1].type == MENTION_TITLE &&
	                                  m->v[i - 1].end + 8 >= x->start);
}

/* "Geneva, Switzerland" */
static bool is_city_of(const struct mentions *m, size_t i)
{
	const struct mention *x = &m->v[i], *next = x + 1;

	return i + 1 < m->n && x->type == MENTION_GPE && next->type == MENTION_GPE &&
	       next->start == x->end + 2 && str_eq(x->country, next->country) &&
	       str_eq(next->id, next->country) && !str_eq(x->id, next->id);
}

/* The parties of a sentence up to byte `until`, places left out. */
static void parties_of(struct parties *out, struct party_table *t, const struct party_words *p, const struct mentions *m,
                     const struct words *w, uint32_t until, enum heed heed)
{
	bool placed = false;
	uint32_t end = 0;

	for (size_t i = 0; i < m->n && m->v[i].start < until; i++) {
		const struct mention *x = &m->v[i];
		struct str code;

		placed = is_place(p, w, x) || is_city_of(m, i) ||
		         (placed && x->start <= end + 2 && x->type == MENTION_GPE);
		end = x->end;
		if (placed || party_unsure(x) || (x->type == MENTION_ORG && !org_takes_part(m, i, heed)) ||
		    (x->type == MENTION_PERSON && !x->country.len))
			continue;
		if (party_code(p, m, i, &code))
			party_add_code(out, t, code);
	}
}

/* "We, the Ministers of", also with a number before it. */
static bool begins_with_we(const struct party_words *p, const struct words *w)
{
	size_t i = w->n && w->v[0].flags & WORD_DIGIT;

	return w->n > i + 2 && has(p, w, i, CLAUSE_SIGNS) &&
	       (w->v[i + 1].gap == GAP_COMMA || has(p, w, i + 1, CLAUSE_ARTICLE));
}

/* A text speaks for the party that it begins with, if that one acts in it. */
static bool opens_with_party(const struct party_words *p, const struct mentions *m)
{
	struct str code;

	return m->n && m->v[0].start <= 4 && party_code(p, m, 0, &code);
}

/* The byte where those who sign have been told: "We, the ministers of A and B, met with C", "Joint
 * Statement by A and B on C". */
static uint32_t signers_end(const struct party_words *p, const struct words *w)
{
	const bool joint = is_joint(p, w);

	for (size_t i = 0; i < w->n; i++) {
		const enum party_kind kind = party_word_kind(p, w->v[i].hash);

		if ((joint && has(p, w, i, CLAUSE_TOPIC)) || kind == PARTY_ABOUT || (kind == PARTY_MEETS && w->v[i].gap != GAP_BREAK && !(w->v[i].flags & WORD_CAPITAL)) ||
		    (i && has(p, w, i, CLAUSE_PURPOSE)))
			return w->v[i].start;
	}
	return UINT32_MAX;
}

static void find_signers(struct parties *out, const struct cast *c, const struct party_words *p,
                         const struct mentions *m, const struct words *w)
{
	out->n = 0;
	parties_of(out, c->table, p, m, w, signers_end(p, w), ANY_BODY);
}

/* A paper of several, or of a body, has signers of its own, whoever it is that issues it: "Joint
 * Statement by A and B", "We, the ministers of the G7". */
static void note_signers(struct cast *c, const struct party_words *p, const struct mentions *m,
                         const struct words *w)
{
	const bool lists = begins_with_we(p, w);
	struct parties signers;

	c->joint = c->sentences <= 4 && (c->joint || is_joint(p, w));
	if (!lists && (!c->joint || c->signers))
		return;
	find_signers(&signers, c, p, m, w);
	if (lists ? !signers.n : signers.n < 2 || !(is_joint(p, w) || party_have(&signers, c->issuer.v[0])))
		return;
	c->issuer = signers;
	c->signers = true;
}

static void note_issuer(struct cast *c, const struct party_words *p, const struct parties *here,
                        enum sentence_kind kind, const struct mentions *m, const struct words *w)
{
	bool lists = begins_with_we(p, w) && here->n > 1;
	struct parties signers;

	if (c->told) {
		note_signers(c, p, m, w);
		return;
	}
	if (kind == STATEMENT && is_joint(p, w)) {
		find_signers(&signers, c, p, m, w);
		here = signers.n > 1 ? &signers : here;
	}
	if (lists || (kind == STATEMENT && c->sentences <= 4 && here->n && here->n >= c->issuer.n)) {
		c->issuer = *here;
		c->signers = here->n > 1;
	} else if (kind == BEGIN_TEXT && !c->signers && c->all.n > 1) {
		c->issuer = c->meeting.n > 1 ? c->meeting : c->all;
		c->signers = true;
	} else if (!c->issuer.n && c->sentences <= 2 && here->n && opens_with_party(p, m)) {
		party_add(&c->issuer, here->v[0]);
	}
}

/* Later sentences bring together only who is named before the verb, or two at the least
 * around it: "the United States, Japan and the Philippines held". */
static void note_meeting(struct cast *c, const struct parties *here, const struct party_words *p,
                         const struct mentions *m, const struct words *w, uint32_t verb)
{
	struct parties before;

	before.n = 0;
	if (here->n < 2)
		return;
	if (c->meeting.n < 2 || c->sentences <= 2) {
		c->meeting = *here;
		c->met = verb < UINT32_MAX;
		return;
	}
	parties_of(&before, c->table, p, m, w, verb, FEW_BODIES);
	if (before.n > 1) {
		c->meeting = before;
		c->met = true;
	}
}

/* The byte where the words for who acts are over for sure: "resolve | to respond". */
static uint32_t purpose_of(const struct party_words *p, const struct words *w)
{
	for (size_t i = 1; i < w->n; i++)
		if (has(p, w, i, CLAUSE_PURPOSE))
			return w->v[i].start;
	return UINT32_MAX;
}

/* A sentence without a cue is not parsed: its first party counts as its subject. */
static void note_subject(struct cast *c, const struct party_words *p, const struct mentions *m)
{
	struct parties who;
	struct str code;

	who.n = 0;
	if (m->n && m->v[0].start <= 4 && party_code(p, m, 0, &code)) {
		party_add_code(&who, c->table, code);
		cast_subject(c, &who, false);
	}
}

void cast_issuer(struct cast *c, const struct parties *who, struct str state)
{
	c->issuer = *who;
	c->told = who->n;
	c->signers = who->n > 1;
	if (c->told)
		party_add_code(&c->government, c->table, state);
}

void cast_note(struct cast *c, const struct party_words *p, const struct mentions *m,
               const struct words *w)
{
	struct parties here, opening;
	uint32_t verb = UINT32_MAX, until = UINT32_MAX;
	enum sentence_kind kind = PLAIN;

	here.n = opening.n = 0;
	c->sentences++;
	c->here = c->stranger = false;
	if (!m->n && c->sentences > 6)
		return;
	if (m->n > 1 || c->sentences <= 6)
		kind = kind_of(p, w, &verb, &until);
	parties_of(&here, c->table, p, m, w, kind == MEETING ? until : UINT32_MAX,
	         (kind == STATEMENT && c->sentences <= 4) || begins_with_we(p, w) ? ANY_BODY
	         : c->sentences <= 2                                            ? ACRONYMS
	                                                                        : FEW_BODIES);
	for (size_t i = 0; i < here.n; i++)
		see(c, here.v[i], c->sentences <= 2 ? 2 : 1);
	if (kind != MEETING && c->sentences <= 3)
		parties_of(&opening, c->table, p, m, w, purpose_of(p, w), ACRONYMS);
	if (kind == MEETING || (c->sentences <= 3 && c->meeting.n < 2))
		note_meeting(c, kind == MEETING ? &here : &opening, p, m, w, verb);
	note_issuer(c, p, &here, kind, m, w);
	note_subject(c, p, m);
}

void cast_subject(struct cast *c, const struct parties *who, bool plural)
{
	if (!who->n)
		return;
	c->stranger = false;
	c->subject = *who;
	c->plural = plural;
	if (who->n == 1)
		c->single = *who;
	else
		c->several = *who;
}

void cast_everybody(struct parties *out, const struct cast *c)
{
	struct parties often;

	often.n = 0;
	if (c->meeting.n > 1) {
		party_join(out, &c->meeting);
		return;
	}
	for (size_t i = 0; i < c->all.n; i++)
		if (c->weight[i] > 1)
			party_add(&often, c->all.v[i]);
	party_join(out, often.n > 1 ? &often : &c->all);
}

void cast_turn(struct parties *out, const struct cast *c)
{
	struct parties everybody;

	everybody.n = 0;
	party_join(out, &c->turn);
	if (c->turn.n)
		return;
	cast_everybody(&everybody, c);
	if (everybody.n == 1)
		party_join(out, &everybody);
}

void cast_default(struct parties *out, const struct cast *c)
{
	if (c->turn.n || c->person.n || c->turn_unnamed)
		cast_turn(out, c);
	else if (c->issuer.n && (c->signers || c->meeting.n < 2 || !c->met))
		party_join(out, &c->issuer);
	else
		cast_everybody(out, c);
}
