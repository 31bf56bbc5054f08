/* aggregate_states: what each element means inside each other one. */
#include "report/aggregate_states.h"

#define LEAF(name)	(IN_LEAF + LEAF_##name)

static const unsigned char inside[STATES][EL_COUNT] = {
	[OUTSIDE] = {
		[EL_feedback] = IN_FEEDBACK,
	},
	[IN_FEEDBACK] = {
		[EL_version] = LEAF(version),
		[EL_report_metadata] = IN_METADATA,
		[EL_policy_published] = IN_POLICY,
		[EL_record] = IN_RECORD,
		[EL_extension] = IN_SKIPPED,
	},
	[IN_WRAPPER] = {
		[EL_record] = IN_RECORD,
		[EL_extension] = IN_SKIPPED,
	},
	[IN_METADATA] = {
		[EL_org_name] = LEAF(org_name),
		[EL_email] = LEAF(email),
		[EL_extra_contact_info] = LEAF(extra_contact_info),
		[EL_report_id] = LEAF(report_id),
		[EL_date_range] = IN_DATES,
		[EL_error] = LEAF(error),
		[EL_generator] = LEAF(generator),
	},
	[IN_DATES] = {
		[EL_begin] = LEAF(begin),
		[EL_end] = LEAF(end),
	},
	[IN_POLICY] = {
		[EL_domain] = LEAF(policy_domain),
		[EL_p] = LEAF(p),
		[EL_sp] = LEAF(sp),
		[EL_np] = LEAF(np),
		[EL_adkim] = LEAF(adkim),
		[EL_aspf] = LEAF(aspf),
		[EL_pct] = LEAF(pct),
		[EL_fo] = LEAF(fo),
		[EL_testing] = LEAF(testing),
		[EL_discovery_method] = LEAF(discovery_method),
	},
	[IN_RECORD] = {
		[EL_row] = IN_ROW,
		[EL_identifiers] = IN_IDENTIFIERS,
		[EL_identities] = IN_IDENTIFIERS,
		[EL_auth_results] = IN_AUTH,
		[EL_extension] = IN_SKIPPED,
	},
	[IN_ROW] = {
		[EL_source_ip] = LEAF(source_ip),
		[EL_count] = LEAF(count),
		[EL_policy_evaluated] = IN_EVALUATED,
	},
	[IN_EVALUATED] = {
		[EL_disposition] = LEAF(disposition),
		[EL_dkim] = LEAF(evaluated_dkim),
		[EL_spf] = LEAF(evaluated_spf),
		[EL_reason] = IN_REASON,
	},
	[IN_REASON] = {
		[EL_type] = LEAF(reason_type),
		[EL_comment] = LEAF(reason_comment),
	},
	[IN_IDENTIFIERS] = {
		[EL_header_from] = LEAF(header_from),
		[EL_envelope_from] = LEAF(envelope_from),
		[EL_envelope_to] = LEAF(envelope_to),
	},
	[IN_AUTH] = {
		[EL_dkim] = IN_DKIM,
		[EL_spf] = IN_SPF,
	},
	[IN_DKIM] = {
		[EL_domain] = LEAF(auth_domain),
		[EL_selector] = LEAF(auth_detail),
		[EL_result] = LEAF(auth_result),
		[EL_human_result] = LEAF(auth_human_result),
	},
	[IN_SPF] = {
		[EL_domain] = LEAF(auth_domain),
		[EL_scope] = LEAF(auth_detail),
		[EL_result] = LEAF(auth_result),
		[EL_human_result] = LEAF(auth_human_result),
	},
};

int
state_inside(int state, enum element e)
{
	return state < STATES ? inside[state][e] : 0;
}
