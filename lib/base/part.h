/*
 * part: a file that is being written, under a name of its own.
 *
 * What a killed run left under that name is taken over; what another run is
 * writing at this moment is not.
 */
#ifndef BASE_PART_H
#define BASE_PART_H

#include "base/bytes.h"

#define PART_SUFFIX	".part"

/*
 * Opens name in folder (a descriptor, or AT_FDCWD) to be written, empty and
 * under a lock that lasts as long as the descriptor. Returns it, or -1 with
 * errno; EWOULDBLOCK: another program is writing it.
 */
int	 part_open(int folder, const char *name);

#endif
