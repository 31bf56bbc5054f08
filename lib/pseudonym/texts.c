/* texts: pseudonyms of what is neither prose nor a word. */
#include "pseudonym/texts.h"

#include "text/source.h"

enum {
	YEAR_DIGITS = 4,
	MONTH_DIGITS = 2,
	AGE_DIGITS = 8		/* of max_age: 31557600 at most */
};

bool
texts_add_domain(struct prose *p, struct bytes s, struct buf *out)
{
	bool framed = s.n > 2 && s.p[0] == '[' && s.p[s.n - 1] == ']';
	struct bytes inside = { s.p + 1, s.n - 2 };

	/* AOL writes not.evaluated where there was no domain to check. */
	if (bytes_equal(s, BYTES("<>")) ||
	    bytes_equal(s, BYTES("not.evaluated"))) {
		buf_add(out, s);
		return true;
	}
	if (!framed)
		return addresses_add(&p->addresses, s, out) ||
		    names_add(&p->names, s, out);
	buf_byte(out, '[');
	if (addresses_add(&p->addresses, inside, out)) {
		buf_byte(out, ']');
		return true;
	}
	out->n--;
	return false;
}

static bool
has_byte(struct bytes s, char c)
{
	return memchr(s.p, c, s.n) != NULL;
}

static bool
add_dotted(struct prose *p, struct bytes s, struct buf *out)
{
	return has_byte(s, '.') && !has_byte(s, ' ') &&
	    texts_add_domain(p, s, out);
}

bool
texts_add_contact(struct prose *p, struct bytes s, struct buf *out)
{
	if (has_byte(s, ' '))
		return false;
	if (!has_byte(s, ':') && prose_add_mail(p, s, out))
		return true;
	/* tel:5550100, and other numbers that reach somebody. */
	if (!has_byte(s, '@') && !has_byte(s, '/'))
		return add_dotted(p, s, out);
	prose_add(p, s, out);
	return true;
}

bool
texts_add_name(struct prose *p, struct bytes s, struct buf *out)
{
	if (!kept_name(p->kept, s))
		return add_dotted(p, s, out);
	buf_add(out, s);
	return true;
}

bool
texts_add_service(struct prose *p, struct bytes s, struct buf *out)
{
	const struct bytes via = BYTES("via ");

	if (!bytes_begin(s, via))
		return texts_add_name(p, s, out);
	buf_add(out, via);
	s = bytes_from(s, via.n);
	if (!texts_add_name(p, s, out))
		token_add(p->prf, USE_TEXT, s, out);
	return true;
}

bool
texts_add_guess(struct prose *p, struct bytes s, struct buf *out)
{
	if (!kept_word(p->kept, s) && !prose_plain_time(s))
		return add_dotted(p, s, out) ||
		    addresses_add(&p->addresses, s, out);
	buf_add(out, s);
	return true;
}

/* A folder of a year, a month or a day, as 2026/11. */
static bool
dates(struct bytes s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n <= MONTH_DIGITS || (s.n == YEAR_DIGITS &&
	    (bytes_begin(s, BYTES("19")) || bytes_begin(s, BYTES("20"))));
}

/* One name of a path; inside: it is that of a level, not of a file. */
static void
add_part(struct prose *p, struct bytes s, bool inside, struct buf *out)
{
	size_t end = source_ends_at(s);

	if (s.n == 0 || bytes_equal(s, BYTES("-")) ||
	    (inside ? source_is_number(s) : dates(s))) {
		buf_add(out, s);
		return;
	}
	if (end != 0)
		token_add(p->prf, USE_PATH, bytes_first(s, end), out);
	buf_add(out, bytes_from(s, end));
}

bool
texts_add_path(struct prose *p, struct bytes s, struct buf *out)
{
	size_t at = 0, end;
	bool inside = false;

	for (;;) {
		end = bytes_find(s, BYTES("/"), at);
		add_part(p, (struct bytes){ s.p + at, end - at }, inside, out);
		if (end == s.n)
			return true;
		buf_byte(out, '/');
		inside |= end + 1 < s.n && s.p[end + 1] == '/';
		at = end + 1;
	}
}

/* The value of a key, which may have blanks in front. */
static bool
add_sts_value(struct prose *p, struct bytes key, struct bytes s,
    struct buf *out)
{
	const struct bytes value = bytes_trim(s);
	size_t from = out->n;

	buf_add(out, key);
	buf_add(out, bytes_first(s, (size_t)(value.p - s.p)));
	if (bytes_equal(key, BYTES("mx:"))) {
		if (texts_add_domain(p, value, out))
			return true;
	} else if ((bytes_equal(key, BYTES("version:")) &&
	    bytes_equal(value, BYTES("STSv1"))) ||
	    (bytes_equal(key, BYTES("mode:")) &&
	    kept_keyword(p->kept, CLASS_STS_MODE, value)) ||
	    (bytes_equal(key, BYTES("max_age:")) && value.n <= AGE_DIGITS &&
	    prose_plain_number(value))) {
		buf_add(out, value);
		return true;
	}
	out->n = from;
	return false;
}

/* Usage, selector and type of a TLSA record, each with a blank: "3 1 1 ". */
static size_t
tlsa_numbers(struct bytes s)
{
	size_t i;

	for (i = 0; i < 6 && i < s.n; i++)
		if (i % 2 == 0 ? s.p[i] < '0' || s.p[i] > '3' :
		    s.p[i] != ' ')
			return 0;
	return s.n > 6 ? i : 0;
}

bool
texts_add_sts(struct prose *p, struct bytes s, struct buf *out)
{
	struct bytes line;
	size_t end, n, from;

	for (; s.n != 0; s = bytes_from(s, end + 1)) {
		for (end = 0; end < s.n && s.p[end] != '\n' &&
		    s.p[end] != ';'; end++)
			;
		line = bytes_trim(bytes_first(s, end));
		n = bytes_find(line, BYTES(":"), 0) + 1;
		from = tlsa_numbers(line);
		if (line.n != 0 && !add_sts_value(p, bytes_first(line, n),
		    bytes_from(line, n), out)) {
			buf_add(out, bytes_first(line, from));
			token_add(p->prf, USE_TEXT, bytes_from(line, from),
			    out);
		}
		if (end < s.n)
			buf_adds(out, s.p[end] == ';' ? ";" : "\\n");
	}
	return true;
}
