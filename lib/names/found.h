/* found: what is found in a sentence, on its way to mentions. For the files of this room. */
#ifndef FOUND_H
#define FOUND_H

#include "names/pattern_name.h"
#include "names/title.h"

enum found_by { BY_KNOWN, BY_FORM, BY_DATE, BY_MONEY, BY_PATTERN, BY_INTRO, BY_TITLE, BY_PERSON,
                BY_TAGGER };

/* What of BY_PERSON and BY_TAGGER there is more to tell. */
enum found_how { HOW_PLAIN, HOW_TITLE, HOW_PARTS, HOW_HOLDER, HOW_NOUN };

/* What told the country, if anything did. */
enum country_by { COUNTRY_UNTOLD, COUNTRY_ROW, COUNTRY_MEMORY, COUNTRY_BEFORE, COUNTRY_OFFICE,
                  COUNTRY_BEHIND, COUNTRY_SEVERAL, COUNTRY_HOLDER, COUNTRY_HOLDERS, COUNTRY_SAME_OFFICE,
                  COUNTRY_DEFAULT, COUNTRY_HOME, COUNTRY_INSIDE, COUNTRY_COMMA, COUNTRY_LIST };

/* What told the role. */
enum role_by { ROLE_BY_NONE, ROLE_BY_ROW, ROLE_BY_WORDS, ROLE_BY_INSIDE, ROLE_BY_BESIDE, ROLE_BY_STATE,
               ROLE_BY_OFFICE, ROLE_BY_HOLDER, ROLE_BY_MEMORY, ROLE_BY_HOLDERS };

struct found {
	uint32_t first, last;   /* words */
	uint32_t start, end;    /* bytes */
	enum mention_type type;
	enum found_by by;
	uint32_t thing;         /* MEMORY_NONE for what is not remembered */
	struct known known;     /* BY_KNOWN */
	struct title title;     /* BY_TITLE */
	struct pattern_name pattern; /* BY_PATTERN */
	struct str id, country, name;
	enum found_how how;
	enum country_by country_by;
	uint32_t role_first, role_last; /* ROLE_BY_WORDS: words, of actor_roles.tsv */
	uint8_t role;           /* enum actor_role */
	uint8_t role_by;        /* enum role_by */
};

/* What the tagger is told of a scene whose spans have been found, with the tokens, which are made
 * here if they are not there. False where no name can be. Valid until the next call. */
bool mention_clues(struct scene *s, struct name_clues *out);

/* Adds what the trained tagger finds, where it is asked: what lists do not know, and longer
 * names around what they do. */
void mention_join_tagged(struct scene *s);

/* What the words of an organisation's name say by data/actor_roles.tsv: those before "of" and "for", if any does
 * say something, else all: an office of statistics is an office. */
struct actor_say mention_body_words(const struct scene *s, const struct found *f);

/* Gives every span its id, country and name. */
void mention_resolve(struct scene *s);

/* Gives the resolved spans of persons, offices, bodies and parties their role. */
void mention_roles(struct scene *s);

/* For --explain, where s->explain is set: a mention, with the known names in it that are none; and
 * what was found and is none, because of `to` or, if that is NULL, because of itself. */
void mention_explain(const struct scene *s, const struct found *f);
void mention_explain_lost(const struct scene *s, const struct found *f, const char *why,
                          const struct found *to);

/* Adds a span's name to memory as soon as it is found, so that a short form later in the
 * sentence is known. */
void mention_remember(struct scene *s, struct found *f);

#endif
