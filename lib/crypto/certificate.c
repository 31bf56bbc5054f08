/* certificate: the dates and names of a PEM certificate, by libcrypto. */
#include "crypto/certificate.h"

#include <openssl/asn1.h>
#include <openssl/x509v3.h>

#include "base/base64.h"
#include "base/utc.h"

/* id-kp-BrandIndicatorforMessageIdentification */
#define MARK_PURPOSE	"1.3.6.1.5.5.7.3.31"

enum { OID_TEXT = 64 };

/* The DER of the first CERTIFICATE block; what stands around it is ignored. */
static bool
first_block(struct bytes pem, struct buf *der)
{
	struct bytes begin = BYTES("-----BEGIN CERTIFICATE-----");
	struct bytes end = BYTES("-----END CERTIFICATE-----");
	size_t from = bytes_find(pem, begin, 0), to;

	if (from == pem.n)
		return false;
	from += begin.n;
	to = bytes_find(pem, end, from);
	return to != pem.n &&
	    base64_read(der, bytes_first(bytes_from(pem, from), to - from));
}

static bool
seconds(const ASN1_TIME *t, int64_t *out)
{
	struct tm tm;
	struct utc_parts p;

	if (t == NULL || ASN1_TIME_to_tm(t, &tm) != 1)
		return false;
	p = (struct utc_parts){ .year = tm.tm_year + 1900,
	    .month = tm.tm_mon + 1, .day = tm.tm_mday, .hour = tm.tm_hour,
	    .minute = tm.tm_min, .second = tm.tm_sec };
	*out = utc_time(&p);
	return *out >= 0 && *out <= UTC_MAX;
}

static bool
is_plain(struct bytes s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (s.p[i] <= ' ' || s.p[i] >= 0x7f)
			return false;
	return s.n != 0;
}

static void
take_names(X509 *x, struct buf *names)
{
	GENERAL_NAMES *all = X509_get_ext_d2i(x, NID_subject_alt_name, NULL,
	    NULL);
	const GENERAL_NAME *g;
	struct bytes name;
	int i;

	for (i = 0; i < sk_GENERAL_NAME_num(all); i++) {
		g = sk_GENERAL_NAME_value(all, i);
		if (g->type != GEN_DNS)
			continue;
		name.p = (const char *)ASN1_STRING_get0_data(g->d.dNSName);
		name.n = (size_t)ASN1_STRING_length(g->d.dNSName);
		if (!is_plain(name))
			continue;
		buf_add(names, name);
		buf_byte(names, '\n');
	}
	GENERAL_NAMES_free(all);
}

static bool
is_mark(X509 *x)
{
	EXTENDED_KEY_USAGE *all = X509_get_ext_d2i(x, NID_ext_key_usage, NULL,
	    NULL);
	char oid[OID_TEXT];
	bool mark = false;
	int i;

	for (i = 0; i < sk_ASN1_OBJECT_num(all); i++) {
		(void)OBJ_obj2txt(oid, sizeof(oid),
		    sk_ASN1_OBJECT_value(all, i), 1);
		mark |= strcmp(oid, MARK_PURPOSE) == 0;
	}
	EXTENDED_KEY_USAGE_free(all);
	return mark;
}

bool
certificate_read(struct bytes pem, struct certificate *out)
{
	const unsigned char *at;
	struct buf der = { 0 };
	X509 *x = NULL;
	bool good = false;

	*out = (struct certificate){ .fault = "no PEM certificate in it" };
	if (pem.n > CERTIFICATE_MOST)
		out->fault = "more bytes than a certificate has";
	else if (first_block(pem, &der)) {
		at = (const unsigned char *)der.p;
		x = d2i_X509(NULL, &at, (long)der.n);
		out->fault = "a certificate that cannot be read";
	}
	if (x != NULL && seconds(X509_get0_notBefore(x), &out->not_before) &&
	    seconds(X509_get0_notAfter(x), &out->not_after)) {
		take_names(x, &out->names);
		out->mark = is_mark(x);
		out->fault = NULL;
		good = true;
	}
	X509_free(x);
	buf_free(&der);
	return good;
}

void
certificate_free(struct certificate *c)
{
	buf_free(&c->names);
}
