/*
 * sources: where each report came from, to be told if another contradicts.
 *
 * The names are too long to be held in memory for each report: they go, by
 * 64 KiB, to a temporary file that has no name any more. Where there is no
 * such file, or it cannot grow, later names are not known.
 */
#ifndef REPORT_SOURCES_H
#define REPORT_SOURCES_H

#include <stdint.h>

#include "base/bytes.h"

/* A handle for what is not known; 0 is never one. */
enum { SOURCES_UNKNOWN = 1 };

struct sources;

/* Opens the file in TMPDIR or /tmp; to be called before lockdown(). */
struct sources	*sources_new(void);
void		 sources_free(struct sources *s);
/* Keeps a name, its first 4096 bytes; returns its handle. */
uint32_t	 sources_add(struct sources *s, struct bytes name);
/* The name of a handle, in *out; false when it is not known. */
bool		 sources_get(struct sources *s, uint32_t handle,
		    struct buf *out);

#endif
