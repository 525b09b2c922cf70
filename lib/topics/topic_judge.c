#include "topics/topic_judge.h"

#include "base/die.h"
#include "know/odds.h"
#include "know/weight_table.h"

#include <stdlib.h>

enum { STRONG_WEIGHS = 3, FULL = 1024 };

void topic_judge_open(struct topic_judge *j, const struct topics *k, const struct topic_weights *w)
{
	struct str rest = w->ids, id;
	uint16_t n = 0;

	j->weights = w;
	j->topics = k;
	j->n_topics = topics_count(k);
	j->number = xcalloc(j->n_topics + 1, sizeof *j->number);
	j->evidence = xcalloc(j->n_topics + 1, sizeof *j->evidence);
	j->past = xcalloc(j->n_topics + 1, sizeof *j->past);
	j->found = xcalloc(j->n_topics + 1, sizeof *j->found);
	j->field_seen = xcalloc(j->n_topics + 1, sizeof *j->field_seen);
	for (int odds = -TOPIC_ODDS_MOST; odds <= TOPIC_ODDS_MOST; odds++)
		j->per_cent[odds + TOPIC_ODDS_MOST] = (uint8_t)odds_per_cent(odds);
	j->sums = xcalloc(w->n + 1, sizeof *j->sums);
	j->word_seen = xcalloc(w->mask + 1, sizeof *j->word_seen);
	for (size_t i = 0; i < j->n_topics; i++)
		j->number[i] = TOPIC_UNJUDGED;
	for (; str_split(&rest, '\n', &id) && n < w->n; n++) {
		const size_t topic = topics_by_id(k, id);

		if (topic < j->n_topics)
			j->number[topic] = n;
	}
}

void topic_judge_free(struct topic_judge *j)
{
	free(j->number);
	free(j->evidence);
	free(j->past);
	free(j->found);
	free(j->field_seen);
	free(j->sums);
	free(j->word_seen);
	*j = (struct topic_judge){0};
}

void topic_judge_document(struct topic_judge *j)
{
	j->document++;
	j->paragraph++;
	j->sections = j->paragraph_sections = 0;
	j->has_title = false;
}

void topic_judge_paragraph(struct topic_judge *j)
{
	j->paragraph++;
	j->paragraph_sections = 0;
}

void topic_judge_section(struct topic_judge *j)
{
	j->section++;
	j->n_found = 0;
	j->words = j->fields = j->evidence_all = 0;
	j->settled = j->worth = false;
}

static void count_field(struct topic_judge *j, uint32_t topic)
{
	uint64_t *seen = &j->field_seen[topics_info(j->topics, topic)->field];

	j->fields += *seen != j->section;
	*seen = j->section;
}

/* One weak phrase says nothing where nobody speaks of its topic; most of them are such. */
static bool is_worth(const struct topic_judge *j, uint32_t topic)
{
	const struct topic_evidence *e = &j->evidence[topic];

	return j->unit != TOPIC_SENTENCE || e->strong || e->weak > 1 || j->past[topic].document == j->document;
}

void topic_judge_phrase(struct topic_judge *j, const struct topic_match *m, bool again)
{
	struct topic_evidence *e = &j->evidence[m->topic];

	if (e->section != j->section) {
		*e = (struct topic_evidence){.section = j->section};
		j->found[j->n_found++] = m->topic;
	}
	if (m->strong) {
		e->times++;
		e->strong += !again;
		if (m->last - m->first > e->longest)
			e->longest = m->last - m->first;
		count_field(j, m->topic);
	} else {
		e->weak_times++;
		e->weak += !again;
	}
	if (!again)
		j->evidence_all += m->strong ? STRONG_WEIGHS : 1;
	j->worth = j->worth || is_worth(j, m->topic);
}

