#include "names/office.h"

#include "base/hash.h"

static uint64_t add_hash(uint64_t key, uint64_t hash)
{
	return hash_mix(key * 3 ^ hash);
}

/* Spelling variants count as one word. */
static uint64_t plain_word(const struct names *k, uint64_t hash)
{
	const struct word_roles_slot *slot = word_roles_slot(&k->words, hash);

	return slot->roles >> FW_SPELLING & 1 ? slot->value : hash;
}

static uint64_t key_of_words(const struct scene *s, uint64_t key, size_t first, size_t last)
{
	for (size_t i = first; i < last; i++)
		key = add_hash(key, plain_word(s->k, s->w->v[i].hash));
	return key;
}

static uint64_t key_of_text(const struct names *k, uint64_t key, struct str text)
{
	size_t from = 0;

	for (size_t i = 0; i <= text.len; i++)
		if (i == text.len || text.p[i] == ' ' || text.p[i] == '-') {
			if (i > from)
				key = add_hash(key, plain_word(k, words_hash(str_cut(text, from, i))));
			from = i + 1;
		}
	return key;
}

static bool is_small_word(const struct scene *s, size_t i)
{
	return is_fw(s, i, FW_PLAIN) || s->w->v[i].gap == GAP_APOSTROPHE;
}

/* The office in the singular, with the capitals of its name. */
static struct str office_text(const struct scene *s, struct memory *m, const struct found *f,
                              struct str canon)
{
	const struct title *t = &f->title;
	struct str text = s->w->text, id;
	struct buf b = {0};

	for (size_t i = t->first; i < t->last; i++) {
		size_t from = i > t->first ? s->w->v[i - 1].end : f->start;

		if (t->plural && i == t->head) {
			buf_addstr(&b, str_cut(text, from, s->w->v[i].start));
			buf_addstr(&b, canon);
			i = t->head_last - 1;
			continue;
		}
		buf_addstr(&b, str_cut(text, from, s->w->v[i].end));
		if (t->lower && !is_small_word(s, i)) {
			char *p = &b.p[b.len - (s->w->v[i].end - s->w->v[i].start)];

			if (*p >= 'a' && *p <= 'z')
				*p = (char)(*p - 'a' + 'A');
		}
	}
	id = memory_keep(m, buf_str(&b));
	buf_free(&b);
	return id;
}

struct office_name office_name(const struct scene *s, struct memory *m, const struct found *f)
{
	const struct title *t = &f->title;
	struct str canon = title_canon(&s->k->titles, t->row);
	struct office_name o;

	o.head = key_of_words(s, 0, t->first, t->head);
	o.head = t->plural ? key_of_text(s->k, o.head, canon)
	                   : key_of_words(s, o.head, t->head, t->head_last);
	o.whole = key_of_words(s, o.head, t->head_last, t->last);
	/* A headline's capitals are not the office's. */
	if (s->w->all_caps && t->first == t->head && t->head_last == t->last)
		o.id = memory_keep(m, canon);
	else if (t->plural || t->lower)
		o.id = office_text(s, m, f, canon);
	else
		o.id = memory_keep(m, str_cut(s->w->text, f->start, f->end));
	return o;
}

static bool fits(struct str a, struct str b)
{
	return !a.len || !b.len || str_eq(a, b);
}

const struct office *office_fullest(const struct memory *m, const struct office_name *o,
                                    struct str country, bool told, uint32_t person)
{
	uint32_t n = m->n_offices < MEMORY_OFFICES ? m->n_offices : MEMORY_OFFICES;
	const struct office *best = NULL;

	for (uint32_t back = 1; back <= n; back++) {
		const struct office *old = &m->offices[(m->n_offices - back) % MEMORY_OFFICES];

		if (old->whole != o->whole && old->head != o->whole)
			continue;
		if (person != MEMORY_NONE && old->person != MEMORY_NONE && old->person != person)
			continue;
		if (told ? !str_eq(old->country, country) : !fits(old->country, country))
			continue;
		/* Without a name the paper's own office is meant, the first named, before
		 * the one named last. */
		if (told || person != MEMORY_NONE)
			return old;
		if (!best || str_eq(old->country, m->home))
			best = old;
	}
	return best;
}

const struct office *office_of_person(const struct memory *m, uint32_t person, struct str id)
{
	const struct office *o;

	if (person == MEMORY_NONE || m->things[person].title == MEMORY_NONE)
		return NULL;
	o = &m->offices[m->things[person].title];
	if (o->person != person || o->id.len <= id.len)
		return NULL;
	return str_eq_nocase(str_cut(o->id, o->id.len - id.len, o->id.len), id) ||
	       str_eq_nocase(str_cut(o->id, 0, id.len), id) ? o : NULL;
}

void office_remember(struct memory *m, const struct office_name *o, const struct found *f,
                            uint32_t person)
{
	uint32_t n;

	if (f->title.plural || f->id.len > MEMORY_NAME)
		return;
	n = memory_add_office(m, (struct office){.id = f->id, .country = f->country,
	                                         .whole = o->whole, .head = o->head,
	                                         .person = person});
	if (person != MEMORY_NONE)
		m->things[person].title = n;
}
