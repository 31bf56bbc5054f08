/* archive: what libarchive reads for us. */
#include "container/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "container/whole.h"
#include "container/window.h"
#include "container/zipend.h"

enum { BLOCK_7Z = 64 * 1024 };

struct packed {
	struct archive		*a;
	struct archive_entry	*entry;
	struct stream_pool	*pool;
	struct stream		*base;	/* counts, and bears faults */
	struct stream		*data;	/* of the member, or NULL */
	enum magic		 magic;
	size_t			 lent;	/* of under's block, to libarchive */
	int64_t			 given;	/* bytes in all */
	int64_t			 counted; /* of them, in the budget */
	int			 ahead;	/* result of the header read ahead */
	bool			 has_ahead;
	uint64_t		 good;	/* members before */
	int64_t			 begin;	/* of the member's data */
	bool			 damaged;
	struct whole		 whole;	/* 7z */
};

/* What libarchive asks for: the block that comes, without a copy. */
static la_ssize_t
give_block(struct archive *a, void *arg, const void **block)
{
	struct packed *p = arg;
	struct stream *under = p->base->under;
	struct bytes b;

	stream_skip(under, p->lent);
	p->lent = 0;
	b = stream_peek(under, 1);
	if (b.n == 0 && under->failed) {
		archive_set_error(a, EIO, "read error");
		return -1;
	}
	p->lent = b.n;
	p->given += (int64_t)b.n;
	*block = b.p;
	return (la_ssize_t)b.n;
}

/* The same for a 7z file, which is read from anywhere. */
static la_ssize_t
give_part(struct archive *a, void *arg, const void **block)
{
	struct packed *p = arg;
	struct bytes b;

	if (!whole_front(&p->whole, BLOCK_7Z, &b)) {
		archive_set_error(a, errno, "read error");
		return -1;
	}
	*block = b.p;
	return (la_ssize_t)b.n;
}

static la_int64_t
seek_part(struct archive *a, void *arg, la_int64_t offset, int whence)
{
	struct whole *w = &((struct packed *)arg)->whole;
	int64_t from = whence == SEEK_SET ? 0 :
	    whence == SEEK_CUR ? w->at : w->size;

	(void)a;
	if (offset < -from || offset > w->size - from)
		return ARCHIVE_FATAL;
	w->at = from + offset;
	return w->at;
}

/* Fails s with the fault below it, if there is one, else with fault. */
static void
fail_stream(struct stream *s, const struct stream *under, enum message fault)
{
	stream_fail(s, under->failed ? under->fault : fault);
	s->inherited = under->failed;
}

typedef int support(struct archive *);

static support *const filters[] = {
	[MAGIC_BZIP2] = archive_read_support_filter_bzip2,
	[MAGIC_XZ] = archive_read_support_filter_xz,
	[MAGIC_LZMA] = archive_read_support_filter_lzma,
	[MAGIC_ZSTD] = archive_read_support_filter_zstd,
	[MAGIC_LZ4] = archive_read_support_filter_lz4,
	[MAGIC_COMPRESS] = archive_read_support_filter_compress,
};

static support *const formats[] = {
	[MAGIC_ZIP] = archive_read_support_format_zip_streamable,
	[MAGIC_TAR] = archive_read_support_format_tar,
	[MAGIC_CPIO] = archive_read_support_format_cpio,
	[MAGIC_7Z] = archive_read_support_format_7zip,
};

static struct packed *
new_packed(struct stream_pool *pool, struct stream *under, enum magic m,
    uint64_t ratio)
{
	struct packed *p = mem_zero(1, sizeof(*p));

	p->pool = pool;
	p->magic = m;
	p->base = stream_take(pool, under, NULL, NULL);
	budget_start(p->base, ratio);
	p->a = archive_read_new();
	if (p->a == NULL)
		mem_exhausted();
	return p;
}

static void
free_packed(struct packed *p)
{
	if (p->data != NULL)
		stream_give(p->pool, p->data);
	archive_read_free(p->a);
	stream_give(p->pool, p->base);
	whole_close(&p->whole);
	free(p);
}

