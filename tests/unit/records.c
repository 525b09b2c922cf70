/* Records: CSV that is malformed, and what a date may look like. */
#include "base/buf.h"
#include "check.h"
#include "source/csv_reader.h"
#include "source/record_date.h"

#include <stdlib.h>

/* Every field between brackets, every record on a line. */
static void field(struct str value, void *arg)
{
	buf_addc(arg, '[');
	buf_addstr(arg, value);
	buf_addc(arg, ']');
}

static void record(void *arg)
{
	buf_addc(arg, '\n');
}

/* `csv` in pieces of `most` bytes: what is handed on and, after `!`, the fault. */
static void read_csv(struct buf *got, struct str csv, size_t most)
{
	struct csv_reader *r = csv_reader_new(',', field, record, got);
	bool ok = true;

	for (got->len = 0; ok && csv.len;) {
		const size_t n = csv.len < most ? csv.len : most;

		ok = csv_reader_add(r, str_cut(csv, 0, n));
		csv = str_cut(csv, n, csv.len);
	}
	if (!csv_reader_end(r)) {
		const struct csv_fault f = csv_reader_fault(r);

		buf_addf(got, "!%llu:%llu:%.5s:%.*s", (unsigned long long)f.line,
		         (unsigned long long)f.field, f.what, STR_FMT(f.value, 100));
	}
	csv_reader_free(r);
}

static void malformed_csv(void)
{
	static const struct {
		const char *csv, *want;
	} cases[] = {
		/* Blanks around quotes. */
		{"1,\"a\" \n2,b\n", "[1][a]\n[2][b]\n"},
		{"1,\"a\"\t \r\n2,b", "[1][a]\n[2][b]\n"},
		{"\"a\"  ,\"b\" ,c", "[a][b][c]\n"},
		{"1, \"a, b\", \t\"c\"\n", "[1][a, b][c]\n"},
		{" \"a\"\n", "[a]\n"},
		{"1,\"a\" ", "[1][a]\n"},
		{"1,\"a\nb\" \n", "[1][a\nb]\n"},
		{"1,\"\" \n", "[1][]\n"},
		/* They belong to a field without. */
		{"1, a b ,  \n", "[1][ a b ][  ]\n"},
		{"1,\" a \"\n", "[1][ a ]\n"},
		/* Quotes inside. */
		{"1,a \"b\" c,5\"\n", "[1][a \"b\" c][5\"]\n"},
		{"1, a \"b, c\"\n", "[1][ a \"b][ c\"]\n"},
		{"1,\"a \"\"b\"\" c\"\n", "[1][a \"b\" c]\n"},
		/* What has no one meaning. */
		{"1,a\n2,\"a\"b\n3,c\n", "[1][a]\n[2]!2:2:text :a"},
		{"1,\"a\" b\n3,c\n", "[1]!1:2:text :a"},
		{"1,\"a\" \"b\"\n3,c\n", "[1]!1:2:text :a"},
		{"1,\"a\nb\"c\n", "[1]!2:2:text :a"},
		{"1,b\n2,\"a\nb", "[1][b]\n[2]!2:2:its q:a"},
		{"1,b\n2,\"", "[1][b]\n[2]!2:2:its q:"},
		{"1, \"a, b\n", "[1]!1:2:its q:a, b"},
	};
	struct buf got = {0};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (size_t most = 1; most < 8; most++) {
			read_csv(&got, str_of(cases[i].csv), most == 7 ? 1000 : most);
			CHECK_STR(buf_str(&got), cases[i].want);
		}
	buf_free(&got);
}

static void count(struct str value, void *arg)
{
	*(size_t *)arg += value.len;
}

static void none(void *arg)
{
	(void)arg;
}

/* The bound is one of bytes, wherever a piece of them ends. */
static void long_records(void)
{
	static char block[1 << 20];
	struct csv_reader *r;
	size_t got;

	/* Under valgrind so many bytes take minutes, and say no more than few. */
	if (getenv("WRAP") && *getenv("WRAP"))
		return;
	memset(block, 'x', sizeof block);
	for (size_t more = 0; more < 2; more++) {
		r = csv_reader_new(',', count, none, &got);
		got = 0;
		CHECK(csv_reader_add(r, STR("a,b\nc,\"")));
		for (size_t i = 0; i < CSV_RECORD_MOST / sizeof block - 1; i++)
			CHECK(csv_reader_add(r, (struct str){block, sizeof block}));
		CHECK(csv_reader_add(r, (struct str){block, sizeof block - 1}));
		CHECK(csv_reader_add(r, more ? STR("x\"\nd,e\n") : STR("\"\nd,e\n")) == !more);
		CHECK(csv_reader_end(r) == !more);
		CHECK_UINT(got, more ? 3 : 2 + CSV_RECORD_MOST + 2);
		if (more) {
			CHECK_UINT(csv_reader_fault(r).line, 2);
			CHECK_UINT(csv_reader_fault(r).field, 2);
			CHECK_UINT(csv_reader_fault(r).value.len, 40);
		}
		csv_reader_free(r);
	}
}

