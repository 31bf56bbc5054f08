/* spf_flatten: an SPF record without the look-ups made beforehand. */
#include "audit/spf_flatten.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/num.h"
#include "posture/netset.h"
#include "posture/spf_flat.h"
#include "text/domain.h"

enum {
	RECORD_MOST = 450,	/* octets; RFC 7208 section 3.4 */
	RECORD_END = 60000,	/* no TXT record has more than 65,535 */
	LOOKUPS_MOST = 10
};

#define BEGIN	"v=spf1"
#define END	" -all"		/* of records that are included */

/* ---- Networks as terms */

/* Does it stand among IPv4's, where no ip6 matches? */
static bool
ip6_unmatchable(const struct spf_net *net)
{
	return net->v6 && net->net.bits >= 96 && ip_is_v4(&net->net.ip);
}

/* Networks of items [from, end) of one family, collapsed. */
static size_t
collect_networks(const struct spf_flat *f, size_t from, size_t end, bool v6,
    struct netset_item *out)
{
	const struct spf_net *net;
	const struct spf_step *s;
	size_t i, k, n = 0;

	for (i = from; i < end; i++) {
		s = f->item[i].step;
		for (k = 0; s != NULL && k < s->nnets; k++) {
			net = &f->walk->net[s->net + k];
			if (net->v6 == v6 && !ip6_unmatchable(net))
				out[n++].net = net->net;
		}
	}
	for (i = 0; i < n; i++)
		out[i].from = 0;
	netset_sort(out, n);
	return netset_collapse(out, n);
}

/* " ip4:192.0.2.0/24" */
static void
add_network(struct buf *b, char qualifier, const struct ip_net *net, bool v6)
{
	char text[IP_TEXT + 4];

	buf_byte(b, ' ');
	if (qualifier != '+')
		buf_byte(b, qualifier);
	buf_adds(b, v6 ? "ip6:" : "ip4:");
	buf_add(b, (struct bytes){ text, net->bits == 128 ?
	    ip_format(&net->ip, text) : ip_net_format(net, text) });
}

/* All of them behind one another; returns how many. */
static size_t
add_networks(struct buf *b, const struct spf_flat *f, size_t from,
    size_t end)
{
	size_t room = f->walk->nnets, i, n, all = 0;
	struct netset_item *at = mem_new(room * sizeof(*at));
	int v6;

	for (v6 = 0; v6 <= 1; v6++) {
		n = collect_networks(f, from, end, v6, at);
		for (i = 0; i < n; i++)
			add_network(b, f->item[from].qualifier, &at[i].net,
			    v6);
		all += n;
	}
	free(at);
	return all;
}

/* ---- Parts */

struct parts {
	struct buf	 head;		/* what must stand at the domain */
	size_t		 head_nets;
	struct buf	 nets;		/* what may stand anywhere */
	size_t		 nnets;
	struct buf	 behind;	/* terms kept behind them: these may
					   come to an error, nets do not */
	struct bytes	*kept;
	size_t		 nkept;
	unsigned	 lookups;	/* of what is kept */
};

static void
keep_item(struct parts *p, struct buf *where, const struct spf_flat_item *item)
{
	buf_byte(where, ' ');
	buf_add(where, item->kept);
	p->kept[p->nkept++] = item->kept;
	p->lookups += item->lookups;
}

/*
 * Items up to the last one with another qualifier than + keep their order,
 * and stand in the record itself: an include does not hand it on.
 */
static size_t
ordered(struct parts *p, const struct spf_flat *f)
{
	size_t i, end = f->n, next;

	while (end != 0 && f->item[end - 1].qualifier == '+')
		end--;
	for (i = 0; i < end; i = next) {
		next = i + 1;
		if (f->item[i].step == NULL) {
			keep_item(p, &p->head, &f->item[i]);
			continue;
		}
		while (next < end && f->item[next].step != NULL &&
		    f->item[next].qualifier == f->item[i].qualifier)
			next++;
		p->head_nets += add_networks(&p->head, f, i, next);
	}
	return end;
}

static void
divide(struct parts *p, const struct spf_flat *f)
{
	size_t i;

	p->kept = mem_new((f->n + 1) * sizeof(*p->kept));
	p->lookups = f->redirect_lookups;
	buf_adds(&p->head, BEGIN);
	i = ordered(p, f);
	if (i < f->n)
		p->nnets = add_networks(&p->nets, f, i, f->n);
	for (; i < f->n; i++)
		if (f->item[i].step == NULL)
			keep_item(p, &p->behind, &f->item[i]);
	if (f->redirect.n != 0)
		p->kept[p->nkept++] = f->redirect;
}

/* ---- Records */

/* Bytes of the terms of nets that fit into room; *n: how many. One always. */
static size_t
fit(struct bytes nets, size_t room, size_t *n)
{
	size_t at = 0, next;

	for (*n = 0; at < nets.n; at = next) {
		next = bytes_find(nets, BYTES(" "), at + 1);
		if (next > room && *n != 0)
			break;
		++*n;
	}
	return at;
}