static void add_word(struct topic_judge *j, const struct topic_word *w)
{
	uint64_t *seen = &j->word_seen[w - j->weights->words];
	const struct topic_word_weight *list = &j->weights->list[w->first];

	if (*seen == j->section)
		return;
	*seen = j->section;
	for (uint32_t i = 0; i < w->n; i++)
		j->sums[list[i].topic] += list[i].weight;
}

void topic_judge_words(struct topic_judge *j, const struct words *w)
{
	const bool ask = j->worth || j->unit != TOPIC_SENTENCE;

	if (ask && !j->words)
		memset(j->sums, 0, j->weights->n * sizeof *j->sums);
	for (size_t i = 0; ask && i < w->n; i++) {
		const struct topic_word *t = topic_weights_word(j->weights, w->v[i].hash);

		if (t->hash)
			add_word(j, t);
	}
	j->words += (uint32_t)w->n;
}

static uint32_t at_most(uint32_t n, uint32_t max)
{
	return n < max ? n : max;
}

static unsigned power(uint32_t n)
{
	unsigned p = 0;

	while (n >>= 1)
		p++;
	return at_most(p, TOPIC_BUCKETS - 1);
}

static uint32_t weight_of_evidence(const struct topic_evidence *e)
{
	return e->strong * STRONG_WEIGHS + e->weak;
}

/* How many others have more evidence, and how much those of the field have. */
static void compare(const struct topic_judge *j, uint32_t topic, uint32_t *more, uint32_t *kin)
{
	const uint32_t field = topics_info(j->topics, topic)->field;
	const uint32_t own = weight_of_evidence(&j->evidence[topic]);

	*more = *kin = 0;
	for (size_t i = 0; i < j->n_found; i++) {
		const uint32_t other = weight_of_evidence(&j->evidence[j->found[i]]);

		*more += other > own;
		if (j->found[i] != topic && topics_info(j->topics, j->found[i])->field == field)
			*kin += other;
	}
}

/* Numbers from 5 on are told apart by their powers of two. */
static unsigned count_bucket(uint32_t n)
{
	return n < 5 ? n : at_most(3 + power(n), 9);
}

void topic_judge_evidence(const struct topic_judge *j, uint32_t topic, unsigned features[TOPIC_EVIDENCE])
{
	const struct topic_evidence *e = &j->evidence[topic];
	const uint32_t own = weight_of_evidence(e), field = topics_info(j->topics, topic)->field;
	const uint32_t words = j->words ? j->words : 1;
	unsigned bucket[TOPIC_EVIDENCE];
	uint32_t more, kin;

	compare(j, topic, &more, &kin);
	bucket[TOPIC_BY_PHRASES] = at_most(e->strong, 3) * 4 + at_most(e->weak, 3);
	bucket[TOPIC_BY_LONGER] = at_most(e->longest, 4);
	bucket[TOPIC_BY_TIMES] = count_bucket(e->times + e->weak_times);
	bucket[TOPIC_BY_RIVALS] = at_most(j->fields - (j->field_seen[field] == j->section), 5);
	bucket[TOPIC_BY_SHARE] = own * 8 / j->evidence_all;
	bucket[TOPIC_BY_RANK] = at_most(more, 5);
	bucket[TOPIC_BY_KIN] = at_most(kin * 2 / own, 6);
	bucket[TOPIC_BY_DENSITY] = at_most((e->times * STRONG_WEIGHS + e->weak_times) * 16 / words, 15);
	bucket[TOPIC_BY_LENGTH] = power(words);
	for (unsigned t = 0; t < TOPIC_EVIDENCE; t++)
		features[t] = topic_evidence_feature((enum topic_evidence_template)t, bucket[t]);
}

/* A mean of per cents, of none at all 0. */
static unsigned mean_bucket(uint64_t sum, uint32_t n)
{
	static const unsigned from[] = {1, 3, 7, 15, 30, 50, 70};
	unsigned bucket = 1;

	if (!n)
		return 0;
	while (bucket <= sizeof from / sizeof *from && sum >= (uint64_t)from[bucket - 1] * n)
		bucket++;
	return bucket;
}

