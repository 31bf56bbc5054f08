/* dkim: requirements on the DKIM keys of a domain. */
#include "base/num.h"
#include "checks/describe.h"
#include "checks/requirements.h"
#include "checks/threshold.h"
#include "posture/posture.h"

/* ---- One selector */

static const struct dkim_selector *
named(const void *all, size_t i, struct buf *words)
{
	const struct dkim_facts *f = all;

	buf_add(words, f->at[i].name);
	buf_adds(words, ": ");
	return &f->at[i];
}

static enum check_state
unknown(struct buf *words)
{
	buf_adds(words, "not in the data");
	return CHECK_UNKNOWN;
}

static void
describe_key(const struct dkim_selector *s, struct buf *words)
{
	if (s->key.kind != KEY_RSA && s->key.kind != KEY_ED25519) {
		buf_adds(words, "a key");
		return;
	}
	buf_adds(words, s->key.kind == KEY_RSA ? "RSA, " : "Ed25519, ");
	buf_num(words, s->key.bits);
	buf_adds(words, " bits");
}

/* What stands at its name, in words. */
static void
describe_state(const struct dkim_selector *s, struct buf *words)
{
	switch (s->state) {
	case DKIM_SELECTOR_UNKNOWN:
		buf_adds(words, "not in the data");
		break;
	case DKIM_SELECTOR_ABSENT:
		buf_adds(words, "no key record");
		break;
	case DKIM_SELECTOR_SEVERAL:
		buf_adds(words, "several TXT records");
		break;
	case DKIM_SELECTOR_INVALID:
		buf_adds(words, s->fault);
		break;
	case DKIM_SELECTOR_REVOKED:
		buf_adds(words, "revoked (p is empty)");
		break;
	case DKIM_SELECTOR_KEY:
		describe_key(s, words);
		if (s->useless == NULL)
			break;
		buf_adds(words, " (of no use: ");
		buf_adds(words, s->useless);
		buf_byte(words, ')');
		break;
	}
}

static bool
is_usable(const struct dkim_selector *s)
{
	return s->state == DKIM_SELECTOR_KEY && s->useless == NULL;
}

/* ---- All of them */

static void
take_dates(struct check *out, const struct dkim_facts *f)
{
	size_t i;

	out->as_of = AS_OF_NONE;
	for (i = 0; i < f->n; i++)
		if (f->at[i].state != DKIM_SELECTOR_UNKNOWN)
			out->as_of = as_of_older(out->as_of, f->at[i].as_of);
	if (f->n == 0 && f->complete)
		out->as_of = f->as_of;
}

/*
 * A requirement on each key: without one it makes no sense, and without a
 * selector nothing is known.
 */
static void
check_each(const struct posture *p, struct bytes threshold,
    struct check *out, classify_item *classify)
{
	const struct dkim_facts *f = &p->dkim;

	take_dates(out, f);
	if (describe_all(out, f, f->n, threshold, classify))
		return;
	out->state = f->n == 0 && !f->complete ? CHECK_UNKNOWN :
	    CHECK_NOT_APPLICABLE;
	describe(&out->found, f->n != 0 ? "no key" : f->complete ?
	    "no selector exists" : "no selector is known");
}

static enum check_state
classify_usable(const void *all, size_t i, struct bytes threshold,
    struct buf *words)
{
	const struct dkim_selector *s = named(all, i, words);

	(void)threshold;
	describe_state(s, words);
	return is_usable(s) ? CHECK_PASS : CHECK_NOT_APPLICABLE;
}

static enum check_state
classify_useless(const void *all, size_t i, struct bytes threshold,
    struct buf *words)
{
	const struct dkim_selector *s = named(all, i, words);

	(void)threshold;
	describe_state(s, words);
	return s->state == DKIM_SELECTOR_UNKNOWN ? CHECK_UNKNOWN :
	    CHECK_FAIL;
}

/*
 * At least one: that others are gone or revoked is as it should be. Of a
 * selector that only the data or old reports have, nothing says that it is
 * the one in use.
 */
