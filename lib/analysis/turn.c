#include "analysis/turn.h"

bool turn_next(struct turn *t, const struct row *row)
{
	const bool begins = row->new_doc || row->par != t->par;

	if (row->new_doc)
		*t = (struct turn){.kind = LABEL_NONE};
	if (begins && t->asked && turn_asks(t))
		t->kind = LABEL_NONE;
	t->begins = false;
	t->paragraph = begins;
	t->par = row->par;
	t->asked = str_ends(row->text, STR("?"));
	/* "[Interpreter]: We will" stands within paragraphs too. */
	return begins || str_starts(row->text, STR("["));
}

void turn_label(struct turn *t, struct label label, struct str name)
{
	if (label.kind == LABEL_NONE)
		return;
	t->kind = label.kind;
	t->begins = true;
	t->label = label;
	t->name = name;
}
