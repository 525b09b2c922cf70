/* driver: runs a fuzz target without libFuzzer. Replays its corpus, then runs inputs put
 * together at random from its dictionary, its corpus and bytes of any value; prints TAP.
 * An input that ends the process is left in crash-TARGET.
 *
 * usage: TARGET [-runs=N] [-seed=N] [FILE|DIRECTORY]...
 * Without files: what lies in tests/fuzz/corpus/TARGET. Words for inputs are those of
 * tests/fuzz/dict/TARGET.dict. N is what the target asks for, or 1000; FUZZ_RUNS in the
 * environment is another default. */
#include "base/die.h"
#include "base/hash.h"
#include "fuzz.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { LEN_MOST = 4096, PATH_MOST = 512 };

/* Unless the target has its own. */
__attribute__((weak)) const unsigned long fuzz_runs = 1000;

/* Texts that inputs are made of. */
struct texts {
	struct str *v;
	size_t n, cap;
};

static struct texts seeds, words;
static struct str running; /* what a crash leaves behind */
static char crash_path[PATH_MOST];

static void add_text(struct texts *t, const char *p, size_t len)
{
	char *copy = xmalloc(len);

	memcpy(copy, p, len);
	t->v = xgrow(t->v, t->n, &t->cap, sizeof *t->v);
	t->v[t->n++] = (struct str){copy, len};
}

static void on_crash(int sig)
{
	int fd = open(crash_path, O_WRONLY | O_CREAT | O_TRUNC, 0644);

	if (fd >= 0 && write(fd, running.p, running.len) >= 0)
		close(fd);
	signal(sig, SIG_DFL);
	raise(sig);
}

static void run(struct str s)
{
	/* A block of its own: reading past its end is seen. */
	uint8_t *own = xmalloc(s.len + 1);

	if (s.len)
		memcpy(own, s.p, s.len);
	running = s;
	LLVMFuzzerTestOneInput(own, s.len);
	free(own);
}

