/* labels: a user's words for addresses and networks. */
#include "senders/labels.h"

#include "io/settings.h"
#include "text/domain.h"
#include "tsv/columns.h"

void
labels_start(struct labels *l)
{
	*l = (struct labels){ 0 };
	map_init(&l->texts);
}

void
labels_free(struct labels *l)
{
	ipmap_free(&l->nets);
	map_free(&l->texts);
	canonical_free(&l->scratch);
}

/* Is it a header, as rows that were cut down to two columns have? */
static bool
is_header(struct bytes first, struct bytes second)
{
	return tsv_column_known(first) && tsv_column_known(second);
}

/* A name of the DNS in its one form; what is none stands as it came. */
static struct bytes
host_name(struct labels *l, struct bytes cell, char name[DOMAIN_TEXT])
{
	size_t n = domain_normal(cell, name);

	return n ? (struct bytes){ name, n } :
	    canonical_cell(&l->scratch, cell);
}

static void
take_line(struct labels *l, const struct settings *s, struct bytes line,
    enum labels_form form)
{
	struct bytes cell = settings_cell(&line), text;
	bool tab = line.p != cell.p + cell.n;
	struct ip_net net;
	char name[DOMAIN_TEXT];

	if (!ip_net_parse(bytes_trim(cell), &net) || !tab) {
		if (is_header(cell, line))
			return;
		settings_bad(s, form == LABELS_OF_NETS ?
		    "it must be a network, as 192.0.2.0/24, or an address, "
		    "a tab, and a label" :
		    "it must be an address, a tab, and a name");
	}
	if (form == LABELS_OF_HOSTS && net.bits != 128)
		settings_bad(s, "a network has no name; give an address");
	if (memchr(line.p, '\t', line.n) != NULL)
		settings_bad(s, "it has more than two cells");
	text = form == LABELS_OF_NETS ?
	    canonical_cell(&l->scratch, bytes_trim(line)) :
	    host_name(l, line, name);
	ipmap_add(&l->nets, &net, map_add(&l->texts, text, NULL));
}

void
labels_read(struct labels *l, struct cli *c, const char *file,
    enum labels_form form)
{
	struct settings s;
	struct bytes line;

	settings_open(&s, c, file);
	while (settings_next(&s, &line))
		take_line(l, &s, line, form);
	settings_close(&s);
	l->given = true;
}

void
labels_ready(struct labels *l)
{
	ipmap_build(&l->nets);
}

struct bytes
labels_of(const struct labels *l, const struct ip_net *net)
{
	uint32_t value = ipmap_find_net(&l->nets, net);

	return value == IPMAP_NONE ? BYTES_NONE : map_key(&l->texts, value);
}
