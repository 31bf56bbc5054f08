/* failure_settle: one report made of all that its parts say. */
#include "base/num.h"
#include "base/utc.h"
#include "mail/authres.h"
#include "mail/facts.h"
#include "mail/header.h"
#include "mail/redact.h"
#include "report/failure_impl.h"
#include "report/values.h"
#include "text/domain.h"

/* RFC 5965 section 7.3, RFC 6430, RFC 6591 section 7. */
#define FEEDBACK_TYPES	"abuse fraud other virus not-spam auth-failure"
/* RFC 6591 section 3.3 and RFC 9991 section 4. */
#define AUTH_FAILURES	"adsp bodyhash revoked signature spf dmarc"
/* RFC 6591 section 3.2.2. */
#define DELIVERY_RESULTS	"delivered spam policy reject other"

#define INCIDENTS_MOST	UINT32_MAX	/* RFC 5965 section 3.2 */
#define NULL_SENDER	BYTES("<>")

/* "dns; mx.example" (RFC 3464 section 2.1.2), or a name alone. */
static struct bytes
mta_name(struct failure_reader *r)
{
	struct bytes s = r->reporting_mta;
	size_t semicolon = bytes_find(s, BYTES(";"), 0);

	if (semicolon < s.n)
		s = bytes_trim(bytes_from(s, semicolon + 1));
	return failure_domain(r, s);
}

/* Who reports, in which mail. */
static void
settle_reporter(struct failure_reader *r, struct bytes head,
    const struct mail_facts *mail)
{
	struct failure *f = &r->report;
	struct bytes value;

	f->org_name = mta_name(r);
	if (f->org_name.n == 0)
		f->org_name = arena_copy(&r->text, bytes_of(mail->from));
	if (f->org_name.n == 0) {
		quirk_set(&f->quirks, QUIRK_NO_ORG_NAME);
		f->org_name = failure_domain(r, r->reported.server);
	}
	if (header_find(head, "Message-ID", &value))
		f->report_id = value_id(failure_plain(r, value));
	if (f->report_id.n == 0)
		quirk_set(&f->quirks, QUIRK_NO_REPORT_ID);
}

/* A date in the form of mail, or in one near it. */
static bool
date_of(struct failure_reader *r, struct bytes s, int64_t *t)
{
	s = failure_plain(r, s);
	if (utc_parse_mail(s, t))
		return true;
	if (!utc_parse(s, t))
		return false;
	quirk_set(&r->report.quirks, QUIRK_DATE_FORM);
	return true;
}

static void
find_arrival(struct failure_reader *r, const struct mail_facts *mail)
{
	struct failure *f = &r->report;

	if (date_of(r, r->arrival, &f->arrival)) {
		if (r->received.n != 0)
			quirk_set(&f->quirks, QUIRK_REPEATED_FIELD);
		return;
	}
	if (date_of(r, r->received, &f->arrival)) {
		quirk_set(&f->quirks, QUIRK_RECEIVED_DATE);
		return;
	}
	f->arrival = mail->date;
	quirk_set(&f->quirks, mail->date >= 0 ? QUIRK_NO_ARRIVAL_DATE :
	    QUIRK_DATE_UNKNOWN);
}

static void
settle_arrival(struct failure_reader *r, const struct mail_facts *mail)
{
	struct failure *f = &r->report;

	find_arrival(r, mail);
	value_period(f->arrival, f->arrival, &f->quirks);
	value_sent(f->arrival, mail->date, &f->quirks);
}

static bool
address_char(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') ||
	    (c >= 'A' && c <= 'F') || c == ':' || c == '.';
}

/* The address in front of whatever stands behind it. */
static struct bytes
address_in(struct bytes s)
{
	size_t n = 0;

	if (s.n != 0 && s.p[0] == '[')
		s = bytes_from(s, 1);
	if (bytes_begin_nocase(s, BYTES("ipv6:")))
		s = bytes_from(s, 5);
	while (n < s.n && address_char(s.p[n]))
		n++;
	return bytes_first(s, n);
}

static void
settle_address(struct failure_reader *r)
{
	struct failure *f = &r->report;
	struct quirks *q = &f->quirks;
	uint64_t port;

	f->has_ip = ip_parse(r->source_ip, &f->source_ip) ||
	    value_ip(address_in(r->source_ip), &f->source_ip, q);
	if (!f->has_ip || r->source_ip.n != address_in(r->source_ip).n)
		quirk_set(q, QUIRK_SOURCE_IP);
	if (f->source_port.n != 0 && (!num_parse(f->source_port, &port) ||
	    port > UINT16_MAX)) {
		f->source_port = BYTES_NONE;
		quirk_set(q, QUIRK_SOURCE_IP);
	}
}

