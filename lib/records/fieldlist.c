/* fieldlist: what stands behind the version of MTA-STS and TLS-RPT records. */
#include "records/fieldlist.h"

#include "records/taglist.h"

bool
fieldlist_version(struct bytes *txt, struct bytes version)
{
	if (!bytes_begin(*txt, version) || txt->n == version.n ||
	    txt->p[version.n] != ';')
		return false;
	*txt = bytes_from(*txt, version.n + 1);
	return true;
}

bool
fieldlist_near(struct bytes txt, struct bytes version)
{
	while (txt.n != 0 && memchr(" \t\"'\\", txt.p[0], 5) != NULL)
		txt = bytes_from(txt, 1);
	if (txt.n == 0 || (txt.p[0] | 0x20) != 'v')
		return false;
	txt = tag_trim(bytes_from(txt, 1));
	return txt.n != 0 && txt.p[0] == '=' &&
	    bytes_begin_nocase(tag_trim(bytes_from(txt, 1)),
	    bytes_from(version, 2));
}

static bool
is_alnum(char c)
{
	return bytes_is_digit(c) || bytes_is_letter(c);
}

static bool
is_name(struct bytes s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (!is_alnum(s.p[i]) &&
		    (i == 0 || memchr("_-.", s.p[i], 3) == NULL))
			return false;
	return s.n != 0 && s.n <= FIELD_NAME_MOST;
}

static bool
is_plain(struct bytes s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (s.p[i] < 0x21 || s.p[i] > 0x7e || s.p[i] == '=')
			return false;
	return s.n != 0;
}

bool
fieldlist_next(struct bytes *list, struct field *out)
{
	struct bytes spec;
	size_t end, equals;

	*list = tag_trim(*list);
	if (list->n == 0)
		return false;
	end = bytes_find(*list, BYTES(";"), 0);
	spec = tag_trim(bytes_first(*list, end));
	equals = bytes_find(spec, BYTES("="), 0);
	if (equals == spec.n)
		return false;
	out->name = bytes_first(spec, equals);
	out->value = bytes_from(spec, equals + 1);
	out->named = is_name(out->name);
	out->plain = is_plain(out->value);
	*list = bytes_from(*list, end + 1);
	return true;
}

enum record_reading
fieldlist_read(struct bytes txt, const struct fieldlist_kind *kind,
    struct bytes *value, const char **doubt, const char **fault)
{
	struct field f;

	*value = BYTES_NONE;
	*fault = *doubt = NULL;
	if (!fieldlist_version(&txt, kind->version)) {
		if (!fieldlist_near(txt, kind->version))
			return RECORD_OTHER;
		*fault = kind->begins;
		return RECORD_NEAR;
	}
	while (*fault == NULL && fieldlist_next(&txt, &f))
		*fault = kind->take(&f, value, doubt);
	if (*fault == NULL && txt.n != 0)
		*fault = "something in it is no field";
	if (*fault == NULL && value->n == 0)
		*fault = kind->has_none;
	return *fault == NULL ? RECORD_READ : RECORD_INVALID;
}
