/* The tables of time expressions: refused, or compiled to a grammar that opens. Six parts
 * with a NUL between them: words, tables, roles, rules, holidays, forms. */
#include "lib/fuzz.h"
#include "time/when.h"
#include "time/when_grammar.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { PARTS = 6 };
static char links[PARTS][64], folder[] = "/tmp/fuzz-grammar-XXXXXX";

static void remove_links(void)
{
	for (int i = 0; i < PARTS; i++)
		unlink(links[i]);
	rmdir(folder);
}

/* The compiler tells the tables apart by their names. */
static void make_links(void)
{
	static const char *const names[PARTS] = {"when_words", "when_tables", "when_roles", "when",
	                                         "when_holidays", "when_forms"};

	MUST(mkdtemp(folder));
	atexit(remove_links);
	for (int i = 0; i < PARTS; i++) {
		snprintf(links[i], sizeof links[i], "%s/%s.tsv", folder, names[i]);
		MUST(!symlink(fuzz_file(i, STR("")), links[i]));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static char *paths[PARTS + 1];
	struct str rest = {(const char *)data, len}, part;
	struct buf blob = {0};
	struct when_grammar g;

	if (!paths[0])
		make_links();
	for (int i = 0; i < PARTS; i++) {
		if (!str_split(&rest, '\0', &part))
			part = STR("");
		fuzz_file(i, part);
		paths[i] = links[i];
	}
	if (when_compile(paths, &blob)) {
		MUST(when_grammar_open(&g, buf_str(&blob)));
		MUST(!when_grammar_open(&g, (struct str){blob.p, blob.len - 8}));
	}
	buf_free(&blob);
	return 0;
}
