#include "commit/party.h"

#include "base/die.h"
#include "base/hash.h"
#include "commit/cast.h"

/* How far, in bytes, the name of a person may stand behind the body that he acts for. */
enum { ACTS_FOR = 90 };

bool codes_have(const struct codes *c, struct str code)
{
	for (size_t i = 0; i < c->n; i++)
		if (str_eq(codes_at(c, i), code))
			return true;
	return false;
}

static void add_one(struct codes *c, struct str code)
{
	size_t len = code.len < CODE_MOST - 1 ? code.len : CODE_MOST - 1;

	/* A long name is cut where a character begins. */
	while (len < code.len && len && ((unsigned char)code.p[len] & 0xc0) == 0x80)
		len--;
	code.len = len;
	if (!len || c->n == PARTY_MOST || codes_have(c, code))
		return;
	memcpy(c->v[c->n], code.p, len);
	c->len[c->n++] = (uint8_t)len;
}

void codes_add(struct codes *c, struct str code)
{
	struct str one;

	while (code.len && str_split(&code, ';', &one))
		add_one(c, one);
}

void codes_join(struct codes *c, const struct codes *more)
{
	for (size_t i = 0; i < more->n; i++)
		add_one(c, codes_at(more, i));
}

void codes_copy(struct codes *to, const struct codes *from)
{
	to->n = from->n;
	memcpy(to->len, from->len, sizeof to->len);
	memcpy(to->v, from->v, from->n * sizeof *to->v);
}

static struct party_word *slot_of(const struct party_words *p, uint64_t hash)
{
	size_t i = hash & p->mask;

	while (p->slots[i].hash && p->slots[i].hash != hash)
		i = (i + 1) & p->mask;
	return &p->slots[i];
}

void party_words_open(struct party_words *p, const struct cue_set *s)
{
	size_t n = 64, rows = 0;

	for (uint32_t i = 0; i < s->n_rows; i++)
		rows += s->rows[i].kind == CUE_PARTY;
	while (n < rows * 2)
		n *= 2;
	*p = (struct party_words){.slots = xcalloc(n, sizeof *p->slots), .mask = n - 1, .set = s};
	for (uint32_t i = 0; i < s->n_rows; i++) {
		const struct cue_row *row = &s->rows[i];
		uint64_t hash;

		if (row->kind != CUE_PARTY || row->bound < PARTY_OWN)
			continue;
		hash = words_hash(table_cell(&s->texts, row->text, TEXT_PATTERN));
		*slot_of(p, hash) = (struct party_word){hash, row->bound, row->text};
	}
}

enum party_kind party_word_kind(const struct party_words *p, uint64_t hash)
{
	const struct party_word *w = slot_of(p, hash);

	return w->hash ? (enum party_kind)w->kind : PARTY_KINDS;
}

static bool is_private(const struct party_words *p, struct str name)
{
	struct str word;

	while (str_split(&name, ' ', &word))
		if (party_word_kind(p, words_hash(word)) == PARTY_PRIVATE)
			return true;
	return false;
}

/* The code of an organisation or people: its own, its state's, or that of the one it is
 * part of. */
static struct str body_code(const struct party_words *p, const struct mention *m)
{
	const struct party_word *w = slot_of(p, words_hash(m->id));

	if (w->hash && (w->kind == PARTY_PART || w->kind == PARTY_MEMBERS))
		return table_cell(&p->set->texts, w->text, TEXT_CAMEO);
	if (!m->country.len || (w->hash && w->kind == PARTY_OWN))
		return m->id;
	return m->type == MENTION_ORG && is_private(p, m->id) ? m->id : m->country;
}

/* The office before a person, if its country is known, says who is meant. */
static bool has_title(const struct mentions *m, size_t i)
{
	return i && m->v[i - 1].type == MENTION_TITLE && m->v[i - 1].end + 2 >= m->v[i].start;
}

/* "NATO chief X", "the EU's envoy, X": the person acts for the body named before him. */
static bool acts_for_body(const struct mentions *m, size_t i)
{
	for (size_t k = i; k-- > 0 && m->v[k].end + ACTS_FOR > m->v[i].start;)
		if (m->v[k].type == MENTION_ORG)
			return !m->v[k].country.len && has_title(m, i);
		else if (m->v[k].type != MENTION_TITLE)
			return false;
	return false;
}

