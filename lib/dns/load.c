/* load: files of saved DNS data into a store. */
#include "dns/load.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/mem.h"
#include "dns/reply.h"

/* A record that waits for its answer's end. */
struct waiting {
	size_t		owner, nowner, data, ndata;	/* in text */
	enum dns_type	type;
	unsigned	preference;
};

/* An answer with a header, until the next one. */
struct pending {
	bool		 open;
	struct dns_reply reply;
	int64_t		 as_of;
	uint64_t	 seen;		/* records of the answer section */
	struct waiting	*at;
	size_t		 n, room;
	struct buf	 text;
};

/* Records without a header, from one place to another. */
struct plain {
	bool		 open;
	uint32_t	 answer;
	bool		 zone;		/* the first one was a SOA record */
	bool		 closed;	/* the last one was that again */
	bool		 transfer;	/* dig says that it was one */
	struct map	 apexes;
};

struct loader {
	struct dns	 *dns;
	struct dns_scope  scope;
	struct pending	  pending;
	struct plain	  plain;
	struct dns_lexer  lex;
	bool		  any;		/* a record or a header came */
};

/* ---- Answers with a header */

static struct bytes
part(const struct pending *p, size_t at, size_t n)
{
	return (struct bytes){ p->text.p + at, n };
}

static void
hold_record(struct pending *p, const struct dns_record *r)
{
	struct waiting *w;

	if (p->n == p->room) {
		p->room = p->room ? p->room * 2 : 16;
		p->at = mem_resize(p->at, p->room, sizeof(*p->at));
	}
	w = &p->at[p->n++];
	*w = (struct waiting){ p->text.n, r->owner.n, 0, r->data.n, r->type,
	    r->preference };
	buf_add(&p->text, r->owner);
	w->data = p->text.n;
	buf_add(&p->text, r->data);
	buf_room(&p->text, 1);
}

/* The name that CNAME records lead to from the question. */
static struct bytes
last_name(const struct pending *p, bool *by_alias)
{
	struct bytes name = dns_name_view(&p->reply.question);
	size_t i, hops;
	bool more = true;

	*by_alias = false;
	/* They stand in their order but for servers that turn sets round. */
	for (hops = 0; more && hops < 16; hops++) {
		more = false;
		for (i = 0; i < p->n && i < 1000 && !more; i++)
			if (p->at[i].type == DNS_CNAME && bytes_equal(name,
			    part(p, p->at[i].owner, p->at[i].nowner))) {
				name = part(p, p->at[i].data, p->at[i].ndata);
				more = *by_alias = true;
			}
	}
	return more ? BYTES_NONE : name;
}

static bool
has_set(const struct pending *p, struct bytes name, enum dns_type type)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (p->at[i].type == type && bytes_equal(name,
		    part(p, p->at[i].owner, p->at[i].nowner)))
			return true;
	return false;
}

/* What the answer says is not there. */
static void
add_absent(struct loader *l, uint32_t answer)
{
	const struct pending *p = &l->pending;
	struct bytes name;
	bool by_alias;

	if (p->reply.question.n == 0)
		return;
	name = last_name(p, &by_alias);
	if (name.n == 0 || bytes_equal(name, BYTES(".")) ||
	    !dns_reply_proves(&p->reply, by_alias))
		return;
	if (p->reply.nxdomain)
		dns_add_nxdomain(l->dns, answer, name);
	else if (dns_type_name(p->reply.type).n != 0 &&
	    (!by_alias || p->reply.type != DNS_CNAME) &&
	    !has_set(p, name, p->reply.type))
		dns_add_nodata(l->dns, answer, name, p->reply.type);
}

/* The answer at hand is at its end: takes it, if it counts. */
static void
finish_answer(struct loader *l)
{
	struct pending *p = &l->pending;
	struct dns_record r = { 0 };
	const struct waiting *w;
	uint32_t answer;
	size_t i;

	if (p->open && p->reply.query && p->reply.counted && !p->reply.tc &&
	    p->seen == p->reply.count &&
	    (p->reply.noerror || p->reply.nxdomain) &&
	    (p->reply.in || p->reply.question.n == 0)) {
		answer = dns_answer_begin(l->dns);
		dns_answer_date(l->dns, answer, p->as_of);
		for (i = 0; i < p->n; i++) {
			w = &p->at[i];
			r.owner = part(p, w->owner, w->nowner);
			r.data = part(p, w->data, w->ndata);
			r.type = w->type;
			r.preference = w->preference;
			dns_add(l->dns, answer, &r);
		}
		add_absent(l, answer);
	}
	p->open = false;
	p->n = p->text.n = 0;
	p->seen = 0;
	p->as_of = -1;
}

/* ---- Records without one */

static void
finish_plain(struct loader *l)
{
	struct plain *p = &l->plain;
	uint32_t i;

	if (!p->open)
		return;
	if (p->zone && (l->scope.relative ||
	    (p->transfer && p->closed)))
		for (i = 0; i < p->apexes.n; i++)
			dns_add_zone(l->dns, p->answer,
			    map_key(&p->apexes, i));
	map_free(&p->apexes);
	p->open = p->transfer = false;
}

