#include "page/page.h"

#include "base/die.h"
#include "commit/cue.h"
#include "know/blob.h"
#include "page/card.h"
#include "page/folder.h"
#include "page/html.h"
#include "page/overview.h"
#include "page/passage.h"
#include "page/site.h"
#include "page/template.h"

#include <stdlib.h>

/* What has been gathered for one page. */
struct sheet {
	struct counts counts;
	struct spool body, list, dues;
};

/* What a document has, for its row in the list: parties, statuses, topics. */
struct features {
	struct tally statuses, actors, partners, topics, about, dues;
	uint64_t marks;
};

struct pages {
	const struct page_options *o;
	struct lookup *lookup;
	struct promises ledger;
	struct folder folder;
	struct str file; /* the templates */
	struct str card, par;

	struct sheet now, all; /* `all` is the index of a folder, without a body */
	uint32_t page;         /* its number in the folder; 0 without one */

	bool broken; /* an input broke off */

	/* The document and paragraph at hand. */
	bool open;
	struct buf doc, date, title, voice;
	uint64_t doc_number, par_number;
	struct features features;
	struct buf text, cards;

	struct marks marks;
	struct passage passage;
};

/* More than this of a paragraph is not held: what is left goes on in another. */
enum { PARAGRAPH_MOST = 256 * 1024 };

/* So many items of a kind has the row of a document. */
enum { FEATURES_MOST = 64 };

static bool sheet_open(struct sheet *s)
{
	return spool_open(&s->body) && spool_open(&s->list) && spool_open(&s->dues);
}

static void sheet_free(struct sheet *s)
{
	counts_free(&s->counts);
	spool_close(&s->body);
	spool_close(&s->list);
	spool_close(&s->dues);
}

static void sheet_reset(struct sheet *s)
{
	counts_reset(&s->counts);
	spool_reset(&s->body);
	spool_reset(&s->list);
	spool_reset(&s->dues);
}

struct pages *pages_new(const struct page_options *o)
{
	struct pages *p = xcalloc(1, sizeof *p);

	p->o = o;
	p->file = blob_page();
	p->card = template_part(p->file, "card");
	p->par = template_part(p->file, "par");
	p->page = o->folder ? 1 : 0;
	p->lookup = lookup_new(&o->lookup);
	if (p->lookup && sheet_open(&p->now) && (!o->ledger || promise_open(&p->ledger, o->ledger)) &&
	    (!o->folder || (sheet_open(&p->all) && folder_open(&p->folder, o->folder))))
		return p;
	pages_free(p);
	return NULL;
}

static void features_reset(struct features *f)
{
	f->marks = 0;
	tally_reset(&f->statuses);
	tally_reset(&f->actors);
	tally_reset(&f->partners);
	tally_reset(&f->topics);
	tally_reset(&f->about);
	tally_reset(&f->dues);
}

static void features_free(struct features *f)
{
	tally_free(&f->statuses);
	tally_free(&f->actors);
	tally_free(&f->partners);
	tally_free(&f->topics);
	tally_free(&f->about);
	tally_free(&f->dues);
}

void pages_free(struct pages *p)
{
	if (!p)
		return;
	lookup_free(p->lookup);
	promise_free(&p->ledger);
	folder_close(&p->folder);
	sheet_free(&p->now);
	sheet_free(&p->all);
	features_free(&p->features);
	marks_free(&p->marks);
	passage_free(&p->passage);
	buf_free(&p->doc);
	buf_free(&p->date);
	buf_free(&p->title);
	buf_free(&p->voice);
	buf_free(&p->text);
	buf_free(&p->cards);
	free(p);
}

static void add_list(struct tally *t, struct str list)
{
	struct str item;

	while (mark_next(&list, &item) && (t->n < FEATURES_MOST || tally_find(t, item)))
		tally_add(t, item, 0, 1);
}

static void take_features(struct features *f, const struct mark *m)
{
	f->marks++;
	add_list(&f->statuses, str_of(commit_status_names[m->status]));
	add_list(&f->actors, m->f[MARK_ACTORS]);
	add_list(&f->partners, m->f[MARK_PARTNERS]);
	add_list(&f->topics, m->f[MARK_TOPICS]);
	add_list(&f->dues, m->f[MARK_DUE_LAST]);
}

