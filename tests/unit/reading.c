/* What a sentence is read with: title or first sentence, and the sentence before. */
#include "check.h"
#include "base/buf.h"
#include "commit/reading.h"

#include <stdlib.h>

static struct document_reading reading;

/* Pieces as the bytes of the text that they come from. */
static void add_pieces(struct buf *b, char mark, const struct encoder_piece *p, size_t n)
{
	buf_addc(b, mark);
	for (size_t i = 0; i < n; i++)
		buf_addf(b, " %u", p[i].id);
	buf_addc(b, '\n');
}

/* What `text` is read with, and its own pieces. */
static struct buf read_with(const char *text)
{
	struct buf b = {0};

	reading_sentence(&reading, str_of(text));
	add_pieces(&b, 't', reading.context.title, reading.context.n_title);
	add_pieces(&b, 'b', reading.context.before, reading.context.n_before);
	add_pieces(&b, 's', reading.pieces, reading.n);
	return b;
}

/* The same, from texts. */
static struct buf wanted(const char *title, const char *before, const char *text)
{
	const struct encoder_settings *s = encoder_settings(reading.encoder);
	struct encoder_piece p[2000];
	struct buf b = {0};
	size_t n = encoder_pieces(reading.encoder, str_of(title), p, 2000);

	add_pieces(&b, 't', p, n < s->title ? n : s->title);
	n = encoder_pieces(reading.encoder, str_of(before), p, 2000);
	add_pieces(&b, 'b', n < s->before ? p : p + n - s->before, n < s->before ? n : s->before);
	n = encoder_pieces(reading.encoder, str_of(text), p, 2000);
	add_pieces(&b, 's', p, n);
	return b;
}

static void check_read(const char *text, const char *title, const char *before)
{
	struct buf got = read_with(text), want = wanted(title, before, text);

	CHECK(str_eq(buf_str(&got), buf_str(&want)));
	buf_free(&got);
	buf_free(&want);
}

static const char *const sentences[] = {
	"We plan to sign a deal of 2030.",
	"They will fund the new bridge, the road and the port: a, b, c, d, e, f, g.",
	"It shall be signed.",
	"The deal is new.",
};

static void end(const char *text)
{
	reading_end(&reading, str_of(text));
}

static void without_a_title(void)
{
	reading_begin(&reading, STR(""));
	check_read(sentences[0], "", "");
	end(sentences[0]);
	/* The first one is not said twice. */
	check_read(sentences[1], sentences[0], "");
	end(sentences[1]);
	check_read(sentences[2], sentences[0], sentences[1]);
	end(sentences[2]);
	/* Nobody asked for this one. */
	end(sentences[1]);
	check_read(sentences[3], sentences[0], sentences[1]);
}

static void with_a_title(void)
{
	reading_begin(&reading, STR("The new deal"));
	check_read(sentences[0], "The new deal", "");
	end(sentences[0]);
	check_read(sentences[1], "The new deal", sentences[0]);
}

static void a_document_is_forgotten(void)
{
	reading_begin(&reading, STR("The new deal"));
	end(sentences[0]);
	reading_begin(&reading, STR(""));
	check_read(sentences[1], "", "");
	end(sentences[1]);
	check_read(sentences[2], sentences[1], "");
}

/* Of a long sentence the last pieces count, however long it is. */
static void a_long_sentence_before(void)
{
	struct buf b = {0};

	reading_begin(&reading, STR("The new deal"));
	while (b.len < 100000)
		buf_addf(&b, "the road to the port and ");
	buf_addf(&b, "the new bridge%c", '\0');
	b.len--;
	reading_end(&reading, buf_str(&b));
	check_read(sentences[0], "The new deal", "the road to the port and the road to the port and the road to the port and the new bridge");
	check_read(b.len ? sentences[1] : "", "The new deal", "the road to the port and the road to the port and the road to the port and the new bridge");
	reading_sentence(&reading, buf_str(&b));
	CHECK(reading.n > 20000 && reading.pieces[reading.n - 1].end == b.len);
	buf_free(&b);
}

static void bytes_have_pieces(void)
{
	reading_begin(&reading, STR(""));
	reading_sentence(&reading, STR("  We will  sign."));
	CHECK_UINT(reading_piece(&reading, 0), 0);
	CHECK_UINT(reading_piece(&reading, 2), 0);
	CHECK_UINT(reading_piece(&reading, 4), 1);
	CHECK_UINT(reading.pieces[reading_piece(&reading, 11)].start, 11);
	CHECK_UINT(reading_piece(&reading, 15), reading.n - 1);
	CHECK_UINT(reading_piece(&reading, 999), reading.n - 1);
}

int main(void)
{
	if (!reading_open(&reading, "tests/encoder/tiny.weights", CPU_SCALAR))
		return 1;
	RUN(without_a_title);
	RUN(with_a_title);
	RUN(a_document_is_forgotten);
	RUN(a_long_sentence_before);
	RUN(bytes_have_pieces);
	reading_close(&reading);
	return check_done();
}