static void check_date(const char *s, enum record_date_order order, const char *want)
{
	char date[11] = "x";

	CHECK(record_date(str_of(s), order, date) == (*want != '\0'));
	CHECK_STR(str_of(date), want);
}

static void dates(void)
{
	static const char *const days[] = {
		"2024-08-09", "2024/08/09", "2024.08.09", "2024-8-9", "2024/8/09", "20240809", " 2024-08-09\t",
		"Aug. 9, 2024", "August 9 2024", "9 August 2024", "9th Aug 2024", "Friday, August 9, 2024",
		"2024-08-09T10:00", "2024-08-09T10:00:00Z", "2024-08-09 9:30", "2024-08-09 10:00:00.123+02:00",
		"2024/08/09 10:00 PM", "20240809T101500Z", "20240809101500", "2024-08-09 10:00 UTC+02:00",
		"Fri, 9 Aug 2024 10:00:00 +0200", "Fri, 9 Aug 2024 10:00:00 EST", "Aug 9, 2024, 10:00 AM",
		"9-Aug-2024", "09-AUG-2024", "9-August-2024 10:00", "9.8.2024", "09.08.2024 10:00",
	};
	static const char *const others[] = {
		"", " ", "03/08/2024", "3-8-2024", "3-8-24", "29.8.24", "2024-08-09 (Friday)", "2024-08-09/2024-08-11",
		"2024-08-09T", "2024-08-09T25:00", "2024-08-09 10", "2024-08-09x", "2024-08/09", "2024.8", "2024-8",
		"2024-13", "2024-02-30", "2023-02-29T10:00", "2024-", "20245", "202408", "20241301", "2024-08 10:00",
		"2024 10:00", "Aug. 9", "Aug. 32, 2024", "August 2024 10:00", "August 24", "soon", "45293", "2024-08-09,", "-", "9",
		"20240809101", "2024-08-09 10:00 +2", "2024-08-09 10:00 or so", "9-Aug", "9-Aug-24", "9-Aug 2024x", "9-Augustus-2024",
		"30/2/2024", "13/13/2024", "0/8/2024", "9/8", "9/8/", "9/8-2024", "9/8/20245", "9/8/024", "123/8/2024",
	};

	for (size_t i = 0; i < sizeof days / sizeof *days; i++)
		for (enum record_date_order o = RECORD_DATE_UNTOLD; o <= RECORD_DATE_DMY; o++)
			check_date(days[i], o, "2024-08-09");
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		check_date(others[i], RECORD_DATE_UNTOLD, "");
	check_date("2024-08", RECORD_DATE_UNTOLD, "2024-08");
	check_date("2024/08", RECORD_DATE_UNTOLD, "2024-08");
	check_date("August 2024", RECORD_DATE_UNTOLD, "2024-08");
	check_date("Aug. 2024", RECORD_DATE_UNTOLD, "2024-08");
	check_date("2024", RECORD_DATE_UNTOLD, "2024");
	check_date("2024-02-29", RECORD_DATE_UNTOLD, "2024-02-29");
}

/* Where the order is told, and where only one is a date. */
static void orders(void)
{
	static const struct {
		const char *s, *untold, *dmy, *mdy;
	} cases[] = {
		{"03/08/2024", "", "2024-08-03", "2024-03-08"},
		{"3-8-2024", "", "2024-08-03", "2024-03-08"},
		{"3.8.2024", "2024-08-03", "2024-08-03", "2024-03-08"},
		{"8/8/2024", "2024-08-08", "2024-08-08", "2024-08-08"},
		{"29/8/2024", "2024-08-29", "2024-08-29", "2024-08-29"},
		{"8/29/2024", "2024-08-29", "2024-08-29", "2024-08-29"},
		{"8.29.2024", "2024-08-29", "2024-08-29", "2024-08-29"},
		{"3/8/2024 10:00 AM", "", "2024-08-03", "2024-03-08"},
		{"3/8/24", "", "2024-08-03", "2024-03-08"},
		{"3/8/69", "", "1969-08-03", "1969-03-08"},
		{"3/8/68", "", "2068-08-03", "2068-03-08"},
		{"29/8/24", "", "2024-08-29", "2024-08-29"},
		{"30/2/2024", "", "", ""},
		{"3/8", "", "", ""},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		check_date(cases[i].s, RECORD_DATE_UNTOLD, cases[i].untold);
		check_date(cases[i].s, RECORD_DATE_DMY, cases[i].dmy);
		check_date(cases[i].s, RECORD_DATE_MDY, cases[i].mdy);
	}
}

int main(void)
{
	RUN(malformed_csv);
	RUN(long_records);
	RUN(dates);
	RUN(orders);
	return check_done();
}
