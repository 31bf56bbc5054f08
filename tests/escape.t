#!/bin/sh
# Text that wants to be markup, in every column of every kind of row, comes
# out as text: in HTML, Markdown and text, in every language. Prints TAP.
#
# tests/tools/hostile-cells has the texts, tests/tools/check-form what must
# be true of each form. tests/browser asks a browser the same of the pages.

# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"
tools=$top/tests/tools

languages=en
"$bin/report-render" --help | grep -q -e '--lang' && languages='en ja'

# render FORM LANGUAGE END FILE ...: a page of rows of these files.
render() {
	form=$1
	language=$2
	end=$3
	shift 3
	option=
	[ "$language" = en ] || option=--lang=$language
	for file; do
		set -- "$@" "$file.$end"
		shift
	done
	# Status 1: that texts stood where numbers belong was told.
	"$bin/report-render" --allow-rejects -f "$form" --top 1000 \
	    --title "$title" ${option:+"$option"} "$@" 2>"$work/told"
}

"$tools/sample-rows" "$bin" "$work" >"$work/kinds" 2>"$work/wrong" ||
    echo 'sample-rows failed' >>"$work/wrong"
ok 'rows of samples'
# These are not shown beside records, so they get pages of their own.
set -- "$work/records.tsv" "$work/reports.tsv" "$work/rollups.tsv"
while read -r file; do
	set -- "$@" "$file"
done <"$work/kinds"
"$tools/hostile-cells" "$@"
PLAIN=1 "$tools/hostile-cells" "$@"
title='</title><style>" onload=" # [x](y) *b* | \ `'

# pages NAME FILE ...: all forms and languages of a page of these.
pages() {
	name=$1
	shift
	for language in $languages; do
		for form in text markdown html; do
			page=$work/page.$form
			render $form "$language" hostile "$@" >"$page"
			status=$?
			[ "$form" != html ] ||
			    render html "$language" plain "$@" >"$work/plain"
			{
				[ $status = 0 ] || echo "status $status"
				LC_ALL=C "$tools/check-form" "$form" "$page" \
				    "$work/plain"
			} >"$work/wrong" 2>&1
			holds "$name: $form, $language"
		done
	done
}

# each FILE ...: a page of each kind of row alone, as well as of all.
alone() {
	for file; do
		name=${file##*/}
		case $name in
		aligned.tsv | records.tsv | reports.tsv | rollups.tsv | \
		    audit.tsv | failures.tsv | survey.tsv | \
		    tls.tsv)
			pages "$name" "$file"
			;;
		*)
			pages "$name" "$work/aligned.tsv" "$file"
			;;
		esac
	done
}

alone "$@"
shift 3
pages 'all kinds' "$@"
echo "1..$n"
