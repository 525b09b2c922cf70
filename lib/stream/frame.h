/* frame: what all filters do in the same way.
 *
 * A program is a `struct filter`: its options, its columns, and what it does when it opens, with
 * each row, and at the end. The frame reads the command line and the operands, answers --help
 * and --version, enters the sandbox, writes the header row, keeps contexts and progress, and
 * says by the exit status how it went. */
#ifndef FRAME_H
#define FRAME_H

#include "stream/column.h"
#include "stream/context.h"
#include "stream/option.h"
#include "stream/output.h"
#include "stream/progress.h"
#include "stream/row.h"

/* Zero is the default. */
enum frame_color { COLOR_NEVER, COLOR_ALWAYS, COLOR_AUTO };

/* What the options say that several filters share. The last groups are for those that have
 * FRAME_CHECK, FRAME_COLOR or FRAME_CONTEXT in their table. */
struct frame_options {
	int format;         /* --format, an enum format */
	bool header;        /* -H, --header */
	bool line_buffered; /* --line-buffered */
	bool progress;      /* --progress */
	enum cpu_level cpu; /* --simd */

	bool check;         /* no input is read */

	int color;          /* when opened COLOR_ALWAYS, no rows but marked text; or COLOR_NEVER */

	bool with_context;
	unsigned long context; /* sentences on each side */
};

extern const char *const frame_colors[];
#define FRAME_COLOR(common, what) \
	{"color", "WHEN", "always (the default), auto or never: mark " what " in the text, no rows", \
	 .choice = &(common)->color, .choices = frame_colors, .alone = "always"}

/* More would hold back too much of a stream. With it go the columns of CONTEXT_COLUMN_ROWS. */
enum { FRAME_CONTEXT_MOST = 100 };
#define FRAME_CONTEXT(common) \
	{"context", "N", "add the sentence and N before and after it as last columns", \
	 .number = &(common)->context, .most = FRAME_CONTEXT_MOST, .given = &(common)->with_context}

/* With it goes `check_tables` of the filter. */
#define FRAME_CHECK(common, tables) \
	{"check", NULL, "read no input: run the examples of your tables (" tables ")", .flag = &(common)->check}

struct frame;

/* What a program is. Functions that it does not need are NULL. */
struct filter {
	const char *name;
	const char *about;                /* a sentence of the help text */
	const struct option_row *options; /* its own, sorted by name */
	const struct column_row *columns; /* NULL: it writes no rows, and has no options for them */
	struct frame_options *common;     /* where the others go; zero before the call */

	/* What --version tells besides: whole lines. */
	void (*version)(struct buf *out);

	/* Options have been taken: refuses what does not go together. */
	void (*check)(size_t operands);

	/* Before the sandbox: reads the user's tables. False: all has been written, no input is
	 * to be read. */
	bool (*open)(struct frame *f);

	/* Instead of reading input, where FRAME_CHECK was given: runs the examples of the user's
	 * tables and says how each table went. False if one failed. */
	bool (*check_tables)(struct frame *f, struct buf *out);

	/* A sentence row; `arg` is the frame. A program that reads something else has `input`
	 * instead: it is given each operand, and returns false if that failed. */
	void (*row)(const struct row *row, void *arg);
	bool (*input)(struct frame *f, struct input *in);

	/* The input broke off: what the rest of it could have changed is not to be written. */
	void (*broken)(struct frame *f);

	/* After the last input: writes what is held back. */
	void (*end)(struct frame *f);

	/* Frees what `open` has opened. */
	void (*close)(struct frame *f);
};

/* A filter at work. */
struct frame {
	const struct filter *filter;
	void *state; /* the program's */
	struct output out;
	struct columns columns; /* of `out` */
	struct context context;
	struct progress progress;
	struct row_reader rows;
};

/* A program's main: the exit status. */
int frame_main(const struct filter *filter, void *state, int argc, char **argv);

/* Its parts, for who runs a filter otherwise. The caller has set `filter`, `state` and the
 * options and opened `out`, and closes it. frame_input works on one input, `arg` is the frame;
 * false if that failed. */
void frame_begin(struct frame *f);
bool frame_input(struct input *in, void *arg);
void frame_end(struct frame *f);

#endif
