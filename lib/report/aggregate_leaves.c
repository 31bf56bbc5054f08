/* aggregate_leaves: the values of the elements that hold text. */
#include "base/num.h"
#include "report/aggregate_store.h"
#include "report/values.h"

#define DKIM_KEYWORDS	"pass fail none neutral temperror permerror policy"
#define SPF_KEYWORDS	DKIM_KEYWORDS " softfail"

static void
put_text(struct store *s, struct bytes *field, struct bytes text)
{
	*field = arena_copy(&s->text, text);
}

static void
put_domain(struct store *s, struct bytes *field, struct bytes text)
{
	*field = value_domain(&s->text, arena_copy(&s->text, text), &s->now);
}

struct bytes
store_keyword(struct store *s, struct bytes text)
{
	return value_keyword(&s->text, arena_copy(&s->text, text), &s->now);
}

/* A word of a fixed set; another one stays away, with a quirk. */
static void
put_word(struct store *s, struct bytes *field, struct bytes text,
    const char *words, enum quirk odd)
{
	struct bytes word;

	word = store_keyword(s, text);
	if (word.n != 0 && !value_among(word, words)) {
		quirk_set(&s->now, odd);
		word.n = 0;
	}
	*field = word;
}

static void
put_mode(struct store *s, struct bytes *field, struct bytes text)
{
	put_word(s, field, text, "r s relaxed strict", QUIRK_POLICY_VALUE);
	if (field->n > 1) {
		quirk_set(&s->now, QUIRK_POLICY_VALUE);
		field->n = 1;
	}
}

static void
put_pct(struct store *s, struct bytes *field, struct bytes text)
{
	char digits[NUM_TEXT];
	uint64_t n;

	*field = BYTES_NONE;
	if (num_parse(text, &n) && n <= 100)
		*field = arena_copy(&s->text, (struct bytes){ digits,
		    num_format(n, digits) });
	else if (text.n != 0)
		quirk_set(&s->now, QUIRK_POLICY_VALUE);
}

static void
put_error(struct store *s, struct bytes text)
{
	struct aggregate *r = &s->report;

	if (text.n == 0)
		return;
	r->errors = store_room(r->errors, r->nerrors, &s->errors_room,
	    sizeof(*r->errors));
	r->errors[r->nerrors++] = arena_copy(&s->text, text);
}

static void
put_id(struct store *s, struct bytes text)
{
	struct aggregate *r = &s->report;

	put_text(s, &r->raw_report_id, text);
	r->report_id = value_id(r->raw_report_id);
}

static void
leaf_of_metadata(struct store *s, enum leaf leaf, struct bytes text)
{
	struct aggregate *r = &s->report;

	s->any = true;
	switch (leaf) {
	case LEAF_org_name:
		put_text(s, &r->org_name, text);
		break;
	case LEAF_email:
		put_text(s, &r->org_email, text);
		break;
	case LEAF_extra_contact_info:
		put_text(s, &r->extra_contact_info, text);
		break;
	case LEAF_report_id:
		put_id(s, text);
		break;
	case LEAF_error:
		put_error(s, text);
		break;
	case LEAF_generator:
		put_text(s, &r->generator, text);
		break;
	case LEAF_begin:
		r->begin = value_seconds(text, &s->now);
		break;
	case LEAF_end:
		r->end = value_seconds(text, &s->now);
		break;
	default:
		put_text(s, &r->version, text);
		break;
	}
}

#define POLICIES	"none quarantine reject"

static void
leaf_of_policy(struct store *s, enum leaf leaf, struct bytes text)
{
	struct aggregate_policy *p = &s->report.policy;

	switch (leaf) {
	case LEAF_policy_domain:
		put_domain(s, &p->domain, text);
		break;
	case LEAF_p:
		put_word(s, &p->p, text, POLICIES, QUIRK_POLICY_VALUE);
		break;
	case LEAF_sp:
		put_word(s, &p->sp, text, POLICIES, QUIRK_POLICY_VALUE);
		break;
	case LEAF_np:
		put_word(s, &p->np, text, POLICIES, QUIRK_POLICY_VALUE);
		break;
	case LEAF_adkim:
		put_mode(s, &p->adkim, text);
		break;
	case LEAF_aspf:
		put_mode(s, &p->aspf, text);
		break;
	case LEAF_pct:
		put_pct(s, &p->pct, text);
		break;
	case LEAF_testing:
		put_word(s, &p->testing, text, "y n", QUIRK_POLICY_VALUE);
		break;
	case LEAF_discovery_method:
		put_word(s, &p->discovery_method, text, "psl treewalk",
		    QUIRK_POLICY_VALUE);
		break;
	default:
		p->fo = store_keyword(s, text);
		break;
	}
}

