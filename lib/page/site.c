#include "page/site.h"

void site_page_name(struct buf *out, uint32_t n)
{
	buf_addf(out, "page-%04u.html", n);
}

void site_link(struct buf *out, uint32_t n, uint64_t number)
{
	if (n)
		site_page_name(out, n);
	buf_addf(out, "#k%llu", (unsigned long long)number);
}
