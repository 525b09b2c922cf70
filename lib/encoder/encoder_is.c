#include "encoder/encoder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

bool encoder_is(const char *path)
{
	const struct str kind = STR("RDOENC"); /* the version follows */
	struct stat s;
	char begins[6];
	bool is;
	int fd;

	/* What a pipe has said is gone. */
	if (stat(path, &s) || !S_ISREG(s.st_mode))
		return false;
	fd = open(path, O_RDONLY | O_CLOEXEC);
	is = fd >= 0 && read(fd, begins, sizeof begins) == sizeof begins && !memcmp(begins, kind.p, kind.len);
	if (fd >= 0)
		close(fd);
	return is;
}
