/*
 * commands: what a person can run to see the rows of a finding, and to
 * compare what is published.
 *
 * People paste these into a shell, and the names in them are those of
 * reports, which anybody may send: a name that has any other byte than those
 * of host names is never put into one.
 */
#include "findings/impl.h"

#include "base/utc.h"
#include "keywords/tls.h"

/* Which rows are the evidence: options of align-filter. */
static const char *const selecting[FINDING_KINDS] = {
	[FINDING_SENDER_BROKE] = " --fail",
	[FINDING_DKIM_KEY_FAILS] = " --signatures",
	[FINDING_OWN_SERVER_FAILS] = " --fail",
	[FINDING_NONSENDING_SENDS] = " --pass",
	[FINDING_SPOOF_WAVE] = " --verdict=unauthenticated,misaligned",
	[FINDING_SERVICE_UNALIGNED] = " --verdict=misaligned",
	[FINDING_SPF_ONLY_SENDER] = " --verdict=spf-only",
	[FINDING_SUBDOMAIN_WEAKER] = " --fail",
	[FINDING_NEW_SENDER] = " --pass",
	[FINDING_SELECTOR_CHANGE] = " --signatures",
	[FINDING_NOT_ENFORCED] = " --fail",
	[FINDING_BOUNCES_FAIL] = " --fail",
	[FINDING_STRICT_BREAKS] = " --pass",
	[FINDING_UNCLEAR_SENDER] = " --verdict=misaligned",
	[FINDING_DKIM_BREAKS_ON_WAY] = " --signatures",
	[FINDING_FORWARDER_INFERRED] = " --pass",
	[FINDING_READY_QUARANTINE] = " --fail",
	[FINDING_READY_REJECT] = " --fail",
	[FINDING_NOT_READY] = " --fail"
};

static bool
is_safe_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}

/* May it stand in a command? One that begins with - would be an option. */
static bool
is_safe(struct bytes name)
{
	size_t i;

	if (name.n == 0 || name.p[0] == '-')
		return false;
	for (i = 0; i < name.n; i++)
		if (!is_safe_byte(name.p[i]))
			return false;
	return true;
}

/* The same of an address: it has colons, too. */
static bool
is_safe_address(struct bytes text)
{
	size_t i;

	for (i = 0; i < text.n; i++)
		if (!is_safe_byte(text.p[i]) && text.p[i] != ':')
			return false;
	return text.n != 0 && text.p[0] != '-';
}

static void
add_day(struct buf *b, const char *option, int64_t day)
{
	char text[UTC_TEXT];

	buf_adds(b, option);
	utc_format(day, text);
	buf_add(b, (struct bytes){ text, sizeof("2026-11-16") - 1 });
}

/* Days: those of the window, or from where it began in it. */
static void
add_days(const struct rules *f, const struct finding *n, struct buf *b)
{
	int64_t from = f->o->begin, until = f->o->end;

	if (n->id == FINDING_SPOOF_WAVE && n->day >= 0) {
		from = n->day;
		until = n->day + UTC_DAY;
	}
	if (n->since > from)
		from = n->since;
	if (from >= 0)
		add_day(b, " --since=", from);
	if (until >= 0)
		add_day(b, " --until=", until);
}

/* Is the proof an address that no earlier one has? */
static bool
is_new_source(const struct finding *n, size_t at)
{
	size_t i;

	if (n->proof[at].kind != PROOF_SOURCE)
		return false;
	for (i = 0; i < at; i++)
		if (n->proof[i].kind == PROOF_SOURCE &&
		    bytes_equal(n->proof[i].text, n->proof[at].text))
			return false;
	return true;
}

/* The addresses, where all of them are told. */
static void
add_sources(const struct finding *n, struct buf *b)
{
	size_t i;

	if (n->more_proofs != 0)
		return;
	for (i = 0; i < n->nproofs; i++)
		if (n->proof[i].kind == PROOF_SOURCE &&
		    !is_safe_address(n->proof[i].text))
			return;
	for (i = 0; i < n->nproofs; i++) {
		if (!is_new_source(n, i))
			continue;
		buf_adds(b, " --net=");
		buf_add(b, n->proof[i].text);
	}
	if (n->id == FINDING_FORWARDER_INFERRED &&
	    is_safe_address(n->subject)) {
		buf_adds(b, " --net=");
		buf_add(b, n->subject);
	}
}

/* Are there aligned records that are its evidence? */
static bool
has_rows(const struct finding *n)
{
	switch (n->id) {
	case FINDING_NO_REPORTS:
	case FINDING_RECORD_ERROR:
	case FINDING_TLS_FAILING:
	case FINDING_STS_READY:
		return false;
	case FINDING_READY_QUARANTINE:
	case FINDING_READY_REJECT:
	case FINDING_NOT_READY:
		return n->classes.at_risk + n->classes.stopped +
		    n->classes.undecided != 0;
	default:
		return true;
	}
}

static bool
is_of_reporter(const struct finding *n)
{
	enum finding_id id = n->id;

	return (id == FINDING_DATA_FELL && n->subject.n != 0) ||
	    id == FINDING_REPORTER_SILENT || id == FINDING_NOT_ENFORCED ||
	    id == FINDING_POLICY_DIFFERS;
}

/* Options of align-filter, or false where no line can be given. */
static bool
list_rows(const struct rules *f, const struct finding *n, struct buf *b)
{
	struct bytes from = n->from;
	bool below = from.n == 0;

	if (below && n->id == FINDING_SUBDOMAIN_SEEN) {
		from = n->subject;
		below = false;
	}
	if (below)
		from = n->domain;
	if (!has_rows(n) || !is_safe(from))
		return false;
	if (selecting[n->id] != NULL)
		buf_adds(b, selecting[n->id]);
	buf_adds(b, below ? " --domain=." : " --domain=");
	buf_add(b, from);
	if (is_of_reporter(n)) {
		if (!is_safe(n->subject))
			return false;
		buf_adds(b, " --reporter=");
		buf_add(b, n->subject);
	}
	add_sources(n, b);
	if (n->id != FINDING_REPORTER_SILENT && n->id != FINDING_DATA_FELL)
		add_days(f, n, b);
	return true;
}

