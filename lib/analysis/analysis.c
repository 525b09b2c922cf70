#include "analysis/analysis.h"

#include "base/die.h"
#include "know/blob.h"
#include "names/mention_find.h"

#include <stdlib.h>

/* What has been found in the sentence. */
enum asked { WORDS = 1, DATES = 2, TIMES = 4, MENTIONS = 8, CHUNKS = 16, TURN = 32, KNOWN = 64 };

struct analysis {
	/* What sentences are read with; NULL until it is asked for. */
	enum cpu_level cpu;
	struct names *names;
	struct when_rules *when;
	bool dmy;
	struct forms forms;
	const struct forms *more;
	struct word_roles roles;
	struct str cues;
	/* The document so far. */
	struct memory *memory;
	struct head head;
	bool head_read;
	struct label_words labels;
	struct turn turn;
	/* The sentence. All arrays keep their room. */
	const struct row *row;
	unsigned found; /* enum asked */
	struct words words;
	struct tokens tokens;
	struct whens dates, times;
	struct scene scene;
	struct mentions mentions, known;
	struct chunks chunks;
};

struct analysis *analysis_new(enum cpu_level cpu)
{
	struct analysis *a = xcalloc(1, sizeof *a);
	const struct str blob = blob_cues();
	const size_t forms = forms_open(&a->forms, blob);
	const size_t roles = forms ? word_roles_open(&a->roles, str_cut(blob, forms, blob.len)) : 0;

	a->cpu = cpu;
	a->times.all = true;
	if (!roles)
		die("the built-in words of the grammar are damaged");
	label_words_open(&a->labels);
	a->cues = str_cut(blob, forms + roles, blob.len);
	return a;
}

void analysis_free(struct analysis *a)
{
	head_free(&a->head);
	names_free(a->names);
	memory_free(a->memory);
	when_rules_free(a->when);
	words_free(&a->words);
	tokens_free(&a->tokens);
	whens_free(&a->dates);
	whens_free(&a->times);
	scene_free(&a->scene);
	mentions_free(&a->mentions);
	mentions_free(&a->known);
	chunks_free(&a->chunks);
	free(a);
}

struct names *analysis_names(struct analysis *a)
{
	if (!a->names) {
		a->names = names_new();
		a->memory = memory_new();
		a->scene.k = a->names;
		a->scene.m = a->memory;
		a->scene.w = &a->words;
		a->scene.tokens = &a->tokens;
	}
	return a->names;
}

void analysis_set_cpu(struct analysis *a, enum cpu_level cpu)
{
	a->cpu = cpu;
}

void analysis_set_dmy(struct analysis *a, bool dmy)
{
	a->dmy = dmy;
	if (a->when)
		when_rules_set_dmy(a->when, dmy);
}

void analysis_set_explain(struct analysis *a, struct explain *e)
{
	a->scene.explain = e;
}

const struct forms *analysis_forms(const struct analysis *a)
{
	return &a->forms;
}

const struct word_roles *analysis_roles(const struct analysis *a)
{
	return &a->roles;
}

struct str analysis_cues(const struct analysis *a)
{
	return a->cues;
}

void analysis_add_forms(struct analysis *a, const struct forms *more)
{
	a->more = more;
}

void analysis_begin(struct analysis *a, const struct row *row)
{
	a->row = row;
	a->found = 0;
	a->scene.tagged = false;
	tokens_forget(&a->tokens);
	if (!row->new_doc)
		return;
	a->head_read = false;
	if (a->memory)
		memory_reset(a->memory);
}

const struct row *analysis_row(const struct analysis *a)
{
	return a->row;
}

void analysis_tag(struct analysis *a)
{
	a->scene.tagged = true;
}

/* Is it asked for the first time? */
static bool is_new(struct analysis *a, enum asked what)
{
	bool new = !(a->found & what);

	a->found |= what;
	return new;
}

const struct words *analysis_words(struct analysis *a)
{
	if (is_new(a, WORDS))
		words_scan(&a->words, a->row->text, a->cpu);
	return &a->words;
}

