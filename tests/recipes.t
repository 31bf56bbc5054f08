#!/bin/sh
# The recipes of README.md that keep something from one run to the next, with
# each of their steps failing in turn: refused, out of disk, killed half way,
# and the recipe itself killed before and after it. Prints TAP.
#
# Whatever fails, the last page stays, or the new one stands whole; status 0
# is for a new page only; and the next run, in which nothing fails, makes the
# page and the rows that it makes where nothing ever failed: no report lost,
# none counted twice. Then the same for folders in the way, two runs at once,
# no new report, and a disk that is really full (where this is root).
#
# A step is a program that the recipe starts; those of a first run that is
# watched are numbered. STEPS='3 4' tries these only. The text of the recipes
# is that of README.md; tests/readme.t holds rua-tools(7) to the same.

# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"
mounted=
finish() {
	[ -z "$mounted" ] || umount "$mounted"
	rm -rf "$work"
}
trap finish EXIT

for tool in flock make; do
	command -v $tool >/dev/null || {
		echo "1..0 # SKIP no $tool here"
		exit 0
	}
done

## What stands before each program: it counts, and fails where it is told.

mkdir "$work/steps"
cat >"$work/step" <<'END'
#!/bin/sh
name=${0##*/}
PATH=$REAL_PATH
echo "$name" >>"$AT/calls"
how=
[ "$(grep -c . "$AT/calls")" != "$FAIL_AT" ] || how=$FAIL_HOW
case $how in
'')	[ "$name" != mkdir ] || [ -z "$IN_THE_WAY" ] || {
		mkdir "$@" && exec mkdir -p "new/$IN_THE_WAY/folder"
	}
	exec "$name" "$@" ;;
refused)
	echo "$name: refused" >&2
	exit 1 ;;
full)	trap '' XFSZ
	ulimit -f 0
	exec "$name" "$@" ;;
killed)	case $name in
	*-*)	"$name" "$@" | dd bs=300 count=1 2>/dev/null ;;
	esac
	kill -9 $$ ;;
before)	kill -9 "$(cat "$AT/pid")"
	exit 1 ;;
after)	"$name" "$@"
	status=$?
	kill -9 "$(cat "$AT/pid")"
	exit $status ;;
wait)	: >"$AT/waiting"
	while [ -e "$AT/waiting" ]; do
		sleep 0.05
	done
	exec "$name" "$@" ;;
esac
END
chmod +x "$work/step"
for name in dmarc-unpack dmarc-parse tlsrpt-parse align-filter \
    report-render flock readlink rm mkdir mv ln sync cat awk; do
	ln -s "$work/step" "$work/steps/$name"
done
export REAL_PATH="$bin:$PATH"
ways='refused full killed before after'

# recipe AT [VARIABLE=VALUE]...: the recipe in AT; its status in $status,
# what it says in AT/said. All that it started is over then.
recipe() {
	AT=$1
	shift
	: >"$AT/calls"
	(
		cd "$AT/$folder" || exit
		# shellcheck disable=SC2016 # the inner shell's own
		env AT="$AT" PATH="$work/steps:$REAL_PATH" "$@" sh -c '
			echo $$ >"$AT/pid"
			exec '"$command" </dev/null
		echo $? >"$AT/status"
	) 2>&1 | cat >"$AT/said"
	status=$(cat "$AT/status")
}

# fresh: a copy of what the first week left, with the second week's mail.
fresh() {
	rm -rf "$work/at"
	cp -RPp "$work/first" "$work/at"
	second_mail "$work/at"
}

is_page() {
	cmp -s "$work/at/$folder/$page" "$work/$1.html"
}

# What must hold right after a run in which something may have failed.
check_failed() {
	if is_page second; then
		return
	elif ! is_page first; then
		wrong "$1: the page is neither the old one nor the new one"
	elif [ "$status" = 0 ]; then
		wrong "$1: status 0, and the old page"
	elif [ ! -s "$work/at/said" ] && [ "$status" != 137 ]; then
		wrong "$1: status $status without a word"
	fi
}

# What must hold after the next run.
check_healed() {
	if ! is_page second; then
		wrong "$1: the next run makes another page, status $status"
	elif ! rows_of "$work/at" | cmp -s - "$work/second.rows"; then
		wrong "$1: reports are lost or counted twice"
	else
		return
	fi
	sed 's/^/    /' "$work/at/said" >>"$work/wrong"
}

