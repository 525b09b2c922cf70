/* An undertaking as a row of the table, there and back. */
#include "ledger/undertaking.h"

#include "base/die.h"

#include <stdlib.h>

static const struct column_row columns[] = {UNDERTAKING_COLUMNS(NULL), {0}};

enum { OUT_ID, OUT_STATE, OUT_STATUS, OUT_ACTORS, OUT_PARTNERS, OUT_ACTION, OUT_FIRST_DATE, OUT_LAST_DATE, OUT_DUE_FIRST,
       OUT_DUE_LAST, OUT_ROWS, OUT_DOCS, OUT_TOPICS, OUT_LAST_DOC, OUT_LAST_START, OUT_LAST_END, OUT_SCORE, OUT_SLIPS, OUT_WORDS };

void undertaking_write(struct columns *c, const struct undertaking *u, struct str as_of)
{
	column_text(c, "id", undertaking_text(u, UNDERTAKING_ID));
	column_word(c, "state", undertaking_states[undertaking_state_at(u, as_of)]);
	column_word(c, "status", commit_status_names[u->status]);
	column_joined(c, "actors", undertaking_text(u, UNDERTAKING_ACTORS));
	column_joined(c, "partners", undertaking_text(u, UNDERTAKING_PARTNERS));
	column_text(c, "action", undertaking_text(u, UNDERTAKING_ACTION));
	column_word(c, "first_date", u->first_date);
	column_word(c, "last_date", u->last_date);
	column_word(c, "due_first", u->due_first);
	column_word(c, "due_last", u->due_last);
	column_uint(c, "rows", u->rows);
	column_uint(c, "docs", u->docs);
	column_joined(c, "topics", undertaking_text(u, UNDERTAKING_TOPICS));
	column_text(c, "last_doc", undertaking_text(u, UNDERTAKING_DOC));
	column_uint(c, "last_start", u->last_start);
	column_uint(c, "last_end", u->last_end);
	column_hundredths(c, "score", u->score);
	column_uint(c, "slips", u->slips);
	column_joined(c, "words", undertaking_text(u, UNDERTAKING_WORDS));
	column_end_row(c);
}

/* The fields of a row, and which of them is wrong. */
struct reading {
	struct str f[UNDERTAKING_FIELDS];
	const char *what;
	size_t at;
};

static bool wrong(struct reading *r, size_t at, const char *what)
{
	r->at = at;
	r->what = what;
	return false;
}

static bool read_date(struct reading *r, size_t at, char to[CAL_TEXT], int64_t *day)
{
	struct str s = r->f[at];
	int64_t any;

	if (s.len && !evidence_day(s, day ? day : &any))
		return wrong(r, at, "not an ISO date");
	memcpy(to, s.p, s.len);
	to[s.len] = '\0';
	return true;
}

static bool read_count(struct reading *r, size_t at, uint32_t *n, uint32_t least)
{
	uint64_t v;

	if (!str_uint(r->f[at], &v) || v > UINT32_MAX || v < least)
		return wrong(r, at, "not a number, or too small or large a one");
	*n = (uint32_t)v;
	return true;
}

/* "0.85" and nothing else: it is ours. */
static bool read_score(struct reading *r, uint8_t *score)
{
	const struct str s = r->f[OUT_SCORE];
	uint64_t whole, part;

	if (s.len != 4 || s.p[1] != '.' || !str_uint(str_cut(s, 0, 1), &whole) || !str_uint(str_cut(s, 2, 4), &part) ||
	    whole * 100 + part > 100)
		return wrong(r, OUT_SCORE, "not a score of two digits behind the point");
	*score = (uint8_t)(whole * 100 + part);
	return true;
}

static bool read_words(struct reading *r, struct undertaking *u)
{
	const int state = str_among(r->f[OUT_STATE], undertaking_states, STATES);
	const int status = str_among(r->f[OUT_STATUS], commit_status_names, STATUSES);

	if (!r->f[OUT_ID].len)
		return wrong(r, OUT_ID, "empty");
	if (state < 0)
		return wrong(r, OUT_STATE, "not a state");
	if (status <= STATUS_NONE)
		return wrong(r, OUT_STATUS, "not a status");
	u->state = (uint8_t)(state == STATE_OVERDUE ? STATE_OPEN : state);
	u->status = (uint8_t)status;
	return true;
}

static bool read_fields(struct reading *r, struct undertaking *u)
{
	u->last_day = EVIDENCE_UNDATED;
	if (!read_words(r, u) || !read_date(r, OUT_FIRST_DATE, u->first_date, NULL) ||
	    !read_date(r, OUT_LAST_DATE, u->last_date, &u->last_day) || !read_date(r, OUT_DUE_FIRST, u->due_first, NULL) ||
	    !read_date(r, OUT_DUE_LAST, u->due_last, NULL) || !read_count(r, OUT_ROWS, &u->rows, 1) ||
	    !read_count(r, OUT_DOCS, &u->docs, 1) || !read_count(r, OUT_SLIPS, &u->slips, 0) || !read_score(r, &u->score))
		return false;
	if (!str_uint(r->f[OUT_LAST_START], &u->last_start))
		return wrong(r, OUT_LAST_START, "not a number");
	return str_uint(r->f[OUT_LAST_END], &u->last_end) || wrong(r, OUT_LAST_END, "not a number");
}

static bool split(struct reading *r, struct str line)
{
	for (size_t i = 0; i < UNDERTAKING_FIELDS; i++)
		if (!str_split(&line, '\t', &r->f[i]))
			return wrong(r, i, "no such field");
	return !line.p || wrong(r, OUT_WORDS, "more fields than a ledger has");
}

struct undertaking *undertaking_read(struct str line, const char **what, const char **field, struct str *value)
{
	struct reading r = {0};
	struct undertaking *u = xcalloc(1, sizeof *u);

	if (!split(&r, line) || !read_fields(&r, u)) {
		*what = r.what;
		*field = columns[r.at].name;
		*value = r.f[r.at].p ? r.f[r.at] : line;
		undertaking_free(u);
		return NULL;
	}
	undertaking_set_texts(u, (const struct str[UNDERTAKING_TEXTS]){r.f[OUT_ID], r.f[OUT_ACTORS], r.f[OUT_PARTNERS],
	                                                               r.f[OUT_ACTION], r.f[OUT_TOPICS], r.f[OUT_LAST_DOC], r.f[OUT_WORDS]});
	undertaking_note_silence(u);
	return u;
}
