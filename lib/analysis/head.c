#include "analysis/head.h"

#include "names/mention_find.h"
#include "names/names.h"
#include "speech/label.h"

static void clear(struct head_part *p)
{
	p->text = (struct str){"", 0};
	p->state = p->press = false;
	p->words.n = p->mentions.n = p->known.n = 0;
}

/* Its words are there. */
static void read_part(struct head *h, struct head_part *p, struct scene *s, const struct when_rules *when,
                      const struct row *row)
{
	const struct words *sentence = s->w;
	const struct row part = {.doc = row->doc, .date = row->date, .text = p->text};

	when_find(&h->times, when, &p->words, row->date);
	s->row = &part;
	s->w = &p->words;
	s->times = &h->times;
	s->tagged = false;
	mention_find(&p->mentions, s);
	mention_known(&p->known, s);
	s->w = sentence;
	s->row = NULL;
	s->times = NULL;
}

static bool is_state(struct head *h, const struct names *k, struct str code)
{
	if (!h->states_known)
		names_states(k, &h->states);
	h->states_known = true;
	return country_has(&h->states, code);
}

/* The first state that a voice is or names. */
static struct str state_of(const struct head_part *p)
{
	if (p->state)
		return p->text;
	if (p->press)
		return (struct str){"", 0};
	for (size_t i = 0; i < p->mentions.n; i++)
		if (p->mentions.v[i].country.len)
			return p->mentions.v[i].country;
	return (struct str){"", 0};
}

static void read_voice(struct head *h, struct head_part *p, struct scene *s, const struct label_words *labels,
                       const struct when_rules *when, const struct row *row)
{
	p->state = is_state(h, s->k, p->text);
	p->press = label_is_press(labels, &p->words);
	if (p->state)
		memory_see_country(s->m, p->text);
	else
		read_part(h, p, s, when, row);
}

static bool has_capital(const struct words *w)
{
	for (size_t i = 0; i < w->n; i++)
		if (w->v[i].flags & WORD_CAPITAL)
			return true;
	return false;
}

/* A voice is a name, however it is written: "peru first party" is Peru First Party. */
static struct str with_capitals(struct head *h, const struct scene *s, const struct words *w)
{
	struct buf *b = &h->capitals;

	b->len = 0;
	buf_addstr(b, w->text);
	for (size_t i = 0; i < w->n; i++) {
		char *c = b->p + w->v[i].start;

		if (*c >= 'a' && *c <= 'z' && !(i && word_roles_of(&s->k->words, w->v[i].hash) >> FW_SMALL & 1))
			*c = (char)(*c - 'a' + 'A');
	}
	return memory_keep(s->m, buf_str(b));
}

static void name_voice(struct head *h, struct head_part *p, struct scene *s, struct str text, enum cpu_level cpu)
{
	p->text = memory_keep(s->m, text);
	words_scan(&p->words, p->text, cpu);
	if (has_capital(&p->words))
		return;
	p->text = with_capitals(h, s, &p->words);
	words_scan(&p->words, p->text, cpu);
}

static void read_voices(struct head *h, struct scene *s, const struct label_words *labels,
                        const struct when_rules *when, const struct row *row, enum cpu_level cpu)
{
	struct str rest = row->head.voice, text;

	h->n_voices = 0;
	while (rest.len && h->n_voices < HEAD_VOICES && str_split(&rest, ';', &text)) {
		struct head_part *p = &h->voices[h->n_voices];

		text = str_trim(text);
		if (!text.len)
			continue;
		h->n_voices++;
		clear(p);
		name_voice(h, p, s, text, cpu);
		read_voice(h, p, s, labels, when, row);
	}
}

void head_read(struct head *h, struct scene *s, const struct label_words *labels, const struct when_rules *when,
               const struct row *row, enum cpu_level cpu)
{
	const struct str title = str_trim(row->head.title);

	read_voices(h, s, labels, when, row, cpu);
	/* Offices without a state are those of whose paper it is. */
	s->m->home = head_state(h);
	s->m->voiced = s->m->home.len > 0;
	clear(&h->title);
	if (!title.len)
		return;
	h->title.text = memory_keep(s->m, title);
	words_scan(&h->title.words, h->title.text, cpu);
	read_part(h, &h->title, s, when, row);
}

struct str head_state(const struct head *h)
{
	return h->n_voices == 1 ? state_of(&h->voices[0]) : (struct str){"", 0};
}

static void free_part(struct head_part *p)
{
	words_free(&p->words);
	mentions_free(&p->mentions);
	mentions_free(&p->known);
}

void head_free(struct head *h)
{
	free_part(&h->title);
	for (size_t i = 0; i < HEAD_VOICES; i++)
		free_part(&h->voices[i]);
	whens_free(&h->times);
	buf_free(&h->capitals);
}
