#!/bin/sh
# What report-anonymise must not change: verdicts, figures, pages. Rows of
# every kind that samples/ comes to, of all reports in tests/cases, and of
# generated records are evaluated before and after. Prints TAP.

# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"
PATH=$bin:$top/tests/tools:$PATH
export PATH
cd "$top" || exit 2

# same NAME FILE FILE: both are equal, and not empty.
same() {
	diff -a "$2" "$3" >"$work/wrong" 2>&1
	[ -s "$2" ] || echo "$2 is empty" >>"$work/wrong"
	holds "$1"
}

echo 'a secret of tests, of no use' >"$work/key"
echo 'another secret of tests, of no use' >"$work/other"

# anonymise FILE: on standard output, with the options in $options.
anonymise() {
	# shellcheck disable=SC2086  # several options
	report-anonymise --key "$work/key" $options "$@"
}

# Rows in an order, and lists with items in an order, that names decide. Of
# a list that is cut, names decide what is left.
in_order() {
	awk -F '\t' -v OFS='\t' '
		{
			for (i = 1; i <= NF; i++) {
				n = split($i, item, "|")
				for (a = 2; a <= n; a++)
					for (b = a; b > 1 &&
					    item[b] < item[b - 1]; b--) {
						x = item[b]
						item[b] = item[b - 1]
						item[b - 1] = x
					}
				if (n > 1 && $i ~ /\|…$/) {
					$i = n " items and more"
					continue
				}
				for (a = 1; a <= n; a++)
					$i = (a > 1 ? $i "|" : "") item[a]
			}
			print
		}' "$1" | sort
}

sample-rows "$bin" "$work/rows" >/dev/null 2>"$work/wrong" ||
    echo 'sample-rows failed' >>"$work/wrong"
ok 'rows of samples'

# Records of every report in the cases, however odd.
for file in tests/cases/*/*/*.xml; do
	dmarc-parse -q --keep-duplicates "$file" 2>/dev/null
done | awk 'NR == 1 || !/^source\tmail_auth/' >"$work/rows/odd.tsv"
cc -O1 -o "$work/records" tests/bench/records.c || exit 2
"$work/records" 5000 900 >"$work/rows/many.tsv"

# What one program makes of rows with pseudonyms is what it makes of rows,
# with pseudonyms.
for options in '' '--all'; do
	for rows in records odd many; do
		# Evidence and services of theirs go with --all.
		[ "$rows $options" != 'odd --all' ] || continue
		from=$work/rows/$rows.tsv
		anonymise "$from" >"$work/$rows"
		title="$rows${options:+, $options}"

		align-filter "$from" >"$work/aligned"
		anonymise "$work/aligned" >"$work/want"
		align-filter "$work/$rows" >"$work/got"
		same "$title: verdicts" "$work/want" "$work/got"

		align-filter --signatures "$from" | anonymise >"$work/want"
		align-filter --signatures "$work/$rows" >"$work/sign"
		same "$title: signatures" "$work/want" "$work/sign"

		align-filter --quality "$from" | anonymise |
		    in_order /dev/stdin >"$work/want"
		align-filter --quality "$work/$rows" |
		    in_order /dev/stdin >"$work/quality"
		same "$title: quality" "$work/want" "$work/quality"

		for key in source_ip header_from,source_ip \
		    day,org_name,verdict policy_domain,authenticated \
		    'dkim_domains,dkim_selectors,evidence'; do
			# Shares of days are drawn by names (spread.h).
			[ "$rows $key" != "odd day,org_name,verdict" ] ||
			    continue
			ip-rollup --by "$key" "$work/aligned" | anonymise \
			    >"$work/rolled"
			in_order "$work/rolled" >"$work/want"
			ip-rollup --by "$key" "$work/got" |
			    in_order /dev/stdin >"$work/rolled"
			same "$title: rollup by $key" "$work/want" \
			    "$work/rolled"
		done
		for prefix in '--net4=24 --net6=48' '--net4=13 --net6=31'; do
			# shellcheck disable=SC2086  # two options
			ip-rollup $prefix "$work/aligned" | anonymise \
			    >"$work/rolled"
			in_order "$work/rolled" >"$work/want"
			# shellcheck disable=SC2086
			ip-rollup $prefix "$work/got" |
			    in_order /dev/stdin >"$work/rolled"
			same "$title: rollup, $prefix" "$work/want" \
			    "$work/rolled"
		done
	done
