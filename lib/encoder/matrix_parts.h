/* matrix_parts: the product of matrices for each kind of machine. For matrix*.c alone. */
#ifndef MATRIX_PARTS_H
#define MATRIX_PARTS_H

#include "encoder/matrix.h"

/* One row of inputs and MATRIX_OUTS outputs, in the plainest way. */
void matrix_plain(const struct matrix *m, const struct matrix_rows *rows, unsigned from, unsigned to, float *out,
                  size_t stride);

#if defined(__x86_64__)
void matrix_sse2(const struct matrix *m, const struct matrix_rows *rows, unsigned from, unsigned to, float *out,
                 size_t stride);
void matrix_avx2(const struct matrix *m, const struct matrix_rows *rows, unsigned from, unsigned to, float *out,
                 size_t stride);
void matrix_vnni(const struct matrix *m, const struct matrix_rows *rows, unsigned from, unsigned to, float *out,
                 size_t stride);
#endif

/* Where the weights of output `j` begin. */
static inline const int8_t *matrix_tile(const struct matrix *m, unsigned j)
{
	return m->tiles + (size_t)j * m->ins;
}

#endif
