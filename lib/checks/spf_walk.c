/* spf_walk: what is asked of all that an SPF record leads to. */
#include "checks/spf_impl.h"

#include "base/num.h"
#include "checks/requirements.h"

/* RFC 7208 section 4.6.4. */
enum { LOOKUPS_MOST = 10, VOIDS_MOST = 2 };

bool
check_has_walk(const struct posture *p, struct check *out)
{
	if (!check_has_record(p, CHECK_NOT_APPLICABLE, out))
		return false;
	out->as_of = p->spf.walk.as_of;
	return true;
}

void
found_step(struct check *out, const struct spf_step *s)
{
	buf_add(&out->found, s->term.text);
	buf_adds(&out->found, ", in the record of ");
	buf_add(&out->found, s->record_domain);
}

static void
expect_most(struct check *out, uint64_t most, const char *what)
{
	buf_adds(&out->expected, "at most ");
	buf_num(&out->expected, most);
	buf_byte(&out->expected, ' ');
	buf_adds(&out->expected, what);
}

/* "8 of 10 look-ups", behind "at least" when there may be more. */
static void
found_of(struct check *out, bool least, uint64_t n, uint64_t most,
    const char *what)
{
	if (least)
		buf_adds(&out->found, "at least ");
	buf_num(&out->found, n);
	buf_adds(&out->found, " of ");
	buf_num(&out->found, most);
	buf_byte(&out->found, ' ');
	buf_adds(&out->found, what);
}

/* Why a step leaves something open. */
static void
found_open(struct check *out, const struct spf_walk *w, size_t i)
{
	const struct spf_step *s = &w->step[i];

	buf_adds(&out->found, ": ");
	found_step(out, s);
	buf_adds(&out->found, s->state == SPF_STATE_UNKNOWN ?
	    ", is not in the data" : s->state == SPF_STATE_UNDECIDED ?
	    ", depends on each message" : ", is where the count ends");
}

/* ---- Includes */

static const char *
error_words(const struct spf_step *s)
{
	switch (s->state) {
	case SPF_STATE_NO_RECORD:
		return ", leads to no SPF record";
	case SPF_STATE_SEVERAL:
		return ", leads to several SPF records";
	case SPF_STATE_BROKEN:
		return ", leads to a record with a syntax error";
	case SPF_STATE_LOOP:
		return ", leads in a loop";
	default:
		return NULL;
	}
}

void
check_spf_includes(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct spf_walk *w = &p->spf.walk;
	uint64_t includes = 0;
	size_t i;

	(void)threshold;
	buf_adds(&out->expected, "each leads to one valid record");
	if (!check_has_walk(p, out))
		return;
	for (i = 0; i < w->n; i++) {
		includes += w->step[i].record.n != 0;
		if (error_words(&w->step[i]) == NULL)
			continue;
		out->state = CHECK_FAIL;
		found_step(out, &w->step[i]);
		buf_adds(&out->found, error_words(&w->step[i]));
		return;
	}
	found_count(out, includes, "record is included",
	    "records are included");
	out->state = CHECK_PASS;
	if (w->open_lookups != SPF_NO_STEP) {
		out->state = CHECK_UNKNOWN;
		found_open(out, w, w->open_lookups);
	}
}

/* ---- All */

static void
found_all(struct check *out, const struct spf_walk *w)
{
	size_t i;

	if (w->all == '\0') {
		buf_adds(&out->found, "no all, which is neutral, as ?all");
		return;
	}
	buf_byte(&out->found, w->all);
	buf_adds(&out->found, "all");
	for (i = 0; i < w->n; i++)
		if (w->step[i].term.kind == SPF_REDIRECT &&
		    w->step[i].level == 0 && w->step[i].record.n != 0) {
			buf_adds(&out->found, " by ");
			buf_add(&out->found, w->step[i].term.text);
		}
}

/* An include in whose record all others pass, or an exists that is there. */
static const struct spf_step *
passes_all(const struct spf_walk *w)
{
	size_t i;

	for (i = 0; i < w->n; i++)
		if (w->step[i].result == '+' &&
		    w->step[i].state == SPF_STATE_OK &&
		    (w->step[i].term.kind == SPF_EXISTS ||
		    (w->step[i].term.kind == SPF_ALL &&
		    w->step[i].level != 0 && w->all != '+')))
			return &w->step[i];
	return NULL;
}

