/* What the filters stand on: patterns, arenas, rows as they are written, fatal messages. */
#include "apart.h"
#include "base/arena.h"
#include "base/die.h"
#include "base/glob.h"
#include "base/pattern.h"
#include "check.h"
#include "stream/output.h"
#include "stream/row.h"

#include <errno.h>

/* Patterns */

static struct str matched(const char *source, unsigned flags, const char *text, size_t from)
{
	static struct str got;
	struct buf why = {0};
	struct pattern *p = pattern_new(str_of(source), flags, &why);

	got = STR("(none)");
	CHECK(p && !why.len);
	if (p && pattern_match(p, str_of(text), from) == PATTERN_YES)
		CHECK(pattern_group(p, 0, &got));
	pattern_free(p);
	return got;
}

static void flags_of_patterns(void)
{
	CHECK_STR(matched("b+", PATTERN_PLAIN, "abbB", 0), "bb");
	CHECK_STR(matched("b+", PATTERN_NOCASE, "abbB", 0), "bbB");
	CHECK_STR(matched("b+", PATTERN_ANCHORED, "abb", 0), "(none)");
	CHECK_STR(matched("b+", PATTERN_ANCHORED, "abb", 1), "bb");
	CHECK_STR(matched("b +", PATTERN_PLAIN, "abb", 0), "(none)");
	CHECK_STR(matched("b + # bees", PATTERN_EXTENDED, "abb", 0), "bb");
	CHECK_STR(matched("\\w+", PATTERN_PLAIN, "\xC3\xA9t\xC3\xA9", 0), "t");
	CHECK_STR(matched("\\w+", PATTERN_UCP, "\xC3\xA9t\xC3\xA9", 0), "\xC3\xA9t\xC3\xA9");
	CHECK_STR(matched("", PATTERN_PLAIN, "", 0), "");
	/* No match goes over a byte that is not UTF-8; what is behind it is found. */
	CHECK_STR(matched("a.c|d", PATTERN_PLAIN, "a\xFF" "c d", 0), "d");
}

static void groups_of_patterns(void)
{
	struct buf why = {0};
	struct pattern *p = pattern_new(STR("(?<a>x)|(?<b>y)"), PATTERN_PLAIN, &why);
	struct str got;

	CHECK(pattern_match(p, STR("wx"), 0) == PATTERN_YES);
	CHECK(pattern_group(p, 1, &got) && got.len == 1);
	CHECK(!pattern_group(p, 2, &got) && !pattern_group(p, 3, &got));
	CHECK(pattern_named(p, "a", &got) && got.len == 1);
	CHECK(!pattern_named(p, "b", &got) && !pattern_named(p, "c", &got));
	CHECK(pattern_match(p, STR("w"), 0) == PATTERN_NO && !pattern_group(p, 0, &got));
	pattern_free(p);
	pattern_free(NULL);
	buf_free(&why);
}

/* Whichever alternative it was. */
static void groups_of_one_name(void)
{
	struct buf why = {0};
	struct pattern *p = pattern_new(STR("(?J)(?<b>w)?(?:(?<a>x)|(?<a>y)(?<a>z))"), PATTERN_PLAIN, &why);
	struct str got;

	CHECK(pattern_match(p, STR("x"), 0) == PATTERN_YES && pattern_named(p, "a", &got));
	CHECK_STR(got, "x");
	CHECK(pattern_match(p, STR("yz"), 0) == PATTERN_YES && pattern_named(p, "a", &got));
	CHECK_STR(got, "y");
	CHECK(!pattern_named(p, "b", &got));
	pattern_free(p);
	buf_free(&why);
}

static void patterns_that_cannot_be_read(void)
{
	struct buf why = {0};

	CHECK(!pattern_new(STR("a(b"), PATTERN_PLAIN, &why));
	CHECK(str_starts(buf_str(&why), STR("at byte 3 of the pattern: missing")));
	buf_free(&why);
}

