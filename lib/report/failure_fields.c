/* failure_fields: the fields of a failure report, and prose in their place. */
#include "base/mem.h"
#include "mail/authres.h"
#include "mail/header.h"
#include "report/failure_impl.h"

enum form {
	FLAT,		/* without folds */
	WORDS,		/* the reporter's own, with folds by the book only */
	PLAIN,		/* the same without comments */
	ADDRESS,	/* … which may be in one: as FLAT */
	LIST		/* each field is an item */
};

/*
 * A field and where it goes: a struct bytes, or a struct failure_list.
 * RFC 5965 section 3, RFC 6591 section 3.2, RFC 6692 section 3.
 */
struct field {
	struct bytes	 name;
	enum form	 form;
	size_t		 at;
};

#define NAME(literal)	{ literal, sizeof(literal) - 1 }
#define OF(member)	offsetof(struct failure_reader, member)

static const struct field fields[] = {
	{ NAME("Feedback-Type"), PLAIN, OF(report.feedback_type) },
	{ NAME("User-Agent"), WORDS, OF(report.user_agent) },
	/* No RFC has it, some write it. */
	{ NAME("Message-ID"), PLAIN, OF(message_id) },
	{ NAME("Original-Mail-From"), ADDRESS, OF(mail_from) },
	{ NAME("Arrival-Date"), FLAT, OF(arrival) },
	{ NAME("Received-Date"), FLAT, OF(received) },
	{ NAME("Reporting-MTA"), PLAIN, OF(reporting_mta) },
	{ NAME("Source-IP"), PLAIN, OF(source_ip) },
	{ NAME("Source-Port"), PLAIN, OF(report.source_port) },
	{ NAME("Incidents"), PLAIN, OF(report.incidents) },
	{ NAME("Authentication-Results"), LIST, OF(results) },
	{ NAME("Original-Rcpt-To"), LIST, OF(report.original_rcpt_to) },
	{ NAME("Reported-Domain"), LIST, OF(report.reported_domain) },
	{ NAME("Auth-Failure"), PLAIN, OF(report.auth_failure) },
	{ NAME("Delivery-Result"), WORDS, OF(report.delivery_result) },
	{ NAME("DKIM-Domain"), PLAIN, OF(dkim_domain) },
	{ NAME("DKIM-Identity"), ADDRESS, OF(report.dkim_identity) },
	{ NAME("DKIM-Selector"), PLAIN, OF(dkim_selector) },
	{ NAME("SPF-DNS"), LIST, OF(report.spf_dns) },
	{ NAME("Identity-Alignment"), WORDS, OF(report.identity_alignment) },
};

enum { FIELDS = sizeof(fields) / sizeof(fields[0]) };

_Static_assert(FIELDS <= 32, "a set of fields is 32 bits");

struct bytes
failure_flat(struct failure_reader *r, struct bytes value)
{
	r->flat.n = 0;
	header_unfold(value, &r->flat);
	return arena_copy(&r->text, bytes_trim(buf_view(&r->flat)));
}

struct bytes
failure_plain(struct failure_reader *r, struct bytes value)
{
	r->flat.n = 0;
	authres_plain(value, &r->flat);
	return arena_copy(&r->text, bytes_trim(buf_view(&r->flat)));
}

/*
 * Takes a field off *rest. Text between fields is passed over, and what is
 * behind a blank line and is none of ours is not looked at.
 */
static bool
next_field(struct bytes *rest, struct bytes *name, struct bytes *value)
{
	struct bytes after, line;
	size_t colon;

	do {
		if (!line_next(rest, &line))
			return false;
	} while (!header_is_field(line));
	colon = bytes_find(line, BYTES(":"), 0);
	*name = bytes_trim(bytes_first(line, colon));
	*value = bytes_from(line, colon + 1);
	/* Lines that were folded without a blank in front belong to it, too. */
	for (after = *rest; line_next(&after, &line) &&
	    bytes_trim(line).n != 0 && !header_is_field(line); *rest = after)
		value->n = (size_t)(line.p + line.n - value->p);
	return true;
}

bool
failure_list_add(struct failure_reader *r, struct failure_list *l,
    struct bytes item)
{
	if (l->n >= r->limits->list) {
		r->too_many = true;
		return false;
	}
	if (l->n == l->room) {
		l->room = l->room * 2 + 8;
		l->items = mem_resize(l->items, l->room, sizeof(*l->items));
	}
	l->items[l->n++] = item;
	return true;
}

static int
field_of(struct bytes name)
{
	int i;

	for (i = 0; i < FIELDS; i++)
		if (bytes_equal_nocase(name, fields[i].name))
			return i;
	return -1;
}

/*
 * The value up to a line that was not folded by the book, unless a quote is
 * open there: behind a last field without a blank line, that is the body of
 * somebody's mail, and what stands in such a field is shown.
 */
static struct bytes
rfc_form(struct bytes value)
{
	bool open = false;
	size_t i;

	for (i = 0; i + 1 < value.n; i++) {
		open ^= value.p[i] == '"';
		if (!open && value.p[i] == '\n' && value.p[i + 1] != ' ' &&
		    value.p[i + 1] != '\t')
			break;
	}
	return i + 1 < value.n ? bytes_first(value, i) : value;
}

static void
take_field(struct failure_reader *r, const struct field *f, bool again,
    struct bytes value)
{
	void *at = (char *)r + f->at;

	if (f->form == WORDS || f->form == PLAIN ||
	    at == &r->report.spf_dns)
		value = rfc_form(value);
	if (f->form == LIST) {
		failure_list_add(r, at, failure_flat(r, value));
	} else if (again) {
		quirk_set(&r->report.quirks, QUIRK_REPEATED_FIELD);
	} else {
		*(struct bytes *)at = f->form == PLAIN ?
		    failure_plain(r, value) : failure_flat(r, value);
		r->has_mail_from |= at == &r->mail_from;
	}
}

/* Version is 1; the 1.0 that many write is told of nowhere. */
static void
see_version(struct failure_reader *r, struct bytes value)
{
	value = bytes_trim(value);
	if (!bytes_equal(value, BYTES("1")) &&
	    !bytes_equal(value, BYTES("1.0")))
		quirk_set(&r->report.quirks, QUIRK_VERSION);
}

/*
 * Does s, behind blank lines, go on with a field of a report? Not with one
 * that the reported message's header may begin with.
 */
static bool
goes_on(struct bytes s)
{
	struct bytes line, name;
	int i;

	do
		if (!line_next(&s, &line))
			return false;
	while (bytes_trim(line).n == 0);
	name = bytes_trim(bytes_first(line, bytes_find(line, BYTES(":"), 0)));
	i = header_is_field(line) ? field_of(name) : -1;
	return i >= 0 && fields[i].at != OF(results) &&
	    fields[i].at != OF(report.user_agent) &&
	    fields[i].at != OF(message_id);
}

/* Is there a blank line in front of s? */
static bool
at_blank_line(struct bytes s)
{
	struct bytes line;

	return line_next(&s, &line) && bytes_trim(line).n == 0;
}

struct bytes
failure_fields(struct failure_reader *r, struct bytes text)
{
	struct bytes name, value;
	uint32_t seen = 0;
	int i;

	while (!r->too_many && next_field(&text, &name, &value)) {
		i = field_of(name);
		if (i >= 0)
			take_field(r, &fields[i], seen >> i & 1, value);
		else if (bytes_equal_nocase(name, BYTES("Version")))
			see_version(r, value);
		seen |= i >= 0 ? UINT32_C(1) << i : 0;
		if (seen != 0 && at_blank_line(text) && !goes_on(text))
			break;
	}
	return text;
}
