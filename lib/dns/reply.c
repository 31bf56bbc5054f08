/* reply: what the comments of dig, kdig and drill say of an answer. */
#include "dns/reply.h"

#include "base/num.h"
#include "base/utc.h"

/* Takes a word, up to a blank, off the front of s. */
static struct bytes
take_word(struct bytes *s)
{
	struct bytes w;
	size_t n = 0;

	*s = bytes_trim(*s);
	while (n < s->n && s->p[n] != ' ' && s->p[n] != '\t')
		n++;
	w = bytes_first(*s, n);
	*s = bytes_from(*s, n);
	return w;
}

/* The word behind name, without the comma or semicolon at its end. */
static struct bytes
value_of(struct bytes text, struct bytes name)
{
	struct bytes w = bytes_from(text,
	    bytes_find_nocase(text, name, 0) + name.n);

	w = take_word(&w);
	while (w.n != 0 && memchr(",;", w.p[w.n - 1], 2) != NULL)
		w.n--;
	return w;
}

static void
take_header(struct dns_reply *r, struct bytes text)
{
	struct bytes status = value_of(text, BYTES("status:"));

	if (status.n == 0)
		status = value_of(text, BYTES("rcode:"));
	*r = (struct dns_reply){ .in = false };
	r->query = bytes_equal_nocase(value_of(text, BYTES("opcode:")),
	    BYTES("QUERY"));
	r->noerror = bytes_equal_nocase(status, BYTES("NOERROR"));
	r->nxdomain = bytes_equal_nocase(status, BYTES("NXDOMAIN"));
}

/* "flags: qr rd ra; QUERY: 1, ANSWER: 0, …" */
static void
take_flags(struct dns_reply *r, struct bytes text)
{
	struct bytes rest = bytes_from(text,
	    bytes_find(text, BYTES(":"), 0) + 1), w;
	bool last = false;

	while (!last && (w = take_word(&rest)).n != 0) {
		last = w.p[w.n - 1] == ';';
		if (last)
			w.n--;
		r->aa |= bytes_equal_nocase(w, BYTES("aa"));
		r->tc |= bytes_equal_nocase(w, BYTES("tc"));
		r->rd |= bytes_equal_nocase(w, BYTES("rd"));
		r->ra |= bytes_equal_nocase(w, BYTES("ra"));
	}
	r->counted = num_parse(value_of(rest, BYTES("ANSWER:")), &r->count);
}

/* "_dmarc.example.org. IN TXT"; kdig may leave the class out. */
static void
take_question(struct dns_reply *r, struct bytes text)
{
	struct bytes name = take_word(&text), class = take_word(&text);
	struct bytes type = take_word(&text);

	r->section = DNS_NO_SECTION;
	if (dns_name_read(name, &(struct dns_name){ .n = 0 },
	    &r->question) != DNS_NAME)
		r->question.n = 0;
	r->in = type.n == 0 || dns_class_of(class) == DNS_IN;
	r->type = dns_type_of(type.n ? type : class);
}

static bool
take_section(struct dns_reply *r, struct bytes text)
{
	static const struct {
		const char *name;
		enum dns_section section;
	} sections[] = {
		{ "QUESTION SECTION", DNS_QUESTION },
		{ "ANSWER SECTION", DNS_ANSWER_SECTION },
		{ "AUTHORITY SECTION", DNS_AUTHORITY },
		{ "ADDITIONAL SECTION", DNS_ADDITIONAL },
	};
	size_t i;

	for (i = 0; i < sizeof(sections) / sizeof(sections[0]); i++)
		if (bytes_begin_nocase(text, bytes_of(sections[i].name))) {
			r->section = sections[i].section;
			return true;
		}
	return false;
}

/*
 * "Sun Nov 22 04:52:47 UTC 2026", of old without a zone; as a mail's date it
 * would be "22 Nov 2026 04:52:47 UTC".
 */
static int64_t
when_of(struct bytes text)
{
	struct bytes month, day, clock, zone, year;
	char mail[64];
	struct buf b = { mail, 0, sizeof(mail) };
	int64_t t;

	if (text.n > sizeof(mail) - 8)
		return -1;
	(void)take_word(&text);
	month = take_word(&text);
	day = take_word(&text);
	clock = take_word(&text);
	zone = take_word(&text);
	year = take_word(&text);
	if (year.n == 0) {
		year = zone;
		zone = BYTES_NONE;
	}
	buf_add(&b, day);
	buf_byte(&b, ' ');
	buf_add(&b, month);
	buf_byte(&b, ' ');
	buf_add(&b, year);
	buf_byte(&b, ' ');
	buf_add(&b, clock);
	buf_byte(&b, ' ');
	buf_add(&b, zone);
	return utc_parse_mail(buf_view(&b), &t) ? t : -1;
}

/* kdig: "2026-11-22 04:52:47 UTC". */
static int64_t
time_of(struct bytes text)
{
	int64_t t;

	text = bytes_first(bytes_trim(text), sizeof("2026-11-22 04:52:47") - 1);
	return utc_parse(text, &t) ? t : -1;
}

enum dns_comment
dns_reply_comment(struct dns_reply *r, struct bytes text, int64_t *when)
{
	while (text.n != 0 && text.p[0] == ';')
		text = bytes_from(text, 1);
	text = bytes_trim(text);
	if (bytes_begin(text, BYTES("->>HEADER<<-"))) {
		take_header(r, text);
		return DNS_COMMENT_HEADER;
	}
	if (bytes_begin_nocase(text, BYTES("flags:"))) {
		take_flags(r, text);
		return DNS_COMMENT_PART;
	}
	if (take_section(r, text))
		return DNS_COMMENT_PART;
	if (r->section == DNS_QUESTION && text.n != 0) {
		take_question(r, text);
		return DNS_COMMENT_PART;
	}
	*when = -1;
	if (bytes_begin(text, BYTES("WHEN: "))) {
		*when = when_of(bytes_from(text, 6));
		return DNS_COMMENT_DATE;
	}
	if (bytes_begin(text, BYTES("Time "))) {
		*when = time_of(bytes_from(text, 5));
		return DNS_COMMENT_DATE;
	}
	if (bytes_begin(text, BYTES("XFR size:")) ||
	    bytes_begin(text, BYTES("AXFR for ")))
		return DNS_COMMENT_TRANSFER;
	if (bytes_begin(text, BYTES("Query time:")) ||
	    bytes_begin(text, BYTES("Received ")) ||
	    bytes_begin(text, BYTES("MSG SIZE")) ||
	    bytes_begin(text, BYTES("<<>> DiG")))
		return DNS_COMMENT_LAST;
	return DNS_COMMENT_NONE;
}

bool
dns_reply_proves(const struct dns_reply *r, bool by_alias)
{
	bool resolved = r->rd && r->ra;

	if (r->nxdomain)
		return resolved || (r->aa && !by_alias);
	if (!r->noerror || (r->referral && !r->authority && !r->aa))
		return false;
	return resolved || (r->aa && !by_alias);
}
