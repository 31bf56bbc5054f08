/* pool: mail by domain, failing source, identifier and subdomain. */
#include "summary/pool.h"

#include <stdlib.h>

#include "base/mem.h"
#include "summary/sections.h"

static struct pool *
pool_new(void)
{
	struct pool *p = mem_zero(1, sizeof(*p));

	keyed_start(&p->domains, sizeof(struct domain_entry));
	keyed_start(&p->sources, sizeof(struct source_entry));
	keyed_start(&p->senders, sizeof(struct sender_entry));
	keyed_start(&p->subdomains, sizeof(struct subdomain_entry));
	numset_start(&p->pairs);
	return p;
}

static void
pool_free(struct pool *p)
{
	size_t i;

	for (i = 0; i < keyed_count(&p->domains); i++)
		dayset_free(&((struct domain_entry *)keyed_at(&p->domains,
		    (uint32_t)i))->days);
	keyed_free(&p->domains);
	keyed_free(&p->sources);
	keyed_free(&p->senders);
	keyed_free(&p->subdomains);
	numset_free(&p->pairs);
	free(p);
}

void
summary_start_pools(struct summary *s)
{
	s->records = pool_new();
	s->rollups = pool_new();
}

void
summary_free_pools(struct summary *s)
{
	pool_free(s->records);
	pool_free(s->rollups);
}

uint32_t
summary_source(struct summary *s, struct pool *p, uint32_t domain,
    enum failure_class cause, struct bytes address)
{
	struct source_entry *e;
	bool added;
	uint32_t i;

	s->key.n = 0;
	buf_add(&s->key, (struct bytes){ (char *)&domain, sizeof(domain) });
	buf_add(&s->key, address);
	buf_byte(&s->key, (char)cause);
	i = keyed_add(&p->sources, buf_view(&s->key), &added);
	if (added) {
		e = keyed_at(&p->sources, i);
		e->domain = domain;
		e->cause = (uint8_t)cause;
	}
	return i;
}
