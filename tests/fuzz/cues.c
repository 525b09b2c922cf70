/* A user's cues: refused, or used on sentences; what they find lies in the text. Before the
 * first NUL stands the table, behind it the sentence. */
#include "analysis/analysis.h"
#include "commit/commitment.h"
#include "lib/fuzz.h"

#include <stdlib.h>

static struct analysis *analysis;
static struct finder *finder;

static struct explain told;

static void find(struct str text)
{
	struct row row = {.doc = STR("d"), .date = STR("2024-08-29"), .sent = 1, .par = 1,
	                  .end = text.len, .text = text, .new_doc = true};
	const struct commitments *found;

	analysis_begin(analysis, &row);
	found = commit_find(finder);
	MUST(told.lines || found->n);
	for (size_t i = 0; i < found->n; i++) {
		const struct commitment *c = &found->v[i];

		MUST(c->start < c->end && c->end <= text.len);
		MUST(c->cue <= c->cue_end && c->cue_end <= text.len);
		MUST(c->due <= c->due_end && c->due_end <= text.len);
		MUST(c->condition <= c->condition_end && c->condition_end <= text.len);
		MUST(c->status > STATUS_NONE && c->status < STATUSES && c->score <= 100);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static struct buf checked;
	struct str text = {(const char *)data, len}, table;
	const char *path;

	if (!finder) {
		analysis = analysis_new(cpu_best());
		finder = commit_new(analysis);
		commit_set_explain(finder, &told);
	}
	if (!str_split(&text, '\0', &table))
		return 0;
	path = fuzz_file(0, table);
	if (!commit_add_cues(finder, path))
		return 0;
	commit_check_cues(finder, path, &checked);
	MUST(checked.len);
	checked.len = 0;
	text = fuzz_copy(text.p ? text : STR("Both sides agreed to hold talks if they can."));
	find(text);
	free((char *)(uintptr_t)text.p);
	return 0;
}
