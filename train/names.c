/* The name tagger: training and scoring. */
#include "annotated.h"
#include "base/die.h"
#include "names/found.h"
#include "names/mention_find.h"
#include "names/names.h"
#include "train.h"

#include <stdio.h>
#include <stdlib.h>

/* What is known, and one sentence in work. */
struct world {
	struct names *names;
	struct memory *memory;
	struct when_rules *when;
	struct words words;
	struct tokens tokens;
	struct whens dates;
	struct scene scene;
	struct name_tagging *tagging; /* the scene's */
};

static void open_world(struct world *w, const char *words, const char *lists)
{
	w->names = names_new();
	w->memory = memory_new();
	w->when = when_rules_new();
	w->scene = (struct scene){.k = w->names, .m = w->memory, .w = &w->words, .times = &w->dates,
	                          .tokens = &w->tokens};
	w->tagging = &w->scene.tagging;
	if (!clusters_open(&w->names->clusters, train_blob(words)))
		die("%s: no facts of words", words);
	if (!phrase_set_open(&w->names->lists, train_blob(lists)))
		die("%s: no lists", lists);
}

static void close_world(struct world *w)
{
	names_free(w->names);
	memory_free(w->memory);
	when_rules_free(w->when);
	words_free(&w->words);
	tokens_free(&w->tokens);
	whens_free(&w->dates);
	scene_free(&w->scene);
}

/* As mention_find, up to where the tagger would speak; then what follows it. Where no name can
 * be there is no window. */
static void prepare(struct world *w, const struct row *row)
{
	static const struct tokens none;
	struct name_clues clues;

	if (row->new_doc)
		memory_reset(w->memory);
	w->scene.row = row;
	words_scan(&w->words, row->text, CPU_SCALAR);
	when_find(&w->dates, w->when, &w->words, row->date);
	tokens_forget(&w->tokens);
	scene_prepare(&w->scene);
	mention_spans(&w->scene);
	w->tagging->tokens = &none;
	if (mention_clues(&w->scene, &clues))
		name_tag_prepare(w->tagging, &clues);
	mention_resolve(&w->scene);
}

static enum name_type type_of(struct str label)
{
	static const char *const names[NAME_TYPES] = {"PER", "ORG", "LOC", "MISC"};

	for (int t = 0; t < NAME_TYPES; t++)
		if (str_eq(label, str_of(names[t])))
			return (enum name_type)t;
	die("unknown type '%.*s'", STR_FMT(label, 40));
}

static void label_name(const struct annotated_span *s, size_t first, size_t last, uint8_t *labels)
{
	enum name_type type = type_of(s->label);

	for (size_t i = first; i <= last; i++) {
		enum name_part part = first == last ? NAME_SINGLE : i == first ? NAME_BEGIN
		                      : i == last ? NAME_LAST : NAME_INSIDE;

		labels[i] = (uint8_t)name_label(type, part);
	}
}

/* Labels of the tokens; a name that does not begin and end with tokens is left out. */
static void label_tokens(const struct tokens *t, const struct annotated *a, uint8_t *labels)
{
	memset(labels, 0, t->n);
	for (size_t k = 0; k < a->n; k++) {
		const struct annotated_span *s = &a->spans[k];
		size_t first = 0, last;

		while (first < t->n && t->v[first].start < s->start)
			first++;
		for (last = first; last < t->n && t->v[last].end < s->end;)
			last++;
		if (last < t->n && t->v[first].start == s->start && t->v[last].end == s->end)
			label_name(s, first, last, labels);
	}
}

static bool opens(unsigned label)
{
	return label && (label % 4 == NAME_BEGIN || label % 4 == NAME_INSIDE);
}

static bool goes_on(unsigned label)
{
	return label && (label % 4 == NAME_INSIDE || label % 4 == NAME_LAST);
}

/* A name that has begun goes on in its type; nothing else does. */
static void forbid_parts(struct crf *c)
{
	for (unsigned a = 0; a <= LABELS; a++)
		for (unsigned b = 0; b <= LABELS; b++) {
			bool before = a != LABEL_EDGE && opens(a), behind = b != LABEL_EDGE && goes_on(b);

			if (before != behind || (before && (a - 1) / 4 != (b - 1) / 4))
				crf_forbid(c, a, b);
		}
}

static void add_sentence(struct world *w, struct crf *c, const struct annotated *a)
{
	uint64_t keys[NAME_FEATURES_MAX];
	uint8_t *labels;
	size_t from = 0, end;

	prepare(w, &a->row);
	labels = xcalloc(w->tagging->tokens->n + 1, 1);
	label_tokens(w->tagging->tokens, a, labels);
	for (; name_tag_window(w->tagging, &from, &end); from = end) {
		/* A name that reaches beyond the window cannot be learned. */
		if (goes_on(labels[from]) || opens(labels[end - 1]))
			continue;
		for (size_t i = from; i < end; i++)
			crf_token(c, keys, name_tag_features(w->tagging, i, keys), labels[i]);
		crf_end_sequence(c);
	}
	free(labels);
}

void train_names(char **files, struct buf *out)
{
	struct world w = {0};
	struct crf *c = crf_new();
	struct annotated a;

	open_world(&w, files[0], files[1]);
	forbid_parts(c);
	for (char **f = files + 2; *f; f++) {
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

/* Right, found and wanted. */
struct counts {
	size_t right, found, wanted;
};

static void count(const struct name_tagging *t, const struct annotated *a, struct counts c[NAME_TYPES])
{
	struct tagged_name n;

	for (size_t k = 0; k < a->n; k++)
		c[type_of(a->spans[k].label)].wanted++;
	for (size_t from = 0; name_tag_next(t, from, &n); from = n.last) {
		c[n.type].found++;
		for (size_t k = 0; k < a->n; k++)
			c[n.type].right += a->spans[k].start == t->tokens->v[n.first].start &&
			                   a->spans[k].end == t->tokens->v[n.last - 1].end &&
			                   type_of(a->spans[k].label) == n.type;
	}
}

static double ratio(size_t a, size_t b)
{
	return b ? (double)a / (double)b : 0;
}

static void print_counts(const char *file, const struct counts c[NAME_TYPES])
{
	static const char *const names[NAME_TYPES] = {"PER", "ORG", "LOC", "all"};
	struct counts all = {0};

	/* What is none of the three is an aid in training and not asked for. */
	for (int t = 0; t <= NAME_OTHER; t++) {
		struct counts k = t == NAME_OTHER ? all : c[t];

		printf("%s P %.3f R %.3f F1 %.3f  ", names[t], ratio(k.right, k.found),
		       ratio(k.right, k.wanted), ratio(2 * k.right, k.found + k.wanted));
		all.right += k.right;
		all.found += k.found;
		all.wanted += k.wanted;
	}
	printf("%s\n", file);
}

void score_names(char **files, struct buf *out)
{
	struct world w = {0};
	struct weights weights;
	struct annotated a;

	(void)out;
	open_world(&w, files[0], files[1]);
	if (!weights_open(&weights, train_model(files[2])))
		die("%s: no weights", files[2]);
	for (char **f = files + 3; *f; f++) {
		struct annotated_file file = annotated_open(*f);
		struct counts c[NAME_TYPES] = {{0}};

		while (annotated_next(&file, &a)) {
			prepare(&w, &a.row);
			name_tag_run(w.tagging, &weights);
			count(w.tagging, &a, c);
		}
		annotated_close(&file);
		print_counts(*f, c);
	}
	close_world(&w);
}
