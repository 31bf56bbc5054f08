/*
 * test-profiles: the built-in profiles (audit/profile.h) are good, ask for
 * all there is, and keep to what is settled about them.
 */
#include "audit/profile.h"

#include <stdlib.h>

#include "tap.h"
#include "text/inventory.h"

enum { PROFILES_MOST = 64, REQUIREMENTS_MOST = 256 };

static struct profile profiles[PROFILES_MOST];
static size_t nprofiles;

/* Reads built-in profile number i as a file would be. */
static void
read_profile(size_t i)
{
	struct profile *p = &profiles[i];
	struct bytes text = profile_text(i), line;
	const char *wrong = NULL;
	size_t end;

	p->name = profile_name(i);
	for (; text.n != 0 && wrong == NULL;
	    text = bytes_from(text, end + 1)) {
		end = bytes_find(text, BYTES("\n"), 0);
		line = bytes_first(text, end);
		if (line.n != 0 && line.p[0] != '#')
			wrong = profile_take(p, line);
	}
	printf("# %.*s: %zu lines\n", (int)p->name.n, p->name.p, p->n);
	tap_bytes(bytes_of(wrong ? wrong : "fine"), BYTES("fine"),
	    "its lines are good");
	tap_check(p->n != 0, "and ask for something");
	tap_check(bytes_begin(profile_text(i), BYTES("# ")),
	    "its first line says what it is");
}

static const struct profile *
called(const char *name)
{
	size_t i;

	for (i = 0; i < nprofiles; i++)
		if (bytes_equal(profiles[i].name, bytes_of(name)))
			return &profiles[i];
	abort();
}

static bool
asks(const struct profile_line *l, const char *requirement)
{
	return strcmp(l->requirement->slug, requirement) == 0;
}

/* How often a profile asks for it of domains of those roles. */
static int64_t
count(const char *profile, const char *requirement, unsigned roles,
    const char *threshold, enum demanded severity)
{
	const struct profile *p = called(profile);
	int64_t n = 0;
	size_t i;

	for (i = 0; i < p->n; i++)
		n += asks(&p->at[i], requirement) &&
		    profile_asks(&p->at[i], roles) &&
		    p->at[i].severity == severity &&
		    (threshold == NULL || bytes_equal(p->at[i].threshold,
		    bytes_of(threshold)));
	return n;
}

static void
all_are_asked(void)
{
	const struct requirement *r;
	bool asked;
	size_t k, i, j;

	for (k = 0; (r = requirement_at(k)) != NULL; k++) {
		asked = false;
		for (i = 0; i < nprofiles; i++)
			for (j = 0; j < profiles[i].n; j++)
				asked |= profiles[i].at[j].requirement == r;
		tap_check(asked, r->slug);
	}
}

/* Neither twice the same, nor of a role that there is not. */
static void
lines_differ(void)
{
	const struct profile_line *a, *b;
	bool differ = true;
	size_t i, j, k;

	for (i = 0; i < nprofiles; i++)
		for (j = 0; j < profiles[i].n; j++)
			for (k = 0; k < j; k++) {
				a = &profiles[i].at[j];
				b = &profiles[i].at[k];
				differ &= a->requirement != b->requirement ||
				    a->roles != b->roles ||
				    !bytes_equal(a->threshold, b->threshold);
			}
	tap_check(differ, "no line stands twice in a profile");
}

static void
settled(void)
{
	const struct profile *p;
	size_t i, k;
	enum demanded s;
	bool gentle;

	for (s = DEMANDED_MUST; s < DEMANDED_KINDS; s++) {
		tap_num(count("best", "spf-all", ROLE_SENDING, "-all", s), 0,
		    "best does not ask senders for -all");
		tap_num(count("best", "spf-all", ROLE_SENDING, "", s), 0,
		    "nor by default");
		tap_num(count("best", "dmarc-strict", ROLE_SENDING, NULL, s),
		    0, "nor for strict alignment");
		tap_num(count("best", "dmarc-strict-dkim", ROLE_SENDING, NULL,
		    s), 0, "of DKIM");
	}
	tap_num(count("sge", "dmarc-policy", ROLE_SENDING, "reject",
	    DEMANDED_MUST), 1, "sge asks for p=reject");
	tap_num(count("sge", "dmarc-subdomain-policy", ROLE_SENDING, NULL,
	    DEMANDED_MUST), 0, "whatever sp is");
	tap_num(count("sge", "spf-all", ROLE_SENDING, "-all",
	    DEMANDED_MUST), 1, "and for -all");
	tap_num(count("sge", "dmarc-pct", ROLE_SENDING, NULL,
	    DEMANDED_MUST), 0, "pct is a warning");
	tap_num(count("sge", "dmarc-strict", 0, NULL, DEMANDED_MUST), 0,
	    "and so is relaxed alignment");
	tap_num(count("sge", "subdomains-covered", 0, NULL,
	    DEMANDED_MUST), 1, "subdomains have a row of their own");
	gentle = true;
	for (k = 0; k < 2; k++) {
		p = called(k ? "jp-gov" : "jp-cards");
		for (i = 0; i < p->n; i++)
			gentle &= p->at[i].severity != DEMANDED_MUST;
	}
	tap_check(gentle, "what is not verified only warns");
}

static void
nearest(void)
{
	tap_bytes(bytes_of(requirement_nearest(BYTES("dmarc-polcy"))->slug),
	    BYTES("dmarc-policy"), "a letter is missing");
	tap_bytes(bytes_of(requirement_nearest(BYTES("SPF-ALL"))->slug),
	    BYTES("spf-all"), "capitals");
	tap_check(requirement_nearest(BYTES("")) != NULL, "nothing at all");
	tap_check(requirement_find(BYTES("dmarc-polcy")) == NULL,
	    "is none all the same");
}

static void
roles(void)
{
	struct profile_line l = { .roles = 0 };

	tap_check(profile_asks(&l, 0) && profile_asks(&l, ROLE_NON_SENDING),
	    "any is any");
	l.roles = ROLE_SENDING;
	tap_check(profile_asks(&l, 0), "no role is like sending");
	tap_check(profile_asks(&l, ROLE_SENDING | ROLE_RECEIVING),
	    "one of two");
	tap_check(!profile_asks(&l, ROLE_RECEIVING), "another one");
	l.roles = ROLE_RECEIVING;
	tap_check(profile_asks(&l, 0), "and like receiving");
	l.roles = ROLE_NON_SENDING;
	tap_check(!profile_asks(&l, 0), "but not like non-sending");
}

int
main(void)
{
	size_t i;

	while (profile_name(nprofiles).n != 0)
		read_profile(nprofiles++);
	all_are_asked();
	lines_differ();
	settled();
	nearest();
	roles();
	for (i = 0; i < nprofiles; i++)
		profile_free(&profiles[i]);
	return tap_done();
}