each_step() {
	for step in ${STEPS:-$(seq 1 "$steps")}; do
		for how in $ways; do
			at="$(sed -n "${step}p" "$work/calls"), $how"
			fresh
			recipe "$work/at" FAIL_AT="$step" FAIL_HOW="$how"
			check_failed "$at"
			recipe "$work/at"
			check_healed "$at"
		done
		holds "$1, step $step, $(sed -n "${step}p" "$work/calls"):\
 the page stays, and no report is lost"
	done
}

# A run that waits in a step while a second one comes.
two_at_once() {
	fresh
	recipe "$work/at" FAIL_AT="$1" FAIL_HOW=wait &
	first=$!
	i=0
	while [ ! -e "$work/at/waiting" ] && [ $i -lt 200 ]; do
		sleep 0.05
		i=$((i + 1))
	done
	second_run
	rm -f "$work/at/waiting"
	wait $first
	[ -z "$second" ] || wait "$second" || wrong "the second run: status $?"
	status=$(cat "$work/at/status")
	[ "$status" = 0 ] || wrong "the first run: status $status"
	check_healed "two at once"
}

# full_disk NAME: the folder on a disk with ever more room.
full_disk() {
	fresh
	mkdir "$work/disk"
	if ! mount -t tmpfs -o size=4m none "$work/disk" 2>/dev/null; then
		skip "$1: a full disk" "only root can mount one"
		rmdir "$work/disk"
		return
	fi
	mounted=$work/disk
	for room in 0 1 2 3 4 6 8 12 16 20 24 28 32; do
		fresh
		rm -rf "${mounted:?}"/*
		mv "$work/at/$folder" "$mounted/$folder"
		ln -s "$mounted/$folder" "$work/at/$folder"
		ln -s "$work"/at/mail* "$mounted/"
		dd if=/dev/zero of="$mounted/filler" bs=4k 2>/dev/null
		dd if=/dev/null of="$mounted/filler" bs=4k count=0 \
		    seek=$(($(wc -c <"$mounted/filler") / 4096 - room)) \
		    2>/dev/null
		recipe "$work/at"
		check_failed "$room blocks free"
		rm -f "$mounted/filler"
		recipe "$work/at"
		check_healed "$room blocks free"
	done
	umount "$mounted"
	mounted=
	rmdir "$work/disk"
	holds "$1: a full disk: the page stays, and no report is lost"
}

## The mail of two weeks; some of the second came in the first already.

mail=$top/samples/reports
first_mail() {
	mkdir -p "$1/mail"
	for file in "$mail"/saved/*1792* "$mail"/tls/*1792*; do
		cp -p "$file" "$1/mail/"
	done
	head -c 200 "$mail"/saved/outpost*1792*.gz >"$1/mail/broken.xml.gz"
}
second_mail() {
	cp -p "$mail"/saved/* "$mail"/tls/* "$1/mail/"
}

# watch NAME: the first week, the second, and the steps of the second.
watch() {
	rm -rf "$work/first"
	mkdir "$work/first"
	set_up "$work/first"
	first_mail "$work/first"
	recipe "$work/first"
	[ "$status" = 0 ] || wrong "the first week: status $status"
	cp "$work/first/$folder/$page" "$work/first.html" 2>>"$work/wrong"
	cat "$work/first/said" >"$work/said"
	fresh
	recipe "$work/at"
	[ "$status" = 0 ] || wrong "the second week: status $status"
	cp "$work/at/$folder/$page" "$work/second.html" 2>>"$work/wrong"
	cp "$work/at/calls" "$work/calls"
	steps=$(grep -c . "$work/calls")
	rows_of "$work/at" >"$work/second.rows"
	(
		cd "$work/at/$folder" || exit
		PATH=$REAL_PATH
		dmarc-unpack -q --allow-rejects $input >"$work/documents"
		dmarc-parse -q "$work/documents" | align-filter | sed 1d
		tlsrpt-parse -q "$work/documents" | sed 1d
	) 2>/dev/null | sort | cmp - "$work/second.rows" >>"$work/wrong" 2>&1
	! cmp -s "$work/first.html" "$work/second.html" ||
		wrong 'both weeks have the same page'
	[ "$steps" -ge 8 ] || wrong "only $steps steps"
	[ ! -s "$work/wrong" ] || cat "$work/at/said" >>"$work/wrong"
	holds "$1: two weeks give the rows of one run over all mail"
}

## The script for cron

"$top/tests/tools/read-markdown" "$top/README.md" "$work/blocks" || exit 2
set_up() {
	(cd "$1" && sh -e "$(grep -l 'rua-week' "$work"/blocks/*.sh)")
}
rows_of() {
	for file in "$1"/dmarc/run.*/aligned.tsv "$1"/dmarc/run.*/tls.tsv; do
		sed 1d "$file"
	done | sort
}
folder=dmarc
page=current/week.html
command='./rua-week ../mail'
input=../mail

