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
# More domains and requirements than a page of samples has, one name long.
awk 'BEGIN {
	OFS = "\t"
	print "domain", "requirement", "severity", "status", "found",
	    "profile"
	split("fail warn unknown pass not-applicable", word, " ")
	for (d = 1; d <= 30; d++)
		for (r = 1; r <= 40; r++)
			print (d == 3 ? "a-name-that-is-rather-long-for-" \
			    "a-domain.department.agency" : "agency" d) \
			    ".example", "requirement-" r, r % 5 ? "must" : \
			    "should", word[d * r % 7 % 5 + 1], "p=none", "many"
}' >many.tsv
render en many.tsv >many.html || exit 2
render en failures.tsv >failures.html || exit 2
for language in $languages; do
	render "$language" audit.tsv survey.tsv >"posture.$language.html" ||
	    exit 2
	set -- "$@" "posture, $language" "$work/posture.$language.html"
done
head -n 1 tls.tsv >none.tsv
render en none.tsv >none.html || exit 2
set -- "$@" 'roll-ups, all rows' "$work/sums.html" 'no rows' "$work/none.html" \
    'a large posture' "$work/many.html" 'failure reports' "$work/failures.html"
node "$here/page.js" "$@"
