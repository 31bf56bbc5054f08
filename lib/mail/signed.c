/* signed: the content of CMS signed data. */
#include "mail/signed.h"

#include <stdint.h>

/* Identifier octets (X.690 section 8.1.2) of what is on the way. */
enum {
	TAG_END = 0x00,			/* of an indefinite length */
	TAG_INTEGER = 0x02,
	TAG_OCTETS = 0x04,
	TAG_OID = 0x06,
	TAG_OCTETS_IN_PIECES = 0x24,
	TAG_SEQUENCE = 0x30,
	TAG_SET = 0x31,
	TAG_EXPLICIT = 0xa0		/* [0] */
};

/* id-signedData, RFC 5652 section 5.1 */
#define SIGNED_DATA	BYTES("\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02")

struct item {
	unsigned	 tag;
	bool		 endless;	/* an end item closes it */
	size_t		 n;		/* else the length of what is in it */
};

/* Takes the header of an item off *s; false when there is none. */
static bool
take_header(struct bytes *s, struct item *item)
{
	size_t octets, i;

	if (s->n < 2 || ((unsigned char)s->p[0] & 0x1f) == 0x1f)
		return false;
	item->tag = (unsigned char)s->p[0];
	item->n = (unsigned char)s->p[1];
	item->endless = item->n == 0x80;
	octets = item->n > 0x80 ? item->n & 0x7f : 0;
	*s = bytes_from(*s, 2);
	if (item->endless || octets == 0)
		return true;
	if (octets > sizeof(uint32_t) || octets > s->n)
		return false;
	for (item->n = i = 0; i < octets; i++)
		item->n = item->n << 8 | (unsigned char)s->p[i];
	*s = bytes_from(*s, octets);
	return true;
}

/* Goes into the item that s begins with, if it is one of that tag. */
static bool
enter_item(struct bytes *s, unsigned tag)
{
	struct item item;

	if (!take_header(s, &item) || item.tag != tag)
		return false;
	if (!item.endless)
		*s = bytes_first(*s, item.n);
	return true;
}

/* Goes past the item that s begins with, if it is one of that tag. */
static bool
pass_item(struct bytes *s, unsigned tag)
{
	struct item item;
	uint64_t depth = 0;

	if (s->n == 0 || (unsigned char)s->p[0] != tag)
		return false;
	do {
		if (!take_header(s, &item))
			return false;
		if (item.endless) {
			depth++;
		} else if (item.tag == TAG_END && depth > 0) {
			depth--;
		} else {
			if (item.n > s->n)
				return false;
			*s = bytes_from(*s, item.n);
		}
	} while (depth > 0);
	return true;
}

/* An octet string, whole or in pieces, which may be in pieces again. */
static bool
take_octets(struct bytes s, struct buf *out)
{
	struct item item;
	uint64_t depth = 0;
	bool first = true;

	do {
		if (!take_header(&s, &item))
			return false;
		if (item.tag == TAG_OCTETS_IN_PIECES && item.endless) {
			depth++;
		} else if (item.tag == TAG_OCTETS_IN_PIECES) {
			if (item.n > s.n)
				return false;
			/* The outermost ends where its bytes do. */
			if (first)
				s = bytes_first(s, item.n);
		} else if (item.tag == TAG_OCTETS && !item.endless) {
			if (item.n > s.n)
				return false;
			buf_add(out, bytes_first(s, item.n));
			s = bytes_from(s, item.n);
			if (first)
				return true;
		} else if (item.tag == TAG_END && depth > 0) {
			if (--depth == 0)
				return true;
		} else {
			return false;
		}
		first = false;
	} while (s.n != 0);
	return depth == 0;
}

bool
signed_begins(struct bytes head)
{
	return enter_item(&head, TAG_SEQUENCE) && bytes_begin(head,
	    SIGNED_DATA);
}

enum signed_result
signed_content(struct bytes cms, struct buf *out)
{
	size_t before = out->n;

	if (!signed_begins(cms) || !enter_item(&cms, TAG_SEQUENCE) ||
	    !pass_item(&cms, TAG_OID) || !enter_item(&cms, TAG_EXPLICIT) ||
	    !enter_item(&cms, TAG_SEQUENCE) || !pass_item(&cms, TAG_INTEGER) ||
	    !pass_item(&cms, TAG_SET) || !enter_item(&cms, TAG_SEQUENCE) ||
	    !pass_item(&cms, TAG_OID))
		return SIGNED_BROKEN;
	if (cms.n == 0 || (unsigned char)cms.p[0] != TAG_EXPLICIT)
		return SIGNED_DETACHED;
	if (enter_item(&cms, TAG_EXPLICIT) && take_octets(cms, out))
		return SIGNED_CONTENT;
	out->n = before;
	return SIGNED_BROKEN;
}
