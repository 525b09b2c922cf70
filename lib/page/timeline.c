#include "page/timeline.h"

#include "base/die.h"
#include "page/template.h"

#include <stdlib.h>

/* Bars at most, and the size of the chart in units of its own. */
enum { BARS = 36, WIDTH = 760, HEIGHT = 170, LEFT = 8, TOP = 18, FLOOR = 138 };

struct bar {
	uint64_t overdue, coming, closed;
};

struct chart {
	int unit;       /* months that a bar stands for */
	int first, n;   /* the month, since year 0, of the first bar; how many bars */
	struct bar v[BARS + 2]; /* what is earlier stands in v[0], what is later behind the last */
	uint64_t most;
};

static int month_of(struct str day)
{
	struct calendar_date d = {0};

	calendar_read(day, &d);
	return d.year * 12 + d.month - 1;
}

static bool is_before(struct str day, const char *as_of)
{
	return *as_of && str_cmp(day, str_of(as_of)) < 0;
}

struct timeline_sums timeline_sum(const struct tally *days, const char *as_of)
{
	struct timeline_sums s = {0};

	for (size_t i = 0; i < days->n; i++)
		*(is_before(days->v[i].key, as_of) ? &s.overdue : &s.coming) += days->v[i].by[DAY_OPEN];
	return s;
}

static int by_day(const void *a, const void *b, void *arg)
{
	const struct tally_row *v = arg;

	return str_cmp(v[*(const uint32_t *)a].key, v[*(const uint32_t *)b].key);
}

/* The months between which all but one in twenty at each end of the days lie. */
static void find_range(const struct tally *days, int *first, int *last)
{
	size_t n;
	uint32_t *order = tally_top(days, 0, &n);
	uint64_t all = 0, seen = 0;

	qsort_r(order, days->n, sizeof *order, by_day, days->v);
	for (size_t i = 0; i < days->n; i++)
		all += days->v[i].n;
	*first = *last = -1;
	for (size_t i = 0; i < days->n; i++) {
		const struct tally_row *row = &days->v[order[i]];

		seen += row->n;
		if (*first < 0 && seen * 20 > all)
			*first = month_of(row->key);
		if (*last < 0 && seen * 20 >= all * 19)
			*last = month_of(row->key);
	}
	free(order);
}

/* Bars as wide as they must be, beginning with a whole one: a quarter, a year. */
static void lay_out(struct chart *c, const struct tally *days, const char *as_of)
{
	static const int units[] = {1, 3, 12, 60, 120, 1200};
	int first, last, i = 0;

	find_range(days, &first, &last);
	if (*as_of && month_of(str_of(as_of)) > first - 24 && month_of(str_of(as_of)) < first)
		first = month_of(str_of(as_of));
	while (last / units[i] - first / units[i] + 1 > BARS && units[i] < 1200)
		i++;
	c->unit = units[i];
	c->first = first / c->unit;
	c->n = last / c->unit - c->first + 1;
	if (c->n > BARS)
		c->n = BARS;
}

static void count_days(struct chart *c, const struct tally *days, const char *as_of)
{
	for (size_t i = 0; i < days->n; i++) {
		const struct tally_row *row = &days->v[i];
		int at = month_of(row->key) / c->unit - c->first + 1;
		struct bar *b;

		at = at < 0 ? 0 : at > c->n ? c->n + 1 : at;
		b = &c->v[at];
		*(is_before(row->key, as_of) ? &b->overdue : &b->coming) += row->by[DAY_OPEN];
		b->closed += row->by[DAY_CLOSED];
		if (b->overdue + b->coming + b->closed > c->most)
			c->most = b->overdue + b->coming + b->closed;
	}
}

/* The first day of bar `at`, from 1; of the one behind the last as well. */
static void first_day(const struct chart *c, int at, char text[CAL_TEXT])
{
	const int month = (c->first + at - 1) * c->unit;

	calendar_write(text, (struct calendar_date){month / 12, month % 12 + 1, 1});
}

/* The day before that. */
static void day_before(const struct chart *c, int at, char text[CAL_TEXT])
{
	const int month = (c->first + at - 1) * c->unit;

	calendar_write(text, calendar_date(calendar_day(month / 12, month % 12 + 1, 1) - 1));
}

/* What a bar is called: 2026-06, 2026 Q2, 2026, 2020-2029. */
static void add_label(struct buf *out, const struct chart *c, int at)
{
	const int month = (c->first + at - 1) * c->unit, year = month / 12;

	if (c->unit == 1)
		buf_addf(out, "%04d-%02d", year, month % 12 + 1);
	else if (c->unit == 3)
		buf_addf(out, "%04d Q%d", year, month % 12 / 3 + 1);
	else if (c->unit == 12)
		buf_addf(out, "%04d", year);
	else
		buf_addf(out, "%04d-%04d", year, year + c->unit / 12 - 1);
}

static double place(const struct chart *c, int at)
{
	return LEFT + (double)(WIDTH - 2 * LEFT) * at / (c->n + 2);
}

