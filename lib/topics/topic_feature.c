#include "topics/topic_feature.h"

static const char *const evidence_names[] = {"phrases", "longer", "times", "rivals", "share", "rank", "kin", "density",
                                             "length", NULL};
static const char *const around_names[] = {"always", "paragraph", "before", "title", "mean", "paragraphs", "scale", NULL};
static const char *const unit_names[] = {"doc", "par", "sent", NULL};

enum { AROUND_SCALE = TOPIC_AROUND };

void topic_feature_name(struct buf *out, unsigned feature)
{
	if (feature >= TOPIC_SCALE_FROM) {
		buf_addf(out, "%s scale", unit_names[feature - TOPIC_SCALE_FROM]);
	} else if (feature >= TOPIC_AROUND_FROM) {
		const unsigned around = feature - TOPIC_AROUND_FROM, row = around / TOPIC_BUCKETS;

		buf_addf(out, "%s %s: %u", unit_names[row / TOPIC_AROUND], around_names[row % TOPIC_AROUND],
		         around % TOPIC_BUCKETS);
	} else {
		buf_addf(out, "%s: %u", evidence_names[feature / TOPIC_BUCKETS], feature % TOPIC_BUCKETS);
	}
}

/* Takes ": 3" off the end. */
static bool take_bucket(struct str *name, uint64_t *bucket)
{
	size_t digits = 0;

	while (digits < name->len && str_is_digit(name->p[name->len - 1 - digits]))
		digits++;
	if (!digits || !str_uint(str_cut(*name, name->len - digits, name->len), bucket) || *bucket >= TOPIC_BUCKETS)
		return false;
	name->len -= digits;
	if (!str_ends(*name, STR(": ")))
		return false;
	name->len -= 2;
	return true;
}

/* `rest` is what stands behind the unit's name. */
static unsigned around_number(unsigned unit, struct str rest)
{
	uint64_t bucket;
	int row;

	if (str_eq(rest, STR("scale")))
		return topic_scale_feature((enum topic_unit)unit);
	if (!take_bucket(&rest, &bucket))
		return TOPIC_FEATURES;
	row = str_among(rest, around_names, AROUND_SCALE);
	return row < 0 ? TOPIC_FEATURES
	               : topic_around_feature((enum topic_unit)unit, (enum topic_around_template)row, (unsigned)bucket);
}

unsigned topic_feature_number(struct str name)
{
	struct str rest = name, first;
	uint64_t bucket;
	int row;

	if (str_split(&rest, ' ', &first) && (row = str_among(first, unit_names, TOPIC_UNITS)) >= 0)
		return around_number((unsigned)row, rest);
	if (!take_bucket(&name, &bucket))
		return TOPIC_FEATURES;
	row = str_among(name, evidence_names, TOPIC_EVIDENCE);
	return row < 0 ? TOPIC_FEATURES : topic_evidence_feature((enum topic_evidence_template)row, (unsigned)bucket);
}
