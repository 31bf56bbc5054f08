#!/usr/bin/env bats
# What all programs have in common, asked of each of them: options,
# operands, output, messages and statuses. For rows see rows.bats.

# shellcheck disable=SC2154  # what lib.bash sets is not followed

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
	echo quiet verbose rejects allow-rejects require-lockdown help version
	[[ " ${writers//$'\n'/ } " != *" $1 "* ]] || echo no-header
	[[ " ${readers//$'\n'/ } " != *" $1 "* ]] ||
	    echo no-input-header max-line
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
		mv out long
		try "$p" -h
		same long
	done
}

# Those of --help that take no argument, or (need) do need one.
flags() {
	"$1" --help | sed -n 's/^  ...  *--\([a-z0-9-]*\) .*/\1/p'
}

need() {
	"$1" --help | sed -n 's/^  ...  *--\([a-z0-9-]*\)=.*/\1/p'
}

@test "options take the arguments that --help says" {
	for p in $all; do
		while read -r o; do
			# tests/lockdown.t knows whether it is whole here.
			try "$p" "--$o" --version
			[ "$o" = require-lockdown ] || status_is 0
			try "$p" "--$o=x"
			status_is 2
			says_only usage " --$o: "
			no_output
		done < <(flags "$p")
		while read -r o; do
			try "$p" "--$o"
			status_is 2
			says_only usage " --$o: "
			no_output
		done < <(need "$p")
	done
}

@test "limits are numbers" {
	for p in $all; do
		while read -r o; do
			for value in x -1 1k '' 99999999999999999999; do
				try "$p" "--$o=$value" in/empty
				status_is 2
				says_only usage
			done
		done < <(need "$p" | grep ^max-)
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
		failure-parse) libraries=libidn2 ;;
		align-filter) libraries='libpsl libidn2' ;;
		dns-audit) libraries='libpsl libidn2 expat OpenSSL' ;;
		report-anonymise) libraries='OpenSSL libpsl libidn2' ;;
		*) libraries= ;;
		esac
		for library in $libraries; do
			sed 1d out | grep -qE "${library}[ _/][0-9]" ||
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
			says_only usage " $o: "
			no_output
		done
		try "$p" --quiet -Zq in/"$p".a
		status_is 2
		says_only usage " -Z: "
		try "$p" --quiet -Zq -é
		says_only usage " -Z: "
		try "$p" in/"$p".a --nonsense
		status_is 2
		says_only usage " --nonsense: "
		no_output
	done
}

@test "a control character in an option does not reach the terminal" {
	for p in $all; do
		try "$p" $'--\e[31m\n\u202eoption'
		status_is 2
		says_only usage
		printable err
	done
}

## Operands

@test "a missing file: status 2, and the others are taken" {
	for p in $several; do
		try "$p" in/"$p".a missing in/"$p".b
		status_is 2
		says cannot-open missing "No such file"
		has a.example
		has b.example
	done
}

@test "an empty name is told as one" {
	for p in $all; do
		try "$p" ''
		status_is 2
		says cannot-open ': "an empty name": '
		try "$p" --rejects ''
		status_is 2
		says_only cannot-write ': "an empty name": '
	done
}

@test "a folder is no file of rows" {
	mkdir folder
	for p in $readers; do
		try "$p" in/"$p".a folder
		status_is 2
		says_only cannot-open folder directory
	done
	for p in $(tested dmarc-parse tlsrpt-parse failure-parse align-filter \
	    ip-rollup report-anonymise report-render); do
		try "$p" in/"$p".a folder in/"$p".b
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
		[ "$p" = report-diff ] || has a.example
	done
	# Of what is cut in pieces, one may be empty.
	for p in $readers; do
		try "$p" -N in/empty
		status_is 0
		silent
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
		# Its rows are of domains, whatever is known of them.
		[ "$p" != dns-audit ] || continue
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
			trying "$p" "$p in/$p.$input >/dev/full"
			"$p" -q in/"$p".$input >/dev/full 2>err || status=$?
			status_is 2
			says_only cannot-write "standard output"
		done
		for o in --help --version; do
			trying "$p" "$p $o >/dev/full"
			"$p" $o >/dev/full 2>err || status=$?
			status_is 2
			says_only cannot-write "standard output"
		done
	done
}

