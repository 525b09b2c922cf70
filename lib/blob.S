/* One blob: the bytes of a file, 8-byte aligned, between two symbols. Assembled once for
 * each with -DBLOB=name -DBLOB_FILE="path". */
#define PASTE3(a, b, c) a##b##c
#define NAME(a, b, c) PASTE3(a, b, c)
#define BEGIN NAME(blob_, BLOB, _begin)
#define END NAME(blob_, BLOB, _end)

	.section .rodata
	.globl BEGIN
	.globl END
	.balign 64
BEGIN:
	.incbin BLOB_FILE
END:
	/* What a vector load may see past the end (STR_PAD). */
	.zero 64

	.section .note.GNU-stack, "", %progbits
