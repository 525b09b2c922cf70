/* Whole numbers and words of lists as they are read and written. */
#include "base/number.h"
#include "check.h"

#include <inttypes.h>

static const uint64_t some[] = {0,         1,         9,          10,         12345678,           99999999,
                                100000000, 100000001, 4294967296, 9999999999, 9999999999999999999u};

static void written_numbers_are_read(void)
{
	for (size_t i = 0; i < sizeof some / sizeof *some; i++) {
		char text[64] = "", want[64];
		uint64_t n;

		*number_write(text, some[i]) = '\0';
		snprintf(want, sizeof want, "%" PRIu64, some[i]);
		CHECK_STR(str_of(text), want);
		CHECK_UINT(number_read(text, &n), strlen(want));
		CHECK_UINT(n, some[i]);
		CHECK(str_uint(str_of(text), &n) && n == some[i]);
	}
}

static void numbers_that_are_too_long(void)
{
	char text[64] = "";
	uint64_t n;

	*number_write(text, UINT64_MAX) = '\0';
	CHECK_STR(str_of(text), "18446744073709551615");
	CHECK_UINT(number_read(text, &n), NUMBER_READ_MOST + 1);
	CHECK(str_uint(str_of(text), &n) && n == UINT64_MAX);
	CHECK(!str_uint(STR("18446744073709551616"), &n));
	CHECK(!str_uint(STR(""), &n) && !str_uint(STR("1 "), &n) && !str_uint(STR("-1"), &n));
}

static void digits_end_where_they_end(void)
{
	static const char text[32] = "123/56789:";
	uint64_t n;

	CHECK_UINT(number_read(text, &n), 3);
	CHECK_UINT(n, 123);
	CHECK_UINT(number_read(text + 3, &n), 0);
	CHECK_UINT(number_read(text + 4, &n), 5);
	CHECK_UINT(str_digits(STR("12a")), 2);
	CHECK_UINT(str_digits(STR("12")), 2);
	CHECK_UINT(str_digits(STR("")), 0);
}

static void signed_numbers(void)
{
	int32_t n = 7;

	CHECK(str_int(STR("-12"), 100, &n) && n == -12);
	CHECK(str_int(STR("100"), 100, &n) && n == 100);
	CHECK(!str_int(STR("101"), 100, &n) && !str_int(STR("-101"), 100, &n));
	CHECK(!str_int(STR("-"), 100, &n) && !str_int(STR(""), 100, &n) && !str_int(STR("+1"), 100, &n));
	CHECK(n == 100);
}

static void numbers_of_so_many_digits(void)
{
	struct str s = STR("20240506");
	int32_t n;

	CHECK(str_take_digits(&s, 4, &n) && n == 2024);
	CHECK_STR(s, "0506");
	CHECK(!str_take_digits(&s, 5, &n));
	CHECK_STR(s, "0506");
}

static void places_in_lists(void)
{
	static const char *const names[] = {"", "one", "two"};

	CHECK(str_among(STR("two"), names, 3) == 2 && str_among(STR(""), names, 3) == 0);
	CHECK(str_among(STR("two"), names, 2) == -1 && str_among(STR("tw"), names, 3) == -1);
}

int main(void)
{
	RUN(written_numbers_are_read);
	RUN(numbers_that_are_too_long);
	RUN(digits_end_where_they_end);
	RUN(signed_numbers);
	RUN(numbers_of_so_many_digits);
	RUN(places_in_lists);
	return check_done();
}