bool party_code(const struct party_words *p, const struct mentions *m, size_t i, struct str *code)
{
	const struct mention *x = &m->v[i];

	switch (x->type) {
	case MENTION_GPE:
	case MENTION_TITLE:
		*code = x->country;
		return code->len > 0;
	case MENTION_NORP:
		*code = body_code(p, x);
		return x->country.len > 0;
	case MENTION_PERSON:
		if (acts_for_body(m, i))
			return false;
		if (party_word_kind(p, words_hash(x->id)) == PARTY_PART) {
			*code = body_code(p, x);
			return true;
		}
		*code = x->country.len ? x->country : x->id;
		return x->country.len || !has_title(m, i) || !m->v[i - 1].country.len;
	case MENTION_ORG:
		*code = body_code(p, x);
		return code->len && party_word_kind(p, words_hash(x->id)) != PARTY_PRESS;
	default:
		return false;
	}
}

/* "Both", "the two", "they" can stand for one party only by mistake. */
static void find_they(struct codes *out, const struct cast *c)
{
	if (c->subject.n > 1 || (c->subject.n && c->plural))
		codes_join(out, &c->subject);
	else if (c->several.n > 1)
		codes_join(out, &c->several);
	else if (c->meeting.n > 1)
		codes_join(out, &c->meeting);
	else if (c->subject.n)
		codes_join(out, &c->subject);
	else
		cast_everybody(out, c);
}

static void find_we(struct codes *out, const struct cast *c, bool quoted)
{
	if (quoted && c->speaker.n)
		codes_join(out, &c->speaker);
	else if (c->signers || (c->issuer.n && !(c->here && c->subject.n > 1)))
		codes_join(out, &c->issuer);
	else if (c->subject.n > 1)
		codes_join(out, &c->subject);
	else
		cast_everybody(out, c);
}

static void stand_for(struct codes *out, const struct party_view *v, enum party_kind kind, size_t i)
{
	const struct cast *c = v->cast;

	switch (kind) {
	case PARTY_ALL:
		if (c->signers)
			codes_join(out, &c->issuer);
		else
			cast_everybody(out, c);
		break;
	case PARTY_THEY: find_they(out, c); break;
	case PARTY_ONE: codes_join(out, c->single.n ? &c->single : &c->subject); break;
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

void party_find(struct codes *out, const struct party_view *v, size_t first, size_t last)
{
	const struct chunks *c = v->chunks;
	size_t before = v->mentions->n, had = out->n;
	bool outside = false;
	unsigned kinds = 0; /* words that count only where no name does */

	for (size_t i = first; i < last && i < c->n; i++) {
		const struct token *t = &c->tokens->v[i];
		size_t m = mention_at(v->mentions, t->start, t->end);
		const struct cue_hit *hit = word_for(v, i);
		struct str code;

		if (c->v[i].tag == TAG_SUB && i > first)
			break;
		if (c->v[i].tag == TAG_ADP && m == v->mentions->n)
			outside = !keeps_party(c, i) && i > first;
		else if (c->v[i].tag == TAG_CC || c->v[i].tag == TAG_COMMA)
			outside = false;
		if (outside)
			continue;
		if (hit && hit->last <= last && hit->row->bound < PARTY_OWN && !is_named(v, hit)) {
			kinds |= 1u << hit->row->bound;
			stand_for(out, v, (enum party_kind)hit->row->bound, i);
		}
		if (m < v->mentions->n && m != before && party_code(v->known, v->mentions, m, &code) &&
		    !owns_party(v, i) && !is_owned(v, i, m, code))
			codes_add(out, code);
		before = m;
	}
	if (kinds & 1u << PARTY_OFFICE && out->n == had)
		stand_for(out, v, PARTY_ONE, first);
	if (kinds & (1u << PARTY_PEOPLE | 1u << PARTY_EVENT) && out->n == had)
		cast_everybody(out, v->cast);
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
