# What align-filter is compared with: relaxed alignment without a list of
# public suffixes, by numbers of columns, as one writes it in a minute. Reads
# records with a header.
#
#	mawk -f align.awk records.tsv
function below(name, top) {
	return substr(name, length(name) - length(top)) == "." top
}

# Did a domain of the list pass that is from, above it or below it?
function aligned(domains, results, from,    d, r, i, n) {
	n = split(domains, d, "|")
	split(results, r, "|")
	for (i = 1; i <= n; i++)
		if (r[i] == "pass" && (d[i] == from || below(d[i], from) ||
		    below(from, d[i])))
			return "pass"
	return "fail"
}
BEGIN {
	FS = OFS = "\t"
}
NR == 1 {
	print $0, "spf_aligned", "dkim_aligned", "dmarc"
	next
}
{
	spf = aligned($33, $35, $26)
	dkim = aligned($29, $31, $26)
	print $0, spf, dkim, spf == "pass" || dkim == "pass" ? "pass" : "fail"
}
