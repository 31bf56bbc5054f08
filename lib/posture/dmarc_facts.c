/* dmarc_facts: what the data says of a domain's DMARC. */
#include "posture/dmarc_facts.h"

#include "posture/as_of.h"
#include "text/domain.h"

enum { LABELS_KEPT = 7 };	/* RFC 9989 section 4.10, step 4 */

/* prefix and name as one; empty when that is too long for the DNS. */
static struct bytes
joined(struct bytes prefix, struct bytes name, char out[DOMAIN_TEXT])
{
	size_t n = prefix.n + name.n;

	if (n + 2 >= DOMAIN_TEXT)
		return BYTES_NONE;
	memcpy(out, prefix.p, prefix.n);
	memcpy(out + prefix.n, name.p, name.n);
	return (struct bytes){ out, n };
}

/* ---- Places */

static void
take_text(struct dmarc_record_at *p, struct bytes text)
{
	struct dmarc_record record;
	enum dmarc_reading how = dmarc_record_read(text, &record);

	if (how == DMARC_OTHER)
		return;
	if (how == DMARC_NEAR) {
		p->near = true;
		if (p->text.n == 0)
			p->text = text;
		return;
	}
	p->valid = how == DMARC_READ && p->n == 0;
	if (p->n++ == 0)
		p->text = text;
	p->record = record;
}

/*
 * V=DMARC1: RFC 9989 section 4.8 writes the tag so that its case does not
 * count, RFC 6376 section 3.2, which it builds on, so that it does.
 */
static void
read_doubtful(struct dmarc_record_at *p, struct arena *keep)
{
	char *copy;

	if (p->n != 0 || !p->near || p->text.p[0] != 'V')
		return;
	copy = arena_new(keep, p->text.n);
	memcpy(copy, p->text.p, p->text.n);
	copy[0] = 'v';
	p->valid = dmarc_record_read((struct bytes){ copy, p->text.n },
	    &p->record) == DMARC_READ;
	p->doubtful = p->valid;
}

static void
read_record_at(struct dmarc_facts *f, const struct subject *s,
    struct bytes name)
{
	struct dmarc_record_at *p = &f->at[f->n++];
	char text[DOMAIN_TEXT];
	struct bytes where = joined(BYTES("_dmarc."), name, text);
	struct dns_answer a;
	struct dns_record r;
	int texts = 0;

	*p = (struct dmarc_record_at){ .name = name, .state = DNS_NXDOMAIN,
	    .as_of = AS_OF_NONE, .text = BYTES_NONE };
	if (where.n == 0)
		return;
	a = lookup_find(s->lookup, where, DNS_TXT);
	p->state = a.state;
	p->as_of = a.as_of;
	while (dns_next(s->lookup->dns, &a, &r) && texts++ < DMARC_TEXTS)
		take_text(p, r.data);
	if (texts > DMARC_TEXTS)
		*p = (struct dmarc_record_at){ .name = name,
		    .state = DNS_UNKNOWN, .text = BYTES_NONE };
	read_doubtful(p, s->keep);
}

static struct bytes
name_above(struct bytes name)
{
	return bytes_from(name, bytes_find(name, BYTES("."), 0) + 1);
}

static size_t
count_labels(struct bytes name)
{
	size_t i, n = name.n != 0;

	for (i = 0; i < name.n; i++)
		n += name.p[i] == '.';
	return n;
}

/* All names that the walk may ask, and the list's: asked at once, so that
   one round of questions is enough. */
static void
look_around(struct dmarc_facts *f, const struct subject *s)
{
	struct bytes name = s->domain;
	size_t left = count_labels(name);

	read_record_at(f, s, name);
	for (name = name_above(name), left--; left > LABELS_KEPT; left--)
		name = name_above(name);
	for (; name.n != 0; name = name_above(name))
		read_record_at(f, s, name);
}

static const struct dmarc_record_at *
find_record_at(const struct dmarc_facts *f, struct bytes name)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		if (f->at[i].name.n == name.n)
			return &f->at[i];
	return NULL;
}

static bool
has_record(const struct dmarc_record_at *p)
{
	return p != NULL && p->n <= 1 && p->valid;
}

/* ---- Discovery */