void
check_dkim_key(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct dkim_facts *f = &p->dkim;
	size_t i;

	describe(&out->expected, "a key that verifiers can use");
	take_dates(out, f);
	if (f->n == 0) {
		out->state = f->complete ? CHECK_FAIL : CHECK_UNKNOWN;
		describe(&out->found, f->complete ? "no selector exists" :
		    "no selector is known, and the DNS does not list them");
		return;
	}
	if (describe_all(out, f, f->n, threshold, classify_usable))
		return;
	(void)describe_all(out, f, f->n, threshold, classify_useless);
	for (i = 0; i < f->n; i++)
		if (f->at[i].state == DKIM_SELECTOR_UNKNOWN)
			out->state = CHECK_UNKNOWN;
	if (out->state == CHECK_UNKNOWN || f->complete ||
	    p->subject.selectors_listed)
		return;
	out->state = CHECK_UNKNOWN;
	describe(&out->found, "no selector is listed, and there may be others");
}

/* What there is of a key is the key that k says. */
static bool
is_read(const struct dkim_selector *s)
{
	return s->record.kind == DKIM_KEY_UNKNOWN ||
	    s->key.kind == (s->record.kind == DKIM_KEY_RSA ? KEY_RSA :
	    KEY_ED25519);
}

static enum check_state
classify_grammar(const void *all, size_t i, struct bytes threshold,
    struct buf *words)
{
	const struct dkim_selector *s = named(all, i, words);
	const char *odd;

	(void)threshold;
	if (s->state == DKIM_SELECTOR_UNKNOWN)
		return unknown(words);
	if (s->state == DKIM_SELECTOR_INVALID) {
		buf_adds(words, s->fault);
		return CHECK_FAIL;
	}
	if (s->state == DKIM_SELECTOR_KEY && !is_read(s)) {
		buf_adds(words, s->useless);
		return CHECK_FAIL;
	}
	if (s->state != DKIM_SELECTOR_KEY &&
	    s->state != DKIM_SELECTOR_REVOKED)
		return CHECK_NOT_APPLICABLE;
	odd = s->record.hollow ? "nothing between two semicolons" :
	    s->record.granular ? "g is historic (RFC 4871)" :
	    s->record.kind == DKIM_KEY_UNKNOWN ? "k is an algorithm that "
	    "verifiers do not have" :
	    s->key.left != 0 ? "p has more in it than the key" : NULL;
	buf_adds(words, odd != NULL ? odd : "good");
	return odd != NULL ? CHECK_WARN : CHECK_PASS;
}

void
check_dkim_grammar(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	describe(&out->expected, "key records that can be read");
	check_each(p, threshold, out, classify_grammar);
}

static enum check_state
classify_revoked(const void *all, size_t i, struct bytes threshold,
    struct buf *words)
{
	const struct dkim_selector *s = named(all, i, words);

	(void)threshold;
	if (s->state == DKIM_SELECTOR_UNKNOWN)
		return unknown(words);
	if (s->state != DKIM_SELECTOR_REVOKED &&
	    s->state != DKIM_SELECTOR_KEY)
		return CHECK_NOT_APPLICABLE;
	buf_adds(words, s->state == DKIM_SELECTOR_REVOKED ?
	    "revoked (p is empty)" : "not revoked");
	return s->state == DKIM_SELECTOR_REVOKED ? CHECK_WARN : CHECK_PASS;
}

void
check_dkim_revoked(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	describe(&out->expected, "no selector whose key was revoked");
	check_each(p, threshold, out, classify_revoked);
}

static enum check_state
classify_testing(const void *all, size_t i, struct bytes threshold,
    struct buf *words)
{
	const struct dkim_selector *s = named(all, i, words);

	(void)threshold;
	if (s->state == DKIM_SELECTOR_UNKNOWN)
		return unknown(words);
	if (s->state != DKIM_SELECTOR_KEY)
		return CHECK_NOT_APPLICABLE;
	buf_adds(words, s->record.testing ? "t=y" : "not testing");
	return s->record.testing ? CHECK_FAIL : CHECK_PASS;
}

