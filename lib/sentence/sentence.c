#include "sentence/sentence.h"

#include "base/die.h"
#include "sentence/sentence_parts.h"

#include <stdlib.h>

/* What goes through the window at once: it stays in the first-level cache. */
enum { PIECE = 16 * 1024 };

struct sentence_splitter *sentence_splitter_new(const struct sentence_rules *rules, enum newline newline,
                              enum cpu_level cpu, sentence_fn *each, void *arg)
{
	struct sentence_splitter *s = xcalloc(1, sizeof *s);

	s->rules = rules;
	s->newline = newline;
	s->cpu = cpu;
	s->each = each;
	s->arg = arg;
	sentence_splitter_begin(s, 0);
	return s;
}

void sentence_splitter_free(struct sentence_splitter *s)
{
	if (!s)
		return;
	buf_free(&s->window);
	free(s);
}

void sentence_splitter_begin(struct sentence_splitter *s, uint64_t offset)
{
	s->window.len = 0;
	s->base = offset;
	s->begin = s->done = 0;
	s->line = 0;
	s->sent = s->par = 0;
	s->new_par = true;
	s->ended = false;
	s->lines = (struct lines){.rules = s->rules};
	s->edges = s->fresh = (struct edges){0};
	s->tops = 0;
	s->edge = s->feed = s->looked = 0;
	s->paged = s->columns = false;
}

/* Bytes of the invisible character at `p`: NBSP, zero width space, line and paragraph
 * separators, BOM. */
static size_t blank_at(const char *p, const char *end)
{
	static const struct str blanks[] = {{"\xC2\xA0", 2}, {"\xE2\x80\x8B", 3}, {"\xE2\x80\xA8", 3},
	                                    {"\xE2\x80\xA9", 3}, {"\xEF\xBB\xBF", 3}};

	if (byte_class(*p) & BYTE_SPACE)
		return 1;
	if ((unsigned char)*p < 0xC2)
		return 0;
	for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
		if ((size_t)(end - p) >= blanks[i].len && !memcmp(p, blanks[i].p, blanks[i].len))
			return blanks[i].len;
	return 0;
}

static size_t blank_before(const char *begin, const char *p)
{
	for (size_t n = 1; n <= 3 && n <= (size_t)(p - begin); n++)
		if (blank_at(p - n, p) == n)
			return n;
	return 0;
}

/* Bytes above ASCII are not, whether char has a sign or not. */
static bool is_graph(char c)
{
	return (signed char)c > ' ';
}

/* Without the blank characters at its ends. */
static struct str trim(const char *p, const char *end)
{
	size_t n;

	while (p < end && !is_graph(*p) && (n = blank_at(p, end)))
		p += n;
	while (p < end && !is_graph(end[-1]) && (n = blank_before(p, end)))
		end -= n;
	return (struct str){p, (size_t)(end - p)};
}

/* Hands on what lies between `begin` and `end`, unless it is blank. */
void sentence_emit(struct sentence_splitter *s, size_t end)
{
	const struct str window = buf_str(&s->window);
	struct sentence out = {.text = trim(window.p + s->begin, window.p + end)};

	s->begin = end;
	if (!out.text.len)
		return;
	s->par += s->new_par;
	s->new_par = false;
	out.sent = ++s->sent;
	out.par = s->par;
	out.start = s->base + (uint64_t)(out.text.p - s->window.p);
	out.end = out.start + out.text.len;
	s->each(&out, s->arg);
}

/* Too long to go on: cuts at the last space within the limit. */
static void cut_long(struct sentence_splitter *s)
{
	const char *p = s->window.p + s->begin;
	size_t n = SENTENCE_MOST, at = n;

	while (at > n / 2 && !(byte_class(p[at - 1]) & BYTE_SPACE))
		at--;
	if (at == n / 2)
		for (at = n; at > n - 3 && ((unsigned char)p[at] & 0xC0) == 0x80;)
			at--;
	sentence_emit(s, s->begin + at);
}

static size_t at_stop(struct sentence_splitter *s, size_t i)
{
	struct sentence_place pl = sentence_place_of(s, i, i, SENTENCE_AHEAD);
	const char *end;
	bool ends = sentence_stop_ends(s->rules, &pl, s->newline == NEWLINE_PARA, &end);
	size_t to = (size_t)(end - s->window.p);

	if (sentence_must_wait(s, &pl, i, SENTENCE_AHEAD))
		return i;
	if (ends)
		sentence_emit(s, to);
	return to;
}

