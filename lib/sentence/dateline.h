/* dateline: the date that a text gives itself at its head.
 *
 * "BEIJING, Aug. 29, 2024 (Xinhua) -- ...", "(Beijing, China – August 29, 2024)", or a line
 * of its own above the text: "Thursday, August 29, 2024". A dateline without a year takes
 * it from such a line, or from a full date in a heading. */
#ifndef DATELINE_H
#define DATELINE_H

#include "base/str.h"

#include <stdbool.h>

/* The head of a document: no more of it is looked at. */
enum { DATELINE_HEAD = 2048 };

enum dateline_answer { DATELINE_NONE, DATELINE_FOUND, DATELINE_MORE };

/* Looks in the first bytes of a document; `whole` says that there are no more. Writes
 * YYYY-MM-DD and NUL to `date` if found. DATELINE_MORE asks to call again with more bytes;
 * with DATELINE_HEAD of them it never does. */
enum dateline_answer dateline_find(struct str head, bool whole, char date[11]);

/* Length of the full date at the beginning of `s` ("Aug. 29, 2024", "29 August 2024",
 * "Thursday, August 29, 2024", "2024-08-29"), 0 if there is none or the calendar has no such
 * day. Writes YYYY-MM-DD and NUL to `date`. */
size_t dateline_day(struct str s, char date[11]);

/* Length of the month and year at the beginning of `s` ("August 2024", "Aug., 2024"), 0 if there
 * are none. Writes YYYY-MM and NUL to `date`. */
size_t dateline_month(struct str s, char date[11]);

#endif