static void
settle_count(struct failure *f)
{
	f->count = 1;
	if (f->incidents.n == 0 || (num_parse(f->incidents, &f->count) &&
	    f->count <= INCIDENTS_MOST))
		return;
	f->count = 1;
	quirk_set(&f->quirks, QUIRK_COUNT);
}

/* s in lower case when that is one of the words, else as it stands. */
static struct bytes
keyword(struct failure_reader *r, struct bytes s, const char *words,
    enum quirk other)
{
	struct quirks ignored = { { 0, 0 } };
	struct bytes lower = value_keyword(&r->text, s, &ignored);

	if (value_among(lower, words))
		return lower;
	quirk_set(&r->report.quirks, other);
	return s;
}

static void
settle_words(struct failure_reader *r)
{
	struct failure *f = &r->report;

	f->feedback_type = keyword(r, f->feedback_type, FEEDBACK_TYPES,
	    QUIRK_FEEDBACK_TYPE);
	if (f->auth_failure.n != 0 ||
	    bytes_equal(f->feedback_type, BYTES("auth-failure")))
		f->auth_failure = keyword(r, f->auth_failure, AUTH_FAILURES,
		    QUIRK_AUTH_FAILURE);
	if (f->delivery_result.n != 0)
		f->delivery_result = keyword(r, f->delivery_result,
		    DELIVERY_RESULTS, QUIRK_DELIVERY_RESULT);
}

static void
settle_reported_domains(struct failure_reader *r)
{
	struct failure_list *l = &r->report.reported_domain;
	struct bytes domain;
	size_t i, n = 0;

	for (i = 0; i < l->n; i++) {
		domain = failure_domain(r, failure_plain(r, l->items[i]));
		if (domain.n != 0)
			l->items[n++] = domain;
	}
	l->n = n;
}

/* What the report itself tells of authentication. */
static void
settle_reported(struct failure_reader *r)
{
	const struct failure_wanted all = { true, BYTES_NONE, true, true };

	failure_results(r, &r->results, &all, &r->reported);
	if (r->reported.any && r->reported.server.n == 0)
		quirk_set(&r->report.quirks, QUIRK_NO_AUTHSERV_ID);
}

/*
 * Of the methods that the report does not tell of, what the message's header
 * says: of the server that the report names, else of one that is the
 * reporter's by its name.
 */
static void
settle_sampled(struct failure_reader *r)
{
	struct failure_wanted wanted = { false, r->reported.server,
	    !r->reported.dkim, !r->reported.spf };

	if (wanted.server.n == 0)
		wanted.server = failure_server(r);
	if (wanted.server.n == 0)
		return;
	failure_results(r, &r->sample_results, &wanted, &r->sampled);
	if ((r->sampled.dkim && !r->reported.dkim) || (r->sampled.spf &&
	    !r->reported.spf))
		quirk_set(&r->report.quirks, QUIRK_SAMPLE_RESULTS);
}

static struct bytes
first_of(struct bytes a, struct bytes b)
{
	return a.n != 0 ? a : b;
}

static void
settle_names(struct failure_reader *r)
{
	struct failure *f = &r->report;
	struct bytes from = first_of(r->reported.from, r->sampled.from);
	struct bytes domain = f->reported_domain.n != 0 ?
	    f->reported_domain.items[0] : BYTES_NONE;

	f->message_id = first_of(f->message_id, value_id(r->message_id));
	f->header_from = first_of(r->sample_from, from);
	/* Of other reports, it may be the domain of who complains. */
	if (!bytes_equal(f->feedback_type, BYTES("auth-failure")))
		domain = BYTES_NONE;
	if (domain.n != 0 && (from.n == 0 || domain_below(from, domain)))
		f->policy_domain = domain;
	else
		f->policy_domain = from;
	if (f->header_from.n == 0 && !r->has_from) {
		f->header_from = f->policy_domain;
		quirk_set(&f->quirks, QUIRK_NO_HEADER_FROM);
	}
}

static void
settle_envelope(struct failure_reader *r)
{
	struct failure *f = &r->report;
	struct bytes address = r->mail_from;

	if (bytes_end(address, BYTES(")")))
		address = first_of(failure_plain(r, address), address);
	address = redact_bare(address);
	if (!r->has_mail_from)
		f->envelope_from = first_of(r->reported.mailfrom,
		    r->sampled.mailfrom);
	else if (address.n == 0)
		f->envelope_from = NULL_SENDER;
	else if (bytes_find(address, BYTES("@"), 0) < address.n)
		f->envelope_from = failure_domain(r, address);
	else	/* RFC 5321 has no mailbox without one: a local part */
		quirk_set(&f->quirks, QUIRK_DOMAIN);
}

