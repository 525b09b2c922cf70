#include "commit/paper.h"

/* In so many sentences a treaty says what it is, and so near stands what a dash parts. */
enum { TREATY_HEAD = 12, DASH = 6 };

bool paper_joint(const struct party_words *p, const struct words *w)
{
	for (size_t i = 0; i + 1 < w->n && i < 8; i++)
		if (party_role(p, w, i, CLAUSE_JOINT))
			for (size_t k = i + 1; k < w->n && k < i + 3; k++)
				if (party_role(p, w, k, CLAUSE_PAPER))
					return true;
	return false;
}

bool paper_lists_signers(const struct party_words *p, const struct words *w)
{
	size_t i = w->n && w->v[0].flags & WORD_DIGIT;

	return w->n > i + 2 && party_role(p, w, i, CLAUSE_SIGNS) &&
	       (w->v[i + 1].gap == GAP_COMMA || party_role(p, w, i + 1, CLAUSE_ARTICLE));
}

/* The byte where those who sign have been told: "We, the ministers of A and B, met with C", "Joint
 * Statement by A and B on C". */
static uint32_t signers_end(const struct party_words *p, const struct words *w)
{
	const bool joint = paper_joint(p, w);

	for (size_t i = 0; i < w->n; i++) {
		const enum party_kind kind = party_word_kind(p, w->v[i].hash);

		if ((joint && party_role(p, w, i, CLAUSE_TOPIC)) || kind == PARTY_ABOUT ||
		    (kind == PARTY_MEETS && w->v[i].gap != GAP_BREAK && !(w->v[i].flags & WORD_CAPITAL)) ||
		    (i && party_role(p, w, i, CLAUSE_PURPOSE)))
			return w->v[i].start;
	}
	return UINT32_MAX;
}

void paper_signers(struct parties *out, struct party_table *t, const struct party_words *p, const struct mentions *m,
                   const struct words *w)
{
	out->n = 0;
	party_named(out, t, p, m, w, signers_end(p, w), HEED_SHORT);
}

/* "International Covenant on", "Charter of": a title. */
static bool is_entitled(const struct party_words *p, const struct words *w)
{
	const uint64_t behind = clause_role_bit(CLAUSE_TOPIC) | clause_role_bit(CLAUSE_OF) | clause_role_bit(CLAUSE_BETWEEN) |
	                        clause_role_bit(CLAUSE_PURPOSE) | clause_role_bit(CLAUSE_RELATES);

	for (size_t i = 0; i + 1 < w->n && i < 4 && w->v[i].flags & WORD_CAPITAL; i++)
		if (party_role(p, w, i, CLAUSE_DEED))
			return word_roles_of(p->roles, w->v[i + 1].hash) & behind;
	return false;
}

bool paper_treaty(const struct party_words *p, const struct words *w, size_t number)
{
	if (w->n > 1 && party_role(p, w, 0, CLAUSE_HEADING) && (w->v[1].flags & (WORD_DIGIT | WORD_UPPER)))
		return true;
	if (number > TREATY_HEAD)
		return false;
	if (number <= 1 && is_entitled(p, w))
		return true;
	for (size_t i = 0; i + 1 < w->n; i++)
		if (w->v[i + 1].flags & WORD_CAPITAL && party_role(p, w, i, CLAUSE_THIS) && party_role(p, w, i + 1, CLAUSE_INSTRUMENT))
			return true;
	return false;
}

/* "Peru - Chile", "Peru-Chile Agreement" begins the text: `first` ends at the dash before `second`. */
static bool parts_sides(const struct word *first, const struct word *second)
{
	return (second->gap == GAP_DASH || second->gap == GAP_HYPHEN) && first->flags & WORD_CAPITAL &&
	       second->flags & WORD_CAPITAL && second->start < first->end + DASH;
}

/* "EC - Peru": no list has it, but it stands for a body that has a code. */
static void add_short(struct parties *out, struct party_table *t, const struct party_words *p, const struct words *w)
{
	struct str code = party_whole(p, w->v->hash);

	if (code.len)
		party_add_code(out, t, code);
}

void paper_sides(struct parties *out, struct party_table *t, const struct party_words *p, const struct mentions *known,
                 const struct words *w)
{
	out->n = 0;
	for (size_t i = 1; known->n && i < w->n; i++) {
		const bool parted = parts_sides(&w->v[i - 1], &w->v[i]) && mention_at(known, w->v[i].start, w->v[i].end) < known->n;

		if (!parted && (w->v[i].gap == GAP_DASH || !party_role(p, w, i, CLAUSE_BETWEEN)))
			continue;
		if (parted && i == 1)
			add_short(out, t, p, w);
		if (!parted || !known->v->start || out->n)
			party_named_from(out, t, p, known, w, parted ? 0 : w->v[i].start);
		return;
	}
}

uint32_t paper_from(const struct party_words *p, const struct words *w)
{
	for (size_t i = 0; i + 2 < w->n; i++) {
		if (!party_role(p, w, i, CLAUSE_PAPER) || !(party_role(p, w, i + 1, CLAUSE_OF) || party_role(p, w, i + 1, CLAUSE_AGENT)))
			continue;
		i += 2;
		return w->v[i + 1 < w->n && party_role(p, w, i, CLAUSE_ARTICLE) ? i + 1 : i].start;
	}
	return w->n ? w->v->start : 0;
}

static bool is_paper(const struct party_words *p, const struct words *w)
{
	for (size_t i = 0; i < w->n; i++)
		if (party_role(p, w, i, CLAUSE_PAPER))
			return true;
	return false;
}

/* "G7 Leaders' Meeting": the body whose event it is. */
static struct str event_body(const struct words *w, const struct mention *event)
{
	size_t i = 0;

	while (i < w->n && w->v[i].start < event->start)
		i++;
	return i < w->n && w->v[i].flags & WORD_UPPER ? str_cut(w->text, w->v[i].start, w->v[i].end) : (struct str){"", 0};
}

bool paper_body(struct parties *out, struct party_table *t, const struct party_words *p, const struct mentions *m,
                const struct words *w)
{
	const uint32_t from = paper_from(p, w);
	struct str code;
	size_t i = 0;

	out->n = 0;
	while (i < m->n && m->v[i].start < from)
		i++;
	if (i == m->n || m->v[i].start > from || m->v[i].country.len || !is_paper(p, w))
		return false;
	if (m->v[i].type == MENTION_ORG && party_code(p, m, i, &code))
		party_add_code(out, t, code);
	code = m->v[i].type == MENTION_EVENT ? event_body(w, &m->v[i]) : (struct str){"", 0};
	if (code.len)
		party_add(out, party_worded(t, code));
	return out->n;
}

bool paper_item(const struct words *w)
{
	return w->n && (w->v->start || !(w->v->flags & WORD_CAPITAL));
}
