#!/bin/sh
# Pages of inputs that say the same, told in another way, are the same: rows
# in another order, their roll-ups, a window or a filter, other programs'
# sums, counts times a number. Over samples/, all reports of the cases, rows of
# tests/tools/make-rows, and the reports in the folder CORPUS. Prints TAP.
#
# SEED=n makes other rows.

# shellcheck disable=SC2016 # awk
# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"
PATH=$bin:$PATH
export PATH
export LC_ALL=C
SEED=${SEED:-1}
cd "$work" || exit 2

tell() {
	if [ "$1" = 0 ]; then
		ok "$2"
	else
		not_ok "$2" told
	fi
}

# same NAME A B: two files with the same lines, not none.
same() {
	[ -s "$2" ] && diff "$2" "$3" >told 2>&1
	tell $? "$1"
}

page() {
	report-render -q --top 1000000 -f markdown "$@"
}

# figures: a line for each cell of the tables of a page, in its order:
# section|caption|what the row is about|heading|cell. What is told of how the
# page was made and what it cannot tell are not figures.
figures() {
	tr -d '`' | awk '
	/^## / { section = substr($0, 4); caption = "" }
	/^\*\*.*\*\*$/ {
		caption = substr($0, 3, length($0) - 4)
		sub(/: [0-9,]+ messages?$/, "", caption)
	}
	!/^\|/ { row = 0; next }
	{
		gsub(/,/, "")
		k = split($0, cell, / *\| */)
		if (++row == 1)
			for (i = 2; i < k; i++)
				head[i] = cell[i]
		if (row < 3)
			next
		key = cell[2]
		for (i = 3; i < k; i++)
			if (head[i] ~ /^(Verdict|Selector)$/)
				key = key " " cell[i]
		for (i = 3; i < k; i++)
			print section "|" caption "|" key "|" head[i] "|" \
			    cell[i]
	}'
}

# rows NAME FILE PROGRAM: awk over rows; cell(NAME) gives a cell.
rows() {
	awk -F '\t' '
	function cell(name) { return $(at[name]) }
	function share(part, whole,   tenths) {
		if (whole == 0)
			return ""
		tenths = part == whole ? 1000 : int(part * 1000 / whole)
		if (tenths == 0 && part != 0)
			tenths = 1
		return int(tenths / 10) "." tenths % 10 " %"
	}
	function stamp(t,   y, m) {	# seconds, of some year on
		y = substr(t, 1, 4); m = substr(t, 6, 2) + 0
		if (m < 3) { y--; m += 12 }
		return ((365 * y + int(y / 4) - int(y / 100) + \
		    int(y / 400) + int((153 * m - 457) / 5) + \
		    substr(t, 9, 2)) * 24 + substr(t, 12, 2)) * 3600 + \
		    substr(t, 15, 2) * 60 + substr(t, 18, 2)
	}
	NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; OFS = FS }
	'"$2" "$1"
}

# ids: the findings of a page, by id, with the domain each is about.
ids() {
	sed -n 's/^### .*\\\[\([a-z-]*\)\\\]$/\1/p'
}

# shuffle SEED: a file with a header, its rows in another order.
shuffle() {
	awk -v x="$1" 'NR == 1 { print "-1\t" $0; next }
	{ x = (x * 16807 + NR) % 2147483647; print x "\t" $0 }' |
	    sort -n | cut -f 2-
}

# any_order NAME FILE
any_order() {
	page "$2" >one
	(head -n 1 "$2"; tail -n +2 "$2" | sort -r) >reversed
	page reversed >two
	same "$1: rows from the last to the first" one two
	shuffle 7 <"$2" >shuffled
	k=$(($(wc -l <"$2") / 3 + 1))
	for part in 1 2 3; do
		head -n 1 "$2" >part$part
		tail -n +2 shuffled | awk -v k=$k -v p=$part \
		    'int((NR - 1) / k) == p - 1' >>part$part
	done
	page part3 part1 part2 >two
	same "$1: rows in any order, in three files" one two
}

# rolled_up NAME FILE: what both pages have; the names of senders and the
# policy are in records only.
rolled_up() {
	by=org_domain,policy_domain,day,source_ip,org_name
	ip-rollup -q --by $by,dmarc,verdict,disposition "$2" >rolled \
	    2>/dev/null
	page "$2" | figures | sort >one
	page rolled | figures | grep -a -v '|\(Policy\|Name\)|' | sort >two
	[ -s two ] && comm -13 one two >told && [ ! -s told ]
	tell $? "$1: the page of its roll-ups"
}

