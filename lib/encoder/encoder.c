#include "encoder/encoder.h"

#include "base/die.h"
#include "encoder/encoder_parts.h"
#include "encoder/layer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ALIGN = 64, FILE_MOST = 64 << 20 };

/* The whole file, read-only. NULL in `p` with the reason in errno, or with errno 0 if it is none. */
static struct str map_file(const char *path)
{
	struct str none = {NULL, 0};
	const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat st;
	void *p = NULL;
	int error = 0;

	if (fd < 0)
		return none;
	if (fstat(fd, &st))
		error = errno;
	else if (S_ISREG(st.st_mode) && st.st_size > 0 && st.st_size <= FILE_MOST) {
		p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
		if (p == MAP_FAILED) {
			error = errno;
			p = NULL;
		}
	}
	close(fd);
	errno = error;
	return p ? (struct str){p, (size_t)st.st_size} : none;
}

/* Hands out a part of the memory; without memory, only counts. */
static void *part(char *memory, size_t *used, size_t n, size_t elem)
{
	const size_t at = *used;

	*used += (n * elem + ALIGN - 1) / ALIGN * ALIGN;
	return memory ? memory + at : NULL;
}

static size_t widest(const struct encoder_head *h)
{
	return h->inner > 4 * h->hidden ? h->inner : 4 * h->hidden;
}

/* Lays out the scratch in `memory`; returns how many bytes that takes. */
static size_t lay_out(struct encoder_scratch *s, const struct encoder_head *h, char *memory)
{
	const size_t rows = ENCODER_PIECES, f = sizeof(float);
	size_t used = 0;

	s->x = part(memory, &used, rows * h->hidden, f);
	s->qkv = part(memory, &used, rows * 3 * h->hidden, f);
	s->mixed = part(memory, &used, rows * h->hidden, f);
	s->inner = part(memory, &used, rows * h->inner, f);
	s->keys = part(memory, &used, rows * (h->hidden / h->heads), f);
	s->shares = part(memory, &used, rows * rows, f);
	s->asked = part(memory, &used, rows * h->hidden, f);
	s->spots = part(memory, &used, ENCODER_SPOTS * 4 * (size_t)h->hidden, f);
	s->tanh = part(memory, &used, ENCODER_SPOTS * (size_t)h->spot, f);
	s->scale = part(memory, &used, rows, f);
	s->q = part(memory, &used, rows * widest(h), 1);
	return used;
}

static void settings_of(struct encoder_settings *s, const struct encoder_head *h)
{
	*s = (struct encoder_settings){
		.title = h->title, .before = h->before, .cls = h->cls, .sep = h->sep, .unknown = h->unknown};
	memcpy(s->mix, h->mix, sizeof s->mix);
}

static struct encoder *make(const struct encoder_file *file, struct str map, enum cpu_level level)
{
	struct encoder *e = xcalloc(1, sizeof *e);
	const size_t len = lay_out(&e->scratch, file->head, NULL);

	e->file = *file;
	e->map = map;
	e->level = level;
	/* Of malloc and not zeroed: the pages that no window is long enough for are never touched. */
	e->memory = xmalloc(len + ALIGN);
	lay_out(&e->scratch, file->head, (char *)e->memory + (ALIGN - (uintptr_t)e->memory % ALIGN));
	settings_of(&e->settings, file->head);
	for (uint32_t c = 0; c < sizeof e->ascii / sizeof *e->ascii; c++)
		e->ascii[c] = encoder_character_of(file, c);
	return e;
}

struct encoder *encoder_open(const char *path, enum cpu_level level, char why[static ENCODER_WHY])
{
	struct encoder_file file;
	const char *wrong;
	struct str map;

	errno = 0;
	map = map_file(path);
	if (!map.p) {
		snprintf(why, ENCODER_WHY, "%.120s: %s", path, errno ? strerror(errno) : "no file of an encoder's weights");
		return NULL;
	}
	wrong = encoder_file_open(&file, map);
	if (wrong) {
		munmap((void *)(uintptr_t)map.p, map.len);
		snprintf(why, ENCODER_WHY, "%.120s: %s", path, wrong);
		return NULL;
	}
	return make(&file, map, level);
}

void encoder_close(struct encoder *e)
{
	if (!e)
		return;
	munmap((void *)(uintptr_t)e->map.p, e->map.len);
	free(e->memory);
	free(e);
}

const struct encoder_settings *encoder_settings(const struct encoder *e)
{
	return &e->settings;
}