/*
 * What libarchive used up of the blocks it was lent. Of compress it tells
 * that only when all of a block is used up; 7z was counted whole.
 */
static void
count_used(struct packed *p)
{
	int64_t used = p->magic == MAGIC_COMPRESS ? p->given :
	    archive_filter_bytes(p->a, -1);

	if (p->magic == MAGIC_7Z || used <= p->counted)
		return;
	budget_in(p->base, (size_t)(used - p->counted));
	p->counted = used;
}

/* The members' data, once and again where libarchive asks for that. */
static size_t
pull_data(struct stream *s, char *to, size_t room)
{
	struct packed *p = s->arg;
	la_ssize_t k;
	int tries = 0;

	do
		k = archive_read_data(p->a, to, room);
	while (k == ARCHIVE_RETRY && ++tries < 10);
	count_used(p);
	if (k > 0)
		return budget_out(s, (size_t)k) ? (size_t)k : 0;
	if (k < 0)
		fail_stream(s, p->base->under, MSG_BAD_ARCHIVE);
	/* A zip member of another size: what follows it is not in step. */
	if (k == ARCHIVE_FATAL ||
	    (k == ARCHIVE_WARN && p->magic == MAGIC_ZIP)) {
		p->ahead = ARCHIVE_FATAL;
		p->has_ahead = p->damaged = true;
	}
	return 0;
}

struct stream *
filter_open(struct stream_pool *pool, struct stream *under, enum magic m,
    const struct limits *limits)
{
	struct packed *p = new_packed(pool, under, m, limits->ratio_xz);
	struct stream *s = stream_take(pool, p->base, pull_data, p);

	s->layer = true;
	p->data = s;
	if (window_of(m, stream_peek(under, MAGIC_HEAD)) > limits->window) {
		stream_fail(s, MSG_LIMIT_WINDOW);
		return s;
	}
	archive_read_support_format_raw(p->a);
	archive_read_support_format_empty(p->a);
	/* ARCHIVE_WARN: built without it, it would start a program. */
	if (filters[m](p->a) != ARCHIVE_OK ||
	    archive_read_open(p->a, p, NULL, give_block, NULL) != ARCHIVE_OK ||
	    archive_read_next_header(p->a, &p->entry) != ARCHIVE_OK)
		fail_stream(s, under, MSG_BAD_ARCHIVE);
	return s;
}

void
filter_close(struct stream_pool *pool, struct stream *s)
{
	(void)pool;
	free_packed(s->arg);
}

static void
open_7z(struct packed *p, struct stream *under, uint64_t window,
    uint64_t hold)
{
	if (!whole_open(&p->whole, under, hold)) {
		fail_stream(p->base, under, MSG_LIMIT_MESSAGE);
		return;
	}
	if (whole_is_wide(&p->whole, window)) {
		stream_fail(p->base, MSG_LIMIT_WINDOW);
		return;
	}
	/* Counted once: its parts are read more than once. */
	budget_in(p->base, (size_t)p->whole.size);
	p->whole.at = 0;
	archive_read_set_seek_callback(p->a, seek_part);
	if (archive_read_open(p->a, p, NULL, give_part, NULL) != ARCHIVE_OK)
		stream_fail(p->base, MSG_BAD_ARCHIVE);
}

struct packed *
packed_open(struct stream_pool *pool, struct stream *under, enum magic m,
    const struct limits *limits, uint64_t hold)
{
	struct packed *p = new_packed(pool, under, m,
	    m == MAGIC_7Z ? limits->ratio_xz : limits->ratio);

	formats[m](p->a);
	if (m == MAGIC_7Z)
		open_7z(p, under, limits->window, hold);
	else if (archive_read_open(p->a, p, NULL, give_block, NULL) !=
	    ARCHIVE_OK)
		fail_stream(p->base, under, MSG_BAD_ARCHIVE);
	return p;
}

uint64_t
packed_held(const struct packed *p)
{
	return p->magic == MAGIC_7Z && p->whole.fd < 0 ? p->whole.bytes.n : 0;
}

/*
 * Nothing more can be read. An archive that ends where a member could begin
 * is only cut.
 */