void topic_judge_around(const struct topic_judge *j, uint32_t topic, unsigned features[TOPIC_AROUND])
{
	const struct topic_past *p = &j->past[topic];
	const bool met = p->document == j->document, here = met && p->paragraph == j->paragraph;
	const uint64_t all = met ? p->all : 0, in_paragraph = here ? p->paragraph_all : 0;
	unsigned bucket[TOPIC_AROUND] = {0};

	bucket[TOPIC_AROUND_TITLE] = mean_bucket(met ? p->title : 0, j->has_title);
	if (j->unit == TOPIC_DOCUMENT) {
		bucket[TOPIC_AROUND_MEAN] = mean_bucket(all, j->sections);
		bucket[TOPIC_AROUND_LENGTH] = power(j->sections);
	} else {
		bucket[TOPIC_AROUND_PARAGRAPH] = mean_bucket(in_paragraph, j->paragraph_sections);
		bucket[TOPIC_AROUND_BEFORE] = mean_bucket(all - in_paragraph, j->sections - j->paragraph_sections);
	}
	for (unsigned t = 0; t < TOPIC_AROUND; t++)
		features[t] = topic_around_feature(j->unit, (enum topic_around_template)t, bucket[t]);
}

/* The whole part of the square root, by Newton's steps from above. */
static uint64_t root(uint64_t n)
{
	uint64_t r = n, next = (n + 1) / 2;

	while (next < r) {
		r = next;
		next = (r + n / r) / 2;
	}
	return r;
}

/* Longer texts have more words that say little. */
int topic_judge_norm(uint32_t words)
{
	return (int)(FULL * 4 * 256 / root(((uint64_t)words + 8) * 256 * 256));
}

void topic_judge_settle(struct topic_judge *j)
{
	unsigned features[TOPIC_EVIDENCE];
	const int norm = topic_judge_norm(j->words);

	for (size_t i = 0; i < j->n_found && !j->settled; i++) {
		const uint32_t topic = j->found[i];
		const uint16_t number = j->number[topic];
		int sum;

		j->evidence[topic].sum = TOPIC_NEVER;
		if (!is_worth(j, topic))
			continue;
		sum = j->weights->always[number] + (int)((int64_t)j->sums[number] * norm / FULL);

		topic_judge_evidence(j, topic, features);
		for (unsigned t = 0; t < TOPIC_EVIDENCE; t++)
			sum += j->weights->features[features[t]];
		j->evidence[topic].sum = sum;
	}
	j->settled = true;
}

/* Of a sum in thousandths. */
static unsigned per_cent_of(const struct topic_judge *j, int sum)
{
	const int odds = sum / (WEIGHT_ONE / ODDS_UNIT);

	return j->per_cent[(odds < -TOPIC_ODDS_MOST ? -TOPIC_ODDS_MOST : odds > TOPIC_ODDS_MOST ? TOPIC_ODDS_MOST : odds) +
	                   TOPIC_ODDS_MOST];
}

static struct topic_past *past_of(struct topic_judge *j, uint32_t topic)
{
	struct topic_past *p = &j->past[topic];

	if (p->document != j->document)
		*p = (struct topic_past){.document = j->document, .best = INT16_MIN * 8};
	if (p->paragraph != j->paragraph) {
		p->paragraph = j->paragraph;
		p->paragraph_all = 0;
	}
	return p;
}

void topic_judge_keep(struct topic_judge *j)
{
	for (size_t i = 0; i < j->n_found; i++) {
		const struct topic_evidence *e = &j->evidence[j->found[i]];
		struct topic_past *p;
		unsigned per_cent;

		if (e->sum == TOPIC_NEVER)
			continue;
		p = past_of(j, j->found[i]);
		per_cent = per_cent_of(j, e->sum);
		p->all += per_cent;
		p->paragraph_all += per_cent;
		p->by_words += (uint64_t)per_cent * j->words;
		if (e->sum > p->best)
			p->best = e->sum;
	}
	j->sections++;
	j->paragraph_sections++;
}

