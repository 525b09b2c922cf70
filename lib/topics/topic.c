#include "topics/topic.h"

#include "base/die.h"
#include "base/str_index.h"
#include "know/blob.h"
#include "topics/topic_lexicon.h"
#include "topics/topic_weights.h"

#include <stdlib.h>

struct topics {
	struct topic_info *info;
	uint8_t *dropped; /* topics whose built-in phrases a user took away */
	size_t n, info_cap, dropped_cap;
	struct str_index by_id;
	bool any_dropped;
	struct table taxonomy, *user_taxonomies; /* the bytes that `info` points into */
	size_t n_user_taxonomies, user_taxonomies_cap;
	struct arena ids; /* of topics that only phrase files name */
	struct lexicon builtin, user;
	bool has_builtin, has_user;
	uint32_t n_builtin;
	struct topic_phrases phrases;
	struct buf user_blob;
	struct topic_weights weights;
	struct buf weights_blob;  /* of a user's */
	const struct topic_weights *judge_by; /* or NULL */
	struct explain *explain; /* or NULL */
};

static size_t put(struct topics *k, struct topic_info info)
{
	size_t i = topics_by_id(k, info.id);

	if (i == k->n) {
		k->info = xgrow(k->info, k->n, &k->info_cap, sizeof *k->info);
		k->dropped = xgrow(k->dropped, k->n, &k->dropped_cap, 1);
		str_index_add(&k->by_id, info.id, k->n);
		k->dropped[k->n++] = false;
	}
	k->info[i] = info;
	return i;
}

static void put_all(struct topics *k, const struct table *t)
{
	for (size_t i = 0; i < t->n_rows; i++) {
		struct str c[TAX_COLUMNS] = {{0}};

		for (size_t col = 0; col < TAX_COLUMNS; col++)
			c[col] = table_cell(t, i, col);
		if (!c[TAX_IPTC].len)
			c[TAX_IPTC] = table_cell(t, i, TAX_OLD_IPTC);
		if (!c[TAX_PLOVER].len)
			c[TAX_PLOVER] = table_cell(t, i, TAX_OLD_PLOVER);
		put(k, (struct topic_info){c[TAX_ID], c[TAX_PARENT], c[TAX_LABEL], c[TAX_IPTC],
		                           c[TAX_CAP], c[TAX_PLOVER], c[TAX_SCOPE], c[TAX_GKG], 0});
	}
}

/* The blob: taxonomy, weights, number of phrases in eight bytes, lexicon. */
static void open_builtin(struct topics *k)
{
	struct str blob = blob_topics();
	size_t len = table_open(&k->taxonomy, blob, TAX_ALL_COLUMNS);
	size_t weights = topic_weights_open(&k->weights, str_cut(blob, len, blob.len));
	uint64_t n;

	len += weights;
	if (!weights || blob.len - len < sizeof n ||
	    !lexicon_open(&k->builtin, str_cut(blob, len + sizeof n, blob.len)))
		die("the built-in topics are damaged");
	memcpy(&n, blob.p + len, sizeof n);
	k->n_builtin = (uint32_t)n;
	k->has_builtin = true;
	k->judge_by = &k->weights;
	put_all(k, &k->taxonomy);
}

struct topics *topics_new(bool builtin)
{
	struct topics *k = xcalloc(1, sizeof *k);

	if (builtin)
		open_builtin(k);
	k->phrases.first = k->n_builtin;
	return k;
}

void topics_free(struct topics *k)
{
	for (size_t i = 0; i < k->n_user_taxonomies; i++)
		table_free(&k->user_taxonomies[i]);
	free(k->user_taxonomies);
	free(k->info);
	free(k->dropped);
	str_index_free(&k->by_id);
	arena_free(&k->ids);
	topic_phrases_free(&k->phrases);
	buf_free(&k->user_blob);
	buf_free(&k->weights_blob);
	free(k);
}

void topics_set_explain(struct topics *k, struct explain *e)
{
	k->explain = e;
}

size_t topics_count(const struct topics *k)
{
	return k->n;
}

const struct topic_info *topics_info(const struct topics *k, size_t topic)
{
	return &k->info[topic];
}

size_t topics_by_id(const struct topics *k, struct str id)
{
	return str_index_find(&k->by_id, id, k->n);
}

size_t topics_phrases(const struct topics *k)
{
	return k->n_builtin + k->phrases.n_rows;
}

bool topics_add_taxonomy(struct topics *k, const char *path)
{
	struct table t = {0};

	if (!table_read(&t, path, topic_taxonomy_columns, 1)) {
		table_free(&t);
		return false;
	}
	for (size_t i = 0; i < t.n_rows; i++)
		if (!table_cell(&t, i, TAX_ID).len) {
			table_refuse(table_place(path, &t, i), "id", "empty", table_cell(&t, i, TAX_ID));
			table_free(&t);
			return false;
		}
	k->user_taxonomies = xgrow(k->user_taxonomies, k->n_user_taxonomies,
	                           &k->user_taxonomies_cap, sizeof *k->user_taxonomies);
	k->user_taxonomies[k->n_user_taxonomies++] = t;
	put_all(k, &t);
	return true;
}

