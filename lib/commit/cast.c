#include "commit/cast.h"

#include "commit/paper.h"

/* How many bytes may stand before the name that a text begins with: "The ", a dash. */
enum { OPENING = 6 };

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
	return i && party_role(p, w, i - 1, CLAUSE_PASSIVE);
}

enum sentence_kind { PLAIN, MEETING, STATEMENT, BEGIN_TEXT };

/* `*verb` is the byte where a word that brings together stands, `*until` where those who
 * are brought together have been told. */
static enum sentence_kind kind_of(const struct party_words *p, const struct words *w,
                                  uint32_t *verb, uint32_t *until)
{
	bool issues = paper_joint(p, w);

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

/* A text speaks for the party that it begins with behind its dateline, if that one acts in it. */
static bool opens_with_party(const struct party_words *p, const struct mentions *m, const struct words *w)
{
	uint32_t from = 0;
	struct str code;
	size_t i = 0;

	while (i < m->n && (party_dateline(&m->v[i], w->text) || (i && m->v[i].type == MENTION_DATE)) &&
	       m->v[i].start <= from + OPENING)
		from = m->v[i++].end;
	return i < m->n && m->v[i].start <= from + OPENING && party_code(p, m, i, &code);
}

/* A paper of several, or of a body, has signers of its own, whoever it is that issues it: "Joint
 * Statement by A and B", "We, the ministers of the G7". */
static void note_signers(struct cast *c, const struct party_words *p, const struct mentions *m,
                         const struct words *w)
{
	const bool lists = paper_lists_signers(p, w);
	struct parties signers;

	c->joint = c->sentences <= 4 && !c->settled && (c->joint || paper_joint(p, w));
	if (!lists && (!c->joint || c->signers))
		return;
	paper_signers(&signers, c->table, p, m, w);
	/* "Joint Statement by Secretary X and Secretary Y": one state, whomever the text names. */
	if (c->sentences <= 1 && signers.n == 1 && paper_from(p, w) > w->v->start)
		c->settled = true;
	if (lists ? !signers.n : signers.n < 2 || !(paper_joint(p, w) || party_have(&signers, c->issuer.v[0])))
		return;
	c->issuer = signers;
	c->signers = true;
}

static void note_issuer(struct cast *c, const struct party_words *p, const struct parties *here,
                        enum sentence_kind kind, const struct mentions *m, const struct words *w)
{
	bool lists = paper_lists_signers(p, w) && here->n > 1;
	struct parties signers;

	if (c->sentences <= 1 && paper_body(&signers, c->table, p, m, w)) {
		c->issuer = signers;
		c->signers = true;
		c->government.n = 0;
		return;
	}
	if (c->told) {
		note_signers(c, p, m, w);
		return;
	}
	if (kind == STATEMENT && paper_joint(p, w)) {
		paper_signers(&signers, c->table, p, m, w);
		here = signers.n > 1 ? &signers : here;
	}
	if (lists || (kind == STATEMENT && c->sentences <= 4 && here->n && here->n >= c->issuer.n)) {
		c->issuer = *here;
		c->signers = here->n > 1;
	} else if (kind == BEGIN_TEXT && !c->signers && c->all.n > 1) {
		c->issuer = c->meeting.n > 1 ? c->meeting : c->all;
		c->signers = true;
	} else if (!c->issuer.n && c->sentences <= 2 && here->n && opens_with_party(p, m, w)) {
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
	party_named(&before, c->table, p, m, w, verb, HEED_FEW);
	if (before.n > 1) {
		c->meeting = before;
		c->met = true;
	}
}

/* A sentence without a cue is not parsed: its first party counts as its subject. */
static void note_subject(struct cast *c, const struct party_words *p, const struct mentions *m, const struct words *w)
{
	struct parties who;
	struct str code;

	who.n = 0;
	if (m->n && m->v[0].start <= 4 && !party_dateline(m->v, w->text) && party_code(p, m, 0, &code)) {
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
	c->apart = c->told && !c->government.n;
}

/* "Senator Adams" issues it, and the text calls him "John Adams"; "blue party", and it is the Blue Party. */
static void note_full_name(struct cast *c, const struct mention *x)
{
	struct str *name = c->told && c->issuer.n == 1 ? &c->table->codes[c->issuer.v[0]] : NULL;
	const size_t rest = name && x->id.len > name->len ? x->id.len - name->len : 0;

	if (!name || x->country.len)
		return;
	if (x->type == MENTION_PERSON ? !rest || x->id.p[rest - 1] != ' ' || !str_ends(x->id, *name)
	                              : x->type != MENTION_ORG || words_hash(x->id) != words_hash(*name))
		return;
	c->full = true;
	party_alias(c->table, *name, x->id);
	*name = x->id;
}

/* "Food Agency (FA)", "the envoy of the body (EB)": a short name is another code for the one before it. */
static void note_names(struct cast *c, const struct party_words *p, const struct mentions *m, const struct words *w)
{
	struct str code;
	size_t k = 0;

	for (size_t i = 0; i < m->n; i++) {
		note_full_name(c, &m->v[i]);
		while (k < w->n && w->v[k].start < m->v[i].start)
			k++;
		if (i && k < w->n && w->v[k].start == m->v[i].start && w->v[k].gap == GAP_OPEN && m->v[i].type == MENTION_ORG && party_acronym(m->v[i].id) &&
		    m->v[i - 1].end + 3 > m->v[i].start && m->v[i - 1].type == MENTION_ORG && party_code(p, m, i - 1, &code))
			party_alias(c->table, code, m->v[i].id);
	}
}

static bool speaks_of_union(const struct party_words *p, const struct words *w)
{
	for (size_t i = 0; i < w->n; i++)
		if (w->v[i].flags & WORD_CAPITAL &&
		    word_roles_at(p->roles, &w->v[i].hash, sizeof *w->v, w->n - i) & clause_role_bit(CLAUSE_UNION))
			return true;
	return false;
}

/* What the sentence shows of the kind of text. */
static void note_paper(struct cast *c, const struct party_words *p, const struct words *w)
{
	if (!paper_item(w))
		c->listed.n = 0;
	c->union_seen = c->union_seen || speaks_of_union(p, w);
	c->treaty = c->treaty || paper_treaty(p, w, c->sentences);
}

void cast_sides(struct cast *c, const struct party_words *p, const struct mentions *known, const struct words *w)
{
	struct parties sides;

	paper_sides(&sides, c->table, p, known, w);
	if (sides.n > 1)
		c->sides = sides;
}

void cast_list(struct cast *c)
{
	c->listed.n = 0;
	if (c->here)
		c->listed = c->subject;
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
	note_paper(c, p, w);
	note_names(c, p, m, w);
	if (!m->n && c->sentences > 6)
		return;
	if (m->n > 1 || c->sentences <= 6)
		kind = kind_of(p, w, &verb, &until);
	party_named(&here, c->table, p, m, w, kind == MEETING ? until : UINT32_MAX,
	         (kind == STATEMENT && c->sentences <= 4) || paper_lists_signers(p, w) ? HEED_SHORT
	         : c->sentences <= 2                                            ? HEED_ACRONYMS
	                                                                        : HEED_FEW);
	for (size_t i = 0; i < here.n; i++)
		see(c, here.v[i], c->sentences <= 2 ? 2 : 1);
	if (kind != MEETING && c->sentences <= 3)
		party_named(&opening, c->table, p, m, w, party_purpose(p, w, 0), HEED_ACRONYMS);
	if (kind == MEETING || (c->sentences <= 3 && c->meeting.n < 2))
		note_meeting(c, kind == MEETING ? &here : &opening, p, m, w, verb);
	note_issuer(c, p, &here, kind, m, w);
	note_subject(c, p, m, w);
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

void cast_home(struct parties *out, const struct cast *c)
{
	size_t best = 0, next = 0, at = 0;

	for (size_t i = 0; i < c->all.n; i++) {
		const struct str code = c->table->codes[c->all.v[i]];

		if (code.len != 3 || !party_acronym(code))
			continue;
		if (c->weight[i] > best) {
			next = best;
			best = c->weight[i];
			at = i;
		} else if (c->weight[i] > next) {
			next = c->weight[i];
		}
	}
	if (best > 2 && best >= 2 * next)
		party_add(out, c->all.v[at]);
}

void cast_everybody(struct parties *out, const struct cast *c)
{
	if (c->meeting.n > 1)
		party_join(out, &c->meeting);
	else if (c->all.n == 1)
		party_join(out, &c->all);
}

void cast_both(struct parties *out, const struct cast *c)
{
	const size_t had = out->n;
	struct parties often;

	often.n = 0;
	cast_everybody(out, c);
	for (size_t i = 0; i < c->all.n; i++)
		if (c->weight[i] > 1)
			party_add(&often, c->all.v[i]);
	if (out->n == had && often.n == 2)
		party_join(out, &often);
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

/* A treaty binds its parties. */
static void find_bound(struct parties *out, const struct cast *c)
{
	if (c->sides.n)
		party_join(out, &c->sides);
	else if (c->table->bound)
		party_add(out, c->table->bound - 1);
	else if (c->signers)
		party_join(out, &c->issuer);
}

void cast_default(struct parties *out, const struct cast *c)
{
	if (c->turn.n || c->person.n || c->turn_unnamed)
		cast_turn(out, c);
	else if (c->treaty)
		find_bound(out, c);
	else if (c->issuer.n && (c->signers || c->meeting.n < 2 || !c->met))
		party_join(out, &c->issuer);
	else
		cast_everybody(out, c);
}
