#include "ledger/sentences.h"

#include "base/die.h"
#include "ledger/evidence.h"

bool sentences_open(struct sentences *s, const char *path)
{
	s->day = INT64_MIN;
	return input_open(&s->in, path);
}

static bool refuse(struct sentences *s, const char *what, const char *field, struct str value)
{
	warn("%s:%llu: field %s: %s: '%.*s' (--sentences reads rows of sentsplit in order of date)", s->in.name,
	     (unsigned long long)s->in.line, field, what, STR_FMT(value, 40));
	s->failed = true;
	return false;
}

/* The document of a row, and what its head says. */
static void note_document(struct sentences *s)
{
	struct row *r = &s->row;

	if (!str_eq(r->doc, buf_str(&s->doc))) {
		s->doc.len = s->title.len = s->voice.len = 0;
		buf_addstr(&s->doc, r->doc);
		s->begun = false;
	}
	if (!r->sent)
		buf_addstr(r->par == ROW_TITLE ? &s->title : &s->voice, r->text);
	r->head = (struct row_head){buf_str(&s->title), buf_str(&s->voice)};
	r->new_doc = !s->begun;
}

/* A line that may be a sentence, read ahead. */
static bool take_line(struct sentences *s, struct str line)
{
	const char *field, *what;
	struct str value;
	int64_t day;

	s->line.len = 0;
	buf_addstr(&s->line, line);
	what = row_parse(buf_str(&s->line), &s->row, &field, &value);
	if (what)
		return refuse(s, what, field, value);
	note_document(s);
	if (!s->row.sent || !s->row.date.len)
		return true;
	if (!evidence_day(s->row.date, &day))
		return refuse(s, "not an ISO date", "date", s->row.date);
	if (day < s->day)
		return refuse(s, "before the row before: sort -s -t \"$(printf '\\t')\" -k 2,2", "date", s->row.date);
	s->day = day;
	s->ahead = true;
	return true;
}

bool sentences_next(struct sentences *s)
{
	struct str line;

	while (!s->ahead && !s->failed && input_line(&s->in, &line))
		if (!evidence_is_header(line) && !take_line(s, line))
			return false;
	s->failed |= s->in.failed;
	return s->ahead;
}

void sentences_pass(struct sentences *s)
{
	s->ahead = false;
	s->begun = true;
}

void sentences_close(struct sentences *s)
{
	if (s->in.name)
		input_close(&s->in);
	buf_free(&s->line);
	buf_free(&s->doc);
	buf_free(&s->title);
	buf_free(&s->voice);
}
