/* suffixes: the Public Suffix List that a program needs, or a message. */
#include "auth/suffixes.h"

#include <errno.h>

struct orgdomain *
suffixes_open(struct cli *c, const char *file, bool icann_only)
{
	struct bytes name = file != NULL ? bytes_of(file) :
	    BYTES("public suffix list");
	struct orgdomain *list = orgdomain_open(file, icann_only);

	if (list != NULL)
		return list;
	if (errno != 0)
		cli_sayf(c, MSG_CANNOT_OPEN, name, "%s", strerror(errno));
	else
		cli_sayf(c, MSG_BAD_FILE, name,
		    "it holds no rule of a public suffix list");
	cli_die(c);
}
