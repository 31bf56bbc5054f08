/* policy: which of the published policies applies to a From domain. */
#include "auth/policy.h"

#include "text/domain.h"

struct bytes
auth_policy_source_keyword(enum auth_policy_source s)
{
#define POLICY_SOURCE_WORD(name, word, meaning)	WORD(word),
	static const struct bytes words[] = {
		POLICY_SOURCES(POLICY_SOURCE_WORD)
	};
#undef POLICY_SOURCE_WORD

	return words[s];
}

enum auth_policy_source
auth_policy_source_of(struct bytes text)
{
#define POLICY_SOURCE_IS(name, word, meaning) \
	if (WORD_IS(text, word)) \
		return POLICY_FROM_##name;
	POLICY_SOURCES(POLICY_SOURCE_IS)
#undef POLICY_SOURCE_IS
	return POLICY_FROM_KINDS;
}

static enum auth_policy
weaker(enum auth_policy p, unsigned steps)
{
	while (steps-- && p > POLICY_NONE)
		p--;
	return p;
}

/*
 * The record is said to stand at the From domain. Of a subdomain that may
 * be so, or the reporter wrote the wrong domain there and sp applies.
 */
static struct auth_policy_answer
own(const struct auth_published *p, unsigned steps)
{
	struct auth_policy_answer a = { weaker(p->p, steps), POLICY_FROM_P };
	bool subdomain = p->domain.org > 0 &&
	    p->domain.org < p->domain.text.n;

	if (p->p == POLICY_UNKNOWN)
		a.from = POLICY_FROM_ABSENT;
	else if (subdomain && p->domain.own != TREEWALK_OWN &&
	    p->sp != POLICY_UNKNOWN &&
	    weaker(p->sp, steps) != a.policy)
		a = (struct auth_policy_answer){ POLICY_UNKNOWN,
		    POLICY_FROM_DOUBTFUL };
	else if (subdomain)
		a.from = POLICY_FROM_OWN;
	return a;
}

/* The record stands above the From domain. */
static struct auth_policy_answer
inherited(const struct auth_published *p, unsigned steps)
{
	struct auth_policy_answer a = { p->sp, POLICY_FROM_SP };

	if (p->sp == POLICY_UNKNOWN)
		a = (struct auth_policy_answer){ p->p, POLICY_FROM_P };
	a.policy = weaker(a.policy, steps);
	if (p->np != POLICY_UNKNOWN && weaker(p->np, steps) != a.policy)
		a = (struct auth_policy_answer){ POLICY_UNKNOWN,
		    POLICY_FROM_AMBIGUOUS_NP };
	else if (a.policy == POLICY_UNKNOWN)
		a.from = POLICY_FROM_ABSENT;
	return a;
}

/*
 * Is the domain told a subdomain that, by the DNS, has no record? Then the
 * reporter wrote the From domain, and the record stands above it.
 */
static bool
names_subdomain_without(const struct auth_published *p)
{
	return p->domain.own == TREEWALK_OWN_NONE && p->domain.org > 0 &&
	    p->domain.org < p->domain.text.n;
}

struct auth_policy_answer
auth_policy_for(const struct auth_published *p, const struct auth_name *from,
    unsigned reasons)
{
	const struct auth_policy_answer absent = {
		POLICY_UNKNOWN, POLICY_FROM_ABSENT };
	unsigned steps = (p->testing || (reasons & REASON_TEST_MODE)) +
	    ((reasons & REASON_SAMPLED_OUT) != 0);

	if (p->p == POLICY_UNKNOWN && p->sp == POLICY_UNKNOWN &&
	    p->np == POLICY_UNKNOWN)
		return absent;
	if (from->text.n == 0 || p->domain.text.n == 0)
		return absent;
	if (domain_below(from->text, p->domain.text))
		return inherited(p, steps);
	if (!bytes_equal(from->text, p->domain.text))
		return (struct auth_policy_answer){ POLICY_UNKNOWN,
		    POLICY_FROM_UNRELATED };
	if (names_subdomain_without(p))
		return inherited(p, steps);
	return own(p, steps);
}
