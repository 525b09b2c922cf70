#include "filter.h"

#include "base/utf8.h"
#include "sentence/sentence.h"
#include "stream/row.h"

enum { FIELDS_MOST = 32 };

struct writer {
	struct output out;
	struct columns columns;
	char doc[24];
};

static void write_sentence(const struct sentence *s, void *arg)
{
	struct writer *w = arg;
	const struct row row = {.doc = str_of(w->doc), .date = STR("2024-08-29"), .sent = s->sent,
	                        .par = s->par, .start = s->start, .end = s->end, .text = s->text};

	row_write(&w->columns, &row);
}

const char *filter_rows(struct docs *d, struct str s, int slot)
{
	static struct sentence_rules rules;
	static struct sentence_splitter *splitter;
	static struct writer w;
	struct buf number = {0};

	if (!splitter) {
		sentence_rules_builtin(&rules);
		splitter = sentence_splitter_new(&rules, NEWLINE_AUTO, cpu_best(), write_sentence, &w);
	}
	fuzz_output(&w.out, slot);
	columns_open(&w.columns, &w.out, row_columns, FORMAT_TSV);
	for (d->n = 0; d->n < DOCS_MOST && str_split(&s, '\x1E', &d->text[d->n]); d->n++) {
		number.len = 0;
		buf_adduint(&number, d->n);
		buf_addc(&number, '\0');
		memcpy(w.doc, number.p, number.len);
		sentence_splitter_begin(splitter, 0);
		sentence_splitter_add(splitter, d->text[d->n]);
		sentence_splitter_end(splitter);
	}
	buf_free(&number);
	columns_free(&w.columns);
	fuzz_finish(&w.out);
	return fuzz_path(slot);
}

bool filter_run(const struct filter *filter, void *state, const char *path, int slot)
{
	struct frame f = {.filter = filter, .state = state};
	struct input in;
	bool ok;

	fuzz_output(&f.out, slot);
	frame_begin(&f);
	MUST(input_open(&in, path));
	ok = frame_input(&in, &f);
	input_close(&in);
	frame_end(&f);
	fuzz_finish(&f.out);
	return ok;
}

static void check_cut(const struct docs *d, const struct str *f, const struct filter_table *t)
{
	struct output want = {0};
	uint64_t doc, start, end;

	MUST(str_uint(f[0], &doc) && doc < d->n);
	MUST(str_uint(f[t->start], &start) && str_uint(f[t->end], &end));
	MUST(start <= end && end <= d->text[doc].len);
	output_field(&want, str_cut(d->text[doc], start, end));
	MUST(fuzz_same(f[t->text], buf_str(&want.buf)));
	buf_free(&want.buf);
}

void filter_check(const struct docs *d, struct str out, const struct filter_table *t)
{
	struct str line, f[FIELDS_MOST];

	MUST(!out.len || out.p[out.len - 1] == '\n');
	MUST(utf8_valid(out));
	for (size_t i = 0; i < out.len; i++)
		MUST(out.p[i] && !(out.p[i] > '\n' && out.p[i] <= '\r'));
	while (out.len && str_split(&out, '\n', &line)) {
		size_t n = 0;

		for (; n < FIELDS_MOST && str_split(&line, '\t', &f[n]); n++)
			;
		MUST(n == t->columns);
		if (d && t->end)
			check_cut(d, f, t);
	}
}
