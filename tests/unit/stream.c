/* The ground and stream storeys: slices, UTF-8, fields, rows, tables. */
#include "base/arena.h"
#include "base/utf8.h"
#include "check.h"
#include "know/table.h"
#include "stream/output.h"
#include "stream/row.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static void slices(void)
{
	struct str rest = STR("a;;b"), part;
	uint64_t n;

	CHECK(str_split(&rest, ';', &part) && part.len == 1);
	CHECK(str_split(&rest, ';', &part) && part.len == 0);
	CHECK(str_split(&rest, ';', &part) && part.p[0] == 'b');
	CHECK(!str_split(&rest, ';', &part));
	CHECK(str_uint(STR("18446744073709551615"), &n) && n == UINT64_MAX);
	CHECK(!str_uint(STR("18446744073709551616"), &n));
	CHECK(!str_uint(STR(""), &n) && !str_uint(STR("-1"), &n) && !str_uint(STR("1 "), &n));
	CHECK_STR(str_trim(STR(" \t a b \r\n")), "a b");
	CHECK(str_cmp(STR("ab"), STR("abc")) < 0 && str_cmp(STR("b"), STR("abc")) > 0);
	CHECK(str_eq_nocase(STR("AbC"), STR("aBc")) && !str_eq_nocase(STR("a"), STR("ab")));
}

static void utf8_decoding(void)
{
	static const struct {
		const char *bytes;
		uint32_t c;
		size_t len;
	} cases[] = {
		{"a", 'a', 1},           {"\xC3\xA9", 0xE9, 2},        {"\xE2\x82\xAC", 0x20AC, 3},
		{"\xF0\x9F\x98\x80", 0x1F600, 4}, {"\xC0\x80", UTF8_BAD, 1}, {"\xE0\x80\x80", UTF8_BAD, 1},
		{"\xED\xA0\x80", UTF8_BAD, 1}, {"\xF4\x90\x80\x80", UTF8_BAD, 1}, {"\xC3", UTF8_BAD, 1},
		{"\x80", UTF8_BAD, 1},   {"\xFF", UTF8_BAD, 1},        {"\xE2\x82", UTF8_BAD, 1},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t len;

		CHECK_UINT(utf8_next(str_of(cases[i].bytes), &len), cases[i].c);
		CHECK_UINT(len, cases[i].len);
	}
	CHECK(utf8_is_upper(0x141) && utf8_is_lower(0x142) && utf8_is_upper(0x17D));
	CHECK(!utf8_is_upper(0xD7) && utf8_is_upper(0x410) && utf8_is_lower(0x3B1));
	CHECK(utf8_is_word(0xE9) && utf8_is_word(0x4E2D) && !utf8_is_word(0x2019));
}

static void letters_without_diacritics(void)
{
	static const struct {
		uint32_t c;
		const char *plain; /* "" for none */
	} cases[] = {
		{0xC9, "e"},  {0xE5, "a"},  {0xC6, "ae"},  {0xDF, "ss"}, {0xFE, "th"}, {0xF0, "d"},
		{0xD7, ""},   {0xF7, ""},   {0x142, "l"},  {0x152, "oe"}, {0x153, "oe"}, {0x132, "ij"},
		{0x17E, "z"}, {0x17F, "s"}, {0x131, "i"},  {0x180, ""},  {'e', ""},   {0x4E2D, ""},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *plain = utf8_plain(cases[i].c);

		CHECK_STR(str_of(plain ? plain : ""), cases[i].plain);
	}
}

