/* A user's pattern over text: it is refused with a reason, or each match lies in the text
 * behind the one before, or fails with a message. The pattern ends at the first NUL. */
#include "base/pattern.h"
#include "lib/fuzz.h"

#include <stdlib.h>

static void match_all(struct pattern *p, struct str text)
{
	struct str all, part;
	size_t at = 0;

	for (int n = 0; n < 100 && at <= text.len; n++)
		switch (pattern_match(p, text, at)) {
		case PATTERN_NO: return;
		case PATTERN_FAILED: MUST(pattern_failure(p)[0]); return;
		case PATTERN_YES:
			MUST(pattern_group(p, 0, &all));
			MUST(all.p >= text.p && all.p + all.len <= text.p + text.len);
			if (pattern_named(p, "doc", &part))
				MUST(part.p >= text.p && part.p + part.len <= text.p + text.len);
			at = (size_t)(all.p + all.len - text.p) + !all.len;
		}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct str text = {(const char *)data, len}, source = {"", 0};
	const unsigned flags = fuzz_choice(&text);
	struct buf why = {0};
	struct pattern *p;

	str_split(&text, '\0', &source);
	p = pattern_new(source, flags % 16, &why);
	MUST(p || why.len);
	if (p) {
		char *own = malloc(text.len + !text.len);

		MUST(own);
		if (text.len)
			memcpy(own, text.p, text.len);
		match_all(p, (struct str){own, text.len});
		free(own);
	}
	pattern_free(p);
	buf_free(&why);
	return 0;
}
