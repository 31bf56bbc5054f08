/* test-key: public keys and certificates (crypto/key.h, certificate.h). */
#include "crypto/key.h"

#include "base/base64.h"
#include "crypto/certificate.h"
#include "crypto/start.h"
#include "tap.h"

/* Puts the head of a DER element in front of what b holds. */
static void
wrap(struct buf *b, unsigned char tag)
{
	struct buf out = { 0 };

	buf_byte(&out, (char)tag);
	if (b->n >= 0x80)
		buf_byte(&out, (char)0x82);
	if (b->n >= 0x80)
		buf_byte(&out, (char)(b->n >> 8));
	buf_byte(&out, (char)b->n);
	buf_add(&out, buf_view(b));
	b->n = 0;
	buf_add(b, buf_view(&out));
	buf_free(&out);
}

/* An RSAPublicKey of so many bits: its modulus is all ones. */
static void
bare_rsa(struct buf *b, unsigned bits)
{
	unsigned i;

	b->n = 0;
	if (bits % 8 == 0)
		buf_byte(b, 0);
	else
		buf_byte(b, (char)(0xff >> (8 - bits % 8)));
	for (i = 0; i < bits / 8; i++)
		buf_byte(b, (char)0xff);
	wrap(b, 0x02);
	buf_adds(b, "\x02\x03\x01");
	buf_byte(b, 0);
	buf_byte(b, 1);
	wrap(b, 0x30);
}

/* The same as a SubjectPublicKeyInfo with that algorithm. */
static void
info(struct buf *b, const char *algorithm, size_t n)
{
	struct buf key = { 0 };

	buf_byte(&key, 0);
	buf_add(&key, buf_view(b));
	wrap(&key, 0x03);
	b->n = 0;
	buf_add(b, (struct bytes){ algorithm, n });
	wrap(b, 0x30);
	buf_add(b, buf_view(&key));
	wrap(b, 0x30);
	buf_free(&key);
}

#define RSA	"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x05\x00"
#define CURVE	"\x06\x07\x2a\x86\x48\xce\x3d\x02\x01"
#define ED25519	"\x06\x03\x2b\x65\x70"

static void
rsa(unsigned bits, enum key_kind kind)
{
	struct buf b = { 0 };
	struct key k;
	char name[64];

	snprintf(name, sizeof(name), "RSA, %u bits", bits);
	bare_rsa(&b, bits);
	ok(key_read(buf_view(&b), &k) == (kind != KEY_NONE) &&
	    k.kind == kind && (kind == KEY_NONE || k.bits == bits), name);
	info(&b, RSA, sizeof(RSA) - 1);
	ok(key_read(buf_view(&b), &k) == (kind != KEY_NONE) &&
	    k.kind == kind && (kind == KEY_NONE || k.bits == bits) &&
	    k.left == 0, "the same as SubjectPublicKeyInfo");
	if (kind != KEY_NONE) {
		buf_adds(&b, "xyz");
		ok(key_read(buf_view(&b), &k) && k.left == 3,
		    "bytes behind it");
	}
	buf_free(&b);
}

static void
others(void)
{
	struct buf b = { 0 };
	struct key k;

	buf_adds(&b, "0123456789abcdef0123456789abcdef");
	info(&b, ED25519, sizeof(ED25519) - 1);
	ok(key_read(buf_view(&b), &k) && k.kind == KEY_ED25519 &&
	    k.bits == 256, "Ed25519");
	b.n = 0;
	buf_adds(&b, "0123456789abcdef0123456789abcde");
	info(&b, ED25519, sizeof(ED25519) - 1);
	ok(!key_read(buf_view(&b), &k), "Ed25519 with 31 bytes");
	b.n = 0;
	buf_adds(&b, "not even a point");
	info(&b, CURVE, sizeof(CURVE) - 1);
	ok(key_read(buf_view(&b), &k) && k.kind == KEY_OTHER,
	    "a curve is another, and not looked into");
	ok(!key_read(BYTES_NONE, &k) && k.fault != NULL, "nothing");
	ok(!key_read(BYTES("hello"), &k), "words");
	ok(!key_read(BYTES("0\x80"), &k), "a length that is not told");
	ok(!key_read(BYTES("0\x84\xff\xff\xff\xff"), &k), "too long a length");
	ok(!key_read(BYTES("0\x03\x02\x01\x01"), &k), "half a key");
	buf_free(&b);
}