/* Byte for byte: what goes in is as long as what comes out, and is valid UTF-8. */
static void fields_are_sanitised(void)
{
	static const struct {
		struct str in, out;
	} cases[] = {
		{STR("plain text of some length"), STR("plain text of some length")},
		{STR("a\tb\nc\rd\ve\ff\0g"), STR("a b c d e f g")},
		{STR("bad \xFF and \xC3\xA9 and \xC3"), STR("bad ? and \xC3\xA9 and ?")},
		{STR("\xED\xA0\x80"), STR("???")},
		{STR("\x01\x7F\\\""), STR("\x01\x7F\\\"")},
	};
	struct buf b = {0};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		b.len = 0;
		buf_addstr(&b, cases[i].in);
		output_sanitise(b.p, b.len);
		CHECK(str_eq(buf_str(&b), cases[i].out));
	}
	/* Each byte value at each place of each length: four, eight or sixteen bytes are looked at
	 * together. */
	for (int c = 0; c < 256; c++)
		for (size_t i = 0; i < 17 * 17; i++) {
			size_t at = i % 17;

			b.len = 0;
			buf_add(&b, "abcdefghijklmnopq", i / 17 + 1);
			if (at >= b.len)
				continue;
			b.p[at] = (char)c;
			output_sanitise(b.p, b.len);
			if (c == 0 || (c >= 9 && c <= 13))
				CHECK(b.p[at] == ' ');
			else
				CHECK(b.p[at] == (char)(c >= 0x80 ? '?' : c));
		}
	buf_free(&b);
}

static void rows_parse(void)
{
	struct row row;
	struct str value;
	const char *field;

	CHECK(!row_parse(STR("d\t2026-01-02\t3\t2\t10\t14\ttext"), &row, &field, &value));
	CHECK_STR(row.text, "text");
	CHECK_UINT(row.start, 10);
	CHECK(row_parse(STR("d\t\t3\t2\t10\t15\ttext"), &row, &field, &value) != NULL);
	CHECK_STR(str_of(field), "end");
	CHECK(row_parse(STR("d\t\tx\t2\t10\t14\ttext"), &row, &field, &value) != NULL);
	CHECK_STR(str_of(field), "sent");
	CHECK_STR(value, "x");
	CHECK(row_parse(STR("only"), &row, &field, &value) != NULL);
	CHECK(row_parse(STR("d\t\t3\t2\t10\t14\ttext\tmore"), &row, &field, &value) != NULL);
	CHECK(row_parse(STR(""), &row, &field, &value) != NULL);
}

static void head_rows(void)
{
	struct row row;
	struct str value;
	const char *field;

	CHECK(!row_parse(STR("d\t\t0\t1\t0\t0\tA title"), &row, &field, &value));
	CHECK_UINT(row.sent, 0);
	CHECK_STR(row.text, "A title");
	CHECK(!row_parse(STR("d\t\t0\t2\t0\t0\t"), &row, &field, &value));
	CHECK(row_parse(STR("d\t\t0\t3\t0\t0\tx"), &row, &field, &value) && !strcmp(field, "par"));
	CHECK(row_parse(STR("d\t\t0\t0\t0\t1\tx"), &row, &field, &value) && !strcmp(field, "par"));
	CHECK(row_parse(STR("d\t\t0\t1\t1\t0\tx"), &row, &field, &value) && !strcmp(field, "start"));
	CHECK(row_parse(STR("d\t\t0\t1\t0\t1\tx"), &row, &field, &value) && !strcmp(field, "end"));
	CHECK_STR(value, "1");
}

/* Numbers of every length, read in eights: each digit in its place, and the byte that ends
 * them, whatever it is. */
static void row_numbers(void)
{
	static const char digits[] = "98765432101234567899";
	struct row row;
	struct str value;
	const char *field;
	char line[120];

	for (int n = 1; n <= 19; n++) {
		uint64_t want = 0;

		for (int i = 0; i < n; i++)
			want = want * 10 + (uint64_t)(digits[i] - '0');
		snprintf(line, sizeof line, "d\t\t%.*s\t1\t0\t32\t%032d", n, digits, 0);
		CHECK(!row_parse(str_of(line), &row, &field, &value));
		CHECK_UINT(row.sent, want);
		for (int c = 1; c < 256; c++) {
			if (c == '\t' || (c >= '0' && c <= '9'))
				continue;
			snprintf(line, sizeof line, "d\t\t%.*s%c\t1\t0\t32\t%032d", n - 1, digits, c, 0);
			CHECK(row_parse(str_of(line), &row, &field, &value) != NULL);
			CHECK_STR(str_of(field), "sent");
		}
	}
	CHECK(!row_parse(STR("d\t\t18446744073709551615\t1\t0\t4\ttext"), &row, &field, &value));
	CHECK_UINT(row.sent, UINT64_MAX);
	CHECK(row_parse(STR("d\t\t18446744073709551616\t1\t0\t4\ttext"), &row, &field, &value) != NULL);
}

