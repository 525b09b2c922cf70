#include "encoder/encoder.h"
#include "encoder/encoder_parts.h"
#include "encoder/lanes.h"

static float exp_of(float x)
{
	return lanes_exp(lanes_all(x < 88 ? x : 88))[0];
}

/* ln x for normal x > 0: Cephes' logf (Moshier 1992), within 2 units of the last place. */
static float log_of(float x)
{
	static const float of[] = {7.0376836292e-2f,  -1.1514610310e-1f, 1.1676998740e-1f,  -1.2420140846e-1f, 1.4249322787e-1f,
	                           -1.6668057665e-1f, 2.0000714765e-1f,  -2.4999993993e-1f, 3.3333331174e-1f};
	uint32_t bits;
	float m, n, y;

	memcpy(&bits, &x, sizeof bits);
	n = (float)((int)(bits >> 23) - 126);
	bits = (bits & 0x7FFFFF) | 0x3F000000;
	memcpy(&m, &bits, sizeof m);
	if (m < 0.707106781186547524f) {
		n -= 1;
		m += m;
	}
	m -= 1;
	y = of[0];
	for (size_t i = 1; i < sizeof of / sizeof *of; i++)
		y = y * m + of[i];
	y = y * m * (m * m) + n * -2.12194440e-4f - m * m * 0.5f;
	return m + y + n * 0.693359375f;
}

static float most_of(const float *logits, int from)
{
	float most = logits[from];

	for (int i = from + 1; i < ENCODER_LABELS; i++)
		most = logits[i] > most ? logits[i] : most;
	return most;
}

float encoder_log_odds(const float logits[static ENCODER_LABELS])
{
	const float most = most_of(logits, 1);
	float sum = 0;

	for (int i = 1; i < ENCODER_LABELS; i++)
		sum += exp_of(logits[i] - most);
	return most + log_of(sum) - logits[0];
}

void encoder_probabilities(const float logits[static ENCODER_LABELS], float p[static ENCODER_LABELS])
{
	const float most = most_of(logits, 0);
	float sum = 0;

	for (int i = 0; i < ENCODER_LABELS; i++) {
		p[i] = exp_of(logits[i] - most);
		sum += p[i];
	}
	for (int i = 0; i < ENCODER_LABELS; i++)
		p[i] /= sum;
}

float encoder_probability(float log_odds)
{
	return 1 / (1 + exp_of(-log_odds));
}

float encoder_judgement(const struct encoder *e, float log_odds, float others)
{
	const float *mix = e->settings.mix;

	return mix[0] * log_odds + mix[1] * others + mix[2];
}
