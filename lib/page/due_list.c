#include "page/due_list.h"

#include "commit/cue.h"
#include "page/card.h"
#include "page/site.h"
#include "page/template.h"

enum { SHOWN = 12 };

enum { DAY, STATUS, ACTORS, PARTNERS, DUE, LINK, ACTION, FIELDS };

void due_list_add(struct spool *s, const struct mark *m, uint32_t page)
{
	struct buf *b = &s->buf;
	const struct str f[] = {m->f[MARK_DUE_LAST], str_of(commit_status_names[m->status]), m->f[MARK_ACTORS],
	                        m->f[MARK_PARTNERS], m->f[MARK_DUE]};

	for (size_t i = 0; i < sizeof f / sizeof *f; i++) {
		buf_addstr(b, f[i]);
		buf_addc(b, '\t');
	}
	site_link(b, page, m->number);
	buf_addc(b, '\t');
	buf_addstr(b, m->f[MARK_ACTION]);
	buf_addc(b, '\n');
	spool_tick(s);
}

/* Of days in their order on the page: `a` comes before `b`. Equal ones keep that of the text. */
static bool precedes(struct str a, struct str b, bool late)
{
	return late ? str_cmp(a, b) > 0 : str_cmp(a, b) < 0;
}

static struct str day_of(struct str line)
{
	struct str day;

	return str_split(&line, '\t', &day) ? day : line;
}

/* Keeps `line` among the best, of which there are `n`; returns how many there are then. */
static size_t keep(struct buf best[SHOWN + 1], size_t n, struct str line, bool late)
{
	size_t at = n;
	struct buf last;

	while (at && precedes(day_of(line), day_of(buf_str(&best[at - 1])), late))
		at--;
	if (at == SHOWN)
		return n;
	last = best[n];
	memmove(&best[at + 1], &best[at], (n - at) * sizeof *best);
	best[at] = last;
	best[at].len = 0;
	buf_addstr(&best[at], line);
	return n < SHOWN ? n + 1 : n;
}

static void write_one(struct buf *out, struct str line, bool late, struct str part, const struct lookup *names)
{
	struct str f[FIELDS], rest = line;
	struct buf who = {0}, whom = {0};

	for (int i = 0; i < FIELDS; i++)
		if (!str_split(&rest, '\t', &f[i]))
			f[i] = (struct str){"", 0};
	card_parties(&who, names, f[ACTORS]);
	card_parties(&whom, names, f[PARTNERS]);
	template_fill(out, part, (const struct template_value[]){
		{"day", f[DAY]}, {"status", f[STATUS]}, {"who", buf_str(&who)}, {"whom", buf_str(&whom)}, {"due", f[DUE]},
		{"link", f[LINK]}, {"action", f[ACTION]}, {"late", late ? STR("1") : (struct str){"", 0}}, {0}});
	buf_free(&who);
	buf_free(&whom);
}

void due_list_write(struct spool *s, struct buf *out, const char *as_of, bool late, struct str part,
                    const struct lookup *names)
{
	struct buf best[SHOWN + 1] = {{0}};
	struct spool_lines lines = {0};
	struct str line;
	size_t n = 0;

	while (spool_line(s, &lines, &line))
		if (late == (*as_of && str_cmp(day_of(line), str_of(as_of)) < 0))
			n = keep(best, n, line, late);
	for (size_t i = 0; i < n; i++)
		write_one(out, buf_str(&best[i]), late, part, names);
	for (size_t i = 0; i <= SHOWN; i++)
		buf_free(&best[i]);
}
