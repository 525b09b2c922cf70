/* sentence_parts: what the files of the sentence module share; not for others. */
#ifndef SENTENCE_PARTS_H
#define SENTENCE_PARTS_H

#include "sentence/sentence.h"

#include <stddef.h>

/* No decision reads more than this many bytes past the one it is about; one about the edge
 * of a page, PAGE_AHEAD and then SENTENCE_AHEAD. */
enum { SENTENCE_AHEAD = 256, PAGE_AHEAD = 1024 };

/* Classes of bytes; those from 0x80 up are BYTE_WORD. */
enum {
	BYTE_SPACE = 1, /* NUL included */
	BYTE_UPPER = 2,
	BYTE_LOWER = 4,
	BYTE_DIGIT = 8,
	BYTE_HIGH = 16,
	BYTE_VOWEL = 32,
	BYTE_DOT = 64,
	BYTE_JOIN = 128, /* apostrophe and ampersand, inside a word */
	BYTE_LETTER = BYTE_UPPER | BYTE_LOWER | BYTE_HIGH,
	BYTE_WORD = BYTE_LETTER | BYTE_DIGIT,
};
extern const uint8_t sentence_bytes[256];

static inline unsigned byte_class(char c)
{
	return sentence_bytes[(unsigned char)c];
}

/* What a decision may look at. */
struct sentence_place {
	const char *lo; /* where the sentence begins */
	const char *at; /* the byte to decide about */
	const char *hi; /* nothing from here on */
	bool ran_out;   /* a byte at hi or past it was asked for */
};

/* The byte at `p`, NUL where there is none. */
static inline char sentence_place_byte(struct sentence_place *pl, const char *p)
{
	if (p < pl->hi)
		return *p;
	pl->ran_out = true;
	return '\0';
}

/* Length of the white space character at `p`, line ends included; 0 for another. */
size_t sentence_place_space(struct sentence_place *pl, const char *p);

/* The character that E2 80 xx encodes is told by its last byte. */
enum {
	MARK_EN_DASH = 0x93,
	MARK_EM_DASH = 0x94,
	MARK_OPEN_SINGLE = 0x98,
	MARK_CLOSE_SINGLE = 0x99,
	MARK_OPEN_DOUBLE = 0x9C,
	MARK_CLOSE_DOUBLE = 0x9D,
	MARK_BULLET = 0xA2,
	MARK_ELLIPSIS = 0xA6,
};

/* The last byte of a character of that block at `p`, else 0. */
static inline unsigned sentence_place_mark(struct sentence_place *pl, const char *p)
{
	if (sentence_place_byte(pl, p) != '\xE2' || sentence_place_byte(pl, p + 1) != '\x80')
		return 0;
	return (unsigned char)sentence_place_byte(pl, p + 2);
}

/* Sets a bit of `masks` for each of the `len` bytes at `p` that may end a sentence or a
 * line: . ! ? LF CR FF and the last byte of an ellipsis; 64 bytes a mask. Returns how many
 * masks it set: all that are needed, or SCAN_BLOCKS. */
enum { SCAN_BLOCKS = 16 };
size_t sentence_scan(const char *p, size_t len, uint64_t *masks, enum cpu_level cpu);

/* Whether a sentence ends with the stop at `pl->at`. `*end` is set past the stop and what
 * closes after it: the end of the sentence if it ends, else where to go on. */
bool sentence_stop_ends(const struct sentence_rules *rules, struct sentence_place *pl, bool lines_end,
               const char **end);

enum hyphen {
	HYPHEN_NONE,
	HYPHEN_SOFT, /* shows the break of a word */
	HYPHEN_OWN,  /* belongs to a compound */
};

/* What the hyphen is that ends the line before `end`, if the text goes on at `next`. `*hyphen`
 * is set to where it begins. */
enum hyphen sentence_hyphen_read(const struct sentence_rules *rules, struct sentence_place *pl,
                                 const char *end, const char *next, const char **hyphen);

/* A word goes on at `next` behind the number of a page that is glued to it: so pdftotext
 * writes a word that is broken at the end of a page. `*number` is set to where that begins. */
bool sentence_hyphen_lost(const struct sentence_rules *rules, struct sentence_place *pl,
                          const char *end, const char *next, const char **number);

/* Makes one word of the broken one: what lies between `hyphen` and `next` becomes soft
 * hyphens and word joiners, or a hyphen without white space, of as many bytes. */
void sentence_hyphen_write(enum hyphen kind, char *hyphen, const char *next);

/* The looks of lines at the edges of pages; the latest are known. */
enum { EDGES_MOST = 32 };
struct edges {
	uint32_t look[EDGES_MOST];
	unsigned n;
};

void sentence_edges_put(struct edges *e, uint32_t look);
void sentence_edges_add(struct edges *e, const struct word_roles *lines, const char *p, const char *end);

/* Lines around the end of a page that are short and begin as heads do. */
struct page_line {
	const char *p, *end;
	bool number, known; /* a page number; like one at an earlier edge */
	bool apart;         /* a blank line or the edge is before it */
};

enum { PAGE_LINES = 12 };
struct page {
	struct page_line line[PAGE_LINES];
	unsigned n, before; /* of them before the last form feed */
	unsigned read;      /* some more: text after all, but at the edge */
	const char *next;   /* the text behind them; NULL where no text is in sight */
	bool broke;         /* a form feed is among them */
};

/* Reads them from `from` on. `paged`: the document has form feeds; without, the first known
 * lines may be those behind the first. */
