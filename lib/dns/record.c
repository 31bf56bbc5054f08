/* record: an entry of a file of DNS text as a record. */
#include "dns/record.h"

#include "base/ip.h"
#include "base/num.h"

/* The tokens of an entry, and where we are. */
struct entry {
	const struct dns_token	*token;
	size_t			 n, at;
	struct dns_scope	*scope;
	struct dns_record	*out;
	const char		*fault;
};

void
dns_scope_free(struct dns_scope *scope)
{
	buf_free(&scope->data);
}

static bool
wrong(struct entry *e, const char *fault)
{
	e->fault = fault;
	return false;
}

/* The next token unless it is quoted or there is none: then empty. */
static struct bytes
next_word(const struct entry *e)
{
	if (e->at >= e->n || e->token[e->at].quoted)
		return BYTES_NONE;
	return e->token[e->at].raw;
}

/* 3600, and 1h30m as BIND has it. */
static bool
is_ttl(struct bytes s)
{
	bool digit = false;
	size_t i;

	for (i = 0; i < s.n; i++) {
		if (s.p[i] >= '0' && s.p[i] <= '9')
			digit = true;
		else if (!digit || memchr("smhdwSMHDW", s.p[i], 10) == NULL)
			return false;
		else if (i + 1 < s.n)
			digit = false;
	}
	return digit;
}

static const struct dns_name *
origin_of(const struct entry *e)
{
	return e->scope->has_origin ? &e->scope->origin : NULL;
}

static const char *
name_fault(enum dns_name_kind kind)
{
	switch (kind) {
	case DNS_NAME_RELATIVE:
		return "a name without a dot at its end, and no $ORIGIN "
		    "before it";
	case DNS_NAME_BROKEN:
		return "a backslash with neither three digits up to 255 nor "
		    "a character behind it";
	case DNS_NAME_ODD:
		return "no domain name";
	case DNS_NAME:
	case DNS_NAME_ROOT:
		break;
	}
	return NULL;
}

/* Directives: RFC 1035 section 5.1, RFC 2308 section 4. */
static bool
take_directive(struct entry *e)
{
	struct bytes name = next_word(e);
	enum dns_name_kind kind;
	struct dns_name origin;

	e->at++;
	e->scope->relative = true;
	if (bytes_equal_nocase(name, BYTES("$TTL")))
		return e->n == 2 && is_ttl(next_word(e)) ? true :
		    wrong(e, "$TTL without a time");
	if (bytes_equal_nocase(name, BYTES("$INCLUDE")))
		return wrong(e, "$INCLUDE is not followed; put the file in "
		    "its place");
	if (!bytes_equal_nocase(name, BYTES("$ORIGIN")))
		return wrong(e, "a directive other than $ORIGIN and $TTL");
	kind = next_word(e).n == 0 ? DNS_NAME_ODD :
	    dns_name_read(next_word(e), origin_of(e), &origin);
	/* Of a file that begins with it, all know what it means. */
	if (kind == DNS_NAME_RELATIVE)
		kind = dns_name_read(next_word(e), &(struct dns_name){ .n = 0 },
		    &origin);
	if (kind != DNS_NAME && kind != DNS_NAME_ROOT)
		return wrong(e, name_fault(kind));
	e->scope->origin = origin;
	e->scope->has_origin = true;
	return true;
}

/* [TTL] [class] type, or [class] [TTL] type; class is DNS_IN if not told. */
static bool
take_type(struct entry *e, enum dns_class *class)
{
	bool ttl = false, class_given = false;
	enum dns_class c;
	struct bytes s;

	*class = DNS_IN;
	for (;; e->at++) {
		s = next_word(e);
		if (!ttl && is_ttl(s)) {
			ttl = true;
			continue;
		}
		c = class_given ? DNS_NO_CLASS : dns_class_of(s);
		if (c == DNS_NO_CLASS)
			break;
		class_given = true;
		*class = c;
	}
	e->out->type = dns_type_of(s);
	if (e->out->type == DNS_NO_TYPE && (ttl || class_given) &&
	    dns_type_possible(s))
		e->out->type = DNS_OTHER;
	if (e->out->type == DNS_NO_TYPE)
		return wrong(e, "neither a DNS record nor a comment");
	e->at++;
	return true;
}

/* A SOA record before any origin tells of what zone the file is. */
static enum dns_name_kind
read_apex(struct entry *e, struct bytes raw)
{
	struct dns_scope *s = e->scope;
	enum dns_name_kind kind;

	if (bytes_find(raw, BYTES("."), 0) == raw.n)
		return DNS_NAME_RELATIVE;
	s->relative |= dns_name_relative(raw);
	kind = dns_name_read(raw, &(struct dns_name){ .n = 0 }, &s->owner);
	if (kind == DNS_NAME) {
		s->origin = s->owner;
		s->has_origin = true;
	}
	return kind;
}

/* Sets the owner; *odd when it is a name no mail domain has. */
static bool
take_owner(struct entry *e, bool indented, bool *odd)
{
	struct dns_scope *s = e->scope;
	enum dns_name_kind kind;
	struct bytes raw;

	if (indented) {
		s->relative = true;
		*odd = s->owner.n == 0;
		return s->has_owner ? true :
		    wrong(e, "begins with a blank, and no owner before it");
	}
	raw = e->token[0].raw;
	if (e->out->type == DNS_SOA && !s->has_origin) {
		kind = read_apex(e, raw);
	} else {
		s->relative |= dns_name_relative(raw);
		kind = dns_name_read(raw, origin_of(e), &s->owner);
	}
	if (kind == DNS_NAME_RELATIVE || kind == DNS_NAME_BROKEN)
		return wrong(e, name_fault(kind));
	s->has_owner = true;
	*odd = kind != DNS_NAME;
	return true;
}

