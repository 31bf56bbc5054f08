/* threshold: what a profile may set a requirement's threshold to. */
#include "checks/threshold.h"

#include "base/num.h"
#include "records/dmarc_record.h"

uint64_t
threshold_value(struct bytes t)
{
	uint64_t n = 0;

	return num_parse(t, &n) ? n : 0;
}

const char *
threshold_sts_mode(struct bytes t)
{
	return bytes_equal(t, BYTES("testing")) ||
	    bytes_equal(t, BYTES("enforce")) ? NULL :
	    "the threshold must be testing or enforce";
}

const char *
threshold_number(struct bytes t)
{
	uint64_t n;

	return num_parse(t, &n) ? NULL : "the threshold must be a number";
}

const char *
threshold_policy(struct bytes t)
{
	return auth_policy_of(t) != POLICY_UNKNOWN ? NULL :
	    "the threshold must be none, quarantine or reject";
}

const char *
threshold_address(struct bytes t)
{
	size_t at = bytes_find(t, BYTES("@"), 0);

	return at != 0 && at + 1 < t.n ? NULL :
	    "the threshold must be a mail address";
}

const char *
threshold_text(struct bytes t)
{
	return t.n != 0 ? NULL : "the threshold must be words";
}

unsigned
threshold_fo_set(struct bytes t)
{
	static const char letters[] = "01ds";
	unsigned set = 0;
	const char *at;
	size_t i;

	for (i = 0; i < t.n; i++) {
		at = t.p[i] != '\0' ? strchr(letters, t.p[i]) : NULL;
		if ((i % 2 == 0) != (at != NULL) ||
		    (at == NULL && t.p[i] != ':'))
			return 0;
		if (at != NULL)
			set |= (unsigned)DMARC_FO_ALL << (at - letters);
	}
	return t.n % 2 != 0 ? set : 0;
}

const char *
threshold_fo(struct bytes t)
{
	return threshold_fo_set(t) != 0 ? NULL :
	    "the threshold must be of 0, 1, d and s, with colons between";
}
