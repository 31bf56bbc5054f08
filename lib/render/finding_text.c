/* finding_text: what is said of a finding, on a page and in rows. */
#include "render/finding_text.h"

#include "base/num.h"
#include "keywords/tls.h"

/* Sentences of findings stand in the order of enum finding_id. */
_Static_assert((int)STRING_SAY_STS_READY - (int)STRING_SAY_POLICY_WEAKENED ==
    (int)FINDING_KINDS - 1, "a sentence for each finding");
_Static_assert((int)STRING_FIND_STS_READY - (int)STRING_FIND_POLICY_WEAKENED ==
    (int)FINDING_KINDS - 1, "a title for each finding");
_Static_assert((int)STRING_DO_TLS_OTHER -
    (int)STRING_DO_STARTTLS_NOT_SUPPORTED == (int)TLS_RESULTS - 1,
    "a deed for each way of failing");
_Static_assert((int)STRING_PROOF_KNOWN_SENDERS - (int)STRING_PROOF_SOURCE ==
    (int)PROOF_KINDS - 1, "words for each kind of proof");

static int
share_of(const struct finding *n)
{
	return percent_share(n->messages, n->of);
}

/* The arguments of every title and sentence; see render/strings_findings.h. */
static void
arguments(struct writing *x, const struct finding *n)
{
	arg_foreign(x, n->from.n != 0 ? n->from : n->domain);
	if (n->id == FINDING_TLS_FAILING && n->subject.n == 0)
		arg_string(x, STRING_TLS_UNTOLD);
	else
		arg_foreign(x, n->subject);
	if (n->id == FINDING_NO_REPORTS || n->id == FINDING_TLS_FAILING ||
	    n->id == FINDING_STS_READY || n->id == FINDING_DATA_FELL ||
	    n->id == FINDING_DKIM_KEY_FAILS)
		arg_number(x, n->messages);
	else
		arg_count(x, STRING_MESSAGES, n->messages);
	arg_number(x, n->of);
	arg_share(x, share_of(n));
	arg_foreign(x, n->was);
	arg_foreign(x, n->is);
	arg_day(x, n->day < 0 ? 0 : n->day);
	arg_foreign(x, n->sender.n != 0 ? n->sender : n->domain);
}

static void
one_proof(struct writing *x, const struct finding_proof *p)
{
	arg_foreign(x, p->text);
	arg_number(x, p->n);
	arg_number(x, p->of);
}

/* What the list of proofs is. */
static enum string
lead_of(const struct finding *n)
{
	if (!n->enough)
		return STRING_GATES;
	if (n->id == FINDING_NOT_READY)
		return STRING_BLOCKERS;
	return n->more_proofs != 0 ? STRING_PROOFS_MORE : STRING_PROOFS;
}

struct bytes
finding_proofs(struct writing *x, const struct finding *n)
{
	struct buf list = { 0 };
	struct bytes all;
	size_t i;

	if (n->nproofs == 0)
		return BYTES_NONE;
	for (i = 0; i < n->nproofs; i++) {
		if (i != 0)
			strings_add(&list, x->strings, STRING_LIST_COMMA);
		one_proof(x, &n->proof[i]);
		buf_add(&list, writing_sentence(x,
		    (enum string)(STRING_PROOF_SOURCE + n->proof[i].kind)));
	}
	all = page_copy(x->page, buf_view(&list));
	buf_free(&list);
	arg_text(x, all);
	arg_number(x, n->more_proofs);
	return writing_kept(x, lead_of(n));
}

static void
add_classes(struct writing *x, const struct finding *n, struct buf *out)
{
	const struct finding_classes *h = &n->classes;

	if (h->at_risk + h->stopped + h->undecided == 0)
		return;
	arg_count(x, STRING_MESSAGES, h->at_risk);
	arg_number(x, h->stopped);
	arg_number(x, h->undecided);
	writing_add_sentence(x, out, STRING_FAILURE_CLASSES);
	if (n->assumed || n->is.n == 0)
		return;
	arg_foreign(x, n->is);
	writing_add_sentence(x, out, STRING_ASSUME_HINT);
}

