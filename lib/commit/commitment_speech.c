/* Whose words they are: quotations, and who is said to say something. */
#include "commit/commitment_parts.h"

/* 1 opens, -1 closes, 0 is none. A straight mark does what is due. */
static int mark_at(struct str text, size_t i, bool open)
{
	struct str rest = str_cut(text, i, text.len);

	if (*rest.p == '"')
		return open ? -1 : 1;
	if (str_starts(rest, STR("\xe2\x80\x9c")))
		return 1;
	return str_starts(rest, STR("\xe2\x80\x9d")) ? -1 : 0;
}

static bool has_quotes(struct str text)
{
	return memchr(text.p, '"', text.len) || memchr(text.p, 0xe2, text.len);
}

bool commit_may_report(const struct finder *f)
{
	const struct forms *forms = analysis_forms(f->analysis);

	for (size_t i = 1; i < f->words->n; i++)
		if (forms_may(forms, f->words->v[i].hash) & MAY_SAY)
			return true;
	return false;
}

void commit_note_quotes(struct finder *f)
{
	struct str text = f->row->text;

	if (!has_quotes(text))
		return;
	for (size_t i = 0; i < text.len; i++) {
		char c = text.p[i];
		int mark = c == '"' || c == '\xe2' ? mark_at(text, i, f->quote) : 0;

		if (mark)
			f->quote = mark > 0;
	}
}

static void mark_quoted(struct finder *f)
{
	f->quotes = f->quote || has_quotes(f->row->text);
	if (!f->quotes)
		return;
	for (size_t i = 0; i < f->chunks->n; i++) {
		const struct token *t = &f->tokens->v[i];
		int mark = t->flags & TOKEN_PUNCT ? mark_at(f->row->text, t->start, f->quote) : 0;

		if (mark)
			f->quote = mark > 0;
		f->chunks->v[i].quoted = f->quote;
	}
}

/* "has been told": what is said, is said to the subject. */
static bool is_passive(const struct chunks *c, size_t verb)
{
	if (c->v[verb].tag != TAG_VBN)
		return false;
	for (size_t k = clause_group_start(c, verb); k < verb; k++)
		if (c->v[k].may & MAY_BE)
			return true;
	return false;
}

/* "Peru will say": has not said it yet. */
static bool is_to_come(const struct finder *f, size_t verb)
{
	return f->chunks->v[clause_group_start(f->chunks, verb)].tag == TAG_MD;
}

bool commit_says(const struct finder *f, size_t i)
{
	return f->chunks->v[i].may & MAY_SAY || chunk_has(f->chunks, i, CLAUSE_TELLS);
}

static bool speaks(const struct finder *f, size_t i)
{
	const struct chunk *c = &f->chunks->v[i];

	return (commit_says(f, i) || c->may & MAY_VOW) && tag_is_verb(c->tag) && !is_passive(f->chunks, i);
}

bool commit_tells(const struct finder *f, size_t i)
{
	return speaks(f, i) && clause_group_finite(f->chunks, i);
}

bool commit_adds(const struct finder *f, size_t i)
{
	return speaks(f, i) && f->chunks->v[i].tag == TAG_VBG;
}

bool commit_vows(const struct finder *f, size_t i)
{
	const struct chunk *c = &f->chunks->v[i];

	return c->may & MAY_VOW && tag_is_verb(c->tag) && !is_passive(f->chunks, i) && !is_to_come(f, i);
}

static bool is_present(const struct chunks *c, size_t verb)
{
	const size_t first = clause_group_start(c, verb);

	return c->v[verb].tag == TAG_VBZ || (c->v[verb].tag == TAG_VBG && first < verb && c->v[first].tag == TAG_VBZ);
}

static bool is_name(const struct finder *f, size_t i)
{
	return mention_at(f->mentions, f->tokens->v[i].start, f->tokens->v[i].end) < f->mentions->n;
}

/* A mark ends it; a headline has none. */
static bool is_sentence(const struct finder *f)
{
	const unsigned last = f->chunks->n ? f->chunks->v[f->chunks->n - 1].tag : TAG_STOP;

	return last == TAG_STOP || last == TAG_MARK;
}

bool commit_own_words(const struct finder *f, size_t verb, struct span who)
{
	const struct party_view v = commit_view(f);
	struct parties found;

	if (span_empty(who))
		return false;
	if (commit_is_word(f, who, 1u << PARTY_WE | 1u << PARTY_I) && !is_name(f, who.first)) /* "US officials" */
		return true;
	if (!is_present(f->chunks, verb) || f->chunks->v[who.first].quoted)
		return false;
	if (!f->cast.told && !f->cast.signers) /* who reports it writes "Peru pledged", but for headlines */
		return !commit_says(f, verb) && is_sentence(f);
	found.n = 0;
	party_find(&found, &v, who.first, who.last);
	for (size_t i = 0; i < found.n; i++)
		if (party_have(&f->cast.issuer, found.v[i]))
			return true;
	return false;
}