static void add_bar(struct buf *out, const struct chart *c, int at, struct str part)
{
	const struct bar *b = &c->v[at];
	const uint64_t all = b->overdue + b->coming + b->closed;
	const double scale = (double)(FLOOR - TOP) / (double)c->most, late = (double)b->overdue * scale,
	             soon = (double)b->coming * scale, over = (double)b->closed * scale, left = place(c, at),
	             wide = place(c, at + 1) - left;
	char from[CAL_TEXT] = "", to[CAL_TEXT] = "";
	struct buf label = {0};

	if (!all)
		return;
	if (at)
		first_day(c, at, from);
	if (at <= c->n)
		day_before(c, at + 1, to);
	if (at && at <= c->n)
		add_label(&label, c, at);
	template_fill(out, part, (const struct template_value[]){
		{"from", str_of(from)}, {"to", str_of(to)}, {"label", buf_str(&label)},
		{"earlier", at ? (struct str){"", 0} : STR("1")}, {"later", at > c->n ? STR("1") : (struct str){"", 0}},
		{"overdue", TEMPLATE_COUNT(b->overdue)}, {"coming", TEMPLATE_COUNT(b->coming)}, {"closed", TEMPLATE_COUNT(b->closed)},
		{"all", TEMPLATE_COUNT(all)}, {"left", TEMPLATE_DECIMAL(left)}, {"wide", TEMPLATE_DECIMAL(wide)},
		{"x", TEMPLATE_DECIMAL(left + 1)}, {"w", TEMPLATE_DECIMAL(wide - 2)}, {"middle", TEMPLATE_DECIMAL(left + wide / 2)},
		{"late_y", TEMPLATE_DECIMAL(FLOOR - late)}, {"late_h", TEMPLATE_DECIMAL(late)},
		{"soon_y", TEMPLATE_DECIMAL(FLOOR - late - soon)}, {"soon_h", TEMPLATE_DECIMAL(soon)},
		{"over_y", TEMPLATE_DECIMAL(FLOOR - late - soon - over)}, {"over_h", TEMPLATE_DECIMAL(over)},
		{"top", TEMPLATE_DECIMAL(FLOOR - late - soon - over - 4)}, {0}});
	buf_free(&label);
}

static bool stands(const struct chart *c, int at)
{
	return c->v[at].overdue + c->v[at].coming + c->v[at].closed > 0;
}

/* Whether bar `at` has its label: those of the ends where something stands, and as many others as there
 * is room for beside them. */
static bool is_labelled(const struct chart *c, int at)
{
	const int step = c->n / 9 + 1;

	if (at == 0 || at > c->n)
		return stands(c, at);
	if (step > 1 && at == c->n && stands(c, at + 1))
		return false;
	return (at - 1 - (step > 1 && stands(c, 0))) % step == 0;
}

static void add_axis(struct buf *out, const struct chart *c, struct str part)
{
	for (int at = 0; at <= c->n + 1; at++) {
		struct buf label = {0};

		if (!is_labelled(c, at))
			continue;
		if (at && at <= c->n)
			add_label(&label, c, at);
		template_fill(out, part, (const struct template_value[]){
			{"label", buf_str(&label)}, {"earlier", at ? (struct str){"", 0} : STR("1")},
			{"later", at > c->n ? STR("1") : (struct str){"", 0}},
			{"middle", TEMPLATE_DECIMAL((place(c, at) + place(c, at + 1)) / 2)}, {0}});
		buf_free(&label);
	}
}

/* A line where the day is that divides what is overdue from what is to come. */
static void add_today(struct buf *out, const struct chart *c, const char *as_of, struct str part)
{
	const int month = *as_of ? month_of(str_of(as_of)) : -1, at = month / c->unit - c->first + 1;
	struct calendar_date d = {0};
	double x;

	if (!*as_of || at < 1 || at > c->n)
		return;
	calendar_read(str_of(as_of), &d);
	x = place(c, at) + (place(c, at + 1) - place(c, at)) * (month % c->unit + (d.day - 1) / 31.0) / c->unit;
	template_fill(out, part, (const struct template_value[]){
		{"x", TEMPLATE_DECIMAL(x)}, {"text_x", TEMPLATE_DECIMAL(x * 2 < WIDTH ? x + 4 : x - 96)}, {"as_of", str_of(as_of)}, {0}});
}

void timeline_write(struct buf *out, const struct tally *days, const char *as_of, struct str file)
{
	struct chart *c;

	if (!days->n)
		return;
	c = xcalloc(1, sizeof *c);
	lay_out(c, days, as_of);
	count_days(c, days, as_of);
	template_fill(out, template_part(file, "time_open"), NULL);
	add_axis(out, c, template_part(file, "tick"));
	add_today(out, c, as_of, template_part(file, "today"));
	for (int at = 0; at < c->n + 2; at++)
		add_bar(out, c, at, template_part(file, "bar"));
	template_fill(out, template_part(file, "time_close"), NULL);
	free(c);
}
