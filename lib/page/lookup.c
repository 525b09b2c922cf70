#include "page/lookup.h"

#include "analysis/analysis.h"
#include "base/die.h"
#include "base/str_index.h"
#include "commit/commitment_table.h"
#include "know/blob.h"
#include "names/gazetteer.h"
#include "topics/action_topics.h"

#include <stdlib.h>

struct lookup {
	const struct lookup_options *o;
	struct arena texts; /* of the sentence */
	struct join_table commitments, entities, topics;

	/* Commitments and names are looked for apart, as each of the two programs does: what is
	 * remembered of a document depends on what was asked of it. */
	struct analysis *acts, *names;
	struct finder *finder;
	struct action_topics known;
	struct topic_scorer scorer;
	struct buf topic_ids;
	uint64_t par;

	/* Where rows of commitments are written, to be cut into fields again. */
	struct output rows;
	struct columns columns;
	struct marks *taking;

	struct gazetteer gazetteer;
	struct str_index states;
};

static const struct column_row commitment_columns[] = {ROW_KEY_COLUMNS, COMMITMENT_COLUMN_ROWS, {0}};

static void take_fields(struct mark *m, struct str row)
{
	struct str rest = row;

	m->row = row;
	for (int i = 0; i < MARK_COLUMNS; i++)
		if (!str_split(&rest, '\t', &m->f[i]))
			m->f[i] = (struct str){"", 0};
}

/* The row that has just been written. */
static void take_row(struct columns *c, void *holder)
{
	struct lookup *l = holder;
	struct buf *b = &c->out->buf;

	take_fields(marks_add(l->taking), arena_str(&l->texts, str_cut(buf_str(b), c->from, b->len)));
	b->len = c->from;
}

static void index_states(struct lookup *l)
{
	gazetteer_open(&l->gazetteer, blob_gazetteer());
	for (size_t i = 0; i < l->gazetteer.n_rows; i++) {
		const struct gazetteer_row *r = &l->gazetteer.rows[i];
		const struct str id = gazetteer_id(&l->gazetteer, r);

		if (r->type == MENTION_GPE && id.len == 3 && str_eq(id, gazetteer_country(r)))
			str_index_add(&l->states, id, i);
	}
}

static bool open_tables(struct lookup *l)
{
	const struct lookup_options *o = l->o;

	return (!o->commitments || join_open(&l->commitments, o->commitments, "commitments", MARK_SCORE + 1)) &&
	       (!o->entities || join_open(&l->entities, o->entities, "entities", NAME_COLUMNS)) &&
	       (!o->topics || join_open(&l->topics, o->topics, "topics", TOPIC_COLUMNS));
}

static void prepare(struct analysis *a, const struct lookup_options *o)
{
	names_use_tagger(analysis_names(a));
	analysis_set_dmy(a, o->dmy);
}

/* Topics are wanted in any case, for their labels. */
static bool open_library(struct lookup *l)
{
	const struct lookup_options *o = l->o;

	if (!action_topics_open(&l->known, &o->phrases))
		return false;
	l->names = analysis_new(o->cpu);
	prepare(l->names, o);
	if (!names_add_files(analysis_names(l->names), &o->names))
		return false;
	if (o->commitments)
		return true;
	l->acts = analysis_new(o->cpu);
	l->finder = commit_new(l->acts);
	prepare(l->acts, o);
	names_add_same(analysis_names(l->acts), analysis_names(l->names));
	if (o->cues && !commit_add_cues(l->finder, o->cues))
		return false;
	commit_use_judge(l->finder);
	columns_open(&l->columns, &l->rows, commitment_columns, FORMAT_TSV);
	l->columns.hold = take_row;
	l->columns.holder = l;
	return true;
}

struct lookup *lookup_new(const struct lookup_options *o)
{
	struct lookup *l = xcalloc(1, sizeof *l);

	l->o = o;
	index_states(l);
	if (open_tables(l) && open_library(l))
		return l;
	lookup_free(l);
	return NULL;
}

void lookup_free(struct lookup *l)
{
	if (!l)
		return;
	join_close(&l->commitments);
	join_close(&l->entities);
	join_close(&l->topics);
	if (l->finder)
		commit_free(l->finder);
	if (l->acts)
		analysis_free(l->acts);
	if (l->names)
		analysis_free(l->names);
	if (l->known.known)
		action_topics_free(&l->known);
	topic_scorer_free(&l->scorer);
	columns_free(&l->columns);
	buf_free(&l->rows.buf);
	buf_free(&l->topic_ids);
	str_index_free(&l->states);
	arena_free(&l->texts);
	free(l);
}

