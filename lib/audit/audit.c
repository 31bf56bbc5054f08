/* audit: domains times what profiles ask for, as rows. */
#include "audit/audit.h"

#include <stdlib.h>

#include "base/mem.h"

enum { NONE = UINT32_MAX, SELECTORS_MOST = 256 };

struct audit_link {
	uint32_t	entry, next;
};

/* ---- Names below names */

static void
add_link(struct audit *a, uint32_t above, uint32_t entry)
{
	if (a->nlinks == a->links_room) {
		a->links_room = a->links_room ? a->links_room * 2 : 64;
		a->link = mem_resize(a->link, a->links_room,
		    sizeof(*a->link));
	}
	if (a->nlinks >= NONE)
		mem_exhausted();
	a->link[a->nlinks] = (struct audit_link){ entry, a->below[above] };
	a->below[above] = (uint32_t)a->nlinks++;
}

/* From the last entry to the first, so that lists begin with the first. */
static void
link_names(struct audit *a)
{
	const struct inventory *l = a->domains;
	uint32_t i = (uint32_t)l->n, above;
	struct bytes name;

	a->below = mem_resize(NULL, l->n + 1, sizeof(*a->below));
	memset(a->below, 0xff, (l->n + 1) * sizeof(*a->below));
	while (i-- > 0) {
		name = l->at[i].domain;
		while ((name = bytes_from(name, bytes_find(name,
		    BYTES("."), 0) + 1)).n != 0) {
			above = map_find(&l->names, name);
			if (above != MAP_NONE)
				add_link(a, above, i);
		}
	}
}

static void
set_below(struct audit *a, struct subject *s, uint32_t entry)
{
	const struct inventory_entry **list;
	uint32_t i;
	size_t n = 0;

	for (i = a->below[entry]; i != NONE; i = a->link[i].next)
		n++;
	if (n == 0)
		return;
	list = arena_new(&a->keep, n * sizeof(const struct inventory_entry *));
	for (n = 0, i = a->below[entry]; i != NONE; i = a->link[i].next)
		list[n++] = &a->domains->at[a->link[i].entry];
	s->below = list;
	s->nbelow = n;
}

/* ---- A domain */

static bool
has_selector(const struct bytes *list, size_t n, struct bytes selector)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (bytes_equal(list[i], selector))
			return true;
	return false;
}

/* Those of the list, then those that reports have seen (t, or NULL). */
static void
set_selectors(struct audit *a, struct subject *s, struct bytes listed,
    const struct traffic *t)
{
	size_t i, n = 0, seen = t != NULL ? t->nselectors : 0;
	struct bytes rest = listed, *list;

	if (listed.n == 0 && seen == 0)
		return;
	list = arena_new(&a->keep, (SELECTORS_MOST + seen) * sizeof(*list));
	while (n < SELECTORS_MOST && inventory_selector(&rest, &list[n]))
		n++;
	for (i = 0; i < seen; i++)
		if (!has_selector(list, n, t->selector[i]))
			list[n++] = t->selector[i];
	s->selectors_listed = listed.n != 0;
	s->selectors = list;
	s->nselectors = n;
}

static struct bytes
listed_above(const struct inventory *l, struct bytes name)
{
	struct bytes up = bytes_from(name,
	    bytes_find(name, BYTES("."), 0) + 1);
	uint32_t i = inventory_find(l, up);

	return i == INVENTORY_NONE ? BYTES_NONE : l->at[i].domain;
}

static struct subject
subject_of(struct audit *a, uint32_t i, const struct traffic *t)
{
	const struct inventory_entry *e = &a->domains->at[i];
	struct subject s = { .domain = e->domain, .roles = e->roles,
	    .group = e->group, .lookup = &a->lookup, .orgdomain = a->orgdomain,
	    .policy_dir = a->policy_dir, .bimi_dir = a->bimi_dir,
	    .keep = &a->keep };
	struct auth_name name = orgdomain_name(a->orgdomain, e->domain,
	    &a->keep);

	s.org = auth_name_org(&name);
	s.above = listed_above(a->domains, e->domain);
	set_selectors(a, &s, e->selectors, t);
	set_below(a, &s, i);
	return s;
}

/* What no profile asks of a domain of those roles. */
static unsigned
not_needed(const struct audit *a, unsigned roles)
{
	const struct profile_line *l;
	unsigned facts = 0;
	size_t i, k;

	for (i = 0; i < a->nprofiles; i++)
		for (k = 0; k < a->profiles[i].n; k++) {
			l = &a->profiles[i].at[k];
			if (profile_asks(l, roles))
				facts |= requirement_facts(l->requirement);
		}
	return FACTS_ALL & ~facts;
}

void
audit_each(struct audit *a,
    void (*visit)(struct audit *a, const struct posture *p))
{
	struct posture *p = mem_zero(1, sizeof(*p));
	const struct traffic *t;
	struct subject s;
	uint32_t i;

	for (i = 0; i < a->domains->n && a->out->error == 0; i++) {
		arena_reset(&a->keep);
		t = a->evidence != NULL ? evidence_of(a->evidence, i) : NULL;
		s = subject_of(a, i, t);
		if (a->needed)
			s.skip = not_needed(a, s.roles);
		posture_gather(p, &s, t);
		if (visit != NULL)
			visit(a, p);
		cli_progress(a->cli, i + 1, "domains");
	}
	free(p);
}

void
audit_start(struct audit *a)
{
	lookup_start(&a->lookup, a->dns);
	link_names(a);
}

void
audit_end(struct audit *a)
{
	lookup_end(&a->lookup);
	arena_free(&a->keep);
	buf_free(&a->check.found);
	buf_free(&a->check.expected);
	free(a->below);
	free(a->link);
}
