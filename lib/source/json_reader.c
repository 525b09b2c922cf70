#include "source/json_reader.h"

#include "base/die.h"
#include "source/json_prepare.h"

#include <jansson.h>
#include <stdlib.h>
#if defined(__linux__)
#include <sys/auxv.h>
#endif

struct json_reader {
	void (*record)(void *);
	void (*fault_met)(void *);
	void *arg;
	struct buf line;     /* the beginning of one that has not ended */
	struct buf prepared; /* the line at hand, as Jansson gets it */
	uint64_t number;     /* of lines that have ended */
	uint64_t at;         /* the line that is being told of */
	bool too_long;       /* the line is: what is left of it is passed over */
	bool begun;          /* something that is no blank has been seen */
	bool second;         /* so has a line that holds something */
	bool open;           /* that was the first, it ended inside its value, and its fault waits */
	bool stopped;
	json_t *root;
	struct json_fault fault;
	char what[JSON_ERROR_TEXT_LENGTH];
};

/* Jansson has one allocator for the process, so the account of it is kept here. In front of each
 * block stands how long it is. */
static struct {
	size_t used;
	bool refused;
} tree;

union header {
	size_t len;
	max_align_t align;
};

static void *tree_malloc(size_t len)
{
	union header *h;

	if (len > JSON_TREE_MOST - tree.used || sizeof *h > JSON_TREE_MOST - tree.used - len) {
		tree.refused = true;
		return NULL;
	}
	h = xmalloc(sizeof *h + len);
	h->len = sizeof *h + len;
	tree.used += h->len;
	return h + 1;
}

static void tree_free(void *p)
{
	union header *h = p;

	if (!h)
		return;
	tree.used -= h[-1].len;
	free(h - 1);
}

/* Random bytes that the process has been given: Jansson would open a file for them, which the
 * sandbox forbids. Keys keep their order whatever the seed. */
static void seed_keys(void)
{
#if defined(__linux__)
	const unsigned char *random = (const unsigned char *)getauxval(AT_RANDOM);
	size_t seed = 0;

	if (random)
		memcpy(&seed, random, sizeof seed);
	json_object_seed(seed | 1);
#endif
}

struct json_reader *json_reader_new(void (*record)(void *), void (*fault)(void *), void *arg)
{
	struct json_reader *r = xcalloc(1, sizeof *r);

	json_set_alloc_funcs(tree_malloc, tree_free);
	seed_keys();
	r->record = record;
	r->fault_met = fault;
	r->arg = arg;
	return r;
}

static void tell(struct json_reader *r, struct json_fault fault)
{
	r->fault = fault;
	r->stopped = fault.kind != JSON_BAD_LINE;
	r->open = false;
	r->fault_met(r->arg);
}

static struct str without_blanks(struct str s)
{
	while (s.len && (s.p[0] == ' ' || (s.p[0] >= '\t' && s.p[0] <= '\r')))
		s = str_cut(s, 1, s.len);
	return s;
}

/* Jansson speaks of files. */
static const char *reason(struct json_reader *r, const json_error_t *e)
{
	switch (json_error_code(e)) {
	case json_error_premature_end_of_input: return "the line ends before its object does";
	case json_error_end_of_input_expected: return "more stands behind the object";
	default: break;
	}
	memcpy(r->what, e->text, sizeof r->what - 1);
	return r->what;
}

/* Reads the line into `root`, which is NULL if it is no JSON; false if it is no object either,
 * with the fault, not yet told. `*open` if that is that it ends too soon. */
static bool parse(struct json_reader *r, struct str line, bool *open)
{
	json_error_t e = {0};

	tree.refused = false;
	json_prepare(line, SIZE_MAX, &r->prepared);
	r->root = json_loadb(buf_str(&r->prepared).p, r->prepared.len, JSON_ALLOW_NUL | JSON_DECODE_ANY, &e);
	*open = !r->root && !tree.refused && json_error_code(&e) == json_error_premature_end_of_input;
	r->fault = (struct json_fault){.what = "not an object"};
	if (tree.refused) {
		r->fault.what = "takes more than 512 MiB of memory";
	} else if (!r->root) {
		r->fault.what = reason(r, &e);
		r->prepared.len = 0;
		if (!*open && e.position > 0)
			r->fault.at = json_prepare(line, (size_t)e.position, &r->prepared);
	}
	return json_is_object(r->root);
}

/* Whether the fault of the first line is one of it alone: the second one begins no object if it is
 * a part of it. */
static void decide(struct json_reader *r, struct str second)
{
	if (second.p[0] == '{')
		tell(r, r->fault);
	else
		tell(r, (struct json_fault){"one value over many lines", 0, JSON_MANY_LINES});
}

