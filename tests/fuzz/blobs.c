/* Compiled blobs whose headers are broken: refused, or all sections lie in the blob. The
 * first byte chooses the reader, the second how much is cut off; then come triples of an
 * offset in two bytes and the byte to be put there. */
#include "commit/cue.h"
#include "know/blob.h"
#include "know/clusters.h"
#include "know/inflect.h"
#include "know/lexicon_blob.h"
#include "know/phrase_set.h"
#include "know/vocab.h"
#include "know/weight_table.h"
#include "lib/fuzz.h"
#include "money/money.h"
#include "names/actor_role.h"
#include "names/gazetteer.h"
#include "names/holder.h"
#include "names/mention_pattern.h"
#include "names/title_table.h"
#include "tagger/weights.h"
#include "tagger/weights_file.h"
#include "time/when_grammar.h"

#include <stdlib.h>

/* So that nothing is optimised away. */
static volatile unsigned sink;

static void touch(const void *p, size_t len)
{
	const unsigned char *c = p;

	if (len)
		sink += c[0] + c[len - 1];
}

static void touch_lexicon(const struct lexicon *l)
{
	touch(l->filter, ((size_t)l->filter_mask + 1) / 8);
	touch(l->pairs, ((size_t)l->pair_mask + 1) / 8);
	touch(l->edges, ((size_t)l->edge_mask + 1) * sizeof *l->edges);
}

static void touch_table(const struct table *t)
{
	for (size_t row = 0; row < t->n_rows; row++)
		for (size_t col = 0; col < t->n_cols; col++)
			touch(table_cell(t, row, col).p, table_cell(t, row, col).len);
}

static size_t try_table(struct str s)
{
	struct table t;
	size_t n = table_open(&t, s, 1);

	if (n)
		touch_table(&t);
	return n;
}

static size_t try_lexicon(struct str s)
{
	struct lexicon l;
	size_t n = lexicon_open(&l, s);

	if (n)
		touch_lexicon(&l);
	return n;
}

static size_t try_gazetteer(struct str s)
{
	struct gazetteer g;
	size_t n = gazetteer_open(&g, s);

	if (n) {
		touch_lexicon(&g.lex);
		touch(g.rows, g.n_rows * sizeof *g.rows);
	}
	return n;
}

static size_t try_vocab(struct str s)
{
	struct vocab v;
	size_t n = vocab_open(&v, s);

	if (n)
		touch(v.slots, (v.mask + 1) * sizeof *v.slots);
	return n;
}

static size_t try_holders(struct str s)
{
	struct holders h;
	size_t n = holders_open(&h, s);

	if (n) {
		touch_lexicon(&h.lex);
		touch_table(&h.rows);
	}
	return n;
}

static size_t try_titles(struct str s)
{
	struct titles t;
	size_t n = titles_open(&t, s);

	if (n)
		touch_table(&t.rows);
	return n;
}

static size_t try_actor_words(struct str s)
{
	struct actor_words a;
	size_t n = actor_words_open(&a, s);

	if (n)
		touch_lexicon(&a.lex);
	return n;
}

static size_t try_patterns(struct str s)
{
	struct patterns p;
	size_t n = mention_patterns_open(&p, s);

	if (n) {
		touch_table(&p.rows);
		mention_patterns_free(&p);
	}
	return n;
}

static void touch_roles(const struct word_roles *r)
{
	touch(r->slots, (r->mask + 1) * sizeof *r->slots);
}

static size_t try_money(struct str s)
{
	struct money_words m = {0};
	size_t n = money_open(&m, s);

	if (n) {
		touch_table(&m.rows);
		touch_roles(&m.small);
		MUST(m.last_symbol <= m.rows.n_rows && m.last_scale <= m.rows.n_rows);
	}
	return n;
}

static size_t try_forms(struct str s)
{
	struct forms f;
	size_t n = forms_open(&f, s);

	if (n)
		touch(f.slots, ((size_t)f.mask + 1) * sizeof *f.slots);
	return n;
}

static size_t try_cues(struct str s)
{
	struct cue_set c;
	size_t n = cue_open(&c, s);

	if (!n)
		return 0;
	touch(c.rows, c.n_rows * sizeof *c.rows);
	touch(c.nodes, sizeof *c.nodes);
	touch(c.starts, ((size_t)c.start_mask + 1) * sizeof *c.starts);
	touch(c.triggers, ((size_t)c.trigger_mask + 1) * sizeof *c.triggers);
	touch_table(&c.texts);
	return n;
}

