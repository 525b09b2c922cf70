#include "names/mention_pattern.h"

#include "base/die.h"
#include "know/note.h"
#include "know/phrase_table.h"
#include "names/mention.h"

#include <stdlib.h>

enum column { HEAD, TYPE, NOTE };
static const char *const columns[] = {"head", "type", "note", NULL};

static const struct note notes[] = {
	{"weak", PATTERN_WEAK},       {"low", PATTERN_LOW},         {"person", PATTERN_PERSON},
	{"number", PATTERN_NUMBER},   {"state", PATTERN_STATE},     {"short", PATTERN_SHORT},
	{"of", PATTERN_OF},           {"for", PATTERN_FOR},         {"on", PATTERN_ON},
	{"to", PATTERN_TO},           {"with", PATTERN_WITH},
	{"against", PATTERN_AGAINST}, {"between", PATTERN_BETWEEN}, {NULL, 0},
};

static int type_of(struct str s)
{
	return str_among(s, mention_type_names, MENTION_TYPES);
}

static struct row_fault add_row(struct lexicon_builder *b, struct vocab_builder *first,
                                const struct table *t, size_t i)
{
	struct str note;
	unsigned flags = 0;

	vocab_add_first(first, table_cell(t, i, HEAD), VOCAB_HEAD);
	if (type_of(table_cell(t, i, TYPE)) < 0)
		return row_fault(t, i, TYPE, "unknown");
	if (!notes_read(table_cell(t, i, NOTE), notes, &flags, &note))
		return (struct row_fault){"unknown", NOTE, note};
	if (!lexicon_add(b, table_cell(t, i, HEAD), LEXICON_ANY, (uint32_t)i))
		return row_fault(t, i, HEAD, "not a word");
	return (struct row_fault){0};
}

static const struct phrase_table head_table = {columns, NOTE + 1, add_row};

bool mention_patterns_compile(const char *path, struct vocab_builder *first, struct buf *out)
{
	return phrase_table_compile(&head_table, path, first, out);
}

size_t mention_patterns_open(struct patterns *p, struct str blob)
{
	size_t len = phrase_table_open(&head_table, &p->lex, &p->rows, blob);

	if (!len)
		return 0;
	p->n_heads = p->rows.n_rows;
	p->heads = xcalloc(p->n_heads, sizeof *p->heads);
	for (size_t i = 0; i < p->n_heads; i++) {
		unsigned flags = 0;
		struct str unused;

		notes_read(table_cell(&p->rows, i, NOTE), notes, &flags, &unused);
		p->heads[i].flags = (uint16_t)flags;
		p->heads[i].type = (uint8_t)type_of(table_cell(&p->rows, i, TYPE));
	}
	return len;
}

void mention_patterns_free(struct patterns *p)
{
	free(p->heads);
	p->heads = NULL;
}
