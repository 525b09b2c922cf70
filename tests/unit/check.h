/* check: what a unit test needs. Each file of this folder is one program: a test is a
 * function, RUN prints a line for it in the form of TAP, and main returns check_done(). */
#ifndef CHECK_H
#define CHECK_H

#include "base/str.h"

#include <stdio.h>

static struct {
	int tests, failed, wrong;
} check_state;

/* A failed check is printed at once; the test goes on. */
#define CHECK(cond)                                                                                \
	do {                                                                                       \
		if (!(cond)) {                                                                     \
			printf("# %s:%d: %s\n", __FILE__, __LINE__, #cond);                        \
			check_state.wrong++;                                                       \
		}                                                                                  \
	} while (0)

#define CHECK_UINT(got, want) check_uint(__FILE__, __LINE__, #got, (got), (want))
#define CHECK_STR(got, want) check_str(__FILE__, __LINE__, #got, (got), str_of(want))

static inline void check_uint(const char *file, int line, const char *what, uint64_t got,
                              uint64_t want)
{
	if (got == want)
		return;
	printf("# %s:%d: %s is %llu, not %llu\n", file, line, what, (unsigned long long)got,
	       (unsigned long long)want);
	check_state.wrong++;
}

static inline void check_str(const char *file, int line, const char *what, struct str got,
                             struct str want)
{
	if (str_eq(got, want))
		return;
	printf("# %s:%d: %s is '%.*s', not '%.*s'\n", file, line, what, (int)got.len, got.p,
	       (int)want.len, want.p);
	check_state.wrong++;
}

#define RUN(test)                                                                                  \
	do {                                                                                       \
		check_state.wrong = 0;                                                             \
		test();                                                                            \
		check_state.tests++;                                                               \
		check_state.failed += check_state.wrong > 0;                                       \
		printf("%s %d %s\n", check_state.wrong ? "not ok" : "ok", check_state.tests, #test); \
	} while (0)

static inline int check_done(void)
{
	printf("1..%d\n", check_state.tests);
	return check_state.failed > 0;
}

#endif
