/* Whom the words for a speaker name. */
#include "commit/commitment_parts.h"

/* "He", of whom a text tells what he says, is the last one who has spoken. */
static bool is_he(const struct finder *f, struct span s)
{
	return s.last == s.first + 1 && chunk_has(f->chunks, s.first, CLAUSE_PERSON);
}

static bool has_nameless(const struct finder *f, struct span s)
{
	const size_t end = chunk_np_end(f->chunks, s.first);

	for (size_t i = s.first; i < end && i < s.last; i++)
		if (chunk_has(f->chunks, i, CLAUSE_NAMELESS))
			return true;
	return false;
}

static bool joins(const struct chunks *c, struct span s)
{
	for (size_t i = s.first; i < s.last; i++)
		if (c->v[i].tag == TAG_CC)
			return true;
	return false;
}

/* The name that ends the first phrase of the stretch, or NULL. */
static const struct mention *head_name(const struct finder *f, struct span s)
{
	const size_t end = chunk_np_end(f->chunks, s.first), last = end > s.first && end < s.last ? end : s.last;
	const struct token *t = &f->tokens->v[last - 1];
	const size_t m = mention_at(f->mentions, t->start, t->end);

	return m < f->mentions->n ? &f->mentions->v[m] : NULL;
}

/* A person, by his name or office. */
static bool is_person(const struct finder *f, struct span s)
{
	const struct mention *m = span_empty(s) ? NULL : head_name(f, s);

	return m && (m->type == MENTION_PERSON || m->type == MENTION_TITLE);
}

bool commit_is_one(const struct finder *f, struct span s)
{
	return is_person(f, s) && !joins(f->chunks, s);
}

/* The number in `who` that has this code; SIZE_MAX if none has. */
static size_t number_of(const struct finder *f, const struct parties *who, struct str code)
{
	for (size_t k = 0; k < who->n; k++)
		if (str_eq(f->parties.codes[who->v[k]], code))
			return who->v[k];
	return SIZE_MAX;
}

/* One speaker has one party: the body before his name, else that of the name that comes last. "Party
 * leader X" is the party's. */
static size_t party_of_one(const struct finder *f, struct span s, const struct parties *who, bool *alone)
{
	const struct token *t = f->tokens->v;
	size_t found = SIZE_MAX;

	for (size_t i = mention_at(f->mentions, t[s.first].start, t[s.last - 1].end);
	     i < f->mentions->n && f->mentions->v[i].start < t[s.last - 1].end; i++) {
		const struct mention *m = &f->mentions->v[i];
		const bool person = m->type == MENTION_PERSON || m->type == MENTION_TITLE;
		const size_t own = number_of(f, who, m->id), k = own == SIZE_MAX ? number_of(f, who, m->country) : own;

		if (k == SIZE_MAX)
			continue;
		*alone = person && k == own;
		if (m->type == MENTION_ORG && k == own)
			return k;
		if (k != own ? person : found == SIZE_MAX)
			found = k;
	}
	return found;
}

/* A body issues the text, no person and no state: who says something in it says it for that body. */
bool commit_speaks_for_body(const struct finder *f)
{
	const struct head *h = analysis_head(f->analysis);

	for (size_t i = 0; i < h->n_voices; i++)
		for (size_t k = 0; k < h->voices[i].mentions.n; k++)
			if (h->voices[i].mentions.v[k].type == MENTION_PERSON || h->voices[i].mentions.v[k].type == MENTION_TITLE)
				return false;
	return f->cast.told && !f->cast.government.n;
}

/* ", United States Deputy Secretary": who stands behind a name and its comma tells for whom he acts. */
static bool apposed(const struct finder *f, struct span s, struct parties *who)
{
	struct party_view v = commit_view(f);
	struct parties found;

	if (s.last + 1 >= f->chunks->n || f->chunks->v[s.last].tag != TAG_COMMA)
		return false;
	v.sure = true;
	found.n = 0;
	party_find(&found, &v, s.last + 1, chunk_np_end(f->chunks, s.last + 1));
	if (found.n == 1)
		*who = found;
	return found.n == 1;
}

/* For whom a person acts has been told before. */
static bool is_told(const struct finder *f, uint32_t person, struct parties *who)
{
	const struct cast *c = &f->cast;

	for (size_t i = 0; i < c->n_envoys && i < CAST_ENVOYS; i++)
		if (c->envoys[i].person == person + 1) {
			who->v[0] = c->envoys[i].party;
			return true;
		}
	return false;
}

/* Who speaks in the paper of a body that is no state, and whose party nobody tells, is the body's. */
static void settle(const struct finder *f, struct span s, struct said *out)
{
	size_t one;

	if (joins(f->chunks, s))
		return;
	one = party_of_one(f, s, &out->who, &out->alone);
	if (one == SIZE_MAX)
		return;
	out->who.n = 0;
	party_add(&out->who, (uint32_t)one);
	if (!out->alone)
		return;
	if (apposed(f, s, &out->who)) {
		out->alone = false;
		out->person = (uint32_t)one + 1;
	} else if (is_told(f, (uint32_t)one, &out->who))
		out->alone = false;
	else if (f->quotes && commit_speaks_for_body(f))
		out->who = f->cast.issuer;
}

/* "The ministry", "Government" are those that have a name, though the text does not tell it; "officials", "a
 * minister" have none. */
