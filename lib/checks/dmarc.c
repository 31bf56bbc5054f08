/* dmarc: requirements on the DMARC record of a domain. */
#include "checks/dmarc.h"

#include "base/num.h"
#include "checks/requirements.h"
#include "posture/posture.h"

void
dmarc_describe_whose(struct check *out, const struct posture *p,
    const struct dmarc_record_at *at)
{
	if (at == &p->dmarc.at[0])
		return;
	buf_adds(&out->found, " (of ");
	buf_add(&out->found, at->name);
	buf_byte(&out->found, ')');
}

static void
describe_place(struct check *out, const struct posture *p,
    const struct dmarc_record_at *at)
{
	buf_add(&out->found, at->text);
	dmarc_describe_whose(out, p, at);
}

void
dmarc_describe_tag(struct check *out, const struct posture *p,
    const struct dmarc_record_at *at, const char *tag, struct bytes value)
{
	buf_adds(&out->found, value.n ? "" : "no ");
	buf_adds(&out->found, tag);
	buf_adds(&out->found, value.n ? "=" : "");
	buf_add(&out->found, value);
	dmarc_describe_whose(out, p, at);
}

/* Why no record counts, when one of its own could. */
static void
describe_none(struct check *out, const struct dmarc_record_at *own)
{
	if (own->n > 1) {
		buf_num(&out->found, own->n);
		buf_adds(&out->found, " records, so none counts");
	} else if (own->n == 1) {
		buf_adds(&out->found, "a record with a tag that comes twice, "
		    "so it does not count: ");
		buf_add(&out->found, own->text);
	} else if (own->near) {
		buf_adds(&out->found, "no record, but a text that was meant "
		    "to be one: ");
		buf_add(&out->found, own->text);
	} else {
		buf_adds(&out->found, "no record");
	}
}

const struct dmarc_record_at *
dmarc_check_begin(struct check *out, const struct posture *p)
{
	const struct dmarc_facts *f = &p->dmarc;

	out->as_of = f->as_of;
	if (!f->counts.known) {
		out->state = CHECK_UNKNOWN;
		buf_adds(&out->found, "not in the data");
		return NULL;
	}
	if (f->counts.at == NULL) {
		out->state = CHECK_FAIL;
		describe_none(out, &f->at[0]);
	}
	return f->counts.at;
}

void
dmarc_check_end(struct check *out, const struct posture *p)
{
	const struct dmarc_record_at *at = p->dmarc.counts.at;

	if (out->state != CHECK_PASS || at == NULL || !at->doubtful)
		return;
	out->state = CHECK_WARN;
	buf_adds(&out->found, "; many parsers will not see this record, for "
	    "it does not begin with v=DMARC1");
}

void
dmarc_not_without(struct check *out)
{
	if (out->state == CHECK_FAIL)
		out->state = CHECK_NOT_APPLICABLE;
}

/* ---- Is there one */

/* Receivers that use the list, and those that walk, may find another one. */
static void
warn_of_discovery(struct check *out, const struct dmarc_facts *f)
{
	const struct dmarc_record_at *list = f->by_list.at;

	if (!f->by_list.known || !f->by_walk.known ||
	    list == f->by_walk.at)
		return;
	out->state = CHECK_WARN;
	buf_adds(&out->found, "; by the tree walk, but by the Public Suffix "
	    "List ");
	if (list == NULL) {
		buf_adds(&out->found, "there is none");
		return;
	}
	buf_adds(&out->found, "that of ");
	buf_add(&out->found, list->name);
}

void
check_dmarc_record(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct dmarc_facts *f = &p->dmarc;
	const struct dmarc_record_at *at = dmarc_check_begin(out, p);

	(void)threshold;
	buf_adds(&out->expected, "a record at _dmarc.");
	buf_add(&out->expected, p->subject.domain);
	if (at == NULL) {
		if (f->counts.known && f->by_list.at != NULL) {
			out->state = CHECK_WARN;
			buf_adds(&out->found, " by the tree walk, but by the "
			    "Public Suffix List that of ");
			buf_add(&out->found, f->by_list.at->name);
		}
		return;
	}
	describe_place(out, p, at);
	if (dmarc_facts_policy(f, at) == POLICY_UNKNOWN) {
		out->state = CHECK_FAIL;
		buf_adds(&out->found, "; without a good p, nor a good "
		    "address in rua, it does not count");
		return;
	}
	out->state = CHECK_PASS;
	warn_of_discovery(out, f);
	dmarc_check_end(out, p);
}

/* Does the domain's own name tell whether it has one? Else unknown. */
static bool
own_known(struct check *out, const struct dmarc_record_at *own)
{
	out->as_of = own->as_of;
	if (own->state != DNS_UNKNOWN)
		return true;
	out->as_of = AS_OF_UNKNOWN;
	out->state = CHECK_UNKNOWN;
	buf_adds(&out->found, "not in the data");
	return false;
}

