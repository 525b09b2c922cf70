#include "names/holding.h"

long holding_find(const struct scene *s, const struct found *person, struct str title)
{
	const struct holders *h = &s->k->holders;
	const struct thing *t = person->thing == MEMORY_NONE ? NULL : &s->m->things[person->thing];
	struct holder_query q = {.form = str_cut(s->w->text, person->start, person->end), .title = title,
	                         .date = s->row->date, .seen = s->m, .words = &s->k->words};
	long row;

	q.name = t && t->given ? t->id : q.form;
	row = holder_find(h, s->w, person->first, person->last, &q);
	for (size_t i = person->last; row < 0 && i-- > person->first + 1;) {
		q.form = words_text(s->w, i, i + 1);
		row = holder_find(h, s->w, i, i + 1, &q);
	}
	return row;
}

/* The words of a cell, until the next call. */
static const struct words *words_of(struct scene *s, struct str cell)
{
	s->cell.len = 0;
	buf_addstr(&s->cell, cell);
	words_scan(&s->cell_words, buf_str(&s->cell), CPU_SCALAR);
	return &s->cell_words;
}

/* The role of the body that the row names, ACTOR_NONE if it names none or none that the gazetteer has. */
static enum actor_role body_role(struct scene *s, size_t row)
{
	const struct gazetteer *g = &s->k->builtin;
	const struct words *w = words_of(s, table_cell(&s->k->holders.rows, row, HOLDER_BODY));
	struct lexicon_hit hit;

	if (!w->n || !lexicon_at(&g->lex, w, 0, &hit, 1) || hit.last != w->n)
		return ACTOR_NONE;
	return (enum actor_role)g->rows[hit.value].role;
}

enum actor_role holding_role(struct scene *s, size_t row)
{
	const struct holders *h = &s->k->holders;
	const struct words *w = words_of(s, table_cell(&h->rows, row, HOLDER_OFFICE));
	bool of_state = table_cell(&h->rows, row, HOLDER_COUNTRY).len > 0;
	struct actor_say say = actor_say(&s->k->actors, w, 0, w->n, w->n, ACTOR_TITLE);
	enum actor_role body;

	if (say.weight >= ACTOR_SURE)
		return say.role;
	/* "Director of the Central Intelligence Agency" */
	if (!say.weight)
		say = actor_say(&s->k->actors, w, 0, w->n, w->n, ACTOR_ORG);
	body = body_role(s, row);
	if (body)
		return body;
	return of_state && say.weight < ACTOR_OF_STATE ? ACTOR_GOV : say.role;
}
