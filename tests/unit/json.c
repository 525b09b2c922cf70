/* JSON Lines: what is read of a line, however it comes, and what is refused. */
#include "base/buf.h"
#include "check.h"
#include "source/json_prepare.h"
#include "source/json_reader.h"

#include <stdlib.h>

struct seen {
	struct json_reader *r;
	struct buf got;
	const char *path;
};

/* `line=value`, `line-` for null, `line!` for a field that is not there, `line#kind`. */
static void object(void *arg)
{
	struct seen *s = arg;
	struct str value;

	buf_adduint(&s->got, json_reader_line(s->r));
	switch (json_reader_find(s->r, str_of(s->path), &value)) {
	case JSON_MISSING: buf_addc(&s->got, '!'); break;
	case JSON_NOTHING: buf_addc(&s->got, '-'); break;
	case JSON_FOUND: buf_addc(&s->got, '='); break;
	case JSON_OTHER: buf_addc(&s->got, '#'); break;
	}
	buf_addstr(&s->got, value);
	buf_addc(&s->got, '\n');
}

static void fault(void *arg)
{
	struct seen *s = arg;
	const struct json_fault f = json_reader_fault(s->r);

	if (f.kind == JSON_BAD_LINE)
		buf_addf(&s->got, "%llu?%s@%zu\n", (unsigned long long)json_reader_line(s->r), f.what, f.at);
	else
		buf_addf(&s->got, "%s\n", f.what);
}

static void read_json(struct seen *s, struct str json, size_t most)
{
	bool ok = true;

	s->got.len = 0;
	s->r = json_reader_new(object, fault, s);
	while (json.len && ok) {
		const size_t n = json.len < most ? json.len : most;

		ok = json_reader_add(s->r, str_cut(json, 0, n));
		json = str_cut(json, n, json.len);
	}
	CHECK(json_reader_end(s->r) == ok);
	json_reader_free(s->r);
}

static void check_json(const char *path, struct str json, struct str want)
{
	struct seen s = {.path = path};

	for (size_t most = 1; most < 9; most++) {
		read_json(&s, json, most == 8 ? 100000 : most);
		CHECK(str_eq(buf_str(&s.got), want));
		if (!str_eq(buf_str(&s.got), want))
			printf("# %.*s: %.*s not %.*s\n", STR_FMT(json, 100), STR_FMT(buf_str(&s.got), 300),
			       STR_FMT(want, 300));
	}
	buf_free(&s.got);
}

static void check(const char *path, const char *json, const char *want)
{
	check_json(path, str_of(json), str_of(want));
}

static void values(void)
{
	check("a", "{\"a\": \"x y\"}\n\n \r\n{\"a\": null}\r\n{\"b\": 1}", "1=x y\n4-\n5!\n");
	check("a", "{\"a\": \"1\", \"a\": \"2\"}", "1=2\n");
	check("a", "{\"a\": {}}\n{\"a\": [1]}\n{\"a\": true}\n{\"a\": false}\n",
	      "1#an object\n2#an array\n3#true\n4#false\n");
	/* Numbers as they stand there. */
	check("a", "{\"a\": 18446744073709551616}\n{\"a\":-0}\n{\"a\":1.50}\n{\"a\":1E+400 }\n{\"a\":[1,-2]}\n{\"a\":0.1}",
	      "1=18446744073709551616\n2=-0\n3=1.50\n4=1E+400\n5#an array\n6=0.1\n");
	check("a", "{\"a\": \"12 -3 \\\\\", \"b\": 4}\n{\"a\":\"\\\"5\"}", "1=12 -3 \\\n2=\"5\n");
}

static void paths(void)
{
	static const char json[] = "{\"a\": {\"b\": {\"c\": \"x\"}, \"b.c\": \"y\", \"n\": null}, \"d.e\": \"z\", \"F\": \"f\"}";

	check("a.b.c", json, "1=y\n");
	check("a.B", json, "1#an object\n");
	check("d.e", json, "1=z\n");
	check("f", json, "1=f\n");
	check("F", "{\"f\": 1, \"F\": 2}", "1=2\n");
	check("a.x", json, "1!\n");
	check("a.n.x", json, "1-\n");
	check("f.x", json, "1#a text\n");
	check("x", json, "1!\n");
	check("a..", json, "1!\n");
	check(".", json, "1!\n");
}

