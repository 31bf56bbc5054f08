/* taglist: lists of tags, "name=value; name=value". */
#include "records/taglist.h"

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct bytes
taglist_trim(struct bytes s)
{
	while (s.n != 0 && is_blank(s.p[0]))
		s = bytes_from(s, 1);
	while (s.n != 0 && is_blank(s.p[s.n - 1]))
		s.n--;
	return s;
}

struct bytes
tag_trim(struct bytes s)
{
	while (s.n != 0 && (s.p[0] == ' ' || s.p[0] == '\t'))
		s = bytes_from(s, 1);
	while (s.n != 0 && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t'))
		s.n--;
	return s;
}

void
taglist_start(struct taglist *l, struct bytes text)
{
	*l = (struct taglist){ .rest = text };
	map_init(&l->names);
}

bool
taglist_is_name(struct bytes s)
{
	size_t i;
	char c;

	for (i = 0; i < s.n; i++) {
		c = s.p[i];
		if (!((c | 0x20) >= 'a' && (c | 0x20) <= 'z') &&
		    (i == 0 || (c != '_' && !(c >= '0' && c <= '9'))))
			return false;
	}
	return s.n != 0;
}

/* tag-value: what can be seen of ASCII, and blanks inside. */
static bool
is_value(struct bytes s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if ((s.p[i] < 0x21 || s.p[i] > 0x7e) && !is_blank(s.p[i]))
			return false;
	return true;
}

static bool
take_tag(struct taglist *l, struct bytes spec, struct tag *out)
{
	size_t equals = bytes_find(spec, BYTES("="), 0);
	bool added;

	out->name = taglist_trim(bytes_first(spec, equals));
	out->value = taglist_trim(bytes_from(spec, equals + 1));
	if (equals == spec.n || !taglist_is_name(out->name)) {
		l->fault = "something in it is no tag";
		return false;
	}
	if (!is_value(out->value)) {
		l->fault = "a value has bytes that may not stand in it";
		return false;
	}
	(void)map_add(&l->names, out->name, &added);
	if (!added)
		l->fault = "a tag comes twice";
	l->count += added;
	return added;
}

bool
taglist_next(struct taglist *l, struct tag *out)
{
	struct bytes spec;
	size_t end;

	while (l->fault == NULL && taglist_trim(l->rest).n != 0) {
		end = bytes_find(l->rest, BYTES(";"), 0);
		spec = taglist_trim(bytes_first(l->rest, end));
		l->rest = bytes_from(l->rest, end + 1);
		if (spec.n != 0)
			return take_tag(l, spec, out);
		l->hollow = true;
	}
	return false;
}

void
taglist_end(struct taglist *l)
{
	map_free(&l->names);
}
