/* source: the levels of a source (SOURCES of rua-rows(5)). */
#include "text/source.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/hash.h"

#define ELLIPSIS	BYTES("\xe2\x80\xa6")

enum {
	NUMBER_DIGITS = 6,	/* of a message */
	PART_DIGITS = 2		/* of each number of a part */
};

bool
source_is_number(struct bytes level)
{
	bool dotted = memchr(level.p, '.', level.n) != NULL;
	size_t i, run = 0, most = dotted ? PART_DIGITS : NUMBER_DIGITS;

	for (i = 0; i < level.n; i++) {
		if (level.p[i] == '.' && run != 0) {
			run = 0;
		} else if (level.p[i] < '0' || level.p[i] > '9' ||
		    (run == 0 && level.p[i] == '0') || ++run > most) {
			return false;
		}
	}
	return run != 0;
}

size_t
source_ends_at(struct bytes name)
{
	static const char *const ends[] = { ".xml", ".json", ".zip", ".gz",
		".bz2", ".xz", ".zst", ".lz4", ".lzma", ".7z", ".tar", ".tgz",
		".cpio", ".eml", ".mbox", ".msg", ".txt", ".tsv" };
	size_t i, round, at = name.n;

	for (round = 0; round < 2; round++)
		for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
			if (bytes_end(bytes_first(name, at),
			    bytes_of(ends[i]))) {
				at -= strlen(ends[i]);
				break;
			}
	return at;
}

/* Appends what stands for a name; key is of the text. */
static void
hide_name(struct hash_key key, struct bytes name, struct buf *out)
{
	char digits[9];

	snprintf(digits, sizeof(digits), "%08" PRIx32,
	    (uint32_t)hash_bytes(key, name));
	buf_add(out, ELLIPSIS);
	buf_adds(out, digits);
	buf_add(out, bytes_from(name, source_ends_at(name)));
}

void
source_hide(struct bytes source, struct bytes text, struct buf *out)
{
	size_t end = bytes_find(source, BYTES("//"), 0);
	struct hash_key key = { 0, text.n };
	struct bytes level;

	buf_add(out, bytes_first(source, end));
	if (end == source.n)
		return;
	key.k0 = hash_bytes(key, text);
	source = bytes_from(source, end);
	while (source.n != 0) {
		source = bytes_from(source, 2);
		end = bytes_find(source, BYTES("//"), 0);
		level = bytes_first(source, end);
		buf_adds(out, "//");
		if (source_is_number(level))
			buf_add(out, level);
		else
			hide_name(key, level, out);
		source = bytes_from(source, end);
	}
}
