/* tlsrpt: what an SMTP TLS report says (RFC 8460 section 4). */
#include "report/tlsrpt.h"

#include <stdlib.h>

#include "base/ip.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/utc.h"
#include "report/json.h"
#include "report/values.h"

/* RFC 8460 section 4.3. */
#define RESULT_TYPES	"starttls-not-supported certificate-host-mismatch " \
	"certificate-expired certificate-not-trusted validation-failure " \
	"tlsa-invalid dnssec-invalid dane-required sts-policy-fetch-error " \
	"sts-policy-invalid sts-webpki-invalid"

/* I-JSON numbers end at 2^53 (RFC 7493 section 2.2). */
#define COUNT_MOST	(UINT64_C(1) << 53)

struct tlsrpt_reader {
	struct arena	 text;
	json_value	 root;
	struct tlsrpt	 report;
};

struct tlsrpt_reader *
tlsrpt_new(void)
{
	return mem_zero(1, sizeof(struct tlsrpt_reader));
}

static void
drop_tree(struct tlsrpt_reader *r)
{
	if (r->root != NULL)
		json_end(r->root);
	r->root = NULL;
	arena_reset(&r->text);
}

void
tlsrpt_free(struct tlsrpt_reader *r)
{
	drop_tree(r);
	arena_free(&r->text);
	free(r);
}

/* Text of a member, trimmed; a number is its text, other forms nothing. */
static struct bytes
text_of(struct tlsrpt_reader *r, json_value map, const char *key,
    struct quirks *q)
{
	json_value v = json_get(map, key);
	char digits[NUM_TEXT];
	uint64_t n;

	if (json_form(v) != JSON_TEXT && json_form(v) != JSON_ABSENT)
		quirk_set(q, QUIRK_POLICIES_FORM);
	if (json_number(v, &n))
		return arena_copy(&r->text,
		    (struct bytes){ digits, num_format(n, digits) });
	return bytes_trim(json_text(v));
}

/* Sessions; text that is a number is taken. */
static bool
count_of(json_value map, const char *key, uint64_t *n, struct quirks *q)
{
	json_value v = json_get(map, key);
	bool number = json_number(v, n);

	if (!number || *n > COUNT_MOST)
		quirk_set(q, QUIRK_NO_SESSION_COUNT);
	if ((number || num_parse(bytes_trim(json_text(v)), n)) &&
	    *n <= COUNT_MOST)
		return true;
	*n = 0;
	return false;
}

/* RFC 3339 as section 4.4 has it; other forms of a date are told. */
static int64_t
date_of(json_value map, const char *key, struct quirks *q)
{
	json_value v = json_get(map, key);
	struct bytes s = bytes_trim(json_text(v));
	char digits[NUM_TEXT];
	uint64_t n;
	int64_t t;

	if (utc_parse(s, &t)) {
		if (!utc_is_rfc3339(s))
			quirk_set(q, QUIRK_DATE_FORM);
		return t;
	}
	if (json_number(v, &n))
		s = (struct bytes){ digits, num_format(n, digits) };
	t = value_seconds(s, q);
	if (t >= 0)
		quirk_set(q, QUIRK_DATE_FORM);
	return t;
}

/* An address in canonical form; what is none stands as it came. */
static struct bytes
address_of(struct tlsrpt_reader *r, json_value map, const char *key,
    struct quirks *q)
{
	struct bytes s = text_of(r, map, key, q);
	char out[IP_TEXT];
	struct ip ip;

	if (!ip_parse(s, &ip))
		return s;
	return arena_copy(&r->text,
	    (struct bytes){ out, ip_format(&ip, out) });
}

/* A single value is a list of one; *n tells how many there are. */
static json_value
list_item(json_value v, size_t i, size_t *n, struct quirks *q)
{
	if (json_form(v) == JSON_LIST) {
		*n = json_count(v);
		return json_item(v, i);
	}
	*n = json_form(v) != JSON_ABSENT;
	if (*n != 0)
		quirk_set(q, QUIRK_POLICIES_FORM);
	return v;
}

/* Some write a list as text: ["3 1 1 …","…"]. */
static size_t
split_text_list(struct tlsrpt_reader *r, struct bytes s, struct bytes *out)
{
	struct quirks ignored = { { 0, 0 } };
	struct json_position position;
	json_value root;
	size_t i, n;

	if (s.n == 0 || s.p[0] != '[' ||
	    json_begin(s, &root, &ignored, &position) != JSON_READ)
		return 0;
	n = json_count(root);
	for (i = 0; out != NULL && i < n; i++)
		out[i] = arena_copy(&r->text,
		    bytes_trim(json_text(json_item(root, i))));
	json_end(root);
	return n;
}

