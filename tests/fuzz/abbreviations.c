/* A user's abbreviations: refused, or the splitter works with them. */
#include "lib/fuzz.h"
#include "sentence/sentence.h"

static void collect(const struct sentence *s, void *arg)
{
	uint64_t *at = arg;

	MUST(s->start >= *at && s->end > s->start);
	*at = s->end;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	const struct str file = {(const char *)data, len};
	struct sentence_rules rules = {0};
	struct sentence_splitter *s;
	uint64_t at = 0;

	sentence_rules_builtin(&rules);
	if (sentence_rules_add_file(&rules, fuzz_file(0, file))) {
		s = sentence_splitter_new(&rules, NEWLINE_SPACE, cpu_best(), collect, &at);
		sentence_splitter_begin(s, 0);
		sentence_splitter_add(s, file);
		sentence_splitter_end(s);
		sentence_splitter_free(s);
		MUST(at <= len);
	}
	sentence_rules_free(&rules);
	return 0;
}