watch rua-week
if grep -q 'bad-archive' "$work/said" && [ "$(grep -c . "$work/said")" = 1 ]
then
	ok 'rua-week: says what was refused, and nothing else'
else
	not_ok 'rua-week: says what was refused, and nothing else' "$work/said"
fi
each_step rua-week

# Whatever stands where the recipe writes.
for name in unpacked.tsv documents.tsv records.tsv tls.tsv aligned.tsv \
    week.html seen.tsv seen-tls.tsv seen.tsv.part refused.tsv current; do
	fresh
	recipe "$work/at" IN_THE_WAY="$name"
	check_failed "new/$name"
	! is_page second || wrong "new/$name: it was not in the way"
	recipe "$work/at"
	check_healed "new/$name"
done
for name in new run.2 lock; do
	fresh
	rm -rf "$work/at/dmarc/$name"
	mkdir -p "$work/at/dmarc/$name/folder"
	recipe "$work/at"
	check_failed "$name"
	[ $name != lock ] || rm -r "$work/at/dmarc/lock"
	recipe "$work/at"
	check_healed "$name"
done
holds 'rua-week: a folder in the way of each file'

for state in 'rm current' 'mv current old' 'rm current; mkdir current' \
    'rm run.1/seen.tsv' 'mv run.1 elsewhere' 'rm current; ln -s run current'; do
	fresh
	(cd "$work/at/dmarc" && eval "$state")
	recipe "$work/at"
	[ "$status" = 2 ] || wrong "$state: status $status"
	[ -s "$work/at/said" ] || wrong "$state: not a word"
	[ ! -e "$work/at/dmarc/run.2" ] || wrong "$state: it began anew"
done
holds 'rua-week: does not begin anew by itself when its state is gone'

# Of an authenticated report and a forged one of its name, the page shows the
# first alone, in whatever order they come.
forge_mail() {
	for order in "$1" "$2"; do
		case $order in
		*forged) auth=fail count=7000 ;;
		*) auth=pass count=3 ;;
		esac
		cat >"$work/at/mail/$order.eml" <<-END
		From: dmarc@outpost.example
		Authentication-Results: mx.harbour.example; dmarc=$auth
		Content-Type: text/xml

		<feedback><report_metadata><org_name>outpost</org_name>
		<email>dmarc@outpost.example</email><report_id>forge</report_id>
		<date_range><begin>1794182400</begin><end>1794268799</end>
		</date_range></report_metadata><policy_published>
		<domain>harbour.example</domain><p>none</p></policy_published>
		<record><row><source_ip>192.0.2.77</source_ip>
		<count>$count</count><policy_evaluated><dkim>fail</dkim>
		<spf>fail</spf></policy_evaluated></row><identifiers>
		<header_from>harbour.example</header_from></identifiers>
		<auth_results><spf><domain>elsewhere.example</domain>
		<result>pass</result></spf></auth_results></record></feedback>
		END
	done
}
forged_rows() {
	awk -F '\t' '$5 == "forge" { print $2, $19 }' "$1" |
	    sort | tr '\n' ';'
}

plain_command=$command
command='./rua-week --authserv-id=mx.harbour.example ../mail'
for order in '1-forged 2' '1 2-forged'; do
	fresh
	# shellcheck disable=SC2086 # two words
	forge_mail $order
	recipe "$work/at"
	[ "$status" = 0 ] || wrong "$order: status $status"
	found=$(forged_rows "$work/at/dmarc/current/aligned.tsv")
	[ "$found" = 'pass 3;' ] || wrong "$order: rows: $found"
	! grep -q 7,000 "$work/at/dmarc/$page" || wrong "$order: on the page"
	cut -f 2,3 "$work/at/dmarc/current/refused.tsv" |
	    grep -q 'forged.eml.*conflict' || wrong "$order: not refused"
	recipe "$work/at"
	[ "$status" = 3 ] || wrong "$order, again: status $status"
