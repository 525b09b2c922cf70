#include "ledger/act.h"

#include "base/decimal.h"

/* Bytes of the signs that stand right before a number: "$", or one beyond ASCII. */
static uint32_t sign_before(struct str text, uint32_t start)
{
	uint32_t n = 0;

	if (start && text.p[start - 1] == '$')
		return 1;
	while (n < start && n < 3 && (unsigned char)text.p[start - n - 1] >= 0x80)
		n++;
	return n;
}

static bool is_year(const struct decimal *n)
{
	return !n->exponent && n->digits >= 1900 && n->digits < 2200;
}

static uint32_t hash_number(struct decimal n)
{
	while (n.digits && !(n.digits % 10)) {
		n.digits /= 10;
		n.exponent++;
	}
	return (uint32_t)hash_mix(n.digits * 64 + (uint64_t)(n.exponent + 32)) | 1;
}

bool act_add_number(struct act_room *r, const struct act_number *n)
{
	struct act *a = &r->act;

	for (size_t i = 0; i < a->n_numbers; i++)
		if (a->numbers[i].value == n->value && a->numbers[i].kind == n->kind)
			return false;
	if (a->n_numbers == ACT_NUMBERS)
		return false;
	a->numbers[a->n_numbers++] = *n;
	return true;
}

/* The number at word `i`. Returns the word behind it. */
static size_t read_number(struct act_room *a, const struct act_words *k, const struct words *w, size_t i)
{
	const uint32_t start = w->v[i].start, sign = sign_before(w->text, start);
	struct decimal n = {0};
	size_t end = decimal_read(&n, w->text, start);
	unsigned scale = 0;
	struct act_number out;

	if (!end)
		return i + 1;
	while (++i < w->n && w->v[i].start < end)
		;
	if (i < w->n && w->v[i].start <= end + 1)
		scale = act_word_scale(k, words_text(w, i, i + 1));
	if (scale)
		end = w->v[i++].end;
	out.kind = scale || sign ? ACT_SUM : is_year(&n) ? ACT_YEAR : ACT_COUNT;
	n.exponent += (int)scale;
	out.value = hash_number(n);
	out.start = (uint16_t)(start - sign);
	out.len = (uint8_t)(end - out.start < UINT8_MAX ? end - out.start : UINT8_MAX);
	act_add_number(a, &out);
	return i;
}

const struct act_term *act_find(const struct act *a, uint32_t stem)
{
	for (size_t i = 0; i < a->n; i++)
		if (a->v[i].stem == stem)
			return &a->v[i];
	return NULL;
}

bool act_add_term(struct act_room *r, const struct act_term *t)
{
	struct act *a = &r->act;

	if (a->n == ACT_TERMS || act_find(a, t->stem))
		return false;
	a->v[a->n++] = *t;
	a->weight = (uint16_t)(a->weight + t->weight);
	a->visit |= t->visit;
	return true;
}

/* A single letter is part of something else: "F-16", "China's". */
static void read_word(struct act_room *a, const struct act_words *k, const struct words *w, size_t i)
{
	const struct word *v = &w->v[i];
	struct act_word word;
	struct act_term t;

	act_word_find(k, words_text(w, i, i + 1), &word);
	if (word.roles & ACT_BACK)
		a->act.back = true;
	if ((word.roles & ACT_STOP) || v->end - v->start < 2)
		return;
	t = (struct act_term){.stem = word.stem, .group = word.group, .weight = word.weight, .name = v->flags & WORD_CAPITAL,
	                      .visit = word.roles & ACT_VISIT, .start = (uint16_t)v->start,
	                      .len = (uint8_t)(v->end - v->start < UINT8_MAX ? v->end - v->start : UINT8_MAX)};
	act_add_term(a, &t);
}

void act_read(struct act_room *a, const struct act_words *w, struct words *words, struct str text)
{
	a->act = (struct act){.v = a->terms, .numbers = a->numbers};
	if (text.len > ACT_BYTES)
		text.len = ACT_BYTES;
	words_scan(words, text, CPU_SCALAR);
	for (size_t i = 0; i < words->n;)
		if (words->v[i].flags & WORD_DIGIT)
			i = read_number(a, w, words, i);
		else
			read_word(a, w, words, i++);
}