static long number_or_new(struct str id, void *arg)
{
	struct topics *k = arg;
	size_t i = topics_by_id(k, id);
	const struct str none = {"", 0};
	const char *dot;

	if (!id.len)
		return -1;
	if (i < k->n)
		return (long)i;
	id = arena_str(&k->ids, id);
	dot = memchr(id.p, '.', id.len);
	return (long)put(k, (struct topic_info){
		id, dot ? str_cut(id, 0, (size_t)(dot - id.p)) : none, id, none, none, none, none, none, 0});
}

static void drop(size_t topic, void *arg)
{
	struct topics *k = arg;

	k->dropped[topic] = true;
	k->any_dropped = true;
}

bool topics_add_phrases(struct topics *k, const char *path)
{
	const struct topic_numbering numbering = {number_or_new, drop, k};

	return topic_phrases_read(&k->phrases, path, &numbering);
}

bool topics_add_files(struct topics *k, const struct option_files *files)
{
	for (size_t i = 0; i < files->n; i++) {
		const struct option_file *from = &files->v[i];
		const bool taxonomy = !strcmp(from->option, "taxonomy");

		if (!(taxonomy ? topics_add_taxonomy : topics_add_phrases)(k, from->path))
			return false;
	}
	return true;
}

/* A leaf's parent by its number; a parent that is not in the taxonomy counts as none. */
static void link_fields(struct topics *k)
{
	for (size_t i = 0; i < k->n; i++) {
		size_t parent = topics_by_id(k, k->info[i].parent);

		if (parent == k->n || !k->info[i].parent.len) {
			k->info[i].parent.len = 0;
			parent = i;
		}
		k->info[i].field = (uint32_t)parent;
	}
}

bool topics_add_weights(struct topics *k, const char *path)
{
	char *files[] = {(char *)path, NULL};

	k->weights_blob.len = 0;
	k->judge_by = NULL;
	if (!topic_weights_compile(files, &k->weights_blob) || !topic_weights_open(&k->weights, buf_str(&k->weights_blob)))
		return false;
	k->judge_by = &k->weights;
	return true;
}

void topics_judge_by(struct topics *k, const struct topic_weights *w)
{
	k->judge_by = w;
}

const struct topic_weights *topics_weights(const struct topics *k)
{
	return k->judge_by;
}

void topics_ready(struct topics *k)
{
	struct inflection inflection;

	link_fields(k);
	if (!k->phrases.n_rows)
		return;
	inflect_open_builtin(&inflection);
	topic_phrases_build(&k->phrases, &inflection, &k->user_blob);
	inflect_free(&inflection);
	k->has_user = lexicon_open(&k->user, buf_str(&k->user_blob)) > 0;
}

/* Does the phrase speak for a topic that still has its built-in phrases? */
static bool is_live(const struct topics *k, const struct words *w, struct lexicon_hit hit)
{
	do
		if (hit.value & TOPIC_SHIELD || !k->dropped[topic_of(hit.value)])
			return true;
	while (lexicon_next(&k->builtin, w, &hit));
	return false;
}

/* lexicon_find among the live ones. */
static bool find_live(const struct topics *k, const struct words *w, size_t from,
                      struct lexicon_hit *hit)
{
	struct lexicon_hit hits[LEXICON_WORDS];

	for (; lexicon_find(&k->builtin, w, from, hit); from = hit->first + 1) {
		size_t n = lexicon_at(&k->builtin, w, hit->first, hits, LEXICON_WORDS);

		for (size_t i = 0; i < n; i++)
			if (is_live(k, w, hits[i])) {
				*hit = hits[i];
				return true;
			}
	}
	return false;
}

/* The leftmost, longest phrase of both lexicons; the user's wins a tie. */
static inline const struct lexicon *find(const struct topics *k, const struct words *w, size_t from,
                                  struct lexicon_hit *hit)
{
	struct lexicon_hit theirs;
	bool ours = false;

	if (k->has_builtin)
		ours = k->any_dropped ? find_live(k, w, from, hit)
		                      : lexicon_find(&k->builtin, w, from, hit);
	if (!k->has_user || !lexicon_find(&k->user, w, from, &theirs))
		return ours ? &k->builtin : NULL;
	if (ours && (hit->first < theirs.first ||
	             (hit->first == theirs.first && hit->last > theirs.last)))
		return &k->builtin;
	*hit = theirs;
	return &k->user;
}