static void limits_are_no_silent_no(void)
{
	struct buf why = {0};
	struct pattern *p = pattern_new(STR("^(a+)+$"), PATTERN_PLAIN, &why);

	CHECK(pattern_match(p, STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"), 0) == PATTERN_FAILED);
	CHECK_STR(str_of(pattern_failure(p)), "match limit exceeded");
	CHECK(pattern_match(p, STR("aab"), 0) == PATTERN_NO);
	pattern_free(p);
	buf_free(&why);
}

/* A block made for one long text is not kept for the short ones that follow. */
static void arenas_give_large_blocks_back(void)
{
	struct arena a = {0};

	CHECK(arena_alloc(&a, 100) && arena_alloc(&a, 10 << 20));
	arena_reset(&a);
	CHECK(a.blocks != NULL);
	arena_free(&a);
	CHECK(arena_alloc(&a, 10 << 20) != NULL);
	arena_reset(&a);
	CHECK(a.blocks == NULL);
	arena_free(&a);
}

/* Rows */

static void numbers_of_rows(void)
{
	static const uint64_t numbers[] = {0, 1, 9, 10, 99999999, 100000000, 100000001, 4294967296,
	                                   9999999999999999, 10000000000000000, UINT64_MAX};
	struct output o = {.fd = -1};
	struct columns c;

	columns_open(&c, &o, row_columns, FORMAT_TSV);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		const struct row row = {.doc = STR("d"), .date = STR(""), .sent = numbers[i],
		                        .par = 1, .start = numbers[i], .end = 7, .text = STR("t")};
		char want[128];

		snprintf(want, sizeof want, "d\t\t%llu\t1\t%llu\t7\tt\n",
		         (unsigned long long)numbers[i], (unsigned long long)numbers[i]);
		o.buf.len = 0;
		row_write(&c, &row);
		CHECK_STR(buf_str(&o.buf), want);
		o.buf.len = 0;
		output_uint(&o, numbers[i]);
		snprintf(want, sizeof want, "%llu", (unsigned long long)numbers[i]);
		CHECK_STR(buf_str(&o.buf), want);
	}
	columns_free(&c);
	buf_free(&o.buf);
}

/* Ends: each in a process of its own, of which both streams and the exit status are seen. */

static struct output out;

static void open_and_write(void)
{
	output_open(&out, false);
	output_raw(&out, STR("row\n"));
}

static void end_die(void)
{
	open_and_write();
	die("%s: broken", "x");
}

static void end_die_errno(void)
{
	open_and_write();
	errno = ENOENT;
	die_errno("x");
}

static void end_usage(void)
{
	die_usage("no such thing: '%d'", 3);
}

static void end_too_much(void)
{
	xreallocarray(NULL, SIZE_MAX / 2, 3);
}

static void end_no_memory(void)
{
	xmalloc(SIZE_MAX / 2);
}

static void end_closed_output(void)
{
	close(STDOUT_FILENO);
	open_and_write();
	output_close(&out);
}

static void (*ending)(void);

static int end(void)
{
	ending();
	return 9;
}

static void check_end(void (*by)(void), int status, const char *want)
{
	char got[512];

	ending = by;
	CHECK_UINT((uint64_t)run_apart(end, got, sizeof got), (uint64_t)status);
	CHECK_STR(str_of(got), want);
}

/* The rows that were ready go out before the message. */
static void fatal_messages(void)
{
	die_program("ground");
	check_end(end_die, EXIT_IO, "row\nground: x: broken\n");
	check_end(end_die_errno, EXIT_IO, "row\nground: x: No such file or directory\n");
	check_end(end_usage, EXIT_USAGE, "ground: no such thing: '3'\n"
	                                 "Try 'ground --help' for its options.\n");
	check_end(end_too_much, EXIT_IO,
	          "ground: out of memory for 9223372036854775807 elements of 3 bytes\n");
	check_end(end_closed_output, EXIT_IO,
	          "ground: standard output: write failed: Bad file descriptor\n");
}

/* A sanitizer's allocator ends the process itself. */
static void memory_that_is_not_there(void)
{
	if (!getenv("SANITIZED") || !*getenv("SANITIZED"))
		check_end(end_no_memory, EXIT_IO,
		          "ground: out of memory for 9223372036854775807 bytes\n");
}

static void globs(void)
{
	static const struct { const char *pattern, *name; bool fits; } cases[] = {
		{"", "", true}, {"", "a", false}, {"*", "", true}, {"*", "a/b", true}, {"a*c", "abc", true},
		{"a*c", "ab", false}, {"a*b*c", "a/bb/c", true}, {"*ab", "aab", true}, {"*a*b", "xxaxxab", true},
		{"?", "\xC3\xA9", true}, {"??", "\xC3\xA9", false}, {"a?c", "abc", true}, {"a?", "a", false},
		{"\\*", "*", true}, {"\\*", "a", false}, {"a\\", "a\\", true}, {"*.txt", "d/ken.txt", true},
		{"*.txt", "d/ken.txt.gz", false}, {"**", "ab", true}, {"a**", "a", true}, {"[a]", "a", false}};
	struct buf pattern = {0}, name = {0};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		CHECK(glob_fits(str_of(cases[i].pattern), str_of(cases[i].name)) == cases[i].fits);
	/* As many ways to divide the name as there are would take for ever. */
	for (int i = 0; i < 1000; i++) {
		buf_addstr(&pattern, STR("a*"));
		buf_addstr(&name, STR("aa"));
	}
	CHECK(glob_fits(buf_str(&pattern), buf_str(&name)));
	buf_addc(&pattern, 'b');
	CHECK(!glob_fits(buf_str(&pattern), buf_str(&name)));
	buf_free(&pattern);
	buf_free(&name);
}

int main(void)
{
	RUN(globs);
	RUN(flags_of_patterns);
	RUN(groups_of_patterns);
	RUN(groups_of_one_name);
	RUN(patterns_that_cannot_be_read);
	RUN(limits_are_no_silent_no);
	RUN(arenas_give_large_blocks_back);
	RUN(numbers_of_rows);
	RUN(fatal_messages);
	RUN(memory_that_is_not_there);
	return check_done();
}
