/*
 * magic: what something is, by its first bytes alone. Names and MIME types
 * are never asked: they are wrong too often.
 */
#ifndef CONTAINER_MAGIC_H
#define CONTAINER_MAGIC_H

#include "base/bytes.h"

/* So many bytes must be there, if they can, to tell what it is. */
enum { MAGIC_HEAD = 4096 };

enum magic {
	MAGIC_NONE,
	MAGIC_XML,		/* begins with "<", in any charset */
	MAGIC_JSON,		/* begins with "{" or "[" */
	MAGIC_GZIP,		/* RFC 1952 */
	MAGIC_BZIP2,
	MAGIC_XZ,
	MAGIC_LZMA,
	MAGIC_ZSTD,		/* RFC 8878 */
	MAGIC_LZ4,
	MAGIC_COMPRESS,		/* .Z */
	MAGIC_ZIP,
	MAGIC_TAR,
	MAGIC_CPIO,
	MAGIC_7Z,
	MAGIC_MBOX,		/* RFC 4155 */
	MAGIC_MAIL,		/* RFC 5322 */
	MAGIC_FETCHED,		/* mail as doveadm fetch writes it */
	MAGIC_EMLX,		/* mail behind a line with its length */
	MAGIC_WIDE,		/* mail in UTF-16 */
	MAGIC_CR,		/* a mailbox whose lines end in CR alone */
	MAGIC_SIGNED,		/* S/MIME, opaque */
	MAGIC_TNEF,		/* winmail.dat */
	/* Known, and not read. */
	MAGIC_OLE,		/* .msg, among other things */
	MAGIC_PST,
	MAGIC_RAR,
	MAGIC_DOVECOT		/* encrypted, compressed, or dbox */
};

/* head: the first MAGIC_HEAD bytes, or all there are; more do no harm. */
enum magic	 magic_of(struct bytes head);

/* Is the line the separator of a mailbox: From, sender, time and year? */
bool		 magic_from_line(struct bytes line);

#endif
