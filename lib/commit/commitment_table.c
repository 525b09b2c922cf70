#include "commit/commitment_table.h"

#include "time/when_bounds.h"

static void write_parties(struct columns *c, const char *name, const struct finder *f, const struct parties *p)
{
	column_list(c, name);
	for (size_t i = 0; i < p->n; i++)
		column_item(c, commit_code(f, p->v[i]));
}

static void write_said(struct columns *c, const struct finder *f, const struct said *s)
{
	if (s->unnamed)
		column_joined(c, "said_by", STR("unnamed"));
	else
		write_parties(c, "said_by", f, &s->who);
}

static void write_due(struct columns *c, const struct commitment *m)
{
	struct when_bounds days;

	when_bounds(str_of(m->by), &days);
	column_word(c, "due_first", days.first);
	column_word(c, "due_last", days.last);
}

void commit_write_row(struct columns *c, const struct row *row, const struct finder *f, const struct commitment *m,
                      struct str topics)
{
	row_write_key(c, row);
	column_uint(c, "start", row->start + m->start);
	column_uint(c, "end", row->start + m->end);
	column_word(c, "status", commit_status_names[m->status]);
	write_parties(c, "actors", f, &m->actors);
	write_parties(c, "partners", f, &m->partners);
	column_text(c, "action", str_cut(row->text, m->start, m->end));
	column_text(c, "due", str_cut(row->text, m->due, m->due_end));
	column_word(c, "by", m->by);
	column_text(c, "condition", str_cut(row->text, m->condition, m->condition_end));
	column_joined(c, "topics", topics);
	column_text(c, "cameo", m->cameo);
	column_text(c, "cue", str_cut(row->text, m->cue, m->cue_end));
	column_hundredths(c, "score", m->score);
	write_due(c, m);
	write_said(c, f, &m->said);
	column_about(c, m->start, m->end);
	column_end_row(c);
}
