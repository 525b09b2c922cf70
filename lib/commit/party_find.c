#include "commit/party_find.h"

#include "commit/party_literal.h"

/* "Both", "the two", "they" can stand for one party only by mistake. */
static void find_they(struct parties *out, const struct cast *c)
{
	const bool pair = c->met && c->subject.n && party_have(&c->meeting, c->subject.v[0]);

	if (c->subject.n > 1 || (c->subject.n && (c->plural || (c->here && !pair))))
		party_join(out, &c->subject);
	else if (c->several.n > 1)
		party_join(out, &c->several);
	else if (c->meeting.n > 1)
		party_join(out, &c->meeting);
	else if (c->subject.n)
		party_join(out, &c->subject);
	else
		cast_everybody(out, c);
}

/* Who speaks in the paper of a party or a firm does so for it, unless he is of another that has a code. */
static const struct parties *speaks_for(const struct cast *c)
{
	struct str code;

	if (!c->speaker.n)
		return &c->issuer;
	code = c->table->codes[c->speaker.v[0]];
	return memchr(code.p, ' ', code.len) ? &c->issuer : &c->speaker;
}

/* Nothing tells who speaks: those who meet, or the state that the text is plainly of. */
static void find_ours(struct parties *out, const struct cast *c, bool quoted)
{
	cast_everybody(out, c);
	if (!out->n && !quoted)
		cast_home(out, c);
}

static void find_we(struct parties *out, const struct cast *c, bool quoted)
{
	if (quoted && c->speaker.n && !c->apart)
		party_join(out, &c->speaker);
	else if (quoted && c->apart)
		party_join(out, speaks_for(c));
	else if (!quoted && (c->turn.n || c->person.n || c->turn_unnamed))
		cast_turn(out, c);
	else if (c->told || c->signers || (c->issuer.n && !(c->here && c->subject.n > 1)))
		party_join(out, &c->issuer);
	else if (c->subject.n > 1)
		party_join(out, &c->subject);
	else
		find_ours(out, c, quoted);
}

/* "I" is one, who may speak for several only where they sign. */
static void find_i(struct parties *out, const struct cast *c, bool quoted)
{
	struct parties who;

	who.n = 0;
	if (c->person.n && !quoted)
		who = c->person;
	else
		find_we(&who, c, quoted);
	if (who.n == 1 || c->signers)
		party_join(out, &who);
}

static void find_one(struct parties *out, const struct cast *c)
{
	const struct parties *one = c->single.n ? &c->single : &c->subject;

	/* "It" may be either party of a treaty. */
	if (c->treaty && !c->here && one->n && party_have(&c->sides, one->v[0]))
		one = &c->sides;
	party_join(out, one);
}

/* "The Government" in a text whose issuer is known is his; who is no state, and of none that is known,
 * has none. */
static void find_office(struct parties *out, const struct cast *c, bool quoted)
{
	struct parties one;

	one.n = 0;
	find_one(&one, c);
	if (c->apart && !c->government.n)
		cast_home(out, c);
	else if (!c->told || (quoted && one.n))
		party_join(out, &one);
	else if (c->government.n)
		party_join(out, &c->government);
	else if (one.n && !party_have(&c->issuer, one.v[0]))
		party_join(out, &one);
}

static void stand_for(struct parties *out, const struct party_view *v, enum party_kind kind, size_t i)
{
	const struct cast *c = v->cast;

	switch (kind) {
	case PARTY_ALL:
		if (c->signers)
			party_join(out, &c->issuer);
		else
			cast_both(out, c);
		break;
	case PARTY_THEY: find_they(out, c); break;
	case PARTY_ONE: find_one(out, c); break;
	case PARTY_I: find_i(out, c, v->chunks->v[i].quoted); break;
	case PARTY_WE:
	case PARTY_ISSUER: find_we(out, c, v->chunks->v[i].quoted); break;
	default: break;
	}
}

/* Prepositions whose object still belongs to the party: "officials of A and B". */
static bool keeps_party(const struct chunks *c, size_t i)
{
	return chunk_has(c, i, CLAUSE_BELONGS);
}

