/* label: who speaks, as a transcript writes it before his words: "Lin Jian:", "MR. SMITH:", "Q:",
 * "THE DEPUTY SPEAKER (Mr. Mahihu):", "Mr. PALLONE." */
#ifndef LABEL_H
#define LABEL_H

#include "know/word_roles.h"
#include "names/mention.h"
#include "text/words.h"

enum label_kind {
	LABEL_NONE,      /* no label, or a heading */
	LABEL_QUESTION,  /* who asks */
	LABEL_MODERATOR, /* who leads the talk and gives the word */
	LABEL_ANSWER,    /* who was asked, without a name */
	LABEL_SPEAKER,   /* a person or office */
	LABEL_NAME,      /* some words with capitals: only names tell whether they are a speaker's */
};

struct label {
	enum label_kind kind;
	uint32_t start, end; /* bytes of the text: the words of the label */
	uint32_t after;      /* where the speech begins, or the text ends */
	uint32_t name, name_end; /* the name behind a style ("Mr.") or an office; else empty */
};

/* What is known of labels. */
struct label_words {
	struct word_roles roles;
};

/* Opens what is built in. */
void label_words_open(struct label_words *k);

/* The label at the beginning of a paragraph, whose first sentence `w` is. */
struct label label_find(const struct label_words *k, const struct words *w);

/* Whether a label of kind LABEL_NAME is a speaker: a person, or an office and perhaps a person,
 * takes up all of it but what stands in brackets. `m` are the mentions of the text. */
bool label_names_speaker(const struct label_words *k, const struct label *l, const struct words *w,
                         const struct mentions *m);

/* A text is the name of a paper or an agency: "Reuters", "Lima Daily". */
bool label_is_press(const struct label_words *k, const struct words *w);

/* For the build: labels.tsv to the blob `labels`. False after a message. */
bool label_compile(char **files, struct buf *out);

#endif
