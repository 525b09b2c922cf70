/* sentence: English text in pieces of any size in, sentences out.
 *
 * Boundaries depend on the bytes of the document alone: neither the size of the pieces
 * nor the vector level changes a row. Nothing of the text is changed, and every byte that
 * is not white space lies in exactly one sentence. */
#ifndef SENTENCE_H
#define SENTENCE_H

#include "base/cpu.h"
#include "base/str.h"
#include "sentence/sentence_rules.h"

#include <stdbool.h>
#include <stdint.h>

/* A sentence longer than this is cut at its last space before the limit (at a character
 * if it has none), so that memory stays bounded whatever comes. */
enum { SENTENCE_MOST = 256 * 1024 };

/* What a single line break means. A blank line always ends a paragraph. */
enum newline { NEWLINE_AUTO, NEWLINE_SPACE, NEWLINE_PARA };

struct sentence {
	struct str text;     /* without white space at its ends; followed by STR_PAD bytes */
	uint64_t start, end; /* bytes in the document */
	uint64_t sent, par;  /* from 1 */
};

/* `text` is valid during the call only. */
typedef void sentence_fn(const struct sentence *s, void *arg);

struct sentence_splitter;

/* `rules` must outlive the splitter. */
struct sentence_splitter *sentence_splitter_new(const struct sentence_rules *rules, enum newline newline,
                              enum cpu_level cpu, sentence_fn *each, void *arg);

/* A new document begins, its first byte counted as `offset`. What the last one still held
 * is dropped: end it first. */
void sentence_splitter_begin(struct sentence_splitter *s, uint64_t offset);

/* The next piece of the document; sentences are handed on as soon as what has come says
 * where they end. The piece is copied and need not be padded. */
void sentence_splitter_add(struct sentence_splitter *s, struct str piece);

/* The document is over: hands on what is left. */
void sentence_splitter_end(struct sentence_splitter *s);

void sentence_splitter_free(struct sentence_splitter *s);

#endif