static const struct cue_hit *word_for(const struct party_view *v, size_t i)
{
	size_t k = cue_hits_from(v->words, i);

	return k < v->words->n && v->words->v[k].first == i ? &v->words->v[k] : NULL;
}

/* The words for a party that hold token `i`; no two of them overlap. */
static const struct cue_hit *word_over(const struct party_view *v, size_t i)
{
	size_t k = cue_hits_from(v->words, i + 1);

	return k && v->words->v[k - 1].last > i ? &v->words->v[k - 1] : NULL;
}

/* "The Secretary" is a name with a country, where the document has told which. */
static bool is_named(const struct party_view *v, const struct cue_hit *hit)
{
	const struct token *t = v->chunks->tokens->v;
	size_t i = mention_at(v->mentions, t[hit->first].start, t[hit->last - 1].end);
	struct str code;

	return i < v->mentions->n && party_code(v->known, v->mentions, i, &code);
}

static bool is_state(const struct party_view *v, size_t m, struct str code)
{
	return code.len && str_eq(code, v->mentions->v[m].country);
}

/* The code of the name `m` as one of those that a stretch names. */
static bool code_of(const struct party_view *v, size_t m, struct str *code)
{
	return m < v->mentions->n && !party_dateline(&v->mentions->v[m], v->chunks->tokens->text) && !(v->sure && party_unsure(&v->mentions->v[m])) &&
	       party_code(v->known, v->mentions, m, code);
}

/* "U.N. envoy X", "the EU's X": X acts for the body, here and later on. */
static bool acts_for_body(const struct party_view *v, size_t i, size_t m)
{
	const struct mention *x = v->mentions->v;
	const struct chunks *c = v->chunks;
	size_t body = m;
	struct str code;

	if (x[m].type != MENTION_PERSON || x[m].country.len)
		return false;
	while (body && x[body - 1].type == MENTION_TITLE)
		body--;
	if (!body || x[body - 1].type != MENTION_ORG || x[body - 1].country.len ||
	    !party_code(v->known, v->mentions, body - 1, &code))
		return false;
	while (i && c->tokens->v[i - 1].start >= x[body - 1].end)
		if (!chunk_nominal(c, --i) || c->v[i].tag == TAG_MARK)
			return false;
	party_alias(v->cast->table, code, x[m].id);
	return true;
}

/* "China's Exim Bank": the bank is China's, whosever another of that name is. */
static bool is_owned(const struct party_view *v, size_t i, size_t m, struct str code)
{
	const struct chunks *c = v->chunks;

	return i > 1 && v->mentions->v[m].type == MENTION_ORG && is_state(v, m, code) &&
	       c->v[i - 1].tag == TAG_POSS && c->tokens->v[i - 1].flags & TOKEN_GLUED &&
	       mention_at(v->mentions, c->tokens->v[i - 2].start, c->tokens->v[i - 2].end) + 1 == m &&
	       v->mentions->v[m - 1].type == MENTION_GPE;
}

/* "Russia's Gazprom": the owner of a party is none itself. */
static bool owns_party(const struct party_view *v, size_t i)
{
	const struct chunks *c = v->chunks;
	size_t end = i + 2 < c->n ? chunk_np_end(c, i + 2) : 0, m;
	struct str code;

	if (i + 2 >= c->n || c->v[i + 1].tag != TAG_POSS || end <= i + 2)
		return false;
	m = mention_at(v->mentions, c->tokens->v[end - 1].start, c->tokens->v[end - 1].end);
	return m < v->mentions->n && v->mentions->v[m].type == MENTION_ORG &&
	       party_code(v->known, v->mentions, m, &code) && !is_state(v, m, code);
}

/* "ASEAN leaders", "leaders of the EU": the names tell who. */
static bool is_told(const struct party_view *v, const struct cue_hit *hit)
{
	const struct chunks *c = v->chunks;
	size_t end = hit->last;
	struct str code;

	if (chunk_has(c, end, CLAUSE_BELONGS))
		end = chunk_np_end(c, end + 1);
	for (size_t i = chunk_np_start(c, hit->last - 1); i < end; i++)
		if (code_of(v, mention_at(v->mentions, c->tokens->v[i].start, c->tokens->v[i].end), &code))
			return true;
	return false;
}

