/* test-policy: which published policy applies (auth/policy.h). */
#include "auth/policy.h"

#include "tap.h"

/* A name and its organisational domain, which it ends in. */
static struct auth_name
name(const char *text, const char *org)
{
	return (struct auth_name){ .text = bytes_of(text),
	    .org = strlen(text) - strlen(org) };
}

static const struct auth_name nothing = { .text = { "", 0 } };

struct row {
	const char	*what;
	const char	*domain;	/* of the record; below example.com */
	const char	*p, *sp, *np;
	bool		 testing;
	unsigned	 reasons;
	const char	*from;		/* below example.com */
	const char	*policy, *source;
};

#define TOP	"example.com"
#define NEWS	"news.example.com"

static const struct row rows[] = {
	/* The worked examples. */
	{ "P1", TOP, "reject", "none", "", false, 0, TOP, "reject", "p" },
	{ "P2", TOP, "reject", "none", "", false, 0, "a.b.example.com",
	    "none", "sp" },
	{ "P3", TOP, "quarantine", "", "", false, 0, NEWS,
	    "quarantine", "p" },
	{ "P4: its own record, or not", NEWS, "none", "reject", "", false, 0,
	    NEWS, "", "record-domain-doubtful" },
	{ "P5", TOP, "none", "none", "reject", false, 0, NEWS, "",
	    "ambiguous-np" },
	{ "P6", TOP, "reject", "", "", true, 0, TOP, "quarantine", "p" },
	{ "P7, sampled", TOP, "reject", "", "", false, 0, TOP, "reject",
	    "p" },
	{ "P7, not sampled", TOP, "reject", "", "", false,
	    REASON_SAMPLED_OUT, TOP, "quarantine", "p" },
	/* The record of a subdomain. */
	{ "own record, no sp", NEWS, "none", "", "", false, 0, NEWS, "none",
	    "own" },
	{ "own record, sp as p", NEWS, "reject", "reject", "", false, 0,
	    NEWS, "reject", "own" },
	{ "test mode makes sp as p", NEWS, "quarantine", "none", "", true, 0,
	    NEWS, "none", "own" },
	{ "so does a reason", NEWS, "none", "quarantine", "", false,
	    REASON_TEST_MODE, NEWS, "none", "own" },
	{ "so does being spared", NEWS, "none", "quarantine", "", false,
	    REASON_SAMPLED_OUT, NEWS, "none", "own" },
	{ "test mode does not", NEWS, "reject", "quarantine", "", true, 0,
	    NEWS, "", "record-domain-doubtful" },
	{ "np does not count there", NEWS, "none", "", "reject", false, 0,
	    NEWS, "none", "own" },
	{ "sp alone", NEWS, "", "reject", "", false, 0, NEWS, "", "absent" },
	{ "below it", NEWS, "none", "reject", "", false, 0,
	    "a.news.example.com", "reject", "sp" },
	/* The record above. */
	{ "np as sp", TOP, "reject", "none", "none", false, 0, NEWS, "none",
	    "sp" },
	{ "np against p", TOP, "none", "", "reject", false, 0, NEWS, "",
	    "ambiguous-np" },
	{ "test mode makes np as sp", TOP, "reject", "quarantine", "none",
	    true, 0, NEWS, "none", "sp" },
	{ "test mode and spared", TOP, "reject", "", "", true,
	    REASON_SAMPLED_OUT, NEWS, "none", "p" },
	{ "no word of the standard", TOP, "monitor", "", "", false, 0, NEWS,
	    "", "absent" },
	{ "another domain", "mail.example.com", "reject", "", "", false, 0,
	    NEWS, "", "unrelated" },
};

static void
check(const struct row *r)
{
	struct auth_published p = { name(r->domain, TOP),
	    auth_policy_of(bytes_of(r->p)), auth_policy_of(bytes_of(r->sp)),
	    auth_policy_of(bytes_of(r->np)), r->testing };
	struct auth_name from = name(r->from, TOP);
	struct auth_policy_answer a = auth_policy_for(&p, &from, r->reasons);

	tap_bytes(auth_policy_keyword(a.policy), bytes_of(r->policy), r->what);
	tap_bytes(auth_policy_source_keyword(a.from), bytes_of(r->source),
	    "… and whence");
}

/* P8: the record of a public suffix, which publishes psd=y. */
static void
suffix(void)
{
	struct auth_name bank = { .text = BYTES("bank.example"),
	    .org = strlen("bank.example") };
	struct auth_name giant = name("giant.bank.example",
	    "giant.bank.example");
	struct auth_published p = { bank, POLICY_REJECT, POLICY_UNKNOWN,
	    POLICY_UNKNOWN, false };
	struct auth_policy_answer a = auth_policy_for(&p, &giant, 0);

	ok(a.policy == POLICY_REJECT && a.from == POLICY_FROM_P,
	    "P8: p of a public suffix's record for lack of sp");
	p.sp = POLICY_NONE;
	a = auth_policy_for(&p, &giant, 0);
	ok(a.policy == POLICY_NONE && a.from == POLICY_FROM_SP,
	    "P8: its sp");
	a = auth_policy_for(&p, &bank, 0);
	ok(a.policy == POLICY_REJECT && a.from == POLICY_FROM_P,
	    "P8: its p for itself, which is no subdomain");
}

/* What is not told. */
static void
missing(void)
{
	struct auth_name top = name(TOP, TOP);
	struct auth_published p = { top, POLICY_REJECT, POLICY_NONE,
	    POLICY_NONE, false };
	struct auth_policy_answer a = auth_policy_for(&p, &nothing, 0);

	ok(a.policy == POLICY_UNKNOWN && a.from == POLICY_FROM_ABSENT,
	    "no From domain");
	p.domain = nothing;
	a = auth_policy_for(&p, &top, 0);
	ok(a.policy == POLICY_UNKNOWN && a.from == POLICY_FROM_ABSENT,
	    "no domain of the record");
	p = (struct auth_published){ .domain = top };
	a = auth_policy_for(&p, &top, 0);
	ok(a.policy == POLICY_UNKNOWN && a.from == POLICY_FROM_ABSENT,
	    "no policy");
}

int
main(void)
{
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		check(&rows[i]);
	suffix();
	missing();
	return tap_done();
}
