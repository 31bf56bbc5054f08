# shellcheck shell=bash disable=SC2034  # what is set here is used in *.bats
# What contract.bats and rows.bats share: programs, tiny inputs, checks.
#
# A check that fails is noted and the test goes on, so that one run names
# every program that breaks a rule; teardown then fails the test.
# PROGRAMS="ip-rollup" tests only those; BUILD_BIN is the folder they are in.

top=$(cd "$BATS_TEST_DIRNAME/.." && pwd)
bin=$(cd "${BUILD_BIN:-$top/build/bin}" && pwd)
paired=$BATS_FILE_TMPDIR/paired
export PATH=$paired:$bin:$PATH
export LC_ALL=C.UTF-8
unset NO_COLOR COLUMNS

PROGRAMS=${PROGRAMS:-dmarc-unpack dmarc-parse tlsrpt-parse failure-parse
	align-filter ip-rollup report-diff dns-audit report-render
	report-anonymise}

# Lists those of the arguments that are tested.
tested() {
	local p
	for p in "$@"; do
		[[ " $(xargs <<<"$PROGRAMS") " != *" $p "* ]] || echo "$p"
	done
}

all=$(tested dmarc-unpack dmarc-parse tlsrpt-parse failure-parse \
    align-filter ip-rollup report-diff dns-audit report-render \
    report-anonymise)
readers=$(tested dmarc-parse tlsrpt-parse failure-parse align-filter \
    ip-rollup report-diff report-render report-anonymise)
writers=$(tested dmarc-unpack dmarc-parse tlsrpt-parse failure-parse \
    align-filter ip-rollup report-diff dns-audit report-anonymise)
# Those that take any number of inputs, and the rest where one is refused.
several=$(tested dmarc-unpack dmarc-parse tlsrpt-parse failure-parse \
    align-filter ip-rollup dns-audit report-render report-anonymise)
parsers=$(tested dmarc-parse tlsrpt-parse failure-parse)
# Those that hand rows on, with columns that they do not know.
filters=" align-filter report-anonymise "

## Inputs

# aggregate REPORTER ID DOMAIN ADDRESS COUNT: a report in one line.
aggregate() {
	printf '<feedback><report_metadata><org_name>%s</org_name>' "$1"
	printf '<email>dmarc@%s</email><report_id>%s</report_id>' "$1" "$2"
	printf '<date_range><begin>1794355200</begin><end>1794441599</end>'
	printf '</date_range></report_metadata><policy_published>'
	printf '<domain>%s</domain><p>none</p></policy_published>' "$3"
	printf '<record><row><source_ip>%s</source_ip><count>%s</count>' \
	    "$4" "$5"
	printf '<policy_evaluated><disposition>none</disposition>'
	printf '<dkim>pass</dkim><spf>fail</spf></policy_evaluated></row>'
	printf '<identifiers><header_from>%s</header_from></identifiers>' "$3"
	printf '<auth_results><dkim><domain>%s</domain>' "$3"
	printf '<result>pass</result></dkim></auth_results></record>'
	printf '</feedback>'
}

# tls REPORTER ID DOMAIN SESSIONS: a report in one line.
tls() {
	printf '{"organization-name":"%s","date-range":{' "$1"
	printf '"start-datetime":"2026-11-11T00:00:00Z",'
	printf '"end-datetime":"2026-11-11T23:59:59Z"},'
	printf '"contact-info":"tls@%s","report-id":"%s",' "$1" "$2"
	printf '"policies":[{"policy":{"policy-type":"sts",'
	printf '"policy-string":["version: STSv1"],"policy-domain":"%s"},' "$3"
	printf '"summary":{"total-successful-session-count":%s,' "$4"
	printf '"total-failure-session-count":0}}]}'
}

