/* aggregate_store: the values of a report, put in their place. */
#include "report/aggregate_store.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "report/namespaces.h"
#include "report/values.h"

/* Of both standards. */
#define REASON_TYPES	"forwarded sampled_out trusted_forwarder " \
	"mailing_list local_policy other policy_test_mode"

void
store_reset(struct store *s, uint64_t budget)
{
	struct aggregate *r = &s->report;
	struct aggregate kept = { .errors = r->errors, .records = r->records,
	    .reasons = r->reasons, .dkims = r->dkims, .spfs = r->spfs,
	    .begin = -1, .end = -1 };

	arena_reset(&s->text);
	*r = kept;
	s->now = s->outer = (struct quirks){ { 0, 0 } };
	s->nreasons = s->ndkims = s->nspfs = s->whole = 0;
	s->record = NULL;
	s->budget = budget;
	s->auth = NULL;
	s->any = false;
}

void
store_free(struct store *s)
{
	free(s->report.errors);
	free(s->report.records);
	free(s->report.reasons);
	free(s->report.dkims);
	free(s->report.spfs);
	arena_free(&s->text);
}

void *
store_room(void *array, size_t n, size_t *have, size_t size)
{
	if (n < *have)
		return array;
	*have = *have ? *have + *have / 2 : 16;
	return mem_resize(array, *have, size);
}

void
store_namespace(struct store *s, struct bytes uri)
{
	s->report.namespace = uri;
	if (uri.n != 0 && !bytes_equal(uri, NAMESPACE_7489) &&
	    !bytes_equal(uri, NAMESPACE_9990))
		quirk_set(&s->now, QUIRK_NAMESPACE);
}

/* Takes an entry's bytes off the budget; false when it is used up. */
static bool
spend(struct store *s, size_t n)
{
	if (n > s->budget)
		return false;
	s->budget -= n;
	return true;
}

bool
store_record(struct store *s, uint64_t most)
{
	struct aggregate *r = &s->report;

	s->any = true;
	if (r->nrecords >= most || !spend(s, sizeof(*r->records)))
		return false;
	r->records = store_room(r->records, r->nrecords, &s->records_room,
	    sizeof(*r->records));
	s->record = &r->records[r->nrecords++];
	*s->record = (struct aggregate_record){
		.reasons = { s->nreasons, 0 }, .dkims = { s->ndkims, 0 },
		.spfs = { s->nspfs, 0 },
	};
	s->has_count = s->has_ip = false;
	s->outer = s->now;
	s->now = (struct quirks){ { 0, 0 } };
	return true;
}

bool
store_reason(struct store *s, uint64_t most)
{
	struct aggregate *r = &s->report;

	if (s->record->reasons.n >= most || !spend(s, sizeof(*r->reasons)))
		return false;
	r->reasons = store_room(r->reasons, s->nreasons, &s->reasons_room,
	    sizeof(*r->reasons));
	r->reasons[s->nreasons++] = (struct aggregate_reason){ { 0 }, { 0 } };
	s->record->reasons.n++;
	return true;
}

bool
store_dkim(struct store *s, uint64_t most)
{
	struct aggregate *r = &s->report;

	if (s->record->dkims.n >= most || !spend(s, sizeof(*r->dkims)))
		return false;
	r->dkims = store_room(r->dkims, s->ndkims, &s->dkims_room,
	    sizeof(*r->dkims));
	s->auth = &r->dkims[s->ndkims++];
	*s->auth = (struct aggregate_auth){ { 0 }, { 0 }, { 0 }, { 0 } };
	s->auth_is_spf = false;
	s->record->dkims.n++;
	return true;
}

bool
store_spf(struct store *s, uint64_t most)
{
	struct aggregate *r = &s->report;

	if (s->record->spfs.n >= most || !spend(s, sizeof(*r->spfs)))
		return false;
	r->spfs = store_room(r->spfs, s->nspfs, &s->spfs_room,
	    sizeof(*r->spfs));
	s->auth = &r->spfs[s->nspfs++];
	*s->auth = (struct aggregate_auth){ { 0 }, { 0 }, { 0 }, { 0 } };
	s->auth_is_spf = true;
	s->record->spfs.n++;
	return true;
}

