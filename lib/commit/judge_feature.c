#include "commit/judge_feature.h"

#include "commit/cue.h"
#include "know/senses.h"
#include "names/mention.h"
#include "text/token.h"

#include <ctype.h>

#define WORD JUDGE_WORD
#define TEXT JUDGE_TEXT
#define COUNT JUDGE_COUNT
#define PATH JUDGE_PATH
#define SHAPE JUDGE_SHAPE
#define CLASS JUDGE_CLASS
#define SENSE JUDGE_SENSE

const struct judge_template judge_templates[JUDGE_TEMPLATES] = {
	[JUDGE_BIAS] = {"bias", {0}},
	[JUDGE_THRESHOLD] = {"threshold", {0}},
	[JUDGE_HEAD] = {"head", {WORD}},
	[JUDGE_HEAD_CLUSTER] = {"head cluster", {PATH}},
	[JUDGE_HEAD_SENSE] = {"head sense", {SENSE}},
	[JUDGE_SENSE_SHAPE] = {"head sense & group", {SENSE, WORD, SHAPE}},
	[JUDGE_HEAD_SHAPE] = {"head & shape", {WORD, SHAPE}},
	[JUDGE_CLUSTER_SHAPE] = {"head cluster & shape", {PATH, SHAPE}},
	[JUDGE_OBJECT] = {"object", {WORD}},
	[JUDGE_OBJECT_CLUSTER] = {"object cluster", {PATH}},
	[JUDGE_OBJECT_SENSE] = {"object sense", {SENSE}},
	[JUDGE_SENSES] = {"head sense & object sense", {SENSE, SENSE}},
	[JUDGE_HEAD_OBJECT_SENSE] = {"head & object sense", {WORD, SENSE}},
	[JUDGE_HEAD_OBJECT] = {"head & object", {WORD, WORD}},
	[JUDGE_HEAD_OBJECT_CLUSTER] = {"head & object cluster", {WORD, PATH}},
	[JUDGE_CLUSTERS] = {"head cluster & object cluster", {PATH, PATH}},
	[JUDGE_HEAD_BEHIND] = {"head & behind", {WORD, WORD}},
	[JUDGE_ACTION_WORD] = {"action word", {WORD}},
	[JUDGE_ACTION_CLUSTER] = {"action cluster", {PATH}},
	[JUDGE_ACTION_HAS] = {"action has", {CLASS}},
	[JUDGE_ACTION_LENGTH] = {"action length", {COUNT}},
	[JUDGE_KIND] = {"kind", {COUNT}},
	[JUDGE_GROUP] = {"group", {WORD, SHAPE}},
	[JUDGE_GROUP_KIND] = {"group & kind", {WORD, SHAPE, COUNT}},
	[JUDGE_ADVERB] = {"adverb", {WORD}},
	[JUDGE_CUE] = {"cue", {TEXT}},
	[JUDGE_REASON] = {"refused", {TEXT}},
	[JUDGE_CUE_REASON] = {"cue & refused", {TEXT, TEXT}},
	[JUDGE_CUE_STATUS] = {"status & refused", {JUDGE_STATUS, TEXT}},
	[JUDGE_CUE_HEAD_CLUSTER] = {"cue & head cluster", {TEXT, PATH}},
	[JUDGE_FRAME] = {"frame", {TEXT}},
	[JUDGE_RULE] = {"rule", {TEXT}},
	[JUDGE_GOVERNOR] = {"governor", {WORD, COUNT}},
	[JUDGE_GOVERNOR_CLUSTER] = {"governor cluster", {PATH, COUNT}},
	[JUDGE_GOVERNOR_SENSE] = {"governor sense", {SENSE, COUNT}},
	[JUDGE_GOVERNOR_SHAPE] = {"governor & shape", {WORD, SHAPE}},
	[JUDGE_GOVERNOR_HEAD] = {"governor & head", {WORD, WORD}},
	[JUDGE_CLAUSE] = {"clause", {COUNT}},
	[JUDGE_MARKER] = {"marker", {WORD}},
	[JUDGE_SUBJECT] = {"subject", {CLASS, COUNT}},
	[JUDGE_SUBJECT_GROUP] = {"subject & group", {CLASS, WORD, SHAPE}},
	[JUDGE_SUBJECT_WORD] = {"subject word", {WORD}},
	[JUDGE_SUBJECT_CLUSTER] = {"subject cluster", {PATH}},
	[JUDGE_SUBJECT_SENSE] = {"subject sense", {SENSE}},
	[JUDGE_SUBJECT_HEAD_SENSE] = {"subject & head sense", {CLASS, SENSE, SENSE}},
	[JUDGE_SUBJECT_HEAD] = {"subject word & head", {WORD, WORD}},
	[JUDGE_SUBJECT_BEFORE] = {"before subject", {WORD}},
	[JUDGE_NEAR] = {"near", {COUNT, WORD}},
	[JUDGE_LEFT_PAIR] = {"left pair", {WORD, WORD}},
	[JUDGE_RIGHT_PAIR] = {"right pair", {WORD, WORD}},
	[JUDGE_LEFT_HEAD] = {"left & head", {WORD, WORD}},
	[JUDGE_NEAR_CLUSTER] = {"near cluster", {COUNT, PATH}},
	[JUDGE_SENTENCE] = {"sentence", {COUNT, COUNT}},
	[JUDGE_BEGINS] = {"begins", {WORD}},
	[JUDGE_DOCUMENT] = {"document", {COUNT, COUNT}},
	[JUDGE_DOCUMENT_WORD] = {"document word", {COUNT, WORD}},
	[JUDGE_DOCUMENT_GROUP] = {"document word & group", {WORD, WORD, SHAPE}},
	[JUDGE_OTHERS] = {"others", {COUNT, COUNT}},
};

