#include "time/when_functions.h"

static const struct function {
	const char *name;
	size_t n_args;
	struct time_value (*call)(struct call c);
} functions[] = {
	{"after", 2, when_after},
	{"ahead", 2, when_ahead},
	{"bc", 1, when_before_christ},
	{"beside", 2, when_beside},
	{"century", 1, when_century},
	{"date", 3, when_date},
	{"day", 1, when_day},
	{"days", 2, when_days},
	{"deadline", 2, when_deadline},
	{"decade", 1, when_decade},
	{"dotted", 3, when_dotted},
	{"easter", 1, when_easter},
	{"feast", 1, when_feast},
	{"fiscal", 1, when_fiscal},
	{"fiscal_year", 1, when_fiscal_year},
	{"fiscal_years", 2, when_fiscal_years},
	{"fixed", 2, when_fixed},
	{"full_year", 1, when_full_year},
	{"half", 1, when_half_year},
	{"half_of", 2, when_half_of},
	{"hebrew", 2, when_hebrew},
	{"in_year", 2, when_in_year},
	{"hence", 2, when_hence},
	{"inside", 2, when_inside},
	{"later", 2, when_later},
	{"length", 2, when_length},
	{"modern", 1, when_modern},
	{"month", 1, when_month},
	{"month_day", 2, when_month_day},
	{"month_of", 2, when_month_of},
	{"nearby", 2, when_nearby},
	{"negative", 1, when_negative},
	{"nth", 3, when_nth},
	{"nth_weekday", 3, when_nth_weekday},
	{"numeric", 3, when_numeric},
	{"numeric_day", 2, when_numeric_day},
	{"numeric_on", 4, when_numeric_on},
	{"offset", 3, when_offset},
	{"orthodox", 1, when_orthodox},
	{"plus", 2, when_plus},
	{"quarter", 1, when_quarter},
	{"range", 2, when_range},
	{"ref", 1, when_ref},
	{"rest_of", 1, when_rest_of},
	{"same", 1, when_same},
	{"same_in", 2, when_same_in},
	{"same_period", 0, when_same_period},
	{"season", 1, when_season},
	{"season_years", 2, when_season_years},
	{"share", 2, when_share},
	{"span_ahead", 2, when_span_ahead},
	{"table", 1, when_table},
	{"text", 0, when_text},
	{"told", 1, when_told},
	{"unit", 2, when_unit},
	{"units_of", 3, when_units_of},
	{"units_until", 3, when_units_until},
	{"unless", 3, when_unless},
	{"until", 2, when_until},
	{"week_of", 1, when_week_of},
	{"week_of_year", 2, when_week_of_year},
	{"weekday", 1, when_weekday},
	{"weekday_after", 3, when_weekday_after},
	{"weekday_before", 2, when_weekday_before},
	{"weekday_in", 3, when_weekday_in},
	{"weekend", 0, when_weekend},
	{"with_weekday", 2, when_with_weekday},
	{"year", 1, when_year},
	{"years", 2, when_years},
};

int time_function(struct str name, size_t n_args)
{
	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
		if (str_eq(name, str_of(functions[i].name)) && functions[i].n_args == n_args)
			return (int)i;
	return -1;
}

/* Recurses: as deep as a value is nested, VALUE_DEPTH of when_value.c at most; for a holiday
 * once more, whose own value names no other. */
struct time_value time_eval(const struct time_frame *f, const struct time_value *captures,
                            int32_t op)
{
	const struct when_op *o = &f->g->ops[op];
	struct time_value a[WHEN_ARGS] = {{0}};

	for (size_t i = 0; i < o->n_args; i++) {
		int32_t v = o->args[i] >> 2;

		switch (o->args[i] & 3) {
		case WHEN_ARG_INT:
			a[i] = time_int(v);
			break;
		case WHEN_ARG_CAPTURE:
			a[i] = captures[v];
			break;
		default:
			a[i] = time_eval(f, captures, v);
		}
		if (a[i].kind == TIME_NONE)
			return time_none;
	}
	return functions[o->function].call((struct call){f, a});
}
