#include "base/die.h"

#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Diagnostics belong to the process, so this is the one state the library keeps. */
static struct {
	const char *name;
	void (*flush)(void *);
	void *arg;
	bool broken; /* there was an internal error */
} process = {.name = "readout"};

void die_program(const char *name)
{
	process.name = name;
}

const char *die_program_name(void)
{
	return process.name;
}

void die_flush_with(void (*flush)(void *), void *arg)
{
	process.flush = flush;
	process.arg = arg;
}

static void say(const char *fmt, va_list ap, int err)
{
	fprintf(stderr, "%s: ", process.name);
	vfprintf(stderr, fmt, ap);
	if (err)
		fprintf(stderr, ": %s", strerror(err));
	fputc('\n', stderr);
}

void warn(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(fmt, ap, 0);
	va_end(ap);
}

void warn_errno(const char *fmt, ...)
{
	int err = errno;
	va_list ap;

	va_start(ap, fmt);
	say(fmt, ap, err);
	va_end(ap);
}

void warn_internal(const char *fmt, ...)
{
	va_list ap;

	process.broken = true;
	va_start(ap, fmt);
	say(fmt, ap, 0);
	va_end(ap);
}

int die_status(bool ok)
{
	return ok && !process.broken ? EXIT_DONE : EXIT_IO;
}

/* The hook is cleared first: a flush that fails dies itself and must not come back here. */
static void flush_once(void)
{
	void (*flush)(void *) = process.flush;

	process.flush = NULL;
	if (flush)
		flush(process.arg);
}

_Noreturn void die(const char *fmt, ...)
{
	va_list ap;

	flush_once();
	va_start(ap, fmt);
	say(fmt, ap, 0);
	va_end(ap);
	exit(EXIT_IO);
}

_Noreturn void die_errno(const char *fmt, ...)
{
	int err = errno;
	va_list ap;

	flush_once();
	va_start(ap, fmt);
	say(fmt, ap, err);
	va_end(ap);
	exit(EXIT_IO);
}

_Noreturn void die_usage(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(fmt, ap, 0);
	va_end(ap);
	fprintf(stderr, "Try '%s --help' for its options.\n", process.name);
	exit(EXIT_USAGE);
}

_Noreturn void die_silent(void)
{
	exit(EXIT_IO);
}

static void *checked(void *p, size_t len)
{
	if (!p)
		die("out of memory for %zu bytes", len);
	return p;
}

static void check_product(size_t n, size_t len)
{
	if (len && n > SIZE_MAX / len)
		die("out of memory for %zu elements of %zu bytes", n, len);
}

/* Nothing may be given as NULL: the smallest block instead. */
void *xmalloc(size_t len)
{
	return checked(malloc(len ? len : 1), len);
}

void *xcalloc(size_t n, size_t len)
{
	check_product(n, len);
	return checked(n && len ? calloc(n, len) : calloc(1, 1), n * len);
}

void *xreallocarray(void *p, size_t n, size_t len)
{
	/* realloc to nothing may free, or not: the smallest block instead. */
	size_t total = n && len ? n * len : 1;

	check_product(n, len);
	return checked(realloc(p, total), total);
}

void *xgrow_more(void *p, size_t *cap, size_t elem)
{
	*cap = *cap ? *cap * 2 : 16;
	return xreallocarray(p, *cap, elem);
}
