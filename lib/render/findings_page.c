/* findings_page: what somebody should do, and why we think so. */
#include "base/num.h"
#include "render/writing.h"

/* Sentences of findings stand in the order of enum finding_id. */
_Static_assert((int)STRING_SAY_STS_READY - (int)STRING_SAY_POLICY_WEAKENED ==
    (int)FINDING_KINDS - 1, "a sentence for each finding");
_Static_assert((int)STRING_FIND_STS_READY - (int)STRING_FIND_POLICY_WEAKENED ==
    (int)FINDING_KINDS - 1, "a title for each finding");
_Static_assert((int)STRING_PROOF_KNOWN_SENDERS - (int)STRING_PROOF_SOURCE ==
    (int)PROOF_KINDS - 1, "words for each kind of proof");

static int
share_of(const struct finding *n)
{
	return percent_share(n->messages, n->of);
}

/* The arguments of every title and sentence; see render/strings_findings.h. */
static void
give_arguments(struct writing *x, const struct finding *n)
{
	arg_foreign(x, n->domain);
	arg_foreign(x, n->subject);
	if (n->id == FINDING_NO_REPORTS || n->id == FINDING_TLS_FAILING ||
	    n->id == FINDING_STS_READY)
		arg_number(x, n->messages);
	else
		arg_count(x, STRING_MESSAGES, n->messages);
	arg_number(x, n->of);
	arg_share(x, share_of(n));
	arg_foreign(x, n->was);
	arg_foreign(x, n->is);
	arg_day(x, n->day < 0 ? 0 : n->day);
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

static struct bytes
write_proofs(struct writing *x, const struct finding *n)
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
heaps(struct writing *x, const struct finding *n, struct buf *out)
{
	const struct finding_heaps *h = &n->heaps;

	if (h->at_risk + h->stopped + h->undecided == 0)
		return;
	arg_count(x, STRING_MESSAGES, h->at_risk);
	arg_number(x, h->stopped);
	arg_number(x, h->undecided);
	writing_add_sentence(x, out, STRING_HEAPS);
	if (n->assumed || n->is.n == 0)
		return;
	arg_foreign(x, n->is);
	writing_add_sentence(x, out, STRING_ASSUME_HINT);
}

/* An id to link to: the finding's, numbered where it is told again. */
static struct bytes
finding_anchor(struct writing *x, enum finding_id of, uint64_t number)
{
	struct buf id = { 0 };
	struct bytes kept;

	buf_adds(&id, "finding-");
	buf_add(&id, finding_id(of));
	if (number > 1) {
		buf_byte(&id, '-');
		buf_num(&id, number);
	}
	kept = page_copy(x->page, buf_view(&id));
	buf_free(&id);
	return kept;
}

/* With the id that --fail-on takes. */
static struct bytes
finding_title(struct writing *x, const struct finding *n)
{
	struct bytes text;

	give_arguments(x, n);
	text = writing_kept(x, n->enough ?
	    (enum string)(STRING_FIND_POLICY_WEAKENED + n->id) :
	    STRING_NOT_JUDGED);
	arg_text(x, text);
	arg_text(x, finding_id(n->id));
	return writing_kept(x, STRING_FINDING_TITLE);
}

static void
write_finding(struct writing *x, const struct finding *n, uint64_t number)
{
	struct notice notice = { .level = n->severity };
	struct buf text = { 0 };

	notice.id = finding_anchor(x, n->id, number);
	notice.grade = bytes_of(x->strings->text[STRING_SEVERITY_CRITICAL +
	    n->severity]);
	notice.title = finding_title(x, n);
	/* Where there is not enough data the title says all. */
	if (n->enough) {
		give_arguments(x, n);
		writing_add_sentence(x, &text,
		    (enum string)(STRING_SAY_POLICY_WEAKENED + n->id));
	}
	heaps(x, n, &text);
	if (n->more != 0) {
		arg_number(x, n->more);
		writing_add_sentence(x, &text, STRING_FINDING_MORE);
	}
	notice.text = buf_view(&text);
	notice.proof = write_proofs(x, n);
	page_notice(x->page, &notice);
	buf_free(&text);
}

enum { NOTICES_MOST = 100 };	/* more would not be read */

/* Silence is no praise where the gates of the rules are shut. */
static void
write_shut(struct writing *x, const struct findings *f)
{
	if (f->nshut == 0 || !f->possible)
		return;
	arg_number(x, f->nshut);
	arg_number(x, f->ndomains);
	arg_number(x, f->thresholds->gate_days);
	arg_number(x, f->thresholds->gate_reporters);
	arg_number(x, f->thresholds->gate_messages);
	write_text(x, BLOCK_NOTE, STRING_SHARES_SHUT);
}

void
write_findings(struct writing *x)
{
	const struct findings *f = &x->figures->findings;
	uint64_t count[FINDING_KINDS] = { 0 };
	size_t i;

	if (x->figures->none)
		return;
	write_section(x, "actions", STRING_ACTIONS_HEADING);
	if (!f->possible)
		write_text(x, BLOCK_TEXT, STRING_NO_FINDING_ROWS);
	else if (f->n == 0 && (f->nshut < f->ndomains || f->ndomains == 0))
		write_text(x, BLOCK_TEXT, STRING_NO_FINDINGS);
	for (i = 0; i < f->n && i < NOTICES_MOST; i++)
		write_finding(x, &f->at[i], ++count[f->at[i].id]);
	if (f->n > NOTICES_MOST) {
		arg_number(x, f->n - NOTICES_MOST);
		write_text(x, BLOCK_TEXT, STRING_MORE_FINDINGS);
	}
	write_shut(x, f);
}
