/* tlsrpt_record: the grammar of TLS-RPT records. */
#include "records/tlsrpt_record.h"

#include "records/dmarc_record.h"
#include "records/fieldlist.h"

static const char *
uri_fault(const struct dmarc_uri *u)
{
	struct bytes https = BYTES("https://");

	/* "!10m" is of DMARC records; here "!" must be encoded. */
	if (u->size.n != 0 || bytes_find(u->text, BYTES("!"), 0) != u->text.n)
		return "! in an address of rua";
	if (u->mailto)
		return u->valid ? NULL : "an address of rua is no mailto URI";
	if (!bytes_begin_nocase(u->text, https))
		return "an address of rua is neither a mailto nor an https "
		    "URI";
	return u->valid && u->text.n > https.n &&
	    u->text.p[https.n] != '/' ? NULL :
	    "an address of rua is no https URI";
}

static const char *
take_rua(struct bytes value)
{
	struct dmarc_uri u;
	const char *fault = NULL;

	if (value.n == 0 || value.p[value.n - 1] == ',')
		return "an address of rua is missing";
	while (fault == NULL && dmarc_uri_next(&value, &u))
		fault = u.text.n == 0 ? "an address of rua is missing" :
		    uri_fault(&u);
	return fault;
}

static const char *
take_field(const struct field *f, struct bytes *rua, const char **doubt)
{
	if (!f->named)
		return "something in it is no field";
	if (!bytes_equal(f->name, BYTES("rua")))
		return f->plain ? NULL :
		    "a value has bytes that may not stand in it";
	/* The grammar allows it, and does not say which one counts. */
	if (rua->n != 0)
		*doubt = "rua comes twice, and which one counts is not told";
	else
		*rua = f->value;
	return take_rua(f->value);
}

enum record_reading
tlsrpt_record_read(struct bytes txt, struct bytes *rua, const char **doubt,
    const char **fault)
{
	static const struct fieldlist_kind kind = {
		BYTES_INIT("v=TLSRPTv1"), take_field,
		"it does not begin with \"v=TLSRPTv1;\"", "it has no rua"
	};

	return fieldlist_read(txt, &kind, rua, doubt, fault);
}
