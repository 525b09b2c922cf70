/* Text in pieces: a document whole and in pieces of any size, at each vector level, gives
 * the same rows; they ascend and hold every byte that is not white space, but for what stands
 * at the edges of pages; only that and words broken at line ends are changed in a text. */
#include "lib/fuzz.h"
#include "sentence/sentence.h"

#include <stdlib.h>

struct rows {
	struct sentence *v;
	size_t n, cap;
};

static struct rows whole, pieces;
static struct str source;
static bool exact, refused; /* nothing may be changed; two columns */

static void check_text(const struct sentence *s)
{
	MUST(s->start <= s->end && s->end <= source.len && s->text.len == s->end - s->start);
	MUST(fuzz_same(s->text, str_cut(source, s->start, s->end)));
	MUST(!exact || str_eq(s->text, str_cut(source, s->start, s->end)));
}

static void collect(const struct sentence *s, void *arg)
{
	struct rows *rows = arg;

	check_text(s);
	rows->v = realloc(rows->v, (rows->n + 1) * sizeof *rows->v);
	MUST(rows->v);
	rows->v[rows->n++] = *s;
}

static void check_rebuilds(struct str doc)
{
	const bool paged = !exact && memchr(doc.p, '\f', doc.len);
	size_t at = 0;

	for (size_t i = 0; i < whole.n; i++) {
		const struct sentence *s = &whole.v[i];

		MUST(s->start >= at && s->end > s->start && s->end <= doc.len);
		MUST(s->sent == i + 1 && s->text.len == s->end - s->start);
		MUST(paged || fuzz_blank(str_cut(doc, at, s->start)));
		at = s->end;
	}
	MUST(paged || refused || fuzz_blank(str_cut(doc, at, doc.len)));
}

static void check_same(void)
{
	MUST(whole.n == pieces.n);
	for (size_t i = 0; i < whole.n; i++)
		MUST(whole.v[i].start == pieces.v[i].start && whole.v[i].end == pieces.v[i].end &&
		     whole.v[i].par == pieces.v[i].par);
}

static void split(const struct sentence_rules *rules, unsigned mode, enum cpu_level cpu,
                  struct str doc, size_t most, struct rows *rows)
{
	struct sentence_splitter *s = sentence_splitter_new(rules, (enum newline)(mode % 3), cpu, collect, rows);
	uint64_t rnd = doc.len * 2 + 1, columns;

	source = doc;
	exact = mode % 3 == NEWLINE_PARA;
	rows->n = 0;
	sentence_splitter_begin(s, 0);
	while (doc.len) {
		size_t n = 1 + fuzz_below(&rnd, most);
		struct str piece;

		n = n < doc.len ? n : doc.len;
		piece = (struct str){malloc(n), n}; /* pieces need no pad */
		memcpy((char *)(uintptr_t)piece.p, doc.p, n);
		sentence_splitter_add(s, piece);
		free((char *)(uintptr_t)piece.p);
		doc = str_cut(doc, n, doc.len);
	}
	sentence_splitter_end(s);
	refused = sentence_splitter_columns(s, &columns);
	sentence_splitter_free(s);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static struct sentence_rules rules;
	struct str doc = {(const char *)data, len};
	unsigned mode = fuzz_choice(&doc), how = fuzz_choice(&doc);
	enum cpu_level cpu = (enum cpu_level)(how % ((unsigned)cpu_best() + 1));

	if (!rules.n)
		sentence_rules_builtin(&rules);
	split(&rules, mode, CPU_SCALAR, doc, SIZE_MAX >> 34, &whole);
	split(&rules, mode, cpu, doc, how & 128 ? 3 : 100, &pieces);
	check_rebuilds(doc);
	check_same();
	return 0;
}
