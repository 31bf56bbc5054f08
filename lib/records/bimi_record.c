/* bimi_record: the grammar of BIMI assertion records. */
#include "records/bimi_record.h"

#include "records/fieldlist.h"
#include "records/taglist.h"

/* One https URI with a host name in it, and no comma. */
static bool
is_location(struct bytes s)
{
	struct bytes https = BYTES("https://"), host;
	size_t i, end = 0;

	if (!bytes_begin_nocase(s, https))
		return false;
	for (i = 0; i < s.n; i++)
		if (s.p[i] <= 0x20 || s.p[i] >= 0x7f ||
		    memchr("\"<>\\^`{|},", s.p[i], 10) != NULL)
			return false;
	host = bytes_from(s, https.n);
	while (end < host.n && memchr("/?#:", host.p[end], 4) == NULL)
		end++;
	host = bytes_first(host, end);
	return host.n > 2 && host.p[0] != '.' &&
	    bytes_find(host, BYTES("@"), 0) == host.n &&
	    bytes_find(host, BYTES("."), 0) < host.n - 1;
}

struct reading {
	struct bimi_record *out;
	bool		 version, location;	/* that came */
	const char	*fault;
};

static void
take_location(struct reading *r, struct bytes value)
{
	r->location = true;
	r->out->location = value;
	if (value.n != 0 && !is_location(value))
		r->fault = bytes_find(value, BYTES(","), 0) != value.n ?
		    "l is not one URI" : "l is no https URI";
}

static void
take_preference(struct reading *r, struct bytes value)
{
	r->out->personal = bytes_equal(value, BYTES("personal"));
	if (!r->out->personal && !bytes_equal(value, BYTES("brand")))
		r->out->doubt = "avp is not brand or personal";
}

static void
take_local_parts(struct reading *r, struct bytes value)
{
	r->out->local_parts = bytes_equal(value, BYTES("true"));
	if (!r->out->local_parts && !bytes_equal(value, BYTES("false")))
		r->out->doubt = "lps is not true or false";
}

static void
take_tag(struct reading *r, const struct tag *t)
{
	if (bytes_equal(t->name, BYTES("l"))) {
		take_location(r, t->value);
	} else if (bytes_equal(t->name, BYTES("a"))) {
		r->out->evidence = t->value;
		if (t->value.n != 0 && !is_location(t->value))
			r->fault = "a is no https URI";
	} else if (bytes_equal(t->name, BYTES("avp"))) {
		take_preference(r, t->value);
	} else if (bytes_equal(t->name, BYTES("lps"))) {
		take_local_parts(r, t->value);
	}
}

/* Is the first tag v, and exactly BIMI1? */
static bool
take_version(struct taglist *l)
{
	struct tag t;

	return taglist_next(l, &t) && bytes_equal(t.name, BYTES("v")) &&
	    bytes_equal(t.value, BYTES("BIMI1"));
}

enum record_reading
bimi_record_read(struct bytes txt, struct bimi_record *out,
    const char **fault)
{
	struct reading r = { .out = out };
	struct taglist l;
	struct tag t;

	*out = (struct bimi_record){ .location = BYTES_NONE,
	    .evidence = BYTES_NONE };
	*fault = NULL;
	taglist_start(&l, txt);
	r.version = take_version(&l);
	while (r.version && r.fault == NULL && taglist_next(&l, &t))
		take_tag(&r, &t);
	if (r.fault == NULL)
		r.fault = l.fault;
	taglist_end(&l);
	if (!r.version) {
		if (!fieldlist_near(txt, BYTES("v=BIMI1")))
			return RECORD_OTHER;
		*fault = "it does not begin with \"v=BIMI1\"";
		return RECORD_NEAR;
	}
	if (r.fault == NULL && !r.location)
		r.fault = "it has no l";
	if (l.hollow && out->doubt == NULL)
		out->doubt = "nothing between two semicolons";
	out->declines = out->location.n == 0 && out->evidence.n == 0;
	*fault = r.fault;
	return r.fault == NULL ? RECORD_READ : RECORD_INVALID;
}
