/* The encoder on a small model of random weights (train/encoder/tiny.py): its file and what is refused,
 * pieces, windows, and the same logits at every level. encoder_reference.c has what they must be. */
#include "base/buf.h"
#include "base/hash.h"
#include "check.h"
#include "encoder/encoder_parts.h"

#include <stdlib.h>
#include <unistd.h>

#define WEIGHTS "tests/encoder/tiny.weights"

enum { MOST = 1000 };

static struct encoder *e;
static struct str file; /* the weights, 64-byte aligned, to be changed */
static char why[ENCODER_WHY];

static void read_weights(void)
{
	FILE *f = fopen(WEIGHTS, "rb");
	char *p = aligned_alloc(64, 1 << 20);

	file = (struct str){p, f ? fread(p, 1, 1 << 20, f) : 0};
	if (f)
		fclose(f);
}

static char *at(size_t i)
{
	return (char *)(uintptr_t)file.p + i;
}

/* Writes the header's sum anew. */
static void sum_anew(void)
{
	struct encoder_head *h = (void *)at(0);

	h->head = hash_bytes(str_cut(file, offsetof(struct encoder_head, len), sizeof *h));
}

static const char *opened(void)
{
	struct encoder_file f;

	return encoder_file_open(&f, file);
}

static void every_bit_counts(void)
{
	const bool all = getenv("ENCODER_EVERY_BIT");
	size_t passed = 0;

	CHECK(!opened());
	/* All of the header; of what follows one in 97, which meets all places of a byte, or, where it is
	 * asked for, every one: that takes a minute. */
	for (size_t bit = 0; bit < file.len * 8; bit += bit < sizeof(struct encoder_head) * 8 || all ? 1 : 97) {
		*at(bit / 8) ^= (char)(1 << bit % 8);
		passed += !opened();
		*at(bit / 8) ^= (char)(1 << bit % 8);
	}
	CHECK_UINT(passed, 0);
	CHECK(!opened());
}

static void every_length_counts(void)
{
	const size_t len = file.len;

	for (size_t n = 0; n < len; n += n < 300 ? 1 : 997) {
		file.len = n;
		CHECK(opened());
	}
	file.len = len + 64;
	CHECK(opened());
	file.len = len;
	CHECK(!opened());
}

/* A header that says what the file has not, with its sum in order, reaches no byte outside. */
static void no_number_is_trusted(void)
{
	static const uint32_t odd[] = {0, 1, 3, 16, 31, 33, 48, 255, 1 << 15, 1 << 24, 1 << 30, UINT32_MAX};
	struct encoder_head *h = (void *)at(0);
	uint32_t *numbers = &h->layers;
	const struct encoder_head was = *h;

	for (size_t i = 0; i <= (size_t)(&h->before - &h->layers); i++)
		for (size_t k = 0; k < sizeof odd / sizeof *odd; k++) {
			/* What may as well be. */
			if (numbers[i] == odd[k] || (numbers + i == &h->heads && odd[k] == 1) ||
			    ((numbers + i == &h->title || numbers + i == &h->before) && odd[k] < 64))
				continue;
			numbers[i] = odd[k];
			sum_anew();
			CHECK(opened());
			*h = was;
		}
	for (uint16_t *id = &h->cls; id <= &h->breaks[ENCODER_BREAKS - 1]; id++) {
		*id = UINT16_MAX;
		sum_anew();
		CHECK(id > &h->breaks[was.n_breaks - 1] || opened());
		*h = was;
	}
	CHECK(!opened());
}

static void write_file(const char *path, struct str s)
{
	FILE *f = fopen(path, "wb");

	if (f) {
		fwrite(s.p, 1, s.len, f);
		fclose(f);
	}
}

static void check_refused(const char *path, const char *reason)
{
	struct encoder *none = encoder_open(path, CPU_SCALAR, why);

	CHECK(!none);
	encoder_close(none);
	CHECK(str_starts(str_of(why), str_of(path)) && strstr(why, reason));
}

