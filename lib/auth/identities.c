/* identities: the domains that a record's messages were authenticated as. */
#include "auth/identities.h"

#include <stdlib.h>

#include "base/mem.h"

/* Up to here a look through the list is quicker than a table. */
enum { FEW = 16 };

static bool
is_new(struct auth_identities *l, struct bytes domain)
{
	bool added;
	size_t i;

	if (l->n < FEW) {
		for (i = 0; i < l->n; i++)
			if (bytes_equal(l->at[i], domain))
				return false;
		return true;
	}
	if (l->n == FEW && l->known.n == 0) {
		map_init(&l->known);
		for (i = 0; i < FEW; i++)
			map_add(&l->known, l->at[i], NULL);
	}
	map_add(&l->known, domain, &added);
	return added;
}

static void
add_identity(struct auth_identities *l, struct bytes domain)
{
	if (!is_new(l, domain))
		return;
	if (l->n == l->room) {
		l->room = l->room ? l->room * 2 : FEW;
		l->at = mem_resize(l->at, l->room, sizeof(*l->at));
	}
	l->at[l->n++] = domain;
}

static void
add_passed(struct auth_identities *l, const struct auth_checks *checks,
    bool strict, bool helo_counts, bool aligned)
{
	enum auth_match least = strict ? MATCH_STRICT : MATCH_RELAXED;
	const struct auth_check *c;
	size_t i;

	for (i = 0; i < checks->n; i++) {
		c = &checks->at[i];
		if (c->result == RESULT_PASS && c->domain.n != 0 &&
		    (c->match >= least) == aligned && (!c->helo || helo_counts))
			add_identity(l, c->domain);
	}
}

void
auth_identities_of(struct auth_identities *l, const struct auth_results *e,
    struct auth_modes modes)
{
	bool helo = auth_helo_counts(e);
	int part;

	l->n = 0;
	for (part = 0; part < 2; part++) {
		add_passed(l, &e->dkim, modes.dkim_strict, false, part == 0);
		add_passed(l, &e->spf, modes.spf_strict, helo, part == 0);
	}
	if (l->known.n != 0)
		map_free(&l->known);
}

void
auth_identities_free(struct auth_identities *l)
{
	free(l->at);
	*l = (struct auth_identities){ 0 };
}
