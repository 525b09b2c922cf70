/* token: tokens for the grammar, as the Universal Dependencies treebanks of English cut
 * them: punctuation by itself, hyphens between words by themselves, "do|n't", "China|'s". */
#ifndef TOKEN_H
#define TOKEN_H

#include "text/words.h"

enum token_flag {
	/* enum word_flag first, with the same values */
	TOKEN_NAME = 32,   /* in the name of a state or a person; set by who knows it */
	TOKEN_PUNCT = 64,  /* no letter and no digit */
	TOKEN_GLUED = 128, /* no white space before it */
};

struct token {
	uint64_t hash;       /* words_hash of a word; of the bytes for punctuation */
	uint32_t start, end; /* bytes in the text */
	uint8_t flags;
};

/* Zero-initialise; reused from text to text. */
struct tokens {
	struct token *v;
	size_t n, cap;
	struct str text;
	bool soft; /* token_plain is not token_text for all */
};

/* The tokens of the text whose words `w` holds. */
void tokens_scan(struct tokens *t, const struct words *w);
void tokens_free(struct tokens *t);

/* The same where several may ask: made by the first, until tokens_forget. */
void tokens_need(struct tokens *t, const struct words *w);
void tokens_forget(struct tokens *t);

/* The hash that the token of a word has, clitics ("'s", "n't") included. */
uint64_t token_hash(struct str form);

static inline struct str token_text(const struct tokens *t, size_t i)
{
	return str_cut(t->text, t->v[i].start, t->v[i].end);
}

/* The same without soft hyphens and word joiners, a hyphen of Unicode as that of ASCII: where
 * these seldom things are, a copy in `out`, of a very long token the beginning. */
enum { TOKEN_PLAIN = 256 };
struct str token_plain_copy(struct str s, char out[static TOKEN_PLAIN]);
static inline struct str token_plain(const struct tokens *t, size_t i, char out[static TOKEN_PLAIN])
{
	const struct str s = token_text(t, i);

	return t->soft ? token_plain_copy(s, out) : s;
}

#endif