/* RFC 7489 section 6.6.3: the domain, then its organisational domain;
   several records, or a bad one, end it. */
static struct dmarc_discovery
discover_by_list(const struct dmarc_facts *f, struct bytes org)
{
	const struct dmarc_record_at *own = &f->at[0], *p = NULL;
	struct dmarc_discovery d = { own->state != DNS_UNKNOWN, NULL };

	if (!d.known)
		return d;
	if (has_record(own))
		d.at = own;
	else if (own->n == 0 && org.n != 0)
		p = find_record_at(f, org);
	if (p == NULL)
		return d;
	d.known = p->state != DNS_UNKNOWN;
	if (has_record(p))
		d.at = p;
	return d;
}

static bool
answer_walk(void *data, struct bytes name,
    void (*take)(void *walk, struct bytes txt), void *walk)
{
	struct dns *dns = data;
	struct dns_answer a = dns_find(dns, name, DNS_TXT);
	struct dns_record r;
	int texts = 0;

	while (dns_next(dns, &a, &r) && texts++ < DMARC_TEXTS)
		take(walk, r.data);
	return a.state != DNS_UNKNOWN && texts <= DMARC_TEXTS;
}

/*
 * RFC 9989 section 4.10.1: the domain, its organisational domain, and the
 * public suffix domain above that.
 */
static struct dmarc_discovery
discover_by_walk(struct dmarc_facts *f, const struct subject *s)
{
	struct treewalk_dns dns = { answer_walk, s->lookup->dns };
	struct treewalk_answer a = treewalk(&dns, s->domain);
	struct dmarc_discovery d = { a.decided, NULL };
	struct bytes org = bytes_from(s->domain, a.org);
	const struct dmarc_record_at *p;

	if (a.decided)
		f->org_walk = org;
	if (a.own == TREEWALK_OWN || f->at[0].doubtful) {
		d.known = true;
		d.at = &f->at[0];
		return d;
	}
	if (!a.decided)
		return d;
	p = find_record_at(f, org);
	if (has_record(p)) {
		d.at = p;
		return d;
	}
	p = find_record_at(f, name_above(org));
	if (has_record(p) && p->record.psd == DMARC_PSD_YES)
		d.at = p;
	return d;
}

/* The oldest answer that says what counts, and that nothing nearer does. */
static int64_t
oldest_answer(const struct dmarc_facts *f)
{
	int64_t t = AS_OF_NONE;
	size_t i;

	for (i = 0; i < f->n; i++) {
		if (f->at[i].state != DNS_UNKNOWN)
			t = as_of_older(t, f->at[i].as_of);
		if (&f->at[i] == f->counts.at)
			break;
	}
	return t;
}

/* ---- Reports that go elsewhere */

static bool
same_org(const struct subject *s, struct bytes a, struct bytes b)
{
	struct auth_name x, y;

	if (bytes_equal(a, b))
		return true;
	x = orgdomain_name(s->orgdomain, a, s->keep);
	y = orgdomain_name(s->orgdomain, b, s->keep);
	return auth_name_org(&x).n != 0 &&
	    bytes_equal(auth_name_org(&x), auth_name_org(&y));
}

/*
 * Is an address of another host among those that host wants in place of its
 * own? Only the same may be (RFC 9990 section 4). Other schemes than mailto
 * are ignored.
 */
static bool
is_astray(struct bytes list, struct bytes host)
{
	char text[DOMAIN_TEXT];
	struct dmarc_uri uri;
	size_t n;

	while (dmarc_uri_next(&list, &uri)) {
		n = domain_normal(uri.domain, text);
		if (uri.mailto && !bytes_equal((struct bytes){ text, n }, host))
			return true;
	}
	return false;
}

/* Is a text of the answer a record of DMARC? What it asks for in place of
   an address of h is noted. */
static bool
agrees(const struct subject *s, struct dns_answer a, struct dmarc_host *h)
{
	struct dmarc_record record;
	struct dns_record r;
	int texts = 0;

	while (dns_next(s->lookup->dns, &a, &r) && texts++ < DMARC_TEXTS) {
		if (dmarc_record_read(r.data, &record) != DMARC_READ)
			continue;
		h->rua_astray = is_astray(record.rua, h->name);
		h->ruf_astray = is_astray(record.ruf, h->name);
		return true;
	}
	return false;
}

