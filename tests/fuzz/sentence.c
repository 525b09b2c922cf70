/* fuzz/sentence: documents put together at random from what makes the splitter think, fed
 * whole and in pieces of random size at every vector level. Rows must be the same, ascend,
 * and hold every byte that is not white space.
 *
 * usage: sentence [INPUTS [SEED]] */
#include "hash.h"
#include "sentence.h"

#include <stdio.h>
#include <stdlib.h>

enum { DOC_MOST = 1024, ROWS_MOST = DOC_MOST };

static const char *const parts[] = {
	". ", "? ", "! ", "... ", "\xE2\x80\xA6 ", ".", ".\" ", ".\xE2\x80\x9D ", ".) ", "?! ", "\n", "\n\n",
	"\r\n", "\r", "\f", " ", "  ", "\t", "\xC2\xA0", "\xEF\xBB\xBF", "the ", "The ", "talks", "Mr. ",
	"U.S. ", "U.S.-based ", "Inc. ", "No. ", "5 ", "3.5", "1. ", "(a) ", "- ", "\xE2\x80\xA2 ", "D.C. ",
	"J. ", "Smith ", "a.m. ", "Yahoo! ", "www.x.org ", "e.g. ", "said ", "\"", "\xE2\x80\x9C", "'", "(", "[1]",
	" :) ", ", ", "; ", ": ", "\xC3\x89t\xC3\xA9 ", "\xFF", "\xE2\x80", "I ", "iv. ", "--", "*", ". . . ", "etc. ",
	"et al. ", "16 Wall. 36 ", "Sept. ", "a line of about forty characters it is ", "talks.The ", "Jr. "};

/* xorshift64*: the same sequence on every machine. */
static uint64_t next_random(uint64_t *state)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return *state * UINT64_C(2685821657736338717);
}

static size_t below(uint64_t *state, size_t n)
{
	return (size_t)(next_random(state) >> 33) % n;
}

struct doc {
	char text[DOC_MOST + STR_PAD];
	size_t len;
};

static void make_doc(struct doc *d, uint64_t *rnd)
{
	const size_t want = below(rnd, 16) ? below(rnd, 120) : below(rnd, DOC_MOST - 64);

	d->len = 0;
	while (d->len < want) {
		if (below(rnd, 20)) {
			const char *p = parts[below(rnd, sizeof parts / sizeof *parts)];
			const size_t n = strlen(p);

			memcpy(d->text + d->len, p, n);
			d->len += n;
		} else {
			d->text[d->len++] = (char)next_random(rnd);
		}
	}
}

struct rows {
	struct sentence row[ROWS_MOST];
	size_t n;
};

static void collect(const struct sentence *s, void *arg)
{
	struct rows *rows = arg;

	if (rows->n < ROWS_MOST)
		rows->row[rows->n++] = *s;
}

static _Noreturn void report(const struct doc *d, const char *what)
{
	printf("%s: %zu bytes: ", what, d->len);
	for (size_t i = 0; i < d->len; i++)
		printf(d->text[i] < ' ' || d->text[i] > '~' ? "\\x%02x" : "%c",
		       (unsigned)(unsigned char)d->text[i]);
	printf("\n");
	exit(1);
}

static bool is_blank(const char *p, size_t n)
{
	static const char *const blanks[] = {"\xC2\xA0", "\xE2\x80\x8B", "\xE2\x80\xA8", "\xE2\x80\xA9",
	                                     "\xEF\xBB\xBF"};

	for (size_t i = 0; i < n;) {
		size_t len = p[i] == ' ' || p[i] == '\0' || (p[i] >= '\t' && p[i] <= '\r');

		for (size_t b = 0; !len && b < sizeof blanks / sizeof *blanks; b++)
			if (strlen(blanks[b]) <= n - i && !memcmp(p + i, blanks[b], strlen(blanks[b])))
				len = strlen(blanks[b]);
		if (!len)
			return false;
		i += len;
	}
	return true;
}

/* Offsets ascend, the texts are those of the document, and only blanks lie between. */
static void check_rebuilds(const struct doc *d, const struct rows *rows)
{
	size_t at = 0;

	for (size_t i = 0; i < rows->n; i++) {
		const struct sentence *s = &rows->row[i];

		if (s->start < at || s->end <= s->start || s->end > d->len || s->sent != i + 1)
			report(d, "offsets");
		if (!is_blank(d->text + at, s->start - at))
			report(d, "text lost");
		at = s->end;
	}
	if (!is_blank(d->text + at, d->len - at))
		report(d, "text lost at the end");
}

static void check_same(const struct doc *d, const struct rows *a, const struct rows *b)
{
	bool same = a->n == b->n;

	for (size_t i = 0; same && i < a->n; i++)
		same = a->row[i].start == b->row[i].start && a->row[i].end == b->row[i].end &&
		       a->row[i].par == b->row[i].par;
	if (!same)
		report(d, "pieces change the rows");
}

static void split(struct splitter *s, const struct doc *d, size_t piece_most, uint64_t *rnd)
{
	splitter_begin(s, 0);
	for (size_t at = 0; at < d->len;) {
		size_t n = 1 + below(rnd, piece_most);

		n = n < d->len - at ? n : d->len - at;
		splitter_add(s, (struct str){d->text + at, n});
		at += n;
	}
	splitter_end(s);
}

int main(int argc, char **argv)
{
	const unsigned long inputs = argc > 1 ? strtoul(argv[1], NULL, 10) : 100000;
	uint64_t rnd = hash_mix(argc > 2 ? strtoul(argv[2], NULL, 10) : 1) | 1;
	static struct rows whole, pieces;
	static struct doc d;
	struct sentence_rules rules = {0};
	struct splitter *one[3], *other[3][3];

	rules_builtin(&rules);
	for (int m = 0; m < 3; m++) {
		one[m] = splitter_new(&rules, (enum newline)m, CPU_SCALAR, collect, &whole);
		for (int l = 0; l < 3; l++)
			other[m][l] = splitter_new(&rules, (enum newline)m,
			                           (int)cpu_best() < l ? CPU_SCALAR : (enum cpu_level)l,
			                           collect, &pieces);
	}
	for (unsigned long i = 0; i < inputs; i++) {
		const size_t mode = below(&rnd, 3);

		make_doc(&d, &rnd);
		whole.n = pieces.n = 0;
		split(one[mode], &d, SIZE_MAX / 2, &rnd);
		split(other[mode][below(&rnd, 3)], &d, below(&rnd, 2) ? 3 : 100, &rnd);
		check_rebuilds(&d, &whole);
		check_same(&d, &whole, &pieces);
	}
	printf("ok: %lu documents\n", inputs);
	for (int m = 0; m < 3; m++) {
		splitter_free(one[m]);
		for (int l = 0; l < 3; l++)
			splitter_free(other[m][l]);
	}
	rules_free(&rules);
	return 0;
}