static void take_line(struct json_reader *r, struct str line)
{
	const struct str begun = without_blanks(line);
	bool open;

	if (begun.len && r->open)
		decide(r, begun);
	if (!begun.len || r->stopped)
		return;
	r->at = r->number;
	if (parse(r, line, &open))
		r->record(r->arg);
	else if (open && !r->second)
		r->open = true;
	else
		tell(r, r->fault);
	r->second = true;
	json_decref(r->root);
	r->root = NULL;
}

/* What one long line needed is not kept. */
static void give_back(struct buf *b)
{
	if (b->cap > 1024 * 1024)
		buf_free(b);
	b->len = 0;
}

static void end_line(struct json_reader *r, struct str line)
{
	r->number++;
	if (!r->too_long)
		take_line(r, line);
	r->too_long = false;
	give_back(&r->line);
	give_back(&r->prepared);
}

/* Decided on bytes that have been read, however they came. */
static bool fits(struct json_reader *r, size_t more)
{
	if (r->too_long || more <= JSON_LINE_MOST - r->line.len)
		return !r->too_long;
	if (r->open)
		tell(r, r->fault);
	r->at = r->number + 1;
	r->too_long = r->second = true;
	give_back(&r->line);
	tell(r, (struct json_fault){.what = "the line is longer than 128 MiB"});
	return false;
}

/* An array, which may be one line of any length, is known by its first byte. */
static void begin(struct json_reader *r, struct str piece)
{
	const struct str s = without_blanks(piece);

	r->begun = s.len;
	if (r->begun && s.p[0] == '[')
		tell(r, (struct json_fault){"one array", 0, JSON_ONE_ARRAY});
}

bool json_reader_add(struct json_reader *r, struct str piece)
{
	if (!r->begun)
		begin(r, piece);
	while (piece.len && !r->stopped) {
		const char *nl = memchr(piece.p, '\n', piece.len);
		const size_t n = nl ? (size_t)(nl - piece.p) : piece.len;
		const struct str part = str_cut(piece, 0, n);
		const bool whole = nl && !r->line.len;

		if (fits(r, n) && !whole)
			buf_addstr(&r->line, part);
		if (nl)
			end_line(r, whole ? part : buf_str(&r->line));
		piece = str_cut(piece, n + (nl != NULL), piece.len);
	}
	return !r->stopped;
}

bool json_reader_end(struct json_reader *r)
{
	if (!r->stopped && r->line.len)
		end_line(r, buf_str(&r->line));
	if (!r->stopped && r->open)
		tell(r, r->fault);
	return !r->stopped;
}

uint64_t json_reader_line(const struct json_reader *r)
{
	return r->at;
}

struct json_fault json_reader_fault(const struct json_reader *r)
{
	return r->fault;
}

/* The value of the key; NULL if there is none. */
static json_t *value_of(json_t *object, struct str key)
{
	json_t *like = NULL;

	for (void *it = json_object_iter(object); it; it = json_object_iter_next(object, it)) {
		const struct str k = str_of(json_object_iter_key(it));

		if (str_eq(k, key))
			return json_object_iter_value(it);
		if (!like && str_eq_nocase(k, key))
			like = json_object_iter_value(it);
	}
	return like;
}

/* The value of the longest key at the beginning of the path, which is then what stands behind. */
static json_t *step(json_t *object, struct str *path)
{
	struct str key = *path;

	for (;;) {
		json_t *v = value_of(object, key);

		if (v) {
			*path = str_cut(*path, key.len + (key.len < path->len), path->len);
			return v;
		}
		while (key.len && key.p[key.len - 1] != '.')
			key.len--;
		if (!key.len)
			return NULL;
		key.len--;
	}
}

static struct str kind_of(const json_t *v)
{
	switch (json_typeof(v)) {
	case JSON_OBJECT: return STR("an object");
	case JSON_ARRAY: return STR("an array");
	case JSON_TRUE: return STR("true");
	case JSON_FALSE: return STR("false");
	default: return STR("a text");
	}
}

enum json_value json_reader_find(const struct json_reader *r, struct str path, struct str *value)
{
	json_t *v = r->root;

	*value = STR("");
	while (path.len && json_is_object(v))
		v = step(v, &path);
	if (!v)
		return JSON_MISSING;
	if (json_is_null(v))
		return JSON_NOTHING;
	if (!path.len && json_is_string(v)) {
		*value = (struct str){json_string_value(v), json_string_length(v)};
		return JSON_FOUND;
	}
	*value = kind_of(v);
	return JSON_OTHER;
}

void json_reader_keys(const struct json_reader *r, struct buf *out, size_t most)
{
	const char *comma = "";

	for (void *it = json_object_iter(r->root); it && out->len < most; it = json_object_iter_next(r->root, it)) {
		buf_addstr(out, str_of(comma));
		buf_addstr(out, str_of(json_object_iter_key(it)));
		comma = ", ";
	}
}

void json_reader_free(struct json_reader *r)
{
	buf_free(&r->line);
	buf_free(&r->prepared);
	free(r);
}
