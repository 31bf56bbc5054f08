/* authentic: only reports whose mail was authenticated (--require-auth). */
#include "report/authentic.h"

bool
authentic_has(struct authentic *a, struct cli *c, struct bytes source,
    struct bytes mail_auth)
{
	a->known |= mail_auth.n != 0;
	if (!a->required || bytes_equal(mail_auth, BYTES("pass")))
		return true;
	a->passed_over++;
	/* Without any mail_auth the end tells it once, for all. */
	if (a->known)
		cli_sayf(c, MSG_PASSED_OVER, source, "its mail_auth is %s, "
		    "and --require-auth takes pass only",
		    bytes_equal(mail_auth, BYTES("fail")) ? "fail" :
		    bytes_equal(mail_auth, BYTES("none")) ? "none" : "empty");
	return false;
}

void
authentic_finish(const struct authentic *a, struct cli *c)
{
	if (a->passed_over != 0 && !a->known)
		cli_sayf(c, MSG_MISSING_COLUMN, BYTES_NONE, "mail_auth has no "
		    "value in any row; --require-auth needs dmarc-unpack "
		    "--authserv-id");
}