# scaled NAME FILE TIMES: counts times that, and twice that: what counts on
# the page is twice as much, and all else is the same.
scaled() {
	for twice in 1 2; do
		rows "$2" 'NR > 1 { $at["count"] = sprintf("%.0f",
		    cell("count") * '"$3"' * '"$twice"') } { print }' \
		    >scaled
		page scaled >page$twice
		# Shades of the map go by powers of two.
		figures <page$twice | grep -a -v '|Messages of each rep' \
		    >figures$twice
		ids <page$twice >ids$twice
	done
	awk -F '|' '
	# All numbers of a, which is told in words, doubled.
	function doubled(a,   out) {
		while (match(a, /[0-9]+/)) {
			out = out substr(a, 1, RSTART - 1) \
			    sprintf("%.0f", substr(a, RSTART, RLENGTH) * 2)
			a = substr(a, RSTART + RLENGTH)
		}
		return out a
	}
	function counts(head) {
		return head !~ /share|^Of failing|^Passes for|^DKIM$|^SPF$/ \
		    && head !~ /^Known|^Policy|^Period|^Report|^Days/ && \
		    head !~ /seen$|^Verdict|^Record|^Disagrees|^Name|^Selector/
	}
	{
		if (getline other <"figures2" <= 0)
			other = "nothing"
		if (counts($4))
			$5 = doubled($5)
		here = $1 "|" $2 "|" $3 "|" $4 "|" $5
		if (here != other)
			print here " " other
	}
	END { if (getline other <"figures2" > 0) print "more: " other }
	' figures1 >told
	[ -s figures1 ] && [ ! -s told ]
	tell $? "$1: twice the counts"
	[ -s ids1 ] && diff ids1 ids2 >told
	tell $? "$1: twice the counts, the same findings"
}

# days NAME FILE: the days of the page, or its weeks or months.
days() {
	page "$2" | figures | awk -F '|' '
	    $2 ~ /^Messages by (day|week|month)/ &&
	    $4 ~ /^(Messages|Unknown)$/' >days
	unit=$(sed -n 's/^[^|]*|Messages by \([a-z]*\).*/\1/p;q' days)
	sed -e 's/^[^|]*|[^|]*|//' -e 's/^without a date//' days |
	    grep -a -v '|0*$' | sort >one
	ip-rollup -q --by "${unit:-day}" "$2" >sums 2>/dev/null
	rows sums 'NR > 1 {
	    if (cell("messages") != 0)
		print $1 "|Messages|" cell("messages")
	    if (cell("dmarc_unknown") != 0)
		print $1 "|Unknown|" cell("dmarc_unknown") }' | sort >two
	same "$1: by ${unit:-day} as ip-rollup" one two
}

# senders NAME FILE: without a list of one's own, each by what authenticated.
# Where From has no organisational domain the page tells of the policy's.
senders() {
	rows "$2" 'NR == 1 || cell("org_domain") != ""' >organised
	page organised | figures | awk -F '|' -v OFS='|' '$2 ~ /^Who sends/ &&
	    $4 ~ /^(Messages|Pass share)$/ { print $1, $3, $4, $5 }' |
	    sed 's/|unauthenticated|/||/' | sort >one
	ip-rollup -q --by org_domain,authenticated organised >sums 2>/dev/null
	rows sums 'NR > 1 && cell("messages") != 0 {
	    k = cell("org_domain") "|" cell("authenticated")
	    print k "|Messages|" cell("messages")
	    print k "|Pass share|" share(cell("dmarc_pass"),
		cell("dmarc_pass") + cell("dmarc_fail")) }' | sort >two
	same "$1: senders as ip-rollup" one two
}

# evidence NAME FILE: what dns-audit says of mail of known senders, or of all
# mail where nobody is known.
evidence() {
	rows "$2" 'NR > 1 { print cell("org_domain") }' | sort -u >domains
	page "$2" | figures | awk -F '|' '$1 == "Domains" {
		if ($4 == "Known senders" && $5 != "") known[$3] = $5
		if ($4 == "Pass share") all[$3] = $5 }
	    END { for (d in all)
		if (d != "All" && all[d] != "")
			print d "\t" (d in known ? known[d] : all[d]) }' |
	    sort >one
	: >nothing.zone
	dns-audit -q --profile best --domains domains --evidence "$2" \
	    nothing.zone 2>/dev/null | awk -F '\t' '
	    $4 == "traffic-dmarc-pass" && match($7, /\([0-9.]+ %\)/) {
		print $1 "\t" substr($7, RSTART + 1, RLENGTH - 2) }' |
	    sort >two
	same "$1: shares as dns-audit" one two
}

