#include "phrase_table.h"
#include "title.h"
#include "title_value.h"

enum column { WORD, ROLE, NOTE };
static const char *const columns[] = {"word", "role", "note", NULL};

static const char *const roles[ROLES] = {"head", "plural", "rank", "bare",
                                         "mod", "tail", "stop", "style", "of"};

struct note {
	const char *word;
	unsigned flag;
};

static const struct note head_notes[] = {
	{"weak", TITLE_WEAK}, {"aide", TITLE_AIDE},   {"on", TITLE_ON},     {"place", TITLE_PLACE},
	{"to", TITLE_TO},     {"nofor", TITLE_NOFOR}, {"king", TITLE_KING}, {"acr", TITLE_ACR},
	{"name", TITLE_NAME}, {"ofs", TITLE_OFS},     {NULL, 0}};
static const struct note mod_notes[] = {
	{"low", TITLE_LOW}, {"thin", TITLE_THIN}, {"lower", TITLE_LOWER}, {NULL, 0}};
static const struct note tail_notes[] = {{"act", TITLE_ACT}, {"the", TITLE_THE}, {NULL, 0}};
static const struct note bare_notes[] = {
	{"mod", TITLE_BARE_MOD}, {"tail", TITLE_BARE_TAIL}, {"name", TITLE_BARE_NAME}, {NULL, 0}};
static const struct note no_notes[] = {{NULL, 0}};

static const struct note *const notes[ROLES] = {head_notes, head_notes, mod_notes, bare_notes,
                                                mod_notes,  tail_notes, no_notes,  no_notes, no_notes};

/* Reads notes; "=X" and "id=X" name the office that the word stands for. */
static unsigned read_notes(struct str list, const struct note *known, struct str *canon)
{
	unsigned flags = 0;
	struct str part;

	while (list.len && str_split(&list, ';', &part)) {
		if (str_starts(part, STR("id=")))
			*canon = str_cut(part, 3, part.len);
		if (str_starts(part, STR("=")))
			*canon = str_cut(part, 1, part.len);
		for (const struct note *n = known; n->word; n++)
			if (str_eq(part, str_of(n->word)))
				flags |= n->flag;
	}
	return flags;
}

static int role_of(struct str s)
{
	for (int r = 0; r < ROLES; r++)
		if (str_eq(s, str_of(roles[r])))
			return r;
	return -1;
}

/* The notes of the head that `canon` names, for its plural. */
static unsigned notes_of_head(const struct table *t, struct str canon)
{
	struct str unused;

	for (size_t i = 0; i < t->n_rows; i++)
		if (str_eq(table_cell(t, i, WORD), canon) &&
		    str_eq(table_cell(t, i, ROLE), STR("head")))
			return read_notes(table_cell(t, i, NOTE), head_notes, &unused);
	return 0;
}

/* "Secretary to the President" is an office, though few heads take "to the X". */
static unsigned secretary(struct str canon)
{
	return str_eq_nocase(canon, STR("secretary")) ||
	       str_eq_nocase(canon, STR("deputy secretary")) ? TITLE_SEC : 0;
}

/* Which words may begin an office, and which of them also where they are small. */
static void add_first(struct vocab_builder *first, struct str word, int role, unsigned flags)
{
	if (role == ROLE_TAIL || role == ROLE_STOP || role == ROLE_STYLE ||
	    role == ROLE_OF)
		return;
	vocab_add_first(first, word, VOCAB_TITLE);
	if (role == ROLE_BARE || (role == ROLE_MOD && flags & TITLE_LOW))
		vocab_add_first(first, word, VOCAB_TITLE_LOW);
}

static const char *add_row(struct lexicon_builder *b, struct vocab_builder *first,
                           const struct table *t, size_t i)
{
	struct str word = table_cell(t, i, WORD), canon = word;
	int role = role_of(table_cell(t, i, ROLE));
	unsigned flags;

	if (role < 0)
		return "not a role";
	flags = read_notes(table_cell(t, i, NOTE), notes[role], &canon);
	if (role == ROLE_PLURAL)
		flags |= notes_of_head(t, canon) & ~(unsigned)TITLE_WEAK;
	if (role == ROLE_HEAD || role == ROLE_PLURAL)
		flags |= secretary(canon);
	add_first(first, word, role, flags);
	if (!lexicon_add(b, word, LEXICON_ANY, title_value((unsigned)role, flags, (uint32_t)i)))
		return "not a word";
	return NULL;
}

static const struct phrase_table title_table = {columns, NOTE + 1, WORD, add_row};

bool titles_compile(const char *path, struct vocab_builder *first, struct buf *out)
{
	return phrase_table_compile(&title_table, path, first, out);
}

size_t titles_open(struct titles *t, struct str blob)
{
	return phrase_table_open(&title_table, &t->lex, &t->rows, blob);
}

struct str title_canon(const struct titles *t, uint32_t row)
{
	struct str canon = table_cell(&t->rows, row, WORD);

	read_notes(table_cell(&t->rows, row, NOTE), no_notes, &canon);
	return canon;
}

struct str titles_country(const struct titles *t, uint32_t row)
{
	return table_cell(&t->rows, row, NOTE);
}
