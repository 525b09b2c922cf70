#include "page/template.h"

#include "base/die.h"
#include "page/html.h"

#include <stdio.h>

#define PART "<!--part "

/* Where `what` stands in `s`, or its end. */
static size_t find(struct str s, struct str what)
{
	const char *p = s.len >= what.len ? memmem(s.p, s.len, what.p, what.len) : NULL;

	return p ? (size_t)(p - s.p) : s.len;
}

struct str template_part(struct str file, const char *name)
{
	struct str rest = file, head;

	for (;;) {
		const size_t at = find(rest, STR(PART));

		if (at == rest.len)
			die("internal error: no part %s of a page", name);
		rest = str_cut(rest, at + sizeof PART - 1, rest.len);
		str_split(&rest, '\n', &head);
		if (str_eq(str_cut(head, 0, find(head, STR("-->"))), str_of(name)))
			return str_cut(rest, 0, find(rest, STR(PART)));
	}
}

static struct str value_of(const struct template_value *v, struct str name)
{
	for (; v && v->name; v++)
		if (str_eq(name, str_of(v->name)))
			return v->value;
	return (struct str){"", 0};
}

static void add_value(struct buf *out, const struct template_value *values, struct str slot)
{
	static const char *const kinds[] = {"html", "address"};
	struct str name, value;

	str_split(&slot, ':', &name);
	value = value_of(values, name);
	switch (str_among(slot, kinds, sizeof kinds / sizeof *kinds)) {
	case 0:
		buf_addstr(out, value);
		break;
	case 1:
		html_address(out, value);
		break;
	default:
		html_text(out, value);
	}
}

/* What stands behind the end of the block `name`. */
static struct str pass_block(struct str rest, struct str name)
{
	struct buf end = {0};
	size_t at;

	buf_addf(&end, "{{/%.*s}}", STR_FMT(name, 40));
	at = find(rest, buf_str(&end)) + end.len;
	buf_free(&end);
	return at > rest.len ? (struct str){rest.p + rest.len, 0} : str_cut(rest, at, rest.len);
}

void template_fill(struct buf *out, struct str part, const struct template_value *values)
{
	struct str slot;

	for (;;) {
		size_t at = find(part, STR("{{"));

		buf_addstr(out, str_cut(part, 0, at));
		if (at == part.len)
			return;
		part = str_cut(part, at + 2, part.len);
		at = find(part, STR("}}"));
		slot = str_cut(part, 0, at);
		part = str_cut(part, at + 2 < part.len ? at + 2 : part.len, part.len);
		if (str_starts(slot, STR("?"))) {
			slot = str_cut(slot, 1, slot.len);
			if (!value_of(values, slot).len)
				part = pass_block(part, slot);
		} else if (!str_starts(slot, STR("/"))) {
			add_value(out, values, slot);
		}
	}
}

struct template_number template_count(uint64_t n)
{
	struct template_number x;

	snprintf(x.text, sizeof x.text, "%llu", (unsigned long long)n);
	return x;
}

struct template_number template_decimal(double v)
{
	struct template_number x;

	snprintf(x.text, sizeof x.text, "%.1f", v);
	return x;
}
