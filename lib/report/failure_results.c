/* failure_results: what Authentication-Results fields of a report say. */
#include "base/mem.h"
#include "mail/authres.h"
#include "report/failure_impl.h"
#include "report/values.h"
#include "text/domain.h"

/* RFC 8601 section 2.7. */
#define DKIM_KEYWORDS	"none pass fail policy neutral temperror permerror"
#define SPF_KEYWORDS	DKIM_KEYWORDS " softfail"

enum method { OTHER, DKIM, SPF, DMARC };

/* A result and what its properties say, until the next begins. */
struct result {
	enum method	method;
	struct bytes	word, domain, identity, selector, mailfrom, helo;
	bool		has_mailfrom;
};

void
failure_check_add(struct failure_reader *r, struct failure_checks *l,
    struct failure_check check)
{
	if (l->n >= r->limits->list) {
		r->too_many = true;
		return;
	}
	if (l->n == l->room) {
		l->room = l->room * 2 + 8;
		l->at = mem_resize(l->at, l->room, sizeof(*l->at));
	}
	l->at[l->n++] = check;
}

static enum method
method_of(struct bytes name)
{
	if (bytes_equal_nocase(name, BYTES("dkim")))
		return DKIM;
	if (bytes_equal_nocase(name, BYTES("spf")))
		return SPF;
	return bytes_equal_nocase(name, BYTES("dmarc")) ? DMARC : OTHER;
}

static struct bytes
word_of(struct failure_reader *r, struct bytes value)
{
	struct quirks *q = &r->report.quirks;

	return value_keyword(&r->text, arena_copy(&r->text, value), q);
}

/* Properties by their names of RFC 8601 and RFC 7001, and older ones. */
static void
take_property(struct failure_reader *r, struct result *now,
    struct failure_results *out, struct bytes name, struct bytes value)
{
	if (now->method == DKIM) {
		if (bytes_equal_nocase(name, BYTES("header.d")))
			now->domain = value;
		else if (bytes_equal_nocase(name, BYTES("header.i")))
			now->identity = value;
		else if (bytes_equal_nocase(name, BYTES("header.s")))
			now->selector = value;
	} else if (now->method == SPF) {
		if (bytes_begin_nocase(name, BYTES("smtp.mail")) ||
		    bytes_equal_nocase(name, BYTES("smtp.mfrom")) ||
		    bytes_equal_nocase(name, BYTES("smtp.envelope-from"))) {
			now->mailfrom = value;
			now->has_mailfrom = true;
		} else if (bytes_equal_nocase(name, BYTES("smtp.helo"))) {
			now->helo = value;
		}
	} else if (now->method == DMARC && out->from.n == 0 &&
	    bytes_equal_nocase(name, BYTES("header.from"))) {
		out->from = failure_domain(r, value);
	}
}

static void
add_dkim(struct failure_reader *r, const struct result *now)
{
	struct failure_check c = { .result = now->word };
	struct bytes i = now->identity, domain = now->domain;

	/* i= has an @ (RFC 6376 section 3.5), and else is no domain. */
	if (domain.n == 0 && bytes_find(i, BYTES("@"), 0) < i.n)
		domain = i;

	/* Some write header.d=none where there was no signature. */
	if (!bytes_equal(now->word, BYTES("none")) ||
	    !bytes_equal_nocase(domain, BYTES("none")))
		c.domain = failure_domain(r, domain);
	else
		c.domain = BYTES_NONE;
	c.detail = arena_copy(&r->text, now->selector);
	if (!value_among(now->word, DKIM_KEYWORDS))
		quirk_set(&r->report.quirks, QUIRK_DKIM_RESULT);
	failure_check_add(r, &r->report.dkim, c);
}

