#!/bin/sh
# Faults of the system, over inputs that reach every reader: the n-th read,
# write or allocation fails. No crash, no wrong status, no half row but at
# the end of what a full disk cut. TAP. FAULTS=all tries every n; else a
# spread of them, so that the whole run stays short.

top=$(cd "$(dirname "$0")/.." && pwd)
bin=${BUILD_BIN:-$top/build/bin}
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8

case $bin in
*asan*)
	echo "1..0 # SKIP sanitizers do not stand beside the shim"
	exit 0
	;;
esac
cc -O1 -shared -fPIC -o "$work/shim.so" "$top/tests/tools/shim.c" -ldl ||
	exit 2

cd "$top" || exit 2
small=samples/reports/saved
"$bin/dmarc-unpack" -q samples/reports/messages "$small" samples/reports/tls \
    samples/reports/2026-W46.tar.gz samples/reports/failure \
    >"$work/documents.tsv"
"$bin/dmarc-parse" -q "$work/documents.tsv" >"$work/records.tsv"
"$bin/tlsrpt-parse" -q "$work/documents.tsv" >"$work/tls.tsv"
"$bin/align-filter" "$work/records.tsv" >"$work/aligned.tsv"
"$bin/ip-rollup" "$work/aligned.tsv" >"$work/rollup.tsv"
"$bin/align-filter" --since 2026-11-09 "$work/aligned.tsv" |
    "$bin/ip-rollup" >"$work/week.tsv"

echo 'a secret of tests, of no use' >"$work/key"

# Lists that ip-rollup is given.
printf '192.0.2.0/24\tlabel\n2001:db8::/32\tother\n' >"$work/labels"
printf '192.0.2.10\tmx.harbour.example\n' >"$work/hosts"
printf 'dkim\tmailer.example.net\tMailer\n' >"$work/services"
printf '192.0.2.0/24\tcountry=NZ\tasn=AS64496\tname=Harbour\n' |
    tests/tools/make-mmdb >"$work/mmdb"
lists="--labels=$work/labels --hosts=$work/hosts --mmdb=$work/mmdb
	--services=$work/services"

# run FAULT COMMAND…: status of the program with that fault, output kept.
run() {
	fault=$1
	shift
	SHIM_FAIL=$fault LD_PRELOAD=$work/shim.so timeout 120 "$@" \
	    >"$work/out" 2>"$work/err"
}

# Every line but the last of the output must have as many cells as the first.
whole_rows() {
	awk -F'\t' 'NR == 1 { n = NF } { if (bad) exit 1; if (NF != n) bad = 1 }
	    END { exit 0 }' "$work/out"
}

# The allocation, read or write numbers to fail: all small ones, then apart.
spread() {
	if [ "$FAULTS" = all ]; then
		seq 1 1 "$1"
	else
		seq 1 1 12
		seq 13 $(($1 / 25 + 1)) "$1"
	fi
}

# try NAME COMMAND…: all faults of a kind until the program runs through.
try() {
	name=$1
	kind=$2
	most=$3
	shift 3
	for i in $(spread "$most"); do
		run "$kind:$i" "$@"
		status=$?
		case $status in
		0 | 1 | 2) ;;
		3) [ "$kind" = alloc ] || echo "$kind:$i: status $status" ;;
		*) echo "$kind:$i: status $status" ;;
		esac
		if [ "$kind" = write ] && [ "$status" -ne 2 ] &&
		    [ "$i" -eq 1 ]; then
			echo "$kind:$i: a full disk gave status $status"
		fi
		if [ "$kind" != write ] && ! whole_rows; then
			echo "$kind:$i: a half row"
		fi
		[ "$status" -eq 0 ] || [ -s "$work/err" ] ||
			echo "$kind:$i: status $status without a message"
	done >"$work/found"
	n=$((n + 1))
	if [ -s "$work/found" ]; then
		echo "not ok $n - $name, $kind"
		sed 's/^/#   /' "$work/found" | head -n 20
	else
		echo "ok $n - $name, $kind"
	fi
}