static size_t try_when(struct str s)
{
	struct when_grammar g;

	if (!when_grammar_open(&g, s))
		return 0;
	touch(g.filter, WHEN_FILTER / 8);
	touch(g.slots, ((size_t)g.h->slot_mask + 1) * sizeof *g.slots);
	touch(g.leads, g.h->n_leads * sizeof *g.leads);
	touch(g.tables, g.h->n_tables * sizeof *g.tables);
	touch_roles(&g.forms);
	return s.len;
}

static size_t try_clusters(struct str s)
{
	struct clusters c;
	size_t n = clusters_open(&c, s);

	if (n)
		touch(c.slots, ((size_t)c.mask + 1) * sizeof *c.slots);
	return n;
}

static size_t try_phrases(struct str s)
{
	struct phrase_set p;
	size_t n = phrase_set_open(&p, s);

	if (n)
		touch(p.slots, ((size_t)p.mask + 1) * sizeof *p.slots);
	return n;
}

/* Models ask for more than malloc's alignment. */
static size_t try_weights(struct str s)
{
	char *copy = aligned_alloc(64, (s.len + 64) / 64 * 64);
	struct weights w;
	size_t n;

	memcpy(copy, s.p, s.len);
	n = weights_open(&w, (struct str){copy, s.len});
	for (uint64_t i = 0; n && i < 1000; i++) {
		uint64_t feature = hash_mix(i);
		label_scores sum = {0};

		weights_add(&w, &feature, 1, &sum);
	}
	free(copy);
	return n;
}

static size_t try_weights_file(struct str s)
{
	struct weights_file f;

	if (weights_file_open(&f, s))
		return 0;
	touch(f.words.p, f.words.len);
	touch(f.lists.p, f.lists.len);
	touch(f.names.p, f.names.len);
	return s.len;
}

static size_t try_weight_table(struct str s)
{
	struct weight_table t;
	size_t n = weight_table_open(&t, s, 1);

	if (n)
		touch(t.slots, (t.mask + 1) * sizeof *t.slots);
	return n;
}

static struct kind {
	size_t (*open)(struct str);
	struct buf blob;
} kinds[] = {{try_table, {0}},  {try_lexicon, {0}}, {try_gazetteer, {0}}, {try_vocab, {0}},
             {try_holders, {0}}, {try_titles, {0}}, {try_patterns, {0}},  {try_money, {0}},
             {try_forms, {0}},  {try_cues, {0}},    {try_when, {0}},
             {try_clusters, {0}}, {try_phrases, {0}}, {try_weights, {0}}, {try_weights_file, {0}},
             {try_weight_table, {0}}, {try_actor_words, {0}}};
enum { TABLE, LEXICON, GAZETTEER, VOCAB, HOLDERS, TITLES, PATTERNS, MONEY, FORMS, CUES, WHEN, CLUSTERS,
       PHRASES, WEIGHTS, WEIGHTS_FILE, WEIGHT_TABLE, ACTOR_WORDS, KINDS };

static void make_names(void)
{
	struct vocab_builder *first = vocab_builder_new();
	struct gazetteer_builder *g = gazetteer_builder_new(first);

	MUST(gazetteer_add(g, fuzz_file(0, STR("id\ttype\tcountry\tname\nUNX\tORG\tFRA\tUnited X\n"))));
	gazetteer_write(g, &kinds[GAZETTEER].blob);
	gazetteer_builder_free(g);
	MUST(holders_compile(fuzz_file(0, STR("id\tcountry\tbody\toffice\tfrom\tto\tnames\tnote\n"
	                                      "Ann Lee\tFRA\t\tPresident\t2001\t\tLee\t\n")),
	                     NULL, first, &kinds[HOLDERS].blob));
	MUST(titles_compile(fuzz_file(0, STR("word\trole\tnote\nminister\thead\t\n")), first,
	                    &kinds[TITLES].blob));
	MUST(mention_patterns_compile(fuzz_file(0, STR("head\ttype\tnote\nTreaty\tLAW\tof\n")), first,
	                      &kinds[PATTERNS].blob));
	MUST(money_compile(fuzz_file(0, STR("code\tkind\tform\tnote\nUSD\tsymbol\t$\t\n1000\tscale\tthousand\t\n")),
	                   first, &kinds[MONEY].blob));
	MUST(money_compile_small(fuzz_file(0, STR("words\trole\nto\tto\nand\tand\nbetween\tbetween\n")),
	                         first, &kinds[MONEY].blob));
	MUST(actor_words_compile(fuzz_file(0, STR("phrases\tin\trole\tweight\nRice Board\torg\tGOV\t2\n")), first,
	                         &kinds[ACTOR_WORDS].blob));
	vocab_write(first, &kinds[VOCAB].blob);
	vocab_builder_free(first);
}

