/* die: diagnostics, exit codes and allocation that cannot fail.
 *
 * Every message has the form `program: where: what: cause` and goes to standard error.
 * Nothing else in the library writes there, and nothing else exits. */
#ifndef DIE_H
#define DIE_H

#include <stdbool.h>
#include <stddef.h>

enum exit_code {
	EXIT_DONE = 0,  /* finding nothing included */
	EXIT_IO = 1,    /* some input or output failed */
	EXIT_USAGE = 2, /* the call was wrong */
};

/* Names the program in messages; `name` must outlive the process. Before the call
 * messages say "readout". */
void die_program(const char *name);

/* The name given to die_program. */
const char *die_program_name(void);

/* `flush` is called once before a fatal message, so that the records written so far and
 * the message stay in order. */
void die_flush_with(void (*flush)(void *), void *arg);

/* Print a message and go on. The _errno forms add ": " and the text of errno. */
void warn(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void warn_errno(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* The library has broken a promise to itself: prints the message, and the program goes on
 * without what is wrong. Whatever else happens, the process has then failed: die_status. */
void warn_internal(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* What main returns: EXIT_DONE if all is well, else EXIT_IO. */
int die_status(bool ok);

/* Print a message and exit: die and die_errno with EXIT_IO, die_usage with EXIT_USAGE
 * after a second line that points to --help. */
_Noreturn void die(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
_Noreturn void die_errno(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
_Noreturn void die_usage(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* Exits without a message: the reader of a pipe has gone. */
_Noreturn void die_silent(void);

/* Allocation: never returns NULL, exits with a message when memory is short.
 * The caller frees with free. xreallocarray checks the product. */
void *xmalloc(size_t len) __attribute__((returns_nonnull));
void *xcalloc(size_t n, size_t len) __attribute__((returns_nonnull));
void *xreallocarray(void *p, size_t n, size_t len) __attribute__((returns_nonnull));

/* Room for one more element in a growing array: if `n` == `*cap`, doubles `*cap` (from
 * 16) and reallocates. Returns the array, which may have moved. */
void *xgrow_more(void *p, size_t *cap, size_t elem) __attribute__((returns_nonnull));
static inline void *xgrow(void *p, size_t n, size_t *cap, size_t elem)
{
	return n < *cap ? p : xgrow_more(p, cap, elem);
}

#endif
