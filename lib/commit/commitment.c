#include "commit/commitment.h"

#include "base/die.h"
#include "commit/commitment_parts.h"
#include "commit/issuer.h"

#include <stdlib.h>

enum { ACTIONS = 12, HEADLINE_WORDS = 16 };

/* In so many sentences a treaty says between whom it is. */
enum { SIDES_HEAD = 3 };

struct finder *commit_new(struct analysis *a)
{
	struct finder *f = xcalloc(1, sizeof *f);

	if (!cue_open(&f->builtin, analysis_cues(a)))
		die("the built-in cues are damaged");
	f->partner_model = partner_model_new();
	party_words_open(&f->known, &f->builtin);
	f->known.roles = analysis_roles(a);
	f->analysis = a;
	f->cast.table = &f->parties;
	f->refusal = xcalloc(1, sizeof *f->refusal);
	return f;
}

void commit_free(struct finder *f)
{
	buf_free(&f->user_blob);
	partner_model_free(f->partner_model);
	free(f->known.slots);
	party_table_free(&f->parties);
	whens_free(&f->deadlines);
	for (size_t i = 0; i < CUE_KINDS; i++)
		free(f->hits[i].v);
	free(f->found.v);
	free(f->refusal);
	commit_proposer_free(f->proposer);
	commit_reader_free(f->reader);
	free(f);
}

bool commit_add_cues(struct finder *f, const char *path)
{
	size_t len;

	f->user_blob.len = 0;
	if (!cue_compile_user(path, analysis_forms(f->analysis), &f->user_blob))
		return false;
	len = forms_open(&f->user_forms, buf_str(&f->user_blob));
	f->has_user = len && cue_open(&f->user, str_cut(buf_str(&f->user_blob), len, f->user_blob.len));
	analysis_add_forms(f->analysis, f->has_user ? &f->user_forms : NULL);
	return f->has_user;
}

struct str commit_code(const struct finder *f, uint32_t party)
{
	return f->parties.codes[party];
}

void commit_log_partners(struct finder *f, struct buf *log)
{
	f->partner_log = log;
}

void commit_set_explain(struct finder *f, struct explain *e)
{
	f->explain = e;
}

/* "The growers said they would": they are no party. */
static bool is_stranger(const struct finder *f, const struct candidate *c)
{
	return f->cast.stranger && c->subject.last == c->subject.first + 1 &&
	       chunk_has(f->chunks, c->subject.first, CLAUSE_THEY);
}

/* Whether it counts who the subject is: law binds somebody whatever it speaks of. */
static bool wants_party(const struct finder *f, const struct cue_row *row)
{
	bool law = row->subject == SUBJECT_LAW || (row->subject == SUBJECT_DUTY && instrument_is(&f->instrument));

	return row->subject && row->bound != BOUND_CAST && !law;
}

/* Where cues alone decide, what is refused makes no row; else the judge hears why it would be. */
static bool goes_on(const struct finder *f, const struct candidate *c)
{
	return !c->refusal.why || (f->proposer && c->hit->set != &f->user);
}

static void note_refusal(const struct finder *f, struct candidate *c, bool stands)
{
	if (!stands && !c->refusal.why)
		c->refusal = *f->refusal;
}

/* An action is a row, or proposed. */
static void take(struct finder *f, const struct candidate *c)
{
	if (f->proposer)
		commit_propose(f, c);
	else if (!c->refusal.why)
		commit_add_row(f, c);
}

/* Those of a cue. */
static void read_actions(struct finder *f, struct candidate *c)
{
	struct span actions[ACTIONS];
	const size_t n = commit_find_actions(f, c, actions, ACTIONS);

	if (!n)
		commit_explain_refusal(f, c->hit, "no action", NULL);
	if (n && wants_party(f, c->hit->row) && !c->passive && (!commit_party_subject(f, c) || is_stranger(f, c)))
		note_refusal(f, c, commit_refuse(f, c->hit, "no party", NULL));
	commit_settle_status(c);
	for (size_t i = 0; i < n && goes_on(f, c); i++) {
		c->action = actions[i];
		if (span_empty(c->action)) {
			commit_explain_refusal(f, c->hit, "no action", NULL);
			continue;
		}
		note_refusal(f, c, commit_judge_action(f, c));
		if (!goes_on(f, c))
			return;
		take(f, c);
	}
}

static void read_cue(struct finder *f, const struct cue_hit *hit)
{
	struct candidate c = {.hit = hit};

	if ((hit->row->subject == SUBJECT_HEADLINE && !f->headline) || !commit_cue_stands(f, &c))
		return;
	note_refusal(f, &c, commit_judge_cue(f, &c));
	if (goes_on(f, &c))
		read_actions(f, &c);
}

static bool is_plural(const struct finder *f, struct span s)
{
	struct str last = token_text(f->tokens, chunk_np_end(f->chunks, s.first) - 1);

	return last.len > 3 && str_ends(last, STR("s")) && !str_ends(last, STR("'s")) &&
	       !str_ends(last, STR("ss"));
}

