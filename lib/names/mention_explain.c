/* The lines of --explain about names. */
#include "names/found.h"

static const char *const how_names[] = {
	[HOW_PLAIN] = "the tagger", [HOW_NOUN] = "the tagger, its type by a noun in it", [HOW_TITLE] = "the title before it",
	[HOW_PARTS] = "parts of names of names.tsv", [HOW_HOLDER] = "officeholders.tsv or leaders.tsv"};

static const char *const country_names[] = {
	[COUNTRY_ROW] = "its row", [COUNTRY_MEMORY] = "what the document has shown",
	[COUNTRY_BEFORE] = "the name before it", [COUNTRY_OFFICE] = "the office before it",
	[COUNTRY_BEHIND] = "the name behind it", [COUNTRY_SEVERAL] = "several names behind it",
	[COUNTRY_HOLDER] = "its holder", [COUNTRY_HOLDERS] = "officeholders.tsv or leaders.tsv",
	[COUNTRY_SAME_OFFICE] = "the same office before", [COUNTRY_DEFAULT] = "the paper's own state, or titles.tsv",
	[COUNTRY_HOME] = "the paper's own state", [COUNTRY_INSIDE] = "the state in its name",
	[COUNTRY_COMMA] = "the place behind the comma", [COUNTRY_LIST] = "the body before it in the list"};

static const char *const role_names[] = {
	[ROLE_BY_ROW] = "its row", [ROLE_BY_INSIDE] = "the body in its name", [ROLE_BY_BESIDE] = "the body beside it",
	[ROLE_BY_STATE] = "the state beside it", [ROLE_BY_OFFICE] = "an office", [ROLE_BY_HOLDER] = "its holder",
	[ROLE_BY_MEMORY] = "what the document has shown", [ROLE_BY_HOLDERS] = "officeholders.tsv or leaders.tsv"};

/* "near:PER,CHL" as the tables write it. */
static void add_when(struct buf *b, const struct known *n)
{
	static const char *const names[] = {
		[GAZETTEER_PLACE] = "place", [GAZETTEER_COMMA] = "comma", [GAZETTEER_NEAR] = "near:", [GAZETTEER_DOC] = "doc"};

	if (n->row->when == GAZETTEER_ALWAYS)
		return;
	buf_addf(b, ", %s", names[n->row->when]);
	if (n->row->when == GAZETTEER_NEAR)
		buf_addstr(b, gazetteer_near(n->g, n->row));
}

/* A shipped table by its name alone, a user's as he gave it. */
static void add_known(struct buf *b, const struct scene *s, const struct known *n)
{
	struct str path = gazetteer_source(n->g, n->row);

	for (size_t i = path.len; n->g == &s->k->builtin && i-- > 0;)
		if (path.p[i] == '/') {
			path = str_cut(path, i + 1, path.len);
			break;
		}
	buf_addstr(b, path);
	if (!path.len)
		buf_addf(b, "one of your tables");
	add_when(b, n);
}

static void add_words(struct buf *b, const char *before, struct str words, const char *behind)
{
	buf_addf(b, "%s'%.*s'%s", before, STR_FMT(words, 80), behind);
}

/* What made the find. */
static void add_how(struct buf *b, const struct scene *s, const struct found *f)
{
	switch (f->by) {
	case BY_KNOWN: add_known(b, s, &f->known); break;
	case BY_FORM: add_words(b, "the document, short for ", s->m->things[f->thing].name, ""); break;
	case BY_DATE: buf_addf(b, "when.tsv"); break;
	case BY_MONEY: buf_addf(b, "currencies.tsv"); break;
	case BY_PATTERN:
		add_words(b, "", words_text(s->w, f->pattern.head, f->pattern.core), " of patterns.tsv");
		break;
	case BY_INTRO: buf_addf(b, "the acronym in brackets behind it"); break;
	case BY_TITLE:
		add_words(b, "", words_text(s->w, f->title.head, f->title.head_last), " of titles.tsv");
		break;
	case BY_PERSON:
	case BY_TAGGER: buf_addf(b, "%s", how_names[f->how]); break;
	}
}

static struct str text_of(const struct scene *s, const struct found *f)
{
	return str_cut(s->w->text, f->start, f->end);
}

static const char *type_name(const struct found *f)
{
	return f->type < MENTION_TYPES ? mention_type_names[f->type] : "SHIELD";
}

void mention_explain_lost(const struct scene *s, const struct found *f, const char *why,
                          const struct found *to)
{
	struct buf b = {0};

	add_how(&b, s, f);
	buf_addf(&b, ": %s", why);
	if (to) {
		add_words(&b, " ", text_of(s, to), " (");
		add_how(&b, s, to);
		buf_addc(&b, ')');
	}
	explain(s->explain, "lost", text_of(s, f), "%s by %.*s", type_name(f), STR_FMT(buf_str(&b), 1000));
	buf_free(&b);
}

/* Names that lists know inside of a longer one; what begins where that does has been told. */
static void explain_inside(const struct scene *s, const struct found *f)
{
	for (size_t i = f->first + 1; i < f->last; i++) {
		const struct known *n = &s->known[i];
		struct found lost = {.start = s->w->v[i].start, .by = BY_KNOWN, .known = *n};

		if (!n->last || n->last > f->last)
			continue;
		lost.end = s->w->v[n->last - 1].end;
		lost.type = (enum mention_type)n->row->type;
		mention_explain_lost(s, &lost, "inside of", f);
	}
}

enum id_by { ID_ROW, ID_VALUE, ID_WORDS, ID_FULLEST, ID_MEMORY };
static const char *const id_names[] = {
	[ID_ROW] = "of its row", [ID_VALUE] = "its value", [ID_WORDS] = "its own words",
	[ID_FULLEST] = "the fullest form so far", [ID_MEMORY] = "what the document calls it"};

static enum id_by id_by(const struct scene *s, const struct found *f)
{
	if (f->by == BY_KNOWN && f->type != MENTION_PERSON)
		return ID_ROW;
	if (f->by == BY_DATE || f->by == BY_MONEY)
		return ID_VALUE;
	if (str_eq(f->id, text_of(s, f)))
		return ID_WORDS;
	return f->type == MENTION_PERSON || f->type == MENTION_TITLE ? ID_FULLEST : ID_MEMORY;
}

static void add_role(struct buf *b, const struct scene *s, const struct found *f)
{
	if (!f->role)
		return;
	buf_addf(b, "; role %s by ", actor_role_names[f->role]);
	if (f->role_by == ROLE_BY_WORDS)
		add_words(b, "", words_text(s->w, f->role_first, f->role_last), " of actor_roles.tsv");
	else
		buf_addf(b, "%s", role_names[f->role_by]);
}

void mention_explain(const struct scene *s, const struct found *f)
{
	struct buf b = {0};

	add_how(&b, s, f);
	add_words(&b, "; id ", f->id, ", ");
	buf_addf(&b, "%s", id_names[id_by(s, f)]);
	if (f->country.len && f->country_by)
		buf_addf(&b, "; country %.*s by %s", STR_FMT(f->country, 80), country_names[f->country_by]);
	add_role(&b, s, f);
	explain(s->explain, type_name(f), text_of(s, f), "by %.*s", STR_FMT(buf_str(&b), 1000));
	buf_free(&b);
	explain_inside(s, f);
}
