/* party_named: the parties that a sentence names, by its mentions and words alone. */
#ifndef PARTY_NAMED_H
#define PARTY_NAMED_H

#include "commit/party.h"
#include "grammar/clause_word.h"

/* Word `i` has the role. */
static inline bool party_role(const struct party_words *p, const struct words *w, size_t i, enum clause_role role)
{
	return clause_word_is(p->roles, w->v[i].hash, role);
}

/* The code or name is capitals and digits. */
bool party_acronym(struct str id);

/* Which organisations count beside those of whom somebody is named. */
enum party_heed { HEED_FEW, HEED_ACRONYMS, HEED_SHORT, HEED_ALL };

/* Adds the parties of a sentence up to byte `until`, places left out. */
void party_named(struct parties *out, struct party_table *t, const struct party_words *p,
                 const struct mentions *m, const struct words *w, uint32_t until, enum party_heed heed);

/* Adds those from byte `from` on, before a purpose is told, with all organisations. */
void party_named_from(struct parties *out, struct party_table *t, const struct party_words *p,
                      const struct mentions *m, const struct words *w, uint32_t from);

/* The byte, behind `from`, where the words for who acts are over for sure: "resolve | to respond". */
uint32_t party_purpose(const struct party_words *p, const struct words *w, uint32_t from);

#endif