/* The subjects of the finite verbs before token `to`: what "they" in a later clause means. */
static void note_subjects(struct finder *f, size_t from, size_t to)
{
	struct party_view v = commit_view(f);

	for (size_t i = from; i < to; i++) {
		struct parties who;
		struct span s;

		who.n = 0;
		if (!f->chunks->v[i].finite || clause_relative(f->chunks, i))
			continue;
		s = clause_subject(f->chunks, i);
		if (span_empty(s))
			continue;
		if (!party_like(&v, s.first, s.last)) {
			f->cast.stranger |= f->chunks->v[s.last - 1].tag == TAG_NOUN && is_plural(f, s);
			continue;
		}
		party_find(&who, &v, s.first, s.last);
		cast_subject(&f->cast, &who, is_plural(f, s));
		f->cast.here = true;
	}
}

static void read_cues(struct finder *f)
{
	size_t noted = 0;

	for (size_t i = 0; i < f->hits[CUE_CUE].n; i++) {
		const struct cue_hit *hit = &f->hits[CUE_CUE].v[i];

		note_subjects(f, noted, hit->first);
		noted = hit->first;
		read_cue(f, hit);
	}
	note_subjects(f, noted, f->chunks->n);
}

static int by_start(const void *pa, const void *pb)
{
	const struct commitment *a = pa, *b = pb;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return a->end < b->end ? 1 : a->end > b->end ? -1 : 0;
}

/* A cue inside the action of another is part of that action, unless it names an event of
 * its own or has its own subject ("in Berlin, where allies will discuss X"). */
static bool stands_inside(const struct commitment *outer, const struct commitment *inner)
{
	bool own_subject = inner->subject < inner->subject_end && inner->subject >= outer->start;

	return inner->cue > outer->start + 12 &&
	       (inner->hit.row->bound == BOUND_CAST ||
	        (inner->hit.row->subject == SUBJECT_PARTY && own_subject));
}

static void explain_nested(const struct finder *f, const struct commitment *inner,
                           const struct commitment *outer)
{
	struct str text = f->row->text;

	if (f->explain)
		explain(f->explain, "dropped", str_cut(text, inner->start, inner->end),
		        "cue '%.*s' is part of the action of '%.*s'",
		        STR_FMT(str_cut(text, inner->cue, inner->cue_end), 80),
		        STR_FMT(str_cut(text, outer->cue, outer->cue_end), 80));
}

/* `open` is the last of those kept whose action may not be over; what is over for one is over
 * for all that begin later, and is passed over once. */
static void drop_nested(struct finder *f)
{
	struct commitments *c = &f->found;
	uint32_t n = 0, open = 0;

	if (c->n > 1)
		qsort(c->v, c->n, sizeof *c->v, by_start);
	for (size_t i = 0; i < c->n; i++) {
		while (open && c->v[open - 1].end <= c->v[i].start)
			open = c->v[open - 1].outer;
		if (open && !stands_inside(&c->v[open - 1], &c->v[i])) {
			explain_nested(f, &c->v[i], &c->v[open - 1]);
			continue;
		}
		if (n != i)
			c->v[n] = c->v[i];
		c->v[n].outer = open;
		open = ++n;
	}
	c->n = n;
}

/* What the rows quote stands in the sentence. */
static bool is_whole(const struct row *row, const struct commitment *c)
{
	return row_span(row, "action", c->start, c->end) && row_span(row, "cue", c->cue, c->cue_end) &&
	       (c->due == c->due_end || row_span(row, "due", c->due, c->due_end)) &&
	       (c->condition == c->condition_end ||
	        row_span(row, "condition", c->condition, c->condition_end)) &&
	       (c->subject == c->subject_end || row_span(row, "subject", c->subject, c->subject_end));
}

static void drop_broken(struct commitments *c, const struct row *row)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++) {
		if (!is_whole(row, &c->v[i]))
			continue;
		if (n != i)
			c->v[n] = c->v[i];
		n++;
	}
	c->n = n;
}

/* "UK to close missions": short, without a full stop. */
static bool like_headline(const struct finder *f)
{
	const struct forms *forms = analysis_forms(f->analysis);
	const struct words *w = f->words;
	struct str text = f->row->text;

	if (w->n > HEADLINE_WORDS || !text.len || strchr(".?!:;", text.p[text.len - 1]))
		return false;
	for (size_t i = 1; i < w->n; i++)
		if (forms_may(forms, w->v[i].hash) & MAY_TO)
			return true;
	return false;
}

static void read_grammar(struct finder *f)
{
	f->tokens = analysis_tokens(f->analysis);
	f->chunks = analysis_chunks(f->analysis);
	cue_find_adjuncts(f->chunks, &f->builtin);
	cue_find(f->hits, f->has_user ? &f->user : NULL, &f->builtin, f->chunks);
	instrument_note(&f->instrument, f->chunks);
	f->timed = false;
	f->headline = like_headline(f);
}

