/* keywords: the keywords of records that decide something, as numbers. */
#include "keywords/keywords.h"

#define IS(word, literal)	WORD_IS(word, literal)

enum auth_result
auth_result_of(struct bytes word)
{
	if (IS(word, "pass"))
		return RESULT_PASS;
	if (IS(word, "fail") || IS(word, "hardfail"))
		return RESULT_FAIL;
	if (IS(word, "none"))
		return RESULT_NONE;
	if (IS(word, "softfail"))
		return RESULT_SOFTFAIL;
	if (IS(word, "neutral"))
		return RESULT_NEUTRAL;
	if (IS(word, "policy"))
		return RESULT_POLICY;
	if (IS(word, "temperror") || IS(word, "unknown"))
		return RESULT_TEMPERROR;
	if (IS(word, "permerror") || IS(word, "error") ||
	    IS(word, "invalid"))
		return RESULT_PERMERROR;
	return RESULT_UNUSABLE;
}

enum auth_outcome
auth_outcome_of(struct bytes word)
{
	if (IS(word, "pass"))
		return OUTCOME_PASS;
	return IS(word, "fail") ? OUTCOME_FAIL : OUTCOME_UNKNOWN;
}

struct bytes
auth_outcome_keyword(enum auth_outcome o)
{
	static const struct bytes words[] = {
		WORD("unknown"), WORD("fail"), WORD("pass") };

	return words[o];
}

enum auth_policy
auth_policy_of(struct bytes word)
{
	if (IS(word, "none"))
		return POLICY_NONE;
	if (IS(word, "quarantine"))
		return POLICY_QUARANTINE;
	return IS(word, "reject") ? POLICY_REJECT : POLICY_UNKNOWN;
}

struct bytes
auth_policy_keyword(enum auth_policy p)
{
	static const struct bytes words[] = { WORD(""), WORD("none"),
		WORD("quarantine"), WORD("reject") };

	return words[p];
}

enum auth_disposition
auth_disposition_of(struct bytes word)
{
	if (IS(word, "none") || IS(word, "pass"))
		return DISPOSITION_NONE;
	if (IS(word, "reject"))
		return DISPOSITION_REJECT;
	return IS(word, "quarantine") ? DISPOSITION_QUARANTINE :
	    DISPOSITION_OTHER;
}

unsigned
auth_reason_of(struct bytes word)
{
	if (word.n == 0)
		return 0;
	if (IS(word, "forwarded"))
		return REASON_FORWARDED;
	if (IS(word, "mailing_list"))
		return REASON_MAILING_LIST;
	if (IS(word, "trusted_forwarder"))
		return REASON_TRUSTED_FORWARDER;
	if (IS(word, "local_policy"))
		return REASON_LOCAL_POLICY;
	if (IS(word, "sampled_out"))
		return REASON_SAMPLED_OUT;
	return IS(word, "policy_test_mode") ? REASON_TEST_MODE : REASON_OTHER;
}

static bool
word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '-' || c == '_';
}

bool
auth_says_arc_pass(struct bytes comment)
{
	const struct bytes needle = BYTES("arc=pass");
	size_t at = 0, end;

	for (;;) {
		at = bytes_find_nocase(comment, needle, at);
		if (at == comment.n)
			return false;
		end = at + needle.n;
		if ((at == 0 || !word_byte(comment.p[at - 1])) &&
		    (end == comment.n || !word_byte(comment.p[end])))
			return true;
		at = end;
	}
}
