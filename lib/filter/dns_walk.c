/* dns_walk: saved DNS data as that which the tree walk asks. */
#include "filter/dns_walk.h"

#include <stdlib.h>

#include "base/mem.h"
#include "dns/file.h"

void
dns_walk_add(struct dns_walk *w, const char *file)
{
	w->files = mem_resize(w->files, w->n + 1, sizeof(*w->files));
	w->files[w->n++] = file;
}

static bool
ask_dns(void *data, struct bytes name,
    void (*take)(void *walk, struct bytes txt), void *walk)
{
	struct dns *dns = data;
	struct dns_answer a = dns_find(dns, name, DNS_TXT);
	struct dns_record r;

	while (dns_next(dns, &a, &r))
		take(walk, r.data);
	return a.state != DNS_UNKNOWN;
}

const struct treewalk_dns *
dns_walk_open(struct dns_walk *w, struct cli *c)
{
	uint64_t left = c->limits.dns;
	size_t i;

	if (w->n == 0)
		return NULL;
	w->dns = dns_new();
	for (i = 0; i < w->n; i++)
		dns_take_file(w->dns, c, w->files[i], &left);
	w->walk = (struct treewalk_dns){ ask_dns, w->dns };
	return &w->walk;
}

void
dns_walk_free(struct dns_walk *w)
{
	free(w->files);
	dns_free(w->dns);
	*w = (struct dns_walk){ 0 };
}
