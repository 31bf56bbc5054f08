#!/bin/sh
# Every limit of lib/base/limits.h, in every program that has it: what is
# right at the limit is taken; one past it, it is refused with the limit's
# slug and option, and the input beside it is still taken (but by report-diff,
# which compares nothing with a half). TAP.

# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"
PATH=$bin:$top/tests/tools:$PATH
export PATH
cc -O1 -o "$work/pack" "$top/tests/tools/pack.c" -larchive || exit 2
cd "$work" || exit 2
: >tested

size() {
	wc -c <"$1" | tr -d ' '
}

# Reports of a reporter, with so many records or policies.
aggregate() {
	hostile xml "$2" | sed "s/a\\.example/$1.example/"
}

tls() {
	hostile json "$2" | sed "s/a\\.example/$1.example/g"
}

# A failure report of a reporter, with so many recipients.
failed() {
	hostile failure "$2" | sed "s/a\\.example/$1.example/g"
}

# run STATUS OPTION: the program on the tried input and the one beside it;
# rows go to out, messages to err.
run() {
	by=
	[ "$program" != ip-rollup ] || by=--by=org_name
	[ "$program" != report-anonymise ] ||
	    by='--key=key --keep-column=org_name'
	# shellcheck disable=SC2086  # no option, or some
	timeout 60 "$program" -q $by "$2" "$input" "beside.$program" \
	    >out 2>err
	status=$?
	[ "$status" = "$1" ] || wrong "status $status, not $1"
	[ "$program $status" = 'report-diff 1' ] || grep -q beside out ||
	    wrong "the input beside it was not taken"
}

