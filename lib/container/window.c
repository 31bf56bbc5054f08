/* window: how much memory a decoder will want, read off the header. */
#include "container/window.h"

/* What is odd enough to ask for more than any limit. */
#define WINDOW_ABSURD	UINT64_MAX

/* A little-endian number of n bytes at offset at; 0 past the end. */
static uint64_t
little_endian(struct bytes s, size_t at, size_t n)
{
	uint64_t v = 0;

	if (at > s.n || s.n - at < n)
		return 0;
	while (n-- > 0)
		v = v << 8 | (unsigned char)s.p[at + n];
	return v;
}

/* LZMA2 tells its dictionary in one byte. */
static uint64_t
lzma2_window(uint64_t bits)
{
	if (bits > 40)
		return WINDOW_ABSURD;
	if (bits == 40)
		return UINT32_MAX;
	return (2 | (bits & 1)) << (bits / 2 + 11);
}

/* A number of xz: seven bits a byte, the lowest first. */
static uint64_t
take_vli(struct bytes *s)
{
	uint64_t v = 0, byte;
	unsigned shift;

	for (shift = 0; shift < 63 && s->n != 0; shift += 7) {
		byte = little_endian(*s, 0, 1);
		*s = bytes_from(*s, 1);
		v |= (byte & 0x7f) << shift;
		if (byte < 0x80)
			break;
	}
	return v;
}

/* The first block's header: sizes, then filters, of which LZMA2 is last. */
static uint64_t
xz_window(struct bytes head)
{
	struct bytes s = bytes_from(head, 12);
	uint64_t flags = little_endian(s, 1, 1), id, size, n;

	if (little_endian(s, 0, 1) == 0)
		return 0;
	s = bytes_from(s, 2);
	if (flags & 0x40)
		take_vli(&s);
	if (flags & 0x80)
		take_vli(&s);
	for (n = (flags & 3) + 1; n > 0; n--) {
		id = take_vli(&s);
		size = take_vli(&s);
		if (id == 0x21)
			return lzma2_window(little_endian(s, 0, 1));
		s = bytes_from(s, size < s.n ? (size_t)size : s.n);
	}
	return 0;
}

static uint64_t
zstd_window(struct bytes head)
{
	uint64_t descriptor = little_endian(head, 4, 1), byte, base;
	bool single = (descriptor & 0x20) != 0;
	static const size_t id_size[] = { 0, 1, 2, 4 };
	size_t at = 5 + id_size[descriptor & 3];

	if (!single) {
		byte = little_endian(head, 5, 1);
		base = UINT64_C(1) << (10 + (byte >> 3));
		return base + base / 8 * (byte & 7);
	}
	switch (descriptor >> 6) {
	case 0:
		return little_endian(head, at, 1);
	case 1:
		return little_endian(head, at, 2) + 256;
	case 2:
		return little_endian(head, at, 4);
	default:
		return little_endian(head, at, 8);
	}
}

uint64_t
window_of(enum magic m, struct bytes head)
{
	switch (m) {
	case MAGIC_XZ:
		return xz_window(head);
	case MAGIC_LZMA:
		return little_endian(head, 1, 4);
	case MAGIC_ZSTD:
		return zstd_window(head);
	default:
		return 0;
	}
}

bool
window_7z_header(struct bytes head, uint64_t *at, uint64_t *n)
{
	*at = little_endian(head, 12, 8);
	*n = little_endian(head, 20, 8);
	if (head.n < 32 || *at > UINT64_MAX / 2)
		return false;
	*at += 32;
	return *n != 0;
}

/* What one coder asks for: its id, then the size of its properties. */
static uint64_t
coder_window(struct bytes id, struct bytes properties)
{
	if (bytes_equal(id, BYTES("\x03\x01\x01")) ||
	    bytes_equal(id, BYTES("\x03\x04\x01")))
		return little_endian(properties, 1, 4);
	if (bytes_equal(id, BYTES("\x21")))
		return lzma2_window(little_endian(properties, 0, 1));
	return 0;
}

/*
 * A coder begins with a byte of flags: length of its id in four bits, 0x20
 * for "has properties". Its place is found by looking for the ids we know,
 * since all before it has variable length; what only looks like one asks for
 * some window too, so a refusal is possible where none was needed.
 */
uint64_t
window_7z(struct bytes header)
{
	uint64_t most = 0, w;
	size_t i, id, size;

	for (i = 0; i + 1 < header.n; i++) {
		if (((unsigned char)header.p[i] & 0xf0) != 0x20)
			continue;
		id = (unsigned char)header.p[i] & 0x0f;
		if ((id != 1 && id != 3) || header.n - i < id + 2)
			continue;
		size = (unsigned char)header.p[i + 1 + id];
		if (size != (id == 1 ? 1 : 5))
			continue;
		w = coder_window((struct bytes){ header.p + i + 1, id },
		    bytes_first(bytes_from(header, i + 2 + id), size));
		if (w > most)
			most = w;
	}
	return most;
}