# window NAME FILE PERIOD SINCE UNTIL: reports of one day each. What rests on
# days before, which the filter takes away, is left out: trends, and whether
# a service ever passed and so is known.
window() {
	rows "$2" 'NR == 1 || stamp(cell("end")) - stamp(cell("begin")) <= \
	    25 * 3600' >short
	align-filter -q --since "$4" --until "$5" <short >inside 2>/dev/null
	page inside | figures | grep -a -v '|Known [a-z]*|' >one
	page --period "$3" short | figures |
	    grep -a -v -e '|Trend|' -e '|Known [a-z]*|' >two
	same "$1: --period as --since and --until" one two
}

# prorated NAME FILE PERIOD UNIT: the same where some are of several days:
# what ip-rollup finds in that time.
prorated() {
	page --period "$3" "$2" | figures | awk -F '|' '
	    $1 == "Domains" && $3 == "All" &&
	    $4 ~ /^(Messages|Pass|Fail|Unknown)$/ { print $5 }' >one
	ip-rollup -q --by "$4" "$2" >sums
	rows sums '$1 == "'"$3"'" { print cell("messages")
	    print cell("dmarc_pass"); print cell("dmarc_fail")
	    print cell("dmarc_unknown") }' >two
	same "$1: --period as ip-rollup --by $4" one two
}

# far_days NAME FILE: a report of another year says no more than one whose
# period cannot be believed, wherever it stands.
far_days() {
	for year in 2011 2029; do
		for quirk in zz-period far-period; do
			rows "$2" 'NR == 1 {
				if (!("quirks" in at))
					$(at["quirks"] = NF + 1) = "quirks"
				print
				next
			}
			id == "" { id = cell("report_id") }
			cell("report_id") != id { next }
			{
				$at["report_id"] = "odd"
				sub(/^..../, "'$year'", $at["begin"])
				sub(/^..../, "'$year'", $at["end"])
				$at["p"] = "reject"
				$at["quirks"] = "'$quirk'"
				print
			}' >odd
			page odd "$2" | sed 's/zz-period/far-period/' \
			    >$quirk
			page "$2" odd | sed 's/zz-period/far-period/' |
			    cmp -s - $quirk || echo "order counts" >>$quirk
		done
		same "$1: a report of $year has no days" far-period zz-period
	done
}

# all_of NAME FILE: an input without a list of senders.
all_of() {
	any_order "$1" "$2"
	rolled_up "$1" "$2"
	days "$1" "$2"
	senders "$1" "$2"
	evidence "$1" "$2"
	far_days "$1" "$2"
}

echo 1..$((3 * 11 + 6 + 10 + 5 + 5))
printf '192.0.2.0/24\tgateway\n198.51.100.0/29\tnewsletter\n' >own
for k in 1 2 3; do
	long=
	[ $k = 1 ] || long=long
	days=$((k == 3 ? 90 : 42))
	"$top/tests/tools/make-rows" $((SEED * 3 + k)) $days $long >made
	align-filter -q made >aligned
	name="made rows $k"
	all_of "$name" aligned
	# A multiple of each report's length: shares of days are exact.
	scaled "$name" aligned 1036800
	prorated "$name" aligned 2026-W46 week
done
window "$name" aligned 2026-W46 2026-11-09 2026-11-16
window "$name" aligned 2026-11 2026-11-01 2026-12-01
window "$name" aligned 2026-11-17 2026-11-17 2026-11-18
align-filter -q --own own made >owned
any_order "$name, senders named" owned
evidence "$name, senders named" owned

dmarc-unpack -q "$top/samples/reports" | dmarc-parse -q >records
align-filter -q records >aligned
all_of samples aligned
window samples aligned 2026-W45 2026-11-02 2026-11-09
prorated samples aligned 2026-W45 week

dmarc-parse -q --allow-rejects "$top"/tests/cases/*/*/*.xml 2>/dev/null |
    align-filter -q >aligned
any_order cases aligned
# A set of reporters has no item for one without a name.
rows aligned 'cell("org_name") != ""' >named
rolled_up cases named
days cases aligned
senders cases aligned

if [ -n "$CORPUS" ] && [ -d "$CORPUS" ]; then
	dmarc-unpack -q "$CORPUS" 2>/dev/null | dmarc-parse -q 2>/dev/null |
	    align-filter -q >aligned 2>/dev/null
	any_order corpus aligned
	rolled_up corpus aligned
	days corpus aligned
	senders corpus aligned
else
	for k in 1 2 3 4 5; do
		skip "corpus" "there is no folder of reports"
	done
fi