const struct tokens *analysis_tokens(struct analysis *a)
{
	tokens_need(&a->tokens, analysis_words(a));
	return &a->tokens;
}

static const struct when_rules *when_rules(struct analysis *a)
{
	if (!a->when) {
		a->when = when_rules_new();
		when_rules_set_dmy(a->when, a->dmy);
	}
	return a->when;
}

static const struct whens *find_times(struct analysis *a, struct whens *out)
{
	analysis_head(a);
	when_find(out, when_rules(a), analysis_words(a), a->row->date);
	return out;
}

const struct whens *analysis_dates(struct analysis *a)
{
	return is_new(a, DATES) ? find_times(a, &a->dates) : &a->dates;
}

const struct whens *analysis_times(struct analysis *a)
{
	return is_new(a, TIMES) ? find_times(a, &a->times) : &a->times;
}

const struct words *analysis_title(struct analysis *a)
{
	words_scan(&a->head.title.words, a->row->head.title, a->cpu);
	return &a->head.title.words;
}

const struct head *analysis_head(struct analysis *a)
{
	const bool read = a->head_read;

	a->head_read = true;
	analysis_names(a);
	if (!read) {
		const struct when_rules *when = when_rules(a);

		when_rules_set_state(a->when, (struct str){"", 0});
		head_read(&a->head, &a->scene, &a->labels, when, a->row, a->cpu);
		when_rules_set_state(a->when, head_state(&a->head));
	}
	return &a->head;
}

const struct mentions *analysis_mentions(struct analysis *a)
{
	if (!is_new(a, MENTIONS))
		return &a->mentions;
	analysis_head(a);
	analysis_words(a);
	a->scene.row = a->row;
	a->scene.times = analysis_dates(a);
	mention_find(&a->mentions, &a->scene);
	return &a->mentions;
}

const struct mentions *analysis_known(struct analysis *a)
{
	if (is_new(a, KNOWN)) {
		analysis_mentions(a);
		mention_known(&a->known, &a->scene);
	}
	return &a->known;
}

/* Names in a label that nothing else tells are worth the tagger's time. */
static struct label find_label(struct analysis *a)
{
	struct label l = label_find(&a->labels, analysis_words(a));

	if (l.kind != LABEL_NAME)
		return l;
	analysis_tag(a);
	l.kind = label_names_speaker(&a->labels, &l, &a->words, analysis_mentions(a)) ? LABEL_SPEAKER : LABEL_NONE;
	return l;
}

static void begin_turn(struct analysis *a)
{
	const struct label l = find_label(a);
	const struct str name = str_cut(a->row->text, l.name, l.name_end);

	analysis_names(a);
	turn_label(&a->turn, l, name.len ? memory_keep(a->memory, name) : name);
}

const struct turn *analysis_turn(struct analysis *a)
{
	if (is_new(a, TURN) && turn_next(&a->turn, a->row))
		begin_turn(a);
	return &a->turn;
}

/* Names of states and people are no verbs or adverbs: "Italy", "Will Smith", "Chad". */
static void mark_names(struct tokens *t, const struct mentions *m)
{
	size_t k = 0;

	for (size_t i = 0; i < t->n; i++) {
		while (k < m->n && m->v[k].end <= t->v[i].start)
			k++;
		if (k == m->n)
			return;
		if (t->v[i].flags & WORD_CAPITAL && m->v[k].start <= t->v[i].start &&
		    (m->v[k].type == MENTION_GPE || m->v[k].type == MENTION_PERSON))
			t->v[i].flags |= TOKEN_NAME;
	}
}

struct chunks *analysis_chunks(struct analysis *a)
{
	if (!is_new(a, CHUNKS))
		return &a->chunks;
	analysis_tokens(a);
	mark_names(&a->tokens, analysis_mentions(a));
	chunk_tag(&a->chunks, &a->forms, a->more, &a->roles, &a->tokens, a->words.all_caps);
	return &a->chunks;
}
