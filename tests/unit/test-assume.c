/* test-assume: what another policy would come to (auth/assume.h). */
#include "auth/assume.h"

#include "tap.h"

#define TOP	"example.com"
#define NEWS	"news.example.com"

/* A name and its organisational domain, which it ends in. */
static struct auth_name
name(const char *text, const char *org)
{
	return (struct auth_name){ .text = bytes_of(text),
	    .org = strlen(text) - strlen(org) };
}

/*
 * One record: who signed it with which result, what is published, what is
 * assumed and what that comes to.
 */
struct row {
	const char	*what;
	const char	*from, *record;
	const char	*p, *sp, *np;
	bool		 testing, strict;
	unsigned	 reasons;
	const char	*signer;
	enum auth_result result;
	const char	*assume;
	const char	*dmarc, *action, *change;
};

static const struct row rows[] = {
	/* What passes and what fails. */
	{ "a pass stays one", TOP, TOP, "none", "", "", false, false, 0,
	    TOP, RESULT_PASS, "p=reject,adkim=s,aspf=s",
	    "pass", "none", "same" },
	{ "a fail", TOP, TOP, "none", "", "", false, false, 0,
	    TOP, RESULT_FAIL, "p=reject", "fail", "reject", "stricter" },
	{ "a fail, less", TOP, TOP, "reject", "", "", false, false, 0,
	    TOP, RESULT_FAIL, "p=quarantine",
	    "fail", "quarantine", "weaker" },
	{ "a fail, as it is", TOP, TOP, "reject", "", "", false, false, 0,
	    TOP, RESULT_FAIL, "p=reject", "fail", "reject", "same" },
	/* Modes. */
	{ "lost to strict", NEWS, TOP, "reject", "", "", false, false, 0,
	    TOP, RESULT_PASS, "adkim=s", "fail", "reject", "stricter" },
	{ "not lost under none", NEWS, TOP, "none", "", "", false, false, 0,
	    TOP, RESULT_PASS, "adkim=s", "fail", "none", "same" },
	{ "the other mode does not count", NEWS, TOP, "reject", "", "",
	    false, false, 0, TOP, RESULT_PASS, "aspf=s",
	    "pass", "none", "same" },
	{ "saved by relaxed", NEWS, TOP, "reject", "", "", false, true, 0,
	    TOP, RESULT_PASS, "adkim=r", "pass", "none", "weaker" },
	{ "published modes stay", NEWS, TOP, "none", "", "", false, true, 0,
	    TOP, RESULT_PASS, "p=reject", "fail", "reject", "stricter" },
	/* Which policy. */
	{ "sp, which is kept", NEWS, TOP, "none", "none", "", false, false,
	    0, TOP, RESULT_FAIL, "p=reject", "fail", "none", "same" },
	{ "sp", NEWS, TOP, "none", "none", "", false, false, 0,
	    TOP, RESULT_FAIL, "sp=reject", "fail", "reject", "stricter" },
	{ "p for lack of sp", NEWS, TOP, "none", "", "", false, false, 0,
	    TOP, RESULT_FAIL, "p=reject", "fail", "reject", "stricter" },
	{ "np makes it open", NEWS, TOP, "reject", "", "", false, false, 0,
	    TOP, RESULT_FAIL, "np=none", "fail", "", "unknown" },
	{ "np and sp make it known", NEWS, TOP, "none", "none", "reject",
	    false, false, 0, TOP, RESULT_FAIL, "sp=reject",
	    "fail", "reject", "unknown" },
	{ "open, but a pass", NEWS, TOP, "none", "none", "reject", false,
	    false, 0, TOP, RESULT_PASS, "p=reject", "pass", "none", "same" },
	{ "open, and not touched", NEWS, TOP, "none", "none", "reject",
	    false, false, 0, TOP, RESULT_FAIL, "np=reject,t=n,adkim=r",
	    "fail", "", "same" },
	{ "own record", NEWS, NEWS, "none", "", "", false, false, 0,
	    TOP, RESULT_FAIL, "p=reject", "fail", "reject", "stricter" },
	{ "doubtful, made plain", NEWS, NEWS, "none", "reject", "", false,
	    false, 0, TOP, RESULT_FAIL, "p=reject",
	    "fail", "reject", "unknown" },
	{ "made doubtful", NEWS, NEWS, "reject", "reject", "", false,
	    false, 0, TOP, RESULT_FAIL, "p=none", "fail", "", "unknown" },
	{ "unrelated", NEWS, "mail.example.com", "none", "", "", false,
	    false, 0, TOP, RESULT_FAIL, "p=reject", "fail", "", "unknown" },
	{ "none was told", TOP, TOP, "", "", "", false, false, 0,
	    TOP, RESULT_FAIL, "p=reject", "fail", "reject", "unknown" },
	/* Test mode, and pct. */
	{ "test mode", TOP, TOP, "reject", "", "", false, false, 0,
	    TOP, RESULT_FAIL, "t=y", "fail", "quarantine", "weaker" },
	{ "test mode is kept", TOP, TOP, "none", "", "", true, false, 0,
	    TOP, RESULT_FAIL, "p=reject", "fail", "quarantine", "stricter" },
	{ "test mode ends", TOP, TOP, "reject", "", "", true, false, 0,
	    TOP, RESULT_FAIL, "t=n", "fail", "reject", "stricter" },
	{ "known by its reason", TOP, TOP, "none", "", "", false, false,
	    REASON_TEST_MODE, TOP, RESULT_FAIL, "p=reject",
	    "fail", "quarantine", "stricter" },
	{ "by its reason, ends", TOP, TOP, "reject", "", "", false, false,
	    REASON_TEST_MODE, TOP, RESULT_FAIL, "t=n",
	    "fail", "reject", "stricter" },
	{ "spared by pct", TOP, TOP, "reject", "", "", false, false,
	    REASON_SAMPLED_OUT, TOP, RESULT_FAIL, "p=reject",
	    "fail", "reject", "stricter" },
	{ "test mode under none", TOP, TOP, "none", "", "", false, false, 0,
	    TOP, RESULT_FAIL, "t=y", "fail", "none", "same" },
	/* What cannot be known. */
	{ "unknown under reject", TOP, TOP, "none", "", "", false, false, 0,
	    TOP, RESULT_TEMPERROR, "p=reject", "unknown", "", "unknown" },
	{ "unknown under none", TOP, TOP, "reject", "", "", false, false, 0,
	    TOP, RESULT_TEMPERROR, "p=none", "unknown", "none", "unknown" },
	{ "unknown, not touched", TOP, TOP, "reject", "", "", false, false,
	    0, TOP, RESULT_TEMPERROR, "p=reject", "unknown", "", "same" },
	{ "unknown, made to fail", NEWS, TOP, "reject", "", "", false,
	    false, 0, TOP, RESULT_TEMPERROR, "adkim=s",
	    "fail", "reject", "unknown" },
	{ "no result at all", TOP, TOP, "none", "", "", false, false, 0,
	    "", RESULT_UNUSABLE, "p=reject,adkim=s",
	    "unknown", "", "unknown" },
};

