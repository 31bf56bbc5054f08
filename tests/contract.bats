#!/usr/bin/env bats
# What all programs have in common, asked of each of them: options,
# messages, statuses, the rows they read and write.

# shellcheck disable=SC2154  # out of lib.bash, which is not followed

setup_file() {
	load lib
	make_inputs
}

setup() {
	load lib
	begin
}

teardown() {
	verdict
}

## Options

# Names of a program's options, as its source declares them.
options_of() {
	sed -n "s/^[	 ]*{ *['A-Za-z0-9_]*, *\"\\([a-z0-9-]*\\)\",.*/\\1/p" \
	    "$top/bin/$1.c"
	echo quiet verbose rejects allow-rejects help version
	case " $(echo $writers) " in *" $1 "*) echo no-header ;; esac
	case " $(echo $readers) " in
	*" $1 "*) echo no-input-header max-line ;;
	esac
}

@test "--help names every option" {
	for p in $all; do
		try "$p" --help
		status_is 0
		silent
		clean out
		[[ $(head -n 1 out) == "usage: $p "* ]] ||
		    wrong "the first line is not its usage"
		for o in $(options_of "$p"); do
			grep -qE -- "^  (-.,|   ) --$o(\[?=| |\$)" out ||
			    wrong "--$o is not there"
		done
		cp out long
		try "$p" -h
		same long
	done
}

@test "options take the arguments that --help says" {
	for p in $all; do
		"$p" --help >help
		for o in $(sed -n 's/^  ...  *--\([a-z0-9-]*\) .*/\1/p' help); do
			try "$p" "--$o" --version
			status_is 0
			try "$p" "--$o=x"
			status_is 2
			says_only usage "--$o=x"
			no_output
		done
		for o in $(sed -n 's/^  ...  *--\([a-z0-9-]*\)=.*/\1/p' help); do
			try "$p" "--$o"
			status_is 2
			says_only usage "\"--$o\""
			no_output
		done
		for o in $(sed -n 's/^  ...  *--\(max-[a-z0-9-]*\)=.*/\1/p' help)
		do
			for value in x -1 1k '' 99999999999999999999; do
				try "$p" "--$o=$value" in/empty
				status_is 2
				says_only usage
			done
		done
	done
}

@test "--version names the program, its version and its libraries" {
	version=$(sed -n 's/^VERSION = //p' "$top/Makefile")
	for p in $all; do
		try "$p" --version
		status_is 0
		silent
		[ "$(head -n 1 out)" = "$p (rua-tools) $version" ] ||
		    wrong "its first line is $(head -n 1 out)"
		case $p in
		dmarc-unpack) libraries='libarchive zlib' ;;
		dmarc-parse) libraries='expat libidn2' ;;
		tlsrpt-parse) libraries='jansson libidn2' ;;
		align-filter) libraries='libpsl libidn2' ;;
		*) libraries= ;;
		esac
		for library in $libraries; do
			sed 1d out | grep -qE "$library[ _/][0-9]" ||
			    wrong "$library is not there"
		done
	done
}

@test "a wrong option: one message, status 2, no output" {
	for p in $all; do
		for o in --nonsense -Z --; do
			[ "$o" != -- ] || continue
			try "$p" "$o" in/"$p".a
			status_is 2
			says_only usage "\"$o\""
			no_output
		done
		try "$p" --quiet -Zq in/"$p".a
		status_is 2
		says_only usage '"-Z"'
		try "$p" in/"$p".a --nonsense
		status_is 2
		says_only usage '"--nonsense"'
		no_output
	done
}

@test "a control character in an option does not reach the terminal" {
	for p in $all; do
		try "$p" $'--\e[31m\n\u202eoption'
		status_is 2
		says_only usage
		clean err
	done
}

## Operands

@test "a missing file: status 2, and the others are taken" {
	for p in $all; do
		try "$p" in/"$p".a missing in/"$p".b
		status_is 2
		says cannot-open missing "No such file"
		has a.example
		has b.example
	done
}

@test "an empty operand has a name in its message" {
	for p in $all; do
		try "$p" ''
		status_is 2
		says cannot-open ': "'
	done
}

@test "a folder is no file of rows" {
	mkdir folder
	for p in $readers; do
		try "$p" in/"$p".a folder in/"$p".b
		status_is 2
		says cannot-open folder directory
		has a.example
		has b.example
	done
}

@test "- is standard input" {
	for p in $all; do
		try_in in/"$p".b "$p" in/"$p".a -
		status_is 0
		has a.example
		has b.example
		try_in in/"$p".b "$p" -- -
		lacks a.example
		has b.example
	done
}

