# rows.awk: aligned rows of a scene, for the cases beside it.
#
# A line is FIRST LAST REPORTERS COUNT [NAME=VALUE ...]: on the days FIRST to
# LAST (from 2026-10-01, which is 0; 7:56/7 is every seventh) each of the
# reporters (a,b,c) saw COUNT messages. Names are those of columns, or
# verdict=aligned (dkim-only, spf-only, broken, misaligned, unauthenticated),
# from which the others are made. Lines that begin with # are none.
function day(n,   month, left, length_) {
	left = n; month = 10
	while (left >= (length_ = month == 11 ? 30 : 31)) {
		left -= length_; month++
	}
	return sprintf("2026-%02d-%02d", month, left + 1)
}
function put(name, value) { cell[name] = value }
function result(   v, spf, dkim) {
	v = cell["verdict"]
	spf = v == "aligned" || v == "spf-only"
	dkim = v == "aligned" || v == "dkim-only"
	put("spf_match", spf ? "strict" : "none")
	put("dkim_match", dkim ? "strict" : "none")
	put("spf_aligned", spf ? "pass" : v == "unknown" ? "unknown" : "fail")
	put("dkim_aligned", dkim ? "pass" : v == "unknown" ? v : "fail")
	put("dmarc", spf || dkim ? "pass" : v == "unknown" ? v : "fail")
	if (!("auth_domains" in asked))
		put("auth_domains", spf || dkim ? cell["org_domain"] : "")
	if (!("evidence" in asked) && v == "broken")
		put("evidence", "dkim-broken")
}
BEGIN {
	OFS = "\t"
	columns = split("source mail_auth org_name report_id begin end " \
	    "policy_domain p sp np pct testing source_ip count disposition " \
	    "reported_dmarc reason_types header_from envelope_from " \
	    "dkim_domains dkim_selectors dkim_results dkim_human_results " \
	    "spf_domains spf_results org_domain spf_match dkim_match " \
	    "spf_aligned dkim_aligned dmarc policy verdict evidence " \
	    "auth_domains sender", name, " ")
	for (i = 1; i <= columns; i++)
		printf "%s%s", name[i], i < columns ? OFS : "\n"
}
/^#/ || NF < 4 { next }
{
	for (i in cell) delete cell[i]
	for (i in asked) delete asked[i]
	put("source", "made"); put("verdict", "aligned"); put("p", "none")
	put("disposition", "none"); put("reported_dmarc", "unknown")
	put("org_domain", "example.org"); put("source_ip", "192.0.2.1")
	put("count", $4); put("spf_domains", "x.example")
	put("spf_results", "none")
	for (i = 5; i <= NF; i++) {
		k = index($i, "=")
		put(substr($i, 1, k - 1), substr($i, k + 1))
		asked[substr($i, 1, k - 1)]
	}
	result()
	if (!("header_from" in asked)) put("header_from", cell["org_domain"])
	if (!("policy_domain" in asked)) put("policy_domain",
	    cell["org_domain"])
	if (!("policy" in asked)) put("policy", cell["p"])
	m = split($3, who, ",")
	split($2, last, "/")
	for (d = $1 + 0; d <= last[1] + 0; d += last[2] ? last[2] : 1)
		for (j = 1; j <= m; j++) {
			put("org_name", who[j] ".example")
			put("report_id", who[j] d "." cell["org_domain"])
			put("begin", day(d) "T00:00:00Z")
			put("end", day(d) "T23:59:59Z")
			for (i = 1; i <= columns; i++)
				printf "%s%s", cell[name[i]],
				    i < columns ? OFS : "\n"
		}
}
