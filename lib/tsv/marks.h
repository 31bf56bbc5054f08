/*
 * marks: where the tabs and line feeds of the next 64 bytes are.
 *
 * Splitting rows is most of what programs do that read them, so 64 bytes
 * are looked at together; both ways to do so give the same.
 */
#ifndef TSV_MARKS_H
#define TSV_MARKS_H

#include <stddef.h>
#include <stdint.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

enum { MARKS = 64 };		/* bytes looked at together */

/* Bit i is for byte i. */
struct marks {
	uint64_t	tab, lf;
};

/* Bit i is set when byte i of the 8 at p is c. */
static inline uint64_t
marks_of_eight(const char *p, char c)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	const uint64_t low = ones * 0x7f;
	uint64_t v = 0;
	int i;

	for (i = 0; i < 8; i++)
		v |= (uint64_t)(unsigned char)p[i] << 8 * i;
	v ^= ones * (unsigned char)c;
	/* The high bit of each byte that is zero now, and of no other. */
	v = ~(((v & low) + low) | v | low);
	return (v >> 7) * UINT64_C(0x0102040810204080) >> 56;
}

/* In C alone. */
static inline struct marks
marks_plain(const char *p)
{
	struct marks m = { 0, 0 };
	int i;

	for (i = 0; i < MARKS; i += 8) {
		m.tab |= marks_of_eight(p + i, '\t') << i;
		m.lf |= marks_of_eight(p + i, '\n') << i;
	}
	return m;
}

#if defined(__SSE2__)
static inline struct marks
marks_sse2(const char *p)
{
	const __m128i tab = _mm_set1_epi8('\t'), lf = _mm_set1_epi8('\n');
	struct marks m = { 0, 0 };
	int i;

	for (i = 0; i < MARKS; i += 16) {
		__m128i v = _mm_loadu_si128((const void *)(p + i));

		m.tab |= (uint64_t)(unsigned)_mm_movemask_epi8(
		    _mm_cmpeq_epi8(v, tab)) << i;
		m.lf |= (uint64_t)(unsigned)_mm_movemask_epi8(
		    _mm_cmpeq_epi8(v, lf)) << i;
	}
	return m;
}
#endif

/* MARKS bytes must be there at p. */
static inline struct marks
marks_at(const char *p)
{
#if defined(__SSE2__)
	return marks_sse2(p);
#else
	return marks_plain(p);
#endif
}

/* The n first ones, n from 0 to MARKS. */
static inline struct marks
marks_first(struct marks m, size_t n)
{
	uint64_t which = n >= MARKS ? UINT64_MAX : (UINT64_C(1) << n) - 1;

	return (struct marks){ m.tab & which, m.lf & which };
}

#endif
