/*
 * start: the crypto library, ready for a process that will be locked down.
 */
#ifndef CRYPTO_START_H
#define CRYPTO_START_H

/*
 * Readies the library: what it would else open when first used, its
 * configuration file above all, is never opened. Call it before lockdown
 * (cli/lockdown.h) and before anything else of this room; again does
 * nothing. Where memory ends later the program ends as everywhere
 * (base/mem.h).
 */
void		 crypto_start(void);

/* Name and version of the library, for --version. */
const char	*crypto_library(void);

#endif
