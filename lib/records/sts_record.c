/* sts_record: the grammar of MTA-STS records. */
#include "records/sts_record.h"

#include "records/fieldlist.h"

/* 1*32(ALPHA / DIGIT) */
static bool
is_id(struct bytes s)
{
	size_t i;
	char c;

	for (i = 0; i < s.n; i++) {
		c = s.p[i];
		if (!(c >= '0' && c <= '9') &&
		    !((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
			return false;
	}
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

enum sts_record_reading
sts_record_read(struct bytes txt, struct bytes *id, const char **doubt,
    const char **fault)
{
	struct bytes version = BYTES("v=STSv1");
	struct field f;

	*id = BYTES_NONE;
	*fault = *doubt = NULL;
	if (!fieldlist_version(&txt, version)) {
		if (!fieldlist_near(txt, version))
			return STS_RECORD_OTHER;
		*fault = "it does not begin with \"v=STSv1;\"";
		return STS_RECORD_NEAR;
	}
	while (*fault == NULL && fieldlist_next(&txt, &f))
		*fault = take_field(&f, id, doubt);
	if (*fault == NULL && txt.n != 0)
		*fault = "something in it is no field";
	if (*fault == NULL && id->n == 0)
		*fault = "it has no id";
	return *fault == NULL ? STS_RECORD_READ : STS_RECORD_INVALID;
}
