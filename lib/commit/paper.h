/* paper: what a text is by the words of a sentence near its head: a joint statement, a treaty, the
 * communiqué of a body; and who signs it. */
#ifndef PAPER_H
#define PAPER_H

#include "commit/party_named.h"

/* "Joint Statement on X by A and B" */
bool paper_joint(const struct party_words *p, const struct words *w);

/* "We, the Ministers of", also with a number before it. */
bool paper_lists_signers(const struct party_words *p, const struct words *w);

/* Who signs, if the sentence tells that at all. */
void paper_signers(struct parties *out, struct party_table *t, const struct party_words *p, const struct mentions *m,
                   const struct words *w);

/* Where the words for who issues a paper begin: behind "Statement of", else where the sentence does. */
uint32_t paper_from(const struct party_words *p, const struct words *w);

/* "Statement of G7 Finance Ministers", "G20 Leaders' Communiqué", "Statement of the G7 Leaders' Meeting": the
 * one body that issues it, if it is one. */
bool paper_body(struct parties *out, struct party_table *t, const struct party_words *p, const struct mentions *m,
                const struct words *w);

/* Sentence `number` shows that this is a treaty: "Article 4", or "this Agreement" near the head, or the title. */
bool paper_treaty(const struct party_words *p, const struct words *w, size_t number);

/* Between whom it is: "Peru - Chile", "Agreement between Peru and Chile"; of the `known` names of lists. */
void paper_sides(struct parties *out, struct party_table *t, const struct party_words *p, const struct mentions *known,
                 const struct words *w);

/* "(a) build a port;", "- to build a port": goes on with what a colon has begun. */
bool paper_item(const struct words *w);

#endif
