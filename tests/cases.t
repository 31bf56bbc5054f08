#!/bin/sh
# Runs every case below tests/cases and prints TAP.
#
# A case is a folder with: cmd (run by sh in that folder, with the programs
# first in PATH and an empty folder in $TMP), out (expected standard output),
# err (expected messages; absent: none), status (expected; absent: 0), and
# whatever input cmd names; and needs, which ends with another status than 0
# and says why where the case cannot be run. In out and err, $TMP is written
# as TMP; what locks a program down, which -v tells, is the kernel's and left
# out.
#
# CASES=pattern runs only those whose name matches; REGEN=1 writes out, err
# and status anew instead of comparing (read the diff before you commit it).
# JOBS=n runs so many side by side; one for each processor if not given.

top=$(cd "$(dirname "$0")/.." && pwd)
PATH=${BUILD_BIN:-$top/build/bin}:$PATH
export PATH
export LC_ALL=C.UTF-8
unset NO_COLOR COLUMNS
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

# compare NAME EXPECTED ACTUAL: true when equal, else a diff as TAP comments.
compare() {
	[ -e "$2" ] || set -- "$1" /dev/null "$3"
	cmp -s "$2" "$3" && return 0
	echo "# $1 differs:"
	diff -a "$2" "$3" | head -n 20 | cat -v | sed 's/^/#   /'
	return 1
}

# keep FILE ACTUAL: the new expectation; none is needed for empty messages.
keep() {
	if [ -s "$2" ] || [ "${1##*/}" = out ]; then
		cp "$2" "$1"
	else
		rm -f "$1"
	fi
}

# run_case DIR: with $work as a folder of its own.
run_case() {
	TMP=$work/tmp
	export TMP
	rm -rf "$TMP"
	mkdir "$TMP"
	(cd "$1" && sh ./cmd) >"$work/o" 2>"$work/e" </dev/null
	echo $? >"$work/status"
	sed "s|$TMP|TMP|g" "$work/o" >"$work/out"
	sed "s|$TMP|TMP|g; /^[a-z-]*: locked down by: /d" "$work/e" \
	    >"$work/err"
	echo 0 >"$work/zero"
	if [ -n "$REGEN" ]; then
		keep "$1/out" "$work/out"
		keep "$1/err" "$work/err"
		if [ "$(cat "$work/status")" = 0 ]; then
			rm -f "$1/status"
		else
			cp "$work/status" "$1/status"
		fi
		return 0
	fi
	want=$1/status
	[ -e "$want" ] || want=$work/zero
	good=0
	compare status "$want" "$work/status" || good=1
	compare out "$1/out" "$work/out" || good=1
	compare err "$1/err" "$work/err" || good=1
	return $good
}

# run_share JOB: each JOBS-th case of the list, results as files by number.
run_share() {
	results=$work
	work=$work/job$1
	mkdir "$work"
	n=0
	while read -r name; do
		n=$((n + 1))
		[ $((n % JOBS)) = "$1" ] || continue
		dir=$top/tests/cases/$name
		if [ -e "$dir/needs" ] && ! why=$(sh "$dir/needs" 2>/dev/null)
		then
			echo "ok $n - $name # SKIP $why"
		elif run_case "$dir" >"$results/said.$n"; then
			echo "ok $n - $name"
		else
			echo "not ok $n - $name"
		fi >"$results/ran.$n"
	done <"$results/list"
}

[ -n "$JOBS" ] || JOBS=$(getconf _NPROCESSORS_ONLN 2>/dev/null) || JOBS=1
for cmd in "$top"/tests/cases/*/*/cmd; do
	dir=${cmd%/cmd}
	name=${dir#"$top"/tests/cases/}
	# shellcheck disable=SC2254
	case $name in
	${CASES:-*}) echo "$name" ;;
	esac
done >"$work/list"

job=0
while [ "$job" -lt "$JOBS" ]; do
	run_share "$job" &
	job=$((job + 1))
done
wait

# In the order of the list; a case that did not end has no result.
n=0
while read -r name; do
	n=$((n + 1))
	cat "$work/said.$n" "$work/ran.$n" 2>/dev/null ||
	    echo "not ok $n - $name: did not end"
done <"$work/list"
echo "1..$n"
