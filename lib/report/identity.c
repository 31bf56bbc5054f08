/* identity: what names a report, and what it says, as hashes. */
#include "report/identity.h"

#include "base/hash.h"
#include "base/num.h"
#include "text/cell.h"

enum { NAME_ROOM = 256 };		/* bytes; most names take less */

/* Fixed, so that a file of hashes serves the next run ("rua-tools"). */
static const struct hash_key fixed = {
	UINT64_C(0x7275612d746f6f6c), UINT64_C(0x73207365656e2031) };

void
identity_add(struct buf *b, struct bytes s)
{
	uint32_t n = (uint32_t)s.n;

	buf_add(b, (struct bytes){ (const char *)&n, sizeof(n) });
	buf_add(b, s);
}

uint64_t
identity_hash(const struct bytes *parts, size_t n)
{
	struct buf b = { 0 };
	uint64_t h;
	size_t i;

	for (i = 0; i < n; i++)
		identity_add(&b, parts[i]);
	h = hash_bytes(fixed, buf_view(&b));
	buf_free(&b);
	return h;
}

/* The same of cells, which hold no tab. */
uint64_t
identity_name(const struct bytes *parts, size_t n)
{
	struct buf b = { 0 };
	uint64_t h;
	size_t i;

	buf_room(&b, NAME_ROOM);
	for (i = 0; i < n; i++) {
		(void)cell_add(&b, parts[i]);
		buf_byte(&b, '\t');
	}
	h = hash_bytes(fixed, buf_view(&b));
	buf_free(&b);
	return h;
}

struct bytes
identity_text(uint64_t h, char out[IDENTITY_TEXT])
{
	static const char digits[] = "0123456789abcdef";
	int i;

	for (i = IDENTITY_TEXT; i-- > 0; h >>= 4)
		out[i] = digits[h & 15];
	return (struct bytes){ out, IDENTITY_TEXT };
}

static void
add_auths(struct buf *b, const struct aggregate_auth *auths, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		identity_add(b, auths[i].domain);
		identity_add(b, auths[i].detail);
		identity_add(b, auths[i].result);
		identity_add(b, auths[i].human_result);
	}
	buf_byte(b, ';');
}

static void
add_record(struct buf *b, const struct aggregate *r,
    const struct aggregate_record *rec)
{
	size_t i;

	buf_add(b, (struct bytes){ (const char *)rec->source_ip.a,
	    sizeof(rec->source_ip.a) });
	identity_add(b, (struct bytes){ (const char *)&rec->count,
	    sizeof(rec->count) });
	identity_add(b, rec->disposition);
	identity_add(b, rec->dkim);
	identity_add(b, rec->spf);
	for (i = 0; i < rec->reasons.n; i++) {
		identity_add(b, r->reasons[rec->reasons.first + i].type);
		identity_add(b, r->reasons[rec->reasons.first + i].comment);
	}
	identity_add(b, rec->header_from);
	identity_add(b, rec->envelope_from);
	identity_add(b, rec->envelope_to);
	add_auths(b, aggregate_dkims(r, rec), rec->dkims.n);
	add_auths(b, aggregate_spfs(r, rec), rec->spfs.n);
}

static uint64_t
content_of(const struct aggregate *r)
{
	const struct aggregate_policy *p = &r->policy;
	uint64_t h;
	struct buf b = { 0 };
	size_t i;

	identity_add(&b, p->p);
	identity_add(&b, p->sp);
	identity_add(&b, p->np);
	identity_add(&b, p->adkim);
	identity_add(&b, p->aspf);
	identity_add(&b, p->pct);
	identity_add(&b, p->fo);
	identity_add(&b, p->testing);
	identity_add(&b, p->discovery_method);
	for (i = 0; i < r->nrecords; i++) {
		add_record(&b, r, &r->records[i]);
		if (b.n < 4096 && i + 1 < r->nrecords)
			continue;
		/* What came so far stands as its hash: memory stays small. */
		h = hash_bytes(fixed, buf_view(&b));
		b.n = 0;
		buf_add(&b, (struct bytes){ (const char *)&h, sizeof(h) });
	}
	h = hash_bytes(fixed, buf_view(&b));
	buf_free(&b);
	return h;
}

uint64_t
aggregate_name(const struct aggregate_name *name)
{
	char numbers[2][NUM_TEXT];
	const struct bytes parts[] = {
		name->org_name, name->report_id, name->domain,
		{ numbers[0], num_format((uint64_t)name->begin, numbers[0]) },
		{ numbers[1], num_format((uint64_t)name->end, numbers[1]) },
	};

	return identity_name(parts, sizeof(parts) / sizeof(parts[0]));
}

static struct aggregate_name
name_of(const struct aggregate *r)
{
	return (struct aggregate_name){ r->raw_org_name,
	    r->report_id.n ? r->raw_report_id : BYTES_NONE,
	    r->policy.domain, r->begin, r->end };
}

uint64_t
aggregate_report(const struct aggregate *r)
{
	struct aggregate_name name = name_of(r);

	return aggregate_name(&name);
}

struct dedup_report
aggregate_identity(const struct aggregate *r)
{
	struct dedup_report id = { .content = content_of(r),
	    .messages = r->messages };
	struct aggregate_name name = name_of(r);
	char digits[IDENTITY_TEXT];

	if (name.report_id.n == 0)
		name.report_id = identity_text(id.content, digits);
	id.name = aggregate_name(&name);
	if (quirk_has(&r->quirks, QUIRK_SALVAGED))
		id.flags = DEDUP_SALVAGED;
	return id;
}
