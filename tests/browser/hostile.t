#!/bin/sh
# Text that wants to be markup, in every column of every kind of row, as a
# browser sees it. Prints TAP. `make check-browser` runs it.

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
set --
while read -r file; do
	set -- "$@" "$file"
done <"$work/kinds"
"$top/tests/tools/hostile-cells" "$@"
PLAIN=1 "$top/tests/tools/hostile-cells" "$@"

# page END: of the rows that end so; what was refused of them was told.
page() {
	render en --top 1000 --title '</title><script>alert(1)</script>' \
	    "$work"/*."$1" >"$work/$1.html" 2>"$work/told"
}
page plain && page hostile || exit 2
node "$here/hostile.js" "$work/hostile.html" "$work/plain.html"
