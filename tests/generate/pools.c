#include "pools.h"

#include "base/arena.h"
#include "base/die.h"
#include "know/table.h"
#include "stream/input.h"

#include <glob.h>
#include <stdlib.h>

enum { COLUMNS_MOST = 32, TABLES_MOST = 200 };

/* They stay to the end of the process: the pools are slices of them. */
static struct {
	struct table tables[TABLES_MOST];
	size_t n;
	struct arena names;
} source;

/* Columns that hold no words of a text, but what is said of them. */
static const char *const codes[] = {
	"action", "bias", "bound", "cameo", "cap", "case", "class", "country", "date", "denied", "ended",
	"expect", "forms", "from", "in", "inside", "iptc", "joint", "kind", "need", "note", "noun",
	"parent", "plover", "role", "scope", "score", "seen", "speech", "starts", "status",
	"statuses", "strength", "subject", "table", "to", "topic", "type", "value", "weight", "when"};

static bool is_example(struct str column)
{
	return str_eq(column, STR("example"));
}

static bool is_code(struct str column)
{
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (str_eq(column, str_of(codes[i])))
			return true;
	return false;
}

static void add(struct pool *p, struct str s)
{
	/* A column often says the same again. */
	if (!s.len || (p->n && str_eq(p->v[p->n - 1], s)))
		return;
	p->v = xgrow(p->v, p->n, &p->cap, sizeof *p->v);
	p->v[p->n++] = s;
}

/* Sentences are not cut: a semicolon of theirs is one. */
static void add_cell(struct pool *p, struct str cell)
{
	struct str part;

	if (is_example(p->column)) {
		add(p, cell);
		return;
	}
	while (cell.len && str_split(&cell, ';', &part))
		add(p, part);
}

static const char *keep(struct str s)
{
	char *copy = arena_alloc(&source.names, s.len + 1);

	memcpy(copy, s.p, s.len);
	copy[s.len] = '\0';
	return copy;
}

/* The names of the columns, from the first line that is no comment; NULL ends them. */
static size_t read_header(const char *path, const char *names[COLUMNS_MOST + 1])
{
	struct input in;
	struct str line, name;
	size_t n = 0;

	if (!input_open(&in, path))
		exit(EXIT_IO);
	do
		if (!input_line(&in, &line))
			die("%s: no header", path);
	while (str_starts(line, STR("#")));
	while (n < COLUMNS_MOST && str_split(&line, '\t', &name))
		names[n++] = keep(name);
	names[n] = NULL;
	input_close(&in);
	return n;
}

/* The column that says of what kind a row is; `n` if none does. */
static size_t kind_column(const char *const *names, size_t n)
{
	static const char *const columns[] = {"kind", "class", "type"};

	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		for (size_t c = 0; c < n; c++)
			if (!strcmp(names[c], columns[i]))
				return c;
	return n;
}

/* The pool of the kind among those from `first` on. */
static struct pool *pool_of(struct pools *p, size_t first, const struct pool *like)
{
	for (size_t i = first; i < p->n; i++)
		if (str_eq(p->v[i].kind, like->kind))
			return &p->v[i];
	p->v = xgrow(p->v, p->n, &p->cap, sizeof *p->v);
	p->v[p->n] = *like;
	return &p->v[p->n++];
}

static void read_table(struct pools *p, const char *path)
{
	const char *names[COLUMNS_MOST + 1];
	struct table *t = &source.tables[source.n++];
	size_t n = read_header(path, names), kind = kind_column(names, n), first;

	if (!table_read(t, path, names, 1))
		exit(EXIT_IO);
	for (size_t c = 0; c < n; c++) {
		struct pool like = {.path = str_of(keep(str_of(path))), .column = str_of(names[c])};

		first = p->n;
		for (size_t r = 0; r < t->n_rows && !is_code(like.column); r++) {
			like.kind = kind < n && !is_example(like.column) ? table_cell(t, r, kind) : STR("");
			if (table_cell(t, r, c).len)
				add_cell(pool_of(p, first, &like), table_cell(t, r, c));
		}
	}
}

const struct pools *pools_read(void)
{
	static struct pools p;
	glob_t found;

	if (p.n)
		return &p;
	if (glob("data/*.tsv", 0, NULL, &found) || glob("data/*/*.tsv", GLOB_APPEND, NULL, &found))
		die("data/*.tsv: not found");
	if (found.gl_pathc > TABLES_MOST)
		die("data: more than %d tables", TABLES_MOST);
	for (size_t i = 0; i < found.gl_pathc; i++)
		read_table(&p, found.gl_pathv[i]);
	globfree(&found);
	return &p;
}

static bool is_of(const struct pool *p, const char *path, const char *column)
{
	return (!path || str_eq(p->path, str_of(path))) && str_eq(p->column, str_of(column));
}

struct pools pools_find(const struct pools *p, const char *path, const char *column)
{
	struct pools found = {0};

	for (size_t i = 0; i < p->n; i++) {
		if (!is_of(&p->v[i], path, column))
			continue;
		found.v = xgrow(found.v, found.n, &found.cap, sizeof *found.v);
		found.v[found.n++] = p->v[i];
	}
	if (!found.n)
		die("%s: no column %s", path ? path : "data", column);
	return found;
}
