/* spf: what the tests of SPF through saved DNS data share. */
#ifndef UNIT_SPF_H
#define UNIT_SPF_H

#include "checks/requirements.h"
#include "dns.h"
#include "posture/posture.h"

/* All names below example. are known; others are not. */
#define ZONE	"$ORIGIN example.\n" \
	"@ 60 IN SOA ns host 1 2 3 4 5\n"
#define SPF(name, text)	name " 60 IN TXT \"v=spf1 " text "\"\n"

/* A domain whose SPF is looked at. */
struct scene {
	struct dns	*dns;
	struct lookup	 lookup;
	struct arena	 keep;
	struct posture	 posture;
};

static inline void
scene_begin(struct scene *s, const char *data, const char *domain)
{
	struct subject *subject = &s->posture.subject;

	*s = (struct scene){ .dns = dns_new() };
	if (load(s->dns, bytes_of(data), NULL) != NULL) {
		ok(false, "is read");
		puts(data);
	}
	lookup_start(&s->lookup, s->dns);
	*subject = (struct subject){ .domain = bytes_of(domain),
	    .lookup = &s->lookup, .keep = &s->keep };
	spf_facts_gather(&s->posture.spf, subject);
}

static inline void
scene_end(struct scene *s)
{
	lookup_end(&s->lookup);
	arena_free(&s->keep);
	dns_free(s->dns);
}

#endif
