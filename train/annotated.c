#include "annotated.h"

#include "base/die.h"

#include <stdlib.h>

struct annotated_file annotated_open(const char *path)
{
	struct annotated_file f = {0};

	if (!input_open(&f.in, path))
		exit(EXIT_IO);
	return f;
}

static void refuse(const struct annotated_file *f, const char *what, struct str value)
{
	die("%s:%llu: %s: '%.*s'", f->in.name, (unsigned long long)f->in.line, what, STR_FMT(value, 40));
}

static void add_span(struct annotated_file *f, struct annotated *a, struct str text)
{
	struct str start, end, label = text;
	uint64_t from, to;

	if (!str_split(&label, '-', &start) || !str_split(&label, ':', &end) || !str_uint(start, &from) ||
	    !str_uint(end, &to) || from >= to || to > a->row.text.len)
		refuse(f, "no span", text);
	f->spans = xgrow(f->spans, a->n, &f->cap, sizeof *f->spans);
	f->spans[a->n++] = (struct annotated_span){(uint32_t)from, (uint32_t)to, label};
}

bool annotated_next(struct annotated_file *f, struct annotated *a)
{
	struct str line, spans, span, value;
	const char *field, *what, *tab;

	if (!input_line(&f->in, &line))
		return false;
	tab = memrchr(line.p, '\t', line.len);
	if (!tab)
		refuse(f, "no annotated row", line);
	spans = str_cut(line, (size_t)(tab - line.p) + 1, line.len);
	*a = (struct annotated){0};
	what = row_parse(str_cut(line, 0, (size_t)(tab - line.p)), &a->row, &field, &value);
	if (what)
		refuse(f, what, value);
	a->row.new_doc = !str_eq(a->row.doc, buf_str(&f->doc));
	f->doc.len = 0;
	buf_addstr(&f->doc, a->row.doc);
	while (spans.len && str_split(&spans, ';', &span))
		add_span(f, a, span);
	a->spans = f->spans;
	return true;
}

void annotated_close(struct annotated_file *f)
{
	input_close(&f->in);
	buf_free(&f->doc);
	free(f->spans);
}
