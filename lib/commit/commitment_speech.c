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
	if (!f->quote && !has_quotes(f->row->text))
		return;
	for (size_t i = 0; i < f->chunks->n; i++) {
		const struct token *t = &f->tokens->v[i];
		int mark = t->flags & TOKEN_PUNCT ? mark_at(f->row->text, t->start, f->quote) : 0;

		if (mark)
			f->quote = mark > 0;
		f->chunks->v[i].quoted = f->quote;
	}
}

struct span commit_speaker(const struct finder *f, size_t verb)
{
	const struct party_view v = commit_view(f);
	const struct chunks *c = f->chunks;
	struct span s = clause_subject(c, verb);

	if (!span_empty(s) && party_like(&v, s.first, s.last) && !c->v[s.first].quoted)
		return s;
	s = (struct span){(uint32_t)verb + 1, (uint32_t)chunk_np_end(c, verb + 1)};
	if (!span_empty(s) && party_like(&v, s.first, s.last))
		return s;
	return (struct span){0, 0};
}

/* A comma or a closing quotation mark. */
static bool ends_part(const struct finder *f, size_t i)
{
	return f->chunks->v[i].tag == TAG_COMMA || f->chunks->v[i].tag == TAG_MARK;
}

bool commit_ends_report(const struct finder *f, size_t verb)
{
	const struct span s = clause_subject(f->chunks, verb);

	if (verb && ends_part(f, verb - 1))
		return true;
	return !span_empty(s) && s.first && s.last <= verb && ends_part(f, s.first - 1);
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
	if (t->kind == LABEL_ANSWER && !c->answer.n && !c->answerer.n)
		party_join(&c->turn, &c->issuer);
	c->turn_unnamed = !c->turn.n && !c->person.n;
}

void commit_note_speech(struct finder *f)
{
	const struct party_view v = commit_view(f);

	mark_quoted(f);
	for (size_t i = 0; i < f->chunks->n; i++) {
		const struct chunk *c = &f->chunks->v[i];
		struct parties who;
		struct span s;

		who.n = 0;
		if (!c->finite || !(c->may & MAY_SAY) || c->quoted)
			continue;
		s = commit_speaker(f, i);
		if (!span_empty(s))
			party_find(&who, &v, s.first, s.last);
		if (who.n)
			f->cast.speaker = who;
	}
}