static void characters(void)
{
	check("a", "{\"a\": \"\\u00e9\\n\\t\\/\\\"\"}", "1=\xC3\xA9\n\t/\"\n");
	check("a", "{\"a\": \"\\ud83d\\ude00\"}", "1=\xF0\x9F\x98\x80\n");
	check_json("a", STR("{\"a\": \"x\\u0000y\"}"), STR("1=x\0y\n"));
	/* Half a pair. */
	check("a", "{\"a\": \"\\ud83d\"}\n{\"a\": \"\\ude00x\"}\n{\"a\": \"\\uD83D\\uD83D\\uDE00\"}\n{\"a\": \"\\ud83dx\"}",
	      "1=\xEF\xBF\xBD\n2=\xEF\xBF\xBDx\n3=\xEF\xBF\xBD\xF0\x9F\x98\x80\n4=\xEF\xBF\xBDx\n");
	/* Broken characters, as Python's "replace" reads them. */
	check("a", "{\"a\": \"\xE9t\xE9\"}", "1=\xEF\xBF\xBDt\xEF\xBF\xBD\n");
	check("a", "{\"a\": \"\xE2\x82x\xED\xA0\x80y\xF0\x9F\x98\"}",
	      "1=\xEF\xBF\xBDx\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDy\xEF\xBF\xBD\n");
	check("a", "{\"a\": \"\xC0\x80\x80\xF5\"}", "1=\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\n");
	check("a", "{\"\xE9\": 1, \"a\": 2}", "1=2\n");
}

static void broken_lines(void)
{
	static const struct {
		const char *line, *fault;
	} cases[] = {
		{"{\"a\": 1", "the line ends before its object does@0"},
		{"{\"a\": \"x", "the line ends before its object does@0"},
		{"{\"a\": 1} {\"a\": 2}", "more stands behind the object@10"},
		{"{\"a\": 1},", "more stands behind the object@9"},
		{"hello", "invalid token near 'hello'@5"},
		{"\"x\"", "not an object@0"},
		{"12", "not an object@0"},
		{"[1]", "not an object@0"},
		{"{\"a\": 01}", "invalid token near '0'@8"},
		{"{\"a\": 1.}", "invalid token near '1.'@8"},
		{"{\"a\": -}", "invalid token near '-'@7"},
		{"{\"a\": 1e}", "invalid token near '1e'@8"},
		{"{\"b\": 7, \"a\": NaN}", "invalid token near 'NaN'@17"},
		{"{1: 2}", "string or '}' expected near '1'@2"},
		{"{\"a\": \"x\ty\"}", "control character 0x9 near '\"x'@8"},
		{"{\"a\": \"\\x\"}", "invalid escape near '\"\\x'@9"},
		{"{\"a\\u0000\": 1}", "NUL byte in object key not supported near '\"a\\u0000\"'@10"},
		{"{\"a\" 1}", "':' expected near '\"1\"'@6"},
		{"// {}", "invalid token near '/'@1"},
	};
	struct buf json = {0}, want = {0};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		json.len = want.len = 0;
		buf_addf(&json, "{\"a\": 5}\n%s\n{\"a\": 6}\n", cases[i].line);
		buf_addf(&want, "1=5\n2?%s\n3=6\n", cases[i].fault);
		check_json("a", buf_str(&json), buf_str(&want));
	}
	buf_free(&json);
	buf_free(&want);
}

