/* Facts of words (clusters.h) and lists of names (phrase_set.h). */
#include "base/die.h"
#include "know/clusters.h"
#include "know/phrase_set.h"
#include "stream/input.h"
#include "text/words.h"
#include "train.h"

#include <ctype.h>
#include <stdlib.h>

enum { CLUSTER_WORDS = 120000, CASE_SLOTS = 1 << 21, CASE_LEAST = 5 };

/* How often the words of a text are small and capital where no sentence begins. */
struct cases {
	uint64_t *hash; /* 0 = empty; open addressing */
	uint32_t (*seen)[2];
	size_t n;
};

static uint32_t *case_of(struct cases *c, uint64_t hash)
{
	size_t i = (size_t)hash & (CASE_SLOTS - 1);

	while (c->hash[i] && c->hash[i] != hash)
		i = (i + 1) & (CASE_SLOTS - 1);
	if (!c->hash[i] && c->n * 2 < CASE_SLOTS) {
		c->hash[i] = hash;
		c->n++;
	}
	return c->seen[i];
}

static void open_or_exit(struct input *in, const char *path)
{
	if (!input_open(in, path))
		exit(EXIT_IO);
}

static void close_or_exit(struct input *in)
{
	if (in->failed)
		exit(EXIT_IO);
	input_close(in);
}

static void count_cases(struct cases *c, const char *path)
{
	struct input in;
	struct str line;
	struct words w = {0};

	open_or_exit(&in, path);
	while (input_line(&in, &line)) {
		words_scan(&w, line, CPU_SCALAR);
		for (size_t i = 1; i < w.n && !w.all_caps; i++)
			if (w.v[i].gap == GAP_SPACE && !(w.v[i].flags & WORD_DIGIT))
				case_of(c, w.v[i].hash)[w.v[i].flags & WORD_CAPITAL ? 1 : 0]++;
	}
	words_free(&w);
	close_or_exit(&in);
}

/* From 1, never a capital, to 6, always; 0 for hardly seen. */
static unsigned case_class(const uint32_t seen[2])
{
	static const double bounds[] = {.03, .2, .5, .8, .97};
	uint32_t n = seen[0] + seen[1];
	unsigned class = 1;

	if (n < CASE_LEAST)
		return 0;
	while (class < 6 && (double)seen[1] / n > bounds[class - 1])
		class++;
	return class;
}

/* From 1, the most frequent words, to 7. */
static unsigned rank_class(size_t rank)
{
	static const size_t bounds[] = {300, 1500, 5000, 15000, 40000, 80000};
	unsigned class = 1;

	while (class < 7 && rank >= bounds[class - 1])
		class++;
	return class;
}

/* Punctuation is hashed by its bytes (token.h). */
static uint64_t hash_of(struct str word)
{
	bool letters = isalnum((unsigned char)*word.p) || (unsigned char)*word.p >= 0x80;

	return letters ? words_hash(word) : hash_bytes(word);
}

/* WORD TAB PATH, the most frequent words first. */
static void add_clusters(struct clusters_builder *b, struct cases *c, const char *path)
{
	struct input in;
	struct str line, word;

	open_or_exit(&in, path);
	for (size_t rank = 0; rank < CLUSTER_WORDS && input_line(&in, &line); rank++) {
		struct word_facts *f;
		uint64_t hash;

		if (!str_split(&line, '\t', &word) || !word.len)
			die("%s:%zu: no word", path, rank + 1);
		hash = hash_of(word);
		f = clusters_add(b, hash);
		/* Another spelling has been there: "café" and "cafe" are one word. */
		if (f->habit)
			continue;
		for (size_t i = 0; i < line.len; i++)
			f->path = (uint16_t)(f->path * 2 + (line.p[i] == '1'));
		f->habit = (uint8_t)(case_class(case_of(c, hash)) << 3 | rank_class(rank));
	}
	close_or_exit(&in);
}

/* The next NAME TAB COUNT ... of a list. */
static bool next_name(struct input *in, struct str *name, uint64_t *count)
{
	struct str line, number;

	while (input_line(in, &line))
		if (str_split(&line, '\t', name) && name->len && str_split(&line, '\t', &number) &&
		    str_uint(number, count))
			return true;
	return false;
}

enum name_shift { SHIFT_GIVEN = 0, SHIFT_FAMILY = 2, SHIFT_PLACE = 4 };

/* Single words that at least so many bear: classes 1, 2 and 3. */
static void add_bearers(struct clusters_builder *b, const char *path, enum name_shift shift,
                        const uint64_t least[3])
{
	struct input in;
	struct str name;
	uint64_t count;

	open_or_exit(&in, path);
	while (next_name(&in, &name, &count)) {
		unsigned class = 0;
		struct word_facts *f;

		while (class < 3 && count >= least[class])
			class++;
		if (!class || memchr(name.p, ' ', name.len) || memchr(name.p, '-', name.len))
			continue;
		f = clusters_add(b, words_hash(name));
		if ((f->names >> shift & 3U) < class)
			f->names = (uint8_t)((f->names & ~(3U << shift)) | class << shift);
	}
	close_or_exit(&in);
}

void train_words(char **files, struct buf *out)
{
	static const uint64_t given[] = {1000, 5000, 30000}, family[] = {3000, 10000, 60000},
	                      place[] = {15000, 50000, 500000};
	struct cases c = {xcalloc(CASE_SLOTS, sizeof *c.hash), xcalloc(CASE_SLOTS, sizeof *c.seen), 0};
	struct clusters_builder *b = clusters_builder_new();

	for (char **text = files + 4; *text; text++)
		count_cases(&c, *text);
	add_clusters(b, &c, files[0]);
	add_bearers(b, files[1], SHIFT_GIVEN, given);
	add_bearers(b, files[2], SHIFT_FAMILY, family);
	add_bearers(b, files[3], SHIFT_PLACE, place);
	clusters_write(b, out);
	clusters_builder_free(b);
	free(c.hash);
	free(c.seen);
}

static void add_phrases(struct phrase_set_builder *b, const char *path, unsigned type)
{
	struct input in;
	struct words w = {0};
	struct str name;
	uint64_t count;

	open_or_exit(&in, path);
	while (next_name(&in, &name, &count)) {
		uint64_t phrase = 0;

		words_scan(&w, name, CPU_SCALAR);
		if (!w.n || w.n > PHRASE_SET_WORDS || !(w.v[0].flags & WORD_CAPITAL))
			continue;
		for (size_t i = 0; i < w.n; i++)
			phrase = phrase_set_next(phrase, w.v[i].hash);
		phrase_set_add(b, phrase, type);
	}
	words_free(&w);
	close_or_exit(&in);
}

/* Each list is a type of its own. */
void train_lists(char **files, struct buf *out)
{
	struct phrase_set_builder *b = phrase_set_builder_new();

	for (unsigned type = 1; *files; files++, type++) {
		if (type > PHRASE_SET_TYPES)
			die_usage("more than %d lists", PHRASE_SET_TYPES);
		add_phrases(b, *files, type);
	}
	phrase_set_write(b, out);
	phrase_set_builder_free(b);
}