void
check_dmarc_own_record(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct dmarc_record_at *own = &p->dmarc.at[0];

	(void)threshold;
	buf_adds(&out->expected, "a record at _dmarc.");
	buf_add(&out->expected, p->subject.domain);
	if (!own_known(out, own))
		return;
	if (!own->valid) {
		out->state = CHECK_FAIL;
		describe_none(out, own);
		return;
	}
	out->state = CHECK_PASS;
	buf_add(&out->found, own->text);
	if (own->doubtful)
		dmarc_check_end(out, p);
}

void
check_dmarc_single(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct dmarc_record_at *own = &p->dmarc.at[0];

	(void)threshold;
	buf_adds(&out->expected, "one record");
	if (!own_known(out, own))
		return;
	if (own->n == 0) {
		out->state = CHECK_NOT_APPLICABLE;
		buf_adds(&out->found, "no record of its own");
		return;
	}
	out->state = own->n == 1 ? CHECK_PASS : CHECK_FAIL;
	buf_num(&out->found, own->n);
	buf_adds(&out->found, own->n == 1 ? " record" : " records");
}

/* ---- Policies */

/* The tag that dmarc_facts_policy takes the policy from. */
static const char *
policy_tag(const struct dmarc_facts *f, const struct dmarc_record_at *at)
{
	const struct dmarc_record *r = &at->record;

	if (at == &f->at[0])
		return "p";
	if (f->missing && r->np != POLICY_UNKNOWN)
		return "np";
	return r->sp != POLICY_UNKNOWN ? "sp" : "p";
}

void
check_dmarc_policy(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct dmarc_facts *f = &p->dmarc;
	enum auth_policy least = threshold.n ? auth_policy_of(threshold) :
	    POLICY_NONE, policy, other;
	const struct dmarc_record_at *at = dmarc_check_begin(out, p);

	buf_adds(&out->expected, least == POLICY_REJECT ? "p=reject" :
	    least == POLICY_QUARANTINE ? "p=quarantine or p=reject" :
	    "a policy");
	if (at == NULL)
		return;
	policy = dmarc_facts_policy(f, at);
	dmarc_describe_tag(out, p, at, policy_tag(f, at),
	    auth_policy_keyword(policy));
	out->state = policy >= least ? CHECK_PASS : CHECK_FAIL;
	other = f->by_list.known ? dmarc_facts_policy(f, f->by_list.at) :
	    policy;
	if ((other >= least) != (policy >= least)) {
		out->state = CHECK_WARN;
		buf_adds(&out->found, "; by the Public Suffix List ");
		buf_add(&out->found, other == POLICY_UNKNOWN ?
		    BYTES("no policy") : auth_policy_keyword(other));
	}
	dmarc_check_end(out, p);
}

/* Of names below: told by the domain's own record, when it is its own
   organisation; else it is a matter of the domain above. */
static void
check_below(const struct posture *p, struct bytes threshold,
    struct check *out, bool existing)
{
	const struct dmarc_record_at *own = &p->dmarc.at[0];
	enum auth_policy all, sp, np, least, counts;

	if (!own_known(out, own))
		return;
	if (!own->valid || !bytes_equal(p->subject.domain, p->subject.org)) {
		out->state = CHECK_NOT_APPLICABLE;
		buf_adds(&out->found, own->valid ? "not the organisational "
		    "domain" : "no record of its own");
		return;
	}
	if (!dmarc_record_applies(&own->record, &all, &sp, &np))
		all = sp = np = POLICY_UNKNOWN;
	counts = sp != POLICY_UNKNOWN ? sp : all;
	if (!existing && np != POLICY_UNKNOWN)
		counts = np;
	least = threshold.n ? auth_policy_of(threshold) : all;
	buf_adds(&out->expected, least != POLICY_UNKNOWN ? "at least " :
	    "a policy");
	buf_add(&out->expected, auth_policy_keyword(least));
	dmarc_describe_tag(out, p, own, "p", auth_policy_keyword(all));
	if (sp != POLICY_UNKNOWN) {
		buf_adds(&out->found, ", ");
		dmarc_describe_tag(out, p, own, "sp", auth_policy_keyword(sp));
	}
	if (np != POLICY_UNKNOWN) {
		buf_adds(&out->found, ", ");
		dmarc_describe_tag(out, p, own, "np", auth_policy_keyword(np));
	}
	out->state = counts != POLICY_UNKNOWN && counts >= least ?
	    CHECK_PASS : CHECK_FAIL;
	dmarc_check_end(out, p);
}

void
check_dmarc_subdomain_policy(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	check_below(p, threshold, out, true);
}

void
check_dmarc_nonexistent_policy(const struct posture *p,
    struct bytes threshold, struct check *out)
{
	check_below(p, threshold, out, false);
}
