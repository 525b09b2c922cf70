#include "tagger/weights_file.h"

#include "base/die.h"
#include "base/hash.h"
#include "know/clusters.h"
#include "know/section.h"
#include "stream/input.h"
#include "tagger/feature_scheme.h"

#include <stddef.h>

#define MAGIC "RDOENG3\n"

enum { SECTIONS = 3, ALIGN = 64 };

struct header {
	char magic[8];
	uint64_t head; /* hash_bytes of the header from here on */
	uint64_t len;
	uint64_t body; /* hash_bytes of what follows the header */
	uint64_t scheme;
	uint32_t section_len[SECTIONS];
	uint32_t pad[3];
};

enum { HEAD_FROM = 16 };

_Static_assert(sizeof(struct header) == ALIGN && offsetof(struct header, len) == HEAD_FROM, "sections follow");

static size_t aligned(size_t n)
{
	return (n + ALIGN - 1) / ALIGN * ALIGN;
}

static uint64_t sum_of_header(const struct header *h)
{
	return hash_bytes(str_cut((struct str){(const char *)h, sizeof *h}, HEAD_FROM, sizeof *h));
}

/* Where the sections lie; false if they do not fill the file. */
static bool cut_sections(struct weights_file *f, const struct header *h, struct str file)
{
	struct str *sections[SECTIONS] = {&f->words, &f->lists, &f->names};
	struct section whole = {file, true};
	size_t at = sizeof *h;

	for (int i = 0; i < SECTIONS; i++) {
		size_t len = h->section_len[i];

		*sections[i] = (struct str){section_array(&whole, at, len, 1), len};
		at += aligned(len);
	}
	return section_len(&whole) && at == file.len;
}

const char *weights_file_open(struct weights_file *f, struct str file)
{
	const struct header *h = (const void *)file.p;

	if (file.len < sizeof *h || memcmp(h->magic, MAGIC, sizeof h->magic))
		return "no weights, or of another version";
	if (h->head != sum_of_header(h) || h->len != file.len || !cut_sections(f, h, file))
		return "these weights are not whole";
	if (h->scheme != feature_scheme())
		return "these weights were trained with other features than these programs have";
	return NULL;
}

const char *weights_file_check(struct str file)
{
	const struct header *h = (const void *)file.p;
	struct weights_file f;
	const char *wrong = weights_file_open(&f, file);

	if (!wrong && hash_bytes(str_cut(file, sizeof *h, file.len)) != h->body)
		wrong = "these weights are not whole";
	return wrong;
}

void weights_file_write(const struct weights_file *f, struct buf *out)
{
	const struct str sections[SECTIONS] = {f->words, f->lists, f->names};
	struct header h = {.magic = MAGIC, .scheme = feature_scheme()};

	buf_add(out, &h, sizeof h);
	for (int i = 0; i < SECTIONS; i++) {
		h.section_len[i] = (uint32_t)sections[i].len;
		buf_addstr(out, sections[i]);
		while (out->len % ALIGN)
			buf_addc(out, '\0');
	}
	h.len = out->len;
	h.body = hash_bytes(str_cut(buf_str(out), sizeof h, out->len));
	h.head = sum_of_header(&h);
	memcpy(out->p, &h, sizeof h);
}

static bool read_whole(const char *path, struct buf *out)
{
	struct input in;
	struct str block;

	if (!input_open(&in, path))
		return false;
	while (input_block(&in, &block))
		buf_addstr(out, block);
	input_close(&in);
	return !in.failed;
}

bool weights_file_compile(char **files, struct buf *out)
{
	const char *wrong;

	if (!read_whole(*files, out))
		return false;
	wrong = weights_file_check(buf_str(out));
	if (wrong)
		warn("%s: %s: make them anew (train/README.md)", *files, wrong);
	return !wrong;
}

bool weights_file_compile_words(char **files, struct buf *out)
{
	struct weights_file f = {0};
	struct clusters words;

	if (!read_whole(*files, out))
		return false;
	weights_file_open(&f, buf_str(out));
	if (!f.words.p || !clusters_open(&words, f.words)) {
		warn("%s: no words of this version in it", *files);
		return false;
	}
	memmove(out->p, f.words.p, f.words.len);
	out->len = f.words.len;
	return true;
}
