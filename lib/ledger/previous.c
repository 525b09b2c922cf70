#include "ledger/previous.h"

#include "base/die.h"
#include "stream/input.h"

#include <sys/stat.h>
#include <unistd.h>

/* The shell has opened it for writing, if not emptied it. */
static bool is_output(const char *path)
{
	struct stat a, b;

	return !stat(path, &a) && !fstat(STDOUT_FILENO, &b) && S_ISREG(a.st_mode) && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

static bool is_header(struct str line)
{
	static const struct column_row columns[] = {UNDERTAKING_COLUMNS(NULL), {0}};
	struct str name;

	for (const struct column_row *c = columns; c->name; c++)
		if (!str_split(&line, '\t', &name) || !str_eq(name, str_of(c->name)))
			return false;
	return !line.p;
}

static bool read_line(struct book *b, const struct input *in, struct str line, int64_t *day, char date[CAL_TEXT])
{
	const char *what, *field;
	struct str value;
	struct undertaking *u = undertaking_read(line, &what, &field, &value);

	if (u && u->last_day != EVIDENCE_UNDATED && u->last_day > *day) {
		*day = u->last_day;
		memcpy(date, u->last_date, sizeof u->last_date);
	}
	if (u) {
		book_restore(b, u);
		return true;
	}
	warn("%s:%llu: field %s: %s: '%.*s' (--previous reads what ledger has written, of this version and as TSV)", in->name,
	     (unsigned long long)in->line, field, what, STR_FMT(value, 40));
	return false;
}

bool previous_read(struct book *b, const char *path, int64_t *day, char date[CAL_TEXT])
{
	struct input in;
	struct str line;
	bool ok = true;

	if (is_output(path)) {
		warn("%s: --previous is where standard output goes: write to another file, and move that when all is well", path);
		return false;
	}
	if (!input_open(&in, path))
		return false;
	while (ok && input_line(&in, &line))
		ok = (in.line == 1 && is_header(line)) || read_line(b, &in, line, day, date);
	ok = ok && !in.failed;
	input_close(&in);
	return ok;
}