# limit PROGRAM OPTION MOST INPUT [PAST]: the input is taken under
# --OPTION=MOST, and refused under PAST (MOST - 1). Its rows have "edge" in
# them.
limit() {
	program=$1
	option=--$2
	slug=limit-${2#max-}
	input=$4
	echo "$program $option" >>tested
	[ "$slug" != limit-ratio-xz ] || slug=limit-ratio
	run 0 "$option=$3"
	grep -q edge out || wrong "not taken"
	holds "$program takes $input under $option=$3" err
	run 1 "$option=${5:-$(($3 - 1))}"
	! grep -q edge out || wrong "taken"
	[ "$(grep -c "\\[$slug\\]\$" err)" = 1 ] || wrong "no [$slug]"
	grep -q -e "$option" err || wrong "the option is not named"
	[ "$(wc -l <err)" = 1 ] || wrong "more than one message"
	holds "$program refuses $input under $option=${5:-$(($3 - 1))}" err
}

aggregate beside 1 >beside.dmarc-unpack
tls beside 1 >beside.json
dmarc-unpack beside.dmarc-unpack >beside.dmarc-parse
dmarc-unpack beside.json >beside.tlsrpt-parse
dmarc-parse beside.dmarc-unpack >beside.align-filter
failed beside 1 >beside.failure-parse
cp beside.align-filter beside.report-render
cp beside.align-filter beside.ip-rollup
cp beside.align-filter beside.report-anonymise
echo 'a secret of tests, of no use' >key
ip-rollup -q --by=org_name beside.align-filter >beside.report-diff

## Sizes of documents

aggregate edge 3 >edge.xml
tls edge 9 >edge.json
most=$(size edge.xml)
gzip -c edge.xml >edge.xml.gz
./pack zip edge.xml >edge.zip
./pack 7zip edge.xml >edge.7z
limit dmarc-unpack max-document "$most" edge.xml
limit dmarc-unpack max-document "$most" edge.xml.gz
limit dmarc-unpack max-document "$most" edge.zip
limit dmarc-unpack max-document "$most" edge.7z
limit dmarc-parse max-document "$most" edge.xml
dmarc-unpack edge.xml >edge.tsv
limit dmarc-parse max-document "$most" edge.tsv
most=$(size edge.json)
gzip -c edge.json >edge.json.gz
limit dmarc-unpack max-json "$most" edge.json
limit dmarc-unpack max-json "$most" edge.json.gz
limit tlsrpt-parse max-json "$most" edge.json
dmarc-unpack edge.json >edge-json.tsv
limit tlsrpt-parse max-json "$most" edge-json.tsv

## Failure reports

failed edge 4 >edge-failure.eml
limit failure-parse max-message "$(size edge-failure.eml)" edge-failure.eml
limit failure-parse max-list 4 edge-failure.eml
{
	sed '/^$/,$d' edge-failure.eml | grep -v '^Content-Type'
	printf 'Content-Type: multipart/mixed; boundary=c\n\n--c\n\nx\n--c\n'
	sed -n '/^Content-Type: multipart/,$p' edge-failure.eml
	echo '--c--'
} >edge-deep.eml
limit failure-parse max-depth 2 edge-deep.eml
limit failure-parse max-parts 5 edge-deep.eml
sed '/^$/,$d' edge-failure.eml >header
echo "X-Long: $(sed 's/./x/g' edge-failure.eml | tr -d '\n')" >>header
{ cat header; sed -n '/^$/,$p' edge-failure.eml; } >edge-header.eml
limit failure-parse max-header "$(size header)" edge-header.eml
hostile failure-folded 3000 | sed 's/a\.example/edge.example/' >edge-fields.eml
sed -n '/^Feedback-Type/,/^--b/p' edge-fields.eml | sed '$d' |
    head -c -1 >fields
limit failure-parse max-header "$(size fields)" edge-fields.eml
dmarc-unpack edge-failure.eml >edge-failure.tsv

## Mail

# mail TEXT …: a message; a line for each.
mail() {
	printf '%s\n' 'From: r@a.example' 'To: d@b.example' "$@"
}

# part FILE [FIELD]: a part of the boundary b.
part() {
	printf '%s\n' '--b' "${2:-Content-Type: text/xml}" ''
	cat "$1"
	echo
}

multipart() {
	mail 'Content-Type: multipart/mixed; boundary=b' ''
	cat
	echo '--b--'
}

part edge.xml | multipart >edge.eml
limit dmarc-unpack max-message "$(size edge.eml)" edge.eml
{
	echo 'From r@a.example Thu Nov 12 00:00:00 2026'
	cat edge.eml
} >edge.mbox
limit dmarc-unpack max-message "$(size edge.eml)" edge.mbox
# What is held at the same time counts as one: a message and, in it, one
# that was encoded.
base64 edge.eml >inner
part inner "Content-Type: message/rfc822
Content-Transfer-Encoding: base64" | multipart >edge-inner.eml
limit dmarc-unpack max-message \
    "$(($(size edge-inner.eml) + $(size inner) + 1))" edge-inner.eml \
    "$(size edge-inner.eml)"
# A 7z file needs its end first; in a mail it is held whole.
base64 edge.7z >inner
part inner "Content-Type: application/octet-stream
Content-Transfer-Encoding: base64" | multipart >edge-7z.eml
limit dmarc-unpack max-message \
    "$(($(size edge-7z.eml) + $(size edge.7z)))" edge-7z.eml

echo x >x
{
	part x
	part x
	part edge.xml
} | multipart >edge-parts.eml
limit dmarc-unpack max-parts 3 edge-parts.eml
# The header: as far as its blank line.
{
	mail 'Content-Type: text/xml'
	hostile fields 100 | grep '^X-'
} >header
{
	cat header
	echo
	cat edge.xml
} >edge-header.eml
limit dmarc-unpack max-header "$(size header)" edge-header.eml
hostile fields 100 | grep '^X-' >header
{
	echo '--b'
	cat header
	echo
	cat edge.xml
	echo
} | multipart >edge-header-of-part.eml
limit dmarc-unpack max-header "$(size header)" edge-header-of-part.eml

## Levels and members

cp edge.xml nested
for level in 1 2 3 4 5; do
	gzip -c nested >nested.gz
	mv nested.gz nested
	[ "$level" != 3 ] || cp nested edge-3.gz
done
mv nested edge-5.gz
limit dmarc-unpack max-depth 5 edge-5.gz
./pack zip edge-3.gz >edge-3.zip
limit dmarc-unpack max-depth 4 edge-3.zip
base64 edge-3.zip >inner
part inner "Content-Transfer-Encoding: base64" | multipart >edge-3.eml
limit dmarc-unpack max-depth 5 edge-3.eml
{
	printf 'Content-Type: multipart/mixed; boundary=c\n\n'
	printf '%s\nContent-Type: text/xml\n\n' --c
	cat edge.xml
	printf '\n%s\n' --c--
} >inner
{
	echo '--b'
	cat inner
} | multipart >edge-nested.eml
limit dmarc-unpack max-depth 2 edge-nested.eml

for format in zip ustar 7zip; do
	./pack $format x edge.xml >"edge-2.$format"
	limit dmarc-unpack max-members 2 "edge-2.$format" 1
done

## What expands

# 9 MB, all blanks but for the begin and the end. On the way it expands
# more than in all.
{
	printf '<feedback>'
	head -c 9000000 /dev/zero | tr '\0' ' '
	sed 's/<feedback>//' edge.xml
} >edge-large.xml
large=$(size edge-large.xml)
expands() {
	ratio=$((large / $(size "$2")))
	limit dmarc-unpack "$1" $((ratio * 2)) "$2" $((ratio / 2))
}
gzip -c edge-large.xml >edge-large.gz
./pack zip edge-large.xml >edge-large.zip
./pack 7zip edge-large.xml >edge-large.7z
expands max-ratio edge-large.gz
expands max-ratio edge-large.zip
expands max-ratio-xz edge-large.7z
for filter in xz lzma zstd bzip2 lz4 compress; do
	./pack $filter <edge-large.xml >"edge-large.$filter"
	expands max-ratio-xz "edge-large.$filter"
done
for filter in xz lzma zstd; do
	./pack $filter <edge.xml >"edge.$filter"
done
limit dmarc-unpack max-window 8388608 edge.xz
limit dmarc-unpack max-window 8388608 edge.lzma
limit dmarc-unpack max-window 8388608 edge.7z

## Reports

hostile xml-nested 10 | sed 's/a\.example/edge.example/' >edge-nested.xml
limit dmarc-parse max-xml-depth 11 edge-nested.xml
limit dmarc-parse max-records 3 edge.xml
hostile xml-org 500 | sed 's/b\.example/edge.example/' >edge-text.xml
limit dmarc-parse max-xml-text 500 edge-text.xml
for list in dkims spfs reasons; do
	hostile "xml-$list" 20 | sed 's/a\.example/edge.example/' \
	    >"edge-$list.xml"
	limit dmarc-parse max-list 20 "edge-$list.xml"
done

# Texts of the report stand in each of its rows: 9 MB of them.
hostile common-text 1000 | sed 's/b\.example/edge.example/' >edge-many.xml
limit dmarc-parse max-growth 600 edge-many.xml 400
hostile common-strings 2000 | sed 's/b\.example/edge.example/' >edge-many.json
limit tlsrpt-parse max-growth 1100 edge-many.json 700

## Rows

# longest FILE: the length of its longest line.
longest() {
	awk '{ if (length($0) > n) n = length($0) } END { print n }' "$1"
}

limit dmarc-parse max-line "$(longest edge.tsv)" edge.tsv
limit tlsrpt-parse max-line "$(longest edge-json.tsv)" edge-json.tsv
limit failure-parse max-line "$(longest edge-failure.tsv)" edge-failure.tsv
hostile xml-org 2000 | sed 's/>xx/>edge/' | dmarc-parse >edge.records
for reader in align-filter ip-rollup report-anonymise report-render; do
	limit $reader max-line "$(longest edge.records)" edge.records
done
ip-rollup -q --by=org_name edge.records >edge.rollup
limit report-diff max-line "$(longest edge.rollup)" edge.rollup

## Days

# days NAME DAYS: a record of a report of so many days.
days() {
	printf '%s\t' r.xml "$1.example" 1 2026-11-01T00:00:00Z \
	    "2026-11-$(printf %02d $(($2 + 1)))T00:00:00Z" a.example 192.0.2.1 20 pass \
	    a.example a.example pass a.example
	echo pass
}
{
	printf '%s\t' source org_name report_id begin end policy_domain \
	    source_ip count reported_dmarc header_from dkim_domains \
	    dkim_results spf_domains
	echo spf_results
} >days.header
{ cat days.header; days edge 9; days beside 1; } >edge.days
program=ip-rollup
echo "ip-rollup --max-days" >>tested
ip-rollup -q --max-days=9 --by=org_name,day edge.days >out 2>err ||
	wrong "status $?"
[ "$(grep -c 'edge.example	2026' out)" = 9 ] || wrong "not nine days"
holds "ip-rollup takes edge.days under --max-days=9" err
ip-rollup -q --max-days=8 --by=org_name,day edge.days >out 2>err
[ $? = 1 ] || wrong "status $?, not 1"
grep -q 'beside.example	2026' out || wrong "the row beside it was not taken"
! grep -q 'edge.example	2026' out || wrong "taken"
grep -q -e '--max-days .*\[limit-days\]$' err || wrong "no [limit-days]"
[ "$(wc -l <err)" = 1 ] || wrong "more than one message"
holds "ip-rollup refuses edge.days under --max-days=8" err

# gap NAME DAY: a report of that day.
gap() {
	printf '%s\t' r.xml "$1.example" 1 "2026-11-${2}T00:00:00Z" \
	    "2026-11-${2}T23:59:59Z" a.example 1
	echo 1
}
{
	printf '%s\t' source org_name report_id begin end policy_domain \
	    records
	echo messages
	gap edge 10
	gap edge 15
	gap beside 15
} >edge.gap
echo "ip-rollup --max-gap" >>tested
ip-rollup --coverage --max-gap=4 edge.gap >out 2>err || wrong "status $?"
[ "$(grep -c yes out)" = 4 ] || wrong "not four days"
[ ! -s err ] || wrong "a message"
holds "ip-rollup writes edge.gap under --max-gap=4" err
ip-rollup --coverage --max-gap=3 edge.gap >out 2>err || wrong "status $?"
[ "$(grep -c yes out)" = 3 ] || wrong "not three days"
grep -q beside out || wrong "the row beside it was not taken"
grep -q -e '--max-gap .*\[long-gap\]$' err || wrong "no [long-gap]"
holds "ip-rollup cuts edge.gap under --max-gap=3, with a note" err

## Saved DNS data: a file of the user's, so that nothing is taken without it

echo 'a.example. 60 IN TXT x' >beside.dns
echo 'align-filter --max-dns' >>tested
for most in 46 45; do
	align-filter --dns beside.dns --dns beside.dns --max-dns=$most \
	    beside.align-filter >out 2>err
	status=$?
	if [ $most = 46 ]; then
		[ $status = 0 ] || wrong "not taken"
	elif [ $status != 2 ] || ! grep -q '\[limit-dns\]$' err; then
		wrong "taken"
	fi
	holds "align-filter keeps to --max-dns=$most" err
done

# An audit goes on without it, for what it needs may be in other files.
echo '_dmarc.beside.example. 60 IN TXT "v=DMARC1; p=none"' >audit.dns
most=$(wc -c <audit.dns)
echo 'dns-audit --max-dns' >>tested
for bytes in "$most" $((most - 1)); do
	dns-audit --domain beside.example --max-dns="$bytes" audit.dns >out 2>err
	status=$?
	if [ "$bytes" = "$most" ]; then
		grep -q "DMARC1; p=none" out || wrong "not taken: status $status"
	elif [ $status != 1 ] || ! grep -q '\[limit-dns\]$' err; then
		wrong "taken"
	fi
	holds "dns-audit keeps to --max-dns=$bytes" err
done

# evidence NAME: rows of a report of mail from that domain.
evidence() {
	sed "s/b\\.example/$1.example/g" | dmarc-parse | align-filter
}
hostile xml-org 2000 | evidence edge >edge.evidence
hostile xml 1 | evidence beside >beside.evidence
most=$(longest edge.evidence)
echo 'dns-audit --max-line' >>tested
for bytes in "$most" $((most - 1)); do
	dns-audit -q --domain edge.example --domain beside.example \
	    --evidence edge.evidence --evidence beside.evidence \
	    --max-line="$bytes" audit.dns >out 2>err
	status=$?
	grep 'traffic-dmarc-pass' out | grep -v 'no report of it' >seen
	grep -q '^beside' seen || wrong "the rows beside it were not taken"
	if [ "$bytes" = "$most" ]; then
		grep -q '^edge' seen || wrong "not taken: status $status"
	elif [ $status != 1 ] || ! grep -q -e '--max-line .*\[limit-line\]$' err; then
		wrong "status $status, not 1"
	fi
	[ "$bytes" = "$most" ] || ! grep -q '^edge' seen || wrong "taken"
	holds "dns-audit keeps to --max-line=$bytes" err
done

## None left out

for program in dmarc-unpack dmarc-parse tlsrpt-parse failure-parse \
    align-filter ip-rollup report-diff dns-audit report-render \
    report-anonymise; do
	"$program" --help | sed -n "s/.*\\(--max-[a-z-]*\\).*/$program \\1/p"
done | sort -u >wanted
sort -u tested | comm -3 - wanted >wrong
: >err
holds "each --max- option of each program is tested here" err
echo "1..$n"