static const char *const tag_names[TAGS] = {
	"NOUN", "PROPN", "PRON", "DET", "POSS", "NUM", "ADJ", "ADV", "NOT", "ADP", "CC", "SUB",
	"TO", "MD", "VB", "VBZ", "VBD", "VBN", "VBG", "COMMA", "STOP", "MARK", "HYPHEN",
};

static const char *const group_names[] = {"to", "do", "have", "be", "not", "modal"};

static const char *const class_names[JUDGE_CLASSES] = {
	[JUDGE_NOBODY] = "nobody", [JUDGE_PRONOUN] = "pronoun", [JUDGE_PARTY_WORD] = "party word",
	[JUDGE_NAME] = "name", [JUDGE_NOUN] = "noun",
};

static void spell_shape(struct buf *out, unsigned shape)
{
	for (unsigned i = 0; i < sizeof group_names / sizeof *group_names; i++)
		if (shape >> i & 1)
			buf_addf(out, "%s+", group_names[i]);
	buf_addf(out, "%s", shape / JUDGE_TAG < TAGS ? tag_names[shape / JUDGE_TAG] : "?");
}

static void spell_path(struct buf *out, uint64_t part)
{
	int top = 63;

	while (top > 0 && !(part >> top & 1))
		top--;
	while (top-- > 0)
		buf_addf(out, "%c", part >> top & 1 ? '1' : '0');
}

static const char *class_name(uint64_t n)
{
	return n < MENTION_TYPES ? mention_type_names[n] : n < JUDGE_CLASSES && class_names[n] ? class_names[n] : "?";
}

void judge_spell(struct buf *out, enum judge_part kind, uint64_t part)
{
	switch (kind) {
	case JUDGE_PATH: spell_path(out, part); break;
	case JUDGE_SHAPE:
		if (part)
			spell_shape(out, (unsigned)part - 1);
		else
			buf_addf(out, "~");
		break;
	case JUDGE_CLASS: buf_addf(out, "%s", class_name(part - 1)); break;
	case JUDGE_SENSE: buf_addf(out, "%s", part > 1 && part <= SENSES ? senses_names[part - 1] : "?"); break;
	case JUDGE_STATUS: buf_addf(out, "%s", part <= STATUSES ? commit_status_names[part - 1] : "?"); break;
	default: buf_addf(out, "%u", (unsigned)part - 1);
	}
}

