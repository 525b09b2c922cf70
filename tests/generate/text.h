/* text: documents made of the tables of data/, of figures, signs, quotes, brackets and of what
 * Unicode has that is odd. */
#ifndef TEXT_H
#define TEXT_H

#include "base/buf.h"
#include "base/str.h"

/* Makes a document of a few sentences; `choices` say which, a byte or two each, and when they
 * are used up it ends. The same choices make the same document as long as the tables are the
 * same. `to` is emptied first. */
void text_make(struct buf *to, struct str choices);

/* A short one on its way to be a title, or who issues a text; often none. Takes what it needs off
 * `choices`. */
void text_line(struct buf *to, struct str *choices);

#endif
