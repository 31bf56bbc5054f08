#!/bin/sh
# Holds the rules of the house: who may include whom, what a file and a
# function may be, what a manual page must have. Prints TAP.
#
# Rules that need a build look at BUILD (default: build) and are skipped
# where it is not there.

# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"
export LC_ALL=C
cd "$top" || exit 2
build=${BUILD:-build}

broken=$wrong

# Files that are ours; without a repository, all that a build does not make.
ours() {
	git ls-files -co --exclude-standard 2>/dev/null ||
	    find . -type f ! -path './build*' | sed 's|^\./||'
}

ours | while read -r file; do
	[ -f "$file" ] && echo "$file"
done >"$work/files"
code() {
	grep -E "^($1)/.*\\.[ch]\$" "$work/files"
}
pages() {
	grep -E '^share/man/man[1-9]/.*\.[1-9]$' "$work/files"
}

## Floors

# Lines "file header" of all includes with quotes, or with angle brackets.
includes() {
	code 'lib|bin' | while read -r file; do
		sed -n "s|^[ 	]*#[ 	]*include[ 	]*$1.*|$file \\1|p" \
		    "$file"
	done
}

# The floors stand in the Makefile, "FLOOR_n = room ...".
sed -n 's/^FLOOR_\([0-9]\) = \(.*\)/\1 \2/p' Makefile >"$work/floors"

includes '"\([^"]*\)"' | awk '
	NR == FNR {
		for (i = 2; i <= NF; i++)
			floor[$i] = $1
		next
	}
	{
		split($1, path, "/")
		room = path[1] == "bin" ? "bin" : path[2]
		split($2, header, "/")
		other = header[1]
		if (!(other in floor))
			print $1 ": no room has " $2
		else if (room == "bin" || room == other)
			next
		else if (!(room in floor))
			print $1 ": a room without a floor"
		else if (floor[other] >= floor[room])
			print $1 ": " room " must not know " other
	}' "$work/floors" - >"$broken"
holds "a room includes itself and lower floors only"

make -s rooms >"$work/rooms"
while read -r line; do
	grep -qxF "$line" CONTRIBUTING.md || echo "not in CONTRIBUTING.md: $line"
done <"$work/rooms" >"$broken"
grep '^| [0-9] | ' CONTRIBUTING.md | while read -r line; do
	grep -qxF "$line" "$work/rooms" || echo "no such room: $line"
done >>"$broken"
holds "CONTRIBUTING.md has the table of make rooms"

# Neither ours nor of C, POSIX or the system: somebody has to wrap it.
includes '<\([^>]*\)>' | awk '
	BEGIN {
		split("assert ctype dirent emmintrin errno fcntl fnmatch " \
		    "getopt inttypes limits poll signal stdalign stdarg " \
		    "stdbool stddef stdint stdio stdlib string strings time " \
		    "unistd", s, " ")
		for (i = 1; i in s; i++)
			plain[s[i] ".h"] = 1
	}
	$2 in plain || $2 ~ /^(sys|arpa|netinet|linux)\// { next }
	$2 in first { print $2 ": in " first[$2] " and in " $1 }
	{ first[$2] = $1 }' >"$broken"
holds "each third-party header is included by one file"

## Files

code 'lib|bin|tests|tools' | while read -r file; do
	case $(head -n 1 "$file") in
	'/*'*) ;;
	*) echo "$file" ;;
	esac
done >"$broken"
holds "every file begins with a comment"

code lib | grep '\.h$' | while read -r file; do
	guard=$(echo "${file#lib/}" | tr 'a-z/.' 'A-Z__')
	grep -q "^#ifndef $guard\$" "$file" &&
	    grep -q "^#define $guard\$" "$file" || echo "$file: $guard"
done >"$broken"
holds "every header has its guard"

code 'lib|bin|tests|tools' | while read -r file; do
	lines=$(wc -l <"$file")
	[ "$lines" -le 800 ] || echo "$file: $lines lines"
done >"$broken"
holds "no file is longer than 800 lines"

