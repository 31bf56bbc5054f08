/* file: a file of saved DNS data, opened and taken in. */
#include "dns/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

void
dns_say_fault(struct cli *c, enum message m, struct bytes file,
    const struct dns_fault *fault)
{
	if (fault->too_large)
		cli_say(c, MSG_LIMIT_DNS, file);
	else if (fault->error != 0)
		cli_sayf(c, MSG_CANNOT_READ, file, "%s",
		    strerror(fault->error));
	else if (fault->line == 0)
		cli_sayf(c, m, file, "%s", fault->words);
	else
		cli_sayf(c, m, file, "line %lu: %s", fault->line,
		    fault->words);
}

void
dns_take_file(struct dns *d, struct cli *c, const char *name, uint64_t *left)
{
	int fd = open(name, O_RDONLY | O_CLOEXEC);
	struct dns_fault fault;
	bool good;

	if (fd < 0) {
		cli_sayf(c, MSG_CANNOT_OPEN, bytes_of(name), "%s",
		    strerror(errno));
		cli_die(c);
	}
	good = dns_load(d, fd, left, &fault);
	close(fd);
	if (!good) {
		dns_say_fault(c, MSG_BAD_FILE, bytes_of(name), &fault);
		cli_die(c);
	}
}
