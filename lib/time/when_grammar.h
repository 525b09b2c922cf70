/* when_grammar: the compiled form of data/when*.tsv, for the files when_*.c alone.
 *
 * A blob is a header and flat arrays, little-endian, used where they lie. The patterns of
 * each nonterminal form a trie; its edges are words, classes of words, numbers that code
 * reads, and nonterminals. */
#ifndef WHEN_GRAMMAR_H
#define WHEN_GRAMMAR_H

#include "base/map.h"
#include "know/section.h"
#include "know/word_roles.h"

#define WHEN_MAGIC "RDOWHN1\n"

enum {
	WHEN_CLASSES = 64,  /* classes of words: bits of a mask */
	WHEN_NONTERMINALS = 24,
	WHEN_CAPTURES = 6,  /* named parts of one pattern */
	WHEN_PATH = 16,     /* symbols of one pattern */
	WHEN_NEEDS = 4,     /* conditions of one rule */
	WHEN_ARGS = 4,      /* of one function of a value */
	WHEN_LEAD = 6,      /* words of one preposition */
	WHEN_FILTER = 32768, /* bits that tell at once that a word starts nothing */
};

/* What stands before a token, as bits that a pattern allows. */
enum when_gap {
	WHEN_SPACE = 1,  /* white space, or the stop of an abbreviation and white space */
	WHEN_HYPHEN = 2, /* a hyphen or dash without spaces */
	WHEN_DASH = 4,   /* a dash with spaces */
	WHEN_COMMA = 8,
	WHEN_DOT = 16,
	WHEN_SLASH = 32,
	WHEN_APOSTROPHE = 64,
	WHEN_JOINED = 128, /* nothing: "14april" */
	WHEN_OTHER = 256,
	WHEN_PLAIN = WHEN_SPACE | WHEN_HYPHEN | WHEN_JOINED,
};

enum when_symbol {
	WHEN_SYM_WORD,
	WHEN_SYM_CLASS,
	WHEN_SYM_NUMBER, /* enum when_number */
	WHEN_SYM_RULES,  /* a nonterminal */
};

/* Numbers that code reads, for they have no end; named so in patterns. */
enum when_number {
	WHEN_NUM_NUMBER,  /* 12, twelve, twenty-one */
	WHEN_NUM_ORDINAL, /* 12th, twelfth */
	WHEN_NUM_DAY,     /* 12, 12th or twelfth, up to 31 */
	WHEN_NUM_YEAR,    /* 2024, nineteen ninety-six, two thousand nineteen */
	WHEN_NUM_YY,      /* 24, of two digits */
	WHEN_NUM_NN,      /* 8, of one or two digits */
	WHEN_NUM_DECADE,  /* 1990s, '90s, nineties: the first year */
	WHEN_NUM_WORD,    /* no number: any word */
	WHEN_NUM_NAME,    /* a word with a capital letter */
	WHEN_NUMBERS,
};

/* A word that the grammar knows; hash 0 is an empty slot. */
struct when_slot {
	uint64_t hash, mask;   /* the classes it is in */
	uint32_t number;       /* from 1 */
	uint32_t members;      /* the first of its struct when_member */
	uint32_t starts;       /* bits: the nonterminals that may start with it */
	uint16_t n_members;
	uint8_t weak;          /* bits: the tops that go on behind it */
	uint8_t inner;         /* stands in patterns, not in conditions alone */
};

/* The nonterminals that are looked for: always, and if the caller wants all. */
enum { WHEN_TOP, WHEN_TOP_ALL };

struct when_member {
	int32_t value;
	uint8_t class;
	uint8_t capital; /* only with a capital letter */
	uint8_t abbreviation; /* may be followed by a full stop */
	uint8_t pad;
};

struct when_node {
	uint32_t edges;    /* by enum when_symbol; words sorted by number */
	uint16_t n_words, n_classes, n_numbers, n_rules;
	uint32_t accepts;
	uint16_t n_accepts;
	uint16_t numbers;  /* some of the others are: 1 numbers, 2 any word */
	uint32_t rules;    /* bits: nonterminals among the others */
	uint64_t classes;  /* classes among the others */
};

struct when_edge {
	uint16_t gaps;     /* allowed, enum when_gap */
	uint16_t kind;     /* enum when_symbol */
	uint32_t id;
	uint32_t to;
};

/* A pattern ends here. Symbols are counted from 1; 0 is one that was left out. */
struct when_accept {
	uint16_t rule;
	uint8_t start;     /* the symbol with which the expression begins */
	uint8_t length;    /* symbols */
	uint8_t at[WHEN_CAPTURES];
	uint8_t stop;      /* the symbol before which it ends; 0 for its last */
	uint8_t pad;
};

enum when_condition {
	WHEN_NO_NEED,
	WHEN_AFTER_CLASS, /* the word before is in the class, an article aside */
	WHEN_NOT_AFTER,
	WHEN_BEFORE_CLASS,
	WHEN_NOT_BEFORE,
	WHEN_CLOSED,      /* no word follows, or one of the class */
	WHEN_CAPITAL,     /* the first word has a capital letter */
	WHEN_ALONE,       /* nothing else in the text */
	WHEN_UNRANKED,    /* no "first visit" before it: when_tense.h */
};

