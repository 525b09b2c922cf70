/* A user's cues: refused, or used on sentences; what they find lies in the text. Before the
 * first NUL stands the table, behind it the sentence. */
#include "analysis/analysis.h"
#include "commit/commitment.h"
#include "lib/fuzz.h"

#include <stdlib.h>

static struct analysis *analysis;
static struct finder *finder;

static void quiet(void *arg, struct str cue, const char *why, struct str rule)
{
	(void)arg;
	MUST(why && cue.p && (rule.p || !rule.len));
}

static void find(struct str text)
{
	struct row row = {.doc = STR("d"), .date = STR("2024-08-29"), .sent = 1, .par = 1,
	                  .end = text.len, .text = text, .new_doc = true};
	const struct commitments *found;

	analysis_begin(analysis, &row);
	found = commit_find(finder);
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
	struct str text = {(const char *)data, len}, table;

	if (!finder) {
		analysis = analysis_new(cpu_best());
		finder = commit_new(analysis);
		commit_set_explain(finder, quiet, NULL);
	}
	if (!str_split(&text, '\0', &table))
		return 0;
	if (!commit_add_cues(finder, fuzz_file(0, table)))
		return 0;
	text = fuzz_copy(text.p ? text : STR("Both sides agreed to hold talks if they can."));
	find(text);
	free((char *)(uintptr_t)text.p);
	return 0;
}