/*
 * RFC 9990 section 4: DOMAIN._report._dmarc.HOST has a record; a wildcard
 * there is one, also when only that was asked for.
 */
static void
ask_host(struct dmarc_host *h, const struct subject *s, struct bytes policy)
{
	char text[DOMAIN_TEXT], rest[DOMAIN_TEXT];
	struct bytes below = joined(BYTES("._report._dmarc."), h->name, rest);
	struct bytes name = joined(policy, below, text);
	struct dns_answer a;

	h->state = DNS_NXDOMAIN;
	h->as_of = AS_OF_NONE;
	if (below.n == 0 || name.n == 0)
		return;
	a = lookup_find(s->lookup, name, DNS_TXT);
	if (a.state == DNS_UNKNOWN) {
		name = joined(BYTES("*"), below, text);
		a = dns_find(s->lookup->dns, name, DNS_TXT);
		if (a.state != DNS_FOUND || !agrees(s, a, h))
			a.state = DNS_UNKNOWN;
	}
	h->state = a.state == DNS_FOUND && !agrees(s, a, h) ? DNS_NODATA :
	    a.state;
	h->as_of = a.as_of;
}

static struct dmarc_host *
host_called(struct dmarc_facts *f, const struct subject *s,
    struct bytes name)
{
	size_t i;

	for (i = 0; i < f->nhosts; i++)
		if (bytes_equal(f->host[i].name, name))
			return &f->host[i];
	if (f->nhosts == DMARC_HOSTS) {
		f->more_hosts = true;
		return NULL;
	}
	if (f->host == NULL)
		f->host = arena_new(s->keep,
		    DMARC_HOSTS * sizeof(*f->host));
	f->host[f->nhosts] = (struct dmarc_host){
	    .name = arena_copy(s->keep, name) };
	return &f->host[f->nhosts++];
}

static void
take_hosts(struct dmarc_facts *f, const struct subject *s, struct bytes list,
    bool rua)
{
	char text[DOMAIN_TEXT];
	struct dmarc_uri uri;
	struct dmarc_host *h;
	struct bytes name;

	while (!f->more_hosts && dmarc_uri_next(&list, &uri)) {
		name = (struct bytes){ text, uri.valid && uri.mailto ?
		    domain_normal(uri.domain, text) : 0 };
		if (name.n == 0 || same_org(s, name, f->counts.at->name))
			continue;
		h = host_called(f, s, name);
		if (h == NULL)
			continue;
		h->rua |= rua;
		h->ruf |= !rua;
	}
}

static void
ask_hosts(struct dmarc_facts *f, const struct subject *s)
{
	const struct dmarc_record_at *p = f->counts.at;
	size_t i;

	if (p == NULL)
		return;
	take_hosts(f, s, p->record.rua, true);
	take_hosts(f, s, p->record.ruf, false);
	for (i = 0; i < f->nhosts; i++)
		ask_host(&f->host[i], s, p->name);
}

/* ---- All of it */

enum auth_policy
dmarc_facts_policy(const struct dmarc_facts *f,
    const struct dmarc_record_at *at)
{
	enum auth_policy p, sp, np;

	if (at == NULL || !dmarc_record_applies(&at->record, &p, &sp,
	    &np))
		return POLICY_UNKNOWN;
	if (at == &f->at[0])
		return p;
	if (f->missing && np != POLICY_UNKNOWN)
		return np;
	return sp != POLICY_UNKNOWN ? sp : p;
}

void
dmarc_facts_gather(struct dmarc_facts *f, const struct subject *s)
{
	*f = (struct dmarc_facts){ .org_walk = BYTES_NONE };
	look_around(f, s);
	f->by_list = discover_by_list(f, s->org);
	f->by_walk = discover_by_walk(f, s);
	f->counts = f->by_walk.known ? f->by_walk : f->by_list;
	f->missing = lookup_find(s->lookup, s->domain, DNS_TXT).state ==
	    DNS_NXDOMAIN;
	f->as_of = oldest_answer(f);
	if (!(s->skip & FACTS_DMARC_HOSTS))
		ask_hosts(f, s);
}
