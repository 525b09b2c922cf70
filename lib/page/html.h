/* html: text of strangers as text of a page.
 *
 * Whatever stands in it, a browser shows it and does nothing else: what has a meaning in HTML is
 * escaped for text and for attributes in double quotes alike, what has none on a page (controls) or
 * changes what is around it (overrides of direction) is shown by its number. */
#ifndef HTML_H
#define HTML_H

#include "base/buf.h"

/* Appends `s`. A byte outside valid UTF-8 becomes U+FFFD, a control its picture (U+2400 and on),
 * a mark, override or isolate of direction its number in brackets. */
void html_text(struct buf *out, struct str s);

/* Appends `s` as a part of an address behind `#`: letters, digits and -._~ as they are, all else as
 * %XX. */
void html_address(struct buf *out, struct str s);

#endif
