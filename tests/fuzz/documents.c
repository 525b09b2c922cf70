/* Documents made of all tables of data/ (tests/generate), through all four filters. Of every
 * table: its offsets cut its texts out of the document and out of the sentence, its rows are in
 * order, what it quotes stands in the sentence. The same rows come of plain text, CSV and TSV, of
 * whole reads and reads of one byte, of every vector level, and of a document that another one
 * was read before. */
#include "../generate/filters.h"
#include "../generate/text.h"
#include "base/calendar.h"
#include "base/utf8.h"
#include "lib/fuzz.h"

#include <stdio.h>
#include <stdlib.h>

/* Five seconds; a million take five minutes (make generate). */
const unsigned long fuzz_runs = 20000;

enum { COLUMNS_MOST = 24, SENTENCES_MOST = 1024 };

/* The sentences of the document at hand. */
struct sentence_row {
	uint64_t start, end;
	struct str text;
};

static struct {
	struct str text, title;
	struct sentence_row v[SENTENCES_MOST + 1]; /* by number, from 1 */
	size_t n;
} doc;

/* What a table says of a document. Columns are counted from 0, 0 is none. */
struct promise {
	size_t columns;
	size_t start, end, cut;   /* `cut` is what start and end cut out */
	size_t quotes[3];         /* what else stands in the sentence */
	size_t lists;             /* a list of such */
	size_t days;              /* the first of two: a day, and one that is not before it */
	bool overlap;             /* rows may */
};

static size_t split_row(struct str line, struct str *f)
{
	size_t n = 0;

	while (n < COLUMNS_MOST && str_split(&line, '\t', &f[n]))
		n++;
	return n;
}

static uint64_t number(struct str s)
{
	uint64_t n;

	MUST(str_uint(s, &n));
	return n;
}

static bool holds(struct str text, struct str part)
{
	return !part.len || (part.len <= text.len && memmem(text.p, text.len, part.p, part.len));
}

/* `text` is bytes start..end-1 of the document, as a field is written. */
static void check_cut(struct str text, uint64_t start, uint64_t end)
{
	static struct output want;

	MUST(start < end && end <= doc.text.len);
	want.buf.len = 0;
	output_field(&want, str_cut(doc.text, start, end));
	MUST(fuzz_same(text, buf_str(&want.buf)));
}

static bool is_blank(struct str s)
{
	return !str_trim(s).len;
}

/* The head rows that a title and a voice give; what is behind them. */
static struct str check_heads(const struct way *way, struct str rows)
{
	const struct str said[] = {way->title, way->voice};
	struct str f[COLUMNS_MOST], line, rest = rows;
	struct output want = {0};

	for (size_t i = 0; i < 2; i++) {
		if (is_blank(said[i]))
			continue;
		want.buf.len = 0;
		output_field(&want, said[i]);
		MUST(str_split(&rest, '\n', &line) && split_row(line, f) == 7);
		MUST(str_eq(f[2], STR("0")) && number(f[3]) == i + 1 && str_eq(f[4], STR("0")) && str_eq(f[5], STR("0")));
		MUST(str_eq(f[6], buf_str(&want.buf)));
	}
	buf_free(&want.buf);
	return rest;
}

/* The rows of sentsplit: they hold all of the document but what is blank. */
static void check_sentences(const struct way *way, struct str rows)
{
	const bool paged = memchr(doc.text.p, '\f', doc.text.len);
	uint64_t at = 0, par = 1;
	struct str line, f[COLUMNS_MOST];

	doc.n = 0;
	rows = check_heads(way, rows);
	while (rows.len && str_split(&rows, '\n', &line)) {
		struct sentence_row *s = &doc.v[++doc.n];

		MUST(doc.n <= SENTENCES_MOST && split_row(line, f) == 7);
		*s = (struct sentence_row){number(f[4]), number(f[5]), f[6]};
		MUST(str_eq(f[0], STR("0")) && number(f[2]) == doc.n);
		MUST(number(f[3]) == par || number(f[3]) == par + 1);
		MUST(s->start >= at && (paged || fuzz_blank(str_cut(doc.text, at, s->start))));
		check_cut(s->text, s->start, s->end);
		par = number(f[3]);
		at = s->end;
	}
	MUST(paged || fuzz_blank(str_cut(doc.text, at, doc.text.len)));
}

