#!/bin/sh
# Proves that each program is locked down before it reads: a build tries a
# socket, a new file, a new process and more where the lock was set, and
# says what came of it. TAP. Linux only; elsewhere there may be less.

top=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$top" || exit 2

[ "$(uname -s)" = Linux ] || {
	echo "1..0 # SKIP the probe is for Linux"
	exit 0
}
make -s BUILD=build/probe PROBE=-DRUA_LOCKDOWN_PROBE all >/dev/null || exit 2
bin=$top/build/probe/bin
"$bin/dmarc-unpack" samples/reports/saved 2>/dev/null >"$work/documents.tsv"
"$bin/dmarc-parse" "$work/documents.tsv" 2>/dev/null >"$work/records.tsv"

n=0
probe() {
	name=$1
	shift
	"$bin/$name" "$@" >"$work/out" 2>"$work/err"
	status=$?
	n=$((n + 1))
	denied=$(grep -c '^probe: .* denied$' "$work/err")
	if [ "$denied" -eq 7 ] && ! grep -Eq '(worked|failed)$' "$work/err" &&
	    [ "$status" -eq 0 ] && [ -s "$work/out" ]; then
		echo "ok $n - $name is locked down, and works"
	else
		echo "not ok $n - $name is locked down, and works"
		sed 's/^/#   /' "$work/err"
	fi
}

probe dmarc-unpack samples/reports
probe dmarc-parse "$work/documents.tsv"
probe tlsrpt-parse samples/reports/tls/*.json
probe failure-parse samples/reports/failure/*.eml
probe align-filter "$work/records.tsv"
probe ip-rollup "$work/records.tsv"
"$bin/ip-rollup" -q "$work/records.tsv" >"$work/rollup.tsv" 2>/dev/null
probe report-diff "$work/rollup.tsv" "$work/rollup.tsv"
probe report-render "$work/records.tsv"
probe dns-audit --domains samples/domains.tsv samples/dns/answers
echo 'a secret of tests, of no use' >"$work/key"
probe report-anonymise --key "$work/key" "$work/records.tsv"

# Under --extract one folder may be written to, and nothing else.
mkdir "$work/extracted"
"$bin/dmarc-unpack" --extract "$work/extracted" samples/reports/saved \
    >"$work/out" 2>"$work/err"
n=$((n + 1))
if [ "$(grep -c '^probe: .* denied$' "$work/err")" -eq 7 ] &&
    [ -n "$(ls "$work/extracted")" ]; then
	echo "ok $n - dmarc-unpack --extract writes to its folder only"
else
	echo "not ok $n - dmarc-unpack --extract writes to its folder only"
	sed 's/^/#   /' "$work/err"
fi

# Under --seen-new a file gets its name when all is done, and nothing else.
"$bin/dmarc-parse" --seen-new "$work/seen" "$work/documents.tsv" \
    >"$work/out" 2>"$work/err"
n=$((n + 1))
if [ "$(grep -c '^probe: .* denied$' "$work/err")" -eq 7 ] &&
    [ -s "$work/seen" ] && [ ! -e "$work/seen.part" ]; then
	echo "ok $n - dmarc-parse --seen-new names its file, and does no more"
else
	echo "not ok $n - dmarc-parse --seen-new names its file, and does no more"
	sed 's/^/#   /' "$work/err"
fi

n=$((n + 1))
if build/bin/dmarc-parse --version | grep -q '^locked down by: .'; then
	echo "ok $n - --version tells what locks the program down"
else
	echo "not ok $n - --version tells what locks the program down"
fi
echo "1..$n"