/* The number below `n` that is spelled so, plus 1; 0 if none is. */
static uint64_t number_of(enum judge_part kind, struct str s, unsigned n)
{
	struct buf b = {0};
	uint64_t found = 0;

	for (unsigned i = 0; i < n && !found; i++) {
		b.len = 0;
		judge_spell(&b, kind, i + 1U);
		if (str_eq(buf_str(&b), s))
			found = i + 1U;
	}
	buf_free(&b);
	return found;
}

/* As spell_shape writes it; 0 if it is none. */
static uint64_t parse_shape(struct str s)
{
	unsigned shape = 0;

	for (unsigned i = 0; i < sizeof group_names / sizeof *group_names; i++) {
		const struct str name = str_of(group_names[i]);

		if (!str_starts(s, name) || s.len == name.len || s.p[name.len] != '+')
			continue;
		shape |= 1U << i;
		s = str_cut(s, name.len + 1, s.len);
	}
	for (unsigned tag = 0; tag < TAGS; tag++)
		if (str_eq(s, str_of(tag_names[tag])))
			return shape + tag * JUDGE_TAG + 1U;
	return 0;
}

/* 0 if it is none. */
static uint64_t parse_path(struct str s)
{
	uint64_t path = 1;

	for (size_t i = 0; i < s.len; i++) {
		if (s.p[i] != '0' && s.p[i] != '1')
			return 0;
		path = path << 1 | (s.p[i] == '1');
	}
	return s.len && s.len < 64 ? path : 0;
}

/* As judge_count makes it; 0 if it is none. */
static uint64_t parse_count(struct str s)
{
	uint64_t n;

	return str_uint(s, &n) && n < UINT32_MAX ? n + 1 : 0;
}

/* "(name)" and "," are no words. */
static uint64_t parse_word(struct str s)
{
	bool sign = s.len && (s.p[0] == '(' || (s.len == 1 && ispunct((unsigned char)s.p[0])));

	return sign ? judge_sign(s) : token_hash(s);
}

/* 0 if it is no part of the kind. */
static uint64_t parse_some(enum judge_part kind, struct str s)
{
	switch (kind) {
	case JUDGE_WORD: return s.len ? parse_word(s) : 0;
	case JUDGE_TEXT: return s.len ? hash_bytes(s) : 0;
	case JUDGE_PATH: return parse_path(s);
	case JUDGE_SHAPE: return parse_shape(s);
	case JUDGE_CLASS: return number_of(kind, s, JUDGE_CLASSES);
	case JUDGE_SENSE: return number_of(kind, s, SENSES);
	case JUDGE_STATUS: return number_of(kind, s, STATUSES);
	default: return parse_count(s);
	}
}

static bool parse_part(enum judge_part kind, struct str s, uint64_t *out)
{
	const bool none = str_eq(s, STR("~"));

	*out = none ? 0 : parse_some(kind, s);
	return none || *out;
}

/* Up to the next " & ". */
static struct str next_part(struct str *rest)
{
	size_t i = 0;
	struct str part;

	while (i < rest->len && !str_starts(str_cut(*rest, i, rest->len), STR(" & ")))
		i++;
	part = str_cut(*rest, 0, i);
	*rest = str_cut(*rest, i + 3 < rest->len ? i + 3 : rest->len, rest->len);
	return part;
}

uint64_t judge_parse(struct str feature)
{
	const char *colon = feature.len ? memmem(feature.p, feature.len, ": ", 2) : NULL;
	const struct str name = colon ? str_cut(feature, 0, (size_t)(colon - feature.p)) : feature;
	struct str rest = str_cut(feature, colon ? name.len + 2 : feature.len, feature.len);
	uint64_t part[JUDGE_PARTS] = {0};
	bool ok = true;

	for (unsigned id = 0; id < JUDGE_TEMPLATES; id++) {
		if (!str_eq(name, str_of(judge_templates[id].name)))
			continue;
		for (unsigned i = 0; i < JUDGE_PARTS && judge_templates[id].parts[i]; i++)
			ok &= parse_part(judge_templates[id].parts[i], next_part(&rest), &part[i]);
		return rest.len || !ok ? 0 : judge_hash((enum judge_template_id)id, part[0], part[1], part[2]);
	}
	return 0;
}
