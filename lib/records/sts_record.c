/* sts_record: the grammar of MTA-STS records. */
#include "records/sts_record.h"

#include "records/fieldlist.h"

/* 1*32(ALPHA / DIGIT) */
static bool
is_id(struct bytes s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (!bytes_is_digit(s.p[i]) && !bytes_is_letter(s.p[i]))
			return false;
	return s.n != 0 && s.n <= STS_ID_MOST;
}

static const char *
take_field(const struct field *f, struct bytes *id, const char **doubt)
{
	if (!f->named)
		return "something in it is no field";
	if (!bytes_equal(f->name, BYTES("id")))
		return f->plain ? NULL :
		    "a value has bytes that may not stand in it";
	if (!is_id(f->value))
		return "id is not 1 to 32 letters and digits";
	/* The grammar allows it, and does not say which one counts. */
	if (id->n != 0)
		*doubt = "id comes twice, and which one counts is not told";
	else
		*id = f->value;
	return NULL;
}

enum record_reading
sts_record_read(struct bytes txt, struct bytes *id, const char **doubt,
    const char **fault)
{
	static const struct fieldlist_kind kind = {
		BYTES_INIT("v=STSv1"), take_field,
		"it does not begin with \"v=STSv1;\"", "it has no id"
	};

	return fieldlist_read(txt, &kind, id, doubt, fault);
}
