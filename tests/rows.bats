#!/usr/bin/env bats
# What all programs have in common in the rows they read and write, asked of
# each of them: headers, columns, lines, kinds of input.

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

@test "two files, or their bytes in one: one header, rows of both" {
	for p in $all; do
		try "$p" in/"$p".a in/"$p".b
		status_is 0
		has a.example
		has b.example
		case $p in
		report-render) ;;
		*)
			tsv out
			[ "$(wc -l <out)" = 3 ] || wrong "not three lines"
			;;
		esac
		mv out expected
		case $p in
		dmarc-unpack | report-diff) continue ;;
		esac
		try_in <(cat in/"$p".a in/"$p".b) "$p"
		status_is 0
		same expected
	done
}

@test "columns in another order" {
	for p in $readers; do
		try "$p" in/"$p".a
		mv out expected
		try_in <(reversed <in/"$p".a) "$p"
		status_is 0
		if [[ $filters == *" $p "* ]]; then
			columns "$(head -n 1 expected)" <out >again
			mv again out
		fi
		same expected
	done
}

@test "columns in another order in a second file" {
	for p in $readers; do
		try "$p" in/"$p".a in/"$p".b
		mv out expected
		reversed <in/"$p".b >b
		for input in 'in/'"$p"'.a b' -; do
			# In one file both would be one side of a comparison.
			[ "$p,$input" != report-diff,- ] || continue
			cat in/"$p".a b >both
			# shellcheck disable=SC2086  # two operands
			try_in both "$p" $input
			if [[ $filters == *" $p "* ]]; then
				status_is 2
				says_only mixed-header "line "
				has a.example
				lacks b.example
			else
				status_is 0
				silent
				same expected
			fi
		done
	done
}

@test "unknown columns: carried by a filter, else passed over" {
	for p in $readers; do
		try "$p" in/"$p".a
		mv out expected
		awk -F '\t' -v OFS='\t' '
			NR == 1 { print "first", "x\\ty", $0, "last" }
			NR != 1 { print "ä\\t|", "\\\\n", $0, "" }' \
		    in/"$p".a >wider
		# In front of a rollup they would be of its key.
		[ "$p" != report-diff ] || {
			cut -f 3- wider >behind
			mv behind wider
		}
		try "$p" wider
		status_is 0
		if [[ $filters == *" $p "* ]]; then
			tsv out
			[ "$p" = report-anonymise ] || cut -f \
			    "1-$(head -n 1 wider | tr '\t' '\n' | wc -l)" \
			    out | cmp -s - wider || wrong "not as they were"
			columns "$(head -n 1 expected)" <out >again
			mv again out
		fi
		same expected
	done
}

@test "a missing column: its name, and who writes it" {
	for p in $readers; do
		[ "$p" != report-diff ] || continue
		case $p in
		*-parse) column=document maker=dmarc-unpack ;;
		*) column=source_ip maker=dmarc-parse ;;
		esac
		without $column <in/"$p".a >narrow
		try "$p" narrow
		status_is 2
		says_only missing-column narrow "$column, which" "$maker writes"
	done
	# Of several kinds, it is the one that comes closest.
	for p in $(tested ip-rollup report-diff report-render); do
		ip-rollup in/ip-rollup.a | without basis >narrow
		try "$p" narrow
		status_is 2
		says_only missing-column narrow "basis, which ip-rollup"
	done
	for p in $(tested report-render); do
		tlsrpt-parse in/a.json | without level >narrow
		try "$p" narrow
		status_is 2
		says_only missing-column narrow "level, which tlsrpt-parse"
	done
}

@test "-n leaves the header out, -N needs none" {
	for p in $writers; do
		try "$p" in/"$p".a in/"$p".b
		sed 1d out >expected
		try "$p" -n in/"$p".a in/"$p".b
		status_is 0
		same expected
		try "$p" --no-header in/"$p".a in/"$p".b
		same expected
	done
	for p in $readers; do
		try "$p" in/"$p".a in/"$p".b
		mv out expected
		sed 1d in/"$p".a >a
		sed 1d in/"$p".b >b
		try "$p" -N a b
		status_is 0
		silent
		same expected
		try "$p" --no-input-header a b
		same expected
	done
}

@test "a header where -N says there is none" {
	for p in $readers; do
		sed 1d in/"$p".a >a
		sed 1d in/"$p".b >b
		reversed <in/"$p".b >turned
		try "$p" in/"$p".a in/"$p".b
		mv out expected
		for input in "in/$p.a b" "a in/$p.b" "in/$p.a in/$p.b"; do
			# shellcheck disable=SC2086  # two operands
			try "$p" -N $input
			status_is 0
			silent
			same expected
		done
		# One that has the columns in another order, or more of them.
		try "$p" -N a turned
		other_layout
		try "$p" in/"$p".b in/"$p".a
		mv out expected
		try "$p" -N turned a
		other_layout
		sed '1s/^/label	host	country	/; 2s/^/a	b	c	/' turned >wide
		try "$p" wide
		mv out expected
		try "$p" -N wide
		status_is 0
		same expected
	done
}

