/* Sections of compiled knowledge: what does not lie in one is refused. */
#include "check.h"
#include "know/section.h"

#include <stdlib.h>

#define MAGIC "TESTSEC\n"

struct header {
	struct section_head head;
	uint64_t numbers, n, slots, mask;
};

static const uint32_t numbers[3] = {4, 5, 6};
static const uint64_t slots[4] = {0, 7};

/* Behind a byte that is not the section's. */
static struct buf written(void)
{
	struct header h = {.n = 3, .mask = 3};
	struct section_writer w;
	struct buf out = {0};

	buf_addc(&out, 'x');
	w = section_begin(&out, sizeof h);
	h.numbers = section_put(&w, numbers, sizeof numbers);
	CHECK_UINT(section_here(&w), h.numbers + 16);
	h.slots = section_put(&w, slots, sizeof slots);
	section_end(&w, MAGIC, &h, sizeof h);
	return out;
}

static struct str section_of(const struct buf *b)
{
	return str_cut(buf_str(b), 8, b->len);
}

static void what_was_written_is_read(void)
{
	struct buf b = written();
	struct section s;
	const struct header *h = section_open(&s, section_of(&b), MAGIC, sizeof *h);
	const uint32_t *n;
	const uint64_t *v;

	CHECK(h && h->head.len == b.len - 8 && h->head.len % 8 == 0);
	if (!h)
		return;
	n = section_array(&s, h->numbers, h->n, sizeof *n);
	v = section_slots(&s, h->slots, h->mask, sizeof *v);
	CHECK(n && n[2] == 6 && v && v[1] == 7);
	CHECK_UINT(section_from(&s, h->slots).len, sizeof slots);
	CHECK_UINT(section_len(&s), h->head.len);
	buf_free(&b);
}

static void heads_that_are_not_right(void)
{
	struct buf b = written();
	struct str all = section_of(&b);
	struct section_head *h = (void *)(b.p + 8);
	struct section s;

	for (size_t n = 0; n < all.len; n++)
		CHECK(!section_open(&s, str_cut(all, 0, n), MAGIC, sizeof(struct header)));
	CHECK(!section_open(&s, all, "TESTSED\n", sizeof(struct header)));
	CHECK(!section_open(&s, str_cut(buf_str(&b), 1, b.len), MAGIC, sizeof(struct header)));
	h->len -= 4;
	CHECK(!section_open(&s, all, MAGIC, sizeof(struct header)));
	h->len = sizeof *h;
	CHECK(!section_open(&s, all, MAGIC, sizeof(struct header)));
	CHECK_UINT(section_len(&s), 0);
	buf_free(&b);
}

/* One array that is not there spoils the section, whatever is asked for later. */
static void check_array(uint64_t at, uint64_t n, size_t elem)
{
	struct buf b = written();
	struct section s;

	CHECK(section_open(&s, section_of(&b), MAGIC, sizeof(struct header)));
	CHECK(!section_array(&s, at, n, elem));
	CHECK(section_array(&s, 0, 1, 1));
	CHECK_UINT(section_len(&s), 0);
	buf_free(&b);
}

static void arrays_that_lie_outside(void)
{
	check_array(4, 1, 1);
	check_array(8, 1000, 1);
	check_array(1 << 20, 0, 1);
	check_array(UINT64_MAX - 7, 8, 8);
	check_array(8, UINT64_MAX / 4, 8);
}

static void tables_that_are_no_power_of_two(void)
{
	const uint64_t masks[] = {2, 4, 7, UINT32_MAX, UINT64_MAX};
	struct buf b = written();

	for (size_t i = 0; i < sizeof masks / sizeof *masks; i++) {
		struct section s;
		const struct header *h = section_open(&s, section_of(&b), MAGIC, sizeof *h);

		CHECK(h && !section_slots(&s, h->slots, masks[i], sizeof *slots));
		CHECK_UINT(section_len(&s), 0);
	}
	buf_free(&b);
}

static void one_table_is_a_section(void)
{
	struct buf b = {0};
	const uint64_t *v;
	uint32_t mask;
	size_t len;

	section_write_map(&b, MAGIC, slots, 3, sizeof *slots);
	v = section_open_map(buf_str(&b), MAGIC, sizeof *slots, &mask, &len);
	CHECK(v && v[1] == 7 && mask == 3 && len == b.len);
	CHECK(!section_open_map(buf_str(&b), MAGIC, 2 * sizeof *slots, &mask, &len) && !len);
	CHECK(!section_open_map(buf_str(&b), "TESTSED\n", sizeof *slots, &mask, &len) && !len);
	buf_free(&b);
}

int main(void)
{
	RUN(what_was_written_is_read);
	RUN(heads_that_are_not_right);
	RUN(arrays_that_lie_outside);
	RUN(tables_that_are_no_power_of_two);
	RUN(one_table_is_a_section);
	return check_done();
}
