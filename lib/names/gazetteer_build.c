#include "base/die.h"
#include "base/utf8.h"
#include "know/note.h"
#include "know/vocab.h"
#include "names/actor_role.h"
#include "names/country_set.h"
#include "names/gazetteer.h"
#include "names/gazetteer_blob.h"
#include "names/mention.h"

#include <ctype.h>
#include <stdlib.h>

enum column { ID, TYPE, COUNTRY, NAME, NAMES, CASE, WHEN, NOTE, ROLE };
static const char *const columns[] = {"id", "type", "country", "name", "names",
                                      "case", "when", "note", "role", NULL};
enum { REQUIRED = NAMES };

struct gazetteer_builder {
	struct lexicon_builder *lex;
	struct gazetteer_row *rows;
	size_t n_rows, cap;
	struct buf pool;
	struct buf sources; /* paths of the files, a line each */
	unsigned n_sources;
	struct vocab_builder *first;
};

struct gazetteer_builder *gazetteer_builder_new(struct vocab_builder *first)
{
	struct gazetteer_builder *b = xcalloc(1, sizeof *b);

	b->lex = lexicon_builder_new();
	b->first = first;
	return b;
}

void gazetteer_builder_free(struct gazetteer_builder *b)
{
	lexicon_builder_free(b->lex);
	free(b->rows);
	buf_free(&b->pool);
	buf_free(&b->sources);
	free(b);
}

/* The row that is being read. */
struct gazetteer_source {
	const char *path;
	const struct table *t;
	size_t row;
};

static bool refuse_value(const struct gazetteer_source *p, enum column c, const char *what, struct str value)
{
	return table_refuse(table_place(p->path, p->t, p->row), columns[c], what, value);
}

static bool refuse(const struct gazetteer_source *p, enum column c, const char *what)
{
	return refuse_value(p, c, what, table_cell(p->t, p->row, c));
}

static bool read_type(const struct gazetteer_source *p, struct gazetteer_row *r)
{
	struct str s = table_cell(p->t, p->row, TYPE);
	int type = str_among(s, mention_type_names, MENTION_TYPES);

	if (type < 0 && !str_eq(s, STR("SHIELD")))
		return refuse(p, TYPE, "not a type of entity");
	r->type = type < 0 ? GAZETTEER_SHIELD : (uint8_t)type;
	return true;
}

static bool read_country(const struct gazetteer_source *p, struct gazetteer_row *r)
{
	struct str s = table_cell(p->t, p->row, COUNTRY);

	if (s.len && !country_is_code(s))
		return refuse(p, COUNTRY, "not an ISO 3166-1 alpha-3 code");
	memcpy(r->country, s.p, s.len);
	return true;
}

static bool read_case(const struct gazetteer_source *p, enum lexicon_case *rule)
{
	struct str s = table_cell(p->t, p->row, CASE);

	*rule = LEXICON_CAPITALS;
	if (str_eq(s, STR("x")))
		*rule = LEXICON_EXACT;
	else if (str_eq(s, STR("i")))
		*rule = LEXICON_ANY;
	else if (s.len)
		return refuse(p, CASE, "neither empty nor x nor i");
	return true;
}

static uint32_t keep(struct gazetteer_builder *b, struct str s, uint16_t *len)
{
	uint32_t at = (uint32_t)b->pool.len;

	buf_addstr(&b->pool, s);
	*len = (uint16_t)s.len;
	return at;
}

static bool read_when(struct gazetteer_builder *b, const struct gazetteer_source *p, struct gazetteer_row *r)
{
	struct str s = table_cell(p->t, p->row, WHEN), list, code;

	if (!s.len)
		r->when = GAZETTEER_ALWAYS;
	else if (str_eq(s, STR("place")))
		r->when = GAZETTEER_PLACE;
	else if (str_eq(s, STR("comma")))
		r->when = GAZETTEER_COMMA;
	else if (str_eq(s, STR("doc")))
		r->when = GAZETTEER_DOC;
	else if (str_starts(s, STR("near:")))
		r->when = GAZETTEER_NEAR;
	else
		return refuse(p, WHEN, "not place, comma, doc or near:CODE,...");
	if (r->when != GAZETTEER_NEAR)
		return true;
	list = str_cut(s, 5, s.len);
	r->near = keep(b, list, &r->near_len);
	while (str_split(&list, ',', &code))
		if (!country_is_code(code))
			return refuse(p, WHEN, "not an ISO 3166-1 alpha-3 code");
	return true;
}

