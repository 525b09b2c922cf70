/* option: the command line of a filter as one table, from which it is parsed and its help text
 * is written. */
#ifndef OPTION_H
#define OPTION_H

#include "base/buf.h"
#include "base/cpu.h"

#include <stdbool.h>

/* A file that an option names, and the option's name. */
struct option_file {
	const char *path, *option;
};

/* In the order of the command line; zero-initialise. */
struct option_files {
	struct option_file *v;
	size_t n, cap;
};

void option_files_free(struct option_files *f);

/* One option. The first group says what it is called, and how it is told of; the second where
 * its value goes, and by that how it is read: one of them is set. An option with none of them
 * ends the parsing. */
struct option_row {
	const char *name; /* without the dashes; NULL ends a table */
	const char *arg;  /* what its value is called; NULL: it takes none */
	const char *help; /* may have a line break */
	char letter;      /* its short form, or 0 */

	bool *flag;                 /* true where given */
	bool *off;                  /* false where given */
	const char **text;          /* as it stands; the last one wins, as for those below */
	struct option_files *files; /* all of them */
	unsigned long *number;      /* from `least` to `most` */
	unsigned *score;            /* 0 to 1 ("0.8", ".8", "1"), in hundredths */
	int *choice;                /* the position in `choices` */
	enum cpu_level *cpu;
	void (*take)(const char *option, struct str value);

	unsigned long least, most;
	const char *const *choices; /* NULL at the end; what `take` accepts, where that is a list */
	bool *given;                /* true where given; or NULL */
	bool may_have_value;        /* behind "=" alone */
};

/* Takes what `argv` says of the options in `rows`; optind is then the first operand. Stops at
 * an option that says not where its value goes: returns its row, and in `*value` its value or
 * NULL; else NULL. A wrong call is a usage error and does not return. */
const struct option_row *option_parse(const struct option_row *rows, int argc, char **argv,
                                      const char **value);

/* The position of `value` in the NULL-terminated `choices`, or a usage error. */
int option_choice(const char *option, struct str value, const char *const *choices);

/* Appends a line of help for each row, or more where it has line breaks, the texts below each
 * other at `column`; and the least `column` that suits. */
void option_help(struct buf *out, const struct option_row *rows, size_t column);
size_t option_help_column(const struct option_row *rows);

/* Appends what values a row takes: "flag", "text", "file", "number 1-1000", "score", or the
 * choices joined by '|'. */
void option_type(struct buf *out, const struct option_row *row);

#endif