# Runs a command in which no file can grow beyond 1 KiB.
small_files() {
	(
		trap '' XFSZ
		ulimit -f 1
		exec "$@"
	)
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
		# Here the header is there, and the disk full at the row.
		printf 'program\tsource\tcode\tdetail\n' >almost
		printf '\t\t\t%0980d\n' 0 >>almost
		trying "$p" "$p --rejects almost"
		small_files "$p" --rejects almost in/"$p".bad >/dev/null \
		    2>err || status=$?
		status_is 2
		says cannot-write almost
	done
	for p in $(tested dmarc-parse); do
		try "$p" --reports-to /dev/full in/"$p".a
		status_is 2
		says_only cannot-write /dev/full
	done
	for p in $parsers; do
		try "$p" --seen in --seen-new new in/"$p".a
		status_is 2
		says_only cannot-read in
		no_output
		[ ! -e new ] && [ ! -e new.part ]
		try "$p" --seen-new missing/file in/"$p".a
		status_is 2
		says_only cannot-write missing/file
		no_output
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
			[ $fd = 1 ] || [ "$p" = report-diff ] || has a.example
		done
		rm expected
	done
}

@test "head -n 1: no message, no hang" {
	for p in $all; do
		trying "$p" "$p in/$p.big | head -n 1"
		timeout 120 "$p" -q in/"$p".big 2>err | head -n 1 >out
		status=${PIPESTATUS[0]}
		silent
		[ "$(wc -l <out)" = 1 ] || wrong "no line"
		# A page may be small enough to be written before head ends.
		[ "$p" = report-render ] || status_is 141
	done
}

@test "rows leave before the input ends" {
	for p in $(tested dmarc-parse tlsrpt-parse failure-parse \
	    align-filter report-anonymise); do
		{ head -n 1 in/"$p".a; sed 1d in/"$p".a; } >once
		case $p in
		align-filter | report-anonymise) keep= ;;
		*) keep=--keep-duplicates ;;
		esac
		trying "$p" "endless input | $p | head -n 3"
		endless once | timeout 120 "$p" $keep 2>err | head -n 3 >out ||
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

@test "same input, same bytes" {
	local LOCPATH=$BATS_TEST_TMPDIR/locales
	mkdir locales
	localedef -i tr_TR -f UTF-8 locales/tr_TR.UTF-8 >/dev/null 2>&1 || true
	export LOCPATH
	for p in $all; do
		try "$p" in/"$p".big in/"$p".b
		status_is 0
		mv out expected
		try "$p" in/"$p".big in/"$p".b
		same expected
		try env LC_ALL=tr_TR.UTF-8 LANGUAGE=tr "$p" in/"$p".big \
		    in/"$p".b
		same expected
		try env TZ=Pacific/Auckland HOME=/nonexistent \
		    TMPDIR=/nonexistent "$p" in/"$p".big in/"$p".b
		same expected
	done
	for p in $writers; do
		try "$p" in/"$p".big
		mv out expected
		try env -i PATH="$PATH" "$p" in/"$p".big
		same expected
	done
}

@test "one byte at a time gives the same" {
	for p in $all; do
		for input in "$p".a "$p".bad a.xml a.json; do
			try_in in/"$input" "$p"
			mv out expected
			mv err messages
			one=$status
			try_in <(dd bs=1 status=none if=in/"$input") "$p"
			same expected
			status_is $one
			cmp -s messages err || wrong "other messages"
		done
	done
}

## Messages and statuses

# Names that a terminal, a log or a TSV cell must be kept from.
hostile_names() {
	local long
	long=$(printf 'é%.0s' {1..90})
	mkdir "$long"
	names=($'esc\e[31mred' $'line\nprogram: x: fine [usage]' $'cr\rover'
		$'tab\tcell' $'bidi\u202eevol' $'c1\u009b31m' $'bad\xff\xfeutf8'
		$'\u2028separator' '"quoted" [slug]' '%s%n' 'back\slash\n'
		"$long/$long")
}

