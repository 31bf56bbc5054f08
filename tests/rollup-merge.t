#!/bin/sh
# Roll-ups merge exactly: the parts of a heap of records, rolled up apart and
# merged in any order, give byte for byte the roll-up of the whole. And its
# sums are those that awk finds. Prints TAP.

top=$(cd "$(dirname "$0")/.." && pwd)
PATH=${BUILD_BIN:-$top/build/bin}:$PATH
export PATH
export LC_ALL=C
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
n=0

# is NAME COMMAND ...: the check holds when the command ends with 0.
is() {
	name=$1
	shift
	n=$((n + 1))
	if "$@" >"$work/told" 2>&1; then
		echo "ok $n - $name"
	else
		echo "not ok $n - $name"
		head -n 10 "$work/told" | cut -c 1-200 | sed 's/^/#   /'
	fi
}

# make SEED ROWS: aligned records with a header, the same for the same seed.
# Few addresses and many domains, so that sets overflow their 64 items.
make() {
	awk -v x="$1" -v rows="$2" '
	function any(m) {	# 0 ... m - 1 (Lehmer, 1951)
		x = x * 16807 % 2147483647
		return x % m
	}
	function pick(words,   w, m) {
		m = split(words, w, " ")
		words = w[any(m) + 1]
		return words == "-" ? "" : words
	}
	function time(day, second) {
		return sprintf("2026-%02d-%02dT%02d:%02d:%02dZ", 11 + day / 28,
		    day % 28 + 1, second / 3600, second / 60 % 60, second % 60)
	}
	function count() {
		return any(9) ? any(50) : sprintf("%.0f", any(2000000000) * 4)
	}
	function address(   k) {
		k = any(40)
		if (k == 0)
			return ""
		if (k < 10)
			return sprintf("2001:db8:%x::%x", 1 + any(3), k)
		return sprintf("%d.0.%d.%d", 1 + any(3) * 99, any(3), k)
	}
	BEGIN {
		OFS = "\t"
		print "source", "org_name", "report_id", "begin", "end",
		    "policy_domain", "p", "source_ip", "count",
		    "disposition", "reported_dkim", "reported_spf",
		    "reported_dmarc", "reason_types", "header_from",
		    "dkim_domains", "dkim_results", "spf_domains",
		    "spf_results", "spf_match", "dkim_match", "spf_aligned",
		    "dkim_aligned", "dmarc", "policy", "verdict",
		    "auth_domains"
		for (i = 0; i < rows; i++) {
			day = any(40)
			from = sprintf("n%d.harbour.example", any(90))
			print "r" i, "org" any(80) pick("- |x \\t …"), i,
			    time(day, any(3) * 28800),
			    time(day + any(2), any(86400)),
			    "harbour.example", pick("none quarantine reject"),
			    address(), count(),
			    pick("none quarantine reject pass - odd"),
			    pick("pass fail -"), pick("pass fail -"),
			    pick("pass fail unknown"),
			    pick("- - - local_policy forwarded|other"),
			    from, from "|esp" any(300) ".example",
			    pick("pass fail temperror") "|" pick("pass none"),
			    from, pick("pass fail permerror unknown error"),
			    pick("strict relaxed none unknown"),
			    pick("strict relaxed none unknown"),
			    pick("pass fail unknown"),
			    pick("pass fail unknown"),
			    pick("pass fail unknown"),
			    pick("none quarantine reject -"),
			    pick("aligned dkim-only spf-only forwarded " \
				"broken misaligned unauthenticated unknown"),
			    any(3) ? from "|esp" any(300) ".example" : ""
		}
	}'
}

# parts FILE SEED COUNT: part.1 ... part.COUNT of it, some may be empty.
parts() {
	rm -f part.*
	awk -v x="$2" -v count="$3" '
	NR == 1 {
		for (i = 1; i <= count; i++)
			print >("part." i)
		next
	}
	{
		x = x * 16807 % 2147483647
		print >("part." x % count + 1)
	}' "$1"
}

shuffle() {
	head -n 1 "$1"
	tail -n +2 "$1" | awk -v x="$2" '{
		x = x * 16807 % 2147483647
		printf "%d\t%s\n", x, $0 }' | sort -n | cut -f 2-
}

# columns NAME ...: those columns of standard input, without the header.
columns() {
	awk -F '\t' -v names="$*" '
	BEGIN { n = split(names, want, " ") }
	NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
	{
		for (i = 1; i <= n; i++)
			printf("%s%s", i > 1 ? "\t" : "", $at[want[i]])
		print ""
	}'
}

make 1 4000 >aligned.tsv
# The first half with verdicts, the second as the reporter evaluated it.
{ head -n 2001 aligned.tsv
  head -n 1 aligned.tsv | cut -f 1-19
  tail -n 2000 aligned.tsv | cut -f 1-19; } >mixed.tsv
make 7 300 | cut -f 1-19 >records.tsv