# failed REPORTER ID DOMAIN ADDRESS: a failure report, a mail.
failed() {
	printf 'From: dmarc@%s\nSubject: failure report\n' "$1"
	printf 'Date: Wed, 11 Nov 2026 00:00:00 +0000\n'
	printf 'Message-ID: <%s>\nContent-Type: multipart/report; ' "$2"
	printf 'report-type=feedback-report; boundary=b\n\n--b\n'
	printf 'Content-Type: message/feedback-report\n\n'
	printf 'Feedback-Type: auth-failure\nAuth-Failure: dmarc\n'
	printf 'Source-IP: %s\nReported-Domain: %s\n\n--b\n' "$4" "$3"
	printf 'Content-Type: message/rfc822\n\nFrom: x@%s\n\n' "$3"
	printf -- '--b--\n'
}

# documents: the header of documents rows.
documents() {
	printf 'source\tkind\tbytes\tmail_date\tmail_from\tmail_auth\t'
	printf 'quirks\tdocument\treport\n'
}

# row SOURCE KIND DOCUMENT: one of them; DOCUMENT has nothing to escape.
row() {
	printf '%s\t%s\t%s\t\t\t\t\t%s\t\n' "$1" "$2" "${#3}" "$3"
}

# Two good inputs of every program, PROGRAM.a and PROGRAM.b. What is in them
# can be told apart by a.example and b.example.
make_pair() {
	local x
	for x in a b; do
		aggregate "$x.example" "$x-1" "mail.$x.example" \
		    "192.0.2.$((16#$x))" 7 >$x.xml
		tls "$x.example" "$x-1" "mail.$x.example" 5 >$x.json
		failed "$x.example" "$x-1" "mail.$x.example" \
		    "192.0.2.$((16#$x))" >$x.eml
		gzip -nc $x.xml >dmarc-unpack.$x
		{ documents; row $x aggregate "$(cat $x.xml)"; } >dmarc-parse.$x
		{ documents; row $x tlsrpt "$(cat $x.json)"; } >tlsrpt-parse.$x
		{ documents; row $x failure "$(sed 's/$/\\n/' $x.eml |
		    tr -d '\n')"; } >failure-parse.$x
		dmarc-parse dmarc-parse.$x >align-filter.$x
		cp align-filter.$x report-anonymise.$x
		align-filter align-filter.$x >ip-rollup.$x
		ip-rollup ip-rollup.$x |
		    sed "2s/^192.0.2.1[01]/mail.$x.example/" >report-diff.$x
		cp ip-rollup.$x report-render.$x
		printf '_dmarc.%s.test. 60 IN TXT "v=DMARC1; p=none; %s"\n' \
		    $x "rua=mailto:reports@$x.example" >dns-audit.$x
	done
}

# many FILE N: N copies of its row, each with an address and id of its own.
many() {
	awk -v n="$2" '
		NR == 1 { print; next }
		{
			for (i = 0; i < n; i++) {
				line = $0
				address = sprintf("2001:db8::%x", i + 1)
				gsub(/192\.0\.2\.10/, address, line)
				gsub(/a-1/, "a-" i, line)
				print line
			}
		}' "$1"
}

# PROGRAM.big: more output than a pipe holds, where there is a row for each.
make_big() {
	local p
	for p in dmarc-parse tlsrpt-parse failure-parse align-filter \
	    ip-rollup; do
		many $p.a 2000 >$p.big
	done
	cp ip-rollup.big report-render.big
	cp align-filter.big report-anonymise.big
	ip-rollup ip-rollup.big | sed '2,$s/^/mail.a.example, /' >report-diff.big
	sed 1d dmarc-parse.big | cut -f 8 >dmarc-unpack.big
	cp dns-audit.a dns-audit.big
}

# PROGRAM.bad: one input that is refused, in one message.
make_bad() {
	local p
	echo 'Nothing of a report is in here.' >dmarc-unpack.bad
	echo 'Nothing of the DNS is in here.' >dns-audit.bad
	for p in $readers; do
		{ head -n 1 "$p.a"; printf 'too\tfew\n'; } >"$p.bad"
	done
}