static bool read_note(const struct gazetteer_source *p, struct gazetteer_row *r)
{
	static const struct note notes[] = {{"prefix", GAZETTEER_PREFIX}, {"word", GAZETTEER_WORD},
	                                    {"first", GAZETTEER_FIRST},   {"last", GAZETTEER_LAST},
	                                    {NULL, 0}};
	unsigned flags = 0;
	struct str unknown;

	if (!notes_read(table_cell(p->t, p->row, NOTE), notes, &flags, &unknown))
		return refuse_value(p, NOTE, "not prefix, word, first or last", unknown);
	r->flags = (uint8_t)flags;
	return true;
}

static bool read_role(const struct gazetteer_source *p, struct gazetteer_row *r)
{
	struct str s = table_cell(p->t, p->row, ROLE);

	r->role = (uint8_t)actor_role_of(s);
	return r->role || !s.len || refuse(p, ROLE, "not a role of actors");
}

static bool begins_with_capital(struct str s)
{
	size_t len;

	return s.len && utf8_is_upper(utf8_next(s, &len));
}

/* "DOE", "LeT": a short acronym, which with other capitals may be a name or a word. The
 * longer ones are often written like names: "Nato". */
static bool is_short_acronym(struct str s)
{
	bool lower = false, inner = false;

	for (size_t i = 0; i < s.len; i++) {
		if (!isalpha((unsigned char)s.p[i]))
			return false;
		lower |= islower((unsigned char)s.p[i]) != 0;
		inner |= i && isupper((unsigned char)s.p[i]);
	}
	return inner && s.len <= (lower ? 4 : 3);
}

static bool add_form(struct gazetteer_builder *b, struct str form, enum lexicon_case rule)
{
	if (rule == LEXICON_CAPITALS && is_short_acronym(form))
		rule = LEXICON_EXACT;
	if (!lexicon_add(b->lex, form, rule, (uint32_t)b->n_rows))
		return false;
	if (!b->first)
		return true;
	vocab_add_first(b->first, form, VOCAB_KNOWN);
	if (rule == LEXICON_ANY || !begins_with_capital(form))
		vocab_add_first(b->first, form, VOCAB_KNOWN_LOW);
	return true;
}

static bool add_forms(struct gazetteer_builder *b, const struct gazetteer_source *p, enum lexicon_case rule)
{
	struct str rest = table_cell(p->t, p->row, NAMES), form;

	if (!add_form(b, table_cell(p->t, p->row, NAME), rule))
		return refuse(p, NAME, "no words, or not to be matched");
	while (rest.len && str_split(&rest, ';', &form))
		if (form.len && !add_form(b, form, rule))
			return refuse(p, NAMES, "no words, or not to be matched");
	return true;
}

static bool add_row(struct gazetteer_builder *b, const struct gazetteer_source *p)
{
	struct str id = table_cell(p->t, p->row, ID), name = table_cell(p->t, p->row, NAME);
	struct gazetteer_row r = {0};
	enum lexicon_case rule;

	if (id.len > UINT16_MAX || name.len > UINT16_MAX)
		return refuse(p, ID, "too long");
	if (!read_type(p, &r) || !read_country(p, &r) || !read_case(p, &rule) ||
	    !read_when(b, p, &r) || !read_note(p, &r) || !read_role(p, &r))
		return false;
	if (!id.len && r.type != GAZETTEER_SHIELD)
		return refuse(p, ID, "empty");
	/* The last number is for all that are too many. */
	r.source = b->n_sources < UINT8_MAX ? (uint8_t)(b->n_sources - 1) : UINT8_MAX;
	r.id = keep(b, id, &r.id_len);
	r.name = keep(b, name, &r.name_len);
	if (!add_forms(b, p, rule))
		return false;
	b->rows = xgrow(b->rows, b->n_rows, &b->cap, sizeof *b->rows);
	b->rows[b->n_rows++] = r;
	return true;
}

bool gazetteer_add(struct gazetteer_builder *b, const char *path)
{
	struct table t = {0};
	struct gazetteer_source p = {.path = path, .t = &t};
	bool ok = table_read(&t, path, columns, REQUIRED);

	if (b->n_sources++ < UINT8_MAX)
		buf_addf(&b->sources, "%s\n", path);
	for (; ok && p.row < t.n_rows; p.row++)
		ok = add_row(b, &p);
	table_free(&t);
	return ok;
}

void gazetteer_write(const struct gazetteer_builder *b, struct buf *out)
{
	struct gazetteer_header h = {.n_rows = b->n_rows, .pool_len = b->pool.len};
	struct section_writer w = section_begin(out, sizeof h);

	h.rows = section_put(&w, b->rows, b->n_rows * sizeof *b->rows);
	h.pool = section_put(&w, b->pool.p, b->pool.len);
	h.sources = section_put(&w, b->sources.p, b->sources.len);
	h.sources_len = b->sources.len;
	h.lexicon = section_here(&w);
	lexicon_build(b->lex, out);
	section_end(&w, GAZETTEER_MAGIC, &h, sizeof h);
}
