/* key: public keys, as DKIM key records have them, by libcrypto. */
#include "crypto/key.h"

#include <openssl/err.h>
#include <openssl/x509.h>

/* rsaEncryption (RFC 8017 appendix A.1), id-Ed25519 (RFC 8410 section 3). */
static const char oid_rsa[] = "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01";
static const char oid_ed25519[] = "\x06\x03\x2b\x65\x70";

/*
 * Steps into the DER element of that tag that *s begins with: *s becomes its
 * content. False when it is another, or is cut. X.690 section 8.1.
 */
static bool
step_into(struct bytes *s, unsigned char tag)
{
	size_t n, more = 0, at;

	if (s->n < 2 || (unsigned char)s->p[0] != tag)
		return false;
	n = (unsigned char)s->p[1];
	if (n > 0x80) {
		more = n & 0x7f;
		if (more > 3 || s->n < 2 + more)
			return false;
		for (n = 0, at = 2; at < 2 + more; at++)
			n = n << 8 | (unsigned char)s->p[at];
	} else if (n == 0x80) {
		return false;
	}
	*s = bytes_from(*s, 2 + more);
	if (n > s->n)
		return false;
	*s = bytes_first(*s, n);
	return true;
}

/*
 * The kind that the algorithm of a SubjectPublicKeyInfo names, before the
 * library sees the key: parameters of curves have cost it much (CVE-2022-0778).
 * KEY_NONE: it is no SubjectPublicKeyInfo.
 */
static enum key_kind
kind_of_key(struct bytes der)
{
	struct bytes rsa = { oid_rsa, sizeof(oid_rsa) - 1 };
	struct bytes ed25519 = { oid_ed25519, sizeof(oid_ed25519) - 1 };

	if (!step_into(&der, 0x30) || !step_into(&der, 0x30))
		return KEY_NONE;
	if (bytes_begin(der, rsa))
		return KEY_RSA;
	return bytes_begin(der, ed25519) ? KEY_ED25519 : KEY_OTHER;
}

static bool
refuse_key(struct key *out, const char *why)
{
	*out = (struct key){ .kind = KEY_NONE, .fault = why };
	return false;
}

static bool
measure_key(EVP_PKEY *key, struct key *out)
{
	int bits = EVP_PKEY_get_bits(key);

	out->bits = bits > 0 ? (unsigned)bits : 0;
	if (out->kind == KEY_ED25519)
		out->bits = 8 * KEY_ED25519_BYTES;
	if (out->bits == 0)
		return refuse_key(out, "a key without bits");
	if (out->bits > KEY_BITS_MOST)
		return refuse_key(out, "a key of more than 16384 bits");
	return true;
}

/*
 * The key in a SubjectPublicKeyInfo of RSA: an algorithm, and a bit string
 * that holds an RSAPublicKey. d2i_PUBKEY would look for a decoder among all
 * that there are, for each key anew, which takes eight times as long.
 */
static EVP_PKEY *
read_rsa(const unsigned char **at, long n)
{
	STACK_OF(ASN1_TYPE) *info = d2i_ASN1_SEQUENCE_ANY(NULL, at, n);
	const ASN1_TYPE *bits = sk_ASN1_TYPE_num(info) == 2 ?
	    sk_ASN1_TYPE_value(info, 1) : NULL;
	const unsigned char *inner;
	EVP_PKEY *key = NULL;

	if (bits != NULL && bits->type == V_ASN1_BIT_STRING) {
		inner = ASN1_STRING_get0_data(bits->value.bit_string);
		key = d2i_PublicKey(EVP_PKEY_RSA, NULL, &inner,
		    ASN1_STRING_length(bits->value.bit_string));
	}
	sk_ASN1_TYPE_pop_free(info, ASN1_TYPE_free);
	return key;
}

bool
key_read(struct bytes der, struct key *out)
{
	const unsigned char *at = (const unsigned char *)der.p;
	struct bytes bare = der;
	EVP_PKEY *key = NULL;
	bool good;

	*out = (struct key){ .kind = KEY_NONE };
	if (der.n > KEY_MOST)
		return refuse_key(out, "more bytes than a key has");
	out->kind = kind_of_key(der);
	if (out->kind == KEY_OTHER)
		return true;
	if (out->kind == KEY_RSA) {
		key = read_rsa(&at, (long)der.n);
	} else if (out->kind != KEY_NONE) {
		key = d2i_PUBKEY(NULL, &at, (long)der.n);
	} else if (step_into(&bare, 0x30) && bare.n != 0 &&
	    bare.p[0] == 0x02) {
		out->kind = KEY_RSA;
		key = d2i_PublicKey(EVP_PKEY_RSA, NULL, &at, (long)der.n);
	}
	ERR_clear_error();
	if (key == NULL)
		return refuse_key(out, "no public key that can be read");
	out->left = der.n - (size_t)(at - (const unsigned char *)der.p);
	good = measure_key(key, out);
	EVP_PKEY_free(key);
	return good;
}
