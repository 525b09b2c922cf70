#include "page/folder.h"

#include "base/die.h"
#include "stream/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

bool folder_open(struct folder *f, const char *path)
{
	f->path = path;
	if (mkdir(path, 0777) && errno != EEXIST) {
		warn_errno("%s", path);
		return false;
	}
	f->fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (f->fd < 0) {
		warn_errno("%s", path);
		f->fd = 0;
		return false;
	}
	sandbox_keep(f->fd);
	return true;
}

void folder_close(struct folder *f)
{
	if (f->fd)
		close(f->fd);
	buf_free(&f->name);
	*f = (struct folder){0};
}

void folder_begin(struct folder *f, struct output *o, struct str name)
{
	const size_t path = strlen(f->path) + 1;
	int fd;

	f->name.len = 0;
	buf_addf(&f->name, "%s/%.*s", f->path, STR_FMT(name, 200));
	buf_addc(&f->name, 0);
	do
		fd = openat(f->fd, f->name.p + path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	while (fd < 0 && errno == EINTR);
	if (fd < 0)
		die_errno("%s", f->name.p);
	*o = (struct output){.fd = fd, .name = f->name.p};
}

void folder_end(struct folder *f, struct output *o)
{
	output_close(o);
	f->name.len = 0;
}
