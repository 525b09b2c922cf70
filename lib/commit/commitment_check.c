/* A user's cues against the examples beside them. */
#include "commit/commitment_parts.h"
#include "know/example.h"

static const char *const columns[] = {EXAMPLE_COLUMN_NAMES, NULL};

/* "status|action", as the column expect has it. */
static void add_row(struct buf *b, struct str text, const struct commitment *c)
{
	buf_addf(b, "%s%s|", b->len ? ", " : "", commit_status_names[c->status]);
	buf_addstr(b, str_cut(text, c->start, c->end));
}

/* `got` becomes the rows that the cue made. */
static bool gives(struct buf *got, const struct example *e, const struct finder *f)
{
	for (size_t i = 0; i < f->found.n; i++) {
		const struct commitment *c = &f->found.v[i];
		const size_t before = got->len;

		if (c->hit.set != &f->user || c->hit.row->text != e->row)
			continue;
		add_row(got, e->text, c);
		if (!e->expect.len || str_eq(e->expect, str_cut(buf_str(got), before ? before + 2 : 0, got->len)))
			return true;
	}
	return false;
}

static bool run(const struct example *e, void *arg)
{
	struct finder *f = arg;
	const struct row row = {.text = e->text, .sent = 1, .par = 1, .end = e->text.len, .new_doc = true};
	struct buf got = {0};
	bool ok;

	if (!e->text.len)
		return true;
	analysis_begin(f->analysis, &row);
	commit_find(f);
	ok = gives(&got, e, f);
	if (!ok && got.len)
		example_fail(e, "another row than expected", buf_str(&got));
	else if (!ok)
		example_fail(e, "no row by this cue", e->text);
	buf_free(&got);
	return ok;
}

bool commit_check_cues(struct finder *f, const char *path, struct buf *out)
{
	return example_each(path, columns, run, f, out);
}
