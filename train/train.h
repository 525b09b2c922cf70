/* train: the jobs of the trainer. Each takes its operands and appends what it makes to `out`. */
#ifndef TRAIN_H
#define TRAIN_H

#include "crf.h"

extern struct crf_options train_options;

void train_words(char **files, struct buf *out);
void train_lists(char **files, struct buf *out);
void train_names(char **files, struct buf *out);

/* Precision and recall of names, on standard output. */
void score_names(char **files, struct buf *out);

/* A file's bytes as blobs lie in programs: 64-byte aligned, with a pad; never freed. */
struct str train_blob(const char *path);

/* The same of what train_names has made: without its stamp, which says what
 * features it was trained with (feature_scheme.h). Other features are fatal. */
struct str train_model(const char *path);
void train_stamp(struct buf *out);

#endif
