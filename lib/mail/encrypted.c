/* encrypted: parts of mail that only a key, or another program, can open. */
#include "mail/encrypted.h"

#include "mail/params.h"

/* So much of a part shows what it is; people write a line or two before. */
enum { LOOK = 1024 };

#define ARMOR	BYTES("-----BEGIN PGP MESSAGE-----")

/* Does a line begin with the armor's first (RFC 9580 section 6.2)? */
static bool
is_armored(struct bytes s)
{
	size_t at = bytes_find(s, ARMOR, 0);

	return at < s.n && (at == 0 || s.p[at - 1] == '\n' ||
	    s.p[at - 1] == '\r');
}

/*
 * The content type of CMS data in DER or BER (RFC 5652 section 3): behind
 * the header of a SEQUENCE stands its object identifier.
 */
static enum encrypted
kind_of_cms(struct bytes s)
{
	static const struct {
		struct bytes	oid;
		enum encrypted	kind;
	} kinds[] = {
		{ { "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02", 11 },
		    ENCRYPTED_SIGNED },
		{ { "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03", 11 },
		    ENCRYPTED_SMIME },
		/* authEnvelopedData, RFC 5083 section 2 */
		{ { "\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x17",
		    13 }, ENCRYPTED_SMIME },
	};
	size_t i, length;

	if (s.n < 2 || s.p[0] != '\x30')
		return ENCRYPTED_NOT;
	length = s.p[1] & 0x80 ? (size_t)(s.p[1] & 0x7f) : 0;
	s = bytes_from(s, 2 + length);
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (bytes_begin(s, kinds[i].oid))
			return kinds[i].kind;
	return ENCRYPTED_NOT;
}

/* What smime-type says (RFC 8551 section 3.2.2), where the bytes do not. */
static enum encrypted
kind_of_label(const struct mime_part *part)
{
	struct buf type = { 0 };
	enum encrypted kind = ENCRYPTED_NOT;
	struct bytes value;

	if (!bytes_equal_nocase(part->type,
	    BYTES("application/pkcs7-mime")) && !bytes_equal_nocase(
	    part->type, BYTES("application/x-pkcs7-mime")))
		return ENCRYPTED_NOT;
	header_find(part->head, "Content-Type", &value);
	params_find(value, "smime-type", &type);
	if (bytes_equal_nocase(buf_view(&type), BYTES("enveloped-data")) ||
	    bytes_equal_nocase(buf_view(&type), BYTES("authEnveloped-data")))
		kind = ENCRYPTED_SMIME;
	else if (bytes_equal_nocase(buf_view(&type), BYTES("signed-data")))
		kind = ENCRYPTED_SIGNED;
	buf_free(&type);
	return kind;
}

enum encrypted
encrypted_part(const struct mime_part *part)
{
	char begin[LOOK];
	struct decode d;
	struct bytes s;
	enum encrypted kind;

	decode_start(&d, part->encoding, part->body);
	s = (struct bytes){ begin, decode_more(&d, begin, sizeof(begin)) };
	if (is_armored(s))
		return ENCRYPTED_OPENPGP;
	kind = kind_of_cms(s);
	return kind != ENCRYPTED_NOT ? kind : kind_of_label(part);
}
