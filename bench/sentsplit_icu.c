/* bench/sentsplit_icu: sentences by ICU, one a line.
 *
 * usage: sentsplit_icu LOCALE FILE; the locale en@ss=standard knows abbreviations. */
#include <stdio.h>
#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

/* Line breaks within a sentence become spaces. */
static void put(const char *p, size_t len)
{
	for (; len--; p++)
		putchar_unlocked(*p == '\n' || *p == '\r' ? ' ' : *p);
	putchar_unlocked('\n');
}

static char *read_all(const char *path, size_t *len)
{
	FILE *f = fopen(path, "rb");
	char *text = NULL;
	long n;

	if (!f || fseek(f, 0, SEEK_END) || (n = ftell(f)) < 0)
		return NULL;
	rewind(f);
	text = malloc((size_t)n + 1);
	*len = text ? fread(text, 1, (size_t)n, f) : 0;
	fclose(f);
	return text;
}

int main(int argc, char **argv)
{
	UErrorCode status = U_ZERO_ERROR;
	UText *view;
	UBreakIterator *it;
	size_t len = 0;
	char *text = argc == 3 ? read_all(argv[2], &len) : NULL;
	int32_t from = 0, to;

	if (!text)
		return 2;
	view = utext_openUTF8(NULL, text, (int64_t)len, &status);
	it = ubrk_open(UBRK_SENTENCE, argv[1], NULL, 0, &status);
	ubrk_setUText(it, view, &status);
	if (U_FAILURE(status)) {
		fprintf(stderr, "ICU: %s\n", u_errorName(status));
		return 1;
	}
	ubrk_first(it);
	while ((to = ubrk_next(it)) != UBRK_DONE) {
		put(text + from, (size_t)(to - from));
		from = to;
	}
	ubrk_close(it);
	utext_close(view);
	free(text);
	return fflush(stdout) != 0;
}