/* The names of a tally, most frequent first, joined by `;`. */
static void join_keys(struct buf *out, const struct tally *t, size_t most, const struct lookup *labels)
{
	size_t n;
	uint32_t *top = tally_top(t, most, &n);

	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_addstr(out, labels ? STR(", ") : STR(";"));
		buf_addstr(out, labels ? lookup_topic(labels, t->v[top[i]].key) : t->v[top[i]].key);
	}
	free(top);
}

/* The row of the list of documents; on the index with the name of the page. */
static void list_document(struct pages *p, struct sheet *s, bool index)
{
	const struct features *f = &p->features;
	struct buf b[6] = {{0}}, link = {0};
	const struct tally *const lists[5] = {&f->statuses, &f->actors, &f->partners, &f->topics, &f->dues};

	for (int i = 0; i < 5; i++)
		join_keys(&b[i], lists[i], FEATURES_MOST, NULL);
	join_keys(&b[5], &f->about, 3, p->lookup);
	if (index)
		site_page_name(&link, p->page);
	buf_addf(&link, "#d%llu", (unsigned long long)p->doc_number);
	template_fill(&s->list.buf, template_part(p->file, "doc_row"), (const struct template_value[]){
		{"n", TEMPLATE_COUNT(p->doc_number)}, {"link", buf_str(&link)}, {"title", buf_str(p->title.len ? &p->title : &p->doc)},
		{"doc", buf_str(&p->doc)}, {"date", buf_str(&p->date)}, {"voice", buf_str(&p->voice)},
		{"marks", TEMPLATE_COUNT(f->marks)}, {"statuses", buf_str(&b[0])}, {"actors", buf_str(&b[1])},
		{"partners", buf_str(&b[2])}, {"topics", buf_str(&b[3])}, {"dues", buf_str(&b[4])}, {"about", buf_str(&b[5])}, {0}});
	spool_tick(&s->list);
	for (int i = 0; i < 6; i++)
		buf_free(&b[i]);
	buf_free(&link);
}

static void end_paragraph(struct pages *p)
{
	if (!p->text.len)
		return;
	template_fill(&p->now.body.buf, p->par, (const struct template_value[]){
		{"text", buf_str(&p->text)}, {"cards", buf_str(&p->cards)}, {0}});
	spool_tick(&p->now.body);
	p->text.len = p->cards.len = 0;
}

static void end_document(struct pages *p)
{
	if (!p->open)
		return;
	end_paragraph(p);
	template_fill(&p->now.body.buf, template_part(p->file, "doc_close"), NULL);
	list_document(p, &p->now, false);
	if (p->page)
		list_document(p, &p->all, true);
	p->open = false;
}

static void set(struct buf *b, struct str s)
{
	b->len = 0;
	buf_addstr(b, s);
}

static void count_document(struct sheet *s, struct str date)
{
	s->counts.docs++;
	counts_date(&s->counts, date);
}

static void write_sheet(struct pages *p, struct sheet *s, struct output *o, bool index);

static void next_page(struct pages *p)
{
	struct buf name = {0};
	struct output o;

	site_page_name(&name, p->page);
	folder_begin(&p->folder, &o, buf_str(&name));
	write_sheet(p, &p->now, &o, false);
	folder_end(&p->folder, &o);
	sheet_reset(&p->now);
	p->page++;
	buf_free(&name);
}

static void begin_document(struct pages *p, const struct row *row)
{
	end_document(p);
	if (p->page && p->now.counts.docs >= p->o->max)
		next_page(p);
	set(&p->doc, row->doc);
	set(&p->date, row->date);
	set(&p->title, row->head.title);
	set(&p->voice, row->head.voice);
	features_reset(&p->features);
	count_document(&p->now, row->date);
	if (p->page)
		count_document(&p->all, row->date);
	p->doc_number = p->now.counts.docs;
	p->open = true;
	template_fill(&p->now.body.buf, template_part(p->file, "doc_open"), (const struct template_value[]){
		{"n", TEMPLATE_COUNT(p->doc_number)}, {"title", buf_str(p->title.len ? &p->title : &p->doc)},
		{"doc", buf_str(&p->doc)}, {"named", buf_str(&p->title)}, {"date", buf_str(&p->date)},
		{"voice", buf_str(&p->voice)}, {0}});
}

