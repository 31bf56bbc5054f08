#!/bin/sh
# Reads back from the built programs what makes a fault in them harder to
# use: what tools/harden found to be known is there. Prints TAP.

top=$(cd "$(dirname "$0")/.." && pwd)
build=${BUILD:-$top/build}
case $build in
/*) ;;
*) build=$top/$build ;;
esac
bin=${BUILD_BIN:-$build/bin}
export LC_ALL=C
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
n=0

for need in "$build/harden/cc" "$build/harden/ld"; do
	[ -e "$need" ] || {
		echo "1..0 # SKIP nothing was built here"
		exit 0
	}
done
command -v readelf >/dev/null || {
	echo "1..0 # SKIP no readelf here"
	exit 0
}
flags=$(cat "$build/harden/cc" "$build/harden/ld")
programs=$(sed -n '/^PROGRAMS =/,/[^\\]$/p' "$top/Makefile" |
    sed 's/^PROGRAMS =//; s/\\$//')

# each FLAG NAME READELF-OPTION PATTERN [SUFFIX]: every program has what
# readelf shows so; skipped where FLAG is not among those that were taken.
each() {
	n=$((n + 1))
	case " $flags " in
	*" $1"*) ;;
	*)
		echo "ok $n - $2 # SKIP built without $1"
		return
		;;
	esac
	for program in $programs; do
		readelf -W "$3" "$bin/$program$5" 2>/dev/null |
		    grep -Eq "$4" || echo "$program$5"
	done >"$work/without"
	if [ -s "$work/without" ]; then
		echo "not ok $n - $2"
		sed 's/^/#   not in /' "$work/without"
	else
		echo "ok $n - $2"
	fi
}

each -pie 'is loaded anywhere' -h '^ *Type: *DYN '
each -Wl,-z,relro 'has tables that become read-only' -l '^ *GNU_RELRO '
each -Wl,-z,now 'and does so at the start' -d '\(FLAGS\).*BIND_NOW|\(BIND_NOW\)'
each -Wl,-z,noexecstack 'has a stack that is no code' -l \
    '^ *GNU_STACK .* RW  '
each -fstack-protector-strong 'guards its stack' --dyn-syms __stack_chk_fail
each -D_FORTIFY_SOURCE 'calls the functions that know their bounds' \
    --dyn-syms '__[a-z]*_chk(@|$)'
# The start code of the system may be without; then the whole program is.
each -fcf-protection 'marks where calls may lead' -n 'IBT, SHSTK' .o
# That leaves no mark; with debugging, gcc writes down what it was given.
told=-fstack-clash-protection
readelf -W --debug-dump=info "$bin/dmarc-parse.o" 2>/dev/null |
    grep -q 'DW_AT_producer.* -std=' || told='debugging by gcc, which tells'
each "$told" 'touches each page of its stack' --debug-dump=info \
    'DW_AT_producer.* -fstack-clash-protection' .o
echo "1..$n"
