#include "know/installed.h"

#include <limits.h>
#include <string.h>
#include <unistd.h>

/* What the folder of the programs lies in; empty where the system does not tell. */
static struct str home(char *exe, size_t room)
{
	const ssize_t n = readlink("/proc/self/exe", exe, room);
	struct str s = {exe, n > 0 ? (size_t)n : 0};

	for (int up = 0; up < 2 && s.len; up++)
		do
			s.len--;
		while (s.len && s.p[s.len] != '/');
	return s;
}

bool installed_find(struct buf *path, const char *name)
{
	static const char *const folders[] = {"/share/readout", "/data"};
	enum { FOLDERS = sizeof folders / sizeof *folders };
	char exe[PATH_MAX];
	const struct str at = home(exe, sizeof exe);
	size_t likely = 0;

	for (size_t i = 0; i < FOLDERS; i++) {
		path->len = 0;
		buf_addf(path, "%.*s%s%c", STR_FMT(at, PATH_MAX), folders[i], '\0');
		if (i && !access(path->p, F_OK) && !likely)
			likely = i;
		path->len--;
		buf_addf(path, "/%s%c", name, '\0');
		if (!access(path->p, R_OK))
			return true;
	}
	path->len = 0;
	buf_addf(path, "%.*s%s/%s%c", STR_FMT(at, PATH_MAX), folders[likely], name, '\0');
	return false;
}
