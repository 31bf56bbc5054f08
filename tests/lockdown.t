#!/bin/sh
# Proves that each program is locked down before it reads: a build tries a
# socket, a new file, a new process and more where the lock was set, and
# says what came of it. TAP. Linux only; elsewhere there may be less.

top=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$top" || exit 2
# Not those of a build for sanitizers, from which this may be run.
unset MAKEFLAGS MFLAGS MAKELEVEL CFLAGS LDFLAGS LOCKDOWN

[ "$(uname -s)" = Linux ] || {
	echo "1..0 # SKIP the probe is for Linux"
	exit 0
}
make -s all >/dev/null || exit 2
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

# is NAME COMMAND...: one test, that the command succeeds.
is() {
	n=$((n + 1))
	name=$1
	shift
	if "$@" >"$work/said" 2>&1; then
		echo "ok $n - $name"
	else
		echo "not ok $n - $name"
		head -n 20 "$work/said" | sed 's/^/#   /'
	fi
}

# refused WHAT LEFT: on a kernel that refuses WHAT, each program works, tells
# by a note what is LEFT, says so with --version, and ends with 2 when asked.
cc -o "$work/refuse" tests/tools/refuse.c -lseccomp || exit 2
bin=$top/build/bin
programs=$(sed -n "/^PROGRAMS =/,/[^\\]$/p" Makefile |
    sed "s/^PROGRAMS =//; s/\\\\$//")
run() {
	"$@" >"$work/out.n" 2>"$work/err.n"
	ran=$?
	for f in out err; do
		sed 's/landlock [1-9][0-9]*/landlock N/' "$work/$f.n" \
		    >"$work/$f"
	done
	return $ran
}
refused() {
	note="lock-down is incomplete; in force: $2 [lockdown-partial]"
	for p in $programs; do
		echo "$p: $note" >"$work/note"
		run "$work/refuse" "$1" "$bin/$p" --version &&
		    cmp "$work/note" "$work/err" &&
		    grep -qx "locked down by: $2" "$work/out" || return 1
		run "$work/refuse" "$1" "$bin/$p" -q --version &&
		    cmp /dev/null "$work/err" || return 1
		run "$work/refuse" "$1" "$bin/$p" -q --require-lockdown \
		    --version
		[ $? = 2 ] && cmp "$work/note" "$work/err" &&
		    cmp /dev/null "$work/out" || return 1
	done
}
is 'without Landlock: told, and refused on demand' refused landlock seccomp
is 'without seccomp: told, and refused on demand' \
    refused seccomp 'landlock N'
is 'without both: told, and refused on demand' refused both nothing

# The input of a run that is refused so is not read, nor is a row written.
not_read() {
	run "$work/refuse" landlock "$bin/dmarc-parse" --require-lockdown \
	    "$work/documents.tsv"
	[ $? = 2 ] && cmp /dev/null "$work/out" &&
	    [ "$(wc -l <"$work/err")" = 1 ]
}
is 'and before any input is read' not_read

whole() {
	for p in $programs; do
		"$bin/$p" --require-lockdown --version >"$work/out" &&
		    grep -q '^locked down by: seccomp, landlock [1-9]' \
		    "$work/out" || return 1
	done
	"$bin/dmarc-parse" -v "$work/documents.tsv" 2>&1 >/dev/null |
	    grep -q '^dmarc-parse: locked down by: seccomp, landlock [1-9]'
}
is 'on a kernel that refuses nothing, all of it is in force' whole

# --version is itself what it tells of.
itself() {
	for p in $programs; do
		"$top/build/probe/bin/$p" --version 2>&1 >"$work/out" |
		    grep -c '^probe: .* denied$' | grep -qx 7 || return 1
	done
}
is '--version is locked down when it says so' itself
echo "1..$n"
