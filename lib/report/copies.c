/* copies: reports that came before are dropped, and that is told. */
#include "report/copies.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

void
copies_start(struct copies *c, struct cli *cli, bool keep, const char *file)
{
	long line = -1;

	*c = (struct copies){ .cli = cli, .file = file, .fd = -1 };
	if (keep && file != NULL)
		cli_usagef(cli, "--seen does not go with --keep-duplicates");
	if (keep)
		return;
	c->seen = seen_new();
	if (file == NULL)
		return;
	c->fd = open(file, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
	if (c->fd >= 0)
		line = seen_load(c->seen, c->fd);
	if (line == 0)
		return;
	if (line < 0)
		cli_sayf(cli, MSG_CANNOT_OPEN, bytes_of(file), "%s",
		    strerror(errno));
	else
		cli_sayf(cli, MSG_BAD_FILE, bytes_of(file), "line %ld", line);
	cli_die(cli);
}

bool
copies_first(struct copies *c, struct seen_report report,
    struct bytes source, struct bytes report_id)
{
	if (c->seen == NULL)
		return true;
	switch (seen_add(c->seen, report)) {
	case SEEN_NEW:
		return true;
	case SEEN_CONFLICT:
		c->conflicts++;
		cli_say_text(c->cli, MSG_CONFLICT, source, report_id);
		return false;
	case SEEN_COPY:
		break;
	}
	c->dropped++;
	return false;
}

void
copies_finish(struct copies *c, bool written)
{
	if (c->dropped != 0)
		cli_sayf(c->cli, MSG_DUPLICATES, BYTES_NONE, "%llu dropped",
		    (unsigned long long)c->dropped);
	if (c->fd >= 0 && written && seen_save(c->seen, c->fd) != 0)
		cli_sayf(c->cli, MSG_CANNOT_WRITE, bytes_of(c->file), "%s",
		    strerror(errno));
	if (c->fd >= 0)
		close(c->fd);
	if (c->seen != NULL)
		seen_free(c->seen);
}
