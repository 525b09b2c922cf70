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

/* "X said", or `"...", said X`. */
static struct span speaker_of(const struct finder *f, const struct party_view *v, size_t verb)
{
	const struct chunks *c = f->chunks;
	struct span s = clause_subject(c, verb);

	if (!span_empty(s) && party_like(v, s.first, s.last) && !c->v[s.first].quoted)
		return s;
	s = (struct span){(uint32_t)verb + 1, (uint32_t)chunk_np_end(c, verb + 1)};
	if (!span_empty(s) && party_like(v, s.first, s.last))
		return s;
	return (struct span){0, 0};
}

void commit_note_speech(struct finder *f)
{
	struct party_view v = commit_view(f);

	mark_quoted(f);
	for (size_t i = 0; i < f->chunks->n; i++) {
		const struct chunk *c = &f->chunks->v[i];
		struct parties who;
		struct span s;

		who.n = 0;
		if (!c->finite || !(c->may & MAY_SAY) || c->quoted)
			continue;
		s = speaker_of(f, &v, i);
		if (!span_empty(s))
			party_find(&who, &v, s.first, s.last);
		if (who.n)
			f->cast.speaker = who;
	}
}
