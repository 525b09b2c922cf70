#include "stream/retry.h"

#include <errno.h>
#include <poll.h>

bool retry(int fd, enum retry what)
{
	struct pollfd wait = {.fd = fd, .events = what == RETRY_READ ? POLLIN : POLLOUT};

	if (errno == EINTR)
		return true;
	/* Whoever shares the pipe may have told it not to wait. */
	if (errno != EAGAIN)
		return false;
	return poll(&wait, 1, -1) >= 0 || errno == EINTR;
}
