/* option: what every filter's command line has in common. */
#ifndef OPTION_H
#define OPTION_H

#include "base/cpu.h"
#include "stream/output.h"

#include <getopt.h>
#include <stdbool.h>

struct options {
	bool header;        /* -H, --header */
	bool line_buffered; /* --line-buffered */
	bool progress;      /* --progress */
	enum cpu_level cpu; /* --simd */
};

/* Values of options without a letter; a program's own start at OPTION_OWN. */
enum {
	OPTION_HELP = 1000,
	OPTION_LINE_BUFFERED,
	OPTION_PROGRESS,
	OPTION_SIMD,
	OPTION_VERSION,
	OPTION_OWN,
};

/* The common rows of a getopt_long table, and of the usage text. */
#define OPTION_COMMON_LONG                                                                         \
	{"header", no_argument, NULL, 'H'}, {"help", no_argument, NULL, OPTION_HELP},              \
		{"line-buffered", no_argument, NULL, OPTION_LINE_BUFFERED},                        \
		{"progress", no_argument, NULL, OPTION_PROGRESS},                                  \
		{"simd", required_argument, NULL, OPTION_SIMD},                                    \
	{                                                                                          \
		"version", no_argument, NULL, OPTION_VERSION                                       \
	}

#define OPTION_COMMON_USAGE                                                                        \
	"  -H, --header         write a header row first\n"                                        \
	"      --line-buffered  hand on every row at once\n"                                       \
	"      --progress       tell on standard error how far the input is\n"                     \
	"      --simd LEVEL     auto, avx2, sse2 or scalar: same rows, other speed\n"              \
	"      --help           print this text and exit\n"                                        \
	"      --version        print the version and exit\n"

/* Sets the defaults; call before getopt_long. */
void option_init(struct options *o);

/* Handles one value from getopt_long that the program does not know itself: a common
 * option, or '?' and ':' (usage error, does not return). `usage` is the text for --help. */
void option_common(struct options *o, int c, const char *usage);

/* A whole number from `min` to `max`, or a usage error that names the option. */
unsigned long option_number(const char *name, const char *value, unsigned long min,
                            unsigned long max);

/* A score from 0 to 1 in hundredths ("0.8", ".8", "1"), or a usage error. */
unsigned option_score(const char *name, const char *value);

/* The position of `value` in the NULL-terminated `choices`, or a usage error. */
int option_choice(const char *name, const char *value, const char *const *choices);

#endif
