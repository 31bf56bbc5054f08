/*
 * headless: a row that stands where a header is due.
 *
 * split, grep and programs run with -n leave the header behind. Rows of each
 * kind have cells that give them away: words, digits and times in their
 * places.
 */
#ifndef TSV_HEADLESS_H
#define TSV_HEADLESS_H

#include "tsv/columns.h"

/*
 * The kind of row that line is, or KIND_NONE. line: without its line feed;
 * of documents rows the begin is enough.
 */
enum tsv_kind	 tsv_headless(struct bytes line);
/* Is the begin of an input that of mail: "From ", or a field of a header? */
bool		 tsv_begins_mail(struct bytes head);

#endif
