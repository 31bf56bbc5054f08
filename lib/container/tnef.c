/* tnef: the attachments in a winmail.dat. */
#include "container/tnef.h"

#include <stdint.h>

#define SIGNATURE	BYTES("\x78\x9f\x3e\x22")

enum {
	HEADER = 6,		/* the signature, and a key */
	FRONT = 9,		/* of an attribute: level, id, length */
	CHECKSUM = 2,		/* behind it */
	LEVEL_ATTACHMENT = 2
};

/* Ids of attributes ([MS-OXTNEF] section 2.1.3.3). */
#define ATTACHMENT_BEGINS	UINT32_C(0x00069002)
#define ATTACHMENT_TITLE	UINT32_C(0x00018010)
#define ATTACHMENT_DATA		UINT32_C(0x0006800f)

struct attribute {
	unsigned	 level;
	uint32_t	 id;
	struct bytes	 value;
};

static uint32_t
little_endian(struct bytes s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.p + at;

	return (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16 |
	    (uint32_t)p[1] << 8 | p[0];
}

bool
tnef_begins(struct bytes head)
{
	return head.n >= HEADER && bytes_begin(head, SIGNATURE);
}

/* Takes an attribute off *s; false when the rest is none. */
static bool
take_attribute(struct bytes *s, struct attribute *a)
{
	size_t n;

	if (s->n < FRONT)
		return false;
	a->level = (unsigned char)s->p[0];
	a->id = little_endian(*s, 1);
	n = little_endian(*s, 5);
	*s = bytes_from(*s, FRONT);
	if (n > s->n)
		return false;
	a->value = bytes_first(*s, n);
	*s = bytes_from(*s, n + CHECKSUM);
	return true;
}

enum tnef_result
tnef_next(struct bytes *tnef, struct tnef_attachment *out)
{
	struct attribute a;
	struct bytes rest;

	if (bytes_begin(*tnef, SIGNATURE))
		*tnef = bytes_from(*tnef, HEADER);
	*out = (struct tnef_attachment){ BYTES_NONE, BYTES_NONE };
	for (rest = *tnef; rest.n != 0; *tnef = rest) {
		if (!take_attribute(&rest, &a))
			return out->data.n != 0 ? TNEF_ATTACHMENT :
			    TNEF_BROKEN;
		if (a.level != LEVEL_ATTACHMENT)
			continue;
		/* That of the next one: leave it there. */
		if (a.id == ATTACHMENT_BEGINS && out->data.n != 0)
			break;
		if (a.id == ATTACHMENT_BEGINS)
			out->name = BYTES_NONE;
		else if (a.id == ATTACHMENT_TITLE)
			out->name = bytes_first(a.value,
			    bytes_find(a.value, BYTES("\0"), 0));
		else if (a.id == ATTACHMENT_DATA)
			out->data = a.value;
	}
	return out->data.n != 0 ? TNEF_ATTACHMENT : TNEF_END;
}
