#!/bin/sh
# Roll-ups merge exactly: the parts of a heap of records, rolled up apart and
# merged in any order, give byte for byte the roll-up of the whole. And its
# sums are those that awk finds. Prints TAP.

# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"
PATH=$bin:$PATH
export PATH
export LC_ALL=C
cd "$work" || exit 2

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
		over[k] += $24 == "fail" && $14 != "" ? $9 : 0
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

## Any records, any key, any division

# odd SEED ROWS: aligned records of all sorts: periods of any length and none,
# cells that hold what they should not, sums that overflow.
odd() {
	awk -v x="$1" -v rows="$2" '
	function any(m) {
		x = x * 16807 % 2147483647
		return x % m
	}
	function pick(words,   w, m) {
		m = split(words, w, " ")
		words = w[any(m) + 1]
		return words == "-" ? "" : words
	}
	function time(t,   d, y, month, doy) {
		d = int(t / 86400) + 719468	# days to date, March first
		y = int(d / 146097) * 400
		d %= 146097
		doy = int((d - int(d / 1460) + int(d / 36524) \
		    - int(d / 146096)) / 365)
		y += doy
		d -= 365 * doy + int(doy / 4) - int(doy / 100)
		month = int((5 * d + 2) / 153)
		d -= int((153 * month + 2) / 5) - 1
		y += month > 9
		month += month > 9 ? -9 : 3
		t %= 86400
		return sprintf("%04d-%02d-%02dT%02d:%02d:%02dZ", y, month, d,
		    t / 3600, t / 60 % 60, t % 60)
	}
	function length_of(   k) {
		k = any(20)
		return k < 8 ? 86399 + any(2) : k < 12 ? 90000 + any(3) - 1 : \
		    k < 14 ? any(86400) : k < 18 ? any(20 * 86400) : \
		    k < 19 ? any(40 * 86400) : 4e9 + any(9e8)
	}
	function begin_of() {
		return any(50) == 0 ? any(1e9) : \
		    1790000000 + any(70) * 86400 + any(2) * any(86400)
	}
	function list(word,   k, s) {
		s = word any(9)
		for (k = any(3); k > 0; k--)
			s = s "|" word any(120) pick("- - \\t \\x \001 \303 …")
		return s
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
		    "auth_domains", "team"
		for (i = 0; i < rows; i++) {
			begin = begin_of()
			end = time(begin + length_of())
			begin = time(begin)
			if (any(30) == 0)
				begin = pick("- 2026-11-16 yesterday")
			if (any(30) == 0)
				end = pick("- 1999-01-01T00:00:00Z never")
			count = any(9) ? any(2) ? any(400) : any(3) : \
			    pick("- many 4294967296 18446744073709551615")
			print "r" i, list("org"), "id" any(40), begin, end,
			    pick("harbour.example tides.example - a\\x"),
			    pick("none quarantine reject -"),
			    pick("192.0.2.1 ::ffff:192.0.2.1 2001:db8::1 " \
				"2001:DB8:0::1 192.0.2.7 192.0.9.1 none - " \
				"198.51.100." any(99)), count,
			    pick("none quarantine reject pass - odd"),
			    pick("pass fail -"), pick("pass fail -"),
			    pick("pass fail unknown -"),
			    pick("- - - local_policy forwarded|other |"),
			    list("n"), list("d"),
			    list("pass|"), list("s"),
			    pick("pass fail permerror unknown error -"),
			    pick("strict relaxed none unknown -"),
			    pick("strict relaxed none unknown"),
			    pick("pass fail unknown"), pick("pass fail -"),
			    pick("pass fail unknown - odd"),
			    pick("none quarantine reject -"),
			    pick("aligned dkim-only spf-only forwarded " \
				"broken misaligned unauthenticated unknown"),
			    list("a"), pick("- red blue\\tgreen …")
		}
	}'
}

# chance N: a number below N; the same ones for the same seed.
chance() {
	seed=$((seed * 16807 % 2147483647))
	drawn=$((seed % $1))
}

keys=' --by=day --by=week --by=month --by=day,source_ip --by=header_from
    --by=week,month,team --by=org_name,report_id --by=verdict,dmarc
    --by=authenticated --by=authenticated,week
    --by=begin --by=policy_domain,day,disposition --net4=22 --net6=32
    --by=net,week --by=team --by=source_ip,header_from,month
    --by=reason_types --by=source_ip'

# The key number $1 of them, from 0.
key_of() {
	# shellcheck disable=SC2086
	set -- "$1" $keys
	shift $(($1 + 1))
	key=$1
}

roll() {
	ip-rollup -q --allow-rejects "$key" "$@" 2>>said
}