void
check_dkim_testing(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	describe(&out->expected,
	    "no t=y, by which verifiers may take no notice "
	    "of a signature");
	check_each(p, threshold, out, classify_testing);
}

static uint64_t
least_bits(struct bytes threshold)
{
	uint64_t least = threshold_value(threshold);

	return least > DKIM_BITS_LEAST ? least : DKIM_BITS_LEAST;
}

/* An Ed25519 key has the strength of RSA with 3072 bits (RFC 8463). */
static enum check_state
classify_bits(const void *all, size_t i, struct bytes threshold,
    struct buf *words)
{
	const struct dkim_selector *s = named(all, i, words);

	if (s->state == DKIM_SELECTOR_UNKNOWN)
		return unknown(words);
	if (s->state != DKIM_SELECTOR_KEY || (s->key.kind != KEY_RSA &&
	    s->key.kind != KEY_ED25519))
		return CHECK_NOT_APPLICABLE;
	describe_key(s, words);
	return s->key.kind == KEY_ED25519 ||
	    s->key.bits >= least_bits(threshold) ? CHECK_PASS : CHECK_FAIL;
}

void
check_dkim_key_bits(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	describe_number(&out->expected, "RSA keys of at least ",
	    least_bits(threshold), " bits, or Ed25519");
	check_each(p, threshold, out, classify_bits);
}

static enum check_state
classify_sha1(const void *all, size_t i, struct bytes threshold,
    struct buf *words)
{
	const struct dkim_selector *s = named(all, i, words);
	bool only = s->record.sha1 && !s->record.sha256;

	(void)threshold;
	if (s->state == DKIM_SELECTOR_UNKNOWN)
		return unknown(words);
	if (s->state != DKIM_SELECTOR_KEY)
		return CHECK_NOT_APPLICABLE;
	buf_adds(words, only ? "for SHA-1 only" : "not for SHA-1 only");
	return only ? CHECK_FAIL : CHECK_PASS;
}

void
check_dkim_sha1(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	describe(&out->expected, "no key for SHA-1 only (h=sha1)");
	check_each(p, threshold, out, classify_sha1);
}

static enum check_state
classify_several(const void *all, size_t i, struct bytes threshold,
    struct buf *words)
{
	const struct dkim_selector *s = named(all, i, words);

	(void)threshold;
	if (s->state == DKIM_SELECTOR_UNKNOWN)
		return unknown(words);
	if (s->state == DKIM_SELECTOR_ABSENT)
		return CHECK_NOT_APPLICABLE;
	buf_adds(words, s->state == DKIM_SELECTOR_SEVERAL ?
	    "several TXT records" : "one");
	return s->state == DKIM_SELECTOR_SEVERAL ? CHECK_FAIL : CHECK_PASS;
}

void
check_dkim_several(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	describe(&out->expected, "one TXT record for each selector");
	check_each(p, threshold, out, classify_several);
}

/* ---- A domain that sends nothing */

void
check_dkim_null(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct dkim_facts *f = &p->dkim;
	const struct dkim_selector *any = &f->any;
	size_t i;

	(void)threshold;
	describe_text(&out->expected, "v=DKIM1; p= at *._domainkey.",
	    p->subject.domain);
	buf_adds(&out->expected, ", and no other key");
	out->as_of = any->as_of;
	describe(&out->found, "*: ");
	describe_state(any, &out->found);
	out->state = any->state == DKIM_SELECTOR_REVOKED ? CHECK_PASS :
	    any->state == DKIM_SELECTOR_UNKNOWN ? CHECK_UNKNOWN : CHECK_FAIL;
	for (i = 0; i < f->n; i++) {
		if (!is_usable(&f->at[i]))
			continue;
		out->state = CHECK_FAIL;
		describe_text(&out->found, "a key that can be used: ",
		    f->at[i].name);
		out->as_of = as_of_older(out->as_of, f->at[i].as_of);
		break;
	}
}
