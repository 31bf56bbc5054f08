/* lookup: saved DNS data, asked so that what it does not tell is noted. */
#include "posture/lookup.h"

void
lookup_start(struct lookup *a, struct dns *dns)
{
	*a = (struct lookup){ .dns = dns };
	map_init(&a->noted);
}

static void
note_question(struct lookup *a, struct bytes name, enum dns_type type)
{
	struct buf line = { 0 };

	buf_add(&line, name);
	buf_byte(&line, ' ');
	buf_add(&line, dns_type_name(type));
	(void)map_add(&a->noted, buf_view(&line), NULL);
	buf_free(&line);
}

struct dns_answer
lookup_find(struct lookup *a, struct bytes name, enum dns_type type)
{
	struct dns_answer found = dns_find(a->dns, name, type);

	if (found.state == DNS_UNKNOWN && !a->quiet)
		note_question(a, found.name.n != 0 ? found.name : name, type);
	return found;
}

struct bytes
lookup_noted(const struct lookup *a, size_t i)
{
	return i < a->noted.n ? map_key(&a->noted, (uint32_t)i) : BYTES_NONE;
}

void
lookup_end(struct lookup *a)
{
	map_free(&a->noted);
}
