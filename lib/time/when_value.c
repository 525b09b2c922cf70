#include "base/die.h"
#include "time/when_build.h"
#include "time/when_time.h"

/* value = NAME "(" [value {"," value}] ")" | NUMBER | CONSTANT | capture
 * Constants are in upper case: grains, weekdays, tenses and the names of tables. */

struct parser {
	struct builder *b;
	const struct capture_names *names;
	struct str rest;
	struct table_place at;
	int depth; /* calls within calls */
};

/* Twice what data/when.tsv needs. */
enum { VALUE_DEPTH = 8 };

static const struct {
	const char *name;
	int32_t value;
} constants[] = {
	{"SECOND", GRAIN_SECOND}, {"MINUTE", GRAIN_MINUTE},   {"HOUR", GRAIN_HOUR},
	{"DAY", GRAIN_DAY},       {"WEEKEND", GRAIN_WEEKEND}, {"WEEK", GRAIN_WEEK},
	{"FORTNIGHT", GRAIN_FORTNIGHT}, {"MONTH", GRAIN_MONTH}, {"SEASON", GRAIN_SEASON},
	{"QUARTER", GRAIN_QUARTER}, {"HALF", GRAIN_HALF},     {"YEAR", GRAIN_YEAR},
	{"DECADE", GRAIN_DECADE}, {"CENTURY", GRAIN_CENTURY}, {"PAST", -1},
	{"PRESENT", 0},           {"FUTURE", 1},              {"MONDAY", 1},
	{"TUESDAY", 2},           {"WEDNESDAY", 3},           {"THURSDAY", 4},
	{"FRIDAY", 5},            {"SATURDAY", 6},            {"SUNDAY", 7},
	{"UNKNOWN", -1},
};

static bool fail(struct parser *p, const char *what)
{
	return table_refuse(p->at, "value", what, p->rest);
}

static void skip(struct parser *p, size_t n)
{
	p->rest = str_cut(p->rest, n, p->rest.len);
	while (p->rest.len && p->rest.p[0] == ' ')
		p->rest = str_cut(p->rest, 1, p->rest.len);
}

static bool next_is(const struct parser *p, char c)
{
	return p->rest.len && p->rest.p[0] == c;
}

static struct str take_name(struct parser *p)
{
	size_t n = 0;
	struct str name;

	while (n < p->rest.len && strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	                                 "0123456789_-", p->rest.p[n]))
		n++;
	name = str_cut(p->rest, 0, n);
	skip(p, n);
	return name;
}

/* Recurses: VALUE_DEPTH deep at most. */
static bool parse(struct parser *p, int32_t *arg);

static bool parse_call(struct parser *p, struct str name, int32_t *arg)
{
	struct when_op op = {0}, *slot;
	int function;

	if (++p->depth > VALUE_DEPTH)
		return fail(p, "too many calls within calls");
	skip(p, 1);
	while (!next_is(p, ')')) {
		if (op.n_args && !next_is(p, ','))
			return fail(p, "a comma is missing");
		if (op.n_args)
			skip(p, 1);
		if (op.n_args == WHEN_ARGS)
			return fail(p, "too many arguments");
		if (!parse(p, &op.args[op.n_args]))
			return false;
		op.n_args++;
	}
	skip(p, 1);
	p->depth--;
	function = time_function(name, op.n_args);
	if (function < 0)
		return table_refuse(p->at, "value", "no function of so many arguments", name);
	op.function = (uint8_t)function;
	slot = when_vec_add(&p->b->ops, sizeof op);
	*slot = op;
	*arg = when_arg(WHEN_ARG_CALL, (int32_t)p->b->ops.n - 1);
	return true;
}

bool when_build_constant(struct str name, int32_t *value)
{
	for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
		if (str_eq(name, str_of(constants[i].name))) {
			*value = constants[i].value;
			return true;
		}
	return false;
}

static bool parse_constant(const struct parser *p, struct str name, int32_t *arg)
{
	int table = when_name_index(p->b->table_names, p->b->n_tables, name);
	int32_t n;

	if (str_int(name, 999999, &n) || when_build_constant(name, &n)) {
		*arg = when_arg(WHEN_ARG_INT, n);
		return true;
	}
	*arg = when_arg(WHEN_ARG_INT, table);
	return table >= 0;
}

static bool parse(struct parser *p, int32_t *arg)
{
	struct str name = take_name(p);
	int capture;

	if (!name.len)
		return fail(p, "a name is missing");
	if (next_is(p, '('))
		return parse_call(p, name, arg);
	capture = when_name_index(p->names->v, p->names->n, name);
	if (capture >= 0) {
		*arg = when_arg(WHEN_ARG_CAPTURE, capture);
		return true;
	}
	if (parse_constant(p, name, arg))
		return true;
	return table_refuse(p->at, "value", "no part of the pattern and no constant", name);
}

int32_t when_build_value(struct builder *b, struct table_place at, struct str value,
                    const struct capture_names *names)
{
	struct parser p = {b, names, value, at, 0};
	struct when_op *op;
	int32_t arg;

	if (!parse(&p, &arg))
		return -1;
	if (p.rest.len) {
		fail(&p, "something is left over");
		return -1;
	}
	if ((arg & 3) == WHEN_ARG_CALL)
		return arg >> 2;
	op = when_vec_add(&b->ops, sizeof *op);
	*op = (struct when_op){.function = (uint8_t)time_function(STR("same"), 1),
	                       .n_args = 1, .args = {arg}};
	return (int32_t)b->ops.n - 1;
}
