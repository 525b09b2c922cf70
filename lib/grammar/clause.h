/* clause: where subjects and complements are, by runs of word classes.
 *
 * The only questions that the commitment module asks of grammar; a parser can answer them
 * instead. All spans are tokens, half-open; an empty one means "not there". */
#ifndef CLAUSE_H
#define CLAUSE_H

#include "grammar/chunk.h"

/* No answer depends on more tokens than this to either side, nor on subjects inherited over
 * more verbs than CLAUSE_DEPTH: the time for a sentence grows with its length alone. */
enum { CLAUSE_REACH = PHRASE_MOST, CLAUSE_DEPTH = 16 };

/* Where looking from token `i` to the right ends. */
static inline size_t clause_horizon(const struct chunks *c, size_t i)
{
	return c->n - i > CLAUSE_REACH ? i + CLAUSE_REACH : c->n;
}

static inline bool span_empty(struct span s)
{
	return s.first >= s.last;
}

/* The first token of the verb group that holds verb `i`: "have also agreed". */
size_t clause_group_start(const struct chunks *c, size_t i);

/* The verb group of `i` has a finite verb. */
bool clause_group_finite(const struct chunks *c, size_t i);

/* "not" in the verb group of `i`. */
bool clause_negated(const struct chunks *c, size_t i);

/* The subject of the verb at `i`: of its own clause; through a relative pronoun; of the
 * finite verb before it for a coordinated or non-finite one. */
struct span clause_subject(const struct chunks *c, size_t i);

/* The nearest finite verb before `i`, c->n if none within reach. */
size_t clause_finite_before(const struct chunks *c, size_t i);

/* The end of the phrase that begins at `i` (a verb phrase or a noun phrase with all that
 * hangs on it): before the next clause, attribution, coordinated finite verb. */
size_t clause_phrase_end(const struct chunks *c, size_t i);

/* The end of what depends on the word at `i`: of its clause, subordinate ones included. */
size_t clause_scope_end(const struct chunks *c, size_t i);

/* The noun phrase that ends before `i`, with the phrases that hang on it. */
struct span clause_np_before(const struct chunks *c, size_t i);

/* The token lies in a condition: "if", "unless", "should". */
bool clause_conditional(const struct chunks *c, size_t i);

/* The verb's subject is taken up by "which", "who" or "that". */
bool clause_relative(const struct chunks *c, size_t i);

/* A condition in tokens first..last-1 or after it up to the end of the clause. */
struct span clause_condition(const struct chunks *c, size_t first, size_t last);

/* The coordinated verb phrases in a verb phrase: writes the start of each, the first
 * included, at most `max`. Returns how many. */
size_t clause_coordinated(const struct chunks *c, struct span phrase, uint32_t *starts, size_t max);

#endif
