/* link: whether a row tells of an undertaking that is known already.
 *
 * What speaks for and against it are features, each there or not, with a weight in
 * data/ledger_weights.tsv, which train/ledger finds by logistic regression: their sum is the logarithm of the
 * odds, and above 0 they are one. */
#ifndef LINK_H
#define LINK_H

#include "know/weight_table.h"
#include "ledger/undertaking.h"

/* Measures come as steps: a step that is reached counts with all those below it. */
enum { LINK_STEPS = 5 };

enum link_feature {
	LINK_ANY,
	LINK_ROW_COVERED,                            /* how much of the row's words the undertaking has */
	LINK_KNOWN_COVERED = LINK_ROW_COVERED + LINK_STEPS, /* and the row of its */
	LINK_SHARED = LINK_KNOWN_COVERED + LINK_STEPS,      /* how rare what they share is, all in all */
	LINK_HERE_COVERED = LINK_SHARED + LINK_STEPS,       /* in one document, the lesser of the two first */
	LINK_ACT_SAME = LINK_HERE_COVERED + LINK_STEPS,     /* the first word of each */
	LINK_ACT_LIKE,
	LINK_ACT_OTHER,
	LINK_SUM_SAME,
	LINK_SUM_OTHER,
	LINK_SUM_ONE,
	LINK_COUNT_SAME,
	LINK_COUNT_OTHER,
	LINK_YEAR_SAME,
	LINK_YEAR_OTHER,
	LINK_PARTNERS_SAME,
	LINK_PARTNERS_SOME,
	LINK_PARTNERS_OTHER,
	LINK_PARTNERS_ONE,
	LINK_ACTORS_SAME,
	LINK_ACTORS_SOME,
	LINK_ACTORS_PARTNERS,
	LINK_ACTORS_OTHER,
	LINK_DUE_SAME,
	LINK_DUE_NEAR,
	LINK_DUE_LATER,
	LINK_DUE_EARLIER,
	LINK_DUE_ONE,
	LINK_DUE_PASSED,     /* its deadline was over a month ago, and the row keeps nothing */
	LINK_TOPICS_SHARED,
	LINK_TOPICS_OTHER,
	LINK_DOC_SAME,
	LINK_DOC_NEXT,      /* the row before in the document is the undertaking's */
	LINK_DOC_NEAR,
	LINK_DOC_NEAR_OTHER, /* near, and another act */
	LINK_BACK_NEXT,     /* the row points back, and that is the row before */
	LINK_FEW,           /* the row says little */
	LINK_FEW_NEXT,
	LINK_FEW_AWAY,       /* in another document */
	LINK_BACK_AWAY,
	LINK_ROW_DONE,
	LINK_ROW_OFF,
	LINK_ROW_AGAIN,
	LINK_ROW_UNDERWAY,
	LINK_DONE_DONE,     /* both are fulfilled */
	LINK_WORD_DONE,     /* it was fulfilled, and is promised */
	LINK_STATUS_SAME,
	LINK_COMMON_SHARED,  /* a word that is no name */
	LINK_ROW_HEAD,       /* the undertaking has the first word of the row, the row its, both */
	LINK_KNOWN_HEAD,
	LINK_HEADS,
	LINK_OBJECT,         /* the first words are alike, and others are shared */
	LINK_NEXT_PARTNERS,  /* the row before, with the same partners */
	LINK_VISIT,          /* near a visit, to the same partners, and nothing that has its own sum */
	LINK_VISIT_VISIT,    /* both are visits */
	LINK_ACT_CLASH,      /* the first words are of two classes */
	LINK_NAMES_ONLY,     /* nothing but names is shared */
	LINK_FEATURES,
	LINK_FOUND_MOST = 72, /* features of one pair at most */
};

/* Its name in the table of weights; of a step "row covered 2". */
void link_feature_name(struct buf *out, unsigned feature);

/* A row with its act, and what each word of it weighs among the undertakings of those who are bound. */
struct link_row {
	const struct ledger_row *e;
	const struct act *act;
	uint16_t local[ACT_TERMS];
	unsigned total;                   /* of `local` */
	const struct undertaking *before; /* of the row before in the document; or NULL */
};

/* The last row of the undertaking is of the row's document. */
static inline bool link_here(const struct ledger_row *e, const struct undertaking *u)
{
	return e->day == u->last_day && str_eq(undertaking_text(u, UNDERTAKING_DOC), e->field[IN_DOC]);
}

/* Fills in the features of a pair; returns how many. */
unsigned link_features(const struct link_row *r, const struct undertaking *u, uint8_t out[LINK_FOUND_MOST]);

struct link_weights {
	int32_t v[LINK_FEATURES]; /* in thousandths */
};

/* The weights that are built in; those of a table (columns of data/ledger_weights.tsv), false after a
 * message. */
void link_weights_open(struct link_weights *w);
bool link_weights_read(struct link_weights *w, const char *path);

static inline int32_t link_sum(const struct link_weights *w, const uint8_t *features, unsigned n)
{
	int32_t sum = 0;

	for (unsigned i = 0; i < n; i++)
		sum += w->v[features[i]];
	return sum;
}

#endif