static bool any_holds(struct str part)
{
	if (holds(doc.title, part))
		return true;
	for (size_t i = 1; i <= doc.n; i++)
		if (holds(doc.v[i].text, part))
			return true;
	return false;
}

/* As text they sort as days do. */
static void check_days(struct str first, struct str last)
{
	struct calendar_date d;

	MUST(first.len == last.len && (!first.len || first.len == 10));
	MUST(!first.len || (calendar_read(first, &d) == 10 && calendar_read(last, &d) == 10));
	MUST(!first.len || memcmp(first.p, last.p, 10) <= 0);
}

static void check_row(const struct promise *p, const struct str *f, const struct sentence_row *s)
{
	struct str list = f[p->lists], part;

	if (p->end) {
		MUST(number(f[p->start]) >= s->start && number(f[p->end]) <= s->end);
		check_cut(f[p->cut], number(f[p->start]), number(f[p->end]));
	}
	if (p->days)
		check_days(f[p->days], f[p->days + 1]);
	for (size_t i = 0; i < 3; i++)
		MUST(!p->quotes[i] || holds(s->text, f[p->quotes[i]]));
	while (p->lists && str_split(&list, ';', &part))
		MUST(part.len && any_holds(part));
}

static void check_table(const struct promise *p, struct str rows)
{
	uint64_t sent = 0, at = 0;
	struct str line, f[COLUMNS_MOST];

	while (rows.len && str_split(&rows, '\n', &line)) {
		MUST(split_row(line, f) == p->columns);
		MUST(str_eq(f[0], STR("0")) && number(f[2]) >= sent && number(f[2]) <= doc.n && number(f[2]));
		sent = number(f[2]);
		check_row(p, f, &doc.v[sent]);
		if (!p->end)
			continue;
		MUST(number(f[p->start]) >= at);
		at = number(f[p->overlap ? p->start : p->end]);
	}
}

/* The document's text as a field of CSV or TSV. */
static void encode_field(struct buf *to, enum carrier carrier)
{
	for (size_t i = 0; i < doc.text.len; i++) {
		const char c = doc.text.p[i];
		const char *escape = carrier == CARRIER_CSV ? "" : c == '\n' ? "\\n" : c == '\t' ? "\\t" :
		                     c == '\r' ? "\\r" : c == '\\' ? "\\\\" : "";

		if (carrier == CARRIER_CSV && c == '"')
			buf_addc(to, '"');
		if (*escape)
			buf_addstr(to, str_of(escape));
		else
			buf_addc(to, c);
	}
}

/* The same as a string of JSON, every third byte that can be written otherwise so; but a mark
 * at its beginning, which the file may have too, as it is. */
static void encode_string(struct buf *to)
{
	for (size_t i = 0; i < doc.text.len; i++) {
		const unsigned char c = (unsigned char)doc.text.p[i];

		if (c < ' ' || c == 0x7F || c == '"' || c == '\\' || (c < 0x80 && i % 3 == 1))
			buf_addf(to, "\\u%04x", c);
		else
			buf_addc(to, (char)c);
	}
}

/* The document as the only record of a file, which begins with a byte order mark where `mark` says
 * so. */
static void encode(struct buf *to, const struct way *way, bool mark)
{
	const char *date = way->date ? way->date : "";

	to->len = 0;
	buf_addstr(to, mark ? STR("\xEF\xBB\xBF") : STR(""));
	switch (way->carrier) {
	case CARRIER_TEXT: break;
	case CARRIER_CSV:
		buf_addstr(to, STR("id,text,date\n0,\""));
		encode_field(to, CARRIER_CSV);
		buf_addf(to, "\",%s\n", date);
		break;
	case CARRIER_TSV:
		buf_addstr(to, STR("id\ttext\tdate\n0\t"));
		encode_field(to, CARRIER_TSV);
		buf_addf(to, "\t%s\n", date);
		break;
	case CARRIER_JSONL:
		buf_addstr(to, STR("{\"id\": 0, \"text\": \""));
		encode_string(to);
		buf_addf(to, "\", \"date\": \"%s\"}\n", date);
		break;
	}
}

