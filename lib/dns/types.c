/* types: types and classes of DNS records, by their names. */
#include "dns/types.h"

#include "base/num.h"

static const struct {
	enum dns_type	 type;
	const char	*name;
} kept[] = {
	{ DNS_TXT, "TXT" }, { DNS_A, "A" }, { DNS_AAAA, "AAAA" },
	{ DNS_MX, "MX" }, { DNS_NS, "NS" }, { DNS_CNAME, "CNAME" },
	{ DNS_SOA, "SOA" }, { DNS_PTR, "PTR" }, { DNS_TLSA, "TLSA" },
	{ DNS_SPF, "SPF" }, { DNS_DNAME, "DNAME" },
};

/* Others that stand in zone files without TTL and class before them. */
static const char *const others[] = {
	"SRV", "CAA", "DS", "RRSIG", "NSEC", "DNSKEY", "NSEC3", "NSEC3PARAM",
	"HTTPS", "SVCB", "SSHFP", "NAPTR", "LOC", "HINFO", "RP", "URI",
	"CERT", "AFSDB", "CDS", "CDNSKEY", "OPENPGPKEY", "SMIMEA", "CSYNC",
	"ZONEMD", "ANY", "AXFR", "IXFR", "ALIAS", "ANAME", "DLV", "KEY",
	"SIG", "NXT", "WKS", "X25", "ISDN", "RT", "NSAP", "PX", "GPOS",
	"EID", "NIMLOC", "ATMA", "KX", "APL", "IPSECKEY", "DHCID", "HIP",
	"NID", "L32", "L64", "LP", "EUI48", "EUI64", "AVC", "AMTRELAY",
};

/* TYPE99 and CLASS1; false when it is no such name. */
static bool
numbered(struct bytes name, struct bytes prefix, uint64_t *number)
{
	return bytes_begin_nocase(name, prefix) &&
	    num_parse(bytes_from(name, prefix.n), number) &&
	    *number <= UINT16_MAX;
}

enum dns_type
dns_type_of(struct bytes name)
{
	uint64_t number;
	size_t i;

	for (i = 0; i < sizeof(kept) / sizeof(kept[0]); i++)
		if (bytes_equal_nocase(name, bytes_of(kept[i].name)))
			return kept[i].type;
	for (i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (bytes_equal_nocase(name, bytes_of(others[i])))
			return DNS_OTHER;
	if (!numbered(name, BYTES("TYPE"), &number))
		return DNS_NO_TYPE;
	for (i = 0; i < sizeof(kept) / sizeof(kept[0]); i++)
		if (number == kept[i].type)
			return kept[i].type;
	return DNS_OTHER;
}

struct bytes
dns_type_name(enum dns_type type)
{
	size_t i;

	for (i = 0; i < sizeof(kept) / sizeof(kept[0]); i++)
		if (type == kept[i].type)
			return bytes_of(kept[i].name);
	return BYTES_NONE;
}

bool
dns_type_possible(struct bytes name)
{
	size_t i;
	char c;

	for (i = 0; i < name.n; i++) {
		c = name.p[i];
		if (!(c >= 'A' && c <= 'Z') &&
		    (i == 0 || (c != '-' && !(c >= '0' && c <= '9'))))
			return false;
	}
	return name.n != 0 && name.n <= 16;
}

enum dns_class
dns_class_of(struct bytes name)
{
	uint64_t number;

	if (bytes_equal_nocase(name, BYTES("IN")))
		return DNS_IN;
	if (bytes_equal_nocase(name, BYTES("CH")) ||
	    bytes_equal_nocase(name, BYTES("HS")) ||
	    bytes_equal_nocase(name, BYTES("CS")))
		return DNS_OTHER_CLASS;
	if (!numbered(name, BYTES("CLASS"), &number))
		return DNS_NO_CLASS;
	return number == 1 ? DNS_IN : DNS_OTHER_CLASS;
}
