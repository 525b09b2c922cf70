/* Times: whatever is found lies in the text, in order, and its value reads back. */
#include "../unit/when_check.h"
#include "lib/fuzz.h"
#include "time/when.h"

static void check(const struct whens *found, struct str text)
{
	uint32_t end = 0;

	for (size_t i = 0; i < found->n; i++) {
		const struct when *f = &found->v[i];

		MUST(f->start >= end && f->lead <= f->start && f->end > f->start);
		MUST(f->end <= text.len);
		MUST(value_reads(f->value));
		end = f->end;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static const char *const dates[] = {"2024-08-29", "2023-12-31", "2024-02-29", "", "0001-01-01",
	                                    "9999-12-31", "2024-13-01", "soon"};
	static struct when_rules *rules;
	static struct whens found;
	static struct words w;
	struct str text = {(const char *)data, len};
	unsigned how = fuzz_choice(&text);

	if (!rules)
		rules = when_rules_new();
	text = fuzz_copy(text);
	found.all = how & 8;
	when_rules_set_dmy(rules, how & 16);
	words_scan(&w, text, cpu_best());
	when_find(&found, rules, &w, str_of(dates[how % 8]));
	check(&found, text);
	free((char *)(uintptr_t)text.p);
	return 0;
}
