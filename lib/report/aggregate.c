/*
 * aggregate: the elements of a report, one by one, into struct aggregate.
 *
 * What each element means inside each other one: report/aggregate_states.h.
 * Values: report/values.c.
 */
#include "report/aggregate.h"

#include <stdlib.h>

#include "base/mem.h"
#include "report/aggregate_states.h"
#include "report/namespaces.h"
#include "report/recover.h"

/* What entries may take: 16 times the text, and what small ones need. */
enum { COST_FACTOR = 16, COST_FREE = 1024 * 1024 };

enum { NESTED = 8 };		/* feedback … leaf, as the table has it */

struct aggregate_reader {
	const struct limits *limits;
	struct xml	*xml;
	unsigned char	 stack[NESTED];
	size_t		 depth;		/* open elements the table knows */
	size_t		 skipped;	/* open elements inside IN_SKIPPED */
	bool		 only_head;	/* records are passed over */
	int		 state;
	bool		 finished;	/* the root was closed */
	enum aggregate_fault fault;
	struct buf	 text;
	size_t		 wrapped;	/* open elements inside IN_WRAPPER */
	uint64_t	 seen[NESTED + 1];	/* states that were led to from
						   the element at that depth */
	struct namespaces names;
	struct store	 store;
};

struct aggregate_reader *
aggregate_new(const struct limits *limits)
{
	struct aggregate_reader *r = mem_zero(1, sizeof(*r));

	r->limits = limits;
	r->xml = xml_new();
	return r;
}

void
aggregate_free(struct aggregate_reader *r)
{
	xml_free(r->xml);
	buf_free(&r->text);
	store_free(&r->store);
	free(r);
}

static void
refuse_report(struct aggregate_reader *r, enum aggregate_fault fault)
{
	if (r->fault == AGGREGATE_GOOD)
		r->fault = fault;
	xml_stop(r->xml);
}

/* Open elements that were looked at, without the root. */
static size_t
level(const struct aggregate_reader *r)
{
	return r->depth + r->wrapped;
}

/* Is the element another's? Takes note of the namespaces it declares. */
static bool
is_foreign(struct aggregate_reader *r, struct bytes prefix,
    const char **attributes)
{
	struct arena *text = &r->store.text;

	if (r->depth == 0) {
		namespaces_root(&r->names, text, prefix, attributes);
		store_namespace(&r->store, r->names.uri);
		return false;
	}
	if (attributes[0] != NULL && !namespaces_enter(&r->names, text,
	    level(r), attributes))
		return true;
	return namespaces_foreign(&r->names, prefix);
}

/*
 * What may stand once where it stands: the first counts. Of results, all
 * do: to drop one would make a failure of a pass.
 */
static int
once(struct aggregate_reader *r, int to)
{
	uint64_t bit = UINT64_C(1) << to, *seen = &r->seen[r->depth];

	if (!(*seen & bit & STATES_ONCE)) {
		*seen |= bit;
		return to;
	}
	quirk_set(&r->store.now, to == IN_POLICY ? QUIRK_REPEATED_POLICY :
	    QUIRK_REPEATED_ELEMENT);
	return to == IN_AUTH ? to : IN_SKIPPED;
}

/* What the table says of an element here; IN_SKIPPED when nothing. */
static int
find_state(struct aggregate_reader *r, const char *name,
    const char **attributes)
{
	struct bytes prefix, local = xml_local_name(name, &prefix);
	bool odd = false;
	enum element e = element_find(local, &odd);
	int to;

	if (is_foreign(r, prefix, attributes))
		return IN_SKIPPED;
	to = state_inside(r->state, e);
	if (odd)
		quirk_set(&r->store.now, QUIRK_CASE);
	if (e == EL_identities)
		quirk_set(&r->store.now, QUIRK_IDENTITIES);
	if (to != 0)
		return once(r, to);
	quirk_set(&r->store.now, QUIRK_UNKNOWN_ELEMENT);
	return r->state == IN_FEEDBACK || r->state == IN_WRAPPER ?
	    IN_WRAPPER : IN_SKIPPED;
}

