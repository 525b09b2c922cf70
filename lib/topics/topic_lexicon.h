/* topic_lexicon: how phrase rows become a lexicon. For the topic module and its compiler. */
#ifndef TOPIC_LEXICON_H
#define TOPIC_LEXICON_H

#include "base/arena.h"
#include "base/map.h"
#include "know/inflect.h"
#include "know/lexicon.h"
#include "know/table.h"

/* What a phrase stands for, packed into the lexicon's value: flags, the topic's number and
 * the number of the row, by which all forms of a phrase are known to be one. */
enum {
	TOPIC_STRONG = 1,
	TOPIC_ACRONYM = 2, /* as written, and not in a line of capitals */
	TOPIC_SHIELD = 4,
	TOPIC_SHIFT = 3,
	TOPIC_ROW_SHIFT = 13,
};
enum { TOPIC_MAX = 1 << (TOPIC_ROW_SHIFT - TOPIC_SHIFT), TOPIC_ROW_MAX = 1 << (32 - TOPIC_ROW_SHIFT) };

static inline uint32_t topic_of(uint32_t value)
{
	return value >> TOPIC_SHIFT & (TOPIC_MAX - 1);
}

static inline uint32_t topic_row(uint32_t value)
{
	return value >> TOPIC_ROW_SHIFT;
}

/* Columns of phrase files and of the taxonomy. */
enum { PHRASE_TOPIC, PHRASE_TEXT, PHRASE_STRENGTH, PHRASE_CASE, PHRASE_NOTE };
enum { TAX_ID, TAX_PARENT, TAX_LABEL, TAX_IPTC, TAX_CAP, TAX_PLOVER, TAX_SCOPE, TAX_GKG, TAX_COLUMNS };
/* Behind them, what two of them were called before. */
enum { TAX_OLD_IPTC = TAX_COLUMNS, TAX_OLD_PLOVER, TAX_ALL_COLUMNS };
extern const char *const topic_phrase_columns[];
extern const char *const topic_taxonomy_columns[];

/* Phrases on their way into a lexicon. Zero-initialise; `first` may be set to the number
 * of the first row. */
struct topic_phrases {
	uint32_t first;
	struct topic_phrase *rows;
	size_t n_rows, rows_cap;
	struct arena texts;
	struct lexicon_builder *b;
	/* Hashes of the phrases that rows state, and of all forms with their topics. */
	struct map stated, forms;
	const struct inflection *inflection;
};

/* How ids become numbers: `number` gives a topic's or -1 for one it does not take;
 * `replace` (may be NULL) hears of a row that takes a topic's shipped phrases away. */
struct topic_numbering {
	long (*number)(struct str id, void *arg);
	void (*replace)(size_t topic, void *arg);
	void *arg;
};

/* Reads one phrase file. Returns false after a message. */
bool topic_phrases_read(struct topic_phrases *p, const char *path,
                        const struct topic_numbering *numbering);

/* Appends the lexicon of all rows and the forms that follow from them by these rules. The
 * last call before topic_phrases_free. */
void topic_phrases_build(struct topic_phrases *p, const struct inflection *inflection, struct buf *out);
void topic_phrases_free(struct topic_phrases *p);

#endif
