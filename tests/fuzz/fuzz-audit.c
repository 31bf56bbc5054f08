/*
 * fuzz-audit: SPF and DMARC records, and what an audit makes of SPF.
 *
 * Each line is a TXT record: of a.example, b.example …, so that records can
 * include one another; those with a mark in front are of other types.
 */
#include <stdlib.h>

#include "audit/spf_flatten.h"
#include "audit/spf_tree.h"
#include "checks/requirements.h"
#include "posture/posture.h"
#include "records/dmarc_record.h"
#include "tests/fuzz/fuzz.h"

enum { LINES_MOST = 26 };

/* "@192.0.2.1": an address; ">c.example": an MX; "!": there is no TXT. */
static void
add_line(struct dns *d, uint32_t answer, char letter, struct bytes line)
{
	char owner[] = "a.example", text[DOMAIN_TEXT];
	struct dns_record r = { .type = DNS_TXT, .data = line };
	struct ip ip;

	owner[0] = letter;
	r.owner = BYTES(owner);
	if (line.n != 0 && line.p[0] == '@') {
		if (!ip_parse(bytes_from(line, 1), &ip))
			return;
		r.type = ip_is_v4(&ip) ? DNS_A : DNS_AAAA;
		r.data = (struct bytes){ text, ip_format(&ip, text) };
	} else if (line.n != 0 && line.p[0] == '>') {
		r.type = DNS_MX;
		r.data = (struct bytes){ text,
		    domain_normal(bytes_from(line, 1), text) };
	} else if (bytes_equal(line, BYTES("!"))) {
		dns_add_nodata(d, answer, r.owner, DNS_TXT);
		return;
	}
	dns_add(d, answer, &r);
}

/* A plus in front of a line: of the same name as the one before. */
static void
add_lines(struct dns *d, struct bytes s)
{
	uint32_t answer = dns_answer_begin(d);
	char letter = 'a' - 1;
	struct bytes line;
	size_t end;

	for (; s.n != 0 && letter < 'a' + LINES_MOST - 1;
	    s = bytes_from(s, end + 1)) {
		end = bytes_find(s, BYTES("\n"), 0);
		line = bytes_first(s, end);
		if (letter >= 'a' && line.n != 0 && line.p[0] == '+')
			line = bytes_from(line, 1);
		else
			letter++;
		add_line(d, answer, letter, line);
	}
}

static void
ask_all(const struct posture *p)
{
	const struct requirement *r;
	struct check c;
	size_t i;

	for (i = 0; (r = requirement_at(i)) != NULL; i++) {
		if (!bytes_begin(bytes_of(r->slug), BYTES("spf-")))
			continue;
		c = (struct check){ .as_of = AS_OF_NONE };
		r->check(p, BYTES_NONE, &c);
		if (c.expected.n == 0)
			abort();
		buf_free(&c.found);
		buf_free(&c.expected);
	}
}

/* Records that were made are read well, and say nothing new. */
static void
write_all(const struct posture *p)
{
	const struct subject *s = &p->subject;
	struct tsv_writer w;
	struct spf_flattened did;

	tsv_start(&w, fuzz_null());
	tsv_header(&w, KIND_SPF_TERMS, true);
	spf_tree_write(&w, s->domain, &p->spf);
	fuzz_finish(&w);
	tsv_start(&w, fuzz_null());
	tsv_header(&w, KIND_SPF_RECORDS, true);
	did = spf_flatten_write(&w, s->domain, &p->spf, s->keep);
	if (did.made && did.lookups > p->spf.walk.lookups + 10)
		abort();
	fuzz_finish(&w);
}

static void
audit(struct bytes s)
{
	struct arena keep = { 0 };
	struct posture p = { .traffic = NULL };
	struct lookup lookup;
	struct dns *d = dns_new();

	add_lines(d, s);
	lookup_start(&lookup, d);
	p.subject = (struct subject){ .domain = BYTES("a.example"),
	    .lookup = &lookup, .keep = &keep };
	spf_facts_gather(&p.spf, &p.subject);
	if (p.spf.walk.lookups > SPF_WALK_LOOKUPS ||
	    p.spf.walk.n > SPF_WALK_TERMS)
		abort();
	ask_all(&p);
	write_all(&p);
	lookup_end(&lookup);
	arena_free(&keep);
	dns_free(d);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct bytes s = { (const char *)data, n };
	struct dmarc_record dmarc;

	audit(s);
	(void)dmarc_record_read(s, &dmarc);
	return 0;
}
