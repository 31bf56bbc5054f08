/* words: the keywords of records that decide something, as numbers. */
#include "auth/words.h"

#include <stdint.h>

struct word {
	struct bytes	text;
	unsigned	value;
};

#define WORD(text, value)	{ { text, sizeof(text) - 1 }, value }
#define FIND(table, word, other) \
	find(table, sizeof(table) / sizeof((table)[0]), word, other)

static const struct word results[] = {
	WORD("pass", RESULT_PASS),
	WORD("none", RESULT_NONE),
	WORD("fail", RESULT_FAIL),
	WORD("softfail", RESULT_SOFTFAIL),
	WORD("neutral", RESULT_NEUTRAL),
	WORD("temperror", RESULT_TEMPERROR),
	WORD("permerror", RESULT_PERMERROR),
	WORD("policy", RESULT_POLICY),
	WORD("hardfail", RESULT_FAIL),
	WORD("unknown", RESULT_TEMPERROR),
	WORD("error", RESULT_PERMERROR),
	WORD("invalid", RESULT_PERMERROR),
};

static const struct word policies[] = {
	WORD("none", POLICY_NONE),
	WORD("quarantine", POLICY_QUARANTINE),
	WORD("reject", POLICY_REJECT),
};

static const struct word reasons[] = {
	WORD("forwarded", REASON_FORWARDED),
	WORD("mailing_list", REASON_MAILING_LIST),
	WORD("trusted_forwarder", REASON_TRUSTED_FORWARDER),
	WORD("local_policy", REASON_LOCAL_POLICY),
	WORD("sampled_out", REASON_SAMPLED_OUT),
	WORD("policy_test_mode", REASON_TEST_MODE),
};

static unsigned
find(const struct word *table, size_t n, struct bytes word, unsigned other)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (bytes_equal(table[i].text, word))
			return table[i].value;
	return other;
}

enum auth_result
auth_result_of(struct bytes word)
{
	return (enum auth_result)FIND(results, word, RESULT_UNUSABLE);
}

enum auth_outcome
auth_outcome_of(struct bytes word)
{
	if (bytes_equal(word, BYTES("pass")))
		return OUTCOME_PASS;
	if (bytes_equal(word, BYTES("fail")))
		return OUTCOME_FAIL;
	return OUTCOME_UNKNOWN;
}

const char *
auth_outcome_word(enum auth_outcome o)
{
	static const char *const words[] = { "unknown", "fail", "pass" };

	return words[o];
}

enum auth_policy
auth_policy_of(struct bytes word)
{
	return (enum auth_policy)FIND(policies, word, POLICY_UNKNOWN);
}

const char *
auth_policy_word(enum auth_policy p)
{
	static const char *const words[] = {
		"", "none", "quarantine", "reject" };

	return words[p];
}

unsigned
auth_reason_of(struct bytes word)
{
	return word.n ? FIND(reasons, word, REASON_OTHER) : 0;
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