static void
open_plain(struct loader *l)
{
	if (l->plain.open)
		return;
	l->plain = (struct plain){ .open = true,
	    .transfer = l->plain.transfer,
	    .answer = dns_answer_begin(l->dns) };
	map_init(&l->plain.apexes);
}

static void
take_plain(struct loader *l, const struct dns_record *r)
{
	struct plain *p = &l->plain;
	bool first = !p->open, added = true;

	open_plain(l);
	if (r->type == DNS_SOA) {
		map_add(&p->apexes, r->owner, &added);
		p->zone |= first;
	}
	p->closed = !added;
	dns_add(l->dns, p->answer, r);
}

/* ---- Items of the file */

static void
take_header(struct loader *l, const struct dns_reply *reply)
{
	l->any = true;
	finish_answer(l);
	finish_plain(l);
	l->scope.relative = false;
	l->pending.reply = *reply;
	l->pending.open = true;
}

static void
take_comment(struct loader *l)
{
	struct pending *p = &l->pending;
	struct dns_reply reply = p->reply;
	int64_t when;

	switch (dns_reply_comment(&reply, buf_view(&l->lex.text), &when)) {
	case DNS_COMMENT_HEADER:
		take_header(l, &reply);
		return;
	case DNS_COMMENT_DATE:
		if (p->open)
			p->as_of = when;
		else if (l->plain.open)
			dns_answer_date(l->dns, l->plain.answer, when);
		reply.section = DNS_NO_SECTION;
		break;
	case DNS_COMMENT_TRANSFER:
		l->plain.transfer = true;
		break;
	case DNS_COMMENT_LAST:
		reply.section = DNS_NO_SECTION;
		break;
	case DNS_COMMENT_PART:
	case DNS_COMMENT_NONE:
		break;
	}
	if (p->open)
		p->reply = reply;
}

/* record: false when the entry is one that is not kept. */
static void
take_record(struct loader *l, const struct dns_record *r, bool record)
{
	struct pending *p = &l->pending;

	if (p->open && p->reply.section == DNS_ANSWER_SECTION &&
	    p->reply.counted && p->seen == p->reply.count)
		finish_answer(l);
	if (p->open && p->reply.section != DNS_NO_SECTION) {
		if (p->reply.section == DNS_ANSWER_SECTION) {
			p->seen++;
			if (record)
				hold_record(p, r);
		} else if (p->reply.section == DNS_AUTHORITY) {
			p->reply.referral |= r->type == DNS_NS;
			p->reply.authority |= r->type == DNS_SOA;
		}
		return;
	}
	finish_answer(l);
	if (record)
		take_plain(l, r);
}

static bool
take_entry(struct loader *l, struct dns_fault *fault)
{
	struct dns_record r;

	switch (dns_record_read(&l->lex, &l->scope, &r, &fault->words)) {
	case DNS_IS_RECORD:
		l->any = true;
		take_record(l, &r, true);
		break;
	case DNS_IS_NOTHING:
		if (r.type == DNS_NO_TYPE)
			break;
		l->any = true;
		take_record(l, &r, false);
		break;
	case DNS_IS_WRONG:
		fault->line = l->lex.line;
		return false;
	}
	return true;
}

/* The next item; none of what was cut short is one. */
static enum dns_item
next_item(struct loader *l)
{
	enum dns_item item = dns_lexer_next(&l->lex);

	return l->lex.too_large || l->lex.error != 0 ? DNS_END : item;
}

static bool
take_items(struct loader *l, struct dns_fault *fault)
{
	for (;;) {
		switch (next_item(l)) {
		case DNS_END:
			fault->error = l->lex.error;
			fault->too_large = l->lex.too_large;
			if (!l->any)
				fault->words = "no DNS record or answer is "
				    "in it";
			return l->any && fault->error == 0 &&
			    !fault->too_large;
		case DNS_COMMENT:
			take_comment(l);
			break;
		case DNS_ENTRY:
			if (!take_entry(l, fault))
				return false;
			break;
		case DNS_FAULT:
			fault->words = l->lex.fault;
			fault->line = l->lex.line;
			return false;
		}
	}
}

bool
dns_load(struct dns *d, int fd, uint64_t *left, struct dns_fault *fault)
{
	struct loader *l = mem_zero(1, sizeof(*l));
	bool good;

	*fault = (struct dns_fault){ 0 };
	l->dns = d;
	l->pending.as_of = -1;
	dns_lexer_start(&l->lex, fd, *left);
	good = take_items(l, fault);
	*left = l->lex.left;
	finish_answer(l);
	finish_plain(l);
	dns_lexer_free(&l->lex);
	dns_scope_free(&l->scope);
	free(l->pending.at);
	buf_free(&l->pending.text);
	free(l);
	return good;
}
