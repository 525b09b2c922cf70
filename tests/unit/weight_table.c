/* Tables of weights: compiled, opened, asked; what is wrong with one is refused. */
#include "base/buf.h"
#include "check.h"
#include "know/weight_table.h"

#include <stdlib.h>
#include <unistd.h>

static const char *const two[] = {"yes", "no", NULL};

static bool compile(const char *text, struct buf *out)
{
	char path[] = "/tmp/readout-test-XXXXXX";
	int fd = mkstemp(path);
	bool ok = fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text) && !close(fd) &&
	          weight_table_compile(path, two, out);

	unlink(path);
	return ok;
}

static void weights_are_thousandths(void)
{
	struct buf out = {0};
	struct weight_table t;
	const int32_t *w;

	CHECK(compile("# of a test\nfeature\tno\tyes\nfor\t-0.125\t2\nto=a city\t\t0.01\n", &out));
	CHECK_UINT(weight_table_open(&t, buf_str(&out), 2), out.len);
	CHECK(!weight_table_open(&t, buf_str(&out), 1));
	CHECK(weight_table_open(&t, buf_str(&out), 2));
	w = weight_table_at(&t, weight_hash(STR("for")));
	CHECK(w && w[0] == 2 * WEIGHT_ONE && w[1] == -125);
	w = weight_table_at(&t, weight_hash(STR("to=a city")));
	CHECK(w && w[0] == 10 && w[1] == 0);
	CHECK(!weight_table_at(&t, weight_hash(STR("to"))));
	CHECK(weight_of(&t, weight_hash(STR("for"))) == 2000 && !weight_of(&t, weight_hash(STR("to"))));
	out.len -= 8;
	CHECK(!weight_table_open(&t, buf_str(&out), 2));
	buf_free(&out);
}

static void what_is_refused(void)
{
	static const char *const bad[] = {
		"feature\tyes\n",                        /* a column is missing */
		"feature\tyes\tno\nfor\tx\t1\n",         /* no number */
		"feature\tyes\tno\nfor\t0.1234\t1\n",    /* too fine */
		"feature\tyes\tno\nfor\t--1\t1\n",
		"feature\tyes\tno\nfor\t12345.678\t1\n", /* too long */
		"feature\tyes\tno\n\t1\t1\n",            /* no name */
		"feature\tyes\tno\nfor\t1\t1\nfor\t1\t1\n",
	};
	struct buf out = {0};

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		CHECK(!compile(bad[i], &out) && !out.len);
	buf_free(&out);
}

static void many_rows(void)
{
	struct buf text = {0}, out = {0}, name = {0};
	struct weight_table t;

	buf_addf(&text, "feature\tyes\tno\n");
	for (int i = 0; i < 1000; i++)
		buf_addf(&text, "f%d\t0.%03d\t\n", i, i);
	buf_addc(&text, '\0');
	CHECK(compile(text.p, &out) && weight_table_open(&t, buf_str(&out), 2));
	for (int i = 0; i < 1000; i++) {
		name.len = 0;
		buf_addf(&name, "f%d", i);
		CHECK_UINT((uint64_t)weight_of(&t, weight_hash(buf_str(&name))), (uint64_t)i);
	}
	buf_free(&text);
	buf_free(&out);
	buf_free(&name);
}

int main(void)
{
	RUN(weights_are_thousandths);
	RUN(what_is_refused);
	RUN(many_rows);
	return check_done();
}
