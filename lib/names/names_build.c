#include "names/names.h"

#include "base/die.h"
#include "know/note.h"
#include "know/vocab.h"
#include "money/money.h"
#include "names/actor_role.h"
#include "names/gazetteer.h"
#include "names/holder.h"
#include "names/mention_pattern.h"
#include "names/name_word.h"
#include "names/title_table.h"

/* Which rows of two that share a form come first: states before towns. */
static const char *const order[] = {"countries", "nationalities", "capitals", "regions",
                                    "organisations", "treaties", "events", "facilities",
                                    "subdivisions", "cities", NULL};

static const char *const others[] = {"officeholders", "leaders", "titles", "patterns", "currencies",
                                     "names", "name_words", "mention_words", "money_words", "actor_roles", NULL};

/* "data/gazetteer/cities.tsv" -> "cities" */
static struct str stem(const char *path)
{
	const char *slash = strrchr(path, '/');
	struct str s = str_of(slash ? slash + 1 : path);

	if (str_ends(s, STR(".tsv")))
		s.len -= 4;
	return s;
}

static const char *find(char **files, const char *name)
{
	for (; *files; files++)
		if (str_eq(stem(*files), str_of(name)))
			return *files;
	return NULL;
}

static bool is_among(const char *path, const char *const *names)
{
	for (; *names; names++)
		if (str_eq(stem(path), str_of(*names)))
			return true;
	return false;
}

static bool add_gazetteers(struct gazetteer_builder *b, char **files)
{
	for (size_t i = 0; order[i]; i++) {
		const char *path = find(files, order[i]);

		if (path && !gazetteer_add(b, path))
			return false;
	}
	for (; *files; files++)
		if (!is_among(*files, order) && !is_among(*files, others) &&
		    !gazetteer_add(b, *files))
			return false;
	return true;
}

static bool compile_gazetteers(char **files, struct vocab_builder *first, struct buf *out)
{
	struct gazetteer_builder *b = gazetteer_builder_new(first);
	bool ok = add_gazetteers(b, files);

	if (ok)
		gazetteer_write(b, out);
	gazetteer_builder_free(b);
	return ok;
}

enum column { WORD, KIND, NOTE };

static const struct note kinds[] = {{"first", VOCAB_GIVEN},       {"last", VOCAB_SURNAME},
                                    {"particle", VOCAB_PARTICLE}, {"suffix", VOCAB_SUFFIX},
                                    {"function", VOCAB_FUNCTION}, {"stop", VOCAB_STOP}, {NULL, 0}};
static const struct note name_notes[] = {{"word", VOCAB_WORD}, {NULL, 0}};
static const struct note no_notes[] = {{NULL, 0}};

/* The flags of a row of names.tsv or name_words.tsv; false after a message. */
static bool read_flags(const char *path, const struct table *t, size_t row, unsigned *flags)
{
	struct str kind = table_cell(t, row, KIND), unknown = kind;
	bool name;

	*flags = 0;
	if (!kind.len || !notes_read(kind, kinds, flags, &unknown))
		return table_refuse(table_place(path, t, row), "kind", "unknown", unknown);
	name = *flags & (VOCAB_GIVEN | VOCAB_SURNAME);
	if (!notes_read(table_cell(t, row, NOTE), name ? name_notes : no_notes, flags, &unknown))
		return table_refuse(table_place(path, t, row), "note", "unknown", unknown);
	return true;
}

static void add_word(struct vocab_builder *b, struct str word, unsigned flags)
{
	if (word.len && !memchr(word.p, ' ', word.len))
		vocab_add(b, word, flags);
}

static bool add_words(struct vocab_builder *b, const char *path, const char *const *columns)
{
	struct table t = {0};
	bool ok = path && table_read(&t, path, columns, NOTE + 1);
	unsigned flags;

	for (size_t i = 0; ok && i < t.n_rows; i++) {
		ok = read_flags(path, &t, i, &flags);
		if (ok)
			add_word(b, table_cell(&t, i, WORD), flags);
	}
	table_free(&t);
	return ok;
}

/* Nouns that end no name are among the words of offices. */
static bool add_stops(struct vocab_builder *b, const char *path)
{
	static const char *const columns[] = {"word", "role", NULL};
	struct table t = {0};
	bool ok = path && table_read(&t, path, columns, KIND + 1);

	for (size_t i = 0; ok && i < t.n_rows; i++)
		if (str_eq(table_cell(&t, i, KIND), STR("stop")))
			add_word(b, table_cell(&t, i, WORD), VOCAB_STOP);
	table_free(&t);
	return ok;
}

static bool add_vocab(struct vocab_builder *b, char **files)
{
	static const char *const names[] = {"name", "kind", "note", NULL};
	static const char *const words[] = {"word", "kind", "note", NULL};

	return add_words(b, find(files, "names"), names) &&
	       add_words(b, find(files, "name_words"), words) && add_stops(b, find(files, "titles"));
}

typedef bool compile_fn(const char *path, struct vocab_builder *first, struct buf *out);

static bool compile_one(char **files, const char *name, compile_fn *compile,
                        struct vocab_builder *first, struct buf *out)
{
	const char *path = find(files, name);

	if (!path) {
		warn("%s.tsv is not among the files", name);
		return false;
	}
	return compile(path, first, out);
}

static bool compile_words(const char *path, struct vocab_builder *first, struct buf *out)
{
	(void)first;
	return word_roles_compile(path, name_word_roles, out);
}

/* Who held office before has a table of its own. */
static bool compile_holders(char **files, struct vocab_builder *first, struct buf *out)
{
	const char *path = find(files, "officeholders");

	if (!path) {
		warn("officeholders.tsv is not among the files");
		return false;
	}
	return holders_compile(path, find(files, "leaders"), first, out);
}

bool names_compile(char **files, struct buf *out)
{
	struct vocab_builder *v = vocab_builder_new();
	bool ok = compile_gazetteers(files, v, out) &&
	          compile_holders(files, v, out) &&
	          compile_one(files, "titles", titles_compile, v, out) &&
	          compile_one(files, "patterns", mention_patterns_compile, v, out) &&
	          compile_one(files, "currencies", money_compile, v, out) &&
	          compile_one(files, "money_words", money_compile_small, v, out) && add_vocab(v, files);

	if (ok)
		vocab_write(v, out);
	vocab_builder_free(v);
	ok = ok && compile_one(files, "mention_words", compile_words, NULL, out) &&
	     compile_one(files, "actor_roles", actor_words_compile, NULL, out);
	return ok;
}
