/* when_time: times as values: calendar units, spans, parts of a date that lack their year,
 * lengths. For the files when_*.c alone. */
#ifndef WHEN_TIME_H
#define WHEN_TIME_H

#include "base/calendar.h"
#include "text/words.h"
#include "time/when_grammar.h"

enum time_grain {
	GRAIN_SECOND, /* of lengths only, as is all below the day */
	GRAIN_MINUTE,
	GRAIN_HOUR,
	GRAIN_DAY,
	GRAIN_WEEKEND,
	GRAIN_WEEK,
	GRAIN_FORTNIGHT, /* of lengths only */
	GRAIN_MONTH,
	GRAIN_SEASON,
	GRAIN_QUARTER,
	GRAIN_HALF,
	GRAIN_YEAR,
	GRAIN_DECADE,
	GRAIN_CENTURY,
};

enum time_kind {
	TIME_NONE,   /* an expression that failed */
	TIME_INT,
	TIME_PART,   /* of a date: lacks its year, month or week */
	TIME_UNIT,   /* the unit of `grain` that begins on `first` */
	TIME_SPAN,   /* from the unit that holds `first` to the one that holds `last` */
	TIME_LENGTH, /* `n` times `grain`; n < 0: an unknown number */
	TIME_REF,    /* n < 0 past, 0 present, > 0 future */
	TIME_TEXT,   /* a time without a value */
};

enum time_part {
	PART_WEEKDAY,
	PART_WEEKEND,
	PART_DAY,   /* of a month */
	PART_DATE,  /* month and day */
	PART_MONTH,
	PART_SEASON,
	PART_QUARTER,
	PART_HALF,
	PART_FEAST, /* `n` is the operation that gives its day in a year */
	PART_LATER, /* `n` units of `grain` after the time that the sentence has told last; where
	               none is, `day` units of grain `month` (0: no value) after the document's */
};

struct time_value {
	uint8_t kind, grain, part;
	bool relative; /* the document's date went into it */
	bool whole;    /* of PART_LATER: a unit of the calendar, not so far from the time told */
	int32_t n, month, day, weekday;
	int64_t first, last;
};

/* A direction: what ends then lies ahead ("by Friday"). */
enum { TIME_TERM = 3 };

/* What a value depends on. */
struct time_frame {
	const struct when_grammar *g;
	bool has_date, dmy;
	int64_t date;      /* of the document */
	int32_t year;      /* for which a feast is asked */
	struct time_value told; /* the last time before in the sentence; TIME_NONE */
	/* Of the sentence: that of when_tense.h, or TIME_TERM. */
	int (*direction)(void *arg, bool bound);
	void *arg;
	const struct words *words; /* the text, and the word at which a time is looked for */
	size_t at;
	int32_t fiscal; /* when_fiscal.h: of who issues the text */
};

extern const struct time_value time_none, time_text;

struct time_value time_int(int64_t n);
struct time_value time_unit(enum time_grain grain, int64_t day); /* that holds the day */
struct time_value time_span(enum time_grain grain, int64_t first, int64_t last);

/* Last day of a unit or span. */
int64_t time_last(const struct time_value *t);

/* The first day of the unit that lies `n` units after the one that begins on `first`. */
int64_t time_step(enum time_grain grain, int64_t first, int32_t n);

/* `day` moved by n units; months and years keep the day of the month. */
int64_t time_move(int64_t day, int32_t n, enum time_grain grain);

/* The value of a unit, span, length or reference; "" for all else. */
enum { TIME_PRINTED = 48 };
void time_print(const struct time_value *t, char out[static TIME_PRINTED]);

/* The unit or span of the years 0 to 9999 that is printed so; none for all else. */
struct time_value time_read(struct str s);

/* when_part.c: what makes parts whole */

/* A unit or span: parts are looked for near the document's date, in the direction that
 * the sentence tells. Other kinds come back as they are. */
struct time_value time_resolve(const struct time_frame *f, struct time_value t);

/* Its `n`-th occurrence after (n > 0) or before (n < 0) the document's date; 0: the one of
 * this week, month or year. */
struct time_value time_nearby(const struct time_frame *f, const struct time_value *part,
                              int32_t n);

/* The part as it occurs in `box`, a unit or span; none if it does not. */
struct time_value time_inside(const struct time_frame *f, const struct time_value *part,
                              const struct time_value *box);

/* The first occurrence that ends on `day` or later (forward), the last that begins on it
 * or earlier. */
struct time_value time_from(const struct time_frame *f, const struct time_value *part,
                            int64_t day, bool forward);

/* when_eval.c */

/* The value of operation `op`; TIME_NONE if it has none, as for 30 February. */
struct time_value time_eval(const struct time_frame *f, const struct time_value *captures,
                            int32_t op);

/* The number of a function by its name with the number of its arguments, or -1. */
int time_function(struct str name, size_t n_args);

#endif
