/*
 * window: how much memory a decoder will want, read off the header, since
 * libarchive has no limit to set: xz (.xz format 1.1.0 section 3.1), lzma,
 * zstd (RFC 8878 section 3.1.1.1), 7z (7zFormat.txt of the LZMA SDK).
 */
#ifndef CONTAINER_WINDOW_H
#define CONTAINER_WINDOW_H

#include <stdint.h>

#include "container/magic.h"

/* Bytes of dictionary that the packed file asks for; 0 when not told. */
uint64_t	 window_of(enum magic m, struct bytes head);

/*
 * Where the header of a 7z file is, which is at its end: offset and length.
 * head: its first 32 bytes. False when it has none.
 */
bool		 window_7z_header(struct bytes head, uint64_t *at, uint64_t *n);

/* The largest dictionary that such a header asks for, as far as it shows. */
uint64_t	 window_7z(struct bytes header);

#endif
