/* my_domains: the domains whose reports a user wants. */
#include "io/my_domains.h"

#include "io/settings.h"
#include "text/domain.h"
#include "text/scrub.h"

/* A leading dot, "and all below", is what every line means. */
static const char *
take_line(void *list, struct bytes line)
{
	line = bytes_trim(line);
	if (line.n != 0 && line.p[0] == '.')
		line = bytes_from(line, 1);
	return inventory_take(list, line);
}

void
my_domains_start(struct my_domains *d, struct cli *c, const char *file)
{
	*d = (struct my_domains){ .cli = c, .all = file == NULL };
	inventory_start(&d->list);
	settings_list(c, file, take_line, &d->list);
}

bool
my_domains_list(const struct my_domains *d, struct bytes domain)
{
	/* No more than the end of it can be a name that was listed. */
	size_t over = domain.n >= DOMAIN_TEXT ? domain.n - DOMAIN_TEXT : 0;

	return d->all || inventory_find(&d->list, bytes_from(domain, over)) !=
	    INVENTORY_NONE;
}

bool
my_domains_have(struct my_domains *d, struct bytes source,
    struct bytes domain)
{
	struct buf shown = { 0 };

	if (my_domains_list(d, domain))
		return true;
	d->passed_over++;
	buf_adds(&shown, "it is for a domain that --own-domains does not "
	    "list: ");
	scrub_quote(&shown, domain);
	cli_say_shown(d->cli, MSG_PASSED_OVER, source, buf_view(&shown),
	    buf_view(&shown));
	buf_free(&shown);
	return false;
}

void
my_domains_finish(struct my_domains *d)
{
	inventory_free(&d->list);
}
