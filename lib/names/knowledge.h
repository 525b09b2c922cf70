/* knowledge: what `struct names` (names.h) holds. For the files of this room. */
#ifndef KNOWLEDGE_H
#define KNOWLEDGE_H

#include "know/clusters.h"
#include "know/phrase_set.h"
#include "know/vocab.h"
#include "money/money.h"
#include "names/gazetteer.h"
#include "names/holder.h"
#include "names/mention_pattern.h"
#include "names/title_table.h"
#include "tagger/weights.h"

/* Small words that the grammar asks for. */
enum function_word {
	FW_A, FW_ACROSS, FW_AND, FW_AS, FW_AT, FW_BETWEEN, FW_BY, FW_FOR, FW_FORMER, FW_FROM, FW_IN,
	FW_INSIDE, FW_INTO, FW_NEAR, FW_OF, FW_ON, FW_OUTSIDE, FW_S, FW_THE, FW_THROUGH, FW_TO,
	FW_TOWARD, FW_VIA, FW_VISIT, FW_WITH, FW_AGAINST, FW_HIS, FW_HER, FW_THEIR, FW_ITS, FW_OUR,
	FW_CURRENT, FW_NEW, FW_THEN, FW_OFFICE, FW_NO, FW_LIKE, FW_THAN, FW_OR, FW_UNDER, FW_ERA, FW_LED, FW_WOMEN, FW_MEN, FW_CHILDREN,
	FW_PEOPLE, FW_WORLD, FW_NATION,
	FW_WORDS
};

/* Words of offices that are spelled in two ways. */
enum { NAMES_VARIANTS = 5 };

struct names {
	struct gazetteer builtin, user;
	struct gazetteer_builder *users; /* NULL without -l */
	struct buf user_blob;
	struct holders holders;
	struct titles titles;
	struct patterns patterns;
	struct vocab vocab;
	struct money_words money;
	bool nested; /* names inside of names are wanted */
	struct clusters clusters;
	struct phrase_set lists;
	struct weights tagger; /* of names; empty without a trained model */
	uint64_t fw[FW_WORDS];
	uint64_t variants[NAMES_VARIANTS][2];
};

#endif
