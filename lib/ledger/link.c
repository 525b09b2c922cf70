#include "ledger/link.h"

#include "base/die.h"
#include "know/blob.h"

static const struct {
	const char *name;
	unsigned first, steps;
} families[] = {
	{"any", LINK_ANY, 1},
	{"row covered", LINK_ROW_COVERED, LINK_STEPS},
	{"known covered", LINK_KNOWN_COVERED, LINK_STEPS},
	{"shared", LINK_SHARED, LINK_STEPS},
	{"here covered", LINK_HERE_COVERED, LINK_STEPS},
	{"act same", LINK_ACT_SAME, 1},
	{"act like", LINK_ACT_LIKE, 1},
	{"act other", LINK_ACT_OTHER, 1},
	{"sum same", LINK_SUM_SAME, 1},
	{"sum other", LINK_SUM_OTHER, 1},
	{"sum one", LINK_SUM_ONE, 1},
	{"count same", LINK_COUNT_SAME, 1},
	{"count other", LINK_COUNT_OTHER, 1},
	{"year same", LINK_YEAR_SAME, 1},
	{"year other", LINK_YEAR_OTHER, 1},
	{"partners same", LINK_PARTNERS_SAME, 1},
	{"partners some", LINK_PARTNERS_SOME, 1},
	{"partners other", LINK_PARTNERS_OTHER, 1},
	{"partners one", LINK_PARTNERS_ONE, 1},
	{"actors same", LINK_ACTORS_SAME, 1},
	{"actors some", LINK_ACTORS_SOME, 1},
	{"actors partners", LINK_ACTORS_PARTNERS, 1},
	{"actors other", LINK_ACTORS_OTHER, 1},
	{"due same", LINK_DUE_SAME, 1},
	{"due near", LINK_DUE_NEAR, 1},
	{"due later", LINK_DUE_LATER, 1},
	{"due earlier", LINK_DUE_EARLIER, 1},
	{"due one", LINK_DUE_ONE, 1},
	{"due passed", LINK_DUE_PASSED, 1},
	{"topics shared", LINK_TOPICS_SHARED, 1},
	{"topics other", LINK_TOPICS_OTHER, 1},
	{"doc same", LINK_DOC_SAME, 1},
	{"doc next", LINK_DOC_NEXT, 1},
	{"doc near", LINK_DOC_NEAR, 1},
	{"doc near other", LINK_DOC_NEAR_OTHER, 1},
	{"back next", LINK_BACK_NEXT, 1},
	{"few", LINK_FEW, 1},
	{"few next", LINK_FEW_NEXT, 1},
	{"few away", LINK_FEW_AWAY, 1},
	{"back away", LINK_BACK_AWAY, 1},
	{"row done", LINK_ROW_DONE, 1},
	{"row off", LINK_ROW_OFF, 1},
	{"row again", LINK_ROW_AGAIN, 1},
	{"row underway", LINK_ROW_UNDERWAY, 1},
	{"done done", LINK_DONE_DONE, 1},
	{"word done", LINK_WORD_DONE, 1},
	{"status same", LINK_STATUS_SAME, 1},
	{"common shared", LINK_COMMON_SHARED, 1},
	{"row head", LINK_ROW_HEAD, 1},
	{"known head", LINK_KNOWN_HEAD, 1},
	{"heads", LINK_HEADS, 1},
	{"object", LINK_OBJECT, 1},
	{"next partners", LINK_NEXT_PARTNERS, 1},
	{"visit", LINK_VISIT, 1},
	{"visit visit", LINK_VISIT_VISIT, 1},
	{"act clash", LINK_ACT_CLASH, 1},
	{"names only", LINK_NAMES_ONLY, 1},
};
enum { FAMILIES = sizeof families / sizeof *families };

void link_feature_name(struct buf *out, unsigned feature)
{
	for (size_t i = 0; i < FAMILIES; i++)
		if (feature >= families[i].first && feature < families[i].first + families[i].steps) {
			buf_addf(out, "%s", families[i].name);
			if (families[i].steps > 1)
				buf_addf(out, " %u", feature - families[i].first + 1);
		}
}

static bool take_weights(struct link_weights *w, struct str blob)
{
	struct weight_table t;
	struct buf name = {0};

	if (!weight_table_open(&t, blob, 1))
		return false;
	for (unsigned i = 0; i < LINK_FEATURES; i++) {
		name.len = 0;
		link_feature_name(&name, i);
		w->v[i] = weight_of(&t, weight_hash(buf_str(&name)));
	}
	buf_free(&name);
	return true;
}

void link_weights_open(struct link_weights *w)
{
	if (!take_weights(w, blob_ledger()))
		die("the weights of links that are built in are not whole");
}

bool link_weights_read(struct link_weights *w, const char *path)
{
	static const char *const columns[] = {"weight", NULL};
	struct buf blob = {0};
	const bool ok = weight_table_compile(path, columns, &blob) && take_weights(w, buf_str(&blob));

	buf_free(&blob);
	return ok;
}
