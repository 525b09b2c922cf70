/* when_functions: the functions that value expressions call; when(7) describes each. For
 * when_*.c alone. */
#ifndef WHEN_FUNCTIONS_H
#define WHEN_FUNCTIONS_H

#include "time/when_time.h"

/* Arguments have been evaluated; there are as many as the table of when_eval.c says. */
struct call {
	const struct time_frame *f;
	const struct time_value *a;
};

static inline bool has_first(const struct time_value *t)
{
	return t->kind == TIME_UNIT || t->kind == TIME_SPAN;
}

static inline int32_t int_of(const struct time_value *t)
{
	return t->kind == TIME_INT ? t->n : 0;
}

static inline struct time_value relative(struct time_value t)
{
	t.relative = true;
	return t;
}

struct time_value when_after(struct call c);
struct time_value when_ahead(struct call c);
struct time_value when_beside(struct call c);
struct time_value when_before_christ(struct call c);
struct time_value when_century(struct call c);
struct time_value when_date(struct call c);
struct time_value when_day(struct call c);
struct time_value when_days(struct call c);
struct time_value when_deadline(struct call c);
struct time_value when_decade(struct call c);
struct time_value when_dotted(struct call c);
struct time_value when_easter(struct call c);
struct time_value when_feast(struct call c);
struct time_value when_fiscal(struct call c);
struct time_value when_fiscal_year(struct call c);
struct time_value when_fiscal_years(struct call c);
struct time_value when_fixed(struct call c);
struct time_value when_full_year(struct call c);
struct time_value when_half_of(struct call c);
struct time_value when_half_year(struct call c);
struct time_value when_hebrew(struct call c);
struct time_value when_hence(struct call c);
struct time_value when_in_year(struct call c);
struct time_value when_inside(struct call c);
struct time_value when_later(struct call c);
struct time_value when_length(struct call c);
struct time_value when_modern(struct call c);
struct time_value when_month(struct call c);
struct time_value when_month_day(struct call c);
struct time_value when_month_of(struct call c);
struct time_value when_nearby(struct call c);
struct time_value when_negative(struct call c);
struct time_value when_nth(struct call c);
struct time_value when_nth_weekday(struct call c);
struct time_value when_numeric(struct call c);
struct time_value when_numeric_day(struct call c);
struct time_value when_numeric_on(struct call c);
struct time_value when_offset(struct call c);
struct time_value when_orthodox(struct call c);
struct time_value when_plus(struct call c);
struct time_value when_quarter(struct call c);
struct time_value when_range(struct call c);
struct time_value when_ref(struct call c);
struct time_value when_rest_of(struct call c);
struct time_value when_same(struct call c);
struct time_value when_same_period(struct call c);
struct time_value when_same_in(struct call c);
struct time_value when_season(struct call c);
struct time_value when_season_years(struct call c);
struct time_value when_share(struct call c);
struct time_value when_span_ahead(struct call c);
struct time_value when_table(struct call c);
struct time_value when_text(struct call c);
struct time_value when_told(struct call c);
struct time_value when_unit(struct call c);
struct time_value when_units_of(struct call c);
struct time_value when_units_until(struct call c);
struct time_value when_unless(struct call c);
struct time_value when_until(struct call c);
struct time_value when_week_of(struct call c);
struct time_value when_week_of_year(struct call c);
struct time_value when_weekday(struct call c);
struct time_value when_weekday_after(struct call c);
struct time_value when_weekday_before(struct call c);
struct time_value when_weekday_in(struct call c);
struct time_value when_weekend(struct call c);
struct time_value when_with_weekday(struct call c);
struct time_value when_year(struct call c);
struct time_value when_years(struct call c);

#endif