struct when_rule {
	int32_t code;      /* the operation that gives the value */
	uint8_t kind;      /* enum when_kind, of a rule of "when" */
	uint8_t pad[3];
	struct {
		uint8_t condition, class;
	} needs[WHEN_NEEDS];
	uint16_t line;     /* in its file */
	uint8_t pad2[2];
};

/* One call of a value expression. Arguments: integers, captures and other calls, told
 * apart by the two lowest bits. */
enum { WHEN_ARG_INT, WHEN_ARG_CAPTURE, WHEN_ARG_CALL };

struct when_op {
	uint8_t function, n_args;
	uint8_t pad[2];
	int32_t args[WHEN_ARGS];
};

static inline int32_t when_arg(int kind, int32_t v)
{
	return v * 4 + kind;
}

/* A preposition and the role that it gives. */
struct when_lead {
	uint64_t hash[WHEN_LEAD];
	uint32_t n, role;
};

struct when_span {
	uint32_t first, n;
};

struct when_header {
	struct section_head head;
	uint64_t filter, slots, members, nodes, edges, accepts, rules, ops, leads, tables, days, forms;
	uint32_t slot_mask, n_leads, n_tables;
	uint32_t digit_starts; /* nonterminals that may start with digits */
	uint32_t word_starts;  /* ... with any word */
	uint32_t alone;        /* bits: kinds of numbers that are an expression by themselves */
	uint64_t number_mask;  /* classes of the words that numbers begin with */
	uint32_t roots[WHEN_NONTERMINALS];
	uint8_t classes[24]; /* numbers of the classes that code knows: enum when_known */
};

/* Classes with a meaning in code. */
enum when_known {
	WHEN_ONES,     /* one to nineteen */
	WHEN_TENS,
	WHEN_SCALE,    /* hundred, thousand */
	WHEN_ORDINALS, /* first to nineteenth, twentieth ... */
	WHEN_DECADES,  /* nineties */
	WHEN_ARTICLE,
	WHEN_FUTURE,   /* will */
	WHEN_PAST,     /* was, met */
	WHEN_INFINITIVE, /* to */
	WHEN_NOUNS,    /* what follows "to" where it is no infinitive: the, its */
	WHEN_STILL,    /* words in -ed that are no past: need */
	WHEN_EDGE,     /* end: "before the end of 2030" is by 2030 */
	WHEN_A,
	WHEN_AUX,      /* auxiliaries; the value is an enum when_aux */
	WHEN_REACHING, /* asked, extended: what they go with lies ahead, "by" and "until" say when */
	WHEN_SAYING,   /* said */
	WHEN_CLAUSES,  /* and, because: a clause may begin here */
	WHEN_RANK,     /* worst; value 0: only with "the" or an owner */
	WHEN_JOINT,    /* 0 and: "two hundred and fifty"; 1 between: two numbers follow */
	WHEN_THIS,     /* this: an article too, but of a time */
	WHEN_FISCAL,   /* Japan: the value is the month in which its years of budgets begin */
	WHEN_KNOWN,
};

/* Roles of the words of data/when_forms.tsv. */
enum when_form {
	WHEN_FORM_ORDINAL,     /* behind figures: "28th" */
	WHEN_FORM_DECADE,      /* behind figures: "1990s" */
	WHEN_FORM_COUNTED,     /* behind an ordinal: "first time" */
	WHEN_FORM_CONTRACTION, /* a future whose first half is spelled like a past: "won't" */
	WHEN_FORMS
};

/* Values of the class "aux". */
enum when_aux {
	WHEN_AUX_NONE,
	WHEN_AUX_BE,
	WHEN_AUX_HAVE,
	WHEN_AUX_WILL,   /* will, shall */
	WHEN_AUX_MODAL,  /* would, may */
	WHEN_AUX_FINITE, /* is, was, did */
	WHEN_AUX_ADVERB, /* not: may stand between an auxiliary and its verb */
};

struct when_grammar {
	const struct when_header *h;
	const uint64_t *filter;
	const struct when_slot *slots;
	const struct when_member *members;
	const struct when_node *nodes;
	const struct when_edge *edges;
	const struct when_accept *accepts;
	const struct when_rule *rules;
	const struct when_op *ops;
	const struct when_lead *leads;
	const struct when_span *tables;
	const int32_t *days; /* of the tables, ascending */
	struct word_roles forms; /* enum when_form */
};

/* Opens a blob that stays in place, 8-byte aligned. False if it is none of ours. */
bool when_grammar_open(struct when_grammar *g, struct str blob);

/* The slot of a word, or NULL. */
const struct when_slot *when_slot_of(const struct when_grammar *g, uint64_t hash);

/* Is the word in the class? Then its value there; else `value` stays. */
bool when_word_value(const struct when_grammar *g, uint64_t hash, enum when_known k,
                     int32_t *value);

/* The word with this hash has this role by itself. */
static inline bool when_has_form(const struct when_grammar *g, uint64_t hash, enum when_form form)
{
	return word_roles_of(&g->forms, hash) >> form & 1;
}

static inline uint32_t when_filter_bit(uint64_t hash)
{
	return (uint32_t)(hash >> 40) & (WHEN_FILTER - 1);
}

static inline uint64_t when_class_bit(const struct when_grammar *g, enum when_known k)
{
	return UINT64_C(1) << g->h->classes[k];
}

#endif