void
check_spf_all(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct spf_walk *w = &p->spf.walk;
	char weakest = threshold.n != 0 ? threshold.p[0] : '-';
	const struct spf_step *every;

	buf_byte(&out->expected, weakest);
	buf_adds(&out->expected, weakest == '-' ? "all" : "all or stricter");
	if (!check_has_record(p, CHECK_FAIL, out))
		return;
	out->as_of = w->as_of;
	every = passes_all(w);
	if (every != NULL) {
		out->state = CHECK_FAIL;
		found_step(out, every);
		buf_adds(&out->found, ", passes every sender");
		return;
	}
	if (w->all_open) {
		out->state = CHECK_UNKNOWN;
		buf_adds(&out->found, "the record that a redirect leads to "
		    "is not known");
		return;
	}
	out->state = threshold_spf_rank(w->all) >=
	    threshold_spf_rank(weakest) ? CHECK_PASS : CHECK_FAIL;
	found_all(out, w);
	if (out->state == CHECK_PASS && w->permerror != SPF_NO_STEP) {
		out->state = CHECK_WARN;
		buf_adds(&out->found, ", but the record is in error: ");
		found_step(out, &w->step[w->permerror]);
	}
}

/* ---- Look-ups */

/* What is known of a number of which there may be more. */
static enum check_state
state_of(uint64_t n, uint64_t most, bool open)
{
	return n > most ? CHECK_FAIL : open ? CHECK_UNKNOWN : CHECK_PASS;
}

void
check_spf_lookups(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct spf_walk *w = &p->spf.walk;
	uint64_t most = check_limit(threshold, LOOKUPS_MOST);
	bool open = w->open_lookups != SPF_NO_STEP;

	expect_most(out, most, "look-ups");
	if (!check_has_walk(p, out))
		return;
	out->state = state_of(w->lookups, most, open);
	found_of(out, open, w->lookups, most, "look-ups");
	if (w->loop != SPF_NO_STEP) {
		out->state = CHECK_FAIL;
		buf_adds(&out->found, " before a loop: ");
		found_step(out, &w->step[w->loop]);
	} else if (open) {
		found_open(out, w, w->open_lookups);
	}
	if (w->names != 0) {
		buf_adds(&out->found, "; ");
		buf_num(&out->found, (uint64_t)w->lookups + w->names);
		buf_adds(&out->found, " if the names of mx and ptr count, too");
	}
}

void
check_spf_voids(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct spf_walk *w = &p->spf.walk;
	uint64_t most = check_limit(threshold, VOIDS_MOST);
	bool open = w->open_voids != SPF_NO_STEP;
	unsigned worse = w->voids4 > w->voids6 ? w->voids4 : w->voids6;

	expect_most(out, most, "void look-ups");
	if (!check_has_walk(p, out))
		return;
	out->state = state_of(w->voids, most, open);
	found_of(out, open, w->voids, most, "void look-ups");
	if (open)
		found_open(out, w, w->open_voids);
	if (worse > w->voids) {
		buf_adds(&out->found, "; ");
		buf_num(&out->found, worse);
		buf_adds(&out->found, w->voids4 > w->voids6 ?
		    " for senders with an IPv4 address" :
		    " for senders with an IPv6 address");
	}
	if (w->maybe_void != 0) {
		buf_adds(&out->found, "; ");
		found_count(out, w->maybe_void, "more by a macro",
		    "more by macros");
		buf_adds(&out->found, ", as a message may have it");
	}
	if (out->state == CHECK_PASS && worse + w->maybe_void > most)
		out->state = CHECK_WARN;
}

void
check_spf_mx_names(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct spf_walk *w = &p->spf.walk;
	uint64_t most = check_limit(threshold, SPF_MX_NAMES);
	bool open = w->open_names != SPF_NO_STEP ||
	    w->open_lookups != SPF_NO_STEP;

	expect_most(out, most, "MX names for each mx");
	if (!check_has_walk(p, out))
		return;
	out->state = state_of(w->most_names, most, open);
	found_of(out, open, w->most_names, most, "MX names");
	if (open)
		found_open(out, w, w->open_names != SPF_NO_STEP ?
		    w->open_names : w->open_lookups);
}

/* ---- What is better not used */

void
check_spf_ptr(const struct posture *p, struct bytes threshold,
    struct check *out)
{
	const struct spf_walk *w = &p->spf.walk;
	size_t i;

	(void)threshold;
	buf_adds(&out->expected, "no ptr");
	if (!check_has_walk(p, out))
		return;
	out->state = CHECK_PASS;
	buf_adds(&out->found, "no ptr");
	for (i = 0; i < w->n; i++) {
		if (w->step[i].state == SPF_STATE_IGNORED ||
		    (w->step[i].term.kind != SPF_PTR &&
		    !w->step[i].term.macro_p))
			continue;
		/* Of others' records, others decide. */
		out->state = w->step[i].level == 0 ? CHECK_FAIL : CHECK_WARN;
		out->found.n = 0;
		found_step(out, &w->step[i]);
		return;
	}
	if (w->open_lookups != SPF_NO_STEP) {
		out->state = CHECK_UNKNOWN;
		found_open(out, w, w->open_lookups);
	}
}
