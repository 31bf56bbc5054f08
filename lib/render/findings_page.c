/* findings_page: what somebody should do, and why we think so. */
#include "base/num.h"
#include "keywords/tls.h"
#include "render/writing.h"

/* Sentences of findings stand in the order of enum finding_id. */
_Static_assert((int)WORD_SAY_STS_READY - (int)WORD_SAY_POLICY_WEAKENED ==
    (int)FINDING_KINDS - 1, "a sentence for each finding");
_Static_assert((int)WORD_FIND_STS_READY - (int)WORD_FIND_POLICY_WEAKENED ==
    (int)FINDING_KINDS - 1, "a title for each finding");
_Static_assert((int)WORD_DO_TLS_OTHER -
    (int)WORD_DO_STARTTLS_NOT_SUPPORTED == (int)TLS_RESULTS - 1,
    "a deed for each way of failing");
_Static_assert((int)WORD_PROOF_KNOWN_SENDERS - (int)WORD_PROOF_SOURCE ==
    (int)PROOF_KINDS - 1, "words for each kind of proof");

static int
share_of(const struct finding *n)
{
	return percent_share(n->messages, n->of);
}

/* The arguments of every title and sentence; see render/words_findings.h. */
static void
arguments(struct writing *x, const struct finding *n)
{
	arg_foreign(x, n->domain);
	if (n->id == FINDING_TLS_FAILING && n->subject.n == 0)
		arg_word(x, WORD_TLS_UNTOLD);
	else
		arg_foreign(x, n->subject);
	if (n->id == FINDING_NO_REPORTS || n->id == FINDING_TLS_FAILING ||
	    n->id == FINDING_STS_READY || n->id == FINDING_DATA_FELL)
		arg_number(x, n->messages);
	else
		arg_count(x, WORD_MESSAGES, n->messages);
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
static enum word
lead_of(const struct finding *n)
{
	if (!n->enough)
		return WORD_GATES;
	if (n->id == FINDING_NOT_READY)
		return WORD_BLOCKERS;
	return n->more_proofs != 0 ? WORD_PROOFS_MORE : WORD_PROOFS;
}

static struct bytes
proofs(struct writing *x, const struct finding *n)
{
	struct buf list = { 0 };
	struct bytes all;
	size_t i;

	if (n->nproofs == 0)
		return BYTES_NONE;
	for (i = 0; i < n->nproofs; i++) {
		if (i != 0)
			words_add(&list, x->words, WORD_LIST_COMMA);
		one_proof(x, &n->proof[i]);
		buf_add(&list, writing_sentence(x,
		    (enum word)(WORD_PROOF_SOURCE + n->proof[i].kind)));
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
	arg_count(x, WORD_MESSAGES, h->at_risk);
	arg_number(x, h->stopped);
	arg_number(x, h->undecided);
	writing_add_sentence(x, out, WORD_HEAPS);
	if (n->assumed || n->is.n == 0)
		return;
	arg_foreign(x, n->is);
	writing_add_sentence(x, out, WORD_ASSUME_HINT);
}

/* What to do about failing TLS, and what comes of it meanwhile. */
static void
add_tls_deed(struct writing *x, const struct finding *n, struct buf *out)
{
	enum tls_result result = tls_result_of(n->subject);

	if (n->until >= 0) {
		arg_day(x, n->until);
		writing_add_sentence(x, out, WORD_SAY_UNTIL);
	}
	if (n->total)
		writing_add_sentence(x, out, WORD_TLS_TOTAL);
	arg_foreign(x, n->domain);
	arg_foreign(x, n->sender.n != 0 ? n->sender : n->domain);
	writing_add_sentence(x, out,
	    (enum word)(WORD_DO_STARTTLS_NOT_SUPPORTED + result));
	/* Where no policy can be had, a sender does without one. */
	if (n->severity <= SEVERITY_HIGH &&
	    (result < TLS_STS_POLICY_FETCH_ERROR || result == TLS_RESULT_OTHER))
		writing_add_sentence(x, out, WORD_TLS_WAITS);
}

/* An id to link to: the finding's, numbered where it is told again. */
static struct bytes
anchor(struct writing *x, enum finding_id of, uint64_t number)
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

/* Its title and its sentence, where a kind has several. */
static enum word
title_of(const struct finding *n)
{
	if (!n->enough)
		return WORD_NOT_JUDGED;
	if (n->id == FINDING_NO_REPORTS && n->domain.n == 0)
		return WORD_FIND_NO_REPORTS_AT_ALL;
	if (n->id == FINDING_DATA_FELL && n->subject.n == 0)
		return WORD_FIND_DATA_FELL_ALL;
	return (enum word)(WORD_FIND_POLICY_WEAKENED + n->id);
}

static enum word
sentence_of(const struct finding *n)
{
	if (n->id == FINDING_NO_REPORTS && n->domain.n == 0)
		return WORD_SAY_NO_REPORTS_AT_ALL;
	return (enum word)(WORD_SAY_POLICY_WEAKENED + n->id);
}

/* With the id that --fail-on takes. */
static struct bytes
title(struct writing *x, const struct finding *n)
{
	struct bytes text;

	arguments(x, n);
	text = writing_kept(x, title_of(n));
	arg_text(x, text);
	arg_text(x, finding_id(n->id));
	return writing_kept(x, WORD_FINDING_TITLE);
}

static void
write_finding(struct writing *x, const struct finding *n, uint64_t number)
{
	struct notice notice = { .level = n->severity };
	struct buf text = { 0 };

	notice.id = anchor(x, n->id, number);
	notice.grade = bytes_of(x->words->text[WORD_SEVERITY_CRITICAL +
	    n->severity]);
	notice.title = title(x, n);
	/* Where there is not enough data the title says all. */
	if (n->enough) {
		arguments(x, n);
		writing_add_sentence(x, &text, sentence_of(n));
	}
	if (n->id == FINDING_TLS_FAILING)
		add_tls_deed(x, n, &text);
	if (n->alone)
		writing_add_sentence(x, &text, WORD_SAY_ALONE);
	heaps(x, n, &text);
	if (n->more != 0) {
		arg_number(x, n->more);
		writing_add_sentence(x, &text, WORD_FINDING_MORE);
	}
	notice.text = buf_view(&text);
	notice.proof = proofs(x, n);
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
	arg_number(x, f->thresholds->recent_days);
	write_text(x, BLOCK_NOTE, WORD_SHARES_SHUT);
}

static struct bytes
reason_of(struct writing *x, const struct page_verdict *v, enum open_because b)
{
	static const enum word words[OPEN_REASONS] = {
		WORD_OPEN_NOTHING, WORD_OPEN_ROWS, WORD_OPEN_REFUSED,
		WORD_OPEN_DATA, WORD_OPEN_LITTLE, WORD_OPEN_TLS
	};

	arg_number(x, v->n[b]);
	arg_number(x, v->of[b]);
	return writing_sentence(x, words[b]);
}

/* One of four, and never "nothing to do" where nobody can know. */
static void
write_verdict(struct writing *x)
{
	static const enum word words[] = {
		WORD_VERDICT_ACTION, WORD_VERDICT_RISK, WORD_VERDICT_NONE
	};
	const struct page_verdict *v = &x->figures->verdict;
	struct buf list = { 0 };
	int i;

	if (v->state != STATE_OPEN) {
		write_text(x, BLOCK_TEXT, words[v->state]);
		return;
	}
	for (i = 0; i < OPEN_REASONS; i++) {
		if (!v->because[i])
			continue;
		if (list.n != 0)
			words_add(&list, x->words, WORD_LIST_COMMA);
		buf_add(&list, reason_of(x, v, (enum open_because)i));
	}
	arg_text(x, page_copy(x->page, buf_view(&list)));
	write_text(x, BLOCK_TEXT, WORD_VERDICT_OPEN);
	buf_free(&list);
}

static void
write_tls_shut(struct writing *x, const struct findings *f)
{
	if (f->ntls_shut == 0)
		return;
	arg_number(x, f->ntls_shut);
	arg_number(x, f->ntls);
	arg_number(x, f->thresholds->gate_days);
	arg_number(x, f->thresholds->gate_reporters);
	arg_number(x, f->thresholds->gate_messages);
	write_text(x, BLOCK_NOTE, WORD_TLS_SHUT);
}

void
write_findings(struct writing *x)
{
	const struct findings *f = &x->figures->findings;
	uint64_t told[FINDING_KINDS] = { 0 };
	size_t i;

	if (x->figures->none && f->n == 0)
		return;
	write_section(x, "actions", WORD_ACTIONS_HEADING);
	write_verdict(x);
	if (!f->possible && !x->figures->none)
		write_text(x, BLOCK_TEXT, WORD_NO_FINDING_ROWS);
	for (i = 0; i < f->n && i < NOTICES_MOST; i++)
		write_finding(x, &f->at[i], ++told[f->at[i].id]);
	if (f->n > NOTICES_MOST) {
		arg_number(x, f->n - NOTICES_MOST);
		write_text(x, BLOCK_TEXT, WORD_MORE_FINDINGS);
	}
	write_shut(x, f);
	write_tls_shut(x, f);
}
