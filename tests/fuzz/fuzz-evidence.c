/*
 * fuzz-evidence: rows that dns-audit takes as evidence, and the checks that
 * look at them, of a domain, one below it and one that does not send.
 */
#include <stdlib.h>

#include "audit/evidence.h"
#include "posture/posture.h"
#include "checks/requirements.h"
#include "tests/fuzz/fuzz.h"

/* The same list and the same tree each time; made once. */
static void
settings(struct inventory **domains, struct orgdomain **orgs)
{
	static const char *const names[] = { "harbour.example",
	    "news.harbour.example", "tides.example" };
	static struct inventory list;
	static struct orgdomain *tree;
	size_t i;

	if (tree == NULL) {
		inventory_start(&list);
		for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
			if (inventory_add(&list, bytes_of(names[i])) != NULL)
				abort();
		list.at[2].roles = inventory_role(BYTES("non-sending"));
		tree = orgdomain_open(NULL, false);
	}
	*domains = &list;
	*orgs = tree;
}

static void
ask_all(const struct inventory_entry *entry, const struct traffic *t,
    struct dns *d)
{
	struct posture p = { .traffic = t };
	const struct requirement *r;
	struct arena keep = { 0 };
	struct check c;
	struct lookup lookup;
	size_t i;

	lookup_start(&lookup, d);
	p.subject = (struct subject){ .domain = entry->domain,
	    .org = BYTES("harbour.example"), .roles = entry->roles,
	    .lookup = &lookup, .keep = &keep };
	for (i = 0; (r = requirement_at(i)) != NULL; i++) {
		if (!bytes_begin(bytes_of(r->slug), BYTES("traffic-")))
			continue;
		c = (struct check){ .as_of = AS_OF_NONE };
		r->check(&p, BYTES_NONE, &c);
		buf_free(&c.found);
		buf_free(&c.expected);
	}
	lookup_end(&lookup);
	arena_free(&keep);
}

/* What was counted can be no more than what there was. */
static void
hold(const struct traffic *t, bool overflow)
{
	const struct traffic_share *s;
	int i;

	for (i = 0; !overflow && i < TRAFFIC_MECHANISMS; i++) {
		s = &t->all.share[i];
		if (s->pass + s->fail + s->unknown != t->all.messages)
			abort();
		if (t->own.share[i].pass > s->pass)
			abort();
	}
	if (t->nselectors > TRAFFIC_SELECTORS ||
	    t->nsenders > TRAFFIC_SENDERS || t->ndays > TRAFFIC_RECEIVERS)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct inventory *domains;
	struct orgdomain *orgs;
	struct dns *d = dns_new();
	struct evidence e;
	struct fuzz_cli f;
	const char *file;
	uint32_t i;

	settings(&domains, &orgs);
	fuzz_cli_start(&f, data, n, 1);
	file = f.operand[0];
	evidence_start(&e, domains, orgs, NULL);
	if (evidence_read(&e, &f.cli, &file, 1, f.cli.limits.days))
		for (i = 0; i < domains->n; i++) {
			hold(evidence_of(&e, i), e.overflow);
			ask_all(&domains->at[i], evidence_of(&e, i), d);
		}
	evidence_free(&e);
	dns_free(d);
	fuzz_cli_end(&f);
	return 0;
}