static void what_is_none_is_refused_with_its_path_and_the_reason(void)
{
	char path[] = "/tmp/encoder-XXXXXX";
	const int fd = mkstemp(path);

	CHECK(fd >= 0);
	close(fd);
	check_refused("/nowhere/at-all", "No such file");
	check_refused("/tmp", "no file of an encoder's weights");
	check_refused("/dev/null", "no file of an encoder's weights");
	check_refused(path, "no file of an encoder's weights");
	write_file(path, STR("pattern\tstatus\n"));
	check_refused(path, "no weights of an encoder, or of another version");
	write_file(path, str_cut(file, 0, file.len - 1));
	check_refused(path, "not whole");
	*at(6) = '9';
	write_file(path, file);
	*at(6) = '1';
	check_refused(path, "another version");
	write_file(path, file);
	encoder_close(encoder_open(path, CPU_SCALAR, why));
	unlink(path);
}

/* The pieces of a text as the bytes that each is of, with a bar between them, ? behind one that is unknown. */
static struct str pieces_of(const char *text)
{
	static struct buf b;
	struct encoder_piece p[MOST];
	size_t n = encoder_pieces(e, str_of(text), p, MOST);

	b.len = 0;
	for (size_t i = 0; i < n; i++) {
		buf_addstr(&b, i ? STR("|") : STR(""));
		buf_addstr(&b, str_cut(str_of(text), p[i].start, p[i].end));
		if (p[i].id == encoder_settings(e)->unknown)
			buf_addc(&b, '?');
	}
	return buf_str(&b);
}

static void pieces_know_their_bytes(void)
{
	CHECK_STR(pieces_of(""), "");
	CHECK_STR(pieces_of(" \t\r\n"), "");
	CHECK_STR(pieces_of("We will sign."), "We|will|sign|.");
	CHECK_STR(pieces_of("Funded, signing; (deals)"), "Fund|ed|,|sign|ing|;|(|deal|s|)");
	/* The longest first, and no other way where the rest cannot be spelled. */
	CHECK_STR(pieces_of("sealable"), "s|e|al|able");
	CHECK_STR(pieces_of("fundx ax xa"), "fundx?|ax?|xa?");
	/* An accent is part of its letter, or falls behind it. */
	CHECK_STR(pieces_of("f\xC3\xBCnds fu\xCC\x88nds"), "f\xC3\xBCnds|fu\xCC\x88nds");
	CHECK_STR(pieces_of("\xCC\x88 \xE2\x80\x8B"), "");
	CHECK_STR(pieces_of("Stra\xC3\x9F" "e"), "S|t|r|a|\xC3\x9F|e");
	CHECK_STR(pieces_of("a\xE2\x80\x94" "b\xE2\x80\x9C"), "a|\xE2\x80\x94?|b|\xE2\x80\x9C?");
	/* What is no character, and what is not shown, is not there. */
	CHECK_STR(pieces_of("fu\xFF\xC3nd th\xC2\xADs"), "fu\xFF\xC3nd|t|h|s");
	CHECK_STR(pieces_of("a\xC2\xA0" "b"), "a|b");
}

static void a_word_has_a_hundred_characters(void)
{
	char text[260];
	struct encoder_piece p[MOST];

	memset(text, 'a', 100);
	CHECK_UINT(encoder_pieces(e, (struct str){text, 100}, p, MOST), 100);
	text[100] = 'a';
	CHECK_UINT(encoder_pieces(e, (struct str){text, 101}, p, MOST), 1);
	CHECK(p->id == encoder_settings(e)->unknown && !p->start && p->end == 101);
	/* Characters, not bytes. */
	for (int i = 0; i < 200; i += 2)
		memcpy(text + i, "\xC3\xA9", 2);
	CHECK_UINT(encoder_pieces(e, (struct str){text, 200}, p, MOST), 100);
	memcpy(text + 200, "\xC3\xA9 \xC3\xA9", 5);
	CHECK_UINT(encoder_pieces(e, (struct str){text, 205}, p, MOST), 2);
	/* And no more than there is room for. */
	memset(p, 0xFF, sizeof p);
	CHECK_UINT(encoder_pieces(e, STR("we will sign the deal"), p, 3), 3);
	CHECK(p[3].start == UINT32_MAX);
	CHECK_UINT(encoder_pieces(e, STR("we will"), p, 0), 0);
}

