/* party_find: who is meant.
 *
 * The parties that a stretch of a sentence stands for: names by their mentions, "both sides",
 * "they", "we", "his country" by what the document has said so far (cast.h). */
#ifndef PARTY_FIND_H
#define PARTY_FIND_H

#include "commit/party_view.h"

/* The parties that tokens first..last-1 name or stand for, in order. */
void party_find(struct parties *out, const struct party_view *v, size_t first, size_t last);

/* The stretch is headed by a party or by a word for people who act. */
bool party_like(const struct party_view *v, size_t first, size_t last);

/* The stretch has a word for people who act for somebody, and nothing tells for whom: "officials", "a
 * spokesman". */
bool party_nameless(const struct party_view *v, size_t first, size_t last);

#endif