# merges ROLLUP-OPTIONS: three shapes of merging against `whole`.
merges() {
	for p in part.*; do
		ip-rollup -q "$@" "$p" >"rolled.${p#part.}" || return 1
	done
	ip-rollup -q "$@" rolled.* >forwards &&
	    cmp forwards whole || return 1
	ip-rollup -q "$@" rolled.7 rolled.6 rolled.5 rolled.4 rolled.3 \
	    rolled.2 rolled.1 >backwards && cmp backwards whole || return 1
	cp rolled.1 sum
	for p in rolled.[2-9]; do
		ip-rollup -q "$@" "$p" sum >next && mv next sum || return 1
	done
	cmp sum whole || return 1
	cat rolled.* | ip-rollup -q "$@" | cmp - whole || return 1
	# Some parts merged already, others not even rolled up.
	ip-rollup -q "$@" rolled.2 rolled.4 >pair &&
	    ip-rollup -q "$@" part.1 pair part.3 rolled.5 part.6 rolled.7 |
	    cmp - whole
}

# lists: some of the addresses and names that make knows, under its columns.
for i in 1 100 199; do
	for k in 0 1 2; do
		printf '%s.0.%s.0/24\tlabel %s\n' $i $k $((k * i % 4))
		printf '%s.0.%s.1%s\tlabel |%s\n' $i $k $k $k
	done
done >labels
printf '2001:db8:1::/48\tsix\n199.0.0.0/8\t\n' >>labels
awk 'BEGIN { for (i = 10; i < 30; i++) print "1.0.1." i "\th" i ".example" }' \
    >hosts
printf '1.0.0.0/8\tcountry=NZ\tasn=AS64496\tname=One\n' >countries
printf '100.0.0.0/17\tcountry=FR\n100.0.1.0/25\tcountry=AU\n' >>countries
"$top/tests/tools/make-mmdb" <countries >mmdb
awk 'BEGIN {
	OFS = "\t"
	for (i = 0; i < 300; i += 1 + i % 3)
		print "dkim", "esp" i ".example", "Service " i % 5
	print "net", "199.0.0.0/16", "Relay"
	print "net", "100.0.2.0/24", "Relay 2"
}' >services
lists='--labels=labels --hosts=hosts --mmdb=mmdb --services=services'

for file in aligned records; do
	parts $file.tsv 11 7
	shuffle $file.tsv 5 >shuffled.tsv
	for key in --by=source_ip --by=header_from --by=policy_domain \
	    --by=day,source_ip --by=week,org_name --by=month \
	    --by=disposition,policy_domain '--net4=16 --net6=40' \
	    "--by=source_ip $lists" "--by=day,net --net4=25 $lists" \
	    "--by=service $lists" "--by=service,label,header_from $lists" \
	    "--by=country,as_number,host $lists" "--by=as_name $lists"; do
		# Several options in one word:
		# shellcheck disable=SC2086
		set -- $key
		ip-rollup -q "$@" $file.tsv >whole
		ip-rollup -q "$@" shuffled.tsv >shuffled
		is "$file $key: no matter which row comes first" \
		    cmp shuffled whole
		is "$file $key: seven parts" merges "$@"
	done
done

