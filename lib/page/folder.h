/* folder: pages as files of a folder. */
#ifndef FOLDER_H
#define FOLDER_H

#include "base/buf.h"
#include "stream/output.h"

/* Zero-initialise. */
struct folder {
	const char *path;
	int fd;          /* of the folder; 0: there is none */
	struct buf name; /* of the file that is being written, with its folder */
};

/* Before the sandbox, in which files of this folder can then be made and no others: makes the folder if
 * there is none. False after a message. */
bool folder_open(struct folder *f, const char *path);
void folder_close(struct folder *f);

/* A file begins, or one of this name is written anew; what goes wrong is fatal, with a message. */
void folder_begin(struct folder *f, struct output *o, struct str name);
void folder_end(struct folder *f, struct output *o);

#endif