# division SEED: one file, one key, one division into parts, which are
# merged two and two, or as records, until one is left.
division() {
	seed=$1
	rm -f part.* heap.*
	chance 17
	key_of "$drawn"
	chance 300
	odd "$seed" $((drawn + 2)) >odd.tsv
	[ $((seed % 3)) != 0 ] || cut -f 1-19,28 odd.tsv >odd.cut
	[ ! -e odd.cut ] || mv odd.cut odd.tsv
	chance 8
	count=$((drawn + 2))
	parts odd.tsv "$seed" "$count"
	# A column of the key that records alone do not have ends it all.
	roll odd.tsv >whole || return 0
	for p in part.*; do
		chance 4
		if [ "$drawn" = 0 ]; then
			mv "$p" "heap.${p#part.}"
		else
			roll "$p" >"heap.${p#part.}" || return 1
		fi
	done
	while [ "$count" -gt 1 ]; do
		# shellcheck disable=SC2012
		two=$(ls heap.* | awk -v x="$seed" -v n="$count" '
		    BEGIN { a = x % n; b = int(x / n) % (n - 1) }
		    { name[NR - 1] = $0 }
		    END { print name[a], name[b + (b >= a)] }')
		chance 1000
		# shellcheck disable=SC2086
		roll $two >merged || return 1
		# shellcheck disable=SC2086
		rm -f $two
		count=$((count - 1))
		mv merged "heap.m$count"
	done
	# The last one may still be records.
	roll heap.* >merged && cmp merged whole
}

divisions() {
	: >said
	i=0
	while [ $i -lt 60 ]; do
		i=$((i + 1))
		division $((1000 + i * 7919)) && continue
		echo "seed $((1000 + i * 7919)), key $key"
		return 1
	done
}
is "60 files, divided and merged at random" divisions
is "among them those with long periods and overflowing sums" \
    sh -c 'grep -q limit-days said && grep -q overflow said'

# What is given for a sorted file is what is given for the file. Cells that
# our programs would write otherwise may belong elsewhere.
sorted() {
	odd 99 2000 | grep -v '[^\]\\x' | tr -d '\001\303' |
	    awk -F '\t' '$8 !~ /[:A-Z]/' >odd.tsv
	for column in 8 15 28; do
		key=--by=$(head -n 1 odd.tsv | cut -f $column)
		{
			head -n 1 odd.tsv
			tail -n +2 odd.tsv | LC_ALL=C sort -t '	' \
			    -k $column,$column
		} >sorted.tsv
		roll --sorted sorted.tsv >merged || return 1
		roll --sort "${key#--by=}" odd.tsv | cmp - merged || return 1
	done
}
is "sorted input, and memory of one key" sorted

# The sums of a cut roll-up are those of the whole.
sums() {
	awk -F '\t' '
	NR == 1 { for (i = 1; i <= NF; i++) name[i] = $i; next }
	{
		for (i = 1; i <= NF; i++)
			if (name[i] ~ /_pass$|_fail$|^messages$|^records$|^v_/)
				sum[name[i]] += $i
	}
	END { for (i in sum) printf "%s %.0f\n", i, sum[i] }' | sort
}
cut_sums() {
	odd 5 900 | awk -F '\t' 'length($9) < 10' >odd.tsv
	key=--by=header_from
	roll odd.tsv >whole
	sums <whole >all
	for most in 0 1 10 100 9999; do
		roll --top $most odd.tsv >topped
		sums <topped | cmp - all || return 1
		roll --min-messages 50 --top $most --sort -records whole |
		    sums | cmp - all || return 1
	done
	# Parts cut apart, and merged.
	parts odd.tsv 3 7
	for p in part.*; do
		roll --top 4 "$p" >"rolled.${p#part.}"
	done
	roll --top 4 rolled.* >topped
	sums <topped | cmp - all
}
is "--top keeps the sums" cut_sums

## Days

# shares: what is wrong with the rows of --by report_id,day in file 2, given
# the records, one for each report_id, in file 1. Times are read here anew.
shares() {
	awk -F '\t' '
	function seconds(s,   y, m, d) {
		y = substr(s, 1, 4); m = substr(s, 6, 2); d = substr(s, 9, 2)
		y -= m <= 2
		d += int((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) - 1
		d += y * 365 + int(y / 4) - int(y / 100) + int(y / 400)
		return (d - 719468) * 86400 + substr(s, 12, 2) * 3600 +
		    substr(s, 15, 2) * 60 + substr(s, 18, 2)
	}
	function wrong(what) { print what ": " $0 }
	FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
	NR == FNR {
		begin[$3] = seconds($4)
		end[$3] = seconds($5)
		if (end[$3] <= begin[$3])
			end[$3] = begin[$3] + 1
		count[$3] = $9
		next
	}
	{
		id = $1
		n = $at["messages"]
		span = end[id] - begin[id]
		day = seconds($2 "T00:00:00Z")
		long = span > 25 * 3600
		sum[id] += n
		records[id] += $at["records"]
		if (day + 86400 <= begin[id] || day >= end[id])
			wrong("another day")
		if ($at["estimated"] != (long ? n : 0))
			wrong("estimated")
		if ($at["dmarc_pass"] + $at["dmarc_fail"] +
		    $at["dmarc_unknown"] != n)
			wrong("other parts")
		if ($at["records"] && n < most[id] || n == 0 && count[id])
			wrong("records")
		if (n > most[id] && (id in of) && records[id] > of[id])
			wrong("records before")
		most[id] = n > most[id] ? n : most[id]
		if (!long)
			next
		# Up to the end of this day, to the next whole message.
		before = (day + 86400 < end[id] ? day + 86400 : end[id]) -
		    begin[id]
		exact = count[id] * before / span
		if (sum[id] <= exact - 1 || sum[id] >= exact + 1)
			wrong("share " exact)
	}
	END {
		for (id in count)
			if (sum[id] != count[id] || records[id] != 1)
				print id ": " sum[id] " of " count[id]
	}' "$1" "$2"
}

odd 41 1500 | awk -F '\t' -v OFS='\t' '
	NR > 1 { $3 = "id" NR }
	NR == 1 || $4 ~ /T.*Z/ && $5 ~ /^20.*T.*Z/ && $4 ~ /^20[12]/ &&
	    $5 < "2030" && length($9) < 10 && $9 ~ /^[0-9]/' >odd.tsv
day_shares() {
	key=--by=report_id,day
	roll --max-days 99 --sort report_id odd.tsv | awk -F '\t' '
	    NR == 1 { print; next } { print | "sort" }' >days.tsv
	[ "$(wc -l <days.tsv)" -gt 3000 ] || return 1
	shares odd.tsv days.tsv >wrong
	head -n 5 wrong
	test ! -s wrong
}
is "days have the shares that awk finds" day_shares

# Weeks and months are the days of them.
weeks_of_days() {
	for unit in week month; do
		key=--by=day,$unit
		roll odd.tsv | awk -F '\t' 'NR > 1 { n[$2] += $10; r[$2] += $37 }
		    END { for (k in n) print k, n[k], r[k] }' | sort >awk.tsv
		key=--by=$unit
		roll odd.tsv | awk -F '\t' 'NR > 1 { print $1, $9, $36 }' |
		    sort | cmp - awk.tsv || return 1
	done
}
is "weeks and months add up their days" weeks_of_days

## The samples

# by COLUMN: sums of records by it, that awk finds by the columns' names.
by() {
	awk -F '\t' -v by="$1" '
	function add(name, holds) { sum[k, name] += holds ? n : 0 }
	NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
	{
		k = $at[by]
		n = $at["count"]
		pass = $at["dmarc"] == "pass"
		fail = $at["dmarc"] == "fail"
		d = $at["disposition"]
		done[k] = 1
		add("messages", 1)
		add("dmarc_pass", pass)
		add("dmarc_fail", fail)
		add("reported_pass", $at["reported_dmarc"] == "pass")
		add("spf_raw_pass", $at["spf_results"] ~ /(^|\|)pass($|\|)/)
		add("dkim_raw_pass", $at["dkim_results"] ~ /(^|\|)pass($|\|)/)
		add("spf_aligned_pass", $at["spf_aligned"] == "pass")
		add("dkim_aligned_pass", $at["dkim_aligned"] == "pass")
		add("v_" $at["verdict"], 1)
		add("fail_reject", fail && d == "reject")
		add("fail_none", fail && d ~ /^(none|pass)$/)
		sum[k, "records"]++
	}
	END {
		for (k in done)
			print k, sum[k, "messages"], sum[k, "dmarc_pass"] + 0,
			    sum[k, "dmarc_fail"] + 0,
			    sum[k, "reported_pass"] + 0,
			    sum[k, "spf_raw_pass"] + 0,
			    sum[k, "dkim_raw_pass"] + 0,
			    sum[k, "spf_aligned_pass"] + 0,
			    sum[k, "dkim_aligned_pass"] + 0,
			    sum[k, "v_dkim-only"] + 0, sum[k, "v_broken"] + 0,
			    sum[k, "v_unauthenticated"] + 0,
			    sum[k, "fail_none"] + 0, sum[k, "fail_reject"] + 0,
			    sum[k, "records"]
	}' samples.tsv | tr ' ' '\t' | sort
}

dmarc-unpack -q "$top/samples/reports" | dmarc-parse -q |
    align-filter >samples.tsv
for key in source_ip header_from policy_domain org_domain report_id verdict \
    disposition policy_from spf_match; do
	by $key >awk.tsv
	ip-rollup --by $key samples.tsv | columns $key messages dmarc_pass \
	    dmarc_fail reported_pass spf_raw_pass dkim_raw_pass \
	    spf_aligned_pass dkim_aligned_pass v_dkim_only v_broken \
	    v_unauthenticated fail_none fail_reject records | sort >ours.tsv
	is "samples by $key: sums are those awk finds" cmp awk.tsv ours.tsv
done
is "the samples are there" test "$(wc -l <samples.tsv)" -gt 100

echo "1..$n"
