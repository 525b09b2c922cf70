/* A row of the table. */
#include "commit/commitment_parts.h"

#include "base/die.h"

static void cut_end(const struct finder *f, const struct candidate *c, struct commitment *out, uint32_t from, uint32_t to)
{
	const struct token *t = f->tokens->v;
	size_t last = c->action.last;

	if (from >= to || to < out->end || from <= out->start)
		return;
	while (last > c->action.first + 1 && (t[last - 1].end > from || f->chunks->v[last - 1].tag == TAG_COMMA ||
	                                      f->chunks->v[last - 1].tag == TAG_ADP))
		last--;
	if (t[last - 1].end <= from)
		out->end = t[last - 1].end;
}

/* By when, and if what, stands in columns of its own: the action ends before it. */
static void cut_ends(const struct finder *f, const struct candidate *c, struct commitment *out)
{
	if (out->end != f->tokens->v[c->action.last - 1].end)
		return;
	cut_end(f, c, out, out->condition, out->condition_end);
	cut_end(f, c, out, out->due, out->due_end);
	cut_end(f, c, out, out->condition, out->condition_end);
}

struct commitment *commit_add_row(struct finder *f, const struct candidate *c)
{
	const struct token *t = f->tokens->v;
	const struct cue_hit *from = c->frame ? c->frame : c->hit;
	struct commitment *out;

	f->found.v = xgrow(f->found.v, f->found.n, &f->found.cap, sizeof *f->found.v);
	out = &f->found.v[f->found.n++];
	*out = (struct commitment){.status = c->status, .hit = *c->hit, .score = c->hit->row->score};
	if (c->frame)
		out->frame = *c->frame;
	out->start = t[c->action.first].start;
	out->end = t[c->action.last - 1].end;
	/* The frame is quoted with the cue where it stands near. */
	out->cue = t[c->hit->first - from->last < 8 ? from->first : c->hit->first].start;
	out->cue_end = t[c->hit->last - 1].end;
	out->cameo = cue_text(c->hit, TEXT_CAMEO);
	if (!span_empty(c->subject)) {
		out->subject = t[c->subject.first].start;
		out->subject_end = t[c->subject.last - 1].end;
	}
	if (c->listed) {
		out->actors = f->list.actors;
		out->who = f->list.who;
	} else {
		out->who = commit_find_actors(f, c, &out->actors);
	}
	if (out->actors.n > 1 && c->hit->row->joint && !c->frame)
		out->status = (enum status)c->hit->row->joint;
	commit_find_partners(f, c, &out->actors, &out->partners);
	commit_find_due(f, c, out);
	cut_ends(f, c, out);
	commit_find_said(f, c, &out->said);
	return out;
}
