/* topics_engines hs|pcre2 PHRASES ROWS: finds the phrases, whole words in any case, in the
 * last field of sentence rows with another engine; prints its matches, the seconds it took
 * to compile and those it took to scan. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "base/buf.h"
#include "base/die.h"
#include "base/str.h"

#include <hs/hs.h>
#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void slurp(const char *path, struct buf *all)
{
	FILE *f = fopen(path, "rb");
	char block[1 << 16];
	size_t n;

	if (!f)
		die_errno("%s", path);
	while ((n = fread(block, 1, sizeof block, f)))
		buf_add(all, block, n);
	fclose(f);
}

/* "cease-fire" as cease.fire, which hyphen and space match, and what is no letter quoted. */
static void add_pattern(struct buf *out, struct str phrase)
{
	for (size_t i = 0; i < phrase.len; i++) {
		unsigned char c = (unsigned char)phrase.p[i];

		if (c == ' ' || c == '-') {
			buf_addc(out, '.');
			continue;
		}
		if (c < 0x80 && strchr(".()[]{}+*?^$|\\/", c))
			buf_addc(out, '\\');
		buf_addc(out, (char)c);
	}
}

static size_t matches;

/* What a match of Hyperscan is checked with: it finds literals, not words. */
struct scan {
	struct str text;
	const size_t *lens;
};

static bool is_word(unsigned char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c >= 0x80;
}

static int on_match(unsigned id, unsigned long long from, unsigned long long to, unsigned flags,
                    void *arg)
{
	const struct scan *s = arg;
	size_t start = (size_t)to - s->lens[id];

	(void)from, (void)flags;
	matches += !(start && is_word((unsigned char)s->text.p[start - 1])) &&
	           !(to < s->text.len && is_word((unsigned char)s->text.p[to]));
	return 0;
}

static struct str text_of(struct str line)
{
	const char *tab = memrchr(line.p, '\t', line.len);

	return tab ? str_cut(line, (size_t)(tab + 1 - line.p), line.len) : line;
}

static void report(double start, double compiled)
{
	printf("%zu\t%.2f\t%.3f\n", matches, compiled - start, now() - compiled);
}

/* The library takes 8000 literals at most: more are several sets, one pass each. */
enum { LITERALS = 7000 };

struct set {
	hs_database_t *db;
	size_t lens[LITERALS];
};

static void compile(struct set *set, struct str *phrases)
{
	static const char *literals[LITERALS];
	static unsigned flags[LITERALS], ids[LITERALS];
	hs_compile_error_t *err;
	struct str line;
	unsigned n = 0;

	while (n < LITERALS && str_split(phrases, '\n', &line)) {
		if (!line.len)
			continue;
		literals[n] = line.p;
		set->lens[n] = line.len;
		flags[n] = HS_FLAG_CASELESS;
		ids[n] = n;
		n++;
	}
	if (hs_compile_lit_multi(literals, flags, ids, set->lens, n, HS_MODE_BLOCK, NULL, &set->db,
	                         &err) != HS_SUCCESS)
		die("hyperscan: %s", err->message);
}

static void hyperscan(struct str phrases, struct str rows)
{
	static struct set sets[20];
	size_t n = 0;
	struct str line;
	hs_scratch_t *scratch = NULL;
	double start = now(), compiled;

	for (; phrases.len && n < sizeof sets / sizeof *sets; n++) {
		compile(&sets[n], &phrases);
		if (hs_alloc_scratch(sets[n].db, &scratch) != HS_SUCCESS)
			die("hyperscan: no scratch");
	}
	compiled = now();
	while (str_split(&rows, '\n', &line))
		for (size_t i = 0; i < n; i++) {
			struct scan s = {text_of(line), sets[i].lens};

			hs_scan(sets[i].db, s.text.p, (unsigned)s.text.len, 0, scratch, on_match, &s);
		}
	report(start, compiled);
}

/* One alternation is too large for the library, so they are several, one pass each. */
enum { CHUNK = 1000 };

static pcre2_code *alternation(struct str *phrases)
{
	struct buf b = {0};
	struct str line;
	int code;
	PCRE2_SIZE at;
	pcre2_code *re;

	for (int n = 0; n < CHUNK && str_split(phrases, '\n', &line); n++) {
		if (!line.len)
			continue;
		buf_addstr(&b, b.len ? STR("|") : STR("\\b(?:"));
		add_pattern(&b, line);
	}
	buf_addstr(&b, STR(")\\b"));
	re = pcre2_compile((PCRE2_SPTR)b.p, b.len, PCRE2_CASELESS, &code, &at, NULL);
	if (!re || pcre2_jit_compile(re, PCRE2_JIT_COMPLETE))
		die("pcre2: error %d at %zu", code, (size_t)at);
	buf_free(&b);
	return re;
}

static void pcre2(struct str phrases, struct str rows)
{
	pcre2_code *re[1000];
	size_t n = 0;
	pcre2_match_data *m = pcre2_match_data_create(1, NULL);
	struct str line;
	double start = now(), compiled;

	while (phrases.len && n < sizeof re / sizeof *re)
		re[n++] = alternation(&phrases);
	compiled = now();
	while (str_split(&rows, '\n', &line)) {
		struct str t = text_of(line);

		for (size_t i = 0; i < n; i++)
			for (size_t from = 0;
			     pcre2_match(re[i], (PCRE2_SPTR)t.p, t.len, from, 0, m, NULL) > 0;
			     from = pcre2_get_ovector_pointer(m)[1])
				matches++;
	}
	report(start, compiled);
}

int main(int argc, char **argv)
{
	struct buf phrases = {0}, rows = {0};

	die_program("topics_engines");
	if (argc != 4)
		die("usage: topics_engines hs|pcre2 PHRASES ROWS");
	slurp(argv[2], &phrases);
	slurp(argv[3], &rows);
	(strcmp(argv[1], "hs") == 0 ? hyperscan : pcre2)(buf_str(&phrases), buf_str(&rows));
	return 0;
}