done
# The forged one a week before.
fresh
forge_mail 1-forged 2
mv "$work/at/mail/2.eml" "$work/later.eml"
recipe "$work/at"
found=$(forged_rows "$work/at/dmarc/current/aligned.tsv")
[ "$found" = 'fail 7000;' ] || wrong "the week before: rows: $found"
mv "$work/later.eml" "$work/at/mail/2.eml"
recipe "$work/at"
[ "$status" = 0 ] || wrong "a week later: status $status"
found=$(forged_rows "$work/at/dmarc/current/aligned.tsv")
[ "$found" = 'pass 3;' ] || wrong "a week later: rows: $found"
grep -q '7000 in an earlier run' "$work/at/said" ||
	wrong "a week later: $(cat "$work/at/said")"
command=$plain_command
holds 'rua-week: a forged report does not stand beside the authentic one'

second_run() {
	second=
	(cd "$work/at/dmarc" && PATH=$REAL_PATH && exec ./rua-week ../mail) \
	    >"$work/out" 2>&1
	told=$?
	[ $told = 1 ] || wrong "the second run: status $told"
	grep -q 'another run is at work' "$work/out" ||
		wrong "the second run: $(cat "$work/out")"
	is_page first || wrong 'the page of the first week is gone'
}
for name in dmarc-unpack report-render; do
	two_at_once "$(grep -n "^$name\$" "$work/calls" | cut -d : -f 1)"
done
holds 'rua-week: of two runs at once the second is told'

fresh
recipe "$work/at"
recipe "$work/at"
[ "$status" = 3 ] || wrong "status $status"
grep -q 'no new report; the page of run.2 stays' "$work/at/said" ||
	wrong "$(cat "$work/at/said")"
is_page second || wrong 'the page does not stay'
recipe "$work/at"
[ "$status" = 3 ] || wrong "again: status $status"
holds 'rua-week: no new report is said, with status 3, and the page stays'

full_disk rua-week

## The Makefile

set_up() {
	mkdir "$1/made"
	cp "$(ls "$work"/blocks/*.make)" "$1/made/Makefile"
}
rows_of() {
	for file in "$1/made/aligned.tsv" "$1/made/tls.tsv"; do
		sed 1d "$file"
	done | sort
}
# As one file, which is newer in the second week.
first_mail() {
	(cd "$mail" && tar -cf "$1/mail.tar" saved/*1792* tls/*1792*)
	touch -d '2026-01-01 00:00' "$1/mail.tar"
}
second_mail() {
	sleep 0.02
	(cd "$mail" && tar -cf "$1/mail.tar" saved tls)
}
folder=made
page=week.html
command='make -s MAILBOX=../mail.tar'
input=../mail.tar

watch make
each_step make

for name in unpacked.tsv documents.tsv records.tsv tls.tsv aligned.tsv \
    week.html; do
	for suffix in '' .new .refused; do
		fresh
		rm -rf "$work/at/made/$name$suffix"
		mkdir -p "$work/at/made/$name$suffix/folder"
		recipe "$work/at"
		case $name$suffix in
		week.html)
			[ "$status" != 0 ] || wrong "$name: status 0" ;;
		*.html.refused | aligned.tsv.refused) ;;
		*)	check_failed "$name$suffix" ;;
		esac
		rm -rf "$work/at/made/$name$suffix"
		recipe "$work/at"
		check_healed "$name$suffix"
	done
done
holds 'make: a folder in the way of each file'

second_run() {
	(
		cd "$work/at/made" && PATH=$REAL_PATH
		exec $command
	) >"$work/out" 2>&1 &
	second=$!
}
command="flock Makefile $command"
two_at_once 3
holds 'make: of two at once the second waits, and has nothing to do'
command=${command#flock Makefile }

full_disk make

## No other recipe

# A display that reads state writes it, too, and to another file.
mkdir "$work/pages"
for page in "$top"/share/man/man[17]/*.[17]; do
	"$top/tests/tools/read-page" "$page" "$work/pages/${page##*/}" \
	    2>/dev/null
done
for display in "$work"/pages/*/* "$work"/blocks/*; do
	! grep -q -e '--seen[ =]' "$display" ||
	    grep -q -e '--seen-new' "$display" ||
	    wrong "${display#"$work/"}: --seen without --seen-new"
done
holds 'every recipe that reads state writes it beside'
echo "1..$n"
