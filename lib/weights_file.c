#include "weights_file.h"

#include "die.h"
#include "hash.h"
#include "input.h"

#define MAGIC "RDOENG1\n"

enum { SECTIONS = 4, ALIGN = 64 };

struct header {
	char magic[8];
	uint64_t len;
	uint64_t sum; /* hash_bytes of what follows the header */
	uint32_t section_len[SECTIONS];
	uint32_t pad[6];
};

_Static_assert(sizeof(struct header) == ALIGN, "sections follow");

static size_t aligned(size_t n)
{
	return (n + ALIGN - 1) / ALIGN * ALIGN;
}

bool weights_file_open(struct weights_file *f, struct str file)
{
	const struct header *h = (const void *)file.p;
	struct str *sections[SECTIONS] = {&f->words, &f->lists, &f->names, &f->tags};
	size_t at = sizeof *h;

	if (file.len < sizeof *h || memcmp(h->magic, MAGIC, 8) || h->len != file.len)
		return false;
	for (int i = 0; i < SECTIONS; i++) {
		size_t len = h->section_len[i];

		if (at > file.len || len > file.len - at)
			return false;
		*sections[i] = str_cut(file, at, at + len);
		at += aligned(len);
	}
	return true;
}

bool weights_file_check(struct str file)
{
	const struct header *h = (const void *)file.p;
	struct weights_file f;

	return weights_file_open(&f, file) &&
	       hash_bytes(str_cut(file, sizeof *h, file.len)) == h->sum;
}

void weights_file_write(const struct weights_file *f, struct buf *out)
{
	const struct str sections[SECTIONS] = {f->words, f->lists, f->names, f->tags};
	struct header h = {.magic = MAGIC};

	buf_add(out, &h, sizeof h);
	for (int i = 0; i < SECTIONS; i++) {
		h.section_len[i] = (uint32_t)sections[i].len;
		buf_addstr(out, sections[i]);
		while (out->len % ALIGN)
			buf_addc(out, '\0');
	}
	h.len = out->len;
	h.sum = hash_bytes(str_cut(buf_str(out), sizeof h, out->len));
	memcpy(out->p, &h, sizeof h);
}

bool weights_file_compile(char **files, struct buf *out)
{
	struct input in;
	struct str block;

	if (!input_open(&in, *files))
		return false;
	while (input_block(&in, &block))
		buf_addstr(out, block);
	input_close(&in);
	if (in.failed)
		return false;
	if (!weights_file_check(buf_str(out))) {
		warn("%s: these weights are not whole, or of another version", *files);
		return false;
	}
	return true;
}