/* What comes of failing TLS. */
static void
add_tls_harm(struct writing *x, const struct finding *n, struct buf *out)
{
	enum tls_result result = tls_result_of(n->subject);

	if (n->until >= 0) {
		arg_day(x, n->until);
		writing_add_sentence(x, out, STRING_SAY_UNTIL);
	}
	if (n->total)
		writing_add_sentence(x, out, STRING_TLS_TOTAL);
	/* Where no policy can be had, a sender does without one. */
	if (n->severity <= SEVERITY_HIGH &&
	    (result < TLS_STS_POLICY_FETCH_ERROR || result == TLS_RESULT_OTHER))
		writing_add_sentence(x, out, STRING_TLS_WAITS);
}

/* Its title and its sentence, where a kind has several. */
static enum string
title_of(const struct finding *n)
{
	if (!n->enough)
		return STRING_NOT_JUDGED;
	if (n->id == FINDING_NO_REPORTS && n->domain.n == 0)
		return STRING_FIND_NO_REPORTS_AT_ALL;
	if (n->id == FINDING_DATA_FELL && n->subject.n == 0)
		return STRING_FIND_DATA_FELL_ALL;
	return (enum string)(STRING_FIND_POLICY_WEAKENED + n->id);
}

static enum string
sentence_of(const struct finding *n)
{
	if (n->id == FINDING_NO_REPORTS && n->domain.n == 0)
		return STRING_SAY_NO_REPORTS_AT_ALL;
	if (n->id == FINDING_SUBDOMAIN_SEEN &&
	    bytes_equal(n->is, BYTES("fails")))
		return STRING_SAY_SUBDOMAIN_FAILS;
	return (enum string)(STRING_SAY_POLICY_WEAKENED + n->id);
}

struct bytes
finding_title(struct writing *x, const struct finding *n)
{
	arguments(x, n);
	return writing_kept(x, title_of(n));
}

void
finding_add_text(struct writing *x, const struct finding *n, struct buf *out)
{
	/* Where there is not enough data the title says all. */
	if (n->enough) {
		arguments(x, n);
		writing_add_sentence(x, out, sentence_of(n));
	}
	if (n->id == FINDING_TLS_FAILING)
		add_tls_harm(x, n, out);
	if (n->alone)
		writing_add_sentence(x, out, STRING_SAY_ALONE);
	add_classes(x, n, out);
	if (n->more != 0) {
		arg_number(x, n->more);
		writing_add_sentence(x, out, STRING_FINDING_MORE);
	}
}

/* Where the key of "domain/selector" is published; or empty. */
static struct bytes
key_name(struct writing *x, const struct finding *n)
{
	struct bytes key = n->key.n != 0 ? n->key : n->subject;
	size_t slash = bytes_find(key, BYTES("/"), 0);
	struct buf name = { 0 };
	struct bytes kept;

	if (slash == key.n)
		return BYTES_NONE;
	buf_add(&name, bytes_from(key, slash + 1));
	buf_adds(&name, "._domainkey.");
	buf_add(&name, bytes_first(key, slash));
	kept = page_copy(x->page, buf_view(&name));
	buf_free(&name);
	return kept;
}

/* Why it fails, where that decides what to do. */
static enum finding_cause
cause_of(const struct finding *n)
{
	if (n->id == FINDING_SERVICE_UNALIGNED)
		return CAUSE_MISALIGNED;
	return n->id == FINDING_DKIM_KEY_FAILS ? CAUSE_DKIM : n->cause;
}