/* A list of texts, which may be one text, or a list inside a text. */
static struct tlsrpt_list
texts_of(struct tlsrpt_reader *r, json_value v, struct quirks *q)
{
	struct tlsrpt_list list = { NULL, 0 };
	size_t i, n, inner;
	struct bytes s;

	(void)list_item(v, 0, &n, q);
	s = json_text(list_item(v, 0, &n, q));
	inner = n == 1 ? split_text_list(r, s, NULL) : 0;
	if (inner != 0) {
		quirk_set(q, QUIRK_POLICIES_FORM);
		list.items = arena_new(&r->text, inner * sizeof(s));
		list.n = split_text_list(r, s, list.items);
		return list;
	}
	list.items = arena_new(&r->text, n * sizeof(s));
	for (i = 0; i < n; i++) {
		s = bytes_trim(json_text(list_item(v, i, &n, q)));
		if (s.n != 0)
			list.items[list.n++] = s;
	}
	return list;
}

/* MX patterns: domains, sometimes with "mx:" in front. */
static struct tlsrpt_list
mx_hosts_of(struct tlsrpt_reader *r, json_value policy, struct quirks *q)
{
	json_value v = json_get(policy, "mx-host");
	struct quirks ignored = { { 0, 0 } };
	struct tlsrpt_list list;
	size_t i;

	if (v == NULL)
		v = json_get(policy, "mx-host-pattern");
	/* The RFC's own example has a single one as plain text. */
	list = texts_of(r, v, json_form(v) == JSON_TEXT ? &ignored : q);
	for (i = 0; i < list.n; i++) {
		struct bytes s = list.items[i];

		if (bytes_begin_nocase(s, BYTES("mx:")))
			s = bytes_trim(bytes_from(s, 3));
		list.items[i] = value_domain(&r->text,
		    arena_copy(&r->text, s), q);
	}
	return list;
}

/* The value of "mode:" in an MTA-STS policy (RFC 8461 section 3.2). */
static struct bytes
mode_of(struct tlsrpt_reader *r, const struct tlsrpt_list *strings,
    struct quirks *q)
{
	struct bytes s, mode;
	size_t i, at;

	for (i = 0; i < strings->n; i++) {
		s = strings->items[i];
		at = bytes_find_nocase(s, BYTES("mode:"), 0);
		if (at == s.n)
			continue;
		s = bytes_trim(bytes_from(s, at + 5));
		for (at = 0; at < s.n && s.p[at] > ' ' && s.p[at] != ';' &&
		    s.p[at] != ','; at++)
			;
		mode = value_keyword(&r->text, bytes_first(s, at), q);
		if (!value_among(mode, "enforce testing none"))
			quirk_set(q, QUIRK_TLS_VALUE);
		return mode;
	}
	return BYTES_NONE;
}

static struct bytes
word_of(struct tlsrpt_reader *r, json_value map, const char *key,
    const char *words, struct quirks *q)
{
	struct bytes word = value_keyword(&r->text, text_of(r, map, key, q), q);

	if (word.n != 0 && !value_among(word, words))
		quirk_set(q, QUIRK_TLS_VALUE);
	return word;
}

static struct bytes
host_of(struct tlsrpt_reader *r, json_value map, const char *key,
    struct quirks *q)
{
	return value_domain(&r->text, text_of(r, map, key, q), q);
}

static void
read_detail(struct tlsrpt_reader *r, json_value v, struct tlsrpt_detail *d,
    struct quirks *q)
{
	*d = (struct tlsrpt_detail){
		.result_type = word_of(r, v, "result-type", RESULT_TYPES, q),
		.sending_mta_ip = address_of(r, v, "sending-mta-ip", q),
		.receiving_mx = host_of(r, v, "receiving-mx-hostname", q),
		.receiving_helo = text_of(r, v, "receiving-mx-helo", q),
		.receiving_ip = address_of(r, v, "receiving-ip", q),
		.reason_code = text_of(r, v, "failure-reason-code", q),
		.info_uri = text_of(r, v, "additional-information", q),
	};
	if (d->info_uri.n == 0)
		d->info_uri = text_of(r, v, "additional-info-uri", q);
	d->has_count = count_of(v, "failed-session-count", &d->failed, q);
}