static void
check(const struct row *r)
{
	struct auth_modes modes = { r->strict, r->strict };
	struct auth_record record = { .reasons = r->reasons };
	struct auth_name signer = name(r->signer, *r->signer ? TOP : "");
	struct auth_assumptions l = { 0 };
	struct evaluation today;
	struct bytes words[ASSUME_COLUMNS], part;

	record.results.from = name(r->from, TOP);
	auth_checks_add(&record.results.dkim, &record.results.from,
	    &signer, r->result, false);
	record.published = (struct auth_published){ name(r->record, TOP),
	    auth_policy_of(bytes_of(r->p)), auth_policy_of(bytes_of(r->sp)),
	    auth_policy_of(bytes_of(r->np)), r->testing };
	today = auth_evaluate(&record, modes);
	ok(auth_assumptions_add(&l, bytes_of(r->assume), &part) == NULL,
	    r->what);
	auth_assume_words(&l, &record, &today, words);
	tap_bytes(words[ASSUME_DMARC], bytes_of(r->dmarc), "… DMARC");
	tap_bytes(words[ASSUME_ACTION], bytes_of(r->action), "… action");
	tap_bytes(words[ASSUME_CHANGE], bytes_of(r->change), "… change");
	auth_assumptions_free(&l);
	auth_checks_free(&record.results.dkim);
}

/* The texts of the option, and the part that is told to be wrong. */
static void
texts(void)
{
	static const struct {
		const char	*text, *wrong;
	} table[] = {
		{ "p=reject,sp=reject,np=none,adkim=s,aspf=r,t=n", NULL },
		{ "strict:adkim=s", NULL }, { "a_1:t=y", NULL },
		{ "assumed:p=none", NULL },
		{ "", "" }, { "p", "p" }, { "p=", "p=" },
		{ "p=Reject", "p=Reject" }, { "p=reject,", "p=reject," },
		{ "p=none,,t=y", "p=none,,t=y" }, { "adkim=x", "adkim=x" },
		{ "p=none,aspf=", "aspf=" }, { "t=1", "t=1" },
		{ "pct=50", "pct=50" }, { "rua=x", "rua=x" },
		{ "p=none,p=none", "p=none" }, { "strict:", "strict:" },
		{ ":p=none", ":p=none" }, { "Strict:p=none", "Strict" },
		{ "1st:p=none", "1st" }, { "_a:p=none", "_a" },
		{ "a-b:p=none", "a-b" }, { "a:b:p=none", "b:p=none" },
		{ "a2345678901234567890bcde:p=none", NULL },
		{ "a2345678901234567890bcdef:p=none",
		    "a2345678901234567890bcdef" },
		{ "reported:p=none", "reported" },
	};
	size_t i;

	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct auth_assumptions l = { 0 };
		struct bytes part;
		const char *why = auth_assumptions_add(&l,
		    bytes_of(table[i].text), &part);

		ok((why == NULL) == (table[i].wrong == NULL) &&
		    (why == NULL ||
		    bytes_equal(part, bytes_of(table[i].wrong))),
		    table[i].text);
		auth_assumptions_free(&l);
	}
}

static void
several(void)
{
	struct auth_assumptions l = { 0 };
	struct bytes part;
	char text[] = "a:p=none";
	int i, taken = 0;

	for (i = 0; i < ASSUME_MOST; i++, text[0]++)
		taken += auth_assumptions_add(&l, bytes_of(text),
		    &part) == NULL;
	tap_num(taken, ASSUME_MOST, "as many as there may be");
	tap_bytes(buf_view(&l.at[1].columns[ASSUME_CHANGE]),
	    BYTES("b_change"), "columns have the name in front");
	ok(auth_assumptions_add(&l, bytes_of(text), &part) != NULL,
	    "no more");
	auth_assumptions_free(&l);
	ok(auth_assumptions_add(&l, BYTES("p=none"), &part) == NULL &&
	    auth_assumptions_add(&l, BYTES("assumed:t=y"), &part) != NULL,
	    "no name twice");
	auth_assumptions_free(&l);
}

int
main(void)
{
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		check(&rows[i]);
	texts();
	several();
	return tap_done();
}