static struct encoder_piece title[MOST], before[MOST], sentence[MOST];

static void number(struct encoder_piece *p, uint16_t from)
{
	for (uint16_t i = 0; i < MOST; i++)
		p[i].id = (uint16_t)(from + i % 10);
}

static void windows_have_their_parts(void)
{
	const struct encoder_settings *s = encoder_settings(e);
	struct encoder_context c = {title, 2, before, 20};
	struct encoder_window w;

	number(title, 10);
	number(before, 20);
	number(sentence, 30);
	CHECK_UINT(encoder_window(e, &c, sentence, 5, 0, &w), 5);
	CHECK_UINT(w.n, 1 + 2 + 1 + s->before + 1 + 5 + 1);
	CHECK_UINT(w.lead, w.n - 6);
	CHECK(w.ids[0] == s->cls && w.ids[1] == 10 && w.ids[2] == 11 && w.ids[3] == s->sep);
	/* The last of the sentence before. */
	CHECK(w.ids[4] == 20 + (20 - s->before) % 10 && w.ids[4 + s->before - 1] == 29 && w.ids[4 + s->before] == s->sep);
	CHECK(w.ids[w.lead] == 30 && w.ids[w.n - 2] == 34 && w.ids[w.n - 1] == s->sep);
	/* The first of the title; no mark of what is not there. */
	c.n_title = 100;
	c.n_before = 0;
	CHECK_UINT(encoder_window(e, &c, sentence, 1, 0, &w), 1);
	CHECK_UINT(w.n, 1 + s->title + 1 + 1 + 1);
	c.n_title = 0;
	CHECK_UINT(encoder_window(e, &c, sentence, 0, 0, &w), 0);
	CHECK(w.n == 2 && w.lead == 1 && w.ids[1] == s->sep);
}

static void long_sentences_are_cut_behind_marks(void)
{
	const uint16_t comma = e->file.head->breaks[0];
	struct encoder_context none = {0};
	struct encoder_window w;
	size_t room = ENCODER_PIECES - 2;

	number(sentence, 50);
	CHECK_UINT(encoder_window(e, &none, sentence, room, 0, &w), room);
	CHECK_UINT(w.n, ENCODER_PIECES);
	CHECK_UINT(encoder_window(e, &none, sentence, room + 1, 0, &w), room);
	CHECK_UINT(encoder_window(e, &none, sentence, room + 1, room, &w), room + 1);
	CHECK(w.n == 3 && w.ids[1] == sentence[room].id);
	/* In the second half the last mark counts, in the first none. */
	sentence[room / 2 - 1].id = comma;
	CHECK_UINT(encoder_window(e, &none, sentence, MOST, 0, &w), room);
	sentence[room / 2].id = comma;
	CHECK_UINT(encoder_window(e, &none, sentence, MOST, 0, &w), room / 2 + 1);
	sentence[room - 2].id = e->file.head->breaks[3];
	CHECK_UINT(encoder_window(e, &none, sentence, MOST, 0, &w), room - 1);
	CHECK_UINT(encoder_window(e, &none, sentence, MOST, MOST, &w), MOST);
}

static void levels_give_the_same_bits(void)
{
	enum { SPOTS = 41 };
	struct encoder_spot spots[SPOTS];
	float want[SPOTS][ENCODER_LABELS], got[SPOTS][ENCODER_LABELS];
	uint16_t ids[ENCODER_PIECES];

	for (size_t n = 1; n <= ENCODER_PIECES; n += n < 20 ? 1 : 9) {
		for (size_t i = 0; i < n; i++)
			ids[i] = (uint16_t)(hash_mix(n * 1000 + i) % 100);
		for (size_t i = 0; i < SPOTS; i++)
			spots[i] = (struct encoder_spot){(uint16_t)(i % n), (uint16_t)(i * 7 % n), (uint16_t)(i * 3 % n)};
		for (int level = CPU_SCALAR; level <= (int)cpu_best(); level++) {
			e->level = (enum cpu_level)level;
			memset(got, 0xFF, sizeof got);
			encoder_run(e, ids, n, spots, SPOTS, level ? got : want);
			CHECK(!level || !memcmp(want, got, sizeof got));
		}
		/* A spot's logits are its own, whatever else is asked. */
		encoder_run(e, ids, n, spots + 17, 1, got);
		CHECK(!memcmp(want[17], got[0], sizeof *got));
	}
}

