/* The linguistic layer: tokens, facts of words, models, Viterbi, and the weights that ship. */
#include "check.h"
#include "know/blob.h"
#include "know/clusters.h"
#include "know/phrase_set.h"
#include "names/mention.h"
#include "tagger/feature_scheme.h"
#include "tagger/name_code.h"
#include "tagger/name_tag.h"
#include "tagger/viterbi.h"
#include "tagger/weights_file.h"

#include <stdlib.h>

static struct words w;
static struct tokens t;
static struct buf padded;

static void tokenise(const char *text)
{
	padded.len = 0;
	buf_addstr(&padded, str_of(text));
	words_scan(&w, buf_str(&padded), CPU_SCALAR);
	tokens_scan(&t, &w);
}

/* The tokens with a bar between them. */
static struct str tokens_of(const char *text)
{
	static struct buf b;

	tokenise(text);
	b.len = 0;
	for (size_t i = 0; i < t.n; i++) {
		buf_addstr(&b, i ? STR("|") : STR(""));
		buf_addstr(&b, token_text(&t, i));
	}
	return buf_str(&b);
}

static void tokens_are_those_of_the_trees(void)
{
	CHECK_STR(tokens_of("China's envoy didn't go."), "China|'s|envoy|did|n't|go|.");
	CHECK_STR(tokens_of("They cannot pay $3,000 by 3/8/2024!!"),
	          "They|can|not|pay|$|3,000|by|3/8/2024|!!");
	CHECK_STR(tokens_of("Acme Inc., of St. Ives, is at www.acme.example now."),
	          "Acme|Inc.|,|of|St.|Ives|,|is|at|www.acme.example|now|.");
	CHECK_STR(tokens_of("a well-known U.S. plan"), "a|well|-|known|U.S.|plan");
	/* A stop at the end ends the sentence, whatever it stands behind. */
	CHECK_STR(tokens_of("He met Mr. Lee at Acme Inc."), "He|met|Mr.|Lee|at|Acme|Inc|.");
}

/* A blob at an address that its reader takes. */
static struct str in_place(const struct buf *b)
{
	char *p = aligned_alloc(64, (b->len + STR_PAD + 63) / 64 * 64);

	memcpy(p, b->p, b->len);
	return (struct str){p, b->len};
}

static void clusters_keep_facts(void)
{
	struct clusters_builder *b = clusters_builder_new();
	struct buf out = {0};
	struct clusters c;
	struct str blob;

	/* Enough to grow; the second call for a word gives its facts back. */
	for (uint64_t i = 1; i <= 5000; i++)
		clusters_add(b, hash_mix(i))->path = (uint16_t)(i & 0xfff);
	clusters_add(b, hash_mix(7))->names = 2;
	clusters_write(b, &out);
	clusters_builder_free(b);
	blob = in_place(&out);
	CHECK_UINT(clusters_open(&c, blob), out.len);
	CHECK_UINT(clusters_find(&c, hash_mix(7)).path, 7);
	CHECK_UINT(clusters_find(&c, hash_mix(7)).names, 2);
	CHECK_UINT(clusters_find(&c, hash_mix(4999)).path, 4999 & 0xfff);
	CHECK_UINT(clusters_find(&c, hash_mix(6000)).path, 0);
	CHECK_UINT(clusters_open(&c, str_cut(blob, 0, blob.len - 1)), 0);
	free((void *)blob.p);
	buf_free(&out);
}

static void phrase_sets_tell_the_type(void)
{
	struct phrase_set_builder *b = phrase_set_builder_new();
	uint64_t two = phrase_set_next(phrase_set_next(0, 11), 12);
	struct buf out = {0};
	struct phrase_set p;
	struct str blob;

	phrase_set_add(b, two, 2);
	phrase_set_add(b, two, 1);
	phrase_set_add(b, phrase_set_next(0, 11), 1);
	phrase_set_write(b, &out);
	phrase_set_builder_free(b);
	blob = in_place(&out);
	CHECK_UINT(phrase_set_open(&p, blob), out.len);
	CHECK_UINT(phrase_set_find(&p, two), 2);
	CHECK_UINT(phrase_set_find(&p, phrase_set_next(0, 11)), 1);
	CHECK_UINT(phrase_set_find(&p, phrase_set_next(0, 12)), 0);
	CHECK_UINT(phrase_set_open(&p, str_cut(blob, 0, 8)), 0);
	free((void *)blob.p);
	buf_free(&out);
}

/* A model in which feature f speaks for label f, and label 2 may only follow label 1. */
static struct str small_model(void)
{
	struct weights_entry v[3] = {{.feature = hash_mix(1)}, {.feature = hash_mix(2)}, {.feature = hash_mix(3)}};
	int16_t follow[LABELS + 1][LABELS + 1] = {{0}};
	struct buf out = {0};
	struct str blob;

	for (int i = 0; i < 3; i++)
		v[i].weight[i] = 10;
	for (int a = 0; a <= LABELS; a++)
		if (a != 1)
			follow[a][2] = LABEL_NEVER;
	weights_write(v, 3, follow, &out);
	blob = in_place(&out);
	buf_free(&out);
	return blob;
}