static void
end_badly(struct packed *p)
{
	struct stream *under = p->base->under;
	int64_t left = p->given - archive_filter_bytes(p->a, 0);

	if (archive_read_has_encrypted_entries(p->a) == 1 && p->good == 0) {
		stream_fail(p->base, MSG_ENCRYPTED);
		return;
	}
	fail_stream(p->base, under, MSG_BAD_ARCHIVE);
	p->damaged = true;
	p->base->cut = p->good > 0 && p->magic != MAGIC_7Z && left < 4 &&
	    under->ended && !under->failed;
}

/* Reads the next header; what it forgives goes to the archive's quirks. */
static void
read_header(struct packed *p)
{
	int r = archive_read_next_header(p->a, &p->entry);

	p->has_ahead = true;
	p->ahead = r;
	p->begin = archive_filter_bytes(p->a, 0);
	if (r == ARCHIVE_FATAL || r == ARCHIVE_FAILED || r == ARCHIVE_RETRY) {
		p->ahead = ARCHIVE_FATAL;
		end_badly(p);
		quirk_set(&p->base->quirks, QUIRK_CUT_ARCHIVE);
	} else if (r != ARCHIVE_EOF && archive_entry_is_encrypted(p->entry)) {
		quirk_set(&p->base->quirks, QUIRK_ENCRYPTED_MEMBER);
	}
}

static size_t
pull_member(struct stream *s, char *to, size_t room)
{
	struct packed *p = s->arg;
	size_t n = pull_data(s, to, room);

	if (n == 0 && !s->failed) {
		p->good++;
		if (!p->has_ahead)
			read_header(p);
	}
	return n;
}

/*
 * Reads the rest of a 7z member: libarchive would unpack it to skip it, too,
 * but without counting.
 */
static void
drain_member(struct packed *p)
{
	struct bytes b;

	if (p->data == NULL || p->magic != MAGIC_7Z)
		return;
	while ((b = stream_peek(p->data, 1)).n != 0)
		stream_skip(p->data, b.n);
}

/* Ends the member before; false when there can be no other. */
static bool
end_member(struct packed *p)
{
	bool blown;

	drain_member(p);
	blown = p->data != NULL && p->data->failed &&
	    p->data->fault == MSG_LIMIT_RATIO;
	if (p->data != NULL)
		stream_give(p->pool, p->data);
	p->data = NULL;
	return !blown && !p->base->failed;
}

enum packed_result
packed_next(struct packed *p, struct packed_member *m)
{
	const char *name;

	if (!end_member(p))
		return PACKED_FAULT;
	if (!p->has_ahead)
		read_header(p);
	p->has_ahead = false;
	if (p->ahead == ARCHIVE_EOF)
		return PACKED_END;
	if (p->ahead == ARCHIVE_FATAL)
		return PACKED_FAULT;
	name = archive_entry_pathname(p->entry);
	if (name == NULL)
		name = archive_entry_pathname_utf8(p->entry);
	m->name = bytes_of(name);
	m->folder = archive_entry_filetype(p->entry) != AE_IFREG;
	m->encrypted = archive_entry_is_encrypted(p->entry) != 0;
	return PACKED_MEMBER;
}

struct stream *
packed_data(struct packed *p)
{
	if (p->data == NULL)
		p->data = stream_take(p->pool, p->base, pull_member, p);
	return p->data;
}

const struct stream *
packed_fault(const struct packed *p)
{
	return p->base->failed && !p->base->cut ? p->base : NULL;
}

bool
packed_close(struct packed *p)
{
	struct stream *under = p->base->under;
	bool damaged = p->damaged && !under->failed;
	int64_t to = damaged ? p->begin + 1 : archive_filter_bytes(p->a, 0);

	if (p->magic != MAGIC_7Z && !under->failed) {
		stream_skip(under, p->lent);
		if (p->given > to)
			stream_back(under, (uint64_t)(p->given - to));
		if (p->magic == MAGIC_ZIP && !p->damaged)
			zipend_pass(under);
	}
	free_packed(p);
	return damaged;
}

const char *
archive_library(void)
{
	return archive_version_string();
}