n=0
most=400
for kind in alloc read write; do
	try dmarc-unpack "$kind" "$most" "$bin/dmarc-unpack" -q \
	    samples/reports/messages "$small" samples/reports/2026-W46.tar.gz
	try dmarc-parse "$kind" "$most" "$bin/dmarc-parse" -q "$work/documents.tsv"
	try tlsrpt-parse "$kind" "$most" "$bin/tlsrpt-parse" -q \
	    "$work/documents.tsv"
	try failure-parse "$kind" "$most" "$bin/failure-parse" -q \
	    "$work/documents.tsv"
	try align-filter "$kind" "$most" "$bin/align-filter" "$work/records.tsv"
	try ip-rollup "$kind" "$most" "$bin/ip-rollup" "$work/aligned.tsv"
	try report-diff "$kind" "$most" "$bin/report-diff" \
	    "$work/rollup.tsv" "$work/week.tsv"
	try dns-audit "$kind" "$most" "$bin/dns-audit" \
	    --domains samples/domains.tsv samples/dns/answers
	# shellcheck disable=SC2086
	try "ip-rollup with lists" "$kind" "$most" "$bin/ip-rollup" $lists \
	    "$work/aligned.tsv"
	try report-anonymise "$kind" "$most" "$bin/report-anonymise" \
	    --key "$work/key" "$work/aligned.tsv" "$work/aligned.tsv"
	try report-render "$kind" "$most" "$bin/report-render" -f html \
	    "$work/aligned.tsv" "$work/tls.tsv"
done

# State between runs: what was there stays, and the new one is whole or none.
"$bin/dmarc-parse" -q -n --seen-new "$work/seen" "$small"/*.xml >"$work/rows"
"$bin/dmarc-parse" -q --seen "$work/seen" --seen-new "$work/whole" \
    "$work/documents.tsv" >"$work/rows"
cp "$work/seen" "$work/kept"

state() {
	for i in $(spread "$most"); do
		rm -f "$work/new"
		run "$1:$i" "$bin/dmarc-parse" -q --seen "$work/seen" \
		    --seen-new "$work/new" "$work/documents.tsv"
		status=$?
		cmp -s "$work/seen" "$work/kept" ||
			echo "$1:$i: the old state is another"
		if [ -e "$work/new" ]; then
			cmp -s "$work/new" "$work/whole" ||
				echo "$1:$i: a new state that is not whole"
			# That it was named may not be heard; it is whole.
			[ "$status" -lt 2 ] || [ "$1" != alloc ] ||
				echo "$1:$i: a new state, status $status"
		elif [ "$status" -lt 2 ]; then
			echo "$1:$i: no new state, status $status"
		fi
		# An allocation that fails ends the program where it is. What
		# tidies up for a program that cannot say so does it at once,
		# but not before that has ended.
		tries=0
		while [ "$1" != alloc ] && [ -e "$work/new.part" ] &&
		    [ $((tries += 1)) -le 20 ]; do
			sleep 0.1
		done
		[ "$1" = alloc ] || [ ! -e "$work/new.part" ] ||
			echo "$1:$i: a part was left"
	done >"$work/found"
	n=$((n + 1))
	if [ -s "$work/found" ]; then
		echo "not ok $n - dmarc-parse --seen-new, $1"
		sed 's/^/#   /' "$work/found" | head -n 20
	else
		echo "ok $n - dmarc-parse --seen-new, $1"
	fi
}

for kind in alloc read write; do
	state "$kind"
done

# One byte at a time, and every second call interrupted: the same rows.
same() {
	name=$1
	shift
	"$@" >"$work/want" 2>"$work/want.err"
	SHIM_READ=1 SHIM_EINTR=1 SHIM_WRITE=7 LD_PRELOAD=$work/shim.so "$@" \
	    >"$work/out" 2>"$work/err"
	n=$((n + 1))
	if cmp -s "$work/want" "$work/out" &&
	    cmp -s "$work/want.err" "$work/err"; then
		echo "ok $n - $name, one byte a read, interrupted"
	else
		echo "not ok $n - $name, one byte a read, interrupted"
	fi
}

same dmarc-unpack "$bin/dmarc-unpack" samples/reports
same "dmarc-parse, rows" "$bin/dmarc-parse" "$work/documents.tsv"
same "dmarc-parse, XML" "$bin/dmarc-parse" "$small"/*.xml
same tlsrpt-parse "$bin/tlsrpt-parse" "$work/documents.tsv"
same failure-parse "$bin/failure-parse" "$work/documents.tsv"
same "failure-parse, mail" "$bin/failure-parse" samples/reports/failure/*.eml
same align-filter "$bin/align-filter" "$work/records.tsv"
same ip-rollup "$bin/ip-rollup" "$work/aligned.tsv"
same report-diff "$bin/report-diff" "$work/rollup.tsv" "$work/week.tsv"
same dns-audit "$bin/dns-audit" --domains samples/domains.tsv \
    samples/dns/answers
# shellcheck disable=SC2086
same "ip-rollup with lists" "$bin/ip-rollup" $lists "$work/aligned.tsv"
same report-anonymise "$bin/report-anonymise" --key "$work/key" \
    "$work/aligned.tsv"
same report-render "$bin/report-render" "$work/aligned.tsv" "$work/tls.tsv"
echo "1..$n"
