/*
 * labels: a user's words for addresses and networks (--labels, --hosts).
 */
#ifndef SENDERS_LABELS_H
#define SENDERS_LABELS_H

#include "base/ipmap.h"
#include "base/map.h"
#include "cli/cli.h"
#include "tsv/canonical_cell.h"

enum labels_form {
	LABELS_OF_NETS,		/* a network or address, tab, any text */
	LABELS_OF_HOSTS		/* an address, tab, its name in the DNS */
};

struct labels {
	bool			 given;	/* a file was read */
	struct ipmap		 nets;
	struct map		 texts;	/* as cells */
	struct canonical_scratch	 scratch;
};

void		 labels_start(struct labels *l);
void		 labels_free(struct labels *l);
/*
 * Reads a file; of two lines for one network the later stands, also over
 * files. Lines of column names are passed over. Ends the program with a
 * message when the file cannot be used.
 */
void		 labels_read(struct labels *l, struct cli *c,
		    const char *file, enum labels_form form);
/* After the last file, before labels_of. */
void		 labels_ready(struct labels *l);
/* The label that all of net has, as a cell; else empty. */
struct bytes	 labels_of(const struct labels *l, const struct ip_net *net);

#endif
