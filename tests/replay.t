#!/bin/sh
# Runs the fuzz harnesses over their seeds, without a fuzzer. TAP.

top=$(cd "$(dirname "$0")/.." && pwd)
build=${BUILD:-build}
cd "$top" || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
tests/fuzz/seeds "$work"
n=0
for harness in tests/fuzz/fuzz-*.c; do
	name=${harness#tests/fuzz/fuzz-}
	name=${name%.c}
	n=$((n + 1))
	if "$build/tests/fuzz/replay-$name" "$work/$name" \
	    >"$work/out" 2>"$work/err"; then
		echo "ok $n - $name, $(cat "$work/out")"
	else
		echo "not ok $n - $name"
		tail -n 20 "$work/err" | sed 's/^/#   /'
	fi
done
echo "1..$n"
