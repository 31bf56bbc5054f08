#!/bin/sh
# Every quirk of real reports that the parsers and dmarc-unpack must bear
# has a case. Prints TAP.
#
# tests/quirks.tsv names them: item (the number of the quirk in the project's
# list), case (a folder below tests/cases) and what the quirk is. An item may
# have several rows.

# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"
export LC_ALL=C
table=$top/tests/quirks.tsv

broken=$wrong

# 1 to 30 containers, 31 to 55 XML, 56 to 90 values, 91 to 102 dates and
# names, 108 to 115 failure reports, 116 to 130 TLS reports, 131 to 138 what
# others got wrong, from 201 on what was found since. 103 to 107 are profiles
# of reporters.
awk -F '\t' '
	NR > 1 { seen[$1]++ }
	END {
		for (i = 1; i <= 138; i++)
			if ((i < 103 || i > 107) && !(i in seen))
				print "item " i
		for (i = 201; i <= 213; i++)
			if (!(i in seen))
				print "item " i
	}' "$table" >"$broken"
holds "every item has a case"

tail -n +2 "$table" | cut -f 2 | sort -u | while read -r name; do
	[ -f "$top/tests/cases/$name/cmd" ] && [ -f "$top/tests/cases/$name/out" ] ||
	    echo "$name"
done >"$broken"
holds "every case of the table exists"

awk -F '\t' '
	NR == 1 && $0 != "item\tcase\tnote" { print "header: " $0 }
	NR == 1 { next }
	NF != 3 || $1 !~ /^[0-9]+$/ || $2 !~ /^[a-z]+\/[a-z0-9-]+$/ || $3 == "" {
		print "line " NR ": " $0
	}
	$1 + 0 < last { print "line " NR ": out of order" }
	{ last = $1 + 0 }
	count[$1, $2]++ { print "line " NR ": twice" }' "$table" >"$broken"
holds "the table is sorted and whole"

echo "1..$n"