/* Cut anywhere, and with any byte another: never more than no key. */
static void
damaged(void)
{
	struct buf b = { 0 };
	struct key k;
	unsigned cut = 0, changed = 0;
	size_t i;

	bare_rsa(&b, 1024);
	info(&b, RSA, sizeof(RSA) - 1);
	for (i = 0; i < b.n; i++)
		cut += key_read((struct bytes){ b.p, i }, &k);
	ok(cut == 0, "no cut key is one");
	for (i = 0; i < b.n; i++) {
		b.p[i] = (char)(b.p[i] ^ 0x55);
		changed += key_read(buf_view(&b), &k);
		b.p[i] = (char)(b.p[i] ^ 0x55);
	}
	ok(changed > 0 && key_read(buf_view(&b), &k),
	    "changed ones are read or refused");
	b.n = 0;
	for (i = 0; i <= KEY_MOST; i++)
		buf_byte(&b, '0');
	ok(!key_read(buf_view(&b), &k) && k.fault != NULL,
	    "over the limit");
	buf_free(&b);
}

static const char mark[] = "any words\n-----BEGIN CERTIFICATE-----\n"
"MIIBXTCCAQ+gAwIBAgIBATAFBgMrZXAwHDEaMBgGA1UEAwwRSGFyYm91ciBBdXRo\n"
"b3JpdHkwHhcNMjYwMTAxMDAwMDAwWhcNMjcwMTAxMDAwMDAwWjAcMRowGAYDVQQD\n"
"DBFIYXJib3VyIEF1dGhvcml0eTAqMAUGAytlcAMhAJwD4SY2lIWq3Mh+ZoR3OFAa\n"
"F1UOHZzIO6Fbp6ZFrI3Io3YwdDA+BgNVHREENzA1gg9oYXJib3VyLmV4YW1wbGWC\n"
"ImRlZmF1bHQuX2JpbWkuc2hvcC5oYXJib3VyLmV4YW1wbGUwEwYDVR0lBAwwCgYI\n"
"KwYBBQUHAx8wHQYDVR0OBBYEFPR0jVWhr4RkuRavdJ62Pf6xiLkXMAUGAytlcANB\n"
"ABZ1w8D82OssqNpGDu6faiQJHfN9S5xBnTWoi2UOc8kIkKZYFtuk8/JReKP4aryF\n"
"j7DB4jpNrBTE0mQ8S8THVQw=\n-----END CERTIFICATE-----\n";

static const char web[] = "-----BEGIN CERTIFICATE-----\r\n"
"MIIBNDCB56ADAgECAgEBMAUGAytlcDAaMRgwFgYDVQQDDA9oYXJib3VyLmV4YW1w\r\n"
"bGUwHhcNMjYwMTAxMDAwMDAwWhcNMjcwMTAxMDAwMDAwWjAaMRgwFgYDVQQDDA9o\r\n"
"YXJib3VyLmV4YW1wbGUwKjAFBgMrZXADIQBt4UpPTY1CzLEp7Z2M/I/8SqPMXDZI\r\n"
"Dak9RFjIhXdGt6NSMFAwGgYDVR0RBBMwEYIPaGFyYm91ci5leGFtcGxlMBMGA1Ud\r\n"
"JQQMMAoGCCsGAQUFBwMBMB0GA1UdDgQWBBSTodGHfRSUReJqLa5ycr3c6uLBFzAF\r\n"
"BgMrZXADQQBefbOCQrk3v+RxPPbXFxiCJoM96ZTK5HDDkfqGyRJoGEw2GzdH/obc\r\n"
"PzOPpdf+YlecvDNS+MZF2WCUqIVLrwEC\r\n-----END CERTIFICATE-----\r\n";

