/* sts_policy: the grammar of MTA-STS policy files. */
#include "records/sts_policy.h"

#include "base/num.h"
#include "records/fieldlist.h"

struct line {
	struct bytes	name, value;
	bool		colon;		/* it has one */
	bool		empty;
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* The next line, without LF or CRLF and the blanks before it. */
static bool
next_line(struct bytes *rest, struct line *out)
{
	struct bytes s;
	size_t end, colon;

	if (rest->n == 0)
		return false;
	end = bytes_find(*rest, BYTES("\n"), 0);
	s = bytes_first(*rest, end);
	*rest = bytes_from(*rest, end + 1);
	if (s.n != 0 && s.p[s.n - 1] == '\r')
		s.n--;
	while (s.n != 0 && is_blank(s.p[s.n - 1]))
		s.n--;
	*out = (struct line){ .empty = s.n == 0 };
	colon = bytes_find(s, BYTES(":"), 0);
	out->colon = colon != s.n;
	out->name = bytes_first(s, colon);
	out->value = bytes_from(s, colon + 1);
	while (out->value.n != 0 && is_blank(out->value.p[0]))
		out->value = bytes_from(out->value, 1);
	return true;
}

/* (ALPHA / DIGIT) *31(ALPHA / DIGIT / "_" / "-" / ".") */
static bool
is_key(struct bytes s)
{
	size_t i;
	char c;

	for (i = 0; i < s.n; i++) {
		c = s.p[i];
		if (!(c >= '0' && c <= '9') &&
		    !((c | 0x20) >= 'a' && (c | 0x20) <= 'z') &&
		    (i == 0 || memchr("_-.", c, 3) == NULL))
			return false;
	}
	return s.n != 0 && s.n <= FIELD_NAME_MOST;
}

/* Labels of letters, digits and hyphens, these inside only. */
static bool
is_host(struct bytes s)
{
	size_t i, label = 0;
	char c;

	for (i = 0; i <= s.n; i++) {
		c = i < s.n ? s.p[i] : '.';
		if (c == '.') {
			if (label == 0 || label > 63 || s.p[i - 1] == '-')
				return false;
			label = 0;
			continue;
		}
		if (!(c >= '0' && c <= '9') && (c != '-' || label == 0) &&
		    !((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
			return false;
		label++;
	}
	return s.n <= 253;
}

/* ---- Fields */

struct reading {
	struct sts_policy *out;
	unsigned	 line;
	bool		 version, mode;		/* that came */
};

static void
set_fault(struct reading *r, const char *why)
{
	if (r->out->fault != NULL)
		return;
	r->out->fault = why;
	r->out->line = r->line;
}

static void
set_doubt(struct reading *r, const char *why)
{
	if (r->out->fault != NULL || r->out->doubt != NULL)
		return;
	r->out->doubt = why;
	r->out->line = r->line;
}

static void
take_mode(struct reading *r, struct bytes value)
{
	r->out->mode = sts_mode_of(value);
	if (bytes_equal(value, BYTES("report")))
		set_fault(r,
		    "there is no mode report; it is testing that sends "
		    "reports and enforces nothing");
	else if (r->out->mode == STS_MODE_UNTOLD)
		set_fault(r, "mode is not enforce, testing or none");
}

static void
take_max_age(struct reading *r, struct bytes value)
{
	uint64_t n;

	r->out->has_max_age = true;
	if (value.n > 10 || !num_parse(value, &n))
		set_fault(r, "max_age is not a number of at most 10 digits");
	else if (n > STS_MAX_AGE_MOST)
		set_fault(r, "max_age is over 31557600 seconds");
	else
		r->out->max_age = n;
}

static void
take_mx(struct reading *r, struct bytes value)
{
	struct bytes host = value;

	r->out->patterns++;
	if (bytes_begin(host, BYTES("*.")))
		host = bytes_from(host, 2);
	if (is_host(host))
		return;
	if (host.n > 1 && host.p[host.n - 1] == '.' &&
	    is_host(bytes_first(host, host.n - 1)))
		set_fault(r, "an mx name ends in a dot");
	else if (bytes_find(host, BYTES("*"), 0) != host.n)
		set_fault(r, "* may only be the whole first label of mx");
	else
		set_fault(r, "mx is no host name");
}

/* Of keys that come again, all but mx, the first counts. */
static void
take_field(struct reading *r, const struct line *l)
{
	if (bytes_equal(l->name, BYTES("version"))) {
		if (!r->version && !bytes_equal(l->value, BYTES("STSv1")))
			set_fault(r, "version is not STSv1");
		r->version = true;
	} else if (bytes_equal(l->name, BYTES("mode"))) {
		if (!r->mode)
			take_mode(r, l->value);
		r->mode = true;
	} else if (bytes_equal(l->name, BYTES("max_age"))) {
		if (!r->out->has_max_age)
			take_max_age(r, l->value);
	} else if (bytes_equal(l->name, BYTES("mx"))) {
		take_mx(r, l->value);
	} else if (l->value.n == 0) {
		set_doubt(r, "a key without a value");
	}
}

static void
take_line(struct reading *r, const struct line *l)
{
	size_t i;

	if (l->empty) {
		set_doubt(r, "an empty line");
		return;
	}
	if (!l->colon || !is_key(l->name)) {
		set_fault(r, r->line == 1 && bytes_begin(l->name,
		    BYTES("\xef\xbb\xbf")) ? "it begins with a byte order "
		    "mark" : "the line is not KEY: VALUE");
		return;
	}
	for (i = 0; i < l->value.n; i++)
		if ((unsigned char)l->value.p[i] < 0x20 ||
		    l->value.p[i] == 0x7f) {
			set_fault(r, "a control byte in a value");
			return;
		}
	take_field(r, l);
}

bool
sts_policy_read(struct bytes text, struct sts_policy *out)
{
	struct reading r = { .out = out };
	struct bytes rest = text;
	struct line l;

	*out = (struct sts_policy){ .text = text };
	if (text.n > STS_POLICY_MOST)
		set_fault(&r, "it is larger than 64 KiB");
	else
		while (out->fault == NULL && next_line(&rest, &l)) {
			r.line++;
			take_line(&r, &l);
		}
	r.line = 0;
	if (!r.version)
		set_fault(&r, "it has no version");
	if (!r.mode)
		set_fault(&r, "it has no mode");
	if (!out->has_max_age)
		set_fault(&r, "it has no max_age");
	if (out->patterns == 0 && out->mode != STS_MODE_NONE)
		set_fault(&r, "it has no mx");
	return out->fault == NULL;
}

/* ---- Hosts */

/* The next mx pattern of the policy's text; false behind the last. */
static bool
next_pattern(struct bytes *rest, struct bytes *pattern)
{
	struct line l;

	while (next_line(rest, &l))
		if (l.colon && bytes_equal(l.name, BYTES("mx"))) {
			*pattern = l.value;
			return true;
		}
	return false;
}

bool
sts_mx_allows(struct bytes pattern, struct bytes host)
{
	if (!bytes_begin(pattern, BYTES("*.")))
		return host.n != 0 && bytes_equal_nocase(pattern, host);
	return host.n != 0 && host.p[0] != '.' &&
	    bytes_equal_nocase(bytes_from(pattern, 1),
	    bytes_from(host, bytes_find(host, BYTES("."), 0)));
}

bool
sts_policy_allows(const struct sts_policy *p, struct bytes host)
{
	struct bytes rest = p->text, pattern;

	while (next_pattern(&rest, &pattern))
		if (sts_mx_allows(pattern, host))
			return true;
	return false;
}

struct bytes
sts_mode_word(enum sts_mode mode)
{
	static const char *const words[] = { "", "enforce", "testing",
		"none" };

	return bytes_of(words[mode]);
}

enum sts_mode
sts_mode_of(struct bytes word)
{
	int m;

	for (m = STS_MODE_ENFORCE; m <= STS_MODE_NONE; m++)
		if (bytes_equal(word, sts_mode_word((enum sts_mode)m)))
			return (enum sts_mode)m;
	return STS_MODE_UNTOLD;
}