/* The selector of a signature of that domain, if one alone is known. */
static struct bytes
selector_of(const struct failure_reader *r, struct bytes domain,
    struct bytes named)
{
	struct bytes found = BYTES_NONE;
	size_t i, n = 0;

	if (domain.n == 0)
		return found;
	if (r->dkim_selector.n != 0 && bytes_equal(domain, named))
		return r->dkim_selector;
	for (i = 0; i < r->nsignatures; i++)
		if (bytes_equal(r->signatures[i].domain, domain)) {
			found = r->signatures[i].selector;
			n++;
		}
	return n == 1 && found.n < DOMAIN_TEXT ? found : BYTES_NONE;
}

/* Signatures without a result of theirs. */
static void
add_signatures(struct failure_reader *r, struct bytes named)
{
	struct failure *f = &r->report;
	size_t i;

	if (named.n != 0 && value_among(f->auth_failure,
	    "signature bodyhash revoked")) {
		quirk_set(&f->quirks, QUIRK_IMPLIED_RESULT);
		failure_check_add(r, &f->dkim, (struct failure_check){
		    named, selector_of(r, named, named), BYTES("fail") });
		return;
	}
	for (i = 0; i < r->nsignatures; i++) {
		quirk_set(&f->quirks, QUIRK_DKIM_RESULT);
		failure_check_add(r, &f->dkim, (struct failure_check){
		    r->signatures[i].domain, r->signatures[i].selector,
		    BYTES_NONE });
	}
}

static void
settle_checks(struct failure_reader *r)
{
	struct failure *f = &r->report;
	struct bytes named = failure_domain(r, r->dkim_domain);
	struct failure_check *c;
	size_t i;

	if (f->dkim.n == 0)
		add_signatures(r, named);
	for (i = 0; i < f->dkim.n; i++) {
		c = &f->dkim.at[i];
		if (c->domain.n == 0 && f->dkim.n == 1 &&
		    !bytes_equal(c->result, BYTES("none")))
			c->domain = named;
		if (c->detail.n == 0)
			c->detail = selector_of(r, c->domain, named);
	}
	for (i = 0; i < f->spf.n; i++) {
		c = &f->spf.at[i];
		if (c->domain.n == 0 && bytes_equal(c->detail,
		    BYTES("mfrom")) && !bytes_equal(f->envelope_from,
		    NULL_SENDER))
			c->domain = f->envelope_from;
	}
	if (f->dkim.n == 0 && f->spf.n == 0)
		quirk_set(&f->quirks, QUIRK_NO_AUTH_RESULTS);
}

static bool
decides(struct bytes word)
{
	return value_among(word, "pass fail");
}

static void
settle_dmarc(struct failure_reader *r)
{
	struct failure *f = &r->report;

	f->reported_dmarc = BYTES("unknown");
	if (decides(r->reported.dmarc)) {
		f->reported_dmarc = r->reported.dmarc;
	} else if (bytes_equal(f->auth_failure, BYTES("dmarc"))) {
		f->reported_dmarc = BYTES("fail");
	} else if (decides(r->sampled.dmarc)) {
		f->reported_dmarc = r->sampled.dmarc;
		quirk_set(&f->quirks, QUIRK_SAMPLE_RESULTS);
	}
}

static void
settle_identity(struct failure_reader *r)
{
	struct failure *f = &r->report;
	struct bytes one = r->nsignatures == 1 ? r->signatures[0].identity :
	    BYTES_NONE;

	f->dkim_identity = redact_bare(first_of(f->dkim_identity,
	    first_of(r->reported.identity, first_of(r->sampled.identity,
	    one))));
}

void
failure_settle(struct failure_reader *r, struct bytes head)
{
	struct mail_facts mail;

	mail_facts(head, &mail);
	settle_words(r);
	settle_reported_domains(r);
	settle_reported(r);
	settle_reporter(r, head, &mail);
	settle_sampled(r);
	settle_arrival(r, &mail);
	settle_address(r);
	settle_count(&r->report);
	settle_names(r);
	settle_envelope(r);
	settle_checks(r);
	settle_dmarc(r);
	settle_identity(r);
	if (!r->has_sample)
		quirk_set(&r->report.quirks, QUIRK_NO_SAMPLE);
}
