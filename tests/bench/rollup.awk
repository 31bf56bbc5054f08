# What ip-rollup is compared with: three sums of each address, by numbers of
# columns, as one writes it in a minute. Reads aligned records with a header.
#
#	mawk -f rollup.awk aligned.tsv
BEGIN {
	FS = OFS = "\t"
}
NR > 1 {
	messages[$18] += $19
	if ($44 == "pass")
		pass[$18] += $19
	else if ($44 == "fail")
		fail[$18] += $19
}
END {
	for (ip in messages)
		print ip, messages[ip], pass[ip] + 0, fail[ip] + 0
}
