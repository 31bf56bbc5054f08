#!/bin/sh
# What make install installs, in a folder of its own, whose name has a blank.
# Prints TAP.
#
# BUILD is the build to install from, as for the other tests.

# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"

programs=$(sed -n '/^PROGRAMS =/,/[^\\]$/p' "$top/Makefile" |
    sed 's/^PROGRAMS =//; s/\\$//')

install_it() {
	(cd "$top" && umask 077 && make ${BUILD:+"BUILD=$BUILD"} install \
	    "DESTDIR=$work/root" "PREFIX=/opt/r ua")
}

{
	for program in $programs; do
		echo "755 /opt/r ua/bin/$program"
		echo "644 /opt/r ua/share/man/man1/$program.1"
	done
	echo "644 /opt/r ua/share/man/man5/rua-rows.5"
	echo "644 /opt/r ua/share/man/man7/rua-findings.7"
	echo "644 /opt/r ua/share/man/man7/rua-requirements.7"
	echo "644 /opt/r ua/share/man/man7/rua-tools.7"
	echo "644 /opt/r ua/share/rua-tools/kept.tsv"
	echo "644 /opt/r ua/share/rua-tools/services.tsv"
	for profile in "$top"/share/rua-tools/profiles/*.tsv; do
		echo "644 /opt/r ua/share/rua-tools/profiles/${profile##*/}"
	done
} | sort -k 2 >"$work/expected"

run_each() {
	for program in $programs; do
		"$work/root/opt/r ua/bin/$program" --version >"$work/version" &&
		    grep -q "^$program (rua-tools) " "$work/version" ||
		    return 1
	done
}

echo 1..3
is 'make install with DESTDIR and PREFIX' install_it
(cd "$work/root" && find . -type f -exec stat -c '%a %n' {} +) |
    sed 's| \.| |' | sort -k 2 >"$work/installed"
is 'installs programs, pages and tables, and nothing else' \
    diff "$work/expected" "$work/installed"
is 'every program runs from there' run_each
