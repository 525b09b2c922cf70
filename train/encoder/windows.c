/* windows: what `commitments --judge WEIGHTS` reads of sentence rows, for who compares it with what was
 * trained on.
 *
 * usage: windows WEIGHTS ROWS...: a line for every proposal that is read, as commit_log_windows writes it. */
#include "base/die.h"
#include "commit/commitment.h"
#include "analysis/analysis.h"
#include "names/names.h"
#include "stream/row.h"

#include <stdio.h>
#include <stdlib.h>

struct reading_rows {
	struct analysis *analysis;
	struct finder *finder;
	struct buf log;
};

static void each_row(const struct row *row, void *arg)
{
	struct reading_rows *r = arg;

	analysis_begin(r->analysis, row);
	commit_find(r->finder);
	fwrite(r->log.p, 1, r->log.len, stdout);
	r->log.len = 0;
}

int main(int argc, char **argv)
{
	struct reading_rows r = {.analysis = analysis_new(cpu_best())};
	struct row_reader reader = {0};
	struct input in;

	die_program("windows");
	if (argc < 3)
		die_usage("usage: windows WEIGHTS ROWS...");
	r.finder = commit_new(r.analysis);
	names_use_tagger(analysis_names(r.analysis));
	if (!commit_use_encoder(r.finder, argv[1], cpu_best()))
		return EXIT_IO;
	commit_log_windows(r.finder, &r.log);
	for (int i = 2; i < argc; i++) {
		if (!input_open(&in, argv[i]) || !row_each(&reader, &in, each_row, &r))
			return EXIT_IO;
		input_close(&in);
	}
	row_reader_free(&reader);
	commit_free(r.finder);
	analysis_free(r.analysis);
	buf_free(&r.log);
	return fflush(stdout) ? EXIT_IO : EXIT_DONE;
}