static void
enter_element(struct aggregate_reader *r, int to)
{
	bool good = true;

	switch (to) {
	case IN_POLICY:
		r->store.any = true;
		break;
	case IN_RECORD:
		if (r->state == IN_WRAPPER)
			quirk_set(&r->store.now, QUIRK_WRAPPED_RECORD);
		good = store_record(&r->store, r->limits->records);
		if (!good)
			refuse_report(r, AGGREGATE_RECORDS);
		break;
	case IN_DKIM:
		good = store_dkim(&r->store, r->limits->list);
		break;
	case IN_SPF:
		good = store_spf(&r->store, r->limits->list);
		break;
	case IN_REASON:
		good = store_reason(&r->store, r->limits->list);
		break;
	default:
		break;
	}
	if (!good)
		refuse_report(r, AGGREGATE_LIST);
}

static void
on_start(void *arg, const char *name, const char **attributes)
{
	struct aggregate_reader *r = arg;
	int to;

	if (level(r) + r->skipped >= r->limits->xml_depth) {
		refuse_report(r, AGGREGATE_DEPTH);
		return;
	}
	if (r->state == IN_SKIPPED) {
		r->skipped++;
		return;
	}
	to = find_state(r, name, attributes);
	if (to == IN_RECORD && r->only_head) {
		r->store.any = true;
		to = IN_SKIPPED;
	}
	if (to == IN_SKIPPED && r->depth == 0) {
		refuse_report(r, AGGREGATE_OTHER);
		return;
	}
	if (to == IN_WRAPPER && r->state == IN_WRAPPER) {
		r->wrapped++;
		return;
	}
	if (to < IN_LEAF)
		enter_element(r, to);
	r->stack[r->depth++] = (unsigned char)r->state;
	r->seen[r->depth] = 0;
	r->state = to;
	if (to >= IN_TEXT)
		r->text.n = 0;
}

/* What ends here, unless it is a wrapper inside another. */
static void
leave_element(struct aggregate_reader *r)
{
	if (r->state >= IN_LEAF)
		store_leaf(&r->store, (enum leaf)(r->state - IN_LEAF),
		    bytes_trim(buf_view(&r->text)));
	else if (r->state == IN_REASON)
		store_reason_end(&r->store, bytes_trim(buf_view(&r->text)));
	else if (r->state == IN_RECORD)
		store_record_end(&r->store);
	if (r->state >= IN_TEXT)
		r->text.n = 0;
	r->state = r->stack[--r->depth];
}

static void
on_end(void *arg, const char *name)
{
	struct aggregate_reader *r = arg;

	(void)name;
	/* An empty element ends though its begin stopped the reader. */
	if (r->fault != AGGREGATE_GOOD)
		return;
	if (r->skipped > 0) {
		r->skipped--;
		return;
	}
	if (r->state == IN_WRAPPER && r->wrapped > 0)
		r->wrapped--;
	else
		leave_element(r);
	namespaces_leave(&r->names, level(r));
	if (r->depth == 0) {
		r->finished = true;
		xml_stop(r->xml);
	}
}

static void
on_text(void *arg, const char *s, int n)
{
	struct aggregate_reader *r = arg;

	if (r->state < IN_TEXT) {
		if (r->state != IN_SKIPPED && r->state != IN_WRAPPER &&
		    !xml_blank(s, n))
			quirk_set(&r->store.now, QUIRK_STRAY_TEXT);
		return;
	}
	if (r->text.n + (size_t)n > r->limits->xml_text)
		refuse_report(r, AGGREGATE_TEXT);
	else
		buf_add(&r->text, (struct bytes){ s, (size_t)n });
}

/* Is what is left of a cut document the begin of its last end tag? */
static bool
only_end_missing(const struct aggregate_reader *r, struct bytes left)
{
	struct bytes end = BYTES("</feedback>");

	if (r->depth != 1 || left.n < 2)
		return false;
	if (r->names.prefix.n != 0 &&
	    bytes_begin(bytes_from(left, 2), r->names.prefix))
		return bytes_begin(BYTES("feedback>"),
		    bytes_from(left, 2 + r->names.prefix.n));
	return bytes_begin(end, bytes_trim(left));
}