# report-diff takes two inputs. Where a test has fewer, this one stands first
# in PATH and compares them with a rollup without rows, or with that and
# standard input.
make_pairing() {
	local none=$BATS_FILE_TMPDIR/in/none
	head -n 1 report-diff.a >"$none"
	cat >"$paired/report-diff" <<-END
		#!/bin/bash
		n=0
		for arg; do
			case \$last,\$arg in
			--,*) n=\$((n + 1)); continue ;;
			--rejects,*) ;;
			*,-) n=\$((n + 1)) ;;
			*,-*) ;;
			*) n=\$((n + 1)) ;;
			esac
			last=\$arg
		done
		case \$n in
		0) exec -a report-diff "$bin/report-diff" "$none" - "\$@" ;;
		1) exec -a report-diff "$bin/report-diff" "$none" "\$@" ;;
		*) exec -a report-diff "$bin/report-diff" "\$@" ;;
		esac
	END
	chmod +x "$paired/report-diff"
}

# dns-audit needs domains and a profile: here it has two of the first, or for
# PROGRAM.big more than a pipe holds, and one line of the second.
make_audit() {
	local here=$BATS_FILE_TMPDIR/in
	printf '%s\n' a.test b.test >"$here/domains"
	seq -f 'd%.0f.test' 2000 | cat "$here/domains" - >"$here/domains.big"
	printf 'dmarc-record\tany\tmust\n' >"$here/profile.tsv"
	cat >"$paired/dns-audit" <<-END
		#!/bin/bash
		case "\$*" in
		*.big*) big=.big ;;
		esac
		exec -a dns-audit "$bin/dns-audit" \\
		    --domains "$here/domains\$big" \\
		    --profile "$here/profile.tsv" "\$@"
	END
	chmod +x "$paired/dns-audit"
}

# report-anonymise needs a key, and would take away what inputs are told by.
make_keyed() {
	local in=$BATS_FILE_TMPDIR/in
	echo 'a secret of tests, of no use' >"$in/key"
	printf '%s\n' .a.example .b.example >"$in/keep"
	cat >"$paired/report-anonymise" <<-END
		#!/bin/bash
		exec -a report-anonymise "$bin/report-anonymise" \
		    --key "$in/key" --keep "$in/keep" "\$@"
	END
	chmod +x "$paired/report-anonymise"
}

make_inputs() {
	local p
	for p in $all; do
		[ -x "$bin/$p" ] || {
			echo "$p is not in $bin" >&2
			return 1
		}
	done
	mkdir "$BATS_FILE_TMPDIR/in"
	cd "$BATS_FILE_TMPDIR/in" || return
	make_pair
	make_big
	make_bad
	: >empty
	mkdir "$paired"
	[ -z "$(tested report-diff)" ] || make_pairing
	[ -z "$(tested dns-audit)" ] || make_audit
	[ -z "$(tested report-anonymise)" ] || make_keyed
}

# Every test runs in an empty folder, with the inputs in in/.
begin() {
	cd "$BATS_TEST_TMPDIR" || return
	ln -s "$BATS_FILE_TMPDIR/in" in
	: >wrong
}

# Of columns NAME ... of a TSV file on standard input, in that order.
columns() {
	awk -F '\t' -v OFS='\t' -v names="$*" '
		NR == 1 {
			n = split(names, name, " ")
			for (i = 1; i <= NF; i++)
				at[$i] = i
		}
		{
			for (i = 1; i <= n; i++)
				printf "%s%s", $at[name[i]], i < n ? OFS : "\n"
		}'
}

# The same rows without column NAME.
without() {
	awk -F '\t' -v OFS='\t' -v name="$1" '
		NR == 1 { for (at = 1; at <= NF && $at != name; at++); }
		{
			line = between = ""
			for (i = 1; i <= NF; i++)
				if (i != at) {
					line = line between $i
					between = OFS
				}
			print line
		}'
}

# The same rows with the last column first.
reversed() {
	awk -F '\t' -v OFS='\t' '
		{
			for (i = NF; i > 1; i--)
				printf "%s%s", $i, OFS
			print $1
		}'
}

## Checks

