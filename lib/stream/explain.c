#include "stream/explain.h"

#include <stdarg.h>
#include <stdio.h>

enum { QUOTE = 80 };

void explain_begin(struct explain *e, const struct row *row)
{
	e->row = row;
	e->lines = 0;
}

void explain(struct explain *e, const char *what, struct str quote, const char *why, ...)
{
	va_list args;

	e->lines++;
	fprintf(stderr, "%.*s:%llu: %s: ", STR_FMT(e->row->doc, 60), (unsigned long long)e->row->sent, what);
	if (quote.len)
		fprintf(stderr, "'%.*s': ", STR_FMT(quote, QUOTE));
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
