#!/bin/sh
# Pages of samples/ in a browser, in every language; pages of the rarer rows;
# a page of next to nothing. Prints TAP. `make check-browser` runs it.

# shellcheck source=tests/browser/find
. "$(dirname "$0")/find"
if [ -n "$missing" ]; then
	echo "1..0 # SKIP $missing"
	exit 0
fi
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

"$top/tests/tools/sample-rows" "$bin" "$work" >"$work/kinds" || exit 2
args=
while read -r file; do
	args="$args ${file##*/}"
done <"$work/kinds"
cd "$work" || exit 2

set --
for language in $languages; do
	# shellcheck disable=SC2086 # names without blanks
	render "$language" $args >"page.$language.html" || exit 2
	set -- "$@" "samples, $language" "$work/page.$language.html"
done
# Long tables and many sections.
render en --top 1000 rollups.tsv tls.tsv >sums.html || exit 2
head -n 1 tls.tsv >none.tsv
render en none.tsv >none.html || exit 2
set -- "$@" 'roll-ups, all rows' "$work/sums.html" 'no rows' "$work/none.html"
node "$here/page.js" "$@"
