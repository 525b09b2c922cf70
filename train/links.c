/* links: makes data/ledger_weights.tsv, what speaks for and against a row telling of an undertaking that is
 * known. Never needed to build or run. */
#include "base/arena.h"
#include "base/die.h"
#include "ledger/book.h"
#include "logistic.h"
#include "stream/input.h"

#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const char usage[] =
	"usage: links [OPTION]... ROWS...\n"
	"ROWS: rows of commitments in order of date, with the undertaking they tell of as a last column; a storyline a file\n"
	"options: -l least count  -p penalty  -t threshold  -x N leaves out the N-th file  -o families of features left out, joined by |\n";

static struct logistic_options options = {.penalty = 2, .least = 4, .keep = LINK_FEATURES, .fold = UINT32_MAX};
static double threshold;
static const char *left_out = "";

/* Which undertaking of the book each of the annotation is. */
struct slot {
	struct str name;
	struct undertaking *u;
};
static const struct map_kind slots_map = {sizeof(struct slot), map_hash_str, map_ends_str};

struct run {
	struct logistic examples;
	struct undertaking *right; /* of the row at hand; NULL if it is new */
	unsigned fold;
	bool left_out[LINK_FEATURES];
};

/* "row covered" of "row covered 2" */
static bool is_left_out(unsigned feature)
{
	struct str rest = str_of(left_out), one;
	struct buf name = {0};
	bool found = false;

	link_feature_name(&name, feature);
	while (str_split(&rest, '|', &one))
		found |= one.len && str_starts(buf_str(&name), one);
	buf_free(&name);
	return found;
}

static void each_pair(struct undertaking *u, const uint8_t *features, unsigned n, void *arg)
{
	struct run *r = arg;
	uint32_t ids[LINK_FOUND_MOST];

	size_t kept = 0;

	for (unsigned i = 0; i < n; i++)
		if (!r->left_out[features[i]])
			ids[kept++] = features[i];
	logistic_add(&r->examples, ids, kept, u == r->right, r->fold);
}

/* The last field of the line, cut off it. */
static struct str cut_last(struct str *line)
{
	size_t i = line->len;
	struct str last;

	while (i && line->p[i - 1] != '\t')
		i--;
	if (!i)
		die("a row without an undertaking: '%.*s'", STR_FMT(*line, 40));
	last = str_cut(*line, i, line->len);
	line->len = i - 1;
	return last;
}

static void take_line(struct run *r, struct book *b, struct evidence_reader *reader, struct map *known,
                      struct arena *names, struct str line)
{
	const struct slot key = {arena_str(names, cut_last(&line)), NULL};
	struct slot *s = map_add(known, &slots_map, &key);
	struct ledger_row e;
	struct str value;
	const char *field, *what = evidence_parse(&e, reader, line, &field, &value);

	if (what)
		die("field %s: %s: '%.*s'", field, what, STR_FMT(value, 40));
	r->right = s->name.p ? s->u : NULL;
	book_compare(b, &e, each_pair, r);
	s->name = key.name;
	s->u = book_put(b, &e, r->right);
}

static void read_file(struct run *r, const char *path)
{
	struct link_weights none = {0};
	struct book *b = book_new(&none);
	struct evidence_reader reader = {0};
	struct map known = {0};
	struct arena names = {0};
	struct input in;
	struct str line;

	if (!input_open(&in, path))
		exit(EXIT_IO);
	while (input_line(&in, &line))
		if (!evidence_is_header(line))
			take_line(r, b, &reader, &known, &names, line);
	input_close(&in);
	free(known.slots);
	arena_free(&names);
	evidence_reader_free(&reader);
	book_free(b);
}

static void write_weights(const double *weights)
{
	struct buf name = {0};

	puts("# What speaks for (above 0) and against a row telling of an undertaking that is known: lib/ledger/link.h says what\n"
	     "# each feature is. Of measures that come in steps all that are reached count. Made by train/links; the sum decides.\n"
	     "feature\tweight");
	for (unsigned i = 0; i < LINK_FEATURES; i++) {
		const double w = weights[i] - (i == LINK_ANY ? threshold : 0);

		name.len = 0;
		link_feature_name(&name, i);
		if (fabs(w) >= .0005)
			printf("%.*s\t%.3f\n", STR_FMT(buf_str(&name), 60), w);
	}
	buf_free(&name);
}

int main(int argc, char **argv)
{
	struct run r = {0};
	double weights[LINK_FEATURES + 1] = {0};
	int c;

	die_program("links");
	while ((c = getopt(argc, argv, "l:o:p:t:x:")) != -1)
		switch (c) {
		case 'l': options.least = (size_t)atoi(optarg); break;
		case 'o': left_out = optarg; break;
		case 'p': options.penalty = strtod(optarg, NULL); break;
		case 't': threshold = strtod(optarg, NULL); break;
		case 'x': options.fold = (unsigned)atoi(optarg); break;
		default: fputs(usage, stderr); return EXIT_USAGE;
		}
	if (optind == argc) {
		fputs(usage, stderr);
		return EXIT_USAGE;
	}
	for (unsigned i = 0; i < LINK_FEATURES; i++)
		r.left_out[i] = is_left_out(i);
	for (int i = optind; i < argc; i++, r.fold++)
		read_file(&r, argv[i]);
	r.examples.features = LINK_FEATURES;
	logistic_fit(&r.examples, &options, weights);
	write_weights(weights);
	logistic_free(&r.examples);
	return fflush(stdout) ? EXIT_IO : EXIT_DONE;
}
