/* traffic: the words of what reports say of a domain. */
#include "posture/traffic.h"

struct bytes
traffic_tls_word(enum traffic_tls_type t)
{
	static const char *const words[TRAFFIC_TLS_TYPES] = { "sts", "tlsa",
		"no-policy-found", "" };

	return bytes_of(words[t]);
}