# try COMMAND ...: runs it on no input; leaves its standard output in out,
# its messages in err and its status in $status. try_in FILE: on FILE.
try() {
	try_in /dev/null "$@"
}

try_in() {
	local input=$1
	shift
	trying "$1" "$*"
	"$@" <"$input" >out 2>err || status=$?
}

# trying PROGRAM WORDS: the checks are about that from now on.
trying() {
	program=$1
	tried=$2
	status=0
}

# Notes what is wrong with the last thing that was tried.
wrong() {
	{
		echo "$tried: $*"
		head -n 5 err | sed 's/^/    | /'
	} | cut -c 1-300 | cat -v >>wrong
}

verdict() {
	[ ! -s wrong ] || { cat wrong; return 1; }
}

status_is() {
	[ "$status" = "$1" ] || wrong "status $status, not $1"
}

# silent: no message. no_output: nothing on standard output.
silent() {
	[ ! -s err ] || wrong "a message was not expected"
}

no_output() {
	[ ! -s out ] || wrong "output was not expected"
}

# says SLUG [TEXT ...]: one message with that slug, and all texts in it.
says() {
	local slug=$1 line text
	shift
	line=$(grep -a "^$program: .*\[$slug\]\$" err || true)
	case $line in
	'' | *$'\n'*)
		wrong "not one message [$slug]"
		return
		;;
	esac
	for text in "$@"; do
		case $line in
		*"$text"*) ;;
		*) wrong "[$slug] without: $text" ;;
		esac
	done
}

# says_only SLUG [TEXT ...]: and no other message.
says_only() {
	says "$@"
	[ "$(wc -l <err)" -le 1 ] || wrong "more than one message"
}

# has TEXT, lacks TEXT: in standard output.
has() {
	grep -qaF -- "$1" out || wrong "the output does not have: $1"
}

lacks() {
	! grep -qaF -- "$1" out || wrong "the output has: $1"
}

# same FILE: standard output is FILE, byte for byte.
same() {
	cmp -s "$1" out || {
		wrong "the output differs from $1:"
		diff -a "$1" out | head -n 4 | cut -c 1-160 | cat -v >>wrong
	}
}

# clean FILE: UTF-8 without control characters but tab and line feed.
clean() {
	iconv -f UTF-8 -t UTF-8 "$1" >/dev/null 2>&1 ||
	    wrong "$1 is not UTF-8"
	LC_ALL=C awk '/[\001-\010\013-\037\177]|\302[\200-\237]/ { exit 1 }' \
	    "$1" || wrong "$1 has control characters"
	[ "$(tr -d '\000' <"$1" | wc -c)" = "$(wc -c <"$1")" ] ||
	    wrong "$1 has NUL"
}

# printable FILE: clean, and nothing in it turns a terminal's text around.
printable() {
	clean "$1"
	LC_ALL=C awk '
		/\t|\330\234|\342\201[\246-\251]/ { exit 1 }
		/\342\200[\216\217\250-\256]/ { exit 1 }' "$1" ||
	    wrong "$1 has bidirectional characters, or tabs"
}

# tsv FILE: rows as wide as the header, with no escapes but the four.
tsv() {
	local why
	why=$(LC_ALL=C awk -F '\t' '
		NR == 1 { n = NF }
		NF != n { print "row " NR " has " NF " cells, not " n }
		/\\([^tnr\\]|$)/ {
			gsub(/\\\\/, "")
			if (/\\([^tnr]|$)/)
				print "row " NR " has another escape"
		}' "$1")
	[ -z "$why" ] || wrong "$1: $why"
	[ -z "$(tail -c 1 "$1")" ] || wrong "$1 does not end in LF"
}

# try_closed FD COMMAND ...: tries it with that descriptor closed.
try_closed() {
	local fd=$1
	shift
	trying "$1" "$* $fd>&-"
	: >out
	: >err
	case $fd in
	0) "$@" <&- >out 2>err || status=$? ;;
	1) "$@" </dev/null >&- 2>err || status=$? ;;
	2) "$@" </dev/null >out 2>&- || status=$? ;;
	esac
}