static void split_ways(const struct way *way, struct str rows, enum cpu_level other)
{
	static struct buf records, again;
	/* A byte that is no UTF-8 has more than one in a string of JSON. */
	const enum carrier last = utf8_valid(doc.text) ? CARRIER_JSONL : CARRIER_TSV;
	struct way w = *way;

	w.slow = true;
	MUST(run_sentsplit(&w, doc.text, &again) && str_eq(buf_str(&again), rows));
	for (w.carrier = CARRIER_CSV; w.carrier <= last; w.carrier++) {
		encode(&records, &w, doc.text.len % 2);
		w.slow = false;
		MUST(run_sentsplit(&w, buf_str(&records), &again) && str_eq(buf_str(&again), rows));
		w.slow = true;
		MUST(run_sentsplit(&w, buf_str(&records), &again) && str_eq(buf_str(&again), rows));
	}
	w = *way;
	w.cpu = other;
	MUST(run_sentsplit(&w, doc.text, &again) && str_eq(buf_str(&again), rows));
}

/* The same rows of another document: "1" for "0". */
static void rename_doc(struct buf *rows)
{
	for (size_t i = 0; i < rows->len; i++)
		if (!i || rows->p[i - 1] == '\n')
			rows->p[i] = '1';
}

typedef bool run_filter(const struct way *way, struct str in, struct buf *out);

static void check_filter(run_filter *run, const struct promise *p, const struct way *way, struct str rows,
                         enum cpu_level other)
{
	static struct buf first, again, twice;
	struct way w = *way;
	struct str half;

	MUST(run(&w, rows, &first));
	check_table(p, buf_str(&first));
	w.slow = true;
	w.cpu = other;
	MUST(run(&w, rows, &again) && str_eq(buf_str(&again), buf_str(&first)));
	w = *way;
	twice.len = 0;
	buf_addstr(&twice, rows);
	rename_doc(&twice);
	buf_addstr(&twice, rows);
	MUST(run(&w, buf_str(&twice), &again) && again.len == 2 * first.len);
	half = str_cut(buf_str(&again), first.len, again.len);
	MUST(str_eq(half, buf_str(&first)));
	rename_doc(&first);
	MUST(str_eq(str_cut(buf_str(&again), 0, first.len), buf_str(&first)));
}

static struct way choose_way(struct str *s)
{
	const unsigned how = fuzz_choice(s), more = fuzz_choice(s);
	struct way w = {.cpu = cpu_best(), .tagger = how & 3, .nested = (how & 12) == 12, .dmy = how & 16};

	w.date = how & 32 ? "2024-08-29" : how & 64 ? "2027" : NULL;
	w.newline = more % 3;
	w.by = more / 3 % 3;
	w.level = more / 9 % 2 + 1;
	w.with_context = more / 18 % 4 == 1;
	w.context = more / 72;
	return w;
}

/* Of one document in four; it is given to the program as an argument is. */
static struct str choose_line(struct buf *to, struct str *s)
{
	to->len = 0;
	if (fuzz_choice(s) % 4 == 1)
		text_line(to, s);
	buf_addc(to, '\0');
	return str_of(to->p);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static const struct promise topics = {.columns = 11, .lists = 7},
		commitments = {19, 3, 4, 8, {9, 11, 14}, .days = 16, .overlap = true},
		context = {22, 3, 4, 8, {9, 11, 14}, .days = 16, .overlap = true};
	static struct buf text, rows, title, voice;
	struct str s = {(const char *)data, len};
	struct way way = choose_way(&s);
	const enum cpu_level other = fuzz_choice(&s) % (cpu_best() + 1);
	struct promise entities = {13, 3, 4, 9, .days = 11, .overlap = way.nested};

	way.title = choose_line(&title, &s);
	way.voice = choose_line(&voice, &s);
	text_make(&text, s);
	doc.text = buf_str(&text);
	doc.title = way.title;
	if (getenv("FUZZ_LOUD"))
		fprintf(stderr, "%.*s\n", (int)text.len, text.p);
	MUST(run_sentsplit(&way, doc.text, &rows));
	check_sentences(&way, buf_str(&rows));
	split_ways(&way, buf_str(&rows), other);
	check_filter(run_entities, &entities, &way, buf_str(&rows), other);
	check_filter(run_topics, &topics, &way, buf_str(&rows), other);
	check_filter(run_commitments, way.with_context ? &context : &commitments, &way, buf_str(&rows), other);
	return 0;
}
