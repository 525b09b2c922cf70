/* The judge: features as they are spelled, tables that are refused, sums and probabilities. */
#include "apart.h"
#include "commit/judge.h"
#include "commit/judge_feature.h"
#include "grammar/chunk.h"
#include "text/token.h"

#include <stdio.h>
#include <stdlib.h>

/* A part of the kind, and how it is written where that is not for judge_spell to say. */
static uint64_t part_of(enum judge_part kind, const char **text)
{
	*text = NULL;
	switch (kind) {
	case JUDGE_WORD: *text = "consulate"; return token_hash(STR("consulate"));
	case JUDGE_TEXT: *text = "be =to NP* (a|b)"; return hash_bytes(STR("be =to NP* (a|b)"));
	case JUDGE_PATH: return judge_path(0x5a3, 8);
	case JUDGE_SHAPE: return judge_count(JUDGE_WITH_HAVE | JUDGE_WITH_BE | TAG_VBN * JUDGE_TAG);
	case JUDGE_NOTHING: return 0;
	default: return judge_count(3);
	}
}

static void what_is_spelled_is_read(void)
{
	struct buf b = {0};

	for (unsigned id = 0; id < JUDGE_TEMPLATES; id++) {
		uint64_t part[JUDGE_PARTS];

		b.len = 0;
		buf_addf(&b, "%s", judge_templates[id].name);
		for (size_t i = 0; i < JUDGE_PARTS; i++) {
			const char *text;

			part[i] = part_of(judge_templates[id].parts[i], &text);
			if (!judge_templates[id].parts[i])
				continue;
			buf_addf(&b, "%s", i ? " & " : ": ");
			if (text)
				buf_addf(&b, "%s", text);
			else
				judge_spell(&b, judge_templates[id].parts[i], part[i]);
		}
		CHECK(judge_parse(buf_str(&b)) == judge_hash((enum judge_template_id)id, part[0], part[1], part[2]));
	}
	CHECK(judge_parse(STR("near: 2 & ,")) == judge_hash(JUDGE_NEAR, judge_count(2), judge_sign(STR(",")), 0));
	CHECK(judge_parse(STR("near: 2 & (name)")) == judge_hash(JUDGE_NEAR, judge_count(2), judge_sign(STR("(name)")), 0));
	CHECK(judge_parse(STR("group: ~ & VBZ")) == judge_hash(JUDGE_GROUP, 0, judge_count(TAG_VBZ * JUDGE_TAG), 0));
	CHECK(!judge_parse(STR("no such feature: open")));
	CHECK(!judge_parse(STR("group: ~ & to+be+ZZ")));
	CHECK(!judge_parse(STR("group: ~ & be+be+VBN")));
	CHECK(!judge_parse(STR("group: ~ & be+")));
	CHECK(!judge_parse(STR("head: open & more")));
	buf_free(&b);
}

static void parts_are_spelled(void)
{
	struct buf b = {0};

	judge_spell(&b, JUDGE_SHAPE, judge_count(JUDGE_WITH_HAVE | JUDGE_WITH_BE | TAG_VBN * JUDGE_TAG));
	CHECK_STR(buf_str(&b), "have+be+VBN");
	b.len = 0;
	judge_spell(&b, JUDGE_PATH, judge_path(0x5a3, 4));
	CHECK_STR(buf_str(&b), "0101");
	b.len = 0;
	judge_spell(&b, JUDGE_STATUS, judge_count(STATUS_PLEDGED));
	CHECK_STR(buf_str(&b), "pledged");
	buf_free(&b);
}

static const char *table_text;

static bool compile_table(struct buf *out)
{
	char path[] = "/tmp/judge-XXXXXX";
	char *files[] = {path};
	int fd = mkstemp(path);
	bool ok;

	CHECK(fd >= 0 && write(fd, table_text, strlen(table_text)) == (ssize_t)strlen(table_text));
	close(fd);
	ok = judge_compile(files, out);
	unlink(path);
	return ok;
}

static int compile_alone(void)
{
	struct buf out = {0};
	bool ok = compile_table(&out);

	buf_free(&out);
	return !ok;
}

static void weights_are_found(void)
{
	struct buf out = {0};
	struct judge j = {0};
	const struct judge_row *row;

	table_text = "feature\tweight\tplanned\trefused\nbias\t-1.5\t\t\nhead: open\t0.25\t0.5\t-0.75\nthreshold\t-.62\t\t\n";
	CHECK(compile_table(&out));
	CHECK_UINT(judge_open(&j, buf_str(&out)), out.len);
	row = judge_find(&j, judge_hash(JUDGE_HEAD, token_hash(STR("open")), 0, 0));
	CHECK(row && row->weight == 25 && row->status[STATUS_PLANNED] == 50 && row->status[STATUS_REFUSED] == -75);
	CHECK(row && str_eq(judge_text(&j, row), STR("head: open")));
	row = judge_find(&j, judge_hash(JUDGE_BIAS, 0, 0, 0));
	CHECK(row && row->weight == -150);
	CHECK(!judge_find(&j, judge_hash(JUDGE_HEAD, token_hash(STR("close")), 0, 0)));
	CHECK(!judge_open(&j, str_cut(buf_str(&out), 0, out.len - 8)));
	buf_free(&out);
}

static void tables_that_are_refused(void)
{
	static const struct {
		const char *text, *says;
	} wrong[] = {
		{"feature\tweight\nhead: open\tmuch\n", ":2: field weight: not a weight"},
		{"feature\tweight\nhead: open\t4000\n", ":2: field weight: not a weight"},
		{"feature\tweight\nhat: open\t1\n", ":2: field feature: no feature: 'hat: open'"},
		{"feature\tweight\nkind: many\t1\n", ":2: field feature: no feature: 'kind: many'"},
		{"feature\tweight\nhead cluster: 0120\t1\n", ":2: field feature: no feature"},
		{"feature\tweight\nhead & object: open\t1\n", ":2: field feature: no feature"},
		{"feature\tweight\nhead sense: no such sense\t1\n", ":2: field feature: no feature"},
		{"feature\tweight\nhead: open\t1\n", ": no row has the feature 'threshold'"},
		{"feature\tweight\n", ": no row has the feature 'threshold'"},
		{"feature\tweight\nhead: open\t1\nhead: Open\t1\n", ":3: field feature: the same hash as another"},
	};
	char got[512];

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		table_text = wrong[i].text;
		CHECK(run_apart(compile_alone, got, sizeof got) == 1);
		CHECK(strstr(got, wrong[i].says));
	}
}

static void probabilities(void)
{
	unsigned before = 0;

	for (int sum = -700; sum < 700; sum++) {
		CHECK(odds_per_cent(sum) >= before);
		before = odds_per_cent(sum);
	}
	CHECK_UINT(odds_per_cent(-10000), 0);
	CHECK_UINT(odds_per_cent(0), 50);
	CHECK_UINT(odds_per_cent(220), 90);
	CHECK_UINT(odds_per_cent(10000), 99);
}

int main(void)
{
	RUN(what_is_spelled_is_read);
	RUN(parts_are_spelled);
	RUN(weights_are_found);
	RUN(tables_that_are_refused);
	RUN(probabilities);
	return check_done();
}