/* What a whole input is that is no JSON Lines; the first line alone may be broken. */
static void inputs(void)
{
	check("a", "[{\"a\": 1}]", "one array\n");
	check("a", "\n  [\n{\"a\": 1}\n]", "one array\n");
	check("a", "{\n\"a\": 1\n}\n", "one value over many lines\n");
	check("a", "{ \"a\": 1,\n\n  \"b\": {\n}}\n", "one value over many lines\n");
	check("a", "{\"a\": 1\n{\"a\": 2}\n{\"a\":\n\"b\"", "1?the line ends before its object does@0\n2=2\n"
	      "3?the line ends before its object does@0\n4?not an object@0\n");
	check("a", "{\"a\": 1", "1?the line ends before its object does@0\n");
	check("a", "{\"a\": 1\n\n", "1?the line ends before its object does@0\n");
	check("a", "", "");
	check("a", " \n", "");
}

static void numbers(struct seen *s, char c, size_t n)
{
	static char block[1 << 20];

	memset(block, c, sizeof block);
	for (; n; n -= n < sizeof block ? n : sizeof block)
		CHECK(json_reader_add(s->r, (struct str){block, n < sizeof block ? n : sizeof block}));
}

/* The bound is one of bytes, wherever a piece of them ends; what is longer costs its line alone. */
static void long_lines(void)
{
	struct seen s = {.path = "id"};

	for (size_t more = 0; more < 2; more++) {
		s.got.len = 0;
		s.r = json_reader_new(object, fault, &s);
		json_reader_add(s.r, STR("{\"id\":1}\n{\"id\":2,\"x\":\""));
		numbers(&s, 'x', JSON_LINE_MOST - strlen("{\"id\":2,\"x\":\"\"}") + more);
		json_reader_add(s.r, STR("\"}\n{\"id\":3}"));
		CHECK(json_reader_end(s.r));
		json_reader_free(s.r);
		CHECK_STR(buf_str(&s.got), more ? "1=1\n2?the line is longer than 128 MiB@0\n3=3\n" : "1=1\n2=2\n3=3\n");
	}
	buf_free(&s.got);
}

/* So is what takes more memory than there is for a line; and nothing of it stays. */
static void large_trees(void)
{
	static const char some[] = "{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},";
	struct seen s = {.path = "id"};

	s.r = json_reader_new(object, fault, &s);
	for (size_t k = 0; k < 2; k++) {
		json_reader_add(s.r, STR("{\"id\":1,\"x\":["));
		for (size_t i = 0; i < 200000; i++)
			CHECK(json_reader_add(s.r, str_of(some)));
		json_reader_add(s.r, STR("{}]}\n{\"id\":2,\"x\":["));
		for (size_t i = 0; i < 30000; i++)
			json_reader_add(s.r, str_of(some));
		json_reader_add(s.r, STR("{}]}\n"));
	}
	CHECK(json_reader_end(s.r));
	json_reader_free(s.r);
	CHECK_STR(buf_str(&s.got), "1?takes more than 512 MiB of memory@0\n2=2\n3?takes more than 512 MiB of memory@0\n4=2\n");
	buf_free(&s.got);
}

/* Where a number of bytes of what Jansson gets comes from. */
static void places(void)
{
	static const char line[] = "{\"a\": 12, \"b\": \"\xE9\\ud800\", \"c\": -3.5}";
	struct buf whole = {0}, part = {0};
	size_t was = 0;

	CHECK_UINT(json_prepare(str_of(line), SIZE_MAX, &whole), strlen(line));
	CHECK_STR(buf_str(&whole), "{\"a\": \"12\", \"b\": \"\xEF\xBF\xBD\\ufffd\", \"c\": \"-3.5\"}");
	for (size_t most = 0; most <= whole.len; most++) {
		const size_t n = json_prepare(str_of(line), most, &part);

		CHECK(n >= was && part.len >= most);
		CHECK(str_starts(buf_str(&whole), buf_str(&part)));
		was = n;
		part.len = 0;
	}
	CHECK_UINT(was, strlen(line));
	buf_free(&whole);
	buf_free(&part);
}

int main(void)
{
	RUN(values);
	RUN(paths);
	RUN(characters);
	RUN(broken_lines);
	RUN(inputs);
	RUN(long_lines);
	RUN(large_trees);
	RUN(places);
	return check_done();
}
