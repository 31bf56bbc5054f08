#!/bin/sh
# Runs every unit test of tests/unit and prints their TAP as one.
#
# They are built by `make unit`; BUILD names the folder of another build.

top=$(cd "$(dirname "$0")/.." && pwd)
build=${BUILD:-$top/build}
case $build in
/*) ;;
*) build=$top/$build ;;
esac
export LC_ALL=C.UTF-8

# One program's output, marked with its name; a last line holds its status.
run() {
	"$build/tests/unit/$1" 2>&1 </dev/null
	echo "status $?"
}

for file in "$top"/tests/unit/test-*.c; do
	name=${file##*/}
	name=${name%.c}
	run "$name" | sed "s/^/${name#test-} /"
done | awk '
	{
		unit = $1
		sub(/^[^ ]* /, "")
	}
	/^(not )?ok / {
		failed += /^not/
		sub(/ok [0-9]+ - /, "ok " ++n " - " unit ": ")
		print
		seen++
		next
	}
	/^1\.\.[0-9]+$/ {
		plan = substr($0, 4)
		next
	}
	/^status / {
		good = plan == seen && seen && $2 == (failed > 0)
		printf "%sok %d - %s: runs to its end\n", \
		    good ? "" : "not ", ++n, unit
		plan = seen = failed = 0
		next
	}
	{ print "# " $0 }
	END { print "1.." n }
'
