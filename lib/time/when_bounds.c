#include "time/when_bounds.h"

#include "time/when_time.h"

bool when_bounds(struct str value, struct when_bounds *out)
{
	const struct time_value t = time_read(value);
	struct calendar_date first, last;

	*out = (struct when_bounds){0};
	if (t.kind == TIME_NONE)
		return false;
	first = calendar_date(t.first);
	last = calendar_date(time_last(&t));
	if (first.year < 1 || last.year > CAL_LAST_YEAR)
		return false;
	calendar_write(out->first, first);
	calendar_write(out->last, last);
	return true;
}