static void
add_spf(struct failure_reader *r, const struct result *now)
{
	struct failure_check c = { BYTES_NONE, BYTES("mfrom"), now->word };

	if (now->mailfrom.n != 0 &&
	    !bytes_equal(now->mailfrom, BYTES("<>"))) {
		c.domain = failure_domain(r, now->mailfrom);
	} else if (now->helo.n != 0) {
		c.domain = failure_domain(r, now->helo);
		c.detail = BYTES("helo");
	}
	if (!value_among(now->word, SPF_KEYWORDS))
		quirk_set(&r->report.quirks, QUIRK_SPF_RESULT);
	failure_check_add(r, &r->report.spf, c);
}

/* What a result tells beside its check. */
static void
note_names(struct failure_reader *r, const struct result *now,
    struct failure_results *out)
{
	if (now->method == DKIM && out->identity.n == 0)
		out->identity = arena_copy(&r->text, now->identity);
	if (now->method == SPF && now->has_mailfrom && out->mailfrom.n == 0)
		out->mailfrom = now->mailfrom.n == 0 ||
		    bytes_equal(now->mailfrom, BYTES("<>")) ? BYTES("<>") :
		    failure_domain(r, now->mailfrom);
}

/* The result is whole. */
static void
end_result(struct failure_reader *r, const struct result *now,
    const struct failure_wanted *wanted, struct failure_results *out)
{
	if (now->method == OTHER)
		return;
	note_names(r, now, out);
	out->dkim |= now->method == DKIM;
	out->spf |= now->method == SPF;
	if (now->method == DKIM && wanted->dkim)
		add_dkim(r, now);
	else if (now->method == SPF && wanted->spf)
		add_spf(r, now);
	else if (now->method == DMARC && out->dmarc.n == 0)
		out->dmarc = now->word;
}

static void
read_items(struct failure_reader *r, struct authres *a,
    const struct failure_wanted *wanted, struct failure_results *out)
{
	struct result now = { .method = OTHER };
	struct bytes name, value;
	enum authres_kind k;

	while (!r->too_many &&
	    (k = authres_next(a, &name, &value)) != AUTHRES_END) {
		if (k == AUTHRES_PROPERTY) {
			take_property(r, &now, out, name, value);
			continue;
		}
		end_result(r, &now, wanted, out);
		now = (struct result){ .method = method_of(name),
		    .word = word_of(r, value) };
		now.domain = now.identity = now.selector = now.mailfrom =
		    now.helo = BYTES_NONE;
	}
	end_result(r, &now, wanted, out);
}

void
failure_results(struct failure_reader *r, const struct failure_list *values,
    const struct failure_wanted *wanted, struct failure_results *out)
{
	struct authres a;
	size_t i;

	for (i = 0; i < values->n && !r->too_many; i++) {
		if (values->items[i].n == 0)
			continue;
		authres_start(&a, values->items[i], &r->scratch);
		if (!out->any)
			out->server = arena_copy(&r->text, a.server);
		out->any = true;
		if (wanted->all ||
		    bytes_equal_nocase(a.server, wanted->server))
			read_items(r, &a, wanted, out);
	}
}

/* The name above it, where that has a dot, else the name. */
static struct bytes
domain_part(struct bytes name)
{
	struct bytes above = bytes_from(name,
	    bytes_find(name, BYTES("."), 0) + 1);

	return bytes_find(above, BYTES("."), 0) < above.n ? above : name;
}

/* Are these names of one organisation, as far as they show? */
static bool
is_kin(struct bytes a, struct bytes b)
{
	struct bytes place = domain_part(b);

	return bytes_find(a, BYTES("."), 0) < a.n && (bytes_equal(a, place) ||
	    domain_below(a, place) || domain_below(b, a));
}

struct bytes
failure_server(struct failure_reader *r)
{
	const struct failure_list *l = &r->sample_results;
	char name[DOMAIN_TEXT];
	struct authres a;
	struct bytes host;
	size_t i;

	for (i = 0; i < l->n; i++) {
		authres_start(&a, l->items[i], &r->scratch);
		host = (struct bytes){ name, domain_normal(a.server, name) };
		if (is_kin(host, r->report.org_name) ||
		    is_kin(host, r->received_by))
			return arena_copy(&r->text, a.server);
	}
	return BYTES_NONE;
}
