#include "ledger/evidence.h"

#include "time/when_bounds.h"

const struct column_row evidence_columns[] = {EVIDENCE_COLUMNS(NULL), {0}};

void evidence_reader_free(struct evidence_reader *r)
{
	when_rules_free(r->rules);
	words_free(&r->words);
	whens_free(&r->whens);
	buf_free(&r->text);
}

bool evidence_day(struct str date, int64_t *day)
{
	struct calendar_date d;

	if (!date.len || calendar_read(date, &d) != date.len)
		return false;
	*day = calendar_day(d.year, d.month ? d.month : 1, d.day ? d.day : 1);
	return true;
}

bool evidence_is_header(struct str line)
{
	return str_starts(line, STR("doc\tdate\t")) || str_starts(line, STR("id\tstate\t"));
}

bool evidence_header_fits(struct str line, const char **field, struct str *value)
{
	for (const struct column_row *c = evidence_columns; c->name; c++) {
		*field = c->name;
		*value = STR("");
		if (!str_split(&line, '\t', value) || !str_eq(*value, str_of(c->name)))
			return false;
	}
	*value = line;
	return !line.p;
}

/* "0.85", "1", ".5": the first two digits behind the point count. */
static bool read_score(struct str s, unsigned *hundredths)
{
	const size_t whole = str_digits(s);
	struct str rest = str_cut(s, whole, s.len);
	uint64_t n = 0;

	*hundredths = 100;
	if (!s.len)
		return true;
	if (whole && (whole > 1 || !str_uint(str_cut(s, 0, whole), &n) || n > 1))
		return false;
	*hundredths = (unsigned)n * 100;
	if (!rest.len)
		return whole > 0;
	if (rest.p[0] != '.' || rest.len < 2 || str_digits(str_cut(rest, 1, rest.len)) != rest.len - 1)
		return false;
	*hundredths += (unsigned)(rest.p[1] - '0') * 10 + (rest.len > 2 ? (unsigned)(rest.p[2] - '0') : 0);
	return *hundredths <= 100;
}

static bool copy_day(char to[CAL_TEXT], struct str s)
{
	int64_t day;

	to[0] = '\0';
	if (!s.len)
		return true;
	if (s.len != CAL_TEXT - 1 || !evidence_day(s, &day))
		return false;
	memcpy(to, s.p, s.len);
	to[s.len] = '\0';
	return true;
}

/* Other makers of rows may quote a due without its days. */
static void read_due(struct ledger_row *e, struct evidence_reader *r)
{
	struct when_bounds days;

	if (!r->rules)
		r->rules = when_rules_new();
	r->text.len = 0;
	buf_addstr(&r->text, e->field[IN_DUE]);
	r->whens.all = true;
	words_scan(&r->words, buf_str(&r->text), CPU_SCALAR);
	when_find(&r->whens, r->rules, &r->words, e->field[IN_DATE]);
	for (size_t i = 0; i < r->whens.n; i++)
		if (when_bounds(str_of(r->whens.v[i].value), &days)) {
			memcpy(e->due_first, days.first, sizeof days.first);
			memcpy(e->due_last, days.last, sizeof days.last);
			return;
		}
}

static const char *refuse(const char *what, const struct ledger_row *e, size_t i, const char **field, struct str *value)
{
	*field = evidence_columns[i].name;
	*value = e->field[i];
	return what;
}

static const char *parse_days(struct ledger_row *e, struct evidence_reader *r, const char **field, struct str *value)
{
	if (e->field[IN_DATE].len && !evidence_day(e->field[IN_DATE], &e->day))
		return refuse("not an ISO date", e, IN_DATE, field, value);
	if (!copy_day(e->due_first, e->field[IN_DUE_FIRST]))
		return refuse("not a day, YYYY-MM-DD", e, IN_DUE_FIRST, field, value);
	if (!copy_day(e->due_last, e->field[IN_DUE_LAST]))
		return refuse("not a day, YYYY-MM-DD", e, IN_DUE_LAST, field, value);
	if (!e->due_last[0] && e->field[IN_DUE].len && !e->field[IN_BY].len)
		read_due(e, r);
	return NULL;
}

static const char *parse_fields(struct ledger_row *e, const char **field, struct str *value)
{
	uint64_t sent;
	int status;

	if (!e->field[IN_DOC].len)
		return refuse("empty", e, IN_DOC, field, value);
	if (!str_uint(e->field[IN_SENT], &sent))
		return refuse("not a number", e, IN_SENT, field, value);
	if (!str_uint(e->field[IN_START], &e->start))
		return refuse("not a number", e, IN_START, field, value);
	if (!str_uint(e->field[IN_END], &e->end) || e->end < e->start)
		return refuse("not a number, or less than start", e, IN_END, field, value);
	status = str_among(e->field[IN_STATUS], commit_status_names, STATUSES);
	if (status <= STATUS_NONE)
		return refuse("not a status", e, IN_STATUS, field, value);
	e->status = (unsigned)status;
	if (!read_score(e->field[IN_SCORE], &e->score))
		return refuse("not a number from 0 to 1", e, IN_SCORE, field, value);
	return NULL;
}

const char *evidence_parse(struct ledger_row *e, struct evidence_reader *r, struct str line, const char **field,
                           struct str *value)
{
	struct str rest = line;
	const char *what;

	*value = line;
	e->day = EVIDENCE_UNDATED;
	for (size_t i = 0; i < EVIDENCE_FIELDS; i++) {
		*field = evidence_columns[i].name;
		if (!str_split(&rest, '\t', &e->field[i]))
			return "no such field";
	}
	*value = rest;
	if (rest.p)
		return "more fields than commitments has";
	what = parse_fields(e, field, value);
	return what ? what : parse_days(e, r, field, value);
}
