#include "source/record_parts.h"

#include "base/die.h"

#include <stdarg.h>
#include <stdio.h>

void record_refuse(struct records *r, const char *fmt, ...)
{
	char line[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(line, sizeof line, fmt, ap);
	va_end(ap);
	warn("%s:%llu: %s", r->in->name, (unsigned long long)r->line, line);
	r->failed = true;
}

static struct str text_of(struct records *r)
{
	r->joined.len = 0;
	if (r->n_cols == RECORD_TEXTS + 1)
		return r->cols[RECORD_TEXTS].value;
	for (size_t i = RECORD_TEXTS; i < r->n_cols; i++) {
		if (i > RECORD_TEXTS)
			buf_addstr(&r->joined, STR(RECORD_BETWEEN));
		buf_addstr(&r->joined, r->cols[i].value);
	}
	return buf_str(&r->joined);
}

void record_hand_on(struct records *r)
{
	const struct record out = {.text = text_of(r), .id = r->cols[RECORD_ID].value,
	                           .date = r->cols[RECORD_DATE].value, .title = r->cols[RECORD_TITLE].value,
	                           .voice = r->cols[RECORD_VOICE].value, .number = r->number, .line = r->line};

	r->each(&out, r->arg);
	record_give_back(&r->joined);
}

void record_give_back(struct buf *b)
{
	if (b->cap > 1024 * 1024)
		buf_free(b);
	buf_reserve(b, 0);
	b->len = 0;
}
