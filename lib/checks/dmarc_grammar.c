/* dmarc_grammar: is a DMARC record good by both standards? */
#include "checks/dmarc.h"
#include "checks/requirements.h"

/* Appends words about tags, behind what is there. */
static void
add_clause(struct buf *out, const char *words)
{
	buf_adds(out, out->n ? ", " : "");
	buf_adds(out, words);
}

static void
describe_tags(struct buf *out, unsigned tags, const char *words)
{
#define TAG_NAME(name, tag)	tag,
	static const char *const names[] = { DMARC_TAGS(TAG_NAME) };
#undef TAG_NAME
	int k;

	for (k = 0; k < DMARC_TAG_KINDS; k++) {
		if (!(tags & 1U << k))
			continue;
		add_clause(out, names[k]);
		buf_adds(out, words);
	}
}

/* What makes a record bad, or part of it ignored. */
static void
describe_faults(struct buf *out, const struct dmarc_record *r)
{
	describe_tags(out, r->bad, " has a value of neither standard");
	if (!(r->tags & DMARC_TAG_P))
		add_clause(out, "p is missing, which RFC 7489 requires");
	else if (!r->p_second)
		add_clause(out, "p is not second, as RFC 7489 requires");
	if (r->syntax)
		add_clause(out, "something in it is no tag");
}

/* What is allowed, and doubtful. */
static void
describe_doubts(struct buf *out, const struct dmarc_record *r)
{
	describe_tags(out, r->apart, " has a value that RFC 7489 allows and "
	    "RFC 9989 no longer does");
	describe_tags(out, r->odd_case, " has a keyword not in lower case");
	if (r->unknown)
		add_clause(out, "a tag is of neither standard");
	if (r->tags & (DMARC_TAG_RF | DMARC_TAG_RI))
		add_clause(out, "rf and ri are no longer of use");
}

void
check_dmarc_grammar(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct dmarc_record_at *own = &p->dmarc.at[0];
	struct buf words = { 0 };

	(void)threshold;
	out->as_of = own->as_of;
	buf_adds(&out->expected, "v=DMARC1; p=POLICY, then tags of the "
	    "standards, each once");
	buf_add(&out->found, own->text);
	out->state = CHECK_PASS;
	if (own->state == DNS_UNKNOWN) {
		out->as_of = AS_OF_UNKNOWN;
		out->state = CHECK_UNKNOWN;
		buf_adds(&out->found, "not in the data");
	} else if (own->n == 0 && !own->near) {
		out->state = CHECK_NOT_APPLICABLE;
		buf_adds(&out->found, "no record of its own");
	} else if (own->n == 0 && !own->valid) {
		out->state = CHECK_FAIL;
		add_clause(&words, "it must begin with v=DMARC1, exactly so");
	} else if (!own->valid) {
		out->state = CHECK_FAIL;
		add_clause(&words, own->n > 1 ? "there are others" :
		    "a tag comes twice");
	} else {
		describe_faults(&words, &own->record);
		if (words.n != 0)
			out->state = CHECK_FAIL;
		else
			describe_doubts(&words, &own->record);
		if (words.n != 0 && out->state == CHECK_PASS)
			out->state = CHECK_WARN;
	}
	if (words.n != 0) {
		buf_adds(&out->found, "; ");
		buf_add(&out->found, buf_view(&words));
	}
	buf_free(&words);
	if (own->doubtful)
		dmarc_check_end(out, p);
}
