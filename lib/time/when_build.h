/* when_build: what the compiler of the grammar keeps while it reads. For when_compile.c,
 * when_read.c, when_pattern.c and when_value.c alone. */
#ifndef WHEN_BUILD_H
#define WHEN_BUILD_H

#include "base/arena.h"
#include "know/table.h"
#include "time/when_grammar.h"

/* A growing array of one type of element, for the sections of the blob. */
struct vec {
	void *v;
	size_t n, cap;
};

/* Room for one more; zeroed. */
void *when_vec_add(struct vec *a, size_t elem);

/* A node of the trie: struct when_edge and struct when_accept. */
struct trie_node {
	struct vec edges, accepts;
};

/* What a word is in one class. */
struct membership {
	uint32_t word;
	struct when_member member;
};

struct builder {
	struct table words, rules, holidays, tables, roles;
	struct vec slots;       /* struct when_slot, by number less 1 */
	struct vec memberships; /* struct membership */
	struct vec nodes;       /* struct trie_node */
	struct vec ops;         /* struct when_op */
	struct vec out_rules;   /* struct when_rule */
	struct vec leads, spans, days;
	struct buf forms;       /* the blob of when_forms.tsv */
	struct arena text;      /* patterns as they are parsed */
	struct str classes[WHEN_CLASSES], nonterminals[WHEN_NONTERMINALS],
	        table_names[WHEN_CLASSES];
	uint32_t roots[WHEN_NONTERMINALS], digit_starts, word_starts, alone;
	size_t n_classes, n_nonterminals, n_tables;
};

/* The index of a name in a list, or -1. */
int when_name_index(const struct str *names, size_t n, struct str name);

/* The hash of a word that nothing need follow. */
uint64_t when_build_hash(struct str word);

/* The number of a word, added if it is new. */
uint32_t when_build_word(struct builder *b, struct str word);

/* The names of the captures of a pattern. */
struct capture_names {
	struct str v[WHEN_CAPTURES];
	size_t n;
};

/* Adds all ways through a pattern to the trie of a nonterminal. Returns false after a
 * message. */
bool when_build_pattern(struct builder *b, struct table_place at, uint32_t nonterminal,
                   struct str pattern, uint16_t rule, struct capture_names *names);

/* Compiles a value expression; the operation's number, or -1 after a message. */
int32_t when_build_value(struct builder *b, struct table_place at, struct str value,
                    const struct capture_names *names);

/* WEEK, FRIDAY, PAST and so on. */
bool when_build_constant(struct str name, int32_t *value);

/* when_read.c: one table each, the words and tables first; false after a message. */
bool when_read_forms(struct builder *b, const char *path);
bool when_read_words(struct builder *b, const char *path);
bool when_read_tables(struct builder *b, const char *path);
bool when_read_roles(struct builder *b, const char *path);
bool when_read_rules(struct builder *b, const char *path);
bool when_read_holidays(struct builder *b, const char *path);

/* The classes that code knows, by enum when_known. */
extern const char *const when_known_names[WHEN_KNOWN];

#endif
