/* dmarc_uri: the report addresses of DMARC records. */
#include "records/dmarc_record.h"

#include "records/taglist.h"

/* "!10m" at the end, of RFC 7489: the size is taken off. */
static struct bytes
take_size(struct bytes *uri)
{
	struct bytes size;
	size_t i, n = uri->n;

	while (n != 0 && uri->p[n - 1] != '!')
		n--;
	size = bytes_from(*uri, n);
	if (n == 0 || size.n == 0)
		return BYTES_NONE;
	for (i = 0; i < size.n; i++)
		if (!(size.p[i] >= '0' && size.p[i] <= '9') &&
		    (i == 0 || i + 1 != size.n ||
		    memchr("kmgtKMGT", size.p[i], 8) == NULL))
			return BYTES_NONE;
	uri->n = n - 1;
	return size;
}

/* Length of the scheme with its colon (RFC 3986 section 3.1), or 0. */
static size_t
scheme(struct bytes uri)
{
	size_t colon = bytes_find(uri, BYTES(":"), 0), i;
	char c;

	for (i = 0; i < colon; i++) {
		c = uri.p[i];
		if (!((c | 0x20) >= 'a' && (c | 0x20) <= 'z') &&
		    (i == 0 || (!(c >= '0' && c <= '9') && c != '+' &&
		    c != '-' && c != '.')))
			return 0;
	}
	return colon == 0 || colon == uri.n ? 0 : colon + 1;
}

/* Only what may stand in a URI; addresses are ASCII (RFC 8616 section 6). */
static bool
is_uri(struct bytes uri)
{
	size_t i;

	for (i = 0; i < uri.n; i++)
		if (uri.p[i] <= 0x20 || uri.p[i] >= 0x7f ||
		    memchr("\"<>\\^`{|}!", uri.p[i], 10) != NULL)
			return false;
	return true;
}

bool
dmarc_uri_next(struct bytes *list, struct dmarc_uri *out)
{
	size_t comma, colon, at;

	if (list->n == 0)
		return false;
	comma = bytes_find(*list, BYTES(","), 0);
	*out = (struct dmarc_uri){ .text = tag_trim(bytes_first(*list, comma)),
	    .domain = BYTES_NONE };
	*list = bytes_from(*list, comma + 1);
	out->size = take_size(&out->text);
	colon = scheme(out->text);
	out->valid = colon != 0 && colon < out->text.n && is_uri(out->text);
	out->mailto = bytes_begin_nocase(out->text, BYTES("mailto:"));
	if (!out->mailto)
		return true;
	out->domain = bytes_from(out->text, colon);
	out->domain.n = bytes_find(out->domain, BYTES("?"), 0);
	at = out->domain.n;
	while (at != 0 && out->domain.p[at - 1] != '@')
		at--;
	out->valid = out->valid && at > 1 && at < out->domain.n;
	out->domain = bytes_from(out->domain, at);
	return true;
}
