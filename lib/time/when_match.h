/* when_match: the trie of patterns against a window of tokens. For when_*.c alone. */
#ifndef WHEN_MATCH_H
#define WHEN_MATCH_H

#include "time/when_time.h"
#include "time/when_token.h"

struct when_match {
	struct time_value value;
	uint32_t rule;
	uint16_t start, end; /* tokens; end 0: none */
};

enum { WHEN_MEMOS = 512 };

/* What nonterminals gave, so that each is asked but once at each token. A window that
 * needs more answers than there is room for gets "none": no text of people does. */
struct when_memos {
	uint16_t index[WHEN_WINDOW + 2][WHEN_NONTERMINALS]; /* from 1; 0: not asked */
	struct when_match v[WHEN_MEMOS];
	size_t n;
};

struct when_search {
	struct when_window win;
	struct time_frame frame;
	struct when_memos memos; /* index and n zero for a new window */
	unsigned depth;
};

/* The longest match of the nonterminal at token `at`; among equals that of the earlier
 * rule. Its value may still be a part. */
struct when_match when_match(struct when_search *s, uint32_t nonterminal, size_t at);

#endif
