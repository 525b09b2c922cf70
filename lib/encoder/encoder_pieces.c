#include "encoder/encoder_parts.h"

#include "base/utf8.h"

/* As BERT's uncased models cut (Devlin et al. 2019): characters by the table of the weights'
 * file, words by greedy longest match over a trie (Song et al. 2021 tell why that is linear enough:
 * a walk is never longer than the longest piece). */

enum { WORD_CHARACTERS = 100, WORD_BYTES = WORD_CHARACTERS * ENCODER_TEXT };

/* A word, as it is read: its bytes, and from where in the text each character comes. */
struct spelled {
	char bytes[WORD_BYTES];
	uint32_t start[WORD_BYTES], end[WORD_BYTES]; /* of the character that a byte is of */
	size_t len, characters;
	uint32_t from, to; /* all of it in the text */
};

struct cut {
	const struct encoder *e;
	struct encoder_piece *out;
	size_t n, cap;
	struct spelled word;
};

static void put(struct cut *c, uint16_t id, uint32_t start, uint32_t end)
{
	if (c->n < c->cap)
		c->out[c->n++] = (struct encoder_piece){id, start, end};
}

struct encoder_character encoder_character_of(const struct encoder_file *f, uint32_t c)
{
	size_t low = 0, high = f->head->characters;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (f->characters[middle].last < c)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < f->head->characters && f->characters[low].first <= c)
		return f->characters[low];
	return (struct encoder_character){c, c, ENCODER_JOIN, 0, ""};
}

/* The child of a node by this byte, or NULL. */
static const struct encoder_node *child(const struct encoder_node *nodes, const struct encoder_node *node, uint8_t byte)
{
	const struct encoder_node *p = nodes + node->child;
	size_t n = node->n;

	while (n) {
		const size_t half = n / 2;

		if (p[half].byte == byte)
			return p + half;
		if (p[half].byte < byte) {
			p += half + 1;
			n -= half + 1;
		} else {
			n = half;
		}
	}
	return NULL;
}

/* The longest piece that `s` begins with: its number and, in `*len`, its bytes. */
static uint16_t longest(const struct encoder_node *nodes, uint32_t root, struct str s, size_t *len)
{
	const struct encoder_node *node = nodes + root;
	uint16_t id = ENCODER_NO_PIECE;

	for (size_t i = 0; i < s.len; i++) {
		node = child(nodes, node, (uint8_t)s.p[i]);
		if (!node)
			break;
		if (node->id != ENCODER_NO_PIECE) {
			id = node->id;
			*len = i + 1;
		}
	}
	return id;
}

/* Cuts the word into pieces; false, with none written, if the vocabulary cannot spell it. */
static bool spell(struct cut *c)
{
	const struct spelled *w = &c->word;
	const size_t before = c->n;
	size_t at = 0, len = 0;

	while (at < w->len) {
		const uint16_t id = longest(c->e->file.nodes, at > 0, (struct str){w->bytes + at, w->len - at}, &len);

		if (id == ENCODER_NO_PIECE) {
			c->n = before;
			return false;
		}
		put(c, id, w->start[at], w->end[at + len - 1]);
		at += len;
	}
	return true;
}

static void end_word(struct cut *c)
{
	struct spelled *w = &c->word;

	if (w->characters && (w->characters > WORD_CHARACTERS || !spell(c)))
		put(c, c->e->settings.unknown, w->from, w->to);
	w->len = w->characters = 0;
}

static size_t characters_in(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return n;
}

/* A character of a word, read as `s`. */
static void add(struct cut *c, struct str s, uint32_t start, uint32_t end)
{
	struct spelled *w = &c->word;

	if (!w->characters)
		w->from = start;
	w->to = end;
	w->characters += characters_in(s);
	if (w->characters > WORD_CHARACTERS)
		return;
	for (size_t i = 0; i < s.len; i++) {
		w->bytes[w->len] = s.p[i];
		w->start[w->len] = start;
		w->end[w->len++] = end;
	}
}

static struct encoder_character look_up(const struct encoder *e, uint32_t c)
{
	if (c < sizeof e->ascii / sizeof *e->ascii)
		return e->ascii[c];
	if (c == UTF8_BAD)
		return (struct encoder_character){.kind = ENCODER_DROP};
	return encoder_character_of(&e->file, c);
}

/* Takes the character at byte `at`; returns its bytes. */
static size_t take(struct cut *c, struct str text, size_t at)
{
	size_t len;
	const struct encoder_character ch = look_up(c->e, utf8_next(str_cut(text, at, text.len), &len));
	const struct str as = ch.len ? (struct str){ch.text, ch.len} : str_cut(text, at, at + len);

	if (ch.kind == ENCODER_DROP)
		return len;
	if (ch.kind != ENCODER_JOIN)
		end_word(c);
	if (ch.kind != ENCODER_SPACE)
		add(c, as, (uint32_t)at, (uint32_t)(at + len));
	if (ch.kind == ENCODER_ALONE)
		end_word(c);
	return len;
}

size_t encoder_pieces(const struct encoder *e, struct str text, struct encoder_piece *out, size_t cap)
{
	struct cut c = {.e = e, .out = out, .cap = cap};

	for (size_t i = 0; i < text.len && c.n < cap;)
		i += take(&c, text, i);
	end_word(&c);
	return c.n;
}
