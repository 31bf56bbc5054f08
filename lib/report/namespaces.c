/* namespaces: which elements of an aggregate report are the report's. */
#include "report/namespaces.h"

static struct bytes
without_colon(struct bytes prefix)
{
	return bytes_first(prefix, prefix.n ? prefix.n - 1 : 0);
}

/* The prefix that an attribute declares (empty: the default); else false. */
static bool
declares(const char *attribute, struct bytes *prefix)
{
	struct bytes name = bytes_of(attribute);

	if (!bytes_begin(name, BYTES("xmlns")))
		return false;
	*prefix = bytes_from(name, 5);
	if (prefix->n == 0)
		return true;
	if (prefix->p[0] != ':')
		return false;
	*prefix = bytes_from(*prefix, 1);
	return true;
}

static bool
is_reports(const struct namespaces *ns, struct bytes uri)
{
	return uri.n == 0 || bytes_equal(uri, ns->uri) ||
	    bytes_equal(uri, NAMESPACE_9990) ||
	    bytes_begin(uri, BYTES("http://dmarc.org/")) ||
	    bytes_begin(uri, BYTES("https://dmarc.org/"));
}

bool
namespaces_enter(struct namespaces *ns, struct arena *text, size_t level,
    const char **attributes)
{
	struct bytes prefix;
	size_t i;

	for (i = 0; attributes[i] != NULL; i += 2) {
		if (!declares(attributes[i], &prefix))
			continue;
		if (ns->n == BINDINGS)
			return false;
		ns->defaults += prefix.n == 0;
		ns->binding[ns->n++] = (struct binding){
			arena_copy(text, prefix), !is_reports(ns,
			bytes_trim(bytes_of(attributes[i + 1]))), level };
	}
	return true;
}

void
namespaces_root(struct namespaces *ns, struct arena *text,
    struct bytes prefix, const char **attributes)
{
	struct bytes declared;
	size_t i;

	*ns = (struct namespaces){ .prefix = arena_copy(text, prefix),
	    .uri = BYTES_NONE };
	for (i = 0; attributes[i] != NULL; i += 2)
		if (declares(attributes[i], &declared) &&
		    bytes_equal(declared, without_colon(prefix)))
			ns->uri = arena_copy(text,
			    bytes_trim(bytes_of(attributes[i + 1])));
	/* The root is the report's, whatever else it declares. */
	(void)namespaces_enter(ns, text, 0, attributes);
}

bool
namespaces_bound(const struct namespaces *ns, struct bytes prefix)
{
	size_t i = ns->n;

	prefix = without_colon(prefix);
	while (i-- > 0)
		if (bytes_equal(ns->binding[i].prefix, prefix))
			return ns->binding[i].foreign;
	/* One that was never declared says nothing. */
	return false;
}
