#!/bin/sh
# Runs tools/demo and compares its summary with samples/expected-summary.txt.
# Prints TAP.
#
# REGEN=1 writes that file anew; compare it with the totals in samples/README
# before you commit it.

# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"
expected=$top/samples/expected-summary.txt

echo 1..8
"$top/tools/demo" "$bin" "$work/out" >"$work/shown" 2>"$work/told"
status=$?
is 'the demo ends well' test $status -eq 0
is 'and has nothing to complain of' cmp "$work/told" /dev/null
[ -z "$REGEN" ] || cp "$work/out/summary.txt" "$expected"
is 'its summary is the expected one' diff "$expected" "$work/out/summary.txt"
head -n "$(wc -l <"$expected")" "$work/shown" >"$work/first"
is 'it prints that first' cmp "$expected" "$work/first"
is 'it says where the page is' \
    grep -qx "    $work/out/summary.html" "$work/shown"
is 'which is HTML' grep -qi '^<!doctype html>' "$work/out/summary.html"

pages_there() {
	sed -n 's/^    man\(doc\)* \([^ ]*\).*/\2/p' "$work/shown" >"$work/pages"
	[ "$(wc -l <"$work/pages")" -eq 2 ] || return 1
	(cd "$top" && while read -r page; do
		[ -s "$page" ] || return 1
	done) <"$work/pages"
}
is 'the pages that it sends to are there' pages_there

# The figures of samples/README, which are counted by what wrote the samples.
tr -d , <"$work/out/summary.txt" |
    sed -n 's/^\([0-9]*\) messages in \([0-9]*\) reports.*/\1 \2/p' \
    >"$work/figures"
sed -n 's/.*: \([0-9]*\) aggregate reports ([0-9]* records, \([0-9]*\) mess.*/\2 \1/p' \
    "$top/samples/README" >"$work/counted"
same_totals() {
	test -s "$work/counted" && diff "$work/counted" "$work/figures"
}
is 'with the totals that samples/README tells' same_totals
