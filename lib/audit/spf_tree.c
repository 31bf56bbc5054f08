/* spf_tree: a domain's SPF record and all that it leads to, as rows. */
#include "audit/spf_tree.h"

/* 192.0.2.1, or with a prefix that is shorter than the address. */
static struct bytes
net_text(const struct ip_net *net, char out[IP_TEXT + 4])
{
	size_t n = net->bits == 128 ? ip_format(&net->ip, out) :
	    ip_net_format(net, out);

	return (struct bytes){ out, n };
}

static void
put_found(struct tsv_writer *w, const struct spf_walk *walk,
    const struct spf_step *s)
{
	char text[IP_TEXT + 4];
	size_t i;

	tsv_begin_list(w);
	if (s->term.wrong != NULL)
		tsv_put_item(w, bytes_of(s->term.wrong), true);
	else if (s->record.n != 0)
		tsv_put_item(w, s->record, true);
	for (i = s->net; i < s->net + s->nnets; i++)
		tsv_put_item(w, net_text(&walk->net[i].net, text),
		    i == s->net);
}

static void
put_step(struct tsv_writer *w, struct bytes domain,
    const struct spf_walk *walk, const struct spf_step *s)
{
	tsv_put(w, domain);
	tsv_put_num(w, s->level);
	tsv_put(w, s->record_domain);
	tsv_put(w, s->term.text);
	tsv_put_num(w, s->lookups);
	tsv_put_num(w, s->voids);
	tsv_put(w, spf_state_word(s->state));
	put_found(w, walk, s);
	tsv_put_time(w, s->as_of);
	tsv_end_row(w);
}

/* No record that counts: none, several, or the data does not tell. */
static void
put_none(struct tsv_writer *w, struct bytes domain,
    const struct spf_published *own)
{
	enum spf_state state = own->state == DNS_UNKNOWN ?
	    SPF_STATE_UNKNOWN : own->n == 0 ? SPF_STATE_NO_RECORD :
	    SPF_STATE_SEVERAL;

	tsv_put(w, domain);
	tsv_put_num(w, 0);
	tsv_put(w, domain);
	tsv_put_empty(w);
	tsv_put_num(w, 0);
	tsv_put_num(w, 0);
	tsv_put(w, spf_state_word(state));
	tsv_put(w, own->near);
	tsv_put_time(w, own->as_of);
	tsv_end_row(w);
}

void
spf_tree_write(struct tsv_writer *w, struct bytes domain,
    const struct spf_facts *f)
{
	size_t i;

	if (f->own.n != 1)
		put_none(w, domain, &f->own);
	for (i = 0; i < f->walk.n; i++)
		put_step(w, domain, &f->walk, &f->walk.step[i]);
}
