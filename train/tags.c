/* The part-of-speech tagger: training and scoring. */
#include "annotated.h"
#include "base/die.h"
#include "tagger/part_of_speech.h"
#include "train.h"

#include <stdio.h>
#include <stdlib.h>

struct world {
	struct clusters clusters;
	struct words words;
	struct tokens tokens;
	struct pos_tagging tagging;
};

static void open_world(struct world *w, const char *words)
{
	if (!clusters_open(&w->clusters, train_blob(words)))
		die("%s: no facts of words", words);
}

static void close_world(struct world *w)
{
	words_free(&w->words);
	tokens_free(&w->tokens);
	pos_free(&w->tagging);
}

static void prepare(struct world *w, struct str text)
{
	words_scan(&w->words, text, CPU_SCALAR);
	tokens_scan(&w->tokens, &w->words);
	pos_prepare(&w->tagging, &w->clusters, &w->tokens, w->words.all_caps);
}

static unsigned tag_of(struct str name)
{
	for (unsigned t = 0; t < UPOS_TAGS; t++)
		if (str_eq(name, str_of(upos_names[t])))
			return t;
	die("unknown tag '%.*s'", STR_FMT(name, 40));
}

/* The tag of the annotated token from which ours is cut, or in which it begins; the tree's
 * tokens and ours are nearly the same. */
static unsigned tag_at(const struct annotated *a, size_t *k, const struct token *t)
{
	while (*k < a->n && a->spans[*k].end <= t->start)
		++*k;
	return *k < a->n && a->spans[*k].start <= t->start ? tag_of(a->spans[*k].label) : (unsigned)UPOS_X;
}

static void add_sentence(struct world *w, struct crf *c, const struct annotated *a)
{
	uint64_t keys[FEATURES_ALL_MAX];
	size_t k = 0;

	prepare(w, a->row.text);
	for (size_t i = 0; i < w->tokens.n; i++) {
		size_t n = features_all(&w->tagging.looks[LOOK_MARGIN + i], keys);

		crf_token(c, keys, n, tag_at(a, &k, &w->tokens.v[i]));
	}
	crf_end_sequence(c);
}

void train_tags(char **files, struct buf *out)
{
	struct world w = {0};
	struct crf *c = crf_new();
	struct annotated a;

	open_world(&w, files[0]);
	for (char **f = files + 1; *f; f++) {
		struct annotated_file file = annotated_open(*f);

		while (annotated_next(&file, &a))
			add_sentence(&w, c, &a);
		annotated_close(&file);
	}
	crf_train(c, &train_options, out);
	train_stamp(out);
	crf_free(c);
	close_world(&w);
}

/* How many annotated tokens are ours to the byte and have the right tag. */
static size_t right_tags(const struct world *w, const struct annotated *a)
{
	size_t right = 0, i = 0;

	for (size_t k = 0; k < a->n; k++) {
		while (i < w->tokens.n && w->tokens.v[i].start < a->spans[k].start)
			i++;
		right += i < w->tokens.n && w->tokens.v[i].start == a->spans[k].start &&
		         w->tokens.v[i].end == a->spans[k].end &&
		         tag_of(a->spans[k].label) == w->tagging.tags[i];
	}
	return right;
}

static size_t whole_tokens(const struct world *w, const struct annotated *a)
{
	size_t whole = 0, i = 0;

	for (size_t k = 0; k < a->n; k++) {
		while (i < w->tokens.n && w->tokens.v[i].start < a->spans[k].start)
			i++;
		whole += i < w->tokens.n && w->tokens.v[i].start == a->spans[k].start &&
		         w->tokens.v[i].end == a->spans[k].end;
	}
	return whole;
}

void score_tags(char **files, struct buf *out)
{
	struct world w = {0};
	struct weights weights;
	struct annotated a;

	(void)out;
	open_world(&w, files[0]);
	if (!weights_open(&weights, train_model(files[1])))
		die("%s: no weights", files[1]);
	for (char **f = files + 2; *f; f++) {
		struct annotated_file file = annotated_open(*f);
		size_t tokens = 0, whole = 0, right = 0;

		while (annotated_next(&file, &a)) {
			prepare(&w, a.row.text);
			pos_tag(&w.tagging, &weights, w.tokens.n);
			tokens += a.n;
			whole += whole_tokens(&w, &a);
			right += right_tags(&w, &a);
		}
		annotated_close(&file);
		printf("%zu tokens, %.4f found, %.4f of those tagged right, %.4f of all  %s\n", tokens,
		       (double)whole / (double)tokens, (double)right / (double)whole,
		       (double)right / (double)tokens, *f);
	}
	close_world(&w);
}
