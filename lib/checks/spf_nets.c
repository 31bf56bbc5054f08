/* spf_nets: what is asked of the networks of an SPF record. */
#include <stdlib.h>

#include "base/mem.h"
#include "checks/requirements.h"
#include "checks/spf_impl.h"
#include "posture/netset.h"

/* As wide as no organisation of ours sends from. */
enum { WIDE4 = 8, WIDE6 = 16 };

/* ---- Overlap */

/* Networks of ip4 or ip6 terms that let senders pass, with their steps. */
static size_t
list_networks(const struct spf_walk *w, enum spf_kind kind,
    struct netset_item *out)
{
	size_t i, n = 0;

	for (i = 0; i < w->n; i++)
		if (w->step[i].term.kind == kind &&
		    w->step[i].result == '+' && w->step[i].nnets == 1)
			out[n++] = (struct netset_item){
			    w->net[w->step[i].net].net, (uint32_t)i };
	netset_sort(out, n);
	return n;
}

static void
found_pair(struct check *out, const struct spf_walk *w,
    const struct netset_item *outer, const struct netset_item *inner)
{
	const struct spf_step *a = &w->step[inner->from];
	const struct spf_step *b = &w->step[outer->from];

	buf_adds(&out->found, ": ");
	found_step(out, a);
	buf_adds(&out->found, outer->net.bits == inner->net.bits ?
	    ", is " : ", is inside ");
	found_step(out, b);
}

/* How many are in another one; the first pair is told. */
static uint64_t
overlaps(const struct spf_walk *w, enum spf_kind kind, struct check *pair)
{
	struct netset_item *at = mem_new(w->n * sizeof(*at));
	size_t i, outer = 0, n = list_networks(w, kind, at);
	uint64_t found = 0;

	/* Networks are apart or one holds the other, so that which holds
	   others is the last that nothing held. */
	for (i = 1; i < n; i++) {
		if (!netset_holds(&at[outer].net, &at[i].net)) {
			outer = i;
			continue;
		}
		if (found++ == 0 && pair->found.n == 0)
			found_pair(pair, w, &at[outer], &at[i]);
	}
	free(at);
	return found;
}

void
check_spf_overlap(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct spf_walk *w = &p->spf.walk;
	struct check pair = { .state = CHECK_UNKNOWN };
	uint64_t n;

	(void)threshold;
	buf_adds(&out->expected, "each network once");
	if (!check_has_walk(p, out))
		return;
	n = overlaps(w, SPF_IP4, &pair);
	n += overlaps(w, SPF_IP6, &pair);
	out->state = n != 0 ? CHECK_FAIL :
	    w->open_lookups != SPF_NO_STEP ? CHECK_UNKNOWN : CHECK_PASS;
	found_count(out, n, "network is listed twice or inside another one",
	    "networks are listed twice or inside another one");
	buf_add(&out->found, buf_view(&pair.found));
	buf_free(&pair.found);
}

/* ---- Width */

/* The widest of a step's networks, as its prefix; 128: it has none. */
static unsigned
widest(const struct spf_walk *w, const struct spf_step *s, bool v6)
{
	unsigned bits = 128;
	size_t i;

	for (i = s->net; i < s->net + s->nnets; i++)
		if (w->net[i].v6 == v6 && w->net[i].net.bits < bits)
			bits = w->net[i].net.bits;
	return bits;
}

static bool
is_every(const struct spf_walk *w, const struct spf_step *s)
{
	if (s->term.kind == SPF_EXISTS || s->term.kind == SPF_ALL)
		return s->state == SPF_STATE_OK;
	return widest(w, s, false) == 96 || widest(w, s, true) == 0;
}

static bool
is_wide(const struct spf_walk *w, const struct spf_step *s)
{
	return widest(w, s, false) <= 96 + WIDE4 ||
	    widest(w, s, true) <= WIDE6;
}

void
check_spf_width(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct spf_walk *w = &p->spf.walk;
	const struct spf_step *wide = NULL, *every = NULL;
	size_t i;

	(void)threshold;
	buf_adds(&out->expected,
	    "narrower than an IPv4 /8 and an IPv6 /16");
	if (!check_has_walk(p, out))
		return;
	for (i = 0; i < w->n; i++) {
		if (w->step[i].result != '+')
			continue;
		if (every == NULL && is_every(w, &w->step[i]))
			every = &w->step[i];
		if (wide == NULL && is_wide(w, &w->step[i]))
			wide = &w->step[i];
	}
	if (every != NULL || wide != NULL) {
		found_step(out, every ? every : wide);
		buf_adds(&out->found, every ? ", passes every sender" :
		    ", is very wide");
		out->state = every ? CHECK_FAIL : CHECK_WARN;
		return;
	}
	out->state = w->open_lookups != SPF_NO_STEP ? CHECK_UNKNOWN :
	    CHECK_PASS;
	found_count(out, w->nnets, "network", "networks");
}
