#define PCRE2_CODE_UNIT_WIDTH 8

#include "base/pattern.h"

#include "base/die.h"

#include <pcre2.h>
#include <stdlib.h>

enum {
	/* Compiled code runs on a stack of its own; 32 KiB by default is soon too little
	 * for a pattern with nested repeats. Only touched pages cost memory. */
	STACK_FIRST = 32 * 1024,
	STACK_MOST = 1024 * 1024,
	/* Steps from one place of the text: some half millisecond. A pattern without nested
	 * repeats takes a few for each byte. */
	STEPS_MOST = 100 * 1000,
	DEPTH_MOST = 100 * 1000,
	HEAP_MOST = 16 * 1024, /* KiB; only touched where no code can be made at run time */
};

struct pattern {
	pcre2_code *code;
	pcre2_match_data *match;
	pcre2_match_context *limits;
	pcre2_jit_stack *stack;
	const char *text; /* of the last match */
	int error;
	char failure[128];
};

static uint32_t options_of(unsigned flags)
{
	uint32_t o = PCRE2_UTF | PCRE2_MATCH_INVALID_UTF;

	if (flags & PATTERN_NOCASE)
		o |= PCRE2_CASELESS;
	if (flags & PATTERN_ANCHORED)
		o |= PCRE2_ANCHORED;
	if (flags & PATTERN_EXTENDED)
		o |= PCRE2_EXTENDED;
	if (flags & PATTERN_UCP)
		o |= PCRE2_UCP;
	return o;
}

static void explain(int error, size_t at, struct buf *why)
{
	unsigned char text[128] = "unknown error";

	pcre2_get_error_message(error, text, sizeof text);
	buf_addf(why, "at byte %zu of the pattern: %s", at, (const char *)text);
}

static void *checked(void *p)
{
	if (!p)
		die("out of memory for a pattern");
	return p;
}

/* Where the machine forbids code made at run time, matching goes on without: slower. */
static void make_fast(struct pattern *p)
{
	if (pcre2_jit_compile(p->code, PCRE2_JIT_COMPLETE))
		return;
	p->stack = pcre2_jit_stack_create(STACK_FIRST, STACK_MOST, NULL);
	if (p->stack)
		pcre2_jit_stack_assign(p->limits, NULL, p->stack);
}

struct pattern *pattern_new(struct str source, unsigned flags, struct buf *why)
{
	int error;
	size_t at;
	pcre2_code *code = pcre2_compile((PCRE2_SPTR)(source.len ? source.p : ""), source.len,
	                                 options_of(flags), &error, &at, NULL);
	struct pattern *p;

	/* What is short is memory, not the pattern's syntax. */
	if (!code && error == PCRE2_ERROR_HEAP_FAILED)
		die("out of memory for a pattern");
	if (!code) {
		explain(error, at, why);
		return NULL;
	}
	p = xcalloc(1, sizeof *p);
	p->code = code;
	p->match = checked(pcre2_match_data_create_from_pattern(code, NULL));
	p->limits = checked(pcre2_match_context_create(NULL));
	pcre2_set_match_limit(p->limits, STEPS_MOST);
	pcre2_set_depth_limit(p->limits, DEPTH_MOST);
	pcre2_set_heap_limit(p->limits, HEAP_MOST);
	make_fast(p);
	return p;
}

void pattern_free(struct pattern *p)
{
	if (!p)
		return;
	pcre2_match_data_free(p->match);
	pcre2_match_context_free(p->limits);
	pcre2_jit_stack_free(p->stack);
	pcre2_code_free(p->code);
	free(p);
}

enum pattern_answer pattern_match(struct pattern *p, struct str text, size_t from)
{
	p->text = text.p ? text.p : "";
	p->error = pcre2_match(p->code, (PCRE2_SPTR)p->text, text.len, from, 0, p->match, p->limits);
	if (p->error >= 0)
		return PATTERN_YES;
	return p->error == PCRE2_ERROR_NOMATCH ? PATTERN_NO : PATTERN_FAILED;
}

bool pattern_group(const struct pattern *p, unsigned group, struct str *s)
{
	const size_t *at = pcre2_get_ovector_pointer(p->match) + 2 * (size_t)group;

	if (p->error <= 0 || group >= pcre2_get_ovector_count(p->match) || at[0] == PCRE2_UNSET)
		return false;
	/* \K in a lookahead can put the start behind the end. */
	*s = (struct str){p->text + at[0], at[1] > at[0] ? at[1] - at[0] : 0};
	return true;
}

bool pattern_named(const struct pattern *p, const char *name, struct str *s)
{
	PCRE2_SPTR at, last;
	const int size = pcre2_substring_nametable_scan(p->code, (PCRE2_SPTR)name, &at, &last);

	/* Without the name PCRE2 gives no size but an error. */
	if (size < 0)
		return false;
	for (; at <= last; at += size)
		if (pattern_group(p, (unsigned)(at[0] << 8 | at[1]), s))
			return true;
	return false;
}

const char *pattern_failure(struct pattern *p)
{
	pcre2_get_error_message(p->error, (PCRE2_UCHAR *)p->failure, sizeof p->failure);
	return p->failure;
}