size_t
finding_steps(struct writing *x, const struct finding *n,
    struct bytes step[FINDING_STEPS_MOST])
{
	/* STRING_COUNT: there are no more. */
	static const enum string words[][FINDING_STEPS_MOST] = {
		[CAUSE_NONE] = { STRING_COUNT, STRING_COUNT, STRING_COUNT },
		[CAUSE_DKIM] = { STRING_STEP_DKIM_COMPARE,
		    STRING_STEP_DKIM_PUBLISH, STRING_COUNT },
		[CAUSE_SPF] = { STRING_STEP_SPF, STRING_STEP_SPF_DKIM,
		    STRING_COUNT },
		[CAUSE_MISALIGNED] = { STRING_STEP_SIGN_SERVICE,
		    STRING_STEP_RETURN_PATH, STRING_STEP_NO_SPF },
		[CAUSE_BARE] = { STRING_STEP_SIGN_OWN, STRING_STEP_SPF_ADD,
		    STRING_COUNT }
	};
	const enum string *of = words[cause_of(n)];
	bool tls = n->id == FINDING_TLS_FAILING;
	struct bytes key = key_name(x, n);
	enum string id;
	size_t i;

	for (i = 0; i < FINDING_STEPS_MOST && (tls ? i == 0 :
	    of[i] != STRING_COUNT); i++) {
		arg_foreign(x, n->from.n != 0 ? n->from : n->domain);
		arg_foreign(x, n->sender.n != 0 ? n->sender : n->domain);
		if (!tls)
			arg_foreign(x, key);
		id = tls ? (enum string)(STRING_DO_STARTTLS_NOT_SUPPORTED +
		    tls_result_of(n->subject)) : of[i];
		step[i] = writing_kept(x, id == STRING_STEP_DKIM_COMPARE &&
		    key.n == 0 ? STRING_STEP_DKIM_FIND : id);
	}
	return i;
}

static void
add_fact(struct writing *x, struct fact *facts, size_t *n, enum string label,
    struct bytes value)
{
	if (value.n == 0)
		return;
	facts[*n] = (struct fact){ .value = page_copy(x->page, value),
	    .label = bytes_of(x->strings->text[label]) };
	facts[(*n)++].command = label == STRING_FACT_ROWS ||
	    label == STRING_FACT_COMPARE;
}

static void
add_name(struct writing *x, struct fact *facts, size_t *n, enum string label,
    struct bytes name)
{
	x->sentence.n = 0;
	page_foreign(&x->sentence, name);
	add_fact(x, facts, n, label, buf_view(&x->sentence));
}

/* What the messages of a finding are. */
static enum string
counted_of(const struct finding *n)
{
	if (n->id == FINDING_TLS_FAILING || n->id == FINDING_STS_READY)
		return STRING_FACT_SESSIONS;
	return n->id == FINDING_DKIM_KEY_FAILS ? STRING_FACT_SIGNATURES :
	    STRING_FACT_MESSAGES;
}

static void
add_counts(struct writing *x, const struct finding *n, struct fact *facts,
    size_t *count)
{
	int i;

	if (n->messages != 0 && n->of != 0 && n->enough) {
		arg_number(x, n->messages);
		arg_number(x, n->of);
		arg_share(x, share_of(n));
		add_fact(x, facts, count, counted_of(n),
		    writing_sentence(x, STRING_FACT_OF));
	}
	if ((n->receivers[RECEIVERS_NONE] | n->receivers[RECEIVERS_REJECT] |
	    n->receivers[RECEIVERS_QUARANTINE]) == 0)
		return;
	for (i = 0; i < RECEIVERS; i++)
		arg_number(x, n->receivers[i]);
	add_fact(x, facts, count, STRING_FACT_RECEIVERS,
	    writing_sentence(x, STRING_FACT_DID));
}

size_t
finding_facts(struct writing *x, const struct finding *n,
    struct fact facts[FINDING_FACTS_MOST])
{
	size_t count = 0;

	add_name(x, facts, &count, n->id == FINDING_TLS_FAILING ?
	    STRING_FACT_SERVER : STRING_FACT_SENDER, n->sender);
	add_name(x, facts, &count, STRING_FACT_FROM, n->from);
	if (n->since >= 0)
		add_fact(x, facts, &count, STRING_FACT_SINCE,
		    writing_period(x, n->since, n->until >= 0 ? n->until :
		    n->since));
	add_counts(x, n, facts, &count);
	add_name(x, facts, &count, STRING_FACT_ROWS, n->evidence);
	add_name(x, facts, &count, STRING_FACT_COMPARE, n->command);
	return count;
}
