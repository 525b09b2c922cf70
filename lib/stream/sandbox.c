#include "stream/sandbox.h"

#include <stdint.h>
#include <unistd.h>
#if defined(__linux__)
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

/* As the kernel numbers them. Written out because a system's headers may be older than the
 * kernel that the program will meet. */
enum right {
	EXECUTE = 1 << 0,
	WRITE_FILE = 1 << 1,
	READ_FILE = 1 << 2,
	READ_DIR = 1 << 3,
	MAKE_FILE = 1 << 8,
	TRUNCATE = 1 << 14,
};

/* sandbox_keep */
static int kept_folder = -1;

#if defined(SYS_landlock_create_ruleset)

enum { ASK_VERSION = 1 };

/* Rights over files, TCP, and processes outside. */
struct ruleset {
	uint64_t files, tcp, outside;
};

/* All that each version of Landlock knows; later ones accept what earlier ones did. */
static const struct ruleset known[] = {
	{0, 0, 0},      {0x1FFF, 0, 0}, {0x3FFF, 0, 0}, {0x7FFF, 0, 0},
	{0x7FFF, 3, 0}, {0xFFFF, 3, 0}, {0xFFFF, 3, 3},
};

int sandbox_abi(void)
{
	const long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, ASK_VERSION);

	return abi > 0 ? (int)abi : 0;
}

/* A folder in which rights over files are kept, as the kernel reads it. */
struct beneath {
	uint64_t files;
	int32_t fd;
} __attribute__((packed));

enum { PATH_BENEATH = 1 };

static void keep_folder(int ruleset, uint64_t known_files)
{
	const struct beneath b = {known_files & (WRITE_FILE | MAKE_FILE | TRUNCATE), kept_folder};

	if (kept_folder >= 0 && b.files)
		syscall(SYS_landlock_add_rule, ruleset, PATH_BENEATH, &b, 0);
}

/* Gives up every right but those over files in `kept`. Where the kernel refuses, as in some
 * containers, the process stays as it was. */
static void give_up(unsigned kept)
{
	const size_t newest = sizeof known / sizeof *known - 1, abi = (size_t)sandbox_abi();
	struct ruleset rules = known[abi < newest ? abi : newest];
	int fd;

	rules.files &= SANDBOX_LOOSE ? EXECUTE : ~(uint64_t)kept;
	fd = abi ? (int)syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0) : -1;
	if (fd < 0)
		return;
	keep_folder(fd, rules.files);
	syscall(SYS_landlock_restrict_self, fd, 0);
	close(fd);
}

#else

int sandbox_abi(void)
{
	return 0;
}

static void give_up(unsigned kept)
{
	(void)kept;
}

#endif

/* Of the process, not of a caller: what has been given up cannot be had back. */
static enum { OUTSIDE, READY, READING } state;

void sandbox_enter(void)
{
#if defined(PR_SET_NO_NEW_PRIVS)
	/* Landlock asks for this, and it is worth something without Landlock. */
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
#endif
	state = READY;
}

void sandbox_keep(int fd)
{
	kept_folder = fd;
}

void sandbox_opened(bool last)
{
	if (state == OUTSIDE || (state == READING && !last))
		return;
	/* With READ_DIR a directory is still reported as one, not as forbidden. */
	give_up(last ? 0 : READ_FILE | READ_DIR);
	state = READING;
}