/* "The Commission", written as a name. */
static void add_body(struct parties *out, const struct party_view *v, const struct cue_hit *hit)
{
	if (v->cast->union_seen && v->chunks->tokens->v[hit->last - 1].flags & WORD_CAPITAL)
		party_add_code(out, v->cast->table, table_cell(&hit->set->texts, hit->row->text, TEXT_CAMEO));
}

/* "Ministry of Trade", in the paper of a state: the state. */
static bool add_public(struct parties *out, const struct party_view *v, size_t m)
{
	const struct mention *x = &v->mentions->v[m];
	const size_t had = out->n;

	if (x->type != MENTION_ORG || x->country.len || !party_public(v->known, x->id))
		return false;
	if (v->cast->told)
		party_join(out, &v->cast->government);
	else
		cast_home(out, v->cast);
	return out->n > had;
}

/* The name of who issues the text, which may begin with a state's: "Peru First". */
static size_t issuer_end(const struct party_view *v, size_t i)
{
	const struct cast *c = v->cast;

	if (!c->name_len || i + c->name_len > v->chunks->n)
		return i;
	for (size_t k = 0; k < c->name_len; k++)
		if (v->chunks->tokens->v[i + k].hash != c->name[k])
			return i;
	return i + c->name_len;
}

/* "Peru First" speaks for "Peru First Party", which the text calls so: called so from now on. */
static void call_issuer(const struct party_view *v, size_t first, size_t end)
{
	const struct token *t = v->chunks->tokens->v;
	const struct str words = str_cut(v->chunks->tokens->text, t[first].start, t[end - 1].end);

	if (!v->cast->full && words.len < v->cast->table->codes[v->cast->issuer.v[0]].len &&
	    (end == v->chunks->n || party_word_kind(v->known, t[end].hash) != PARTY_PRIVATE))
		party_rename(v->cast->table, v->cast->issuer.v[0], words);
}

/* What hangs on a party that words tell: "the Secretary-General | of the United Nations". */
static size_t pass_over(const struct chunks *c, size_t i, size_t last)
{
	if (i < last && c->v[i].tag == TAG_ADP)
		while (i < last && c->v[i].tag != TAG_CC && c->v[i].tag != TAG_COMMA)
			i++;
	return i;
}

/* A party that words tell at token `i`: where the phrase ends, `i` if there is none. */
static size_t find_worded(struct parties *out, const struct party_view *v, size_t i, size_t last)
{
	size_t end = issuer_end(v, i);

	if (end > i) {
		call_issuer(v, i, end);
		party_join(out, &v->cast->issuer);
		return end;
	}
	end = v->sure ? i : party_literal_end(v, i, last);
	if (end == i)
		return i;
	party_literal_add(out, v, i, end);
	return pass_over(v->chunks, end, last);
}

/* The word for a party that begins at token `i`. Returns its kind as a bit. */
static unsigned find_word(struct parties *out, const struct party_view *v, size_t i, size_t last)
{
	const struct cue_hit *hit = word_for(v, i);

	if (!hit || hit->last > last || hit->row->bound >= PARTY_OWN || is_named(v, hit))
		return 0;
	if (hit->row->bound == PARTY_BODY)
		add_body(out, v, hit);
	else if (hit->row->bound != PARTY_ALL || !is_told(v, hit))
		stand_for(out, v, (enum party_kind)hit->row->bound, i);
	return 1u << hit->row->bound;
}

/* What words of these kinds stand for where nothing else does. */
static void find_unnamed(struct parties *out, const struct party_view *v, unsigned kinds, bool quoted)
{
	const size_t had = out->n;

	if (kinds & 1u << PARTY_ALL)
		stand_for(out, v, PARTY_ALL, 0);
	if (kinds & 1u << PARTY_OFFICE && out->n == had)
		find_office(out, v->cast, quoted);
	if (kinds & (1u << PARTY_PEOPLE | 1u << PARTY_EVENT) && out->n == had && (v->cast->met || v->cast->meeting.n < 2))
		cast_everybody(out, v->cast);
}

