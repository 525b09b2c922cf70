/* Hash tables: what grows, what is only searched. */
#include "base/map.h"
#include "check.h"

#include <stdlib.h>

struct pair {
	uint64_t key;
	uint32_t value, copy;
};

/* All keys want one of four slots, so that searches go on to the next ones and around the end. */
static uint64_t crowded(const void *slot)
{
	return UINT64_MAX - (((const struct pair *)slot)->key & 3);
}

static const struct map_kind pairs = {sizeof(struct pair), crowded, map_ends_uint};

static void keys_stay_when_the_table_grows(void)
{
	struct map m = {0};

	for (uint64_t key = 1; key <= 300; key++) {
		struct pair *p = map_add(&m, &pairs, &key);

		CHECK(!p->key && !p->value);
		*p = (struct pair){key, (uint32_t)key * 7, 0};
	}
	CHECK_UINT(m.n, 300);
	/* At most half full; a power of two. */
	CHECK_UINT(m.mask, 1023);
	for (uint64_t key = 1; key <= 300; key++) {
		const struct pair *p = map_add(&m, &pairs, &key);

		CHECK_UINT(p->key, key);
		CHECK_UINT(p->value, key * 7);
	}
	CHECK_UINT(m.n, 300);
	free(m.slots);
}

static void cleared_tables_know_nothing(void)
{
	struct map m = {0};
	uint64_t key = 5;

	map_clear(&m, &map_of_uint);
	*(uint64_t *)map_add(&m, &map_of_uint, &key) = key;
	CHECK_UINT(m.n, 1);
	map_clear(&m, &map_of_uint);
	CHECK_UINT(m.n, 0);
	CHECK_UINT(*(uint64_t *)map_add(&m, &map_of_uint, &key), 0);
	free(m.slots);
}

static void searches_end_at_the_key_or_an_empty_slot(void)
{
	const uint64_t slots[4] = {7, 0, 2, 3}, two = 2, seven = 7, other = 9;

	CHECK_UINT(map_at(slots, sizeof *slots, 3, two, map_ends_uint, &two), 2);
	/* Seven has gone around the end. */
	CHECK_UINT(map_at(slots, sizeof *slots, 3, 2, map_ends_uint, &seven), 0);
	CHECK_UINT(map_at(slots, sizeof *slots, 3, 2, map_ends_uint, &other), 1);
}

static void masks_hold_what_is_asked(void)
{
	CHECK_UINT(map_mask(0), 63);
	CHECK_UINT(map_mask(64), 63);
	CHECK_UINT(map_mask(65), 127);
	CHECK_UINT(map_mask(1 << 20), (1 << 20) - 1);
}

int main(void)
{
	RUN(keys_stay_when_the_table_grows);
	RUN(cleared_tables_know_nothing);
	RUN(searches_end_at_the_key_or_an_empty_slot);
	RUN(masks_hold_what_is_asked);
	return check_done();
}
