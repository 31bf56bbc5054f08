/* own_domains: the domains whose reports a user wants. */
#include "report/own_domains.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "text/domain.h"
#include "text/scrub.h"

static bool
take_line(struct own_domains *o, struct bytes line)
{
	char name[DOMAIN_TEXT];
	size_t n;

	line = bytes_trim(line);
	if (line.n == 0 || line.p[0] == '#')
		return true;
	if (line.p[0] == '.')
		line = bytes_from(line, 1);
	n = domain_normal(line, name);
	if (n != 0)
		map_add(&o->names, (struct bytes){ name, n }, NULL);
	return n != 0;
}

/* Returns 0, or the number of the line that is no domain. */
static unsigned long
read_lines(struct own_domains *o, FILE *f)
{
	unsigned long number = 0, bad = 0;
	char *line = NULL;
	size_t room = 0;
	ssize_t n;

	while (bad == 0 && (n = getline(&line, &room, f)) >= 0) {
		number++;
		if (!take_line(o, (struct bytes){ line, (size_t)n }))
			bad = number;
	}
	free(line);
	return bad;
}

void
own_domains_start(struct own_domains *o, struct cli *c, const char *file)
{
	unsigned long bad;
	FILE *f;

	*o = (struct own_domains){ .cli = c, .all = file == NULL };
	if (o->all)
		return;
	map_init(&o->names);
	f = fopen(file, "r");
	if (f == NULL) {
		cli_sayf(c, MSG_CANNOT_OPEN, bytes_of(file), "%s",
		    strerror(errno));
		cli_die(c);
	}
	bad = read_lines(o, f);
	if (bad != 0)
		cli_sayf(c, MSG_BAD_FILE, bytes_of(file), "line %lu", bad);
	else if (ferror(f))
		cli_sayf(c, MSG_CANNOT_READ, bytes_of(file), "%s",
		    strerror(errno));
	fclose(f);
	if (c->fatal)
		cli_die(c);
}

bool
own_domains_lists(const struct own_domains *o, struct bytes domain)
{
	/* No more than the end of it can be a name that was listed. */
	size_t over = domain.n >= DOMAIN_TEXT ? domain.n - DOMAIN_TEXT : 0;
	struct bytes name = bytes_from(domain, over);

	while (name.n != 0) {
		if (map_find(&o->names, name) != MAP_NONE)
			return true;
		name = bytes_from(name,
		    bytes_find(name, BYTES("."), 0) + 1);
	}
	return o->all;
}

bool
own_domains_has(struct own_domains *o, struct bytes source,
    struct bytes domain)
{
	struct buf shown = { 0 };

	if (own_domains_lists(o, domain))
		return true;
	o->passed_over++;
	buf_adds(&shown, "it is for a domain that --own-domains does not "
	    "list: ");
	scrub_quote(&shown, domain);
	cli_say_shown(o->cli, MSG_PASSED_OVER, source, buf_view(&shown),
	    buf_view(&shown));
	buf_free(&shown);
	return false;
}

void
own_domains_finish(struct own_domains *o)
{
	if (!o->all)
		map_free(&o->names);
}