# What has two layouts comes out as expected, but of a filter.
other_layout() {
	if [[ $filters == *" $program "* ]]; then
		status_is 2
		says_only mixed-header
	else
		status_is 0
		same expected
	fi
}

@test "a whole pipe without headers is the pipe with them" {
	[ "$all" = "$(echo "$PROGRAMS" | xargs -n 1)" ] || skip "some programs"
	dmarc-unpack in/*-unpack.? | dmarc-parse | align-filter | ip-rollup \
	    >expected
	trying ip-rollup "the pipe with -n and -N"
	dmarc-unpack -n in/*-unpack.? | dmarc-parse -nN | align-filter -nN |
	    ip-rollup -N >out 2>err
	[ "$(wc -l <expected)" = 3 ] || wrong "no two addresses"
	same expected
	silent
}

@test "a last line without an end is refused" {
	for p in $readers; do
		cat in/"$p".a <(sed 1d in/"$p".b) | head -c -1 >short
		try "$p" short in/"$p".b
		status_is 1
		says cut-line short "line 3"
		[ "$p" != report-diff ] || continue
		has a.example
		has b.example
	done
}

@test "CR LF is refused, wherever it begins" {
	for p in $readers; do
		sed 's/$/\r/' in/"$p".b >crlf
		for n in 1 2 3; do
			{
				[ $n = 1 ] || head -n 1 in/"$p".a
				[ $n = 2 ] || sed 1d in/"$p".a
				sed 1d crlf
			} >mixed
			[ $n != 1 ] || cp crlf mixed
			try "$p" mixed
			status_is 1
			says crlf-input mixed "tr -d" "line $n"
			lacks b.example
			lacks $'\r'
		done
		sed 1d crlf >rows
		try "$p" -N rows
		status_is 1
		says crlf-input rows
	done
}

@test "a ragged line is refused with its place and both counts" {
	for p in $readers; do
		n=$(head -n 1 in/"$p".a | wc -w)
		for cells in $((n - 1)) $((n + 1)) 1; do
			{
				cat in/"$p".a
				sed 1d in/"$p".b | tr '\t' '\n' | cat - \
				    /dev/zero | tr '\0' '\n' |
				    head -n "$cells" | paste -sd '\t'
				sed 1d in/"$p".b
			} >ragged
			try "$p" ragged
			status_is 1
			says ragged-line ragged "line 3 has $cells" \
			    "header has $n"
			lacks b.example
			[ "$p" != report-diff ] || continue
			has a.example
			try "$p" ragged in/"$p".b
			has b.example
		done
	done
}

@test "a line over its limit is refused" {
	for p in $readers; do
		# Here both of its inputs have such lines: see limits.t.
		[ "$p" != report-diff ] || continue
		try "$p" --max-line=100 in/"$p".a
		status_is 1
		says limit-line in/"$p".a --max-line
	done
}

@test "the wrong kind of file: what to do with it" {
	gzip -nc in/a.json >packed
	cp "$top"/samples/reports/saved/*tides*1792540800*.zip zip
	for p in $readers; do
		for input in in/dmarc-unpack.a packed zip; do
			try "$p" $input
			status_is 1
			says packed-input $input dmarc-unpack
			lacks a.example
		done
	done
	for p in $parsers; do
		for input in in/align-filter.a in/ip-rollup.a; do
			try "$p" $input
			status_is 1
			says_only wrong-kind $input "records;"
			lacks a.example
		done
	done
	for p in $(tested dmarc-parse); do
		try "$p" in/a.json in/b.xml
		status_is 1
		says_only wrong-kind in/a.json tlsrpt-parse
		has b.example
	done
	for p in $(tested tlsrpt-parse); do
		try "$p" in/a.xml in/b.json
		status_is 1
		says_only wrong-kind in/a.xml dmarc-parse
		has b.example
	done
	for p in $(tested align-filter ip-rollup report-diff report-anonymise \
	    report-render); do
		for input in in/a.xml in/a.json in/dmarc-parse.a; do
			try "$p" $input
			[ "$status" != 0 ] || wrong "$input was taken"
			[ "$(wc -l <err)" = 1 ] || wrong "not one message"
			lacks a.example
		done
	done
}

@test "parsers pass over other kinds of documents, and count them" {
	cat in/dmarc-parse.a in/tlsrpt-parse.a >mix
	sed 1d in/failure-parse.a >>mix
	for p in $parsers; do
		try "$p" in/"$p".a
		mv out expected
		try "$p" -v mix
		status_is 0
		same expected
		[[ $(cat err) == *" 2 rows of other kinds passed over"* ]] ||
		    wrong "not counted"
	done
}

@test "raw reports and rows may be mixed" {
	for p in $(tested dmarc-parse tlsrpt-parse); do
		form=xml
		[ "$p" = dmarc-parse ] || form=json
		cat in/a.$form in/b.$form >both
		try "$p" in/"$p".a in/b.$form
		status_is 0
		has a.example
		has b.example
		try "$p" both
		status_is 0
		has both//1
		has both//2
	done
}