/* Pages that nobody touches cost nothing. */
static void rows_of_a_gigabyte(void)
{
	static const char head[] = "d\t\t1\t1\t0\t1073741825\t";
	const size_t len = sizeof head - 1 + ROW_TEXT_MOST + 1;
	char *p = mmap(NULL, len, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	struct row row;
	struct str value;
	const char *field, *what;

	CHECK(p != MAP_FAILED);
	if (p == MAP_FAILED)
		return;
	memcpy(p, head, sizeof head - 1);
	what = row_parse((struct str){p, len}, &row, &field, &value);
	CHECK(what && !strcmp(what, "more than 1 GiB"));
	CHECK_STR(str_of(field), "text");
	munmap(p, len);
}

static const char *write_temp(const char *text)
{
	static char path[] = "/tmp/readout-test-XXXXXX";
	int fd;

	memcpy(path + sizeof path - 7, "XXXXXX", 6);
	fd = mkstemp(path);
	CHECK(fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text));
	close(fd);
	return path;
}

static void tables_read_and_compile(void)
{
	static const char *const cols[] = {"b", "a", "z", NULL};
	const char *path = write_temp("# c\na\tb\tother\n1\t2\t3\n# x\n\n4\t5\t6\r\n");
	struct table t = {0}, opened;
	struct buf blob = {0};

	CHECK(table_read(&t, path, cols, 2));
	CHECK_UINT(t.n_rows, 2);
	CHECK_STR(table_cell(&t, 0, 0), "2");
	CHECK_STR(table_cell(&t, 1, 1), "4");
	CHECK_STR(table_cell(&t, 1, 2), "");
	CHECK_UINT(table_line(&t, 1), 6);
	/* A second file goes on where the first ended. */
	CHECK(table_read(&t, path, cols, 2));
	CHECK_UINT(t.n_rows, 4);
	CHECK_STR(table_cell(&t, 3, 0), "5");
	table_write(&t, &blob);
	CHECK_UINT(table_open(&opened, buf_str(&blob), 1), blob.len);
	CHECK_STR(table_cell(&opened, 2, 1), "1");
	CHECK_UINT(table_open(&opened, (struct str){blob.p, blob.len - 8}, 1), 0);
	CHECK_UINT(table_open(&opened, buf_str(&blob), 5), 0);
	/* The second cell would begin far behind the blob. */
	memset(blob.p + 40 + 4, 0xff, 4);
	CHECK_UINT(table_open(&opened, buf_str(&blob), 1), 0);
	buf_free(&blob);
	table_free(&t);
	unlink(path);
}

static void tables_refuse_bad_rows(void)
{
	static const char *const cols[] = {"a", "b", NULL};
	static const char *const bad[] = {"a\tc\n", "a\tb\n1\n", "a\tb\n1\t2\t3\n", "", "a\tb\n\xFF\t1\n"};

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct table t = {0};
		const char *path = write_temp(bad[i]);

		CHECK(!table_read(&t, path, cols, 2));
		table_free(&t);
		unlink(path);
	}
}

static void arena_gives_zeroed_aligned_memory(void)
{
	struct arena a = {0};

	for (int round = 0; round < 3; round++) {
		for (size_t len = 1; len < 200000; len = len * 3 + 1) {
			char *p = arena_alloc(&a, len);

			CHECK((uintptr_t)p % 8 == 0 && p[0] == 0 && p[len - 1] == 0);
			memset(p, 1, len);
		}
		CHECK_STR(arena_str(&a, STR("kept")), "kept");
		arena_reset(&a);
	}
	arena_free(&a);
}

int main(void)
{
	RUN(slices);
	RUN(utf8_decoding);
	RUN(letters_without_diacritics);
	RUN(fields_are_sanitised);
	RUN(rows_parse);
	RUN(head_rows);
	RUN(row_numbers);
	RUN(rows_of_a_gigabyte);
	RUN(tables_read_and_compile);
	RUN(tables_refuse_bad_rows);
	RUN(arena_gives_zeroed_aligned_memory);
	return check_done();
}
