/* Pages: text is text whatever stands in it, templates, spans within each other, what waits in a file. */
#include "check.h"
#include "commit/cue.h"
#include "page/counts.h"
#include "page/html.h"
#include "page/passage.h"
#include "page/spool.h"
#include "page/template.h"
#include "page/timeline.h"

#include <stdlib.h>
#include <unistd.h>

static struct buf out;

static struct str html(struct str s)
{
	out.len = 0;
	html_text(&out, s);
	return buf_str(&out);
}

static void what_has_a_meaning_is_escaped(void)
{
	CHECK_STR(html(STR("a < b && c > \"d\" 'e'")), "a &lt; b &amp;&amp; c &gt; &quot;d&quot; &#39;e&#39;");
	CHECK_STR(html(STR("Côte d’Ivoire שלום 😀")), "Côte d’Ivoire שלום 😀");
	CHECK_STR(html(STR("")), "");
}

static void what_shows_nothing_is_shown(void)
{
	CHECK_STR(html(STR("\033[31m\x01\x7f\0.\r")), "&#x241B;[31m&#x2401;&#x2421;&#x2400;.&#x240D;");
	CHECK_STR(html(STR("a\tb\nc")), "a\tb\nc");
	CHECK_STR(html(STR("\xE2\x80\xAEx\xE2\x80\xAC\xE2\x81\xA6\xD8\x9C\xC2\x85")), "[U+202E]x[U+202C][U+2066][U+061C][U+0085]");
	CHECK_STR(html(STR("\xFF" "a\xC0\x80\xED\xA0\x80")), "\xEF\xBF\xBD" "a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
	CHECK_STR(html(STR("x\xEF\xBB\xBFy\xEF\xBF\xBEz")), "x[U+FEFF]y[U+FFFE]z");
}

static void addresses(void)
{
	out.len = 0;
	html_address(&out, STR("a-B.9_~ \"&=#;é"));
	CHECK_STR(buf_str(&out), "a-B.9_~%20%22%26%3D%23%3B%C3%A9");
}

static struct str filled(const char *text, const struct template_value *values)
{
	out.len = 0;
	template_fill(&out, str_of(text), values);
	return buf_str(&out);
}

static void templates(void)
{
	static const struct template_value values[] = {
		{"a", {"<x>", 3}}, {"b", {"", 0}}, {"c", {"{{a}}", 5}}, {"d", {"k;1", 3}}, {0}};

	CHECK_STR(filled("1{{a}}2{{a:html}}3{{d:address}}", values), "1&lt;x&gt;2<x>3k%3B1");
	CHECK_STR(filled("{{b}}{{none}}.", values), ".");
	CHECK_STR(filled("{{?a}}A{{?b}}B{{/b}}{{/a}}{{?b}}C{{a}}{{/b}}D", values), "AD");
	/* What a value holds is no template. */
	CHECK_STR(filled("{{c}}{{c:html}}", values), "{{a}}{{a}}");
	/* Nothing is read behind the end. */
	CHECK_STR(filled("x{{a", values), "x&lt;x&gt;");
	CHECK_STR(filled("x{{?b}}y", values), "x");
	CHECK_STR(template_part(STR("<!--part one-->\n1\n<!--part two-->\n2\n"), "two"), "2\n");
	CHECK_STR(template_part(STR("<!--part one-->\n1\n<!--part two-->\n2\n"), "one"), "1\n");
}

/* The text of a sentence with these actions, in which an s of a class is cut to its letter. */
static struct str marked(const char *text, const uint32_t (*spans)[2], size_t n)
{
	struct passage p = {0};
	struct marks m = {0};

	for (size_t i = 0; i < n; i++) {
		struct mark *x = marks_add(&m);

		x->start = spans[i][0];
		x->end = spans[i][1];
		x->status = STATUS_PLANNED;
		x->number = i + 1;
		for (int k = 0; k < MARK_COLUMNS; k++)
			x->f[k] = STR("");
	}
	out.len = 0;
	passage_write(&p, &out, str_of(text), &m);
	passage_free(&p);
	marks_free(&m);
	return buf_str(&out);
}

/* The numbers of the marks that the letters are in, 0 for none. */
static struct str depth(struct str s)
{
	static char numbers[64];
	size_t n = 0;
	char in = '0';

	for (size_t i = 0; i < s.len && n < sizeof numbers; i++) {
		const struct str rest = str_cut(s, i, s.len);

		if (str_starts(rest, STR("<a "))) {
			i += (size_t)((char *)memmem(rest.p, rest.len, "</a>", 4) - rest.p) + 3;
		} else if (str_starts(rest, STR("<mark "))) {
			const char *at = memmem(rest.p, rest.len, "data-c=\"", 8);

			in = at[8];
			i += (size_t)((char *)memchr(rest.p, '>', rest.len) - rest.p);
		} else if (str_starts(rest, STR("</mark>"))) {
			in = '0';
			i += 6;
		} else {
			numbers[n++] = in;
		}
	}
	return (struct str){numbers, n};
}

static void spans_within_each_other(void)
{
	CHECK_STR(depth(marked("abcdefgh", (const uint32_t[][2]){{2, 5}}, 1)), "00111000");
	CHECK_STR(depth(marked("abcdefgh", (const uint32_t[][2]){{0, 8}, {2, 4}}, 2)), "11221111");
	CHECK_STR(depth(marked("abcdefgh", (const uint32_t[][2]){{0, 4}, {2, 6}}, 2)), "11222200");
	CHECK_STR(depth(marked("abcdefgh", (const uint32_t[][2]){{0, 3}, {3, 6}}, 2)), "11122200");
	CHECK_STR(depth(marked("abcdefgh", (const uint32_t[][2]){{1, 3}, {1, 3}}, 2)), "02200000");
	CHECK_STR(depth(marked("abcdefgh", (const uint32_t[][2]){{0, 8}, {1, 7}, {2, 3}}, 3)), "12322221");
}

static void names_of_parties(void)
{
	struct passage p = {0};
	struct marks m = {0};
	struct mark *x = marks_add(&m);

	*x = (struct mark){.start = 11, .end = 15, .status = STATUS_PLANNED, .number = 1, .f[MARK_ACTORS] = STR("KEN"), .f[MARK_DUE] = STR("in May"),
	                   .f[MARK_CUE] = STR("will"), .f[MARK_PARTNERS] = STR("PER"), .f[MARK_CONDITION] = STR("")};
	*marks_add_name(&m) = (struct mark_name){0, 5, STR("GPE"), STR("KEN"), STR("KEN"), STR("Kenya")};
	*marks_add_name(&m) = (struct mark_name){16, 20, STR("GPE"), STR("PER"), STR("PER"), STR("\"Peru\"")};
	out.len = 0;
	passage_write(&p, &out, STR("Kenya will meet Peru in May."), &m);
	CHECK(memmem(out.p, out.len, "<span class=\" w e\" data-e=\"GPE\" title=\"GPE: Kenya, KEN\">Kenya</span>", 67));
	CHECK(memmem(out.p, out.len, "<span class=\" q\">will</span>", 28));
	CHECK(memmem(out.p, out.len, "title=\"GPE: &quot;Peru&quot;, PER\">Peru</span>", 46));
	CHECK(memmem(out.p, out.len, "<span class=\" d\">in May</span>.", 31));
	passage_free(&p);
	marks_free(&m);
}

static void what_waits_in_a_file(void)
{
	struct spool s;
	struct spool_lines lines = {0};
	struct str line;
	size_t n = 0;

	CHECK(spool_open(&s));
	for (int i = 0; i < 60000; i++) {
		buf_addf(&s.buf, "line %d\n", i);
		spool_tick(&s);
	}
	CHECK(s.len > 0 && s.buf.len < 512 * 1024);
	for (; spool_line(&s, &lines, &line); n++) {
		out.len = 0;
		buf_addf(&out, "line %zu", n);
		if (!str_eq(line, buf_str(&out)))
			break;
	}
	CHECK_UINT(n, 60000);
	spool_reset(&s);
	lines = (struct spool_lines){0};
	CHECK(!spool_line(&s, &lines, &line));
	spool_close(&s);
}

static void tallies(void)
{
	struct tally t = {0};
	uint32_t *top;
	size_t n;

	tally_add(&t, STR("b"), 1, 2);
	tally_add(&t, STR("c"), 0, 1);
	tally_add(&t, STR("a"), 0, 2);
	tally_add(&t, STR("c"), 2, 4);
	top = tally_top(&t, 2, &n);
	CHECK_UINT(n, 2);
	CHECK_STR(t.v[top[0]].key, "c");
	CHECK_STR(t.v[top[1]].key, "a");
	CHECK_UINT(tally_find(&t, STR("c"))->by[2], 4);
	CHECK(!tally_find(&t, STR("d")));
	tally_reset(&t);
	CHECK(!tally_find(&t, STR("c")) && !t.n);
	free(top);
	tally_free(&t);
}

static void days(void)
{
	static const char file[] = "<!--part time_open-->\n<!--part tick-->\n<!--part bar-->\n"
	                           "{{label}}{{?earlier}}earlier{{/earlier}}{{?later}}later{{/later}} {{from}} {{to}} {{overdue}} {{coming}} {{closed}};"
	                           "<!--part today-->\n<!--part time_close-->\n";
	struct tally t = {0};
	struct timeline_sums sums;

	tally_add(&t, STR("2026-04-12"), DAY_OPEN, 1);
	tally_add(&t, STR("2026-06-30"), DAY_OPEN, 2);
	tally_add(&t, STR("2026-06-15"), DAY_CLOSED, 1);
	sums = timeline_sum(&t, "2026-06-15");
	CHECK_UINT(sums.overdue, 1);
	CHECK_UINT(sums.coming, 2);
	out.len = 0;
	timeline_write(&out, &t, "2026-06-15", STR(file));
	CHECK_STR(buf_str(&out), "2026-04 2026-04-01 2026-04-30 1 0 0;2026-06 2026-06-01 2026-06-30 0 2 1;");
	tally_add(&t, STR("2028-02-29"), DAY_OPEN, 1);
	tally_add(&t, STR("2031-12-31"), DAY_OPEN, 1);
	out.len = 0;
	timeline_write(&out, &t, "", STR(file));
	CHECK_STR(buf_str(&out), "2026 Q2 2026-04-01 2026-06-30 0 3 1;2028 Q1 2028-01-01 2028-03-31 0 1 0;2031 Q4 2031-10-01 2031-12-31 0 1 0;");
	/* Years far away, where calendars end. */
	tally_add(&t, STR("0001-01-01"), DAY_OPEN, 1);
	tally_add(&t, STR("9999-12-31"), DAY_OPEN, 1);
	out.len = 0;
	timeline_write(&out, &t, "2026-06-15", STR(file));
	CHECK(out.len > 0);
	tally_free(&t);
}

int main(void)
{
	RUN(what_has_a_meaning_is_escaped);
	RUN(what_shows_nothing_is_shown);
	RUN(addresses);
	RUN(templates);
	RUN(spans_within_each_other);
	RUN(names_of_parties);
	RUN(what_waits_in_a_file);
	RUN(tallies);
	RUN(days);
	buf_free(&out);
	return check_done();
}
