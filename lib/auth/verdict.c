/* verdict: what became of the messages of a record, and what shows it. */
#include "auth/verdict.h"

struct bytes
auth_verdict_keyword(enum auth_verdict v)
{
#define VERDICT_WORD(name, word, meaning)	WORD(word),
	static const struct bytes words[] = { VERDICTS(VERDICT_WORD) };
#undef VERDICT_WORD

	return words[v];
}

enum auth_verdict
auth_verdict_of(struct bytes word)
{
#define VERDICT_IS(name, text, meaning) \
	if (WORD_IS(word, text)) \
		return VERDICT_##name;
	VERDICTS(VERDICT_IS)
#undef VERDICT_IS
	return VERDICT_KINDS;
}

struct bytes
verdict_basis_slug(enum verdict_basis k)
{
#define BASIS_SLUG(name, slug, meaning)	WORD(slug),
	static const struct bytes slugs[] = { BASES(BASIS_SLUG) };
#undef BASIS_SLUG

	return slugs[k];
}

unsigned
verdict_bases_of(struct bytes list)
{
	struct bytes slug;
	unsigned set = 0;
	size_t bar;

	while (list.n != 0) {
		bar = bytes_find(list, BYTES("|"), 0);
		slug = bytes_first(list, bar);
#define BASIS_IS(name, text, meaning) \
		if (WORD_IS(slug, text)) \
			set |= 1U << BASIS_##name;
		BASES(BASIS_IS)
#undef BASIS_IS
		list = bytes_from(list, bar + 1);
	}
	return set;
}

static enum auth_verdict
verdict_of(const struct auth_record *r, const struct auth_alignment *a)
{
	const unsigned relayed = REASON_FORWARDED | REASON_MAILING_LIST |
	    REASON_TRUSTED_FORWARDER | REASON_ARC_PASS;

	switch (a->dmarc) {
	case OUTCOME_UNKNOWN:
		return VERDICT_UNKNOWN;
	case OUTCOME_PASS:
		if (a->dkim != OUTCOME_PASS)
			return VERDICT_SPF_ONLY;
		return a->spf == OUTCOME_PASS ? VERDICT_ALIGNED :
		    VERDICT_DKIM_ONLY;
	case OUTCOME_FAIL:
		break;
	}
	if (r->reported_dmarc == OUTCOME_PASS)
		return VERDICT_UNKNOWN;
	if (r->reasons & relayed)
		return VERDICT_FORWARDED;
	if ((a->dkim_facts & FACT_UNVERIFIED) ||
	    (a->spf_facts & FACT_PERMERROR))
		return VERDICT_BROKEN;
	return (a->dkim_facts | a->spf_facts) & FACT_PASS ?
	    VERDICT_MISALIGNED : VERDICT_UNAUTHENTICATED;
}

/* s without its dots and hyphens, as some services write names. */
static size_t
squeeze(struct bytes s, char *out, size_t most)
{
	size_t i, n = 0;

	for (i = 0; i < s.n && n < most; i++)
		if (s.p[i] != '.' && s.p[i] != '-')
			out[n++] = s.p[i];
	return n;
}

static bool
same_squeezed(struct bytes label, struct bytes name)
{
	char a[64], b[64];
	size_t n = squeeze(label, a, sizeof(a));

	return n != 0 && n == squeeze(name, b, sizeof(b)) &&
	    memcmp(a, b, n) == 0;
}

/* name with its dots turned to hyphens is label. */
static bool
same_hyphened(struct bytes label, struct bytes name)
{
	size_t i;

	if (label.n != name.n || name.n == 0)
		return false;
	for (i = 0; i < name.n; i++)
		if (label.p[i] != (name.p[i] == '.' ? '-' : name.p[i]))
			return false;
	return true;
}

bool
auth_default_signature(struct bytes domain, const struct auth_name *from)
{
	struct bytes org = auth_name_org(from);
	size_t dot = bytes_find(domain, BYTES("."), 0);
	struct bytes label = bytes_first(domain, dot);
	struct bytes rest = bytes_from(domain, dot);

	if (bytes_equal(rest, BYTES(".onmicrosoft.com")))
		return same_squeezed(label, org) || same_squeezed(label,
		    bytes_first(org, bytes_find(org, BYTES("."), 0)));
	if (!bytes_end(rest, BYTES(".gappssmtp.com")))
		return false;
	return same_hyphened(label, from->text) || same_hyphened(label, org);
}

/* Only where the customer's own signature does not pass does it matter. */
static bool
default_signed(const struct auth_results *e, const struct auth_alignment *a)
{
	size_t i;

	if (a->dkim == OUTCOME_PASS || !(a->dkim_facts & FACT_PASS_FOREIGN))
		return false;
	for (i = 0; i < e->dkim.n; i++)
		if (e->dkim.at[i].result == RESULT_PASS &&
		    auth_default_signature(e->dkim.at[i].domain, &e->from))
			return true;
	return false;
}

static unsigned
when(unsigned holds, enum verdict_basis kind)
{
	return holds ? 1U << kind : 0;
}

/* What the reporter says beside its results. */
static unsigned
reported_basis(const struct auth_record *r)
{
	unsigned why = r->reasons;

	return when(why & REASON_FORWARDED, BASIS_OVERRIDE_FORWARDED) |
	    when(why & REASON_MAILING_LIST, BASIS_OVERRIDE_LIST) |
	    when(why & REASON_TRUSTED_FORWARDER, BASIS_OVERRIDE_TRUSTED) |
	    when(why & REASON_ARC_PASS, BASIS_ARC_PASS) |
	    when(why & REASON_LOCAL_POLICY, BASIS_LOCAL_POLICY) |
	    when(why & REASON_SAMPLED_OUT, BASIS_SAMPLED_OUT) |
	    when(r->published.testing || (why & REASON_TEST_MODE),
		BASIS_TEST_MODE) |
	    when(r->results.null_sender, BASIS_NULL_SENDER);
}

/* What the results show. */
static unsigned
computed_basis(const struct auth_record *r, const struct auth_alignment *a)
{
	unsigned spf = a->spf_facts, dkim = a->dkim_facts;

	return when(dkim & FACT_UNVERIFIED, BASIS_DKIM_BROKEN) |
	    when((dkim | spf) & FACT_TEMPERROR, BASIS_DNS_ERROR) |
	    when(spf & FACT_PERMERROR, BASIS_SPF_PERMERROR) |
	    when(spf & FACT_OWN_FAIL, BASIS_SPF_OWN_FAIL) |
	    when(spf & FACT_PASS_FOREIGN, BASIS_SPF_FOREIGN_PASS) |
	    when(spf & FACT_HELO, BASIS_HELO_INFERRED) |
	    when(r->reported_dmarc == OUTCOME_PASS &&
		a->dmarc != OUTCOME_PASS, BASIS_REPORTER_PASS) |
	    when(default_signed(&r->results, a),
		BASIS_DEFAULT_SIGNATURE);
}

struct evaluation
auth_evaluate(const struct auth_record *r, struct auth_modes modes)
{
	struct evaluation f = { .modes = modes };

	f.align = auth_align(&r->results, modes);
	f.policy = auth_policy_for(&r->published, &r->results.from,
	    r->reasons);
	f.verdict = verdict_of(r, &f.align);
	f.basis = reported_basis(r) | computed_basis(r, &f.align);
	f.agrees = auth_agrees(r, &f.align);
	f.agrees_reason = auth_agrees_reason(r, &f.align);
	return f;
}
