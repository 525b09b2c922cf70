#include "know/senses.h"

#include "know/inflect.h"
#include "know/section.h"
#include "text/token.h"

#include <stdlib.h>

#define MAGIC "RDOSNS1\n"

const char *const senses_names[SENSES + 1] = {
	"", "Tops", "act", "animal", "artifact", "attribute", "body", "cognition", "communication", "event",
	"feeling", "food", "group", "location", "motive", "object", "person", "phenomenon", "plant", "possession",
	"process", "quantity", "relation", "shape", "state", "substance", "time", "change", "competition",
	"consumption", "contact", "creation", "emotion", "motion", "perception", "social", "stative", "weather",
};

enum { IN_WORD, IN_VERB, IN_NOUN };
static const char *const columns[] = {"word", "verb", "noun", NULL};

static uint64_t hash_of(const void *slot)
{
	return *(const uint64_t *)slot; /* a key is that alone */
}

static const struct map_kind senses_map = {sizeof(struct senses_slot), hash_of, map_ends_uint};

size_t senses_open(struct senses *s, struct str blob)
{
	size_t len;

	s->slots = section_open_map(blob, MAGIC, sizeof *s->slots, &s->mask, &len);
	return len;
}

static bool read_sense(const struct table *t, const char *path, size_t row, size_t col, uint32_t *out)
{
	struct str s = table_cell(t, row, col);

	for (*out = 0; *out < SENSES; ++*out)
		if (str_eq(s, str_of(senses_names[*out])))
			return true;
	return table_refuse(table_place(path, t, row), columns[col], "unknown value", s);
}

/* What a word is by itself goes before what it is the plural of. */
static void add(struct map *m, struct str word, uint32_t verb, uint32_t noun)
{
	const uint64_t hash = token_hash(word);
	struct senses_slot *s = map_add(m, &senses_map, &hash);

	s->hash = hash;
	s->verb = s->verb ? s->verb : verb;
	s->noun = s->noun ? s->noun : noun;
}

static bool read_rows(struct map *m, const struct table *t, const char *path, const struct inflection *in, bool plurals)
{
	struct buf form = {0};
	bool ok = true;

	for (size_t i = 0; ok && i < t->n_rows; i++) {
		uint32_t verb = SENSE_NONE, noun = SENSE_NONE;

		ok = read_sense(t, path, i, IN_VERB, &verb) && read_sense(t, path, i, IN_NOUN, &noun);
		form.len = 0;
		if (plurals && noun)
			inflect_plural(in, &form, table_cell(t, i, IN_WORD));
		if (ok && !plurals)
			add(m, table_cell(t, i, IN_WORD), verb, noun);
		else if (ok && noun)
			add(m, buf_str(&form), 0, noun);
	}
	buf_free(&form);
	return ok;
}

bool senses_compile(char **files, struct buf *out)
{
	struct table t = {0};
	struct inflection in = {0};
	struct map m = {0};
	bool ok = inflect_read(&in, files[0]) && table_read(&t, files[1], columns, IN_NOUN + 1);

	for (int plurals = 0; ok && plurals < 2; plurals++)
		ok = read_rows(&m, &t, files[1], &in, plurals);
	if (ok)
		section_write_map(out, MAGIC, m.slots, m.mask, sizeof(struct senses_slot));
	free(m.slots);
	table_free(&t);
	inflect_free(&in);
	return ok;
}
