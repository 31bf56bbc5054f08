# What failure-parse is compared with: source, From and three fields of each
# report, as one writes it in a minute. Reads documents rows with a header; of
# parts, encodings and comments it knows nothing.
#
#	mawk -f failures.awk documents.tsv
BEGIN {
	FS = OFS = "\t"
}
NR == 1 || $2 != "failure" {
	next
}
{
	n = split($8, line, /\\n/)
	ip = arrival = why = result = from = ""
	for (i = 1; i <= n; i++) {
		at = index(line[i], ":")
		name = tolower(substr(line[i], 1, at - 1))
		value = substr(line[i], at + 2)
		if (name == "source-ip" || name ~ /sender ip address$/)
			ip = value
		else if (name == "arrival-date")
			arrival = value
		else if (name == "auth-failure")
			why = value
		else if (name == "delivery-result")
			result = value
		else if (name == "from")
			from = value
	}
	sub(/.*@/, "", from)
	sub(/>$/, "", from)
	print $1, ip, arrival, from, why, result
}