/* What is told of the party begins: "which", "ending the war", but not "including Peru". */
static bool ends_names(const struct chunks *c, size_t i)
{
	return c->v[i].tag == TAG_SUB || (tag_is_verb(c->v[i].tag) && !chunk_has(c, i, CLAUSE_LISTS));
}

void party_find(struct parties *out, const struct party_view *v, size_t first, size_t last)
{
	const struct chunks *c = v->chunks;
	size_t before = v->mentions->n, had = out->n;
	bool outside = false;
	unsigned kinds = 0; /* words that count only where no name does */

	for (size_t i = first; i < last && i < c->n; i++) {
		const struct token *t = &c->tokens->v[i];
		size_t m = mention_at(v->mentions, t->start, t->end), end;
		struct str code;

		if (i > first && tag_is_verb(c->v[i].tag) && c->v[i].may & MAY_SAY) {
			out->n = had;
			kinds = 0;
			continue;
		}
		if (i > first && ends_names(c, i))
			break;
		if (c->v[i].tag == TAG_ADP && m == v->mentions->n)
			outside = !keeps_party(c, i) && i > first;
		else if (c->v[i].tag == TAG_CC || c->v[i].tag == TAG_COMMA)
			outside = false;
		if (outside)
			continue;
		end = find_worded(out, v, i, last);
		if (end > i) {
			before = v->mentions->n;
			i = end - 1;
			continue;
		}
		kinds |= find_word(out, v, i, last);
		if (m != before && code_of(v, m, &code) && !owns_party(v, i) && !is_owned(v, i, m, code) &&
		    !acts_for_body(v, i, m) && !add_public(out, v, m))
			party_add_code(out, v->cast->table, code);
		before = m;
	}
	if (kinds && out->n == had)
		find_unnamed(out, v, kinds, c->v[first].quoted);
}

/* The last token of the first noun phrase. */
static size_t head_of(const struct chunks *c, size_t first, size_t last)
{
	size_t end = chunk_np_end(c, first);

	if (end > last)
		end = last;
	while (end > first + 1 && c->v[end - 1].tag == TAG_MARK)
		end--;
	return end > first ? end - 1 : first;
}

bool party_like(const struct party_view *v, size_t first, size_t last)
{
	const struct chunks *c = v->chunks;
	const struct cue_hit *word;
	const struct token *t;
	struct str code;
	size_t head, m;

	if (first >= last)
		return false;
	if (party_literal_end(v, first, last) > first)
		return true;
	head = head_of(c, first, last);
	word = word_over(v, head);
	if (word && word->row->bound < PARTY_OWN && word->row->bound != PARTY_EVENT)
		return true;
	t = &c->tokens->v[head];
	m = mention_at(v->mentions, t->start, t->end);
	if (m == v->mentions->n || v->mentions->v[m].end < t->end)
		return false;
	return v->mentions->v[m].type == MENTION_TITLE || v->mentions->v[m].type == MENTION_PERSON ||
	       party_code(v->known, v->mentions, m, &code);
}

bool party_nameless(const struct party_view *v, size_t first, size_t last)
{
	const struct chunks *c = v->chunks;
	bool people = false;

	for (size_t i = first; i < last && i < c->n; i++) {
		const struct token *t = &c->tokens->v[i];
		const struct cue_hit *hit = word_for(v, i);
		struct str code;

		if (party_literal_end(v, i, last) > i || code_of(v, mention_at(v->mentions, t->start, t->end), &code))
			return false;
		if (!hit || hit->row->bound >= PARTY_OWN)
			continue;
		if (hit->row->bound != PARTY_PEOPLE && !(hit->row->bound == PARTY_OFFICE && chunk_has(c, i, CLAUSE_SOMEBODY)))
			return false;
		people = true;
	}
	return people;
}
