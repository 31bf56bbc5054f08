#!/bin/sh
# Every limit of lib/base/limits.h, in every program that has it: what is
# right at the limit is taken; one past it, it is refused with the limit's
# slug and option, and the input beside it is still taken. TAP.

top=$(cd "$(dirname "$0")/.." && pwd)
bin=${BUILD_BIN:-$top/build/bin}
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8
PATH=$bin:$top/tests/tools:$PATH
cc -O1 -o "$work/pack" "$top/tests/tools/pack.c" -larchive || exit 2
cd "$work" || exit 2
n=0
: >tested

result() {
	n=$((n + 1))
	if [ -s wrong ]; then
		echo "not ok $n - $1"
		sed 's/^/#   /' wrong err | head -n 12
	else
		echo "ok $n - $1"
	fi
	: >wrong
}

# run STATUS COMMAND …: its rows in out, its messages in err.
run() {
	want=$1
	shift
	timeout 60 "$@" >out 2>err
	got=$?
	[ "$got" = "$want" ] || echo "$*: status $got, not $want" >>wrong
}

size() {
	wc -c <"$1" | tr -d ' '
}

# The input beside the one that is tried, of each program: its rows have
# "beside" in them, those of the tried one "edge".
aggregate() {
	hostile xml "${2:-1}" | sed "s/a\\.example/$1.example/"
}
tls() {
	hostile json "${2:-1}" | sed "s/a\\.example/$1.example/g"
}
aggregate beside >beside.xml
tls beside >beside.json
dmarc-unpack beside.xml >beside.dmarc-parse
dmarc-unpack beside.json >beside.tlsrpt-parse
dmarc-parse beside.xml >beside.align-filter
cp beside.align-filter beside.report-render
cp beside.align-filter beside.ip-rollup
cp beside.xml beside.dmarc-unpack

# limit PROGRAM OPTION SLUG MOST INPUT [PAST]: INPUT is taken under
# --OPTION=MOST and refused under PAST (MOST - 1), with SLUG.
limit() {
	program=$1
	option=$2
	slug=$3
	past=${6:-$(($4 - 1))}
	shift 3
	echo "$program $option" >>tested
	set -- "$1" "$2" "$program" -q
	[ "$program" != ip-rollup ] || set -- "$@" --by=org_name
	run 0 "$3" "$@" "--$option=$1" "$2" "beside.$program"
	grep -q edge out || echo "at the limit: not taken" >>wrong
	result "$program --$option=$1 takes $2"
	run 1 "$3" "$@" "--$option=$past" "$2" "beside.$program"
	if grep -q edge out; then
		echo "past the limit: taken" >>wrong
	fi
	grep -q beside out || echo "past the limit: nor the other" >>wrong
	[ "$(grep -c "\\[$slug\\]\$" err)" = 1 ] ||
	    echo "past the limit: no message [$slug]" >>wrong
	grep -q -e "--$option" err || echo "--$option is not named" >>wrong
	[ "$(wc -l <err)" = 1 ] || echo "more than one message" >>wrong
	result "$program --$option=$past refuses it [$slug]"
}
