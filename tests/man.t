#!/bin/sh
# Runs the examples of the manual pages, in a copy of the source tree's
# samples with the programs first in PATH, and holds that pages and --help
# tell of the same options. Prints TAP.
#
# An example is a display (.Dl, or .Bd -literal) in the section EXAMPLES. It
# must end with status 0, and no program in it may refuse anything; those of
# one page run in their order in one folder.
# Examples for a tool that is not here are skipped. PAGES=pattern runs only
# those pages whose name matches.

# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"
PATH=$bin:$PATH
export PATH

# In the place of sendmail: takes a message that says who it is for.
mkdir "$work/bin"
cat >"$work/bin/sendmail" <<'END'
#!/bin/sh
[ "$1" = -t ] && sed '/^$/q' | grep -q '^To: .*@'
END
chmod +x "$work/bin/sendmail"
PATH=$work/bin:$PATH

# result STATUS NAME [FILE]: one line of TAP, and what FILE says when not ok.
result() {
	if [ "$1" -eq 0 ]; then
		ok "$2"
	else
		not_ok "$2" ${3:+"$3"}
	fi
}

missing_tool() {
	for tool in sqlite3 psql duckdb mlr parallel jq bash; do
		if grep -qw "$tool" "$1" && ! command -v "$tool" >/dev/null
		then
			echo "$tool"
			return
		fi
	done
}

run_examples() {
	name=${1##*/}
	at=$work/$name
	mkdir -p "$at/tree" "$at/home"
	cp -R "$top/samples" "$at/tree/samples"
	"$top/tests/tools/read-page" "$1" "$at/examples" EXAMPLES \
	    2>"$at/err"
	result $? "$name: has examples that can be run" "$at/err"
	for example in "$at"/examples/[0-9]*; do
		[ -e "$example" ] || continue
		title="$name, ${example##*/}: $(head -n 1 "$example" | tr '#' ' ')"
		tool=$(missing_tool "$example")
		if [ -n "$tool" ]; then
			skip "$title" "no $tool here"
			continue
		fi
		(cd "$at/tree" && HOME=$at/home exec sh "$example") \
		    >/dev/null 2>"$at/err" </dev/null
		status=$?
		if [ $status -ne 0 ]; then
			echo "status $status" >>"$at/err"
		elif "$top/tests/tools/complaint" "$at/err" >"$at/told"; then
			status=1
			mv "$at/told" "$at/err"
		fi
		result $status "$title" "$at/err"
	done
}

# The words --like-this that are bold, as options are, in a rendered page.
long_options() {
	sed 's/&#45;/-/g' | grep -oE '[*][*]--[a-z0-9][a-z0-9-]*[*][*]' |
	    tr -d '*' | sort -u
}

# Options of other programs may be spoken of, but not listed.
compare_options() {
	program=${1##*/}
	program=${program%.1}
	if ! command -v "$program" >/dev/null 2>&1; then
		skip "$program: options" "it is not built"
		return
	fi
	"$program" --help | sed '/^Status:/,$d' |
	    sed -n 's/^ .\{5\}\(--[a-z0-9-]*\).*/\1/p' | sort -u \
	    >"$work/help"
	mandoc -Tmarkdown "$1" >"$work/rendered"
	long_options <"$work/rendered" >"$work/page"
	awk '/^# / { synopsis = $2 == "SYNOPSIS" }
	    synopsis || /^[*][*]-/' "$work/rendered" | long_options \
	    >"$work/listed"
	{
		comm -23 "$work/help" "$work/page" |
		    sed 's/$/ is not in the page/'
		comm -13 "$work/help" "$work/listed" |
		    sed 's/$/ is not in --help/'
		[ -s "$work/help" ] || echo "--help lists no option"
	} >"$work/wrong"
	test ! -s "$work/wrong"
	result $? "$program: page and --help have the same options" \
	    "$work/wrong"
}

if ! command -v mandoc >/dev/null 2>&1; then
	echo "1..0 # SKIP no mandoc here"
	exit 0
fi
for page in "$top"/share/man/man[17]/*.[17]; do
	# shellcheck disable=SC2254 # a pattern on purpose
	case ${page##*/} in
	${PAGES:-*}) ;;
	*) continue ;;
	esac
	run_examples "$page"
	case $page in
	*.1) compare_options "$page" ;;
	esac
done
echo "1..$n"
