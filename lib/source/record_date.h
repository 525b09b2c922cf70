/* record_date: the date of a document, as a field says it that says nothing else. */
#ifndef RECORD_DATE_H
#define RECORD_DATE_H

#include "base/str.h"

#include <stdbool.h>

/* How 3/8/2024 is meant; it is no date where nobody says so. */
enum record_date_order { RECORD_DATE_UNTOLD, RECORD_DATE_DMY, RECORD_DATE_MDY };

/* Writes YYYY-MM-DD, YYYY-MM or YYYY and NUL to `date` if the whole of `s`, blanks at its ends
 * aside, is a date that can be read in one way only, and the calendar has that day:
 *
 *   2024-08-29, 2024-8-29, with / or . in place of -; 20240829; 2024-08, 2024/08; 2024
 *   Aug. 29, 2024; 29 August 2024; Thursday, August 29, 2024; 29-Aug-2024; August 2024
 *   29/8/2024, 8/29/2024, with - or . in place of /, in the order told, or where only one is a
 *   date in that one; with dots and no order told the day is the first. 29/8/24, in the order
 *   told only, from 1969 to 2068 as POSIX reads it.
 *
 * Behind a whole date a time may follow, T, a blank or a comma between: 10:00, 9:30:00.5 PM,
 * 100000, then a zone: Z, EDT, +02, +0200, UTC+02:00; 20240829100000 as well. The date stays
 * that of the zone. False for all else, with `date` empty. */
bool record_date(struct str s, enum record_date_order order, char date[11]);

#endif