static void
read_details(struct tlsrpt_reader *r, json_value v, struct tlsrpt_policy *p)
{
	bool counted = true;
	uint64_t sum = 0;
	size_t i, n;

	(void)list_item(v, 0, &n, &p->quirks);
	p->details = arena_new(&r->text, n * sizeof(*p->details));
	for (i = 0; i < n; i++) {
		json_value item = list_item(v, i, &n, &p->quirks);

		if (json_form(item) != JSON_MAP) {
			quirk_set(&p->quirks, QUIRK_POLICIES_FORM);
			continue;
		}
		read_detail(r, item, &p->details[p->ndetails], &p->quirks);
		(void)num_add(&sum, p->details[p->ndetails].failed);
		counted &= p->details[p->ndetails].has_count;
		p->ndetails++;
	}
	if (counted && p->ndetails != 0 && sum != p->failed)
		quirk_set(&p->quirks, QUIRK_DETAILS_DIFFER);
}

static void
read_policy(struct tlsrpt_reader *r, json_value v, struct tlsrpt_policy *p)
{
	json_value policy = json_get(v, "policy");
	json_value summary = json_get(v, "summary");
	struct quirks *q = &p->quirks;

	*p = (struct tlsrpt_policy){ { 0 }, { 0 }, { 0 }, { 0 }, { 0 }, 0, 0,
	    NULL, 0, { { 0, 0 } } };
	p->type = word_of(r, policy, "policy-type",
	    "tlsa sts no-policy-found", q);
	p->domain = host_of(r, policy, "policy-domain", q);
	p->strings = texts_of(r, json_get(policy, "policy-string"), q);
	p->mx_hosts = mx_hosts_of(r, policy, q);
	p->mode = mode_of(r, &p->strings, q);
	(void)count_of(summary, "total-successful-session-count",
	    &p->successful, q);
	(void)count_of(summary, "total-failure-session-count", &p->failed, q);
	read_details(r, json_get(v, "failure-details"), p);
}

static void
read_policies(struct tlsrpt_reader *r, json_value v)
{
	struct tlsrpt *t = &r->report;
	size_t i, n;

	(void)list_item(v, 0, &n, &t->quirks);
	t->policies = arena_new(&r->text, n * sizeof(*t->policies));
	for (i = 0; i < n; i++) {
		json_value item = list_item(v, i, &n, &t->quirks);

		if (json_form(item) != JSON_MAP)
			quirk_set(&t->quirks, QUIRK_POLICIES_FORM);
		else
			read_policy(r, item, &t->policies[t->npolicies++]);
	}
}

/* An organisation without a name goes by the domain of its contact. */
static void
settle_names(struct tlsrpt_reader *r)
{
	struct tlsrpt *t = &r->report;

	if (t->report_id.n == 0)
		quirk_set(&t->quirks, QUIRK_NO_REPORT_ID);
	if (t->org_name.n != 0)
		return;
	quirk_set(&t->quirks, QUIRK_NO_ORG_NAME);
	t->org_name = value_mail_domain(&r->text, t->contact);
}

static void
read_report(struct tlsrpt_reader *r)
{
	struct tlsrpt *t = &r->report;
	json_value range = json_get(r->root, "date-range");

	t->org_name = text_of(r, r->root, "organization-name", &t->quirks);
	t->contact = text_of(r, r->root, "contact-info", &t->quirks);
	t->report_id = value_id(text_of(r, r->root, "report-id", &t->quirks));
	t->begin = date_of(range, "start-datetime", &t->quirks);
	t->end = date_of(range, "end-datetime", &t->quirks);
	value_period(t->begin, t->end, &t->quirks);
	read_policies(r, json_get(r->root, "policies"));
	settle_names(r);
}

enum tlsrpt_fault
tlsrpt_read(struct tlsrpt_reader *r, struct bytes doc,
    const struct tlsrpt **report, struct tlsrpt_position *position)
{
	struct json_position where = { 0, 0 };

	drop_tree(r);
	r->report = (struct tlsrpt){ .begin = -1, .end = -1 };
	*report = &r->report;
	switch (json_begin(doc, &r->root, &r->report.quirks, &where)) {
	case JSON_READ:
		break;
	case JSON_COSTLY:
		return TLSRPT_SIZE;
	case JSON_BROKEN:
		position->line = where.line;
		position->column = where.column;
		return TLSRPT_NOT_JSON;
	}
	if (json_get(r->root, "policies") == NULL &&
	    json_get(r->root, "date-range") == NULL)
		return TLSRPT_OTHER;
	read_report(r);
	return TLSRPT_GOOD;
}

const char *
tlsrpt_library(void)
{
	return json_library();
}
