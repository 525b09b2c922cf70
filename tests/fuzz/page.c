/* A sentence on a page: whatever the text, the rows and their spans are, what comes out is HTML in which
 * all elements end and nothing of the text is an element, an attribute or a control. Fields with NUL
 * between them: the text, and what rows quote; numbers between are bytes. */
#include "commit/cue.h"
#include "base/utf8.h"
#include "lib/fuzz.h"
#include "page/html.h"
#include "page/passage.h"

#include <stdlib.h>

enum { DEEP = 8 };

/* The end of a tag at `at`, of which each attribute is a name and a value in quotes. */
static size_t pass_tag(struct str s, size_t at)
{
	bool quoted = false;

	for (; at < s.len && (quoted || s.p[at] != '>'); at++) {
		if (s.p[at] == '"')
			quoted = !quoted;
		MUST(s.p[at] != '<' && s.p[at] != '\'');
	}
	MUST(at < s.len);
	return at;
}

static bool is_ours(struct str name)
{
	static const char *const names[] = {"a", "mark", "span", "svg", "use"};

	return str_among(name, names, sizeof names / sizeof *names) >= 0;
}

static struct str name_at(struct str s, size_t at)
{
	const size_t from = at;

	while (at < s.len && s.p[at] >= 'a' && s.p[at] <= 'z')
		at++;
	return str_cut(s, from, at);
}

/* All elements are ours and end in their order; appends the text that is in none of the signs. */
static void check_html(struct str s, struct buf *text)
{
	struct str open[DEEP];
	size_t n = 0, sign = 0;

	MUST(utf8_valid(s));
	for (size_t i = 0; i < s.len; i++) {
		MUST((unsigned char)s.p[i] >= ' ' || s.p[i] == '\t' || s.p[i] == '\n');
		MUST(s.p[i] != '>' && s.p[i] != '"' && s.p[i] != '\'');
		if (s.p[i] != '<') {
			if (!sign)
				buf_addc(text, s.p[i]);
			continue;
		}
		if (s.p[i + 1] == '/') {
			MUST(n && str_eq(open[n - 1], name_at(s, i + 2)));
			sign = n == sign ? 0 : sign;
			n--;
			i = pass_tag(s, i + 1);
			continue;
		}
		MUST(n < DEEP && is_ours(name_at(s, i + 1)));
		open[n++] = name_at(s, i + 1);
		if (!sign && str_eq(open[n - 1], STR("a")))
			sign = n;
		i = pass_tag(s, i + 1);
		if (s.p[i - 1] == '/')
			n--;
	}
	MUST(!n);
}

/* Bytes of the text between two that the input names. */
static void take_span(struct str s, size_t len, uint32_t *start, uint32_t *end)
{
	const uint32_t a = s.len ? (unsigned char)s.p[0] : 0, b = s.len > 1 ? (unsigned char)s.p[1] : 1;

	*start = (uint32_t)(a % len);
	*end = (uint32_t)(*start + 1 + b % (len - *start));
}

static void take_marks(struct marks *m, struct str rest, size_t len)
{
	struct str part;

	for (uint64_t n = 1; str_split(&rest, '\0', &part); n++) {
		if (n % 2) {
			struct mark *x = marks_add(m);

			take_span(part, len, &x->start, &x->end);
			x->status = 1 + (unsigned)n % (STATUSES - 1);
			x->number = n;
			x->row = part;
			for (int k = 0; k < MARK_COLUMNS; k++)
				x->f[k] = str_cut(part, part.len < 2 ? 0 : 2, part.len);
		} else {
			struct mark_name *x = marks_add_name(m);

			take_span(part, len, &x->start, &x->end);
			x->type = x->id = x->country = x->name = part;
		}
	}
}

/* How many pieces of characters it shows. */
static size_t broken(struct str html)
{
	size_t n = 0;

	for (size_t i = 0; i + 3 <= html.len; i++)
		n += !memcmp(html.p + i, "\xEF\xBF\xBD", 3);
	return n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct str all = fuzz_copy((struct str){(const char *)data, len}), rest = all, text;
	struct marks marks = {0};
	struct passage p = {0};
	struct buf out = {0}, got = {0}, want = {0};

	if (str_split(&rest, '\0', &text) && text.len) {
		take_marks(&marks, rest, text.len);
		passage_write(&p, &out, text, &marks);
		check_html(buf_str(&out), &got);
		/* A character that a span cuts is broken in both of its pieces. */
		html_text(&want, text);
		MUST(str_eq(buf_str(&got), buf_str(&want)) || broken(buf_str(&got)) > broken(buf_str(&want)));
	}
	passage_free(&p);
	marks_free(&marks);
	buf_free(&out);
	buf_free(&got);
	buf_free(&want);
	free((char *)all.p);
	return 0;
}