done

options=
anonymise "$work/rows/reports.tsv" >"$work/reports"
ip-rollup --coverage "$work/rows/reports.tsv" | anonymise |
    in_order /dev/stdin >"$work/want"
ip-rollup --coverage "$work/reports" | in_order /dev/stdin >"$work/got"
same 'reports: coverage' "$work/want" "$work/got"

for week in 2026-W45 2026-W46; do
	anonymise "$work/rows/$week.tsv" >"$work/$week"
done
anonymise "$work/rows/differences.tsv" | in_order /dev/stdin >"$work/want"
report-diff "$work/2026-W45" "$work/2026-W46" |
    in_order /dev/stdin >"$work/got"
same 'rollups: differences' "$work/want" "$work/got"

# pages NAME FILE ...: every number of a page, before and after.
pages() {
	name=$1
	shift
	before=
	after=
	for file; do
		anonymise "$work/rows/$file.tsv" >"$work/$file"
		before="$before $work/rows/$file.tsv"
		after="$after $work/$file"
	done
	for form in markdown html; do
		# shellcheck disable=SC2086  # several files
		report-render -f $form --top 1000 $before >"$work/page"
		# shellcheck disable=SC2086
		page-numbers "$work/page" $before >"$work/want"
		# shellcheck disable=SC2086
		report-render -f $form --top 1000 $after >"$work/page"
		# shellcheck disable=SC2086
		page-numbers "$work/page" $after >"$work/got"
		same "$name: figures, $form" "$work/want" "$work/got"
	done
}

pages 'page of all' aligned tls reports
pages 'page of aligned records' aligned
pages 'page of TLS rows' tls
pages 'page of rollups' rollups
for kind in signatures quality coverage differences; do
	pages "page with $kind" aligned $kind
done
# Notes have numbers that are no figures.
options='--keep-column note'
for kind in failures audit survey; do
	pages "page of $kind" $kind
done
options=

# Of each kind: as many rows, the same header, and nothing of the names.
for kind in records aligned reports tls rollups signatures quality coverage \
    differences failures audit survey findings; do
	from=$work/rows/$kind.tsv
	anonymise "$from" >"$work/$kind"
	{
		[ "$(wc -l <"$from")" = "$(wc -l <"$work/$kind")" ] ||
		    echo 'other rows'
		head -n 1 "$from" >"$work/header"
		head -n 1 "$work/$kind" | cmp "$work/header" -
		grep -aiE 'harbour|tides|mailer|bigmail|parcel|kauri|rimu' \
		    "$work/$kind"
		grep -aE '203\.0\.113|198\.51\.100|192\.0\.2|2001:db8' \
		    "$work/$kind"
	} >"$work/wrong" 2>&1
	holds "$kind: rows, header, no name, no address"

	# The same rows in other parts and orders are the same rows.
	sed 1d "$from" | sort | { head -n 1 "$from"; cat; } | anonymise |
	    sort >"$work/got"
	sort "$work/$kind" >"$work/want"
	same "$kind: whatever the order" "$work/want" "$work/got"

	anonymise -n "$from" >"$work/got"
	sed 1d "$work/$kind" >"$work/want"
	same "$kind: -n" "$work/want" "$work/got"

	# Rows of all domains of a survey name nobody.
	[ $kind != survey ] || continue
	report-anonymise --key "$work/other" "$from" >"$work/got"
	sed 1d "$work/got" | grep -aFxf - "$work/$kind" >"$work/wrong"
	holds "$kind: another key"
done

# Without a header, the kinds whose cells are counted once.
for kind in records reports tls; do
	sed 1d "$work/rows/$kind.tsv" | anonymise -N -n >"$work/got"
	sed 1d "$work/$kind" >"$work/want"
	same "$kind: -N" "$work/want" "$work/got"