# What awk finds for service and label of each record. Prefixes are whole
# octets here, or the one network of IPv6.
awk -F '\t' '
	function prefix(net,   octet, bits, i, s) {
		if (net ~ /:/ || net !~ /\//)
			return net ~ /:/ ? "2001:db8:1:" : net
		split(net, octet, "[./]")
		for (i = 1; i <= octet[5] / 8; i++)
			s = s octet[i] "."
		return s
	}
	function longest(table, ip,   s) {
		for (s = ip; s != ""; sub(/[^.:]*[.:]?$/, "", s))
			if (s in table)
				return table[s]
		return ""
	}
	FILENAME == "services" && $1 == "dkim" { of[$2] = $3 }
	FILENAME == "services" && $1 == "net" { via[prefix($2)] = "via " $3 }
	FILENAME == "labels" { label[prefix($1)] = $2 }
	FILENAME == "aligned.tsv" && FNR > 1 {
		name = ""
		n = split($27, item, "|")
		for (i = 1; i <= n && name != "several"; i++)
			if (item[i] in of)
				name = name == "" || name == of[item[i]] ? \
				    of[item[i]] : "several"
		if (name == "" || name == "several")
			name = longest(via, $8)
		sum[name "\t" longest(label, $8)] += $9
	}
	END {
		for (k in sum)
			printf "%s\t%.0f\n", k, sum[k]
	}' services labels aligned.tsv | sort >awk.tsv
# shellcheck disable=SC2086
ip-rollup --by=service,label $lists aligned.tsv |
    columns service label messages | sort >ours.tsv
is "services and labels are those awk finds" diff awk.tsv ours.tsv

# Both kinds together: each part is of one kind, the whole of both.
ip-rollup -q mixed.tsv >whole
head -n 2001 mixed.tsv | ip-rollup >half.1
tail -n +2002 mixed.tsv | ip-rollup -q >half.2
ip-rollup half.1 half.2 >forwards
ip-rollup half.2 half.1 >backwards
is "records and aligned records, merged" cmp forwards whole
is "and the other way round" cmp backwards whole

# What awk finds for each address. Sums are below 2^53 here.
totals() {
	awk -F '\t' -v want="$2" '
	function item(set, k, s) {
		if (s != "" && !((set, k, s) in seen)) {
			seen[set, k, s] = 1
			print k, set, s >"items"
		}
	}
	BEGIN { OFS = "\t" }
	NR == 1 { next }
	{
		k = $8
		messages[k] += $9
		records[k]++
		pass[k] += $24 == "pass" ? $9 : 0
		fail[k] += $24 == "fail" ? $9 : 0
		stopped[k] += $24 == "fail" && $10 == "reject" ? $9 : 0
		acted[k] += $24 == "pass" && $10 ~ /^(quarantine|reject)$/ ? $9 : 0
		raw[k] += $19 == "pass" ? $9 : 0
		dkim[k] += $17 ~ /pass/ ? $9 : 0
		strict[k] += $20 == "strict" || $21 == "strict" ? $9 : 0
		broken[k] += $26 == "broken" ? $9 : 0
		over[k] += $14 != "" ? $9 : 0
		dns[k] += $17 ~ /temperror/ || $19 == "unknown" ? $9 : 0
		perm[k] += $19 ~ /^(permerror|error)$/ ? $9 : 0
		if (!(k in first) || $4 < first[k])
			first[k] = $4
		if (!(k in last) || $5 > last[k])
			last[k] = $5
		item("from", k, $15)
	}
	END {
		for (k in messages)
			printf "%s\t%.0f\t%.0f\t%.0f\t%.0f\t%.0f\t%.0f\t" \
			    "%.0f\t%.0f\t%.0f\t%.0f\t%.0f\t%.0f\t%.0f\t" \
			    "%s\t%s\n", k, messages[k], pass[k], fail[k],
			    raw[k], dkim[k], strict[k], broken[k],
			    stopped[k], acted[k], over[k], dns[k], perm[k],
			    records[k], first[k], last[k]
	}' "$1"
}

rm -f items
totals aligned.tsv | sort >awk.tsv
ip-rollup aligned.tsv >whole
columns source_ip messages dmarc_pass dmarc_fail spf_raw_pass dkim_raw_pass \
    strict_pass v_broken fail_reject pass_acted overridden dns_errors \
    spf_permerrors records first_seen last_seen <whole | sort >ours.tsv
is "sums and times are those awk finds" cmp awk.tsv ours.tsv

# Sets: the 64 smallest of what awk found, and … where it found more.
sort items | awk -F '\t' '
	$1 != key && NR > 1 { print key "\t" list; list = ""; n = 0 }
	{ key = $1; n++ }
	n <= 64 { list = list (n > 1 ? "|" : "") $3 }
	n == 65 { list = list "|…" }
	END { print key "\t" list }' | sort >awk.tsv
columns source_ip header_froms <whole | sort >ours.tsv
is "sets are those awk finds" cmp awk.tsv ours.tsv

columns messages dmarc_pass dmarc_fail dmarc_unknown v_aligned v_dkim_only \
    v_spf_only v_forwarded v_broken v_misaligned v_unauthenticated v_unknown \
    fail_none fail_quarantine fail_reject fail_other <whole | awk -F '\t' '
	$1 != $2 + $3 + $4 { print "dmarc: " $0 }
	$1 != $5 + $6 + $7 + $8 + $9 + $10 + $11 + $12 { print "v: " $0 }
	$3 != $13 + $14 + $15 + $16 { print "fail: " $0 }' >uneven
is "verdicts sum up to messages, dispositions to failures" test ! -s uneven

tail -n +2 whole | sort -t '	' -k 9,9nr -k 1,1 >ordered
tail -n +2 whole | cmp -s - ordered
is "most messages first, then by the bytes of the key" test $? = 0

# More names than are kept: those that fell out of their set are forgotten,
# again and again, and the sets stay right.
awk 'BEGIN {
	OFS = "\t"
	print "source", "org_name", "report_id", "begin", "end",
	    "policy_domain", "source_ip", "count", "reported_dmarc",
	    "header_from", "dkim_domains", "dkim_results", "spf_domains",
	    "spf_results"
	for (i = 0; i < 400000; i++)
		print "-", "org" i % 3, i, "2026-11-16T00:00:00Z",
		    "2026-11-17T00:00:00Z", "harbour.example",
		    "192.0.2." i % 5, 1, "fail",
		    sprintf("h%06d.example", 399999 - i), "", "", "", ""
}' >many.tsv
ip-rollup -q many.tsv | columns source_ip header_froms >ours.tsv
awk 'BEGIN {
	for (i = 0; i < 5; i++) {
		printf "192.0.2.%d\t", i
		for (k = 0; k < 64; k++)
			printf "h%06d.example|", 4 - i + k * 5
		print "…"
	}
}' >awk.tsv
is "400000 names in falling order, 64 stay" cmp awk.tsv ours.tsv

echo "1..$n"
