/* sentence: English text in pieces of any size in, sentences out.
 *
 * Boundaries depend on the bytes of the document alone: neither the size of the pieces
 * nor the vector level changes a row. Every byte that is not white space lies in exactly one
 * sentence, but for page numbers and heads that recur at the edges of pages, which lie in
 * none. The text of a sentence is what stands in the document, as long to the byte, except
 * that
 * - a page's head that it runs on over is white;
 * - a word that a line end breaks at a hyphen is whole: the hyphen and what stands up to the
 *   rest of the word is soft hyphens (two bytes) and at most one word joiner (three), or,
 *   where the hyphen is the word's own, U+058A (two) or U+2010 (three), with soft ones where
 *   there is more to fill. */
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

/* What a single line break means. A blank line ends a paragraph, but for NEWLINE_AUTO not in
 * text that has one after each line, nor at the edge of a page. Only NEWLINE_PARA leaves
 * broken words alone, only NEWLINE_AUTO looks for pages and columns. */
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

/* Two columns of text stand side by side in the document: byte `*at` is in the first line
 * that was seen to have them, and nothing has been handed on since. For NEWLINE_AUTO. */
bool sentence_splitter_columns(const struct sentence_splitter *s, uint64_t *at);

void sentence_splitter_free(struct sentence_splitter *s);

#endif