static bool read_seed(const char *path)
{
	struct input in;
	struct str block;
	struct buf all = {0};

	if (!input_open(&in, path))
		return false;
	while (input_block(&in, &block))
		buf_addstr(&all, block);
	add_text(&seeds, buf_str(&all).p, all.len);
	buf_free(&all);
	input_close(&in);
	return !in.failed;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

/* A file, or all files of a directory in order of their names. */
static bool read_seeds(const char *path)
{
	struct dirent **found;
	char name[PATH_MOST];
	int n = scandir(path, &found, NULL, by_name);
	bool ok = true;

	if (n < 0)
		return read_seed(path);
	for (int i = 0; i < n; i++) {
		snprintf(name, sizeof name, "%s/%s", path, found[i]->d_name);
		ok = (found[i]->d_name[0] == '.' || read_seed(name)) && ok;
		free(found[i]);
	}
	free(found);
	return ok;
}

/* The form of AFL's dictionaries: "text" with \\, \" and \xNN, one a line. */
static void add_word(struct str line)
{
	struct buf b = {0};
	unsigned c;

	for (size_t i = 1; i + 1 < line.len; i++) {
		if (line.p[i] != '\\') {
			buf_addc(&b, line.p[i]);
		} else if (line.p[i + 1] == 'x' && sscanf(line.p + i + 2, "%2x", &c) == 1) {
			buf_addc(&b, (char)c);
			i += 3;
		} else {
			buf_addc(&b, line.p[++i]);
		}
	}
	add_text(&words, buf_str(&b).p, b.len);
	buf_free(&b);
}

static void read_words(const char *path)
{
	struct input in;
	struct str line;

	if (access(path, R_OK) || !input_open(&in, path))
		return;
	while (input_line(&in, &line))
		if (str_starts(line, STR("\"")))
			add_word(line);
	input_close(&in);
}

static void add_random(struct buf *b, uint64_t *rnd)
{
	if (words.n && fuzz_below(rnd, 20))
		buf_addstr(b, words.v[fuzz_below(rnd, words.n)]);
	else
		buf_addc(b, (char)fuzz_below(rnd, 256));
}

/* Replaces a stretch of the input by something random, or by a part of another seed. */
static void mutate(struct buf *b, struct buf *spare, uint64_t *rnd)
{
	size_t from = fuzz_below(rnd, b->len + 1), most = b->len - from < 40 ? b->len - from : 40;
	size_t to = from + fuzz_below(rnd, most + 1);

	spare->len = 0;
	buf_add(spare, b->p, from);
	if (seeds.n && !fuzz_below(rnd, 4)) {
		struct str s = seeds.v[fuzz_below(rnd, seeds.n)];
		size_t at = fuzz_below(rnd, s.len + 1);

		buf_addstr(spare, str_cut(s, at, at + fuzz_below(rnd, s.len - at + 1)));
	} else {
		add_random(spare, rnd);
	}
	buf_add(spare, b->p + to, b->len - to);
	b->len = 0;
	buf_add(b, spare->p, spare->len < LEN_MOST ? spare->len : LEN_MOST);
}

static void make_input(struct buf *b, struct buf *spare, uint64_t *rnd)
{
	size_t want = fuzz_below(rnd, 16) ? fuzz_below(rnd, 120) : fuzz_below(rnd, LEN_MOST);

	b->len = 0;
	buf_reserve(b, 0);
	if (seeds.n && fuzz_below(rnd, 2)) {
		struct str s = seeds.v[fuzz_below(rnd, seeds.n)];

		buf_add(b, s.p, s.len < LEN_MOST ? s.len : LEN_MOST);
		for (size_t n = 1 + fuzz_below(rnd, 8); n; n--)
			mutate(b, spare, rnd);
	} else {
		/* What a target takes as choices first. */
		for (int i = 0; i < 2; i++)
			buf_addc(b, (char)fuzz_below(rnd, 256));
		while (b->len < want)
			add_random(b, rnd);
	}
}

/* Messages about bad input would fill the terminal. */
static void be_quiet(void)
{
	int fd = open("/dev/null", O_WRONLY);

	if (fd < 0 || (!getenv("FUZZ_LOUD") && dup2(fd, STDERR_FILENO) < 0))
		die_errno("/dev/null");
	close(fd);
}

static void free_texts(struct texts *t)
{
	for (size_t i = 0; i < t->n; i++)
		free((char *)(uintptr_t)t->v[i].p);
	free(t->v);
}

static void run_all(unsigned long runs, uint64_t rnd)
{
	struct buf input = {0}, spare = {0};

	for (size_t i = 0; i < seeds.n; i++)
		run(seeds.v[i]);
	printf("ok 1 corpus: %zu files\n", seeds.n);
	for (unsigned long i = 0; i < runs; i++) {
		make_input(&input, &spare, &rnd);
		run(buf_str(&input));
	}
	printf("ok 2 random: %lu inputs\n1..2\n", runs);
	buf_free(&input);
	buf_free(&spare);
}

int main(int argc, char **argv)
{
	static const int crashes[] = {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL};
	const char *slash = strrchr(argv[0], '/'), *name = slash ? slash + 1 : argv[0];
	const char *given = getenv("FUZZ_RUNS");
	unsigned long runs = given ? strtoul(given, NULL, 10) : fuzz_runs, seed = 1;
	char path[PATH_MOST];
	int files = 0;

	for (int i = 1; i < argc; i++) {
		if (sscanf(argv[i], "-runs=%lu", &runs) == 1 || sscanf(argv[i], "-seed=%lu", &seed) == 1)
			continue;
		if (!read_seeds(argv[i]))
			return EXIT_IO;
		files++;
	}
	snprintf(path, sizeof path, "tests/fuzz/corpus/%s", name);
	if (!files && !access(path, R_OK) && !read_seeds(path))
		return EXIT_IO;
	snprintf(path, sizeof path, "tests/fuzz/dict/%s.dict", name);
	read_words(path);
	snprintf(crash_path, sizeof crash_path, "crash-%s", name);
	for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++)
		signal(crashes[i], on_crash);
	be_quiet();
	run_all(runs, hash_mix(seed) | 1);
	free_texts(&seeds);
	free_texts(&words);
	return EXIT_DONE;
}
