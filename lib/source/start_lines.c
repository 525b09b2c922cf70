#include "source/start_lines.h"

#include "base/die.h"
#include "base/pattern.h"

#include <stdlib.h>

struct start_lines {
	struct pattern *pattern;
	struct buf line; /* the beginning of a line that has not ended */
	/* The input at hand. */
	struct input *in;
	const struct start_lines_to *to;
	bool long_line; /* the line at hand is no start line */
	uint64_t offset, lines;
	bool failed;
};

struct start_lines *start_lines_new(struct str pattern, struct buf *why)
{
	struct pattern *p = pattern_new(pattern, PATTERN_PLAIN, why);
	struct start_lines *s;

	if (!p)
		return NULL;
	s = xcalloc(1, sizeof *s);
	s->pattern = p;
	return s;
}

void start_lines_free(struct start_lines *s)
{
	if (!s)
		return;
	pattern_free(s->pattern);
	buf_free(&s->line);
	free(s);
}

static struct str group(const struct start_lines *s, const char *name)
{
	struct str value = {"", 0};

	pattern_named(s->pattern, name, &value);
	return value;
}

static void start(const struct start_lines *s)
{
	const struct start_line line = {.doc = group(s, "doc"), .date = group(s, "date"),
	                                .title = group(s, "title"), .voice = group(s, "voice"),
	                                .line = s->lines, .offset = s->offset};

	s->to->start(&line, s->to->arg);
}

static bool is_start(struct start_lines *s, struct str line)
{
	if (s->lines == 1 && str_starts(line, STR("\xEF\xBB\xBF")))
		line = str_cut(line, 3, line.len);
	while (line.len && (line.p[line.len - 1] == '\n' || line.p[line.len - 1] == '\r'))
		line.len--;
	switch (pattern_match(s->pattern, line, 0)) {
	case PATTERN_NO: return false;
	case PATTERN_YES: return true;
	case PATTERN_FAILED: break;
	}
	warn("%s:%llu: --doc-start: %s", s->in->name, (unsigned long long)s->lines,
	     pattern_failure(s->pattern));
	s->failed = true;
	return false;
}

/* A whole line with its newline, or the last one. */
static void take_line(struct start_lines *s, struct str line)
{
	s->lines++;
	s->offset += line.len;
	if (!s->long_line && line.len <= START_LINE_MOST && is_start(s, line))
		start(s);
	else
		s->to->text(line, s->to->arg);
	s->long_line = false;
}

/* The beginning of a line: kept until the line ends, or has become too long to match. */
static void take_part(struct start_lines *s, struct str part)
{
	if (!s->long_line) {
		buf_addstr(&s->line, part);
		if (s->line.len < START_LINE_MOST)
			return;
		part = buf_str(&s->line);
		s->long_line = true;
	}
	s->offset += part.len;
	s->to->text(part, s->to->arg);
	s->line.len = 0;
}

static void take_block(struct start_lines *s, struct str block)
{
	while (block.len) {
		const char *nl = memchr(block.p, '\n', block.len);
		const size_t n = nl ? (size_t)(nl - block.p) + 1 : block.len;
		const struct str part = str_cut(block, 0, n);

		if (!nl) {
			take_part(s, part);
		} else if (s->line.len) {
			buf_addstr(&s->line, part);
			take_line(s, buf_str(&s->line));
			s->line.len = 0;
		} else {
			take_line(s, part);
		}
		block = str_cut(block, n, block.len);
	}
}

bool start_lines_each(struct start_lines *s, struct input *in, const struct start_lines_to *to)
{
	struct str block;

	s->in = in;
	s->to = to;
	s->offset = s->lines = s->line.len = 0;
	s->long_line = s->failed = false;
	while (input_block(in, &block)) {
		take_block(s, block);
		to->block(to->arg);
	}
	if (in->failed)
		return false;
	if (s->line.len)
		take_line(s, buf_str(&s->line));
	return !s->failed;
}