static size_t at_line_end(struct sentence_splitter *s, size_t i)
{
	const char *p = s->window.p;
	const bool more = i + 1 < s->window.len;

	/* Most often: the line before a blank one, or the blank one, and all said before. */
	if (p[i] == '\n' && (s->line == (int64_t)i || (more && p[i + 1] == '\n')) &&
	    (s->begin >= i || sentence_text_end(s, i) == s->begin)) {
		s->begin = i + 1;
		s->new_par = true;
		s->line = (int64_t)i + 1;
		return i + 1;
	}
	if (p[i] == '\r') {
		if (!more && !s->ended)
			return i;
		if (more && p[i + 1] == '\n')
			return i + 1;
	}
	return sentence_at_line_end(s, i);
}

static size_t at_candidate(struct sentence_splitter *s, size_t i)
{
	char c = s->window.p[i];

	if (c == '\n' || c == '\r' || c == '\f')
		return at_line_end(s, i);
	if (c == ' ') /* a head or foot has been blanked */
		return i + 1;
	if ((unsigned char)c == MARK_ELLIPSIS &&
	    (i < s->begin + 2 || memcmp(s->window.p + i - 2, "\xE2\x80", 2) != 0))
		return i + 1;
	return at_stop(s, i);
}

/* Goes through the candidates of one block. Returns false to wait for more. */
static bool decide_block(struct sentence_splitter *s, size_t block, uint64_t mask)
{
	for (; mask; mask &= mask - 1) {
		const size_t i = block + (size_t)__builtin_ctzll(mask);

		if (i < s->done)
			continue;
		while (i >= s->begin + SENTENCE_MOST)
			cut_long(s);
		s->done = at_candidate(s, i);
		if (s->done == i)
			return false;
	}
	return true;
}

/* Decides all it can of what has come. */
static void decide(struct sentence_splitter *s)
{
	uint64_t masks[SCAN_BLOCKS];

	while (s->done < s->window.len) {
		const size_t at = s->done, left = s->window.len - at;
		const size_t n = sentence_scan(s->window.p + at, left, masks, s->cpu);
		const size_t stop = n * 64 < left ? at + n * 64 : s->window.len;

		for (size_t k = 0; k < n; k++)
			if (!decide_block(s, at + k * 64, masks[k]))
				return;
		if (s->done < stop)
			s->done = stop;
	}
}

/* Makes room: what lies before the sentence and the line at hand is of no more use. */
static void forget(struct sentence_splitter *s)
{
	size_t keep = s->begin, drop;

	if (s->line < (int64_t)keep && (int64_t)keep - s->line < 2 * SENTENCE_AHEAD)
		keep = s->line < 0 ? 0 : (size_t)s->line;
	drop = keep;
	if (!drop)
		return;
	s->window.len -= drop;
	memmove(s->window.p, s->window.p + drop, s->window.len);
	s->base += drop;
	s->begin -= drop;
	s->done -= drop;
	s->line -= (int64_t)drop;
	s->edge = s->edge > drop ? s->edge - drop : 0;
	s->looked = s->looked > drop ? s->looked - drop : 0;
	s->feed = s->feed > drop ? s->feed - drop : 0;
}

bool sentence_splitter_columns(const struct sentence_splitter *s, uint64_t *at)
{
	*at = s->columns_at;
	return s->columns;
}

void sentence_splitter_add(struct sentence_splitter *s, struct str piece)
{
	/* A large piece goes through in parts: the window stays small. */
	while (piece.len && !s->columns) {
		const size_t n = piece.len < PIECE ? piece.len : PIECE;

		forget(s);
		buf_add(&s->window, piece.p, n);
		s->more = n < piece.len;
		decide(s);
		while (!s->columns && s->done > s->begin + SENTENCE_MOST)
			cut_long(s);
		piece = str_cut(piece, n, piece.len);
	}
}

void sentence_splitter_end(struct sentence_splitter *s)
{
	s->ended = true;
	s->more = false;
	decide(s);
	if (s->columns)
		return;
	while (s->window.len > s->begin + SENTENCE_MOST)
		cut_long(s);
	sentence_emit(s, s->window.len);
}
