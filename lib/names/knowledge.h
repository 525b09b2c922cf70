/* knowledge: what `struct names` (names.h) holds. For the files of this room. */
#ifndef KNOWLEDGE_H
#define KNOWLEDGE_H

#include "know/clusters.h"
#include "know/phrase_set.h"
#include "know/vocab.h"
#include "money/money.h"
#include "names/actor_role.h"
#include "names/gazetteer.h"
#include "names/holder.h"
#include "names/mention_pattern.h"
#include "names/name_word.h"
#include "names/title_table.h"
#include "tagger/weights.h"

struct names {
	struct gazetteer builtin, user;
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
	struct word_roles words;
	struct actor_words actors;
};

#endif