static bool is_definite(const struct finder *f, struct span s)
{
	const struct str last = token_text(f->tokens, chunk_np_end(f->chunks, s.first) - 1);

	if (chunk_has(f->chunks, s.first, CLAUSE_ARTICLE))
		return !str_ends(last, STR("s"));
	return f->chunks->v[s.first].tag != TAG_DET && f->chunks->v[s.first].tag != TAG_NUM && !str_ends(last, STR("s"));
}

/* "Gazprom's lawyer", "a Kremlin adviser", "a statement of the Bank": nobody that is known, but of whom. */
static bool find_owner(const struct finder *f, struct span s, struct said *out)
{
	struct party_view v = commit_view(f);
	const size_t end = chunk_np_end(f->chunks, s.first);

	v.sure = true;
	party_find(&out->who, &v, s.first, end < s.last ? end : s.last);
	return out->who.n == 1;
}

/* A person whom nothing but his name tells. */
static void find_name(const struct finder *f, struct span s, struct said *out)
{
	const struct mention *m = head_name(f, s);

	if (m && m->type == MENTION_PERSON)
		party_add_code(&out->who, f->cast.table, m->id);
}

/* "The ministry", "it": whose words have just been told. Where the text has an issuer, his office is his. */
static bool is_last_speaker(const struct finder *f, struct span s)
{
	const size_t end = chunk_np_end(f->chunks, s.first);

	if (!f->cast.speaker.n || f->chunks->v[s.first].quoted || end < s.last)
		return false;
	if (head_name(f, s))
		return false;
	return commit_is_word(f, s, 1u << PARTY_ONE | (f->cast.told ? 0 : 1u << PARTY_OFFICE)) && s.last <= s.first + 2;
}

bool commit_source(const struct finder *f, struct span s, struct said *out)
{
	const struct party_view v = commit_view(f);

	if (span_empty(s))
		return false;
	if (is_he(f, s) && f->chunks->v[s.first].quoted)
		return false;
	if (is_he(f, s) && (f->cast.he.n || f->cast.speaker_unnamed)) {
		out->who = f->cast.he;
		out->unnamed = !f->cast.he.n;
		return true;
	}
	if (is_last_speaker(f, s)) {
		out->who = f->cast.speaker;
		return true;
	}
	if (has_nameless(f, s)) {
		party_find(&out->who, &v, s.first, s.last);
		out->unnamed = !out->who.n;
		return true;
	}
	if (!party_like(&v, s.first, s.last))
		return find_owner(f, s, out);
	if (!party_nameless(&v, s.first, s.last))
		party_find(&out->who, &v, s.first, s.last);
	else if (!is_definite(f, s))
		out->unnamed = true;
	else if (!chunk_has(f->chunks, s.first, CLAUSE_ARTICLE)) /* "Government" */
		out->who = f->cast.government;
	if (!out->who.n && !out->unnamed)
		find_name(f, s, out);
	if (out->who.n)
		settle(f, s, out);
	return out->unnamed || out->who.n;
}

/* "But President X, of the Y party, who is ill, | said": the phrase that begins all that stands before the comma. */
static struct span before_commas(const struct finder *f, size_t verb)
{
	const struct chunks *c = f->chunks;
	const size_t g = clause_group_start(c, verb), least = g > CLAUSE_REACH ? g - CLAUSE_REACH : 0;
	size_t i = g;

	if (!g || c->v[g - 1].tag != TAG_COMMA)
		return (struct span){0, 0};
	while (i > least && c->v[i - 1].tag != TAG_STOP && c->v[i - 1].tag != TAG_MARK && !c->v[i - 1].quoted)
		i--;
	while (i < g && (c->v[i].tag == TAG_CC || c->v[i].tag == TAG_ADV))
		i++;
	return (struct span){(uint32_t)i, (uint32_t)chunk_np_end(c, i)};
}

/* What stands in a quotation says nothing of who speaks outside. */
static bool resolve(const struct finder *f, size_t verb, struct span s, struct said *out)
{
	const struct chunk *v = f->chunks->v;

	return !span_empty(s) && (!v[s.first].quoted || v[verb].quoted) && commit_source(f, s, out);
}

/* ", said X", and no clause of X follows: "Kwynn, who is ill, said Peru will". */
static struct span inverted(const struct finder *f, size_t verb)
{
	const size_t end = chunk_np_end(f->chunks, verb + 1), next = chunk_skip_adverbs(f->chunks, end);

	if (!verb || !commit_ends_part(f, verb - 1) || (next < f->chunks->n && f->chunks->v[next].finite))
		return (struct span){0, 0};
	return (struct span){(uint32_t)verb + 1, (uint32_t)end};
}

bool commit_find_speaker(const struct finder *f, size_t verb, struct said *out)
{
	const struct span s = clause_subject(f->chunks, verb), far = before_commas(f, verb);

	if (is_person(f, far) && resolve(f, verb, far, out))
		return true;
	/* "The party's leader, Kwy, | said" */
	if (is_person(f, s) && !head_name(f, s)->country.len && far.last <= s.first && resolve(f, verb, far, out))
		return true;
	return resolve(f, verb, s, out) || resolve(f, verb, inverted(f, verb), out) || resolve(f, verb, far, out);
}