/* A shield among the values of a phrase stands against all of them. */
static bool is_shield(const struct lexicon *lex, const struct words *w, struct lexicon_hit hit)
{
	do
		if (hit.value & TOPIC_SHIELD)
			return true;
	while (lexicon_next(lex, w, &hit));
	return false;
}

static bool counts(const struct topics *k, const struct words *w, const struct topic_match *m)
{
	uint32_t value = m->hit.value;

	return !(value & TOPIC_ACRONYM && w->all_caps) &&
	       !(m->from == &k->builtin && k->dropped[topic_of(value)]);
}

static const char *source_of(const struct topics *k, const struct topic_match *m)
{
	return m->from == &k->user ? "a table of yours" : "the shipped tables";
}

static void explain_shield(const struct topics *k, const struct words *w, const struct topic_match *m)
{
	explain(k->explain, "shield", words_text(w, m->hit.first, m->hit.last), "speaks for nothing, by %s",
	        source_of(k, m));
}

/* A phrase, and one of the topics that it speaks for. */
static void explain_phrase(const struct topics *k, const struct words *w, const struct topic_match *m,
                           const char *what, const char *how)
{
	explain(k->explain, what, words_text(w, m->hit.first, m->hit.last), "%s for %.*s, by %s", how,
	        STR_FMT(k->info[topic_of(m->hit.value)].id, 80), source_of(k, m));
}

/* Moves to the next value of the phrase, or to the first of the next phrase. */
static bool advance(const struct topics *k, const struct words *w, struct topic_match *m)
{
	if (m->from && lexicon_next(m->from, w, &m->hit))
		return true;
	while ((m->from = find(k, w, m->hit.last, &m->hit))) {
		if (!is_shield(m->from, w, m->hit))
			return true;
		if (k->explain)
			explain_shield(k, w, m);
	}
	return false;
}

bool topics_next(const struct topics *k, const struct words *w, struct topic_match *m)
{
	while (advance(k, w, m) && !counts(k, w, m))
		if (k->explain)
			explain_phrase(k, w, m, "none", m->hit.value & TOPIC_ACRONYM && w->all_caps
			               ? "an acronym in a line of capitals" : "taken away by your '*'");
	if (!m->from)
		return false;
	if (k->explain)
		explain_phrase(k, w, m, "phrase", m->hit.value & TOPIC_STRONG ? "strong" : "weak");
	m->topic = topic_of(m->hit.value);
	m->phrase = topic_row(m->hit.value);
	m->first = m->hit.first;
	m->last = m->hit.last;
	m->strong = m->hit.value & TOPIC_STRONG;
	return true;
}

uint32_t topics_own_phrase(const struct topics *k)
{
	return k->n_builtin;
}

bool topics_has_phrase(const struct topics *k, const struct words *w, uint32_t phrase)
{
	struct topic_match m = {0};

	while ((m.from = find(k, w, m.hit.last, &m.hit))) {
		const bool shield = is_shield(m.from, w, m.hit);

		do
			if (topic_row(m.hit.value) == phrase && shield == !!(m.hit.value & TOPIC_SHIELD) &&
			    (shield || counts(k, w, &m)))
				return true;
		while (lexicon_next(m.from, w, &m.hit));
	}
	return false;
}

static long row_of(struct str id, void *arg)
{
	size_t i = str_index_find(arg, id, SIZE_MAX);

	return i < SIZE_MAX ? (long)i : -1;
}

bool topic_compile(char **files, struct buf *out)
{
	struct inflection inflection;
	struct table taxonomy = {0};
	struct topic_phrases phrases = {0};
	struct str_index rows = {0};
	struct buf weights = {0};
	const struct topic_numbering numbering = {row_of, NULL, &rows};
	bool ok;

	if (!inflect_read(&inflection, *files++))
		return false;
	if (!*files)
		warn("taxonomy.tsv is not among the files");
	ok = *files && table_read(&taxonomy, *files++, topic_taxonomy_columns, TAX_COLUMNS);
	if (ok && !*files)
		warn("topic_weights.tsv is not among the files");
	ok = ok && *files;
	for (size_t i = 0; ok && i < taxonomy.n_rows; i++)
		str_index_add(&rows, table_cell(&taxonomy, i, TAX_ID), i);
	if (ok)
		ok = topic_weights_compile(files++, &weights);
	for (; ok && *files; files++)
		ok = topic_phrases_read(&phrases, *files, &numbering);
	if (ok) {
		uint64_t n = phrases.n_rows;

		table_write(&taxonomy, out);
		buf_addstr(out, buf_str(&weights));
		buf_add(out, &n, sizeof n);
		topic_phrases_build(&phrases, &inflection, out);
	}
	inflect_free(&inflection);
	buf_free(&weights);
	str_index_free(&rows);
	table_free(&taxonomy);
	topic_phrases_free(&phrases);
	return ok;
}