void sentence_page_read(struct page *g, const struct word_roles *words, const struct edges *e,
                        bool paged, struct sentence_place *pl, const char *from);

/* The line is a page number, or known from the edge of another page (`e`, NULL for none). */
bool sentence_page_line(const struct word_roles *lines, const struct edges *e, const char *p,
                        const char *end);

/* Nothing but a page lies between two lines of text. `proved`: the sentence runs on;
 * `paged`: the document has form feeds. */
bool sentence_page_turns(const struct page *g, bool proved, bool paged);

/* The line at `p` is too long for a head. */
bool sentence_page_is_long(const char *p, const char *end);

/* The line at `p` is a page number, or may become one. */
bool sentence_page_number_at(const struct word_roles *lines, const char *p, const char *end);

/* Blanks those of the lines, in the window, that are no text. */
void sentence_page_clear(const struct page *g, char *window);

/* Two columns of prose side by side begin with the line at `line`; no more than COLUMNS_AHEAD
 * bytes from there on are looked at. */
enum { COLUMNS_AHEAD = 2048 };
bool sentence_columns_begin(struct sentence_place *pl, const char *line);

/* What is remembered of the lines before, to tell wrapped text from lines of their own. */
struct lines {
	uint8_t width[8];   /* of the latest lines, in characters; 0 for long ones */
	uint8_t unstopped;  /* bit i: that line is of some length and ends without a stop */
	unsigned n;
	/* Of the latest lines that ran on before a small letter: their width, and with the
	 * word that found no room. */
	uint8_t filled[8], reach[8];
	unsigned n_reach;
	const struct sentence_rules *rules;
	uint64_t at;        /* where the line at hand ends in the document, */
	uint64_t spaced[2]; /* and the latest two that ran on over a blank line; 0 for none */
};

enum line_end {
	LINE_WRAPPED, /* the text runs on */
	LINE_OVER,    /* the next line begins a paragraph */
};

/* Decides the line break at `pl->at` for NEWLINE_AUTO. The line began at `line`, of which
 * no more than SENTENCE_AHEAD bytes need to be there (NULL if it is longer), and is not
 * blank; neither is the next, which begins at `next` or after its indent. */
enum line_end sentence_line_decide(const struct lines *l, struct sentence_place *pl, const char *line,
                          const char *next, enum hyphen hyphen);

/* The same where one blank line lies between: text with a blank line after each line. */
bool sentence_line_spaced(const struct lines *l, struct sentence_place *pl, const char *line,
                          const char *next, enum hyphen hyphen);

/* How many of the two lines that ended a little before did so. */
unsigned sentence_lines_spaced(const struct lines *l);

/* A line of running text without a stop, and a small letter at `next`: whatever lies
 * between, the sentence is one. */
bool sentence_line_unfinished(struct sentence_place *pl, const char *line, const char *next);

/* The line `line`..`end` is done with, and text follows at `next`. `spaced`: it runs on over
 * a blank line. */
void sentence_line_remember(struct lines *l, struct sentence_place *pl, const char *line,
                            const char *next, bool spaced);

struct sentence_splitter {
	const struct sentence_rules *rules;
	sentence_fn *each;
	void *arg;
	enum newline newline;
	enum cpu_level cpu;

	struct buf window; /* of the document: what is undecided, and a little before */
	uint64_t base;     /* place in the document of the window's first byte */
	/* Bytes of the window: the sentence begins, is decided up to, the line begins. The
	 * line may have begun before the window: then it counts as long anyway. */
	size_t begin, done;
	int64_t line;
	uint64_t sent, par;
	bool new_par, ended, more; /* more: the rest of the piece comes at once */
	struct lines lines;
	struct edges edges, fresh; /* fresh: of the page that is just turned */
	unsigned tops; /* lines of the first page's head that are noted */
	size_t edge;   /* byte of the window up to which pages were looked for */
	size_t looked; /* ... and up to which form feeds were */
	size_t feed;   /* behind the latest that was found; 0 for none */
	bool paged;    /* the document has had the end of a page */
	bool columns;  /* it has two columns: nothing more is read of it */
	uint64_t columns_at;
};

/* Hands on what lies between `begin` and `end`, unless it is blank. */
void sentence_emit(struct sentence_splitter *s, size_t end);

/* What a decision about byte `i` of the window may look at: `most` bytes from `from` on. */
static inline struct sentence_place sentence_place_of(const struct sentence_splitter *s, size_t i,
                                                      size_t from, size_t most)
{
	const char *p = s->window.p;
	const size_t left = s->window.len - from;

	return (struct sentence_place){.lo = p + s->begin, .at = p + i,
	                               .hi = p + from + (left < most ? left : most)};
}

/* More of the document could change what was decided about such a place. */
static inline bool sentence_must_wait(const struct sentence_splitter *s,
                                      const struct sentence_place *pl, size_t from, size_t most)
{
	return pl->ran_out && !s->ended && pl->hi - (s->window.p + from) < (ptrdiff_t)most;
}

/* Where the text of the sentence ends before byte `i`; its beginning if there is none. */
static inline size_t sentence_text_end(const struct sentence_splitter *s, size_t i)
{
	while (i > s->begin && byte_class(s->window.p[i - 1]) & BYTE_SPACE)
		i--;
	return i;
}

/* Decides the line end at byte `i`. Returns where to go on, or `i` itself to wait for more. */
size_t sentence_at_line_end(struct sentence_splitter *s, size_t i);

#endif