/* Why the sentence asserts nothing, whatever its words, or NULL. */
static const char *asserts_nothing(const struct finder *f)
{
	if (str_ends(f->row->text, STR("?")))
		return "a question";
	return turn_asks(analysis_turn(f->analysis)) ? "said by who asks" : NULL;
}

static bool may_hold_one(const struct finder *f)
{
	if (asserts_nothing(f))
		return false;
	return f->proposer || f->list.row || cue_possible(&f->builtin, f->words) ||
	       (f->has_user && cue_possible(&f->user, f->words)) ||
	       like_headline(f);
}

/* Whom its title names. */
static void note_title(struct finder *f, const struct mentions *m)
{
	struct str code;

	f->titled.n = 0;
	for (size_t i = 0; i < m->n; i++)
		if (party_code(&f->known, m, i, &code))
			party_add_code(&f->titled, &f->parties, code);
}

static void begin_doc(struct finder *f)
{
	const struct head *head = analysis_head(f->analysis);
	struct parties issuer;

	issuer.n = 0;
	party_forget(&f->parties);
	f->cast = (struct cast){.table = &f->parties};
	f->quote = false;
	f->instrument = (struct instrument){0};
	f->list = (struct list){0};
	if (f->proposer)
		commit_proposer_forget(f->proposer);
	if (f->reader)
		commit_reader_begin(f);
	instrument_title(&f->instrument, analysis_roles(f->analysis), &head->title.words);
	issuer_find(&issuer, &f->parties, &f->known, head);
	cast_issuer(&f->cast, &issuer, head_state(head));
	note_title(f, &head->title.mentions);
	issuer_names(&f->cast, &f->known, head);
	if (!head->title.text.len)
		return;
	cast_note(&f->cast, &f->known, &head->title.mentions, &head->title.words);
	cast_sides(&f->cast, &f->known, &head->title.known, &head->title.words);
}

/* Mentions of every sentence are asked for, for what they show of the document; the tagger only
 * where they matter for more than that. */
static bool begin(struct finder *f)
{
	bool may_hold;

	f->found.n = 0;
	f->row = analysis_row(f->analysis);
	if (f->explain)
		explain_begin(f->explain, f->row);
	if (f->row->new_doc)
		begin_doc(f);
	f->words = analysis_words(f->analysis);
	if (f->row->new_doc)
		instrument_title(&f->instrument, analysis_roles(f->analysis), f->words);
	instrument_words(&f->instrument, analysis_roles(f->analysis), f->words);
	/* A quotation that goes on has its mark again. */
	if (analysis_turn(f->analysis)->paragraph)
		f->quote = false;
	may_hold = may_hold_one(f);
	if (may_hold)
		analysis_tag(f->analysis);
	f->mentions = analysis_mentions(f->analysis);
	cast_note(&f->cast, &f->known, f->mentions, f->words);
	if (f->cast.sentences <= SIDES_HEAD)
		cast_sides(&f->cast, &f->known, analysis_known(f->analysis), f->words);
	commit_note_turn(f);
	return may_hold;
}

/* The sentence continues a list, or begins one. */
static void read_list(struct finder *f)
{
	struct cue_hit hit;
	struct candidate c = {.hit = &hit, .listed = true};
	struct span actions[ACTIONS];
	size_t n;

	if (!commit_list_item(f, &hit))
		return;
	c.status = f->list.status;
	c.verb = hit.first;
	n = commit_find_actions(f, &c, actions, ACTIONS);
	for (size_t i = 0; i < n; i++) {
		c.action = actions[i];
		if (span_empty(c.action))
			continue;
		note_refusal(f, &c, commit_judge_action(f, &c));
		take(f, &c);
	}
}

static void sort_rows(struct commitments *c)
{
	if (c->n > 1)
		qsort(c->v, c->n, sizeof *c->v, by_start);
}

/* Nothing is promised in the sentence, but somebody may speak in it whose words go on in the next one. */
static void note_unread(struct finder *f)
{
	if (!commit_may_report(f)) {
		commit_note_quotes(f);
		return;
	}
	read_grammar(f);
	commit_note_speech(f);
}

static void find(struct finder *f)
{
	read_grammar(f);
	commit_note_speech(f);
	if (f->proposer)
		commit_proposer_begin(f);
	read_cues(f);
	read_list(f);
	if (f->proposer)
		commit_judge_proposals(f);
	if (str_ends(f->row->text, STR(":")))
		cast_list(&f->cast);
	drop_broken(&f->found, f->row);
	if (f->proposer)
		sort_rows(&f->found);
	else
		drop_nested(f);
	if (f->explain && !f->found.n)
		explain_end(f->explain, "no cue");
}

const struct commitments *commit_find(struct finder *f)
{
	if (begin(f)) {
		find(f);
	} else {
		note_unread(f);
		if (f->explain)
			explain_end(f->explain, asserts_nothing(f) ? asserts_nothing(f) : "no cue");
	}
	if (f->reader)
		commit_reader_end(f);
	return &f->found;
}
