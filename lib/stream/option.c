#include "stream/option.h"

#include "base/die.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

void option_files_free(struct option_files *f)
{
	free(f->v);
	*f = (struct option_files){0};
}

static unsigned long read_number(const struct option_row *row, const char *value)
{
	uint64_t n;

	if (!str_uint(str_of(value), &n) || n < row->least || n > row->most)
		die_usage("--%s: not a number from %lu to %lu: '%.40s'", row->name, row->least, row->most,
		          value);
	return (unsigned long)n;
}

static unsigned read_score(const struct option_row *row, const char *value)
{
	const char *p = value;
	unsigned n = 0;

	/* By hand: strtod would ask the locale for its decimal point. */
	if (*p == '0' || *p == '1')
		n = (unsigned)(*p++ - '0') * 100;
	if (*p == '.' && p[1]) {
		p++;
		for (unsigned scale = 10; *p >= '0' && *p <= '9'; p++, scale /= 10)
			n += (unsigned)(*p - '0') * scale;
	}
	if (*p || p == value || n > 100)
		die_usage("--%s: not a number from 0 to 1: '%.40s'", row->name, value);
	return n;
}

int option_choice(const char *option, struct str value, const char *const *choices)
{
	for (int i = 0; choices[i]; i++)
		if (str_eq(str_of(choices[i]), value))
			return i;
	die_usage("--%s: unknown value '%.*s'", option, STR_FMT(value, 40));
}

static void add_file(struct option_files *f, const char *path, const char *option)
{
	f->v = xgrow(f->v, f->n, &f->cap, sizeof *f->v);
	f->v[f->n++] = (struct option_file){path, option};
}

/* False if the row says not where its value goes. */
static bool take(const struct option_row *row, const char *value)
{
	if (row->given)
		*row->given = true;
	if (row->flag)
		*row->flag = true;
	else if (row->off)
		*row->off = false;
	else if (!value)
		return false;
	else if (row->text)
		*row->text = value;
	else if (row->files)
		add_file(row->files, value, row->name);
	else if (row->number)
		*row->number = read_number(row, value);
	else if (row->score)
		*row->score = read_score(row, value);
	else if (row->choice)
		*row->choice = option_choice(row->name, str_of(value), row->choices);
	else if (row->take)
		row->take(row->name, str_of(value));
	else if (!row->cpu)
		return false;
	else if (!cpu_parse(str_of(value), row->cpu))
		die_usage("--%s: not a level of this machine: '%.40s'", row->name, value);
	return true;
}

/* What getopt_long asks for: an option with a letter is known by it, another one by a number
 * that no letter has. */
enum { NO_LETTER = 256 };

static struct option *long_table(const struct option_row *rows, size_t n, struct buf *letters)
{
	struct option *table = xcalloc(n + 1, sizeof *table);

	for (size_t i = 0; i < n; i++) {
		const struct option_row *r = &rows[i];
		const int arg = r->may_have_value || r->alone ? optional_argument : r->arg ? required_argument : no_argument;

		table[i] = (struct option){r->name, arg, NULL, r->letter ? r->letter : NO_LETTER + (int)i};
		if (r->letter)
			buf_addf(letters, "%c%s", r->letter, arg == required_argument ? ":" : "");
	}
	buf_addc(letters, '\0');
	return table;
}

static size_t row_of(const struct option_row *rows, int c)
{
	size_t i = 0;

	if (c >= NO_LETTER)
		return (size_t)(c - NO_LETTER);
	while (rows[i].letter != c)
		i++;
	return i;
}

/* The value that getopt_long has found, or of a choice that may stand alone the next word, if that
 * is one; a file of that name is "./always". */
static const char *value_of(const struct option_row *row, char **argv)
{
	const char *next = argv[optind];

	if (!row->alone || optarg)
		return optarg;
	for (int i = 0; next && row->choices[i]; i++)
		if (!strcmp(next, row->choices[i])) {
			optind++;
			return next;
		}
	return row->alone;
}

const struct option_row *option_parse(const struct option_row *rows, int argc, char **argv,
                                      const char **value)
{
	const struct option_row *stop = NULL;
	struct buf letters = {0};
	struct option *table;
	size_t n = 0;
	int c;

	while (rows[n].name)
		n++;
	table = long_table(rows, n, &letters);
	while (!stop && (c = getopt_long(argc, argv, letters.p, table, NULL)) != -1) {
		const struct option_row *row;

		if (c == '?') {
			/* getopt_long has named the option already. */
			fprintf(stderr, "Try '%s --help' for its options.\n", die_program_name());
			exit(EXIT_USAGE);
		}
		row = &rows[row_of(rows, c)];
		*value = value_of(row, argv);
		if (!take(row, *value))
			stop = row;
	}
	free(table);
	buf_free(&letters);
	return stop;
}

/* The option's name with its value, as the help text has them. */
static void write_name(struct buf *out, const struct option_row *row)
{
	buf_addf(out, "--%s", row->name);
	if (row->arg)
		buf_addf(out, row->alone ? "[=%s]" : " %s", row->arg);
}

static size_t width(const struct option_row *row)
{
	struct buf name = {0};
	size_t len;

	write_name(&name, row);
	len = strlen("  -x,   ") + name.len;
	buf_free(&name);
	return len;
}

size_t option_help_column(const struct option_row *rows)
{
	size_t most = 0;

	for (; rows->name; rows++)
		most = width(rows) > most ? width(rows) : most;
	return most;
}

void option_help(struct buf *out, const struct option_row *rows, size_t column)
{
	for (; rows->name; rows++) {
		struct str help = str_of(rows->help), line;
		size_t used = width(rows) - 2;

		if (rows->letter)
			buf_addf(out, "  -%c, ", rows->letter);
		else
			buf_addf(out, "      ");
		write_name(out, rows);
		for (; str_split(&help, '\n', &line); used = 0)
			buf_addf(out, "%*s%.*s\n", (int)(column - used), "", STR_FMT(line, 1000));
	}
}

void option_type(struct buf *out, const struct option_row *row)
{
	if (row->number)
		buf_addf(out, "number %lu-%lu", row->least, row->most);
	else if (row->score)
		buf_addf(out, "score");
	else if (row->arg && !strcmp(row->arg, "FILE"))
		buf_addf(out, "file");
	else if (!row->choices)
		buf_addf(out, row->arg ? "text" : "flag");
	else
		for (size_t i = 0; row->choices[i]; i++)
			buf_addf(out, "%s%s", i ? "|" : "", row->choices[i]);
}
