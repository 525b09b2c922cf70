#include "names/title_table.h"

#include "know/note.h"
#include "know/phrase_table.h"
#include "names/country_set.h"

enum column { WORD, ROLE, NOTE };
static const char *const columns[] = {"word", "role", "note", NULL};

static const char *const roles[ROLES] = {"head", "plural", "rank", "bare",
                                         "mod", "tail", "stop", "style", "of"};

static const struct note head_notes[] = {
	{"weak", TITLE_WEAK}, {"aide", TITLE_AIDE},   {"on", TITLE_ON},     {"place", TITLE_PLACE},
	{"to", TITLE_TO},     {"nofor", TITLE_NOFOR}, {"king", TITLE_KING}, {"acr", TITLE_ACR},
	{"name", TITLE_NAME}, {NULL, 0}};
static const struct note rank_notes[] = {{"low", TITLE_LOW}, {NULL, 0}};
static const struct note mod_notes[] = {{"low", TITLE_LOW}, {"thin", TITLE_THIN}, {NULL, 0}};
static const struct note tail_notes[] = {{"act", TITLE_ACT}, {NULL, 0}};
static const struct note bare_notes[] = {
	{"mod", TITLE_BARE_MOD}, {"tail", TITLE_BARE_TAIL}, {"name", TITLE_BARE_NAME}, {NULL, 0}};
static const struct note no_notes[] = {{NULL, 0}};

static const struct note *const notes[ROLES] = {head_notes, head_notes, rank_notes, bare_notes,
                                                mod_notes,  tail_notes, no_notes,  no_notes, no_notes};

/* "=X" and "id=X" name the office that the word stands for: X, or nothing. */
static struct str canon_of(struct str note)
{
	if (str_starts(note, STR("id=")))
		return str_cut(note, 3, note.len);
	return str_starts(note, STR("=")) ? str_cut(note, 1, note.len) : (struct str){"", 0};
}

/* Does a word of this role stand for an office of another name? */
static bool has_canon(enum title_role role)
{
	return role == ROLE_HEAD || role == ROLE_PLURAL || role == ROLE_RANK || role == ROLE_BARE;
}

/* Reads the notes of a row, each by itself for the sake of canon; false at one unknown. */
static bool read_notes(struct str list, enum title_role role, unsigned *flags, struct str *canon,
                       struct str *note)
{
	while (list.len && str_split(&list, ';', note)) {
		struct str c = canon_of(*note), unknown;

		if (c.len && has_canon(role))
			*canon = c;
		else if (!notes_read(*note, notes[role], flags, &unknown) || !note->len)
			return false;
	}
	return true;
}

/* Whose office it is (titles_country): "-", or states, which "!" makes an exception of. */
static bool is_country_rule(struct str rule)
{
	struct str code;

	if (str_eq(rule, STR("-")))
		return true;
	if (str_starts(rule, STR("!")))
		rule = str_cut(rule, 1, rule.len);
	do {
		if (!str_split(&rule, ',', &code) || !country_is_code(code))
			return false;
	} while (rule.p);
	return true;
}

/* The notes of the head that `canon` names, for its plural. */
static unsigned notes_of_head(const struct table *t, struct str canon)
{
	struct str office, note;
	unsigned flags = 0;

	for (size_t i = 0; i < t->n_rows; i++)
		if (str_eq(table_cell(t, i, WORD), canon) &&
		    str_eq(table_cell(t, i, ROLE), STR("head"))) {
			read_notes(table_cell(t, i, NOTE), ROLE_HEAD, &flags, &office, &note);
			break;
		}
	return flags;
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

/* A wrong note, or nothing. */
static struct row_fault read_row(const struct table *t, size_t i, int role, unsigned *flags,
                                 struct str *canon)
{
	struct str list = table_cell(t, i, NOTE), note;

	if (role < 0)
		return row_fault(t, i, ROLE, "unknown");
	if (role == ROLE_OF && !is_country_rule(list))
		return row_fault(t, i, NOTE, "neither - nor alpha-3 codes");
	if (role != ROLE_OF && !read_notes(list, (enum title_role)role, flags, canon, &note))
		return (struct row_fault){"unknown", NOTE, note};
	return (struct row_fault){0};
}

static struct row_fault add_row(struct lexicon_builder *b, struct vocab_builder *first,
                                const struct table *t, size_t i)
{
	struct str word = table_cell(t, i, WORD), canon = word;
	int role = str_among(table_cell(t, i, ROLE), roles, ROLES);
	unsigned flags = 0;
	struct row_fault fault = read_row(t, i, role, &flags, &canon);

	if (fault.what)
		return fault;
	if (role == ROLE_PLURAL)
		flags |= notes_of_head(t, canon) & ~(unsigned)TITLE_WEAK;
	add_first(first, word, role, flags);
	if (!lexicon_add(b, word, LEXICON_ANY, title_value((unsigned)role, flags, (uint32_t)i)))
		return row_fault(t, i, WORD, "not a word");
	return (struct row_fault){0};
}

static const struct phrase_table title_table = {columns, NOTE + 1, add_row};

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
	struct str list = table_cell(&t->rows, row, NOTE), note, canon = table_cell(&t->rows, row, WORD);

	while (list.len && str_split(&list, ';', &note))
		if (canon_of(note).len)
			canon = canon_of(note);
	return canon;
}

struct str titles_country(const struct titles *t, uint32_t row)
{
	return table_cell(&t->rows, row, NOTE);
}