static enum aggregate_fault
fault_of(struct aggregate_reader *r, enum xml_result result,
    struct bytes doc, const struct xml_position *position)
{
	if (r->fault != AGGREGATE_GOOD)
		return r->fault;
	if (r->finished)
		return AGGREGATE_GOOD;
	switch (result) {
	case XML_HAS_DOCTYPE:
		return AGGREGATE_DOCTYPE;
	case XML_CUT:
		if (!only_end_missing(r, bytes_from(doc, position->offset)))
			return AGGREGATE_CUT;
		quirk_set(&r->store.report.quirks, QUIRK_CUT_END);
		return AGGREGATE_GOOD;
	case XML_READ:
	case XML_STOPPED:
	case XML_MALFORMED:
		break;
	}
	return AGGREGATE_NOT_XML;
}

static void
begin_report(struct aggregate_reader *r, size_t bytes)
{
	store_reset(&r->store, bytes * COST_FACTOR + COST_FREE);
	r->depth = r->skipped = r->wrapped = 0;
	r->seen[0] = 0;
	r->state = OUTSIDE;
	r->finished = false;
	r->fault = AGGREGATE_GOOD;
	r->names = (struct namespaces){ .n = 0 };
}

static enum aggregate_fault
read_once(struct aggregate_reader *r, struct bytes doc,
    struct xml_position *position)
{
	static const struct xml_events events = { on_start, on_end, on_text };
	enum xml_result result;

	begin_report(r, doc.n);
	result = xml_read(r->xml, doc, &events, r, position);
	return fault_of(r, result, doc, position);
}

/* The second attempt, on a mended copy; the first fault if that fails. */
static enum aggregate_fault
read_mended(struct aggregate_reader *r, struct bytes doc,
    enum aggregate_fault first, struct xml_position *position)
{
	struct quirks q = { { 0, 0 } };
	enum aggregate_fault second = first;
	struct xml_position elsewhere;
	struct buf mended = { 0 };

	if (recover_has_doctype(doc))
		return AGGREGATE_DOCTYPE;
	if (recover_xml(doc, &mended, &q)) {
		second = read_once(r, buf_view(&mended), &elsewhere);
		quirks_add(&r->store.report.quirks, &q);
	}
	buf_free(&mended);
	if (second == AGGREGATE_NOT_XML || second == AGGREGATE_OTHER)
		return first;
	if (second == AGGREGATE_CUT)
		*position = elsewhere;
	return second;
}

/* Strictly, and if that fails once more after mending. */
static enum aggregate_fault
read_twice(struct aggregate_reader *r, struct bytes doc,
    struct xml_position *position)
{
	enum aggregate_fault fault = read_once(r, doc, position);

	/* Where no root came, a quote may have swallowed it. */
	if (fault == AGGREGATE_NOT_XML || fault == AGGREGATE_OTHER ||
	    (fault == AGGREGATE_CUT && r->depth == 0))
		fault = read_mended(r, doc, fault, position);
	return fault;
}

enum aggregate_fault
aggregate_read(struct aggregate_reader *r, struct bytes doc, bool salvage,
    const struct aggregate **report, struct xml_position *position)
{
	enum aggregate_fault fault;

	r->only_head = false;
	fault = read_twice(r, doc, position);
	if (fault == AGGREGATE_CUT && salvage && r->store.whole != 0) {
		quirk_set(&r->store.report.quirks, QUIRK_SALVAGED);
		store_salvage(&r->store);
		fault = AGGREGATE_GOOD;
	}
	if (fault == AGGREGATE_GOOD && !store_finish(&r->store))
		fault = AGGREGATE_OTHER;
	*report = &r->store.report;
	return fault;
}

bool
aggregate_read_head(struct aggregate_reader *r, struct bytes doc,
    const struct aggregate **report)
{
	struct xml_position ignored;

	r->only_head = true;
	(void)read_twice(r, doc, &ignored);
	r->store.report.raw_org_name = r->store.report.org_name;
	*report = &r->store.report;
	return r->store.any;
}

size_t
aggregate_whole(const struct aggregate_reader *r)
{
	return r->store.whole;
}
