#include "know/note.h"

bool notes_read(struct str list, const struct note *known, unsigned *flags, struct str *unknown)
{
	while (list.len && str_split(&list, ';', unknown)) {
		const struct note *n = known;

		while (n->word && !str_eq(*unknown, str_of(n->word)))
			n++;
		if (!n->word)
			return false;
		*flags |= n->flag;
	}
	return true;
}