static void weights_add_up(void)
{
	struct str blob = small_model();
	struct weights m;
	label_scores sum = {0};

	CHECK_UINT(weights_open(&m, blob), blob.len);
	CHECK_UINT(m.n, 3);
	weights_add(&m, (uint64_t[]){hash_mix(2), hash_mix(9), hash_mix(2)}, 3, &sum);
	CHECK(sum[1] == 20 && sum[0] == 0 && sum[2] == 0);
	CHECK_UINT(weights_open(&m, str_cut(blob, 0, blob.len - 64)), 0);
	free((void *)blob.p);
}

static void viterbi_keeps_to_what_may_follow(void)
{
	struct str blob = small_model();
	struct weights m;
	struct viterbi v = {0};
	label_scores emit[3] = {{0}};
	uint8_t labels[3];

	CHECK(weights_open(&m, blob) > 0);
	/* Alone each token would be label 2; it is allowed behind a label 1 only. */
	emit[0][0] = 5;
	emit[0][1] = emit[1][1] = emit[2][1] = 10;
	viterbi_run(&v, emit, 3, &m, labels);
	CHECK_UINT(labels[0], 1);
	CHECK_UINT(labels[1], 2);
	CHECK_UINT(labels[2], 0);
	viterbi_run(&v, emit, 1, &m, labels);
	CHECK_UINT(labels[0], 1);
	viterbi_free(&v);
	free((void *)blob.p);
}

static void the_shipped_weights_are_whole(void)
{
	struct str file = blob_tagger();
	struct buf broken = {0};
	struct weights_file f;
	struct str copy;

	CHECK(!weights_file_check(file));
	CHECK(!weights_file_open(&f, file) && f.words.len && f.lists.len && f.names.len);
	buf_addstr(&broken, file);
	broken.p[broken.len / 2] ^= 1;
	copy = in_place(&broken);
	CHECK(weights_file_check(copy));
	CHECK(weights_file_open(&f, str_cut(copy, 0, copy.len - 64)));
	free((void *)copy.p);
	buf_free(&broken);
}

enum { HEADER = 64, SCHEME = 32 };

/* A small file of weights, in place; the caller frees it. */
static struct str small_file(void)
{
	struct weights_file f = {STR("words"), STR("lists of names"), STR("names")};
	struct buf out = {0};
	struct str file;

	weights_file_write(&f, &out);
	file = in_place(&out);
	buf_free(&out);
	return file;
}

/* A section with another length would be read from the wrong place: every byte counts, those
 * of the header, which is all that a program looks at when it starts, in both ways. */
static void every_byte_of_weights_is_checked(void)
{
	struct str file = small_file();
	char *p = (char *)(uintptr_t)file.p;
	struct weights_file f;

	CHECK(!weights_file_check(file) && !weights_file_open(&f, file));
	for (size_t i = 0; i < file.len; i++)
		for (unsigned bit = 1; bit < 256; bit *= 2) {
			p[i] = (char)(p[i] ^ (int)bit);
			if (!weights_file_check(file) || (i < HEADER && !weights_file_open(&f, file)))
				CHECK_UINT(i, file.len); /* names the byte */
			p[i] = (char)(p[i] ^ (int)bit);
		}
	CHECK(weights_file_check(str_cut(file, 0, file.len - 64)));
	free(p);
}

static void weights_for_other_features_are_refused(void)
{
	struct str file = small_file();
	char *p = (char *)(uintptr_t)file.p;
	struct weights_file f;
	uint64_t sum;

	/* As a program with other features would write it: the header is whole. */
	p[SCHEME] ^= 1;
	sum = hash_bytes(str_cut(file, 16, HEADER));
	memcpy(p + 8, &sum, sizeof sum);
	CHECK_STR(str_of(weights_file_check(file)),
	          "these weights were trained with other features than these programs have");
	CHECK(weights_file_open(&f, file));
	free(p);
}

/* Each number once, and as many as there are names. */
static void check_codes(const struct name_code *codes, size_t n)
{
	uint64_t seen = 0;
	size_t len = 0;

	for (; codes[len].name; len++) {
		CHECK(!(seen >> codes[len].code & 1));
		seen |= UINT64_C(1) << codes[len].code;
	}
	CHECK_UINT(len, n);
}

/* What the shipped weights were trained with. Other numbers mean other weights. */
static void codes_of_features_stay(void)
{
	check_codes(name_code_types, 12);
	check_codes(name_code_finders, 9);
	CHECK_UINT(MENTION_TYPES, 11);
	CHECK_UINT(name_label(NAME_OTHER, NAME_SINGLE), 16);
	CHECK_UINT(feature_scheme(), 0x48de718dddef3228);
}

int main(void)
{
	RUN(tokens_are_those_of_the_trees);
	RUN(clusters_keep_facts);
	RUN(phrase_sets_tell_the_type);
	RUN(weights_add_up);
	RUN(viterbi_keeps_to_what_may_follow);
	RUN(the_shipped_weights_are_whole);
	RUN(every_byte_of_weights_is_checked);
	RUN(weights_for_other_features_are_refused);
	RUN(codes_of_features_stay);
	words_free(&w);
	tokens_free(&t);
	buf_free(&padded);
	return check_done();
}
