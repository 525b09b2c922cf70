/* One blob: the bytes of a file, 8-byte aligned, and their number. Assembled once for
 * each with -DBLOB=name -DBLOB_FILE="path". */
#define PASTE3(a, b, c) a##b##c
#define NAME(a, b, c) PASTE3(a, b, c)
#define BYTES NAME(blob_, BLOB, _bytes)
#define LEN NAME(blob_, BLOB, _len)

	.section .rodata
	.globl BYTES
	.globl LEN
	.balign 64
BYTES:
	.incbin BLOB_FILE
.Lend:
	/* What a vector load may see past the end (STR_PAD). */
	.zero 64
	.balign 8
LEN:
	.8byte .Lend - BYTES

	/* Data cannot break control flow enforcement: without this note the linker would drop
	 * it for the whole program. */
#if defined(__CET__)
#include <cet.h>
#endif

	.section .note.GNU-stack, "", %progbits
