/* magic: what an input is that is no plain text in UTF-8, told by its first bytes. */
#ifndef MAGIC_H
#define MAGIC_H

#include "stream/input.h"

#include <stdbool.h>

/* Of an input that is no text (PDF, RTF, Word and Excel, docx, odt and xlsx, gzip, bzip2, xz,
 * zstd, UTF-16 and UTF-32 with a byte order mark, UTF-16 without one) says what it looks like and
 * which command makes text of it, and returns false: nothing of it is to be read.
 *
 * Text that its reader may have meant otherwise (HTML, XML, an object of JSON) is said to be that,
 * unless `records` says that its fields are read, and is not refused: a text may begin with <.
 *
 * Before the first read of `in`, from which no byte is taken. Reads as many as it takes to tell,
 * and waits for no more than one that could decide it. */
bool magic_accept(struct input *in, bool records);

#endif
