/*
 * archive: what libarchive reads for us: zip, tar, cpio and 7z, and the
 * compressions but gzip. Never one of its filters that start programs.
 *
 * zip, tar and cpio are read in one pass, whatever their size; 7z needs its
 * end first, so one that is no file itself is held whole.
 */
#ifndef CONTAINER_ARCHIVE_H
#define CONTAINER_ARCHIVE_H

#include "base/limits.h"
#include "container/magic.h"
#include "container/stream.h"

/*
 * A layer of bzip2, xz, lzma, zstd, lz4 or compress over `under`, to its
 * end. It fails with MSG_BAD_ARCHIVE, MSG_LIMIT_RATIO or, at once,
 * MSG_LIMIT_WINDOW.
 */
struct stream	*filter_open(struct stream_pool *pool, struct stream *under,
		    enum magic m, const struct limits *limits);
void		 filter_close(struct stream_pool *pool, struct stream *s);

struct packed_member {
	struct bytes	 name;		/* until the next member is begun */
	bool		 folder;	/* or a link, or a device: no data */
	bool		 encrypted;
};

enum packed_result {
	PACKED_MEMBER,
	PACKED_END,
	PACKED_FAULT	/* see packed_fault; no more members can be read */
};

struct packed;

/*
 * Opens the archive of kind m that `under` stands at. hold: so many bytes of
 * it may be kept in memory.
 */
struct packed	*packed_open(struct stream_pool *pool, struct stream *under,
		    enum magic m, const struct limits *limits, uint64_t hold);
/* How many are. */
uint64_t	 packed_held(const struct packed *p);
enum packed_result packed_next(struct packed *p, struct packed_member *m);
/*
 * The data of that member. At its end the next header is read, so that what
 * was forgiven stands in the stream's quirks: QUIRK_CUT_ARCHIVE when nothing
 * more can be read, QUIRK_ENCRYPTED_MEMBER. Valid until packed_next.
 */
struct stream	*packed_data(struct packed *p);
/*
 * What went wrong with the archive, a failed stream; NULL when all there is
 * was read. An archive that ends right behind a member lost nothing we know
 * of: that is no fault.
 */
const struct stream *packed_fault(const struct packed *p);
/*
 * Leaves `under` right behind the archive, if that is known. True when the
 * archive is damaged: then `under` is left, if it can be, in front of the
 * data of the member where that showed.
 */
bool		 packed_close(struct packed *p);

/* Version of the library, for --version. */
const char	*archive_library(void);

#endif
