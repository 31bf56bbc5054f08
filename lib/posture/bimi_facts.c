/* bimi_facts: what the data says of a domain's BIMI. */
#include "posture/bimi_facts.h"

#include "crypto/certificate.h"
#include "posture/as_of.h"

static void
take_text(void *to, struct bytes text)
{
	struct bimi_record_at *p = to;
	struct bimi_record record;
	const char *fault;
	enum record_reading how = bimi_record_read(text, &record, &fault);

	if (published_take(&p->txt, how, text, NULL, fault))
		p->record = record;
}

static void
read_record_at(struct bimi_record_at *p, const struct subject *s,
    struct bytes name)
{
	*p = (struct bimi_record_at){ .name = name };
	published_ask(&p->txt, s, "default._bimi.", name, take_text, p);
}

/* ---- The certificate */

/*
 * Is name that of domain, or of its default selector
 * (draft-fetch-validation-vmc-wchuang)?
 */
static bool
is_for(struct bytes name, struct bytes domain)
{
	struct bytes selector = BYTES("default._bimi.");

	if (name.n == domain.n + selector.n &&
	    bytes_equal_nocase(bytes_first(name, selector.n), selector))
		name = bytes_from(name, selector.n);
	return domain.n != 0 && bytes_equal_nocase(name, domain);
}

static bool
is_named(struct bytes names, const struct subject *s)
{
	struct bytes name;
	size_t end;

	for (; names.n != 0; names = bytes_from(names, end + 1)) {
		end = bytes_find(names, BYTES("\n"), 0);
		name = bytes_first(names, end);
		if (is_for(name, s->domain) || is_for(name, s->org))
			return true;
	}
	return false;
}

static void
read_certificate(struct bimi_facts *f, const struct subject *s)
{
	struct bimi_certificate *to = &f->certificate;
	struct policy_file l = policy_file_read(s->bimi_dir, "",
	    f->counts->name, ".pem",
	    CERTIFICATE_MOST, s->keep);
	struct certificate c;

	to->state = l.state;
	if (l.state != POLICY_FILE_READ)
		return;
	if (certificate_read(l.text, &c)) {
		to->not_before = c.not_before;
		to->not_after = c.not_after;
		to->mark = c.mark;
		to->named = is_named(buf_view(&c.names), s);
	}
	to->fault = c.fault;
	certificate_free(&c);
}

static void
read_picture(struct bimi_facts *f, const struct subject *s)
{
	struct policy_file l = policy_file_read(s->bimi_dir, "",
	    f->counts->name, ".svg",
	    SVG_MOST, s->keep);

	f->picture = l.state;
	if (l.state == POLICY_FILE_READ)
		svg_read(l.text, s->keep, &f->svg);
}

void
bimi_facts_gather(struct bimi_facts *f, const struct subject *s)
{
	*f = (struct bimi_facts){ .org = { .name = BYTES_NONE } };
	read_record_at(&f->own, s, s->domain);
	f->counts = &f->own;
	if (f->own.txt.records == 0 && s->org.n != 0 &&
	    !bytes_equal(s->org, s->domain)) {
		read_record_at(&f->org, s, s->org);
		if (f->own.txt.state != DNS_UNKNOWN)
			f->counts = &f->org;
	}
	read_picture(f, s);
	read_certificate(f, s);
}
