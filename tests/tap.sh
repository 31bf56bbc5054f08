# shellcheck shell=sh disable=SC2034  # what is set here is used in *.t
# What tests in shell have in common: where things are, a folder to work in,
# and TAP. A test sources this file first, and says what is its own after it.

top=$(cd "$(dirname "$0")/.." && pwd)
bin=${BUILD_BIN:-$top/build/bin}
[ ! -d "$bin" ] || bin=$(cd "$bin" && pwd)
export LC_ALL=C.UTF-8
unset NO_COLOR COLUMNS MAKEFLAGS MFLAGS MAKELEVEL
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
n=0

# ok NAME, not_ok NAME [FILE ...], skip NAME WHY: one line of TAP. The files
# are shown.
ok() {
	n=$((n + 1))
	echo "ok $n - $1"
}
not_ok() {
	n=$((n + 1))
	echo "not ok $n - $1"
	shift
	[ $# = 0 ] || cat "$@" 2>/dev/null | head -n 30 | cut -c 1-300 |
	    cat -v | sed 's/^/#   /'
}
skip() {
	n=$((n + 1))
	echo "ok $n - $1 # SKIP $2"
}

# is NAME COMMAND ...: the command ends with 0.
is() {
	tested=$1
	shift
	if "$@" >"$work/.said" 2>&1; then
		ok "$tested"
	else
		not_ok "$tested" "$work/.said"
	fi
}

# holds NAME [FILE ...]: nothing was written to $wrong since the last of
# these. wrong WORDS: a line of it.
wrong=$work/wrong
: >"$wrong"
holds() {
	if [ -s "$wrong" ]; then
		tested=$1
		shift
		not_ok "$tested" "$wrong" "$@"
	else
		ok "$1"
	fi
	: >"$wrong"
}
wrong() {
	echo "$*" >>"$wrong"
}
