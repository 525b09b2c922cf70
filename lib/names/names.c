#include "names/names.h"

#include "base/die.h"
#include "know/blob.h"
#include "names/knowledge.h"

#include <stdlib.h>

/* The sections of the blob, one behind the other. */
static bool open_all(struct names *k, struct str blob)
{
	size_t at = 0, len;

	len = gazetteer_open(&k->builtin, blob);
	at += len;
	len = len ? holders_open(&k->holders, str_cut(blob, at, blob.len)) : 0;
	at += len;
	len = len ? titles_open(&k->titles, str_cut(blob, at, blob.len)) : 0;
	at += len;
	len = len ? mention_patterns_open(&k->patterns, str_cut(blob, at, blob.len)) : 0;
	at += len;
	len = len ? money_open(&k->money, str_cut(blob, at, blob.len)) : 0;
	at += len;
	len = len ? vocab_open(&k->vocab, str_cut(blob, at, blob.len)) : 0;
	at += len;
	return len && word_roles_open(&k->words, str_cut(blob, at, blob.len));
}

struct names *names_new(void)
{
	struct names *k = xcalloc(1, sizeof *k);

	if (!open_all(k, blob_gazetteer()))
		die("the names that are built in are not whole");
	return k;
}

void names_free(struct names *k)
{
	if (!k)
		return;
	if (k->users)
		gazetteer_builder_free(k->users);
	buf_free(&k->user_blob);
	mention_patterns_free(&k->patterns);
	free(k);
}

void names_set_nested(struct names *k, bool nested)
{
	k->nested = nested;
}

bool names_add(struct names *k, const char *path)
{
	if (!k->users)
		k->users = gazetteer_builder_new(NULL);
	if (!gazetteer_add(k->users, path))
		return false;
	k->user_blob.len = 0;
	gazetteer_write(k->users, &k->user_blob);
	return gazetteer_open(&k->user, buf_str(&k->user_blob));
}

void names_states(const struct names *k, struct country_set *out)
{
	for (size_t i = 0; i < k->builtin.n_rows; i++)
		country_add(out, gazetteer_country(&k->builtin.rows[i]));
}
