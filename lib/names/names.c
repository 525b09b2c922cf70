#include "names/names.h"

#include "base/die.h"
#include "know/blob.h"
#include "names/knowledge.h"

#include <stdlib.h>

static const char *const function_words[FW_WORDS] = {
	[FW_A] = "a", [FW_ACROSS] = "across", [FW_AND] = "and", [FW_AS] = "as", [FW_AT] = "at",
	[FW_BETWEEN] = "between", [FW_BY] = "by", [FW_FOR] = "for", [FW_FORMER] = "former",
	[FW_FROM] = "from", [FW_IN] = "in", [FW_INSIDE] = "inside", [FW_INTO] = "into",
	[FW_NEAR] = "near", [FW_OF] = "of", [FW_ON] = "on", [FW_OUTSIDE] = "outside", [FW_S] = "s",
	[FW_THE] = "the", [FW_THROUGH] = "through", [FW_TO] = "to", [FW_TOWARD] = "toward",
	[FW_VIA] = "via", [FW_VISIT] = "visit", [FW_WITH] = "with", [FW_AGAINST] = "against",
	[FW_HIS] = "his", [FW_HER] = "her", [FW_THEIR] = "their", [FW_ITS] = "its", [FW_OUR] = "our",
	[FW_CURRENT] = "current", [FW_NEW] = "new", [FW_THEN] = "then", [FW_OFFICE] = "office",
	[FW_NO] = "no", [FW_LIKE] = "like", [FW_THAN] = "than", [FW_OR] = "or", [FW_UNDER] = "under",
	[FW_ERA] = "era", [FW_LED] = "led", [FW_WOMEN] = "women",
	[FW_MEN] = "men", [FW_CHILDREN] = "children", [FW_PEOPLE] = "people", [FW_WORLD] = "world",
	[FW_NATION] = "nation",
};

static const char *const variants[NAMES_VARIANTS][2] = {
	{"adviser", "advisor"}, {"defence", "defense"}, {"counsellor", "counselor"},
	{"councillor", "councilor"}, {"labour", "labor"}};

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
	return len && vocab_open(&k->vocab, str_cut(blob, at, blob.len));
}

struct names *names_new(void)
{
	struct names *k = xcalloc(1, sizeof *k);

	if (!open_all(k, blob_gazetteer()))
		die("the names that are built in are not whole");
	for (int i = 0; i < FW_WORDS; i++)
		k->fw[i] = words_hash(str_of(function_words[i]));
	for (int i = 0; i < NAMES_VARIANTS * 2; i++)
		k->variants[i / 2][i % 2] = words_hash(str_of(variants[i / 2][i % 2]));
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