static void make_weights(void)
{
	struct clusters_builder *c = clusters_builder_new();
	struct phrase_set_builder *p = phrase_set_builder_new();
	struct weights_entry v[40];
	int16_t follow[LABELS + 1][LABELS + 1] = {{0}};
	struct weights_file f;

	for (uint64_t i = 0; i < 40; i++) {
		clusters_add(c, hash_mix(i))->path = (uint16_t)i;
		phrase_set_add(p, hash_mix(i), 1);
		v[i] = (struct weights_entry){.feature = hash_mix(i), .weight = {(int8_t)i}};
	}
	clusters_write(c, &kinds[CLUSTERS].blob);
	phrase_set_write(p, &kinds[PHRASES].blob);
	weights_write(v, 40, follow, &kinds[WEIGHTS].blob);
	f = (struct weights_file){buf_str(&kinds[CLUSTERS].blob), buf_str(&kinds[PHRASES].blob),
	                          buf_str(&kinds[WEIGHTS].blob)};
	weights_file_write(&f, &kinds[WEIGHTS_FILE].blob);
	clusters_builder_free(c);
	phrase_set_builder_free(p);
}

static void make_all(void)
{
	static const char *const cols[] = {"a", "b", NULL}, *const weight[] = {"weight", NULL};
	struct lexicon_builder *l = lexicon_builder_new();
	struct inflection in;
	struct forms_builder *b;
	struct table t = {0};
	struct forms f;
	size_t n;

	inflect_open_builtin(&in);
	b = forms_builder_new(&in);
	MUST(weight_table_compile(fuzz_file(0, STR("feature\tweight\nfor\t0.5\n")), weight,
	                          &kinds[WEIGHT_TABLE].blob));
	MUST(table_read(&t, fuzz_file(0, STR("a\tb\n1\t2\n3\t4\n")), cols, 2));
	table_write(&t, &kinds[TABLE].blob);
	table_free(&t);
	MUST(lexicon_add(l, STR("climate change"), LEXICON_ANY, 1) &&
	     lexicon_add(l, STR("NATO"), LEXICON_EXACT, 2));
	lexicon_build(l, &kinds[LEXICON].blob);
	lexicon_builder_free(l);
	make_names();
	forms_add_verb(b, STR("agree"));
	forms_write(b, &kinds[FORMS].blob);
	forms_builder_free(b);
	inflect_free(&in);
	MUST(forms_open(&f, buf_str(&kinds[FORMS].blob)));
	MUST(cue_compile_user(fuzz_file(0, STR("pattern\tstatus\tbound\taction\tscore\n"
	                                       "agree to NP*\tagreed\tsubject\tvp\t80\n")),
	                      &f, &kinds[CUES].blob));
	n = forms_open(&f, buf_str(&kinds[CUES].blob));
	kinds[CUES].blob.len -= n;
	memmove(kinds[CUES].blob.p, kinds[CUES].blob.p + n, kinds[CUES].blob.len);
	buf_addstr(&kinds[WHEN].blob, blob_when());
	make_weights();
	for (int i = 0; i < KINDS; i++)
		MUST(kinds[i].open(buf_str(&kinds[i].blob)) == kinds[i].blob.len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct str s = {(const char *)data, len}, whole, copy;
	const struct kind *k;

	if (!kinds[0].blob.len)
		make_all();
	k = &kinds[fuzz_choice(&s) % KINDS];
	whole = buf_str(&k->blob);
	whole.len -= fuzz_choice(&s) * 8 % whole.len;
	copy = fuzz_copy(whole);
	for (; s.len >= 3; s = str_cut(s, 3, s.len)) {
		size_t at = (unsigned char)s.p[0] | (size_t)(unsigned char)s.p[1] << 8;

		((char *)(uintptr_t)copy.p)[at % copy.len] = s.p[2];
	}
	MUST(k->open(copy) <= copy.len);
	free((char *)(uintptr_t)copy.p);
	return 0;
}