static void
refused(const char *pem, const char *name)
{
	struct certificate c;

	ok(!certificate_read(bytes_of(pem), &c) && c.fault != NULL, name);
	certificate_free(&c);
}

static void
certificates(void)
{
	struct certificate c;
	struct buf b = { 0 };
	size_t i, good = 0;

	ok(certificate_read(bytes_of(mark), &c) && c.fault == NULL,
	    "a mark certificate");
	ok(c.not_before == INT64_C(1767225600) &&
	    c.not_after == INT64_C(1798761600), "its dates");
	ok(c.mark, "it is for marks");
	tap_bytes(buf_view(&c.names), BYTES("harbour.example\n"
	    "default._bimi.shop.harbour.example\n"), "its names");
	certificate_free(&c);
	ok(certificate_read(bytes_of(web), &c) && !c.mark,
	    "one of a web server, with CRLF");
	certificate_free(&c);
	refused("", "nothing");
	refused("-----BEGIN CERTIFICATE-----\n", "no end");
	refused("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n",
	    "no content");
	refused("-----BEGIN CERTIFICATE-----\n*\n-----END CERTIFICATE-----\n",
	    "no base64");
	refused("-----BEGIN CERTIFICATE-----\nMIIB\n"
	    "-----END CERTIFICATE-----\n", "a cut certificate");
	refused("-----BEGIN PRIVATE KEY-----\nMIIB\n"
	    "-----END PRIVATE KEY-----\n", "another thing");
	for (i = 0; mark[i] != '\0'; i++) {
		b.n = 0;
		buf_adds(&b, mark);
		b.p[i] = b.p[i] == 'A' ? 'B' : 'A';
		good += certificate_read(buf_view(&b), &c);
		certificate_free(&c);
	}
	ok(good > 0, "any letter another: read or refused");
	b.n = 0;
	for (i = 0; i <= CERTIFICATE_MOST; i++)
		buf_byte(&b, '\n');
	ok(!certificate_read(buf_view(&b), &c), "over the limit");
	buf_free(&b);
}

static void
base64(const char *text, const char *want, const char *name)
{
	struct buf b = { 0 };

	buf_adds(&b, "was");
	if (ok(base64_read(&b, bytes_of(text)) == (want != NULL), name) &&
	    want != NULL)
		tap_bytes(bytes_from(buf_view(&b), 3), bytes_of(want), text);
	else
		ok(b.n == 3, "what was there is there still");
	buf_free(&b);
}

int
main(void)
{
	crypto_start();
	crypto_start();
	base64("", "", "nothing");
	base64("Zm9v", "foo", "three bytes");
	base64("Zm8=", "fo", "two bytes");
	base64("Zg==", "f", "one byte");
	base64(" Z\tg\r\n= =", "f", "blanks");
	base64("+/+/", "\xfb\xff\xbf", "the last two letters");
	base64("Zg", NULL, "no padding");
	base64("Zg=", NULL, "half of it");
	base64("Zg===", NULL, "too much");
	base64("Z===", NULL, "a byte of six bits");
	base64("Zg==Zg==", NULL, "padding inside");
	base64("Zh==", NULL, "bits that padding drops");
	base64("Zm9=", NULL, "the same of two bytes");
	base64("Zm9-", NULL, "another alphabet");
	rsa(512, KEY_RSA);
	rsa(1023, KEY_RSA);
	rsa(1024, KEY_RSA);
	rsa(2048, KEY_RSA);
	rsa(16384, KEY_RSA);
	rsa(16385, KEY_NONE);
	others();
	damaged();
	certificates();
	return tap_done();
}
