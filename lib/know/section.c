#include "know/section.h"

enum { ALIGN = 8 };

const void *section_open(struct section *s, struct str blob, const char *magic, size_t head)
{
	const struct section_head *h = (const void *)blob.p;

	*s = (struct section){{"", 0}, false};
	if (blob.len < head || (uintptr_t)blob.p % ALIGN || memcmp(h->magic, magic, sizeof h->magic) ||
	    h->len < head || h->len > blob.len || h->len % ALIGN)
		return NULL;
	*s = (struct section){str_cut(blob, 0, h->len), true};
	return h;
}

const void *section_array(struct section *s, uint64_t at, uint64_t n, size_t elem)
{
	if (at % ALIGN || at > s->bytes.len || n > (s->bytes.len - at) / elem) {
		s->whole = false;
		return NULL;
	}
	return s->bytes.p + at;
}

const void *section_slots(struct section *s, uint64_t at, uint64_t mask, size_t elem)
{
	if (mask & (mask + 1) || mask >= UINT32_MAX) {
		s->whole = false;
		return NULL;
	}
	return section_array(s, at, mask + 1, elem);
}

struct str section_from(struct section *s, uint64_t at)
{
	const char *p = section_array(s, at, 0, 1);

	return p ? str_cut(s->bytes, at, s->bytes.len) : (struct str){"", 0};
}

static void align(struct buf *out)
{
	while (out->len % ALIGN)
		buf_addc(out, '\0');
}

struct section_writer section_begin(struct buf *out, size_t head)
{
	struct section_writer w = {out, 0};

	align(out);
	w.base = out->len;
	for (size_t i = 0; i < head; i++)
		buf_addc(out, '\0');
	return w;
}

uint64_t section_here(const struct section_writer *w)
{
	return w->out->len - w->base;
}

uint64_t section_put(const struct section_writer *w, const void *p, size_t len)
{
	uint64_t at = section_here(w);

	buf_add(w->out, p, len);
	align(w->out);
	return at;
}

void section_end(const struct section_writer *w, const char *magic, void *h, size_t head)
{
	struct section_head *s = h;

	align(w->out);
	memcpy(s->magic, magic, sizeof s->magic);
	s->len = section_here(w);
	memcpy(w->out->p + w->base, h, head);
}

struct map_header {
	struct section_head head;
	uint64_t mask;
};

void section_write_map(struct buf *out, const char *magic, const void *slots, uint64_t mask, size_t elem)
{
	struct map_header h = {.mask = mask};
	struct section_writer w = section_begin(out, sizeof h);

	section_put(&w, slots, (mask + 1) * elem);
	section_end(&w, magic, &h, sizeof h);
}

const void *section_open_map(struct str blob, const char *magic, size_t elem, uint32_t *mask,
                             size_t *len)
{
	struct section s;
	const struct map_header *h = section_open(&s, blob, magic, sizeof *h);
	const void *slots = h ? section_slots(&s, sizeof *h, h->mask, elem) : NULL;

	*mask = slots ? (uint32_t)h->mask : 0;
	*len = section_len(&s);
	return slots;
}
