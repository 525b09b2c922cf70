#include "page/card.h"

#include "commit/cue.h"
#include "page/template.h"

void card_parties(struct buf *out, const struct lookup *names, struct str codes)
{
	struct str code;

	for (bool later = false; mark_next(&codes, &code); later = true) {
		if (later)
			buf_addstr(out, STR(", "));
		buf_addstr(out, lookup_party(names, code));
	}
}

static void add_topics(struct buf *out, const struct lookup *names, struct str ids)
{
	struct str id;

	for (bool later = false; mark_next(&ids, &id); later = true) {
		if (later)
			buf_addstr(out, STR(", "));
		buf_addstr(out, lookup_topic(names, id));
	}
}

/* A deadline as one looks for it: the value of what the text says, or its words. */
static struct str when(const struct mark *m)
{
	if (m->f[MARK_DUE_LAST].len)
		return m->f[MARK_DUE_LAST];
	return m->f[MARK_DUE].len ? m->f[MARK_DUE] : m->f[MARK_BY];
}

void card_write(struct buf *out, struct str part, const struct lookup *names, const struct mark *m)
{
	const struct str *f = m->f;
	struct buf who = {0}, whom = {0}, said = {0}, topics = {0}, number = {0};

	card_parties(&who, names, f[MARK_ACTORS]);
	card_parties(&whom, names, f[MARK_PARTNERS]);
	card_parties(&said, names, f[MARK_SAID_BY]);
	add_topics(&topics, names, f[MARK_TOPICS]);
	buf_adduint(&number, m->number);
	template_fill(out, part, (const struct template_value[]){
		{"n", buf_str(&number)}, {"status", str_of(commit_status_names[m->status])}, {"actors", f[MARK_ACTORS]},
		{"partners", f[MARK_PARTNERS]}, {"who", buf_str(&who)}, {"whom", buf_str(&whom)}, {"action", f[MARK_ACTION]},
		{"when", when(m)}, {"due", f[MARK_DUE]}, {"by", f[MARK_BY]}, {"due_first", f[MARK_DUE_FIRST]},
		{"due_last", f[MARK_DUE_LAST]}, {"condition", f[MARK_CONDITION]}, {"said", buf_str(&said)},
		{"topic_ids", f[MARK_TOPICS]}, {"topics", buf_str(&topics)}, {"cameo", f[MARK_CAMEO]}, {"cue", f[MARK_CUE]},
		{"rule", m->rule}, {"score", f[MARK_SCORE]}, {"doc", f[MARK_DOC]}, {"sent", f[MARK_SENT]},
		{"start", f[MARK_START]}, {"end", f[MARK_END]}, {"id", f[MARK_ID]}, {"state", str_of(m->state)},
		{"row", m->row}, {0}});
	buf_free(&who);
	buf_free(&whom);
	buf_free(&said);
	buf_free(&topics);
	buf_free(&number);
}
