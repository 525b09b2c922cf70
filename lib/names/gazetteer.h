/* gazetteer: names that the world knows, each with type, id and country.
 *
 * Compiled from tables (columns id type country name names case when note role) to a flat blob:
 * a lexicon of all forms whose values are rows. Opened in place, without parsing. */
#ifndef GAZETTEER_H
#define GAZETTEER_H

#include "know/lexicon.h"
#include "know/table.h"

/* Types beyond those of mention.h; the numbers of the first eleven agree. */
enum { GAZETTEER_SHIELD = 15 };

/* When a form counts. */
enum gazetteer_when {
	GAZETTEER_ALWAYS,
	GAZETTEER_PLACE,  /* after "in", before ", REGION", as a dateline */
	GAZETTEER_COMMA,  /* after a place and a comma */
	GAZETTEER_NEAR,   /* the document or sentence names one of these countries */
	GAZETTEER_DOC,    /* another form of the id has been seen in the document */
};

enum gazetteer_flag {
	GAZETTEER_PREFIX = 1, /* only before a hyphen: "Sino-" */
	GAZETTEER_WORD = 2,   /* also an English word */
	GAZETTEER_FIRST = 4,  /* also a given name */
	GAZETTEER_LAST = 8,   /* also a surname */
};

struct gazetteer_row {
	uint32_t id, name, near; /* in the pool */
	uint16_t id_len, name_len, near_len;
	char country[4];         /* "" for none */
	uint8_t type, when, flags;
	uint8_t source;          /* number of its file, from 0 */
	uint8_t role;            /* enum actor_role */
	uint8_t pad;
};

struct gazetteer {
	struct lexicon lex;
	const struct gazetteer_row *rows;
	const char *pool;
	size_t n_rows;
	struct str sources; /* paths of the files, a line each */
};

/* Opens a blob that stays in place. Returns its length, or 0 if it is not whole. */
size_t gazetteer_open(struct gazetteer *g, struct str blob);

static inline struct str gazetteer_id(const struct gazetteer *g, const struct gazetteer_row *r)
{
	return (struct str){g->pool + r->id, r->id_len};
}

static inline struct str gazetteer_name(const struct gazetteer *g, const struct gazetteer_row *r)
{
	return (struct str){g->pool + r->name, r->name_len};
}

static inline struct str gazetteer_near(const struct gazetteer *g, const struct gazetteer_row *r)
{
	return (struct str){g->pool + r->near, r->near_len};
}

static inline struct str gazetteer_country(const struct gazetteer_row *r)
{
	return (struct str){r->country, r->country[0] ? 3 : 0};
}

/* The path of the file that the row came from, as it was given; empty for one of too many. */
struct str gazetteer_source(const struct gazetteer *g, const struct gazetteer_row *r);

/* Building. `gazetteer_add` reads one file's rows; a wrong row is told with file, line and
 * field, and false comes back. The forms' first words go into `first` unless it is NULL. */
struct gazetteer_builder;
struct vocab_builder;
struct gazetteer_builder *gazetteer_builder_new(struct vocab_builder *first);
bool gazetteer_add(struct gazetteer_builder *b, const char *path);
void gazetteer_write(const struct gazetteer_builder *b, struct buf *out);
void gazetteer_builder_free(struct gazetteer_builder *b);

#endif