static size_t
inner_room(size_t size)
{
	return size - sizeof(BEGIN) - sizeof(END) + 2;
}

static size_t
records_for(struct bytes nets, size_t size)
{
	size_t n, records = 0;

	for (; nets.n != 0; records++)
		nets = bytes_from(nets, fit(nets, inner_room(size), &n));
	return records;
}

struct output {
	struct tsv_writer	*w;
	struct bytes		 domain;
	int64_t			 as_of;
};

static void
put_record(const struct output *o, struct bytes name, struct bytes record,
    size_t nets, const struct parts *p, const char *note)
{
	tsv_put(o->w, o->domain);
	tsv_put(o->w, name);
	tsv_put(o->w, record);
	tsv_put_num(o->w, record.n);
	tsv_put_num(o->w, nets);
	tsv_put_time(o->w, o->as_of);
	tsv_put_list(o->w, p ? p->kept : NULL, p ? p->nkept : 0);
	tsv_put(o->w, bytes_of(note));
	tsv_end_row(o->w);
}

static void
add_name(struct buf *b, size_t i, struct bytes domain)
{
	buf_adds(b, "_spf");
	buf_num(b, i);
	buf_byte(b, '.');
	buf_add(b, domain);
}

/* The records that the first one includes. */
static void
put_inner(const struct output *o, struct bytes nets, size_t size)
{
	struct buf name = { 0 }, record = { 0 };
	size_t i, n, at;

	for (i = 1; nets.n != 0; i++) {
		at = fit(nets, inner_room(size), &n);
		name.n = record.n = 0;
		add_name(&name, i, o->domain);
		buf_adds(&record, BEGIN);
		buf_add(&record, bytes_first(nets, at));
		buf_adds(&record, END);
		put_record(o, buf_view(&name), buf_view(&record), n, NULL,
		    NULL);
		nets = bytes_from(nets, at);
	}
	buf_free(&name);
	buf_free(&record);
}

/* How long records must be for all to be included; 0: they cannot be. */
static size_t
size_for(const struct parts *p)
{
	size_t size = RECORD_MOST;

	if (p->lookups >= LOOKUPS_MOST)
		return 0;
	while (size < RECORD_END && records_for(buf_view(&p->nets), size) >
	    LOOKUPS_MOST - p->lookups)
		size += size / 8;
	return size;
}

/* Returns how many records are included. */
static size_t
put_all(const struct output *o, struct parts *p, struct bytes tail)
{
	struct bytes nets = buf_view(&p->nets);
	size_t size = 0, records = 0, i;

	/* A name that is as long as names may be has none below it. */
	if (p->head.n + nets.n + p->behind.n + tail.n > RECORD_MOST &&
	    o->domain.n + sizeof("_spf10.") < DOMAIN_TEXT - 1)
		size = size_for(p);
	if (size != 0)
		records = records_for(nets, size);
	for (i = 1; i <= records; i++) {
		buf_adds(&p->head, " include:");
		add_name(&p->head, i, o->domain);
	}
	if (records == 0) {
		buf_add(&p->head, nets);
		p->head_nets += p->nnets;
	}
	buf_add(&p->head, buf_view(&p->behind));
	buf_add(&p->head, tail);
	put_record(o, o->domain, buf_view(&p->head), p->head_nets, p,
	    p->lookups + records <= LOOKUPS_MOST ? NULL :
	    "takes more than 10 look-ups, which receivers refuse");
	if (records != 0)
		put_inner(o, nets, size);
	return records;
}

static const char *
cannot(const struct spf_facts *f)
{
	if (f->own.state == DNS_UNKNOWN)
		return "its TXT records are not in the data";
	if (f->own.n == 0)
		return "it has no SPF record";
	if (f->own.n > 1)
		return "it has several SPF records";
	if (f->own.record.wrong != NULL)
		return "its SPF record has a syntax error";
	return f->walk.n == SPF_WALK_TERMS ? "it has too many terms" : NULL;
}

struct spf_flattened
spf_flatten_write(struct tsv_writer *w, struct bytes domain,
    const struct spf_facts *f, struct arena *arena)
{
	struct output o = { w, domain, f->own.n == 1 ? f->walk.as_of :
	    f->own.as_of };
	struct spf_flattened out = { .made = cannot(f) == NULL };
	struct parts p = { .lookups = 0 };
	struct spf_flat flat;

	if (!out.made) {
		put_record(&o, domain, BYTES_NONE, 0, NULL, cannot(f));
		return out;
	}
	spf_flat_make(&flat, &f->walk, arena);
	divide(&p, &flat);
	out.resolved = flat.resolved;
	out.kept = p.nkept != 0;
	out.lookups = p.lookups +
	    (unsigned)put_all(&o, &p, buf_view(&flat.tail));
	buf_free(&p.head);
	buf_free(&p.nets);
	buf_free(&p.behind);
	free(p.kept);
	spf_flat_free(&flat);
	return out;
}
