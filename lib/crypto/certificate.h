/*
 * certificate: the dates and names of a PEM certificate (RFC 5280, RFC 7468).
 *
 * Nothing is verified here: neither who signed it, nor with what. For mark
 * certificates, which evidence a BIMI indicator.
 */
#ifndef CRYPTO_CERTIFICATE_H
#define CRYPTO_CERTIFICATE_H

#include <stdint.h>

#include "base/bytes.h"

/* Bytes of a file; a mark certificate holds the picture, its chain too. */
enum { CERTIFICATE_MOST = 256 * 1024 };

struct certificate {
	int64_t		 not_before, not_after;	/* as utc.h has them */
	bool		 mark;		/* its extended key usage is for brand
					   indicators (1.3.6.1.5.5.7.3.31) */
	struct buf	 names;		/* dNSName, one behind the other, each
					   with a LF; as they stand, but those
					   with control bytes left out */
	const char	*fault;		/* in our words, when it is false */
};

/*
 * Reads the first certificate of a PEM file, which is the one of the domain
 * (those of issuers follow). False when there is none that can be read.
 * crypto_start comes before; certificate_free behind, in either case.
 */
bool	 certificate_read(struct bytes pem, struct certificate *out);
void	 certificate_free(struct certificate *c);

#endif
