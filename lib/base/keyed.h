/*
 * keyed: distinct keys, each with an entry of one fixed size.
 *
 * The entries stand in one array in the order their keys came; a pointer to
 * one is good until the next key is added.
 */
#ifndef BASE_KEYED_H
#define BASE_KEYED_H

#include "base/map.h"

struct keyed {
	struct map	 map;
	char		*entries;
	size_t		 size;		/* of one entry, in bytes */
	size_t		 room;		/* entries there is memory for */
	uint32_t	 last;		/* the number keyed_add gave last */
};

void		 keyed_start(struct keyed *k, size_t size);
void		 keyed_free(struct keyed *k);
/* How many keys there are. */
size_t		 keyed_count(const struct keyed *k);
/* The number of key; a new one gets an entry of zeroes. */
uint32_t	 keyed_add(struct keyed *k, struct bytes key, bool *added);
/* Entry and key number i. */
void		*keyed_at(const struct keyed *k, uint32_t i);
struct bytes	 keyed_key(const struct keyed *k, uint32_t i);

#endif
