/* failure_sample: the header of the message that a report is about. */
#include "base/utc.h"
#include "mail/authres.h"
#include "mail/facts.h"
#include "mail/header.h"
#include "report/failure_impl.h"
#include "report/values.h"
#include "text/charset.h"
#include "text/domain.h"

/* The value of a tag in a list of them (RFC 6376 section 3.2). */
static struct bytes
tag_value(struct bytes list, char tag)
{
	struct bytes item;
	size_t n;

	while (list.n != 0) {
		n = bytes_find(list, BYTES(";"), 0);
		item = bytes_trim(bytes_first(list, n));
		list = bytes_from(list, n + 1);
		if (item.n == 0 || item.p[0] != tag)
			continue;
		item = bytes_trim(bytes_from(item, 1));
		if (item.n != 0 && item.p[0] == '=')
			return bytes_trim(bytes_from(item, 1));
	}
	return BYTES_NONE;
}

static void
take_signature(struct failure_reader *r, struct bytes value)
{
	struct bytes list = failure_flat(r, value), domain;

	if (r->nsignatures == SIGNATURES_MOST)
		return;
	domain = failure_domain(r, tag_value(list, 'd'));
	if (domain.n == 0)
		return;
	r->signatures[r->nsignatures++] = (struct failure_signature){
	    domain, tag_value(list, 's'), tag_value(list, 'i') };
}

/* "from … by mx.example with …" (RFC 5321 section 4.4). */
static void
take_received(struct failure_reader *r, struct bytes value)
{
	struct bytes s = failure_plain(r, value);
	char name[DOMAIN_TEXT];
	size_t by = bytes_find_nocase(s, BYTES(" by "), 0), n;

	s = bytes_from(s, bytes_begin_nocase(s, BYTES("by ")) ? 3 : by + 4);
	s = bytes_trim(s);
	n = domain_normal(bytes_first(s, bytes_find(s, BYTES(" "), 0)), name);
	r->received_by = arena_copy(&r->text, (struct bytes){ name, n });
	r->has_received = true;
}

/* The subject in UTF-8; what its encoded words say is of any charset. */
static struct bytes
subject_of(struct failure_reader *r, struct bytes head)
{
	r->flat.n = r->scratch.n = 0;
	mail_subject(head, &r->flat);
	buf_room(&r->scratch, r->flat.n + 1);
	charset_repair(bytes_trim(buf_view(&r->flat)), &r->scratch);
	return arena_copy(&r->text, buf_view(&r->scratch));
}

void
failure_sample(struct failure_reader *r, struct bytes head)
{
	struct bytes rest = head, name, value;
	struct mail_facts facts;

	r->has_sample = true;
	r->report.sample = head;
	while (!r->too_many && header_next(&rest, &name, &value)) {
		if (bytes_equal_nocase(name, BYTES("DKIM-Signature")))
			take_signature(r, value);
		else if (bytes_equal_nocase(name,
		    BYTES("Authentication-Results")))
			failure_list_add(r, &r->sample_results,
			    failure_flat(r, value));
		else if (bytes_equal_nocase(name, BYTES("Message-ID")) &&
		    r->report.message_id.n == 0)
			r->report.message_id =
			    value_id(failure_plain(r, value));
		else if (bytes_equal_nocase(name, BYTES("Received")) &&
		    !r->has_received)
			take_received(r, value);
		else if (bytes_equal_nocase(name, BYTES("From")))
			r->has_from = true;
	}
	mail_facts(head, &facts);
	r->sample_from = arena_copy(&r->text, bytes_of(facts.from));
	r->report.subject = subject_of(r, head);
}