static void count_mark(struct sheet *s, const struct mark *m, uint32_t page)
{
	counts_mark(&s->counts, m);
	if (m->f[MARK_DUE_LAST].len && counts_open(m))
		due_list_add(&s->dues, m, page);
}

static void take_mark(struct pages *p, struct mark *m)
{
	m->number = p->now.counts.marks + 1;
	promise_see(&p->ledger, m, p->page);
	count_mark(&p->now, m, 0);
	if (p->page)
		count_mark(&p->all, m, p->page);
	take_features(&p->features, m);
	card_write(&p->cards, p->card, p->lookup, m);
}

void pages_row(struct pages *p, const struct row *row)
{
	if (row->new_doc)
		begin_document(p, row);
	else if (row->par != p->par_number || p->text.len > PARAGRAPH_MOST)
		end_paragraph(p);
	p->par_number = row->par;
	lookup_sentence(p->lookup, row, &p->marks);
	p->now.counts.sentences++;
	p->all.counts.sentences++;
	for (size_t i = 0; i < p->marks.n; i++)
		take_mark(p, &p->marks.v[i]);
	for (size_t i = 0; i < p->marks.n_topics; i++)
		add_list(&p->features.about, p->marks.topics[i].id);
	if (p->text.len)
		buf_addc(&p->text, ' ');
	passage_write(&p->passage, &p->text, row->text, &p->marks);
}

/* The day as of which a page is made. */
static const char *as_of(const struct pages *p)
{
	return p->o->as_of ? p->o->as_of : p->page ? p->all.counts.last : p->now.counts.last;
}

static void fill(struct pages *p, struct output *o, const char *part, const struct template_value *values)
{
	template_fill(&o->buf, template_part(p->file, part), values);
	output_row_done(o);
}

/* The heading: the user's, or what the only document is called; else nothing. */
static struct str heading(const struct pages *p, const struct sheet *s)
{
	if (p->o->title)
		return str_of(p->o->title);
	return s->counts.docs == 1 ? buf_str(p->title.len ? &p->title : &p->doc) : (struct str){"", 0};
}

/* The whole page; `index`: that of a folder. */
static void write_sheet(struct pages *p, struct sheet *s, struct output *o, bool index)
{
	const bool ledger = p->ledger.open && (index || !p->page);
	const struct str title = heading(p, s);
	const struct template_value values[] = {
		{"title", title}, {"docs", TEMPLATE_COUNT(s->counts.docs)}, {"untitled", title.len ? (struct str){"", 0} : STR("1")},
		{"as_of", str_of(as_of(p))}, {"index", index ? STR("1") : (struct str){"", 0}},
		{"part", p->page && !index ? STR("1") : (struct str){"", 0}}, {"page", TEMPLATE_COUNT(p->page)}, {0}};
	const struct overview v = {&s->counts, p->lookup, &s->dues, ledger ? &p->ledger : NULL, p->file, as_of(p)};

	fill(p, o, "top", values);
	overview_write(&v, o);
	fill(p, o, "list_open", values);
	spool_copy(&s->list, o);
	fill(p, o, "list_close", values);
	if (!index) {
		fill(p, o, "body_open", values);
		spool_copy(&s->body, o);
		fill(p, o, "body_close", values);
	}
	fill(p, o, "bottom", values);
}

void pages_break(struct pages *p)
{
	p->broken = true;
}

void pages_end(struct pages *p, struct output *o)
{
	struct output file;

	if (p->broken)
		return;
	end_document(p);
	lookup_end(p->lookup);
	if (!p->now.counts.docs)
		return;
	if (!p->page) {
		write_sheet(p, &p->now, o, false);
		return;
	}
	next_page(p);
	folder_begin(&p->folder, &file, STR("index.html"));
	write_sheet(p, &p->all, &file, true);
	folder_end(&p->folder, &file);
}
