/* compile: turns the tables of data/ into the blobs that the programs embed. Part of the
 * build; never installed. usage: compile KIND OUT FILE... */
#include "base/die.h"
#include "commit/cue.h"
#include "commit/judge.h"
#include "know/inflect.h"
#include "know/senses.h"
#include "know/weight_table.h"
#include "ledger/act_word.h"
#include "names/names.h"
#include "sentence/dateline_word.h"
#include "sentence/line_word.h"
#include "sentence/sentence_rules.h"
#include "speech/label.h"
#include "tagger/weights_file.h"
#include "time/when.h"
#include "topics/topic.h"

#include <stdio.h>
#include <stdlib.h>

/* What a model of one answer has learnt. */
static bool compile_weights(char **files, struct buf *out)
{
	static const char *const columns[] = {"weight", NULL};

	return weight_table_compile(files[0], columns, out);
}

static const struct kind {
	const char *name;
	bool (*compile)(char **files, struct buf *out);
} kinds[] = {
	{"acts", act_words_compile},
	{"cues", cue_compile},
	{"datelines", dateline_words_compile},
	{"gazetteer", names_compile},
	{"inflection", inflect_compile},
	{"judge", judge_compile},
	{"labels", label_compile},
	{"ledger", compile_weights},
	{"lines", line_words_compile},
	{"partners", compile_weights},
	{"senses", senses_compile},
	{"sentence", sentence_rules_compile},
	{"tagger", weights_file_compile},
	{"topics", topic_compile},
	{"when", when_compile},
	{"words", weights_file_compile_words},
};

static void write_file(const char *path, const struct buf *b)
{
	FILE *f = fopen(path, "wb");

	if (!f || fwrite(b->p, 1, b->len, f) != b->len || fclose(f))
		die_errno("%s", path);
}

int main(int argc, char **argv)
{
	struct buf out = {0};
	bool ok;

	die_program("compile");
	if (argc < 4)
		die_usage("usage: compile KIND OUT FILE...");
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (strcmp(kinds[i].name, argv[1]) != 0)
			continue;
		ok = kinds[i].compile(argv + 3, &out);
		if (ok)
			write_file(argv[2], &out);
		buf_free(&out);
		return ok ? EXIT_DONE : EXIT_IO;
	}
	die_usage("unknown kind '%s'", argv[1]);
}
