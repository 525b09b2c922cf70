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
	len = len ? word_roles_open(&k->words, str_cut(blob, at, blob.len)) : 0;
	at += len;
	return len && actor_words_open(&k->actors, str_cut(blob, at, blob.len));
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
	buf_free(&k->user_blob);
	mention_patterns_free(&k->patterns);
	free(k);
}

void names_set_nested(struct names *k, bool nested)
{
	k->nested = nested;
}

bool names_add_files(struct names *k, const struct option_files *files)
{
	struct gazetteer_builder *b;
	bool ok = true;

	if (!files->n)
		return true;
	b = gazetteer_builder_new(NULL);
	for (size_t i = 0; ok && i < files->n; i++)
		ok = gazetteer_add(b, files->v[i].path);
	if (ok)
		gazetteer_write(b, &k->user_blob);
	gazetteer_builder_free(b);
	return ok && gazetteer_open(&k->user, buf_str(&k->user_blob));
}

void names_add_same(struct names *k, const struct names *from)
{
	if (!from->user_blob.len)
		return;
	k->user_blob.len = 0;
	buf_addstr(&k->user_blob, buf_str(&from->user_blob));
	gazetteer_open(&k->user, buf_str(&k->user_blob));
}

void names_states(const struct names *k, struct country_set *out)
{
	for (size_t i = 0; i < k->builtin.n_rows; i++)
		country_add(out, gazetteer_country(&k->builtin.rows[i]));
}
