/* when: time expressions and their values.
 *
 * Values follow ISO 8601 and, for what has none, TIMEX3 (PRESENT_REF, FUTURE_REF,
 * PAST_REF, seasons such as 2024-FA). Output depends on the text and the document's date
 * alone: no clock, no locale, no time zone. The grammar is data/when*.tsv; when(7) tells
 * how to read it. */
#ifndef WHEN_H
#define WHEN_H

#include "base/buf.h"
#include "text/words.h"

/* How a time bounds what it goes with, by the word before it. */
enum when_role {
	WHEN_NONE,   /* no preposition: "next week" */
	WHEN_ON,     /* on, in, at */
	WHEN_BY,     /* by, no later than, before the end of */
	WHEN_BEFORE,
	WHEN_AFTER,  /* after, following */
	WHEN_SINCE,
	WHEN_UNTIL,  /* until, through, till */
	WHEN_FROM,   /* from, starting, beginning */
	WHEN_WITHIN, /* within, in the course of, during, over */
	WHEN_ABOUT,  /* around, about, circa */
	WHEN_FOR,    /* for, throughout: all through it */
	WHEN_EVERY,  /* of a WHEN_CYCLE: again and again */
};

/* What an expression is. The list of mentions has the first kind only. */
enum when_kind {
	WHEN_DATE,   /* a date or period: DATE of entities */
	WHEN_LENGTH, /* a length of time: "five years" of "for five years", P5Y */
	WHEN_EVENT,  /* bound to an event: "at the end of the meeting" */
	WHEN_ANCHOR, /* so far from one that begins here: "three years of entry" of "within three
	                years of entry into force"; the phrase goes on */
	WHEN_ADVERB, /* "soon", "as soon as possible", "now" */
	WHEN_CYCLE,  /* what recurs: "every 90 days", P90D */
	WHEN_SHIELD, /* what only looks like a time: "day to day"; never given back */
};

enum { WHEN_VALUE = 48 };

struct when {
	uint32_t start, end;    /* bytes in the text: the expression as DATE quotes it */
	uint32_t lead;          /* start with its preposition: "by" of "by 2030" */
	enum when_role role;
	enum when_kind kind;
	bool event;             /* kind is WHEN_EVENT */
	char value[WHEN_VALUE]; /* "" where there is none */
};

struct whens {
	struct when *v;
	size_t n, cap;
	bool all; /* set by the caller: give back the kinds after WHEN_DATE too, as the due
	             of an undertaking needs them */
};

/* The compiled rules of data/when*.tsv; constant once made. */
struct when_rules;
struct when_rules *when_rules_new(void);
void when_rules_free(struct when_rules *r);

/* American 8/28/2024 is the default; `dmy` reads 28/8/2024. With dots, 28.8.2024, the day
 * comes first in any case. */
void when_rules_set_dmy(struct when_rules *r, bool dmy);

/* Whose years of budgets a text means that names no state: those of the state that issues it, by
 * its alpha-3 code; empty for none. */
void when_rules_set_state(struct when_rules *r, struct str code);

/* All time expressions of the text of `w`, in order, not overlapping. `date` is the
 * document's ISO date or empty: then only what is absolute gets a value. */
void when_find(struct whens *out, const struct when_rules *r, const struct words *w,
               struct str date);
void whens_free(struct whens *w);

/* Building: compiles the tables (NULL-terminated; told apart by the end of their names:
 * when.tsv the rules, _words, _holidays, _tables, _roles) and appends the blob to `out`. A
 * row that is wrong is reported with file, line and field: false. */
bool when_compile(char **files, struct buf *out);

#endif