@test "a name that begins with - is taken behind --" {
	for p in $all; do
		cp in/"$p".a ./-v
		try "$p" -- -v
		status_is 0
		has a.example
	done
}

@test "no input at all is refused" {
	for p in $readers; do
		try "$p"
		status_is 1
		says_only empty-input "$p: -: "
		try "$p" in/empty in/"$p".a
		status_is 1
		says empty-input in/empty
		has a.example
	done
	for p in $(tested dmarc-unpack); do
		try "$p"
		status_is 1
		says_only no-report
		try "$p" in/empty in/"$p".a
		status_is 0
		says no-report-inside in/empty
		has a.example
	done
}

@test "whatever comes in, a header goes out" {
	for p in $writers; do
		for input in in/empty in/"$p".bad; do
			try_in "$input" "$p"
			[ "$(wc -l <out)" = 1 ] || wrong "no header for $input"
		done
	done
}

@test "a header alone is fine" {
	for p in $readers; do
		head -n 1 in/"$p".a >header
		try "$p" -q header
		status_is 0
		silent
	done
}

@test "closed standard input: status 2 if it is needed" {
	for p in $all; do
		try "$p" in/"$p".a
		mv out expected
		try_closed 0 "$p" in/"$p".a
		status_is 0
		same expected
		try_closed 0 "$p"
		status_is 2
		says cannot-read "$p: -: "
	done
}

## Output

@test "a full disk: one message, status 2" {
	for p in $all; do
		for input in a big; do
			tried="$p in/$p.$input >/dev/full" program=$p status=0
			"$p" -q in/"$p".$input >/dev/full 2>err || status=$?
			status_is 2
			says_only cannot-write "standard output"
		done
		for o in --help --version; do
			tried="$p $o >/dev/full" status=0
			"$p" $o >/dev/full 2>err || status=$?
			status_is 2
			says_only cannot-write "standard output"
		done
	done
}

@test "a full disk for rejects and other files" {
	for p in $all; do
		try "$p" --rejects /dev/full in/"$p".bad
		status_is 2
		says cannot-write /dev/full
		try "$p" --rejects missing/file in/"$p".a
		status_is 2
		says_only cannot-write missing/file
		no_output
	done
	for p in $(tested dmarc-parse); do
		try "$p" --reports-to /dev/full in/"$p".a
		status_is 2
		says_only cannot-write /dev/full
	done
	for p in $parsers; do
		try "$p" --seen missing/file in/"$p".a
		status_is 2
		says_only cannot-write missing/file
	done
}

@test "closed standard output: one message, status 2" {
	for p in $all; do
		try_closed 1 "$p" -q in/"$p".a
		status_is 2
		says_only cannot-write "standard output"
		try_closed 1 "$p" --help
		status_is 2
		says_only cannot-write "standard output"
	done
}

@test "no file takes the place of a closed descriptor" {
	for p in $all; do
		try "$p" -q --rejects expected in/"$p".bad in/"$p".a
		for fd in 0 1 2; do
			rm -f rejects
			try_closed $fd "$p" -q --rejects rejects in/"$p".bad \
			    in/"$p".a
			cmp -s expected rejects ||
			    wrong "closed $fd: $(head -c 300 rejects)"
			[ $fd = 1 ] || has a.example
		done
		rm expected
	done
}

@test "head -n 1: no message, no hang" {
	for p in $all; do
		tried="$p in/$p.big | head -n 1" program=$p
		timeout 20 "$p" -q in/"$p".big 2>err | head -n 1 >out
		status=${PIPESTATUS[0]}
		silent
		[ "$(wc -l <out)" = 1 ] || wrong "no line"
		# A page may be small enough to be written before head ends.
		[ "$p" = report-render ] || status_is 141
	done
}

@test "rows leave before the input ends" {
	for p in $(tested dmarc-parse tlsrpt-parse align-filter); do
		{ head -n 1 in/"$p".a; sed 1d in/"$p".a; } >once
		case $p in
		align-filter) keep= ;;
		*) keep=--keep-duplicates ;;
		esac
		tried="endless input | $p | head -n 3" program=$p
		endless once | timeout 20 "$p" $keep 2>err | head -n 3 >out ||
		    true
		silent
		[ "$(wc -l <out)" = 3 ] || wrong "no rows"
	done
}

# The header and rows of a file, and the rows again, for ever.
endless() {
	cat "$1"
	sed 1d "$1" >again
	while cat again again again again 2>/dev/null; do
		:
	done
}