/* "domain/selector", of signatures: where its key is published. */
static bool
ask_key(const struct finding *n, struct buf *b)
{
	struct bytes key = n->key.n != 0 ? n->key : n->subject;
	size_t slash = bytes_find(key, BYTES("/"), 0);
	struct bytes domain = bytes_first(key, slash);
	struct bytes selector = bytes_from(key, slash + 1);

	if (slash == key.n || !is_safe(domain) || !is_safe(selector))
		return false;
	buf_adds(b, "dig TXT ");
	buf_add(b, selector);
	buf_adds(b, "._domainkey.");
	buf_add(b, domain);
	return true;
}

static bool
put_query(struct buf *b, const char *before, struct bytes name)
{
	if (!is_safe(name))
		return false;
	buf_adds(b, before);
	buf_add(b, name);
	return true;
}

/* A certificate as a server shows it, of the name that it must have. */
static bool
ask_certificate(struct buf *b, const char *options, struct bytes host,
    const char *port)
{
	if (!put_query(b, options, host))
		return false;
	buf_adds(b, port);
	buf_adds(b, " -verify_hostname ");
	buf_add(b, host);
	return true;
}

static bool
ask_tls(const struct finding *n, struct buf *b)
{
	struct buf web = { 0 };
	bool given;

	switch (tls_result_of(n->subject)) {
	case TLS_TLSA_INVALID:
	case TLS_DANE_REQUIRED:
		return put_query(b, "dig +dnssec TLSA _25._tcp.", n->sender);
	case TLS_DNSSEC_INVALID:
		return put_query(b, "dig +dnssec MX ", n->domain);
	case TLS_STS_POLICY_FETCH_ERROR:
	case TLS_STS_POLICY_INVALID:
		if (!put_query(b, "curl -v https://mta-sts.", n->domain))
			return false;
		buf_adds(b, "/.well-known/mta-sts.txt");
		return true;
	case TLS_STS_WEBPKI_INVALID:
		if (!is_safe(n->domain))
			return false;
		buf_adds(&web, "mta-sts.");
		buf_add(&web, n->domain);
		given = ask_certificate(b, "openssl s_client -connect ",
		    buf_view(&web), ":443");
		buf_free(&web);
		return given;
	case TLS_RESULT_OTHER:
		return put_query(b, "dig MX ", n->domain);
	default:
		return ask_certificate(b, "openssl s_client -starttls smtp "
		    "-connect ", n->sender, ":25");
	}
}

static bool
compare_published(const struct finding *n, struct buf *b)
{
	switch (n->id) {
	case FINDING_SENDER_BROKE:
	case FINDING_OWN_SERVER_FAILS:
		return n->cause == CAUSE_DKIM ? ask_key(n, b) :
		    n->cause == CAUSE_SPF && put_query(b, "dig TXT ",
		    n->from.n != 0 ? n->from : n->domain);
	case FINDING_DKIM_KEY_FAILS:
	case FINDING_SELECTOR_CHANGE:
	case FINDING_DKIM_BREAKS_ON_WAY:
		return ask_key(n, b);
	case FINDING_TLS_FAILING:
		return ask_tls(n, b);
	case FINDING_STS_READY:
		return put_query(b, "dig TXT _mta-sts.", n->domain);
	case FINDING_SPF_PERMERROR:
	case FINDING_BOUNCES_FAIL:
		return put_query(b, "dig TXT ", n->domain);
	case FINDING_DNS_ERRORS:
		return put_query(b, "dig NS ", n->domain);
	case FINDING_SUBDOMAIN_SEEN:
		return put_query(b, "dig MX ", n->subject);
	case FINDING_FORWARDER_INFERRED:
	case FINDING_SERVICE_UNALIGNED:
	case FINDING_UNCLEAR_SENDER:
	case FINDING_NEW_SENDER:
	case FINDING_SPF_ONLY_SENDER:
	case FINDING_STRICT_BREAKS:
	case FINDING_REPORTER_SILENT:
	case FINDING_NOT_ENFORCED:
		return false;
	default:
		return put_query(b, "dig TXT _dmarc.", n->domain);
	}
}

/* Is the subject a sender? */
static bool
is_of_sender(enum finding_id id)
{
	return id == FINDING_OWN_SERVER_FAILS ||
	    id == FINDING_SERVICE_UNALIGNED || id == FINDING_UNCLEAR_SENDER ||
	    id == FINDING_SPF_ONLY_SENDER || id == FINDING_NEW_SENDER ||
	    id == FINDING_BOUNCES_FAIL || id == FINDING_STRICT_BREAKS;
}

void
rules_of_commands(struct rules *f)
{
	struct finding *n;
	struct buf line = { 0 };
	size_t i;

	for (i = 0; i < f->out->n; i++) {
		n = &f->out->at[i];
		if (n->sender.n == 0 && is_of_sender(n->id))
			n->sender = n->subject;
		line.n = 0;
		buf_adds(&line, "align-filter");
		if (n->evidence.n == 0 && list_rows(f, n, &line))
			n->evidence = rules_text(f, buf_view(&line));
		line.n = 0;
		if (n->command.n == 0 && compare_published(n, &line))
			n->command = rules_text(f, buf_view(&line));
	}
	buf_free(&line);
}
