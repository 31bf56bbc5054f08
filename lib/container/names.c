/* names: what files, members and attachments are called. */
#include "container/names.h"

/* What is left of a long name: so many bytes of its begin and its end. */
enum { KEEP = NAME_MOST / 4 };

static void
add_collapsed(struct buf *b, struct bytes name)
{
	size_t i;

	for (i = 0; i < name.n; i++)
		if (name.p[i] != '/' || i == 0 || name.p[i - 1] != '/')
			buf_byte(b, name.p[i]);
}

struct bytes
name_base(struct bytes name)
{
	size_t i = name.n;

	while (i > 0 && name.p[i - 1] != '/')
		i--;
	return bytes_from(name, i);
}

/* The next begin of a character at or behind offset at. */
static size_t
border(struct bytes s, size_t at)
{
	size_t most = at + 3;

	while (at < most && ((unsigned char)s.p[at] & 0xc0) == 0x80)
		at++;
	return at;
}

void
name_add_collapsed(struct buf *b, struct bytes name, bool inner)
{
	while (inner && name.n != 0 && name.p[0] == '/')
		name = bytes_from(name, 1);
	while (inner && name.n != 0 && name.p[name.n - 1] == '/')
		name.n--;
	if (!inner || name.n <= NAME_MOST) {
		add_collapsed(b, name);
		return;
	}
	add_collapsed(b, bytes_first(name, border(name, KEEP)));
	buf_adds(b, "\xe2\x80\xa6");
	add_collapsed(b, bytes_from(name, border(name, name.n - KEEP)));
}

static bool
domain_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' ||
	    (unsigned char)c >= 0x80;
}

static bool
is_domain(struct bytes s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (!domain_char(s.p[i]))
			return false;
	return bytes_find(s, BYTES("."), 0) < s.n;
}

/* How many digits s begins with. */
static size_t
digits(struct bytes s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	return n;
}

/* Takes what stands before the next '!' off *s. */
static struct bytes
take_field(struct bytes *s)
{
	size_t n = bytes_find(*s, BYTES("!"), 0);
	struct bytes field = bytes_first(*s, n);

	*s = bytes_from(*s, n + 1);
	return field;
}

bool
name_is_report(struct bytes name)
{
	struct bytes field;

	name = name_base(name);
	if (!is_domain(take_field(&name)) || !is_domain(take_field(&name)))
		return false;
	field = take_field(&name);
	return field.n != 0 && digits(field) == field.n && digits(name) != 0;
}

bool
name_path_is_report(struct bytes source)
{
	size_t n;

	while (source.n != 0) {
		n = bytes_find(source, BYTES("//"), 0);
		if (name_is_report(bytes_first(source, n)))
			return true;
		source = bytes_from(source, n + 2);
	}
	return false;
}

bool
name_is_subject(struct bytes name)
{
	return bytes_find_nocase(name, BYTES("report domain"), 0) < name.n &&
	    (bytes_find_nocase(name, BYTES("submitter"), 0) < name.n ||
	    bytes_find_nocase(name, BYTES("report-id"), 0) < name.n);
}

bool
name_is_fork(struct bytes name)
{
	return bytes_begin(name, BYTES("__MACOSX/")) ||
	    bytes_find(name, BYTES("/__MACOSX/"), 0) < name.n;
}
