/* zipend: the end of a zip archive. */
#include "container/zipend.h"

/* The fixed part of any record fits. */
enum { RECORD_MOST = 64 };

static uint64_t
little_endian(struct bytes s, size_t at, size_t n)
{
	uint64_t v = 0;

	while (n-- > 0)
		v = v << 8 | (unsigned char)s.p[at + n];
	return v;
}

/*
 * Length of the record in front of s, 0 when it is none of a directory's.
 * *last is set for the one that ends the archive.
 */
static uint64_t
record_length(struct bytes s, bool *last)
{
	*last = false;
	if (s.n >= 46 && bytes_begin(s, BYTES("PK\1\2")))
		return 46 + little_endian(s, 28, 2) + little_endian(s, 30, 2) +
		    little_endian(s, 32, 2);
	if (s.n >= 6 && bytes_begin(s, BYTES("PK\5\5")))
		return 6 + little_endian(s, 4, 2);
	if (s.n >= 8 && bytes_begin(s, BYTES("PK\6\x08")))
		return 8 + little_endian(s, 4, 4);
	if (s.n >= 12 && bytes_begin(s, BYTES("PK\6\6")))
		return 12 + (little_endian(s, 4, 8) & INT64_MAX);
	if (s.n >= 20 && bytes_begin(s, BYTES("PK\6\7")))
		return 20;
	if (s.n >= 22 && bytes_begin(s, BYTES("PK\5\6"))) {
		*last = true;
		return 22 + little_endian(s, 20, 2);
	}
	return 0;
}

void
zipend_pass(struct stream *s)
{
	uint64_t n;
	bool last;

	do {
		n = record_length(stream_peek(s, RECORD_MOST), &last);
		stream_pass(s, n);
	} while (n != 0 && !last);
}
