#include "stream/option.h"

#include "base/die.h"
#include "base/version.h"

#include <stdio.h>
#include <stdlib.h>

void option_init(struct options *o)
{
	*o = (struct options){.cpu = cpu_best()};
}

/* Through the checked output like any row: `filter --help > /dev/full` must fail. */
static _Noreturn void print_and_exit(const char *text)
{
	struct output out;

	output_open(&out, false);
	output_raw(&out, str_of(text));
	output_close(&out);
	exit(EXIT_DONE);
}

static _Noreturn void print_version(void)
{
	struct buf b = {0};

	buf_addf(&b, "%s (readout) %s\n", die_program_name(), READOUT_VERSION);
	buf_addc(&b, '\0');
	print_and_exit(b.p);
}

void option_common(struct options *o, int c, const char *usage)
{
	switch (c) {
	case 'H': o->header = true; break;
	case OPTION_HELP: print_and_exit(usage);
	case OPTION_LINE_BUFFERED: o->line_buffered = true; break;
	case OPTION_PROGRESS: o->progress = true; break;
	case OPTION_SIMD:
		if (!cpu_parse(str_of(optarg), &o->cpu))
			die_usage("--simd: not a level of this machine: '%.40s'", optarg);
		break;
	case OPTION_VERSION: print_version();
	default:
		/* getopt_long has named the option already. */
		fprintf(stderr, "Try '%s --help' for its options.\n", die_program_name());
		exit(EXIT_USAGE);
	}
}

unsigned long option_number(const char *name, const char *value, unsigned long min,
                            unsigned long max)
{
	uint64_t n;

	if (!str_uint(str_of(value), &n) || n < min || n > max)
		die_usage("%s: not a number from %lu to %lu: '%.40s'", name, min, max, value);
	return (unsigned long)n;
}

unsigned option_score(const char *name, const char *value)
{
	const char *p = value;
	unsigned n = 0;

	/* By hand: strtod would ask the locale for its decimal point. */
	if (*p == '0' || *p == '1')
		n = (unsigned)(*p++ - '0') * 100;
	if (*p == '.' && p[1]) {
		p++;
		for (unsigned scale = 10; *p >= '0' && *p <= '9'; p++, scale /= 10)
			n += (unsigned)(*p - '0') * scale;
	}
	if (*p || p == value || n > 100)
		die_usage("%s: not a number from 0 to 1: '%.40s'", name, value);
	return n;
}

int option_choice(const char *name, const char *value, const char *const *choices)
{
	for (int i = 0; choices[i]; i++)
		if (!strcmp(choices[i], value))
			return i;
	die_usage("%s: unknown value '%.40s'", name, value);
}