static void find_commitments(struct lookup *l, const struct row *row, struct marks *m)
{
	const struct commitments *found;

	analysis_begin(l->acts, row);
	found = commit_find(l->finder);
	l->taking = m;
	for (size_t i = 0; i < found->n; i++) {
		const struct commitment *c = &found->v[i];
		struct mark *mark;

		l->topic_ids.len = 0;
		action_topics_find(&l->known, &l->topic_ids, row, c->start, c->end, l->o->cpu);
		commit_write_row(&l->columns, row, l->finder, c, buf_str(&l->topic_ids));
		mark = &m->v[m->n - 1];
		mark->start = c->start;
		mark->end = c->end;
		mark->status = c->status;
		mark->rule = cue_text(&c->hit, TEXT_PATTERN);
	}
}

static void read_commitments(struct lookup *l, const struct row *row, struct marks *m)
{
	struct str f[JOIN_COLUMNS], line;
	uint32_t span[2];

	while (join_next(&l->commitments, row, &l->texts, f, &line)) {
		struct mark *mark = marks_add(m);
		const int status = str_among(f[MARK_STATUS], commit_status_names + 1, STATUSES - 1);

		join_span(&l->commitments, row, f[MARK_START], f[MARK_END], span);
		if (status < 0)
			join_refuse(&l->commitments, "status", "none of commitments", f[MARK_STATUS]);
		take_fields(mark, line);
		mark->start = span[0];
		mark->end = span[1];
		mark->status = (unsigned)status + 1;
	}
}

static void find_names(struct lookup *l, struct marks *m)
{
	const struct mentions *found;

	analysis_tag(l->names);
	found = analysis_mentions(l->names);
	for (size_t i = 0; i < found->n; i++) {
		const struct mention *x = &found->v[i];

		*marks_add_name(m) = (struct mark_name){x->start, x->end, str_of(mention_type_names[x->type]), x->id,
		                                        x->country, x->name};
	}
}

static void read_names(struct lookup *l, const struct row *row, struct marks *m)
{
	struct str f[JOIN_COLUMNS], line;
	uint32_t span[2];

	while (join_next(&l->entities, row, &l->texts, f, &line)) {
		join_span(&l->entities, row, f[MARK_START], f[MARK_END], span);
		*marks_add_name(m) = (struct mark_name){span[0], span[1], f[NAME_TYPE], f[NAME_ID], f[NAME_COUNTRY], f[NAME_NAME]};
	}
}

static void begin_topics(struct lookup *l, const struct row *row)
{
	const struct row title = {.doc = row->doc, .text = row->head.title};

	topic_score_document(&l->scorer, l->known.known, TOPIC_SENTENCE, false);
	if (title.text.len)
		topic_score_title(&l->scorer, l->known.known, &title, analysis_title(l->names));
}

static void find_topics(struct lookup *l, const struct row *row, struct marks *m)
{
	struct topic_scorer *s = &l->scorer;

	if (row->new_doc)
		begin_topics(l, row);
	topic_score_begin(s);
	if (row->new_doc || row->par != l->par)
		topic_score_paragraph(s);
	l->par = row->par;
	topic_score_sentence(s, l->known.known, row, analysis_words(l->names));
	topic_score_end(s, (TOPIC_LEAST - 0.5) / 100);
	for (size_t i = 0; i < s->n_scores; i++)
		marks_add_topic(m)->id = topics_info(l->known.known, s->scores[i].topic)->id;
}

static void read_topics(struct lookup *l, const struct row *row, struct marks *m)
{
	struct str f[JOIN_COLUMNS], line;

	while (join_next(&l->topics, row, &l->texts, f, &line))
		marks_add_topic(m)->id = f[TOPIC_ID];
}

void lookup_sentence(struct lookup *l, const struct row *row, struct marks *m)
{
	arena_reset(&l->texts);
	marks_clear(m);
	if (l->o->commitments)
		read_commitments(l, row, m);
	else
		find_commitments(l, row, m);
	analysis_begin(l->names, row);
	if (l->o->entities)
		read_names(l, row, m);
	else
		find_names(l, m);
	if (l->o->topics)
		read_topics(l, row, m);
	else
		find_topics(l, row, m);
}

void lookup_end(struct lookup *l)
{
	join_end(&l->commitments);
	join_end(&l->entities);
	join_end(&l->topics);
}

struct str lookup_party(const struct lookup *l, struct str code)
{
	const size_t i = str_index_find(&l->states, code, l->gazetteer.n_rows);

	return i < l->gazetteer.n_rows ? gazetteer_name(&l->gazetteer, &l->gazetteer.rows[i]) : code;
}

struct str lookup_topic(const struct lookup *l, struct str id)
{
	const size_t i = topics_by_id(l->known.known, id);

	return i < topics_count(l->known.known) && topics_info(l->known.known, i)->label.len
	               ? topics_info(l->known.known, i)->label : id;
}