void topic_judge_keep_title(struct topic_judge *j)
{
	for (size_t i = 0; i < j->n_found; i++)
		past_of(j, j->found[i])->title = per_cent_of(j, j->evidence[j->found[i]].sum);
	j->has_title = true;
}

unsigned topic_judge_per_cent(const struct topic_judge *j, uint32_t topic)
{
	const int16_t *weights = j->weights->features;
	const int sum = j->unit == TOPIC_DOCUMENT ? j->past[topic].best : j->evidence[topic].sum;
	int odds = (int)((int64_t)sum * weights[topic_scale_feature(j->unit)] / WEIGHT_ONE);
	unsigned features[TOPIC_AROUND];

	if (sum == TOPIC_NEVER)
		return 0;
	topic_judge_around(j, topic, features);
	for (unsigned t = 0; t < TOPIC_AROUND; t++)
		odds += weights[features[t]];
	return per_cent_of(j, odds);
}

uint64_t topic_judge_mass(const struct topic_judge *j, uint32_t topic)
{
	return j->past[topic].document == j->document ? j->past[topic].by_words : 0;
}

struct reason {
	int weight;
	unsigned feature;
};

static int by_weight(const void *pa, const void *pb)
{
	const struct reason *a = pa, *b = pb;

	if (abs(a->weight) != abs(b->weight))
		return abs(a->weight) < abs(b->weight) ? 1 : -1;
	return (a->feature > b->feature) - (a->feature < b->feature);
}

static void add_reason(struct buf *out, int thousandths, const char *what)
{
	buf_addf(out, "%s%+.2f %s", out->len ? ", " : "", (double)thousandths / WEIGHT_ONE, what);
}

/* The features that weigh most. */
static void add_features(const struct topic_judge *j, struct buf *out, const unsigned *features, size_t n)
{
	struct reason reasons[TOPIC_EVIDENCE + TOPIC_AROUND] = {{0}};
	struct buf name = {0};

	for (size_t i = 0; i < n; i++)
		reasons[i] = (struct reason){j->weights->features[features[i]], features[i]};
	qsort(reasons, n, sizeof *reasons, by_weight);
	for (size_t i = 0; i < n && i < 4 && reasons[i].weight; i++) {
		name.len = 0;
		topic_feature_name(&name, reasons[i].feature);
		buf_addc(&name, '\0');
		add_reason(out, reasons[i].weight, name.p);
	}
	buf_free(&name);
}

void topic_judge_explain(const struct topic_judge *j, uint32_t topic, struct explain *e)
{
	const struct topic_evidence *v = &j->evidence[topic];
	const unsigned p = topic_judge_per_cent(j, topic);
	unsigned features[TOPIC_EVIDENCE + TOPIC_AROUND];
	size_t n = 0;
	struct buf why = {0};

	if (j->unit != TOPIC_DOCUMENT && v->sum == TOPIC_NEVER) {
		explain(e, "topic", topics_info(j->topics, topic)->id, "one weak phrase alone");
		return;
	}
	if (j->unit != TOPIC_DOCUMENT) {
		topic_judge_evidence(j, topic, features);
		n = TOPIC_EVIDENCE;
		add_reason(&why, j->weights->always[j->number[topic]], "always");
		add_reason(&why, (int)((int64_t)j->sums[j->number[topic]] * topic_judge_norm(j->words) / FULL), "words");
	}
	topic_judge_around(j, topic, features + n);
	add_features(j, &why, features, n + TOPIC_AROUND);
	if (n)
		explain(e, "topic", topics_info(j->topics, topic)->id, "%u strong, %u weak; probability .%02u: %.*s", v->strong,
		        v->weak, p, STR_FMT(buf_str(&why), 1000));
	else
		explain(e, "topic", topics_info(j->topics, topic)->id, "probability .%02u: %.*s", p, STR_FMT(buf_str(&why), 1000));
	buf_free(&why);
}
