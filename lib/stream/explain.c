#include "stream/explain.h"

#include <stdarg.h>
#include <stdio.h>

enum { QUOTE = 80, NAME = 60 };

/* At most so many bytes of it, and no part of a character. */
static struct str whole(struct str s, size_t most)
{
	if (s.len <= most)
		return s;
	while (most && ((unsigned char)s.p[most] & 0xC0) == 0x80)
		most--;
	return str_cut(s, 0, most);
}

void explain_begin(struct explain *e, const struct row *row)
{
	e->row = row;
	e->lines = 0;
}

void explain(struct explain *e, const char *what, struct str quote, const char *why, ...)
{
	const struct str doc = whole(e->row->doc, NAME), words = whole(quote, QUOTE);
	va_list args;

	e->lines++;
	fprintf(stderr, "%.*s:%llu: %s: ", STR_FMT(doc, NAME), (unsigned long long)e->row->sent, what);
	if (quote.len)
		fprintf(stderr, "'%.*s': ", STR_FMT(words, QUOTE));
	va_start(args, why);
	vfprintf(stderr, why, args);
	va_end(args);
	fputc('\n', stderr);
}

void explain_end(struct explain *e, const char *why)
{
	if (!e->lines)
		explain(e, "none", (struct str){"", 0}, "%s", why);
}