static bool
read_name(struct entry *e)
{
	enum dns_name_kind kind;
	struct bytes raw = next_word(e);

	if (raw.n == 0)
		return wrong(e, "a name is missing in the record's data");
	kind = dns_name_read(raw, origin_of(e), &e->scope->target);
	if (kind == DNS_NAME_RELATIVE || kind == DNS_NAME_BROKEN)
		return wrong(e, name_fault(kind));
	buf_add(&e->scope->data, kind == DNS_NAME_ROOT ? BYTES(".") :
	    dns_name_view(&e->scope->target));
	e->at++;
	return true;
}

static bool
read_address(struct entry *e)
{
	char text[IP_TEXT];
	struct ip ip;

	if (!ip_parse(next_word(e), &ip) ||
	    (e->out->type == DNS_A) !=
	    (memchr(next_word(e).p, ':', next_word(e).n) == NULL))
		return wrong(e, "no address of the record's type");
	buf_add(&e->scope->data, (struct bytes){ text,
	    ip_format(&ip, text) });
	e->at++;
	return true;
}

static bool
read_strings(struct entry *e)
{
	if (e->at == e->n)
		return wrong(e, "a TXT record without a string");
	for (; e->at < e->n; e->at++)
		if (!dns_unescape(e->token[e->at].raw, &e->scope->data))
			return wrong(e, name_fault(DNS_NAME_BROKEN));
	return true;
}

static bool
read_number(struct entry *e, uint64_t most, uint64_t *out)
{
	if (!num_parse(next_word(e), out) || *out > most)
		return wrong(e, "a number in the record's data is none, or "
		    "too large");
	e->at++;
	return true;
}

static bool
read_mx(struct entry *e)
{
	uint64_t n;

	if (!read_number(e, UINT16_MAX, &n))
		return false;
	e->out->preference = (unsigned)n;
	return read_name(e);
}

/* RFC 6698 section 2.2. */
static bool
read_tlsa(struct entry *e)
{
	struct buf *data = &e->scope->data;
	uint64_t n;
	size_t i;
	char c;
	int k;

	for (k = 0; k < 3; k++) {
		if (!read_number(e, UINT8_MAX, &n))
			return false;
		buf_num(data, n);
		buf_byte(data, ' ');
	}
	for (; e->at < e->n; e->at++)
		for (i = 0; i < next_word(e).n; i++) {
			c = next_word(e).p[i];
			if (c >= 'A' && c <= 'F')
				c |= 0x20;
			if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f'))
				return wrong(e, "a TLSA record has other than "
				    "hex digits");
			buf_byte(data, c);
		}
	return true;
}

static bool
take_data(struct entry *e)
{
	bool all = true;

	e->scope->data.n = 0;
	if (bytes_equal(next_word(e), BYTES("\\#")) && e->out->type !=
	    DNS_OTHER)
		return wrong(e, "data in the form of unknown types (\\#)");
	switch (e->out->type) {
	case DNS_A:
	case DNS_AAAA:
		all = read_address(e);
		break;
	case DNS_NS:
	case DNS_CNAME:
	case DNS_PTR:
	case DNS_DNAME:
		all = read_name(e);
		break;
	case DNS_MX:
		all = read_mx(e);
		break;
	case DNS_TXT:
	case DNS_SPF:
		return read_strings(e);
	case DNS_TLSA:
		return read_tlsa(e);
	case DNS_SOA:
		if (e->n - e->at != 7)
			return wrong(e, "a SOA record has seven fields");
		return read_name(e);
	case DNS_OTHER:
	case DNS_NO_TYPE:
		return true;
	}
	return all && e->at != e->n ?
	    wrong(e, "something stands behind the record") : all;
}

enum dns_entry_kind
dns_record_read(const struct dns_lexer *l, struct dns_scope *scope,
    struct dns_record *out, const char **fault)
{
	struct entry e = { l->token, l->ntokens, 0, scope, out, NULL };
	bool good, odd = false, directive = false;
	enum dns_class class = DNS_IN;

	*out = (struct dns_record){ .type = DNS_NO_TYPE };
	if (!l->indented && next_word(&e).n != 0 && next_word(&e).p[0] == '$') {
		directive = true;
		good = take_directive(&e);
	} else {
		e.at = l->indented ? 0 : 1;
		good = !(e.at == 1 && e.token[0].quoted) ? true :
		    wrong(&e, "a text without a name in front; dig +short "
		    "prints it so");
		good = good && take_type(&e, &class) &&
		    take_owner(&e, l->indented, &odd) &&
		    (class != DNS_IN || take_data(&e));
	}
	*fault = e.fault;
	if (!good)
		return DNS_IS_WRONG;
	if (directive || odd || class != DNS_IN)
		return DNS_IS_NOTHING;
	out->owner = dns_name_view(&scope->owner);
	out->data = buf_view(&scope->data);
	return DNS_IS_RECORD;
}