# A character is one column wide here, whatever its bytes.
code 'lib|bin|tests|tools' | while read -r file; do
	tr -d '\200-\277' <"$file" | expand | awk -v file="$file" '
		length($0) > 80 { print file ":" NR }
		/[ \t]$/ { print file ":" NR ": blanks at the end" }'
done >"$broken"
holds "no line is wider than 80 columns"

code 'lib|bin|tests|tools' | while read -r file; do
	awk -v file="$file" '
		/^[a-z_][a-z_0-9]*\(/ { name = $0; sub(/\(.*/, "", name) }
		/^\{/ { start = NR }
		/^\}/ && start {
			lines = NR - start + 1
			if (lines > (name == "main" ? 60 : 80))
				print file ": " name " has " lines " lines"
			start = 0
		}' "$file"
done >"$broken"
holds "functions fit 80 lines, main 60"

code 'lib|bin|tests|tools' | while read -r file; do
	sed "s|^|$file: |" "$file" | grep -E \
	    '[^A-Za-z0-9_](strcpy|strcat|v?sprintf|strtok|ato[il]|gets) *\('
done >"$broken"
holds "no call that cannot know its bounds"

# Data that can change and is not only relocated; sanitizers bring their own.
if ls "$build"/lib/*.a >/dev/null 2>&1; then
	nm --format=sysv "$build"/lib/*.a 2>/dev/null | awk -F'|' '
		/^[^ ]*\.o:$|\[.*\.o\]:$/ { file = $0 }
		NF < 7 { next }
		{ gsub(/ /, "", $1); gsub(/ /, "", $7) }
		$1 ~ /asan|ubsan|gcov|llvm|^\./ { next }
		$7 ~ /^\.(data|bss|tdata|tbss)/ && $7 !~ /rel\.ro/ ||
		    $7 == "*COM*" { print file " " $1 }' >"$broken"
	holds "no room keeps state in a variable"
else
	skip "no room keeps state in a variable" "nothing is built"
fi

# In two parts, so that this file does not have what it looks for.
xargs grep -lE "/wor""k/|/tmp/ba""sh" <"$work/files" 2>/dev/null >"$broken"
holds "no file knows the place where it was written"

# Names of the X(NAME, "slug" lists in a header.
names() {
	sed -n 's/^[ 	]*X(\([A-Z0-9_]*\), "[a-z0-9-]*".*/\1/p' "$1"
}
code 'lib|bin' | xargs grep -ohwE '(MSG|QUIRK)_[A-Z0-9_]+' |
    sort -u >"$work/used"
{
	names lib/cli/messages.h | sed 's/^/MSG_/'
	names lib/base/quirks.h | sed 's/^/QUIRK_/'
} | sort | comm -23 - "$work/used" >"$broken"
holds "every message is said and every quirk is set somewhere"

## Manual pages

slugs() {
	sed -n "s/^[ 	]*$1([A-Z0-9_]*, \"\\([a-z0-9-]*\\)\".*/\\1/p" "$2"
}
slugs X lib/cli/messages.h | sort >"$work/messages"

# Words of the items in section $2 of page $1, without macros and commas.
items() {
	awk -v section="$2" '
		/^\.Sh / { inside = $0 == ".Sh " section }
		inside && /^\.It / {
			for (i = 2; i <= NF; i++)
				if ($i !~ /^[A-Z][a-z]$|^,$/)
					print $i
		}' "$1"
}

if pages | grep -q man1/; then
	pages | grep man1/ | while read -r page; do
		for section in NAME SYNOPSIS DESCRIPTION 'EXIT STATUS' \
		    EXAMPLES DIAGNOSTICS 'SEE ALSO'; do
			grep -q "^\\.Sh $section\$" "$page" ||
			    echo "$page: no $section"
		done
	done >"$broken"
	holds "every program's page has its sections"

	pages | grep man1/ | while read -r page; do
		items "$page" DIAGNOSTICS | sort -u |
		    comm -23 - "$work/messages" | sed "s|^|$page: |"
	done >"$broken"
	holds "pages tell of messages that there are"
else
	skip "every program's page has its sections" "no page yet"
	skip "pages tell of messages that there are" "no page yet"
fi

# The messages that the source of a program, or a file linked into it, names.
# A file is in when the program has the first of the functions it defines.
said_by() {
	echo "bin/$1.c"
	nm "$build/bin/$1" 2>/dev/null | awk '
		NR == FNR { file[$2] = $1; next }
		$2 == "T" && $3 in file { print file[$3] }' "$work/defined" -
}

if [ -x "$build/bin/dmarc-parse" ] && pages | grep -q man1/; then
	sed -n 's/^[ 	]*X(\([A-Z0-9_]*\), "\([a-z0-9-]*\)".*/\1 \2/p' \
	    lib/cli/messages.h >"$work/names"
	code lib | sed -n 's/\.c$/.o/p' | grep -v '^lib/cli/messages' |
	    sed "s|^|$build/|" | xargs nm -A 2>/dev/null |
	    awk -v build="$build/" '$2 == "T" {
		file = substr($1, length(build) + 1)
		sub(/\.o:.*/, ".c", file)
		if (!(file in first))
			print file, $3
		first[file]
	}' >"$work/defined"
	pages | grep man1/ | while read -r page; do
		program=${page##*/}
		program=${program%.1}
		[ -x "$build/bin/$program" ] || continue
		said_by "$program" | xargs grep -ho 'MSG_[A-Z0-9_]*' |
		    sed 's/MSG_//' | sort -u >"$work/said"
		awk 'NR == FNR { slug[$1] = $2; next }
		    $1 in slug { print slug[$1] }' "$work/names" \
		    "$work/said" | sort -u >"$work/can"
		items "$page" DIAGNOSTICS | sort -u |
		    comm -13 - "$work/can" | sed "s|^|$page: |"
	done >"$broken"
	holds "and of all that their program can say"
else
	skip "and of all that their program can say" "no page or no build"
fi

rows=$build/man/man5/rua-rows.5
findings=$build/man/man7/rua-findings.7
requirements=$build/man/man7/rua-requirements.7
if command -v mandoc >/dev/null 2>&1; then
	{ pages; ls "$rows" "$findings" "$requirements" 2>/dev/null; } |
	    while read -r page; do
		mandoc -Tlint -Wwarning "$page"
	done >"$broken"
	holds "mandoc has nothing to say"
else
	skip "mandoc has nothing to say" "no mandoc here"
fi

# Names of columns and quirks in the tables and in the page made of them.
if [ -f "$rows" ]; then
	{
		sed -n 's/^[ 	]*X(\([a-z][a-z0-9_]*\),.*/\1/p' \
		    lib/tsv/columns.h
		slugs X lib/base/quirks.h
	} | sort -u | while read -r word; do
		grep -qE "^\\.It (Cm|Li) $word\$" "$rows" || echo "$word"
	done >"$broken"
	holds "rua-rows(5) has every column and quirk"
else
	skip "rua-rows(5) has every column and quirk" "no page built"
fi

# The same of findings and thresholds.
if [ -f "$findings" ]; then
	{
		slugs X lib/findings/table.h
		sed -n 's/^	X(\([a-z_]*\), [0-9].*/\1/p' \
		    lib/findings/table.h
	} | sort -u | while read -r word; do
		grep -qE "^\\.It Cm $word( |\$)" "$findings" || echo "$word"
	done >"$broken"
	holds "rua-findings(7) has every finding and threshold"
else
	skip "rua-findings(7) has every finding and threshold" "no page built"
fi

# And of requirements.
if [ -f "$requirements" ]; then
	cat lib/checks/requirements_*.h | slugs X - | while read -r word; do
		grep -qE "^\\.It Cm $word\$" "$requirements" || echo "$word"
	done >"$broken"
	holds "rua-requirements(7) has every requirement"
else
	skip "rua-requirements(7) has every requirement" "no page built"
fi

echo "1..$n"
