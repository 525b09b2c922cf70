/* train: makes the weights of the name tagger. Never needed to build or run; train/README.md tells
 * what is trained from what. */
#include "train.h"

#include "base/die.h"
#include "stream/input.h"
#include "tagger/feature_scheme.h"
#include "tagger/weights_file.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

static const char usage[] =
	"usage: train words CLUSTERS GIVEN FAMILY PLACES TEXT...  facts of words\n"
	"       train lists NAMES...                              lists of names, a type each\n"
	"       train names [OPTION]... WORDS LISTS ROWS...       the name tagger\n"
	"       train pack WORDS LISTS NAMES                      the one file of them all\n"
	"       train score-names WORDS LISTS NAMES ROWS...\n"
	"options: -d dropout  -e epochs  -l least count  -m margin  -p prune  -r rate\n";

/* Chosen on the dev part of UNER EWT and half of the annotated documents. */
struct crf_options train_options = {.epochs = 10, .rate = .05, .margin = 1, .dropout = .2, .least = 2, .prune = 4};

struct str train_blob(const char *path)
{
	struct input in;
	struct str block;
	struct buf b = {0};
	char *p;

	if (!input_open(&in, path))
		exit(EXIT_IO);
	while (input_block(&in, &block))
		buf_addstr(&b, block);
	if (in.failed)
		exit(EXIT_IO);
	input_close(&in);
	p = aligned_alloc(64, (b.len + STR_PAD + 63) / 64 * 64);
	if (!p)
		die("out of memory for %zu bytes", b.len);
	memcpy(p, buf_str(&b).p, b.len);
	buf_free(&b);
	return (struct str){p, in.bytes};
}

/* Behind a model that stands alone: what features it was trained with. */
struct stamp {
	char magic[8];
	uint64_t scheme;
};

#define STAMP_MAGIC "RDOFEA1\n"

void train_stamp(struct buf *out)
{
	struct stamp s = {.magic = STAMP_MAGIC, .scheme = feature_scheme()};

	buf_add(out, &s, sizeof s);
}

struct str train_model(const char *path)
{
	struct str model = train_blob(path);
	struct stamp s = {0};

	if (model.len >= sizeof s) {
		model.len -= sizeof s;
		memcpy(&s, model.p + model.len, sizeof s);
	}
	if (memcmp(s.magic, STAMP_MAGIC, sizeof s.magic))
		die("%s: no model", path);
	if (s.scheme != feature_scheme())
		die("%s: trained with other features than this program has", path);
	return model;
}

/* The sections of the one file, each trained apart. */
static void pack(char **files, struct buf *out)
{
	struct weights_file f = {train_blob(files[0]), train_blob(files[1]), train_model(files[2])};

	weights_file_write(&f, out);
}

static void parse_options(int argc, char **argv)
{
	int c;

	while ((c = getopt(argc, argv, "d:e:l:m:p:r:")) != -1)
		switch (c) {
		case 'd': train_options.dropout = strtod(optarg, NULL); break;
		case 'e': train_options.epochs = (unsigned)atoi(optarg); break;
		case 'l': train_options.least = (unsigned)atoi(optarg); break;
		case 'm': train_options.margin = strtod(optarg, NULL); break;
		case 'p': train_options.prune = strtod(optarg, NULL); break;
		case 'r': train_options.rate = strtod(optarg, NULL); break;
		default: die_usage("unknown option");
		}
}

static const struct job {
	const char *name;
	void (*run)(char **files, struct buf *out);
	int least; /* operands */
} jobs[] = {{"words", train_words, 5},
            {"lists", train_lists, 1},
            {"names", train_names, 3},
            {"pack", pack, 3},
            {"score-names", score_names, 4}};

static const struct job *find_job(const char *name)
{
	for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++)
		if (!strcmp(name, jobs[i].name))
			return &jobs[i];
	return NULL;
}

int main(int argc, char **argv)
{
	const struct job *job = argc > 1 ? find_job(argv[1]) : NULL;
	struct buf out = {0};

	die_program("train");
	if (!job) {
		fputs(usage, stderr);
		return EXIT_USAGE;
	}
	parse_options(argc - 1, argv + 1);
	if (argc - 1 - optind < job->least)
		die_usage("%s: too few files", job->name);
	job->run(argv + 1 + optind, &out);
	if (fwrite(buf_str(&out).p, 1, out.len, stdout) != out.len || fflush(stdout))
		die_errno("standard output");
	buf_free(&out);
	return EXIT_DONE;
}
