/* site: what the pages of a folder are called, and how they speak of each other. */
#ifndef SITE_H
#define SITE_H

#include "base/buf.h"

#include <stdint.h>

/* The file of page `n`, from 1. */
void site_page_name(struct buf *out, uint32_t n);

/* The address of the card of a commitment on page `n`; 0 is the page at hand. */
void site_link(struct buf *out, uint32_t n, uint64_t number);

#endif