/* What stands outside is read as the manual says, and nowhere else. */
static void what_is_outside_is_within(void)
{
	const struct encoder_spot far = {UINT16_MAX, 9, 500}, last = {8, 8, 8};
	uint16_t ids[9] = {2, 5, UINT16_MAX, 7, 8, 9, 10, 4000, 3}, known[9];
	float a[1][ENCODER_LABELS], b[1][ENCODER_LABELS];

	memcpy(known, ids, sizeof known);
	known[2] = known[7] = encoder_settings(e)->unknown;
	encoder_run(e, ids, 9, &far, 1, a);
	encoder_run(e, known, 9, &last, 1, b);
	CHECK(!memcmp(a, b, sizeof a));
}

/* The logits as bits: the same in all builds (tests/matrix). */
static void logits_have_these_bits(void)
{
	const struct encoder_spot spots[] = {{4, 5, 7}, {1, 1, 2}};
	struct encoder_context none = {0};
	struct encoder_piece p[MOST];
	float out[2][ENCODER_LABELS];
	struct encoder_window w;
	size_t n = encoder_pieces(e, STR("We will fund the new bridge, and sign it."), p, MOST);

	encoder_window(e, &none, p, n, 0, &w);
	encoder_run(e, w.ids, w.n, spots, 2, out);
	CHECK_UINT(hash_bytes((struct str){(const char *)out, sizeof out}), UINT64_C(12031710928208990811));
}

static void odds_are_of_all_kinds_together(void)
{
	float logits[ENCODER_LABELS] = {0}, p[ENCODER_LABELS], sum = 0, odds;

	/* Nine of ten. */
	odds = encoder_log_odds(logits);
	CHECK(odds > 2.197224f && odds < 2.197225f);
	CHECK(encoder_probability(odds) > 0.899999f && encoder_probability(odds) < 0.900001f);
	encoder_probabilities(logits, p);
	for (int i = 0; i < ENCODER_LABELS; i++)
		sum += p[i];
	CHECK(p[3] == 0.1f && sum > 0.999999f && sum < 1.000001f);
	/* Far out nothing is lost or overflows. */
	logits[0] = 90;
	logits[4] = -400;
	CHECK(encoder_log_odds(logits) < -87.9f && encoder_log_odds(logits) > -87.95f);
	logits[4] = 400;
	CHECK(encoder_log_odds(logits) == 310.0f && encoder_probability(310) == 1.0f);
	CHECK(encoder_probability(-310) < 1e-37f && encoder_probability(0) == 0.5f);
	encoder_probabilities(logits, p);
	CHECK(p[4] == 1.0f && p[0] < 1e-37f);
	/* mix of tiny.py: .75 .25 -.125, yes from .5 on. */
	CHECK(encoder_judgement(e, 4, 8) == 4.875f && encoder_settings(e)->mix[3] == 0.5f);
}

int main(void)
{
	read_weights();
	e = encoder_open(WEIGHTS, cpu_best(), why);
	if (!e) {
		printf("not ok 1 %s\n1..1\n", why);
		return 1;
	}
	RUN(every_bit_counts);
	RUN(every_length_counts);
	RUN(no_number_is_trusted);
	RUN(what_is_none_is_refused_with_its_path_and_the_reason);
	RUN(pieces_know_their_bytes);
	RUN(a_word_has_a_hundred_characters);
	RUN(windows_have_their_parts);
	RUN(long_sentences_are_cut_behind_marks);
	RUN(levels_give_the_same_bits);
	RUN(what_is_outside_is_within);
	RUN(logits_have_these_bits);
	RUN(odds_are_of_all_kinds_together);
	encoder_close(e);
	free(at(0));
	return check_done();
}