void
store_reason_end(struct store *s, struct bytes text)
{
	struct aggregate_reason *reason = &s->report.reasons[s->nreasons - 1];

	/* Some write the type as the reason's own text. */
	if (reason->type.n == 0 && text.n != 0) {
		quirk_set(&s->now, QUIRK_REASON);
		reason->type = store_keyword(s, text);
	}
	if (!value_among(reason->type, REASON_TYPES))
		quirk_set(&s->now, QUIRK_REASON);
	if (reason->type.n == 0 && reason->comment.n == 0) {
		s->nreasons--;
		s->record->reasons.n--;
	}
}

/* A signature of nobody, or without a result, stays, and is told. */
static void
check_auths(struct store *s)
{
	const struct span *dkims = &s->record->dkims;
	const struct span *spfs = &s->record->spfs;
	size_t i;

	for (i = dkims->first; i < dkims->first + dkims->n; i++) {
		if (s->report.dkims[i].domain.n == 0)
			quirk_set(&s->now, QUIRK_EMPTY_DKIM);
		if (s->report.dkims[i].result.n == 0)
			quirk_set(&s->now, QUIRK_DKIM_RESULT);
	}
	for (i = spfs->first; i < spfs->first + spfs->n; i++)
		if (s->report.spfs[i].result.n == 0)
			quirk_set(&s->now, QUIRK_SPF_RESULT);
}

void
store_record_end(struct store *s)
{
	struct aggregate_record *rec = s->record;

	if (!s->has_count) {
		rec->count = 1;
		quirk_set(&s->now, QUIRK_COUNT);
	}
	if (!s->has_ip)
		quirk_set(&s->now, QUIRK_SOURCE_IP);
	if (rec->disposition.p == NULL)
		quirk_set(&s->now, QUIRK_DISPOSITION);
	if (rec->dkim.p == NULL || rec->spf.p == NULL)
		quirk_set(&s->now, QUIRK_NO_POLICY_EVALUATED);
	if (rec->header_from.n == 0)
		quirk_set(&s->now, QUIRK_NO_HEADER_FROM);
	if (rec->dkims.n + rec->spfs.n == 0)
		quirk_set(&s->now, QUIRK_NO_AUTH_RESULTS);
	if (rec->count == 0 && !rec->has_ip)
		quirk_set(&s->now, QUIRK_NULL_RECORD);
	check_auths(s);
	rec->quirks = s->now;
	s->now = s->outer;
	s->whole++;
	if (!num_add(&s->report.messages, rec->count))
		s->report.overflow = true;
}

void
store_salvage(struct store *s)
{
	if (s->report.nrecords > s->whole) {
		s->report.nrecords = s->whole;
		s->now = s->outer;
	}
}

/* An organisation without a name goes by the domain of its address. */
static void
settle_names(struct store *s)
{
	struct aggregate *r = &s->report;

	r->raw_org_name = r->org_name;
	if (r->org_name.n == 0) {
		quirk_set(&s->now, QUIRK_NO_ORG_NAME);
		r->org_name = value_mail_domain(&s->text, r->org_email);
	}
	if (r->report_id.n == 0)
		quirk_set(&s->now, QUIRK_NO_REPORT_ID);
}

/* By what it has, never by its version: that is 1.0 in both. */
static const char *
dialect_of(const struct aggregate *r)
{
	return bytes_equal(r->namespace, NAMESPACE_9990) ||
	    r->policy.testing.n != 0 || r->policy.discovery_method.n != 0 ||
	    r->generator.n != 0 ? "rfc9990" : "rfc7489";
}

bool
store_finish(struct store *s)
{
	struct aggregate *r = &s->report;
	size_t i;

	if (!s->any)
		return false;
	settle_names(s);
	if (r->begin < 0 || r->end < 0)
		quirk_set(&s->now, QUIRK_DATE_UNKNOWN);
	value_period(r->begin, r->end, &s->now);
	if (r->policy.p.n == 0)
		quirk_set(&s->now, QUIRK_NO_POLICY);
	if (r->version.n != 0 && !bytes_equal(r->version, BYTES("1.0")))
		quirk_set(&s->now, QUIRK_VERSION);
	if (r->nrecords == 0)
		quirk_set(&s->now, QUIRK_NO_RECORD);
	for (i = 0; i < r->nrecords; i++)
		if (r->records[i].header_from.n == 0)
			r->records[i].header_from = r->policy.domain;
	quirks_add(&r->quirks, &s->now);
	r->dialect = dialect_of(r);
	return true;
}
