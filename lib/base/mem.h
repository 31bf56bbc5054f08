/*
 * mem: memory that is there, or the end of the program.
 *
 * No function here returns NULL. When memory runs out the program writes
 * one line to standard error and ends with status 2: rows are flushed whole
 * (see tsv/writer.h), so nothing half written is left behind.
 */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

/* n bytes, undefined content; n may be 0. */
void	*mem_new(size_t n);

/* count * size bytes, all zero. */
void	*mem_zero(size_t count, size_t size);

/* p (or NULL) grown or shrunk to count * size bytes. */
void	*mem_resize(void *p, size_t count, size_t size);

/*
 * MEM_WIDE bytes times n, undefined content, aligned to MEM_WIDE; to be
 * freed. For tables that are looked into here and there: in large pages,
 * where the system has them, an address is found much sooner.
 */
enum { MEM_WIDE = 2 * 1024 * 1024 };
void	*mem_wide(size_t n);

/* A copy of n bytes at p, with a NUL behind it. */
char	*mem_copy(const void *p, size_t n);

/* Says "out of memory [no-memory]" and ends the program with status 2. */
_Noreturn void	 mem_exhausted(void);

#endif
