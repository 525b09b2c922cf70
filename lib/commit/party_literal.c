#include "commit/party_literal.h"

/* Longer phrases are no names. */
enum { WORDS_MOST = 6, BYTES_MOST = 80 };

static bool has(const struct party_view *v, size_t i, enum clause_role role)
{
	return chunk_has(v->chunks, i, role);
}

/* A state, or "UNGA": no name that the text has elsewhere in full, or that is just a word. */
static bool is_known(const struct mention *m, struct str code)
{
	return m->country.len || (m->tagged ? !str_eq(code, m->id) : !memchr(code.p, ' ', code.len));
}

/* The phrase names a party that has a code. */
static bool is_coded(const struct party_view *v, size_t first, size_t end, bool faction)
{
	const struct token *t = v->chunks->tokens->v;

	for (size_t i = first; i < end; i++) {
		const size_t m = mention_at(v->mentions, t[i].start, t[i].end);
		struct str code;

		if (m == v->mentions->n)
			continue;
		if (faction && v->mentions->v[m].country.len && v->mentions->v[m].end <= t[end - 1].start)
			continue;
		if (party_code(v->known, v->mentions, m, &code) && is_known(&v->mentions->v[m], code))
			return true;
	}
	return false;
}

static bool is_dateline(const struct party_view *v, size_t i)
{
	const struct token *t = &v->chunks->tokens->v[i];
	const size_t m = mention_at(v->mentions, t->start, t->end);

	return m < v->mentions->n && party_dateline(&v->mentions->v[m], v->chunks->tokens->text);
}

/* Without "the", "each", "a". */
static size_t skip_article(const struct party_view *v, size_t i, size_t end)
{
	while (i + 1 < end && (v->chunks->v[i].tag == TAG_DET || v->chunks->v[i].tag == TAG_MARK || has(v, i, CLAUSE_EACH) || has(v, i, CLAUSE_FLOATS) || is_dateline(v, i)))
		i++;
	return i;
}

/* Of "its members", "three States" more must be known; "137 countries" is as good as a name. */
static bool is_owned(const struct party_view *v, size_t first, size_t end)
{
	const struct chunks *c = v->chunks;

	for (size_t i = first; i + 1 < end; i++)
		if (c->v[i].tag == TAG_POSS || c->v[i].tag == TAG_PRON ||
		    (c->v[i].tag == TAG_NUM && !(c->tokens->v[i].flags & WORD_DIGIT)))
			return true;
	return false;
}

/* "Parties | to the conflict", "Board | of Governors" */
static size_t tail_end(const struct party_view *v, size_t end)
{
	const struct chunks *c = v->chunks;

	if (has(v, end - 1, CLAUSE_ORGAN) && has(v, end, CLAUSE_OF) && end + 1 < c->n &&
	    c->tokens->v[end + 1].flags & WORD_CAPITAL && c->v[end + 1].tag <= TAG_PROPN)
		return end + 2;
	if (has(v, end - 1, CLAUSE_BINDS) && has(v, end, CLAUSE_PURPOSE) && has(v, end + 1, CLAUSE_ARTICLE)) {
		const size_t to = chunk_np_end(c, end + 1);

		if (to == end + 3 && !has(v, end + 2, CLAUSE_INSTRUMENT))
			return to;
	}
	return end;
}

/* "Countries agreed": nothing tells which, and nothing says that the text has. */
static bool is_subject(const struct party_view *v, size_t end)
{
	return end < v->chunks->n && v->chunks->v[end].finite;
}

size_t party_literal_end(const struct party_view *v, size_t i, size_t last)
{
	const struct chunks *c = v->chunks;
	size_t end, first;
	bool faction, bound;

	if (i && c->v[i].tag != TAG_DET && chunk_nominal(c, i - 1))
		return i;
	end = chunk_np_end(c, i);
	if (end > last)
		end = last;
	if (end <= i)
		return i;
	faction = has(v, end - 1, CLAUSE_FACTION);
	bound = v->cast->treaty && (has(v, end - 1, CLAUSE_BINDS) || has(v, end - 1, CLAUSE_ORGAN));
	if (!bound && !faction && !has(v, end - 1, CLAUSE_GROUP))
		return i;
	first = skip_article(v, i, end);
	if (end > first + WORDS_MOST || is_owned(v, first, end) || is_coded(v, first, end, faction))
		return i;
	if (bound)
		return tail_end(v, end);
	return first + 1 < end || (first == i && !faction && is_subject(v, end)) ? end : i;
}

/* "Each Contracting Party": those whom the title names. */
static bool is_any(const struct party_view *v, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		if (!has(v, i, CLAUSE_BINDS) && !has(v, i, CLAUSE_CONTRACTS))
			return false;
	return true;
}

/* "The other Party", not all whom the treaty binds, as "the receiving State" may be. */
static bool is_one(const struct party_view *v, size_t first, size_t end)
{
	const struct str last = token_text(v->chunks->tokens, end - 1);

	return is_any(v, first, end) && party_plural(v->known, last).p != last.p;
}

void party_literal_add(struct parties *out, const struct party_view *v, size_t i, size_t end)
{
	const struct token *t = v->chunks->tokens->v;
	const size_t first = skip_article(v, i, end);
	struct str words = str_cut(v->chunks->tokens->text, t[first].start, t[end - 1].end);
	const bool binds = v->cast->treaty && has(v, end - 1, CLAUSE_BINDS);

	if (binds && v->cast->sides.n > 1 && is_any(v, first, end)) {
		party_join(out, &v->cast->sides);
		return;
	}
	if (words.len > BYTES_MOST)
		return;
	if (has(v, i, CLAUSE_EACH))
		words = party_plural(v->known, words);
	party_add(out, party_worded(v->cast->table, words));
	if (binds && (has(v, i, CLAUSE_EACH) || !is_one(v, first, end)))
		v->cast->table->bound = party_worded(v->cast->table, words) + 1;
}