/* policy_evaluated/dkim and spf: pass or fail, nothing else. */
static void
put_evaluated(struct store *s, struct bytes *field, struct bytes text)
{
	struct bytes word;

	word = store_keyword(s, text);
	if (word.n == 0) {
		quirk_set(&s->now, QUIRK_NO_POLICY_EVALUATED);
	} else if (!value_among(word, "pass fail")) {
		quirk_set(&s->now, QUIRK_POLICY_EVALUATED_VALUE);
		word.n = 0;
	}
	*field = word;
}

static void
put_disposition(struct store *s, struct bytes text)
{
	s->record->disposition = store_keyword(s, text);
	if (!value_among(s->record->disposition, POLICIES " pass"))
		quirk_set(&s->now, QUIRK_DISPOSITION);
}

static void
leaf_of_row(struct store *s, enum leaf leaf, struct bytes text)
{
	struct aggregate_record *rec = s->record;

	switch (leaf) {
	case LEAF_source_ip:
		rec->has_ip = value_ip(text, &rec->source_ip, &s->now);
		s->has_ip = true;
		break;
	case LEAF_count:
		rec->count = value_count(text, &s->now);
		s->has_count = true;
		break;
	case LEAF_disposition:
		put_disposition(s, text);
		break;
	case LEAF_evaluated_dkim:
		put_evaluated(s, &rec->dkim, text);
		break;
	default:
		put_evaluated(s, &rec->spf, text);
		break;
	}
}

static void
leaf_of_identifiers(struct store *s, enum leaf leaf, struct bytes text)
{
	struct aggregate_record *rec = s->record;

	if (leaf == LEAF_header_from)
		put_domain(s, &rec->header_from, text);
	else if (leaf == LEAF_envelope_from)
		put_domain(s, &rec->envelope_from,
		    bytes_equal(text, BYTES("<>")) ? BYTES_NONE : text);
	else
		put_domain(s, &rec->envelope_to, text);
}

static void
leaf_of_reason(struct store *s, enum leaf leaf, struct bytes text)
{
	struct aggregate_reason *reason = &s->report.reasons[s->nreasons - 1];

	if (leaf == LEAF_reason_comment)
		put_text(s, &reason->comment, text);
	else
		reason->type = store_keyword(s, text);
}

static void
put_auth_domain(struct store *s, struct bytes text)
{
	if (s->auth_is_spf &&
	    bytes_equal_nocase(text, BYTES("not.evaluated"))) {
		quirk_set(&s->now, QUIRK_NOT_EVALUATED);
		text = BYTES_NONE;
	}
	put_domain(s, &s->auth->domain, text);
}

static void
put_auth_result(struct store *s, struct bytes text)
{
	s->auth->result = store_keyword(s, text);
	if (!value_among(s->auth->result,
	    s->auth_is_spf ? SPF_KEYWORDS : DKIM_KEYWORDS))
		quirk_set(&s->now, s->auth_is_spf ? QUIRK_SPF_RESULT :
		    QUIRK_DKIM_RESULT);
}

static void
put_scope(struct store *s, struct bytes text)
{
	s->auth->detail = store_keyword(s, text);
	if (text.n != 0 && !value_among(s->auth->detail, "mfrom helo"))
		quirk_set(&s->now, QUIRK_SPF_SCOPE);
}

static void
leaf_of_auth(struct store *s, enum leaf leaf, struct bytes text)
{
	switch (leaf) {
	case LEAF_auth_domain:
		put_auth_domain(s, text);
		break;
	case LEAF_auth_detail:
		if (s->auth_is_spf)
			put_scope(s, text);
		else
			put_text(s, &s->auth->detail, text);
		break;
	case LEAF_auth_result:
		put_auth_result(s, text);
		break;
	default:
		put_text(s, &s->auth->human_result, text);
		break;
	}
}

void
store_leaf(struct store *s, enum leaf leaf, struct bytes text)
{
	if (leaf <= LEAF_end)
		leaf_of_metadata(s, leaf, text);
	else if (leaf <= LEAF_discovery_method)
		leaf_of_policy(s, leaf, text);
	else if (leaf <= LEAF_evaluated_spf)
		leaf_of_row(s, leaf, text);
	else if (leaf <= LEAF_reason_comment)
		leaf_of_reason(s, leaf, text);
	else if (leaf <= LEAF_envelope_to)
		leaf_of_identifiers(s, leaf, text);
	else
		leaf_of_auth(s, leaf, text);
}