done
sed 1d "$work/rows/rollups.tsv" | anonymise -N >"$work/got"
sed 1d "$work/rollups" >"$work/want"
same 'rollups: -N, whatever the key' "$work/want" "$work/got"

# What names or reaches somebody, in every column of every kind of row, also
# among others: in place of words, numbers, times, lists. A number alone may
# stand where numbers do.
plant() {
	awk -F '\t' -v OFS='\t' '
		BEGIN {
			n = split("zqxmark;zqxmark@v.example;" \
			    "pass|zqxmark|fail;none zqxmark;0:1:zqxmark;" \
			    "charset:zqxmark;zqxmark:12;spf, zqxmark;" \
			    "zqxmark/1.0;mode: zqxmark;mx: zqxmark.example;" \
			    "2026-11-16 zqxmark;12 zqxmark;ip4:zqxmark;" \
			    "3 1 1 zqxmark;+64 4 555 0100;(04) 555 0100;" \
			    "555-0100;0:555-0100;charset:555-0100;" \
			    "tel:5550100;call 5550100;pass|5550100;5550100",
			    text, ";")
		}
		NR == 1 { print; next }
		NR == 2 {
			for (i = 1; i <= NF; i++)
				for (k = 1; k <= n; k++) {
					was = $i
					if (k == n && was ~ /^[0-9.]*$/)
						continue
					$i = text[k]
					print
					$i = was
				}
			exit
		}' "$1"
}
for from in "$work"/rows/*.tsv tests/cases/anonymise/kinds/*.tsv; do
	[ "${from##*/}" != documents.tsv ] || continue
	plant "$from" >"$work/planted"
	anonymise "$work/planted" >"$work/got"
	{
		[ "$(wc -l <"$work/planted")" = "$(wc -l <"$work/got")" ] ||
		    echo 'other rows'
		[ "$(wc -l <"$work/got")" -gt 40 ] || echo 'few rows'
		sed 1d "$work/got" | tr '\t' '\n' |
		    grep -aE 'zqx|5550100|555.0100' | sort -u
	} >"$work/wrong" 2>&1
	holds "planted in every column: ${from##*/}"
done

# In a key, what editors put around it does not count.
printf '\r\n  a secret of tests, of no use \r\n\n' >"$work/key"
anonymise "$work/rows/records.tsv" >"$work/got"
same 'a key in other lines' "$work/records" "$work/got"

# What audits found: figures stay, and of the rest no name.
if [ -x "$bin/dns-audit" ]; then
	for form in '' --spf-tree --spf-flatten --summary; do
		case $form in
		'') columns=4-6,10,11 ;;
		--spf-tree) columns=2,5-7,9 ;;
		--spf-flatten) columns=4-6 ;;
		--summary) columns=2-6 ;;
		esac
		# shellcheck disable=SC2086  # no option, or one
		dns-audit -q --domains samples/domains.tsv $form \
		    samples/dns/answers >"$work/audit"
		options=
		anonymise "$work/audit" >"$work/after"
		cut -f "$columns" "$work/audit" >"$work/want"
		cut -f "$columns" "$work/after" >"$work/got"
		same "audit, $form: figures" "$work/want" "$work/got"
		grep -aiE 'harbour|tides|mailer|192\.0\.2|2001:db8' \
		    "$work/after" >"$work/wrong"
		holds "audit, $form: no name, no address"
	done
fi

# What is kept is kept, with the figures that rest on it.
printf 'harbour.example\n.tides.example\n' >"$work/keep"
options="--keep $work/keep"
anonymise "$work/rows/records.tsv" >"$work/got"
{
	grep -q '	harbour\.example	' "$work/got" || echo 'not kept'
	grep -q 'tides\.example' "$work/got" || echo 'not kept'
	grep -E '(news|payments|mail)\.harbour' "$work/got"
} >"$work/wrong"
ok '--keep keeps a domain, .NAME all below it'
options='--keep-column report_id --keep-column quirks'
anonymise "$work/rows/records.tsv" | cut -f 5,37 >"$work/got"
cut -f 5,37 "$work/rows/records.tsv" >"$work/want"
same '--keep-column keeps columns' "$work/want" "$work/got"
echo "1..$n"
