#include "stream/format.h"

const char *const format_names[] = {"tsv", "csv", "jsonl", NULL};

/* How many bytes come before the first of those that need something. */
static size_t plain_csv(struct str s)
{
	size_t i = 0;

	while (i < s.len && s.p[i] != ',' && s.p[i] != '"' && s.p[i] != '\n' && s.p[i] != '\r')
		i++;
	return i;
}

void format_csv(struct buf *out, struct str field)
{
	struct str part;

	if (plain_csv(field) == field.len) {
		buf_addstr(out, field);
		return;
	}
	buf_addc(out, '"');
	for (bool later = false; str_split(&field, '"', &part); later = true) {
		if (later)
			buf_add(out, "\"\"", 2);
		buf_addstr(out, part);
	}
	buf_addc(out, '"');
}

static size_t plain_json(struct str s)
{
	size_t i = 0;

	while (i < s.len && (unsigned char)s.p[i] >= ' ' && s.p[i] != '"' && s.p[i] != '\\')
		i++;
	return i;
}

void format_json_string(struct buf *out, struct str s)
{
	buf_addc(out, '"');
	while (s.len) {
		const size_t n = plain_json(s);

		buf_add(out, s.p, n);
		s = str_cut(s, n, s.len);
		if (!s.len)
			break;
		if ((unsigned char)s.p[0] < ' ')
			buf_addf(out, "\\u%04x", (unsigned)s.p[0]);
		else
			buf_addf(out, "\\%c", s.p[0]);
		s = str_cut(s, 1, s.len);
	}
	buf_addc(out, '"');
}

void format_json_list(struct buf *out, struct str joined)
{
	struct str item;
	char before = '[';

	for (; str_split(&joined, ';', &item); before = ',') {
		buf_addc(out, before);
		format_json_string(out, item);
	}
	buf_addc(out, ']');
}