/* A comma or a closing quotation mark. */
bool commit_ends_part(const struct finder *f, size_t i)
{
	return f->chunks->v[i].tag == TAG_COMMA || f->chunks->v[i].tag == TAG_MARK;
}

bool commit_ends_report(const struct finder *f, size_t verb)
{
	const struct span s = clause_subject(f->chunks, verb);

	if (verb && commit_ends_part(f, verb - 1))
		return true;
	return !span_empty(s) && s.first && s.last <= verb && commit_ends_part(f, s.first - 1);
}

bool commit_is_word(const struct finder *f, struct span s, unsigned kinds)
{
	const struct cue_hits *words = &f->hits[CUE_PARTY];
	const size_t k = cue_hits_from(words, s.first);

	return k < words->n && words->v[k].first == s.first && kinds >> words->v[k].row->bound & 1 &&
	       !f->chunks->v[s.first].quoted;
}

/* Who a label names: first whose state is known. */
static void find_named(const struct finder *f, const struct label *l, struct parties *out)
{
	struct str code;

	for (size_t i = 0; i < f->mentions->n && !out->n; i++) {
		const struct mention *m = &f->mentions->v[i];

		if (m->start >= l->start && m->end <= l->end && m->country.len && party_code(&f->known, f->mentions, i, &code))
			party_add_code(out, f->cast.table, code);
	}
}

static void find_person(const struct finder *f, const struct label *l, struct parties *out)
{
	for (size_t i = 0; i < f->mentions->n && !out->n; i++) {
		const struct mention *m = &f->mentions->v[i];

		if (m->start >= l->start && m->end <= l->end && m->type == MENTION_PERSON)
			party_add_code(out, f->cast.table, m->id);
	}
}

/* Of whom nothing else tells, a person or office speaks for who issues the text; where nobody tells
 * who that is, for himself. */
static void note_labelled(struct finder *f, const struct turn *t)
{
	struct cast *c = &f->cast;

	c->answer.n = c->answerer.n = 0;
	find_named(f, &t->label, &c->answer);
	if (!c->answer.n && c->told)
		party_join(&c->answer, &c->issuer);
	if (c->answer.n)
		return;
	find_person(f, &t->label, &c->answerer);
	if (!c->answerer.n)
		party_add_code(&c->answerer, c->table, t->name);
}

void commit_note_turn(struct finder *f)
{
	const struct turn *t = analysis_turn(f->analysis);
	struct cast *c = &f->cast;

	if (t->begins && t->kind == LABEL_SPEAKER)
		note_labelled(f, t);
	c->turn.n = c->person.n = 0;
	c->turn_unnamed = false;
	if (t->kind != LABEL_SPEAKER && t->kind != LABEL_ANSWER)
		return;
	party_join(&c->turn, &c->answer);
	party_join(&c->person, &c->answerer);
	if (t->kind == LABEL_ANSWER && !c->answer.n && !c->answerer.n && c->told)
		party_join(&c->turn, &c->issuer);
	c->turn_unnamed = !c->turn.n && !c->person.n;
}

/* Who does something by name or office may be "he" of the next one. */
static void note_he(struct finder *f, struct span s)
{
	struct said who = {.unnamed = false};

	if (span_empty(s) || f->chunks->v[s.first].quoted || !commit_is_one(f, s))
		return;
	if (commit_source(f, s, &who) && who.who.n)
		f->cast.he = who.who;
}

/* A name that tells nothing takes the word from who had it. */
static bool is_stranger(const struct finder *f, struct span s)
{
	return !span_empty(s) && f->chunks->v[s.last - 1].tag == TAG_PROPN;
}

static void note_speaker(struct finder *f, size_t verb)
{
	struct said said = {.unnamed = false};

	if (commit_find_speaker(f, verb, &said)) {
		f->cast.speaker = said.who;
		f->cast.speaker_unnamed = said.unnamed;
		f->cast.speaker_alone = said.alone;
		if (said.person)
			f->cast.envoys[f->cast.n_envoys++ % CAST_ENVOYS] = (struct envoy){said.person, said.who.v[0]};
		f->cast.he = said.who;
	} else if (is_stranger(f, clause_subject(f->chunks, verb))) {
		f->cast.speaker.n = f->cast.he.n = 0;
		f->cast.speaker_unnamed = false;
	}
}

/* Once for the sentence: each of its rows asks. */
static void note_source(struct finder *f)
{
	f->source = SIZE_MAX;
	for (size_t i = 0; i + 2 < f->chunks->n && f->source == SIZE_MAX; i++)
		if (chunk_has(f->chunks, i, CLAUSE_SOURCE))
			f->source = i;
}

void commit_note_speech(struct finder *f)
{
	mark_quoted(f);
	note_source(f);
	for (size_t i = 0; i < f->chunks->n; i++) {
		if (f->chunks->v[i].quoted)
			continue;
		if (commit_says(f, i) && !is_to_come(f, i) && (commit_tells(f, i) || commit_adds(f, i)))
			note_speaker(f, i);
		else if (f->chunks->v[i].finite)
			note_he(f, clause_subject(f->chunks, i));
	}
}
