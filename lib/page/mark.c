#include "page/mark.h"

#include "base/die.h"

#include <stdlib.h>

void marks_clear(struct marks *m)
{
	m->n = m->n_names = m->n_topics = 0;
}

void marks_free(struct marks *m)
{
	free(m->v);
	free(m->names);
	free(m->topics);
	*m = (struct marks){0};
}

struct mark *marks_add(struct marks *m)
{
	m->v = xgrow(m->v, m->n, &m->cap, sizeof *m->v);
	m->v[m->n] = (struct mark){.state = ""};
	return &m->v[m->n++];
}

struct mark_name *marks_add_name(struct marks *m)
{
	m->names = xgrow(m->names, m->n_names, &m->names_cap, sizeof *m->names);
	m->names[m->n_names] = (struct mark_name){0};
	return &m->names[m->n_names++];
}

struct mark_topic *marks_add_topic(struct marks *m)
{
	m->topics = xgrow(m->topics, m->n_topics, &m->topics_cap, sizeof *m->topics);
	m->topics[m->n_topics] = (struct mark_topic){0};
	return &m->topics[m->n_topics++];
}

bool mark_next(struct str *list, struct str *item)
{
	while (str_split(list, ';', item))
		if (item->len)
			return true;
	return false;
}

bool mark_lists(struct str list, struct str code)
{
	struct str item;

	while (mark_next(&list, &item))
		if (str_eq(item, code))
			return true;
	return false;
}