@test "names of strangers: one clean line each" {
	hostile_names
	for p in $several; do
		try "$p" "${names[@]}"
		status_is 2
		messages_are cannot-open "${#names[@]}"
		printable err
		for name in "${names[@]}"; do
			cp in/"$p".bad "$name"
		done
		try "$p" --rejects rejects "${names[@]}"
		status_is 1
		messages_are '[a-z-]*' "${#names[@]}"
		printable err
		clean rejects
		tsv rejects
		[ "$(wc -l <rejects)" = $((${#names[@]} + 1)) ] ||
		    wrong "not one row each"
		rm rejects "${names[@]}"
	done
}

# messages_are SLUG N: so many, none of them long.
messages_are() {
	[ "$(grep -ac "^$program: .* \\[$1\\]\$" err)" = "$2" ] ||
	    wrong "not $2 messages [$1]"
	[ "$(wc -l <err)" = "$2" ] || wrong "not $2 lines"
	[ -z "$(LC_ALL=C awk 'length > 450' err)" ] || wrong "a long line"
}

# folder_of COMMAND ...: its output in files of such names, below folder/.
folder_of() {
	rm -rf folder
	mkdir folder
	(
		cd folder || exit
		hostile_names
		for name in "${names[@]}"; do
			"$@" >"$name"
		done
	)
}

@test "names of strangers inside archives" {
	hostile_names
	for p in $(tested dmarc-unpack); do
		folder_of cat ../in/dmarc-unpack.a
		tar -cf whole.tar folder
		try "$p" whole.tar
		status_is 0
		clean out
		tsv out
		[ "$(wc -l <out)" = $((${#names[@]} + 1)) ] ||
		    wrong "not a row each"
		folder_of head -c 60 ../in/dmarc-unpack.a
		tar -cf cut.tar folder
		try "$p" cut.tar
		status_is 1
		messages_are bad-archive "${#names[@]}"
		printable err
	done
}

# Text of strangers in reports, as XML and JSON let it through.
@test "text of strangers in reports: clean rows, clean messages" {
	local x=$'\u202e\u2028\u009b' j='\u001b[31m\n\t\r\\\u0085\u202e|'
	aggregate "&#9;&#10;&#13;\\t|&#x85;$x" "id$x" mail.a.example \
	    192.0.2.10 7 >1.xml
	aggregate "&#9;&#10;&#13;\\t|&#x85;$x" "id$x" mail.a.example \
	    192.0.2.10 8 >2.xml
	printf '\n\n<?xml version="1.0" encoding="\e[31m%s"?>\n' "$x" >3.xml
	cat 1.xml >>3.xml
	printf '%s\0\e[31m\x7f\r' "$(cat 1.xml)" >4.xml
	tls "$j" "id$j" mail.a.example 5 >1.json
	tls "$j" "id$j" mail.a.example 6 >2.json
	for p in $(tested dmarc-unpack dmarc-parse tlsrpt-parse); do
		form=xml
		[ "$p" != tlsrpt-parse ] || form=json
		try "$p" ./?.$form
		clean out
		tsv out
		printable err
		has mail.a.example
		[ "$p" = dmarc-unpack ] || says conflict '"id'
		[ "$p" != dmarc-parse ] || says unread-form '"'
	done
}

@test "text of strangers in rows: clean messages" {
	local x=$'\e[31m\r\u202e\u009b\x7f\xff'
	for p in $(tested align-filter ip-rollup report-render); do
		sed "2s/	7	/	7$x	/" in/"$p".a >hostile
		option=-q
		[ "$p" != align-filter ] || option=--min-count=1
		try "$p" $option hostile
		status_is 1
		says bad-cell '"count=7'
		printable err
		sed "s/source_ip/$x/" in/"$p".a >hostile
		try "$p" hostile
		status_is 2
		says_only missing-column
		printable err
	done
	for p in $parsers; do
		{ documents; row "$x" "$(cut -f 2 in/"$p".a | tail -n 1)" \
		    "$x"; } >hostile
		try "$p" hostile
		status_is 1
		[ "$(wc -l <err)" = 1 ] || wrong "not one message"
		printable err
	done
}

# note PROGRAM: sets $noted to inputs that only give a note.
note() {
	case $1 in
	dmarc-unpack) noted='in/empty in/dmarc-unpack.a' ;;
	*-parse) noted="in/$1.a in/$1.a" ;;
	ip-rollup) noted=in/align-filter.a ;;
	*) noted= ;;
	esac
}

@test "-q silences notes, not refusals" {
	for p in $all; do
		note "$p"
		# shellcheck disable=SC2086  # several operands
		[ -z "$noted" ] || {
			try "$p" $noted
			status_is 0
			[ -s err ] || wrong "no note"
			mv out expected
			try "$p" -q $noted
			status_is 0
			silent
			same expected
		}
		for o in -q --quiet; do
			try "$p" $o in/"$p".bad missing
			status_is 2
			says cannot-open missing
			[ "$(wc -l <err)" = 2 ] || wrong "no refusal"
		done
	done
}

@test "-v tells what locks the program down, and ends with a line of counts" {
	for p in $all; do
		try "$p" in/"$p".a
		silent
		mv out expected
		for o in -v --verbose -qv; do
			try "$p" $o in/"$p".a
			status_is 0
			same expected
			[ "$(grep -c "^$p: locked down by: ." err)" = 1 ] ||
			    wrong "not what locks it down"
			tail -n 1 err | grep -qE "^$p: .*[0-9]+ [a-z]" &&
			    [ "$(wc -l <err)" = 2 ] || wrong "no counts"
			! grep -q '\]$' err || wrong "it has a slug"
		done
		try "$p" -v in/"$p".bad
		tail -n 1 err | grep -qE "^$p: .*[0-9]+ [a-z]" ||
		    wrong "no counts at the end"
	done
}

# What err says was refused, as rejects rows tell it: program, slug.
refusals() {
	sed -n 's/^\([a-z-]*\): .*\[\([a-z-]*\)\]$/\1	\2/p' err
}

@test "--rejects: a row for each refusal, with its slug" {
	for p in $all; do
		rm -f rejects
		try "$p" --rejects rejects in/"$p".a in/"$p".bad
		status_is 1
		tsv rejects
		[ "$(head -n 1 rejects)" = $'program\tsource\tcode\tdetail' ] ||
		    wrong "another header"
		[ "$(wc -l <rejects)" = 2 ] || wrong "not one row"
		columns program code <rejects | sed 1d |
		    cmp -s - <(refusals) || wrong "another slug"
		[ "$(columns source <rejects | tail -n 1)" = in/"$p".bad ] ||
		    wrong "another source"
		# The second run adds to it, without another header.
		try "$p" --rejects rejects in/"$p".bad
		[ "$(wc -l <rejects)" = 3 ] || wrong "not one row more"
		# What is no refusal is no row.
		note "$p"
		# shellcheck disable=SC2086  # several operands
		try "$p" --rejects rejects missing $noted
		[ "$(wc -l <rejects)" = 3 ] || wrong "a row too many"
		tsv rejects
		[ "$(grep -c '^program' rejects)" = 1 ] || wrong "two headers"
	done
}

@test "--rejects leaves a file alone that holds something else" {
	for p in $all; do
		for other in in/"$p".a in/a.xml in/dmarc-unpack.bad; do
			cp "$other" other
			try "$p" --rejects other in/"$p".bad
			status_is 2
			says_only cannot-write other "no rejects rows"
			no_output
			cmp -s "$other" other || wrong "$other was written to"
		done
	done
}

@test "the programs of a pipe share a rejects file" {
	[ "$all" = "$(echo "$PROGRAMS" | xargs -n 1)" ] || skip "some programs"
	r="--rejects rejects"
	trying pipe "the pipe with --rejects"
	# shellcheck disable=SC2086  # an option and its argument
	{
		dmarc-unpack $r in/*-unpack.bad in/*-unpack.? |
		    dmarc-parse $r in/dmarc-parse.bad - |
		    align-filter $r in/*-filter.bad - |
		    ip-rollup $r in/*-rollup.bad - |
		    report-render $r in/*-render.bad - >out
	} 2>err || true
	has '14 messages'
	tsv rejects
	[ "$(grep -c '^program	source' rejects)" = 1 ] ||
	    wrong "not one header"
	columns program code <rejects | sed 1d | sort >rows
	refusals | sort >messages
	[ "$(wc -l <rows)" = 5 ] || wrong "not five rows"
	cmp -s rows messages || wrong "rows and messages differ"
}

@test "--allow-rejects: status 0 for so many refusals, and no more" {
	for p in $all; do
		bad=in/$p.bad
		while read -r option inputs want; do
			# shellcheck disable=SC2086  # several operands
			try "$p" $option ${inputs//,/ }
			status_is "$want"
			[ -s err ] || wrong "the refusal was not told"
		done <<-END
			-q $bad 1
			--allow-rejects $bad,$bad 0
			--allow-rejects=2 $bad,$bad 0
			--allow-rejects=1 $bad,$bad 1
			--allow-rejects=1 $bad 0
			--allow-rejects=0 $bad 1
			--allow-rejects $bad,missing 2
		END
		try "$p" --allow-rejects=x in/"$p".a
		status_is 2
		says_only usage
	done
}

@test "the worst status wins" {
	for p in $several; do
		for inputs in "in/$p.bad missing in/$p.a" \
		    "missing in/$p.bad in/$p.a"; do
			# shellcheck disable=SC2086  # three operands
			try "$p" $inputs
			status_is 2
			has a.example
			[ "$(wc -l <err)" = 2 ] || wrong "not two messages"
		done
		trying "$p" "$p in/$p.bad >/dev/full"
		"$p" in/"$p".bad in/"$p".a >/dev/full 2>err || status=$?
		status_is 2
	done
}
