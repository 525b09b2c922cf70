#include "stream/progress.h"

#include "base/die.h"

#include <stdio.h>
#include <time.h>

enum { EVERY_MS = 500 };

static uint64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

void progress_start(struct progress *p, bool on)
{
	*p = (struct progress){.on = on};
	if (on)
		p->begun = p->told = now_ms();
}

static void tell(const struct progress *p, const struct input *in, uint64_t now, const char *end)
{
	double mb = (double)in->bytes / 1e6, s = (double)(now - p->begun) / 1e3;
	double rate = s > 0 ? mb / s : 0;

	fprintf(stderr, "\r%s: %s: %.1f MB, %.1f MB/s", die_program_name(), in->name, mb, rate);
	if (in->size && rate > 0 && in->bytes <= in->size)
		fprintf(stderr, ", %.0f %%, %.0f s left", 100.0 * (double)in->bytes / (double)in->size,
			(double)(in->size - in->bytes) / 1e6 / rate);
	fprintf(stderr, "   %s", end);
}

void progress_tick(struct progress *p, const struct input *in)
{
	uint64_t now;

	if (!p->on)
		return;
	now = now_ms();
	if (now - p->told < EVERY_MS)
		return;
	p->told = now;
	tell(p, in, now, "");
}

void progress_done(struct progress *p, const struct input *in)
{
	if (p->on)
		tell(p, in, now_ms(), "\n");
}
