/* treewalk: the organisational domain of a name by the DNS Tree Walk. */
#include "auth/treewalk.h"

#include "text/domain.h"

enum { LABELS_KEPT = 7 };	/* RFC 9989 section 4.10, step 4 */

/* The DMARC records at one name. */
struct found {
	unsigned		n;	/* with a version of DMARC */
	bool			valid;	/* the last of them is */
	struct dmarc_record	record;
};

/* Steps 2 and 6: texts without the version are discarded. */
static void
take_txt(void *walk, struct bytes txt)
{
	struct found *f = walk;
	struct dmarc_record record;

	switch (dmarc_record_read(txt, &record)) {
	case DMARC_READ:
		f->record = record;
		f->valid = true;
		f->n++;
		break;
	case DMARC_INVALID:
		f->valid = false;
		f->n++;
		break;
	case DMARC_OTHER:
	case DMARC_NEAR:
		break;
	}
}

/*
 * Is there one valid record at _dmarc.name? More than one are none. A name
 * that would be too long cannot be in the DNS.
 */
static enum treewalk_own
find_record(const struct treewalk_dns *dns, struct bytes name, struct found *f)
{
	static const char prefix[] = "_dmarc.";
	char raw[sizeof(prefix) + DOMAIN_TEXT], text[DOMAIN_TEXT];
	size_t n;

	*f = (struct found){ 0 };
	memcpy(raw, prefix, sizeof(prefix) - 1);
	memcpy(raw + sizeof(prefix) - 1, name.p, name.n);
	n = domain_normal((struct bytes){ raw, sizeof(prefix) - 1 + name.n },
	    text);
	if (n == 0)
		return TREEWALK_OWN_NONE;
	if (!dns->ask(dns->data, (struct bytes){ text, n }, take_txt, f))
		return TREEWALK_OWN_UNKNOWN;
	return f->n == 1 && f->valid ? TREEWALK_OWN : TREEWALK_OWN_NONE;
}

static size_t
count_labels(struct bytes name)
{
	size_t i, n = 1;

	for (i = 0; i < name.n; i++)
		n += name.p[i] == '.';
	return n;
}

/* Where the name without its leftmost label begins; name.n when it had one. */
static size_t
name_above(struct bytes name, size_t at)
{
	at = bytes_find(name, BYTES("."), at);
	return at == name.n ? at : at + 1;
}

/* Step 4: from the start one label up, or to the last seven. */
static size_t
second_target(struct bytes name)
{
	size_t left = count_labels(name), at = name_above(name, 0);

	for (left--; left > LABELS_KEPT; left--)
		at = name_above(name, at);
	return at;
}

/* The name one label below the one at `at`, towards the start. */
static size_t
start_below(struct bytes name, size_t at)
{
	size_t i = at - 1;

	while (i != 0 && name.p[i - 1] != '.')
		i--;
	return i;
}

struct treewalk_answer
treewalk(const struct treewalk_dns *dns, struct bytes name)
{
	struct treewalk_answer a = { true, 0, TREEWALK_OWN_UNKNOWN, 0 };
	enum treewalk_own seen;
	struct found f;
	size_t at;

	for (at = 0; at != name.n;
	    at = at == 0 ? second_target(name) : name_above(name, at)) {
		seen = find_record(dns, bytes_from(name, at), &f);
		a.queries++;
		if (at == 0)
			a.own = seen;
		if (seen == TREEWALK_OWN_UNKNOWN) {
			a.decided = false;
			return a;
		}
		if (seen == TREEWALK_OWN_NONE)
			continue;
		/* The fewest labels are the last seen; section 4.10.2. */
		a.org = at;
		if (f.record.psd == DMARC_PSD_YES && at != 0)
			a.org = start_below(name, at);
		if (f.record.psd != DMARC_PSD_UNTOLD)
			break;
	}
	return a;
}
