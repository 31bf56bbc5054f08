/*
 * strings_posture: what is said of audits, surveys and failure reports; the
 * forms are those of render/strings.h.
 *
 * CHECK_… stand in the order of enum summary_status, WEIGHT_… in that of
 * enum summary_weight (summary/posture.h).
 */
#ifndef RENDER_STRINGS_POSTURE_H
#define RENDER_STRINGS_POSTURE_H

#define STRINGS_POSTURE(X, N) \
	X(TITLE_POSTURE, "Posture of mail domains") \
	X(TITLE_FAILURES, "Summary of failure reports") \
	N(AUDITED, "{1} domain", "{1} domains") \
	N(PROFILES, "{1} profile", "{1} profiles") \
	N(CHECKS, "{1} check", "{1} checks") \
	N(FAILURE_REPORTS, "{1} failure report", "{1} failure reports") \
	N(COMPLAINTS, "{1} complaint", "{1} complaints") \
	X(LEAD_AUDIT, "{1} audited under {2}.") \
	X(LEAD_FAILURES, "{1} about {2}.") \
	/* a profile */ \
	X(POSTURE, "Posture: {1}") \
	X(POSTURE_UNNAMED, "Posture") \
	X(POSTURE_VERDICT, "Of {1}, {2} meet all that must be met, {3} fail " \
	    "some of it, and for {4} the saved answers do not tell.") \
	X(POSTURE_ADVICE, "{1}; nothing here must be met.") \
	X(POSTURE_AS_OF, "Answers of {1}.") \
	X(POSTURE_UNDATED, "Without a known date: {1}.") \
	X(POSTURE_WORST, "The matrix shows the {1} worst of {2}; the " \
	    "shares are of all. See --domain and --top.") \
	X(POSTURE_CLEAR, "No check fails or warns.") \
	X(POSTURE_NOTE, "Passing: what passes, of what passes, warns or " \
	    "fails. Unknown: the saved answers do not tell; a missing " \
	    "answer is not an absent record. What is published shows neither " \
	    "who sends nor what receivers do.") \
	X(MORE_PROFILES, "Not shown: {1}.") \
	X(WEIGHTS_CAPTION, "Checks by how they are asked for") \
	X(WEIGHT_MUST, "must") \
	X(WEIGHT_SHOULD, "should") \
	X(WEIGHT_MAY, "may") \
	X(MATRIX_CAPTION, "Domains by requirement, the worst first") \
	X(MATRIX_HEAD, "{1} ({2})") \
	X(MATRIX_LETTERS, "{1}. Columns are numbered as the requirements " \
	    "below.") \
	X(CHECK_FAIL, "fail") \
	X(CHECK_WARN, "warn") \
	X(CHECK_UNKNOWN, "unknown") \
	X(CHECK_PASS, "pass") \
	X(CHECK_NOT_APPLICABLE, "not applicable") \
	X(CHECK_NOT_ASKED, "not asked") \
	X(REQUIREMENTS_CAPTION, "Domains that pass each requirement, the " \
	    "worst first") \
	/* what is not met */ \
	X(UNMET, "Not met: {1}") \
	X(UNMET_UNNAMED, "Not met") \
	X(UNMET_TITLE, "{1}: {2} ({3})") \
	X(UNMET_FOUND, "Found: {1}.") \
	X(UNMET_NOTHING, "nothing") \
	X(UNMET_EXPECTED, "Expected: {1}.") \
	X(UNMET_REFERENCE, "Reference: {1}.") \
	X(UNMET_AS_OF, "As of {1}.") \
	X(UNMET_UNDATED, "As of an unknown date.") \
	X(UNMET_NOTE, "Note: {1}.") \
	X(UNMET_MORE, "{1} more that fail or warn; see --domain and --top.") \
	/* a survey */ \
	X(SURVEY, "Survey") \
	X(SURVEY_ALL, "All domains") \
	X(SURVEY_GROUP, "Group {1}") \
	X(SURVEY_NOTE, "Share: of the domains of which the saved answers " \
	    "tell.") \
	/* failure reports */ \
	X(FAILURE, "Failure reports") \
	X(FAILURE_SOURCES, "Failing messages by source, as failure reports " \
	    "tell them") \
	X(FAILURE_CAUSES, "Failure reports by cause") \
	X(FAILURE_REPORTERS, "Who sends failure reports") \
	X(FAILURE_NOTE, "Each is about a message that aggregate reports " \
	    "count, too, so nothing here is in any other figure. Few " \
	    "receivers send them: they are examples, no measure. Who was " \
	    "written to, subjects and local parts of addresses are not " \
	    "shown.") \
	X(COMPLAINT_KINDS, "Complaints by kind") \
	X(COMPLAINT_NOTE, "Complaints are of recipients, about mail that " \
	    "may well pass: none of it stands among failing messages.") \
	/* notes */ \
	X(ROWS_FAILURES, "Failure rows") \
	X(ROWS_AUDIT, "Audit rows") \
	X(ROWS_SURVEY, "Survey rows") \
	/* heads of columns */ \
	X(HEAD_NUMBER, "Column") \
	X(HEAD_REQUIREMENT, "Requirement") \
	X(HEAD_WEIGHT, "Asked for") \
	X(HEAD_UNMET, "Fail") \
	X(HEAD_WARN, "Warn") \
	X(HEAD_OPEN, "Unknown") \
	X(HEAD_MET, "Pass") \
	X(HEAD_NOT_APPLICABLE, "N/A") \
	X(HEAD_MET_SHARE, "Passing") \
	X(HEAD_MEASURE, "Measure") \
	X(HEAD_HOLDS, "Domains") \
	X(HEAD_OF, "Of") \
	X(HEAD_SURVEY_SHARE, "Share") \
	X(HEAD_WHAT, "What failed") \
	X(HEAD_TYPE, "Kind") \
	X(HEAD_DELIVERY, "Delivery, as told")

#endif
