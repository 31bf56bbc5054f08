#!/bin/sh
# What programs write beside standard output is whole, or it is not there:
# the files of --reports-to and --seen-new, of --extract, and the rows of
# --rejects; on a full disk, killed, with something in the way, two at once.
# Prints TAP. The full disk is a limit on the size of files (ulimit -f).

# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"
PATH=$bin:$PATH
export PATH
cd "$work" || exit 2

# check NAME: ok when nothing was written to wrong; the next begins anew.
check() {
	holds "$1" err
	rm -rf wrong out err f f.* x
}
# run STATUS COMMAND...: its output is in out, its messages in err.
run() {
	expected=$1
	shift
	"$@" >out 2>err </dev/null
	status=$?
	[ $status = "$expected" ] || wrong "status $status of: $*"
}
says() {
	grep -qF -- "$1" err || wrong "it does not say: $1"
}
# full BLOCKS COMMAND...: with files of so many blocks of 512 bytes at most;
# its output goes nowhere.
full() (
	blocks=$1
	shift
	trap '' XFSZ
	ulimit -f "$blocks"
	exec "$@" >/dev/null
)
# gone FILE...: a keeper may take a moment.
gone() {
	for name in "$@"; do
		i=0
		while [ -e "$name" ] && [ $i -lt 100 ]; do
			sleep 0.02
			i=$((i + 1))
		done
		[ ! -e "$name" ] || wrong "$name is there"
	done
}

dmarc-unpack -q "$top/samples/reports/saved" >documents
dmarc-parse -q --reports documents >expected.reports-to
dmarc-parse -q --seen-new expected.seen-new documents >records

for option in reports-to seen-new; do
	run 0 dmarc-parse -q --$option f documents
	cmp f expected.$option >>wrong || wrong 'another file'
	cmp out records >>wrong || wrong 'other records'
	gone f.part
	check "--$option: the file is whole, and no part is left"

	echo old >f
	run 2 dmarc-parse -q --$option f documents missing
	gone f f.part
	run 2 full 1 dmarc-parse -q --$option f documents
	says 'f: cannot be written'
	gone f f.part
	echo old >f
	run 2 sh -c "dmarc-parse -q --$option f documents >/dev/full"
	gone f f.part
	check "--$option: nothing under the name where the run fails"

	mkfifo pipe
	echo old >f
	dmarc-parse -q --$option f pipe >out 2>err &
	maker=$!
	cat documents >pipe && exec 3>pipe
	[ -e f.part ] || wrong 'no part of a run at work'
	kill -9 $maker
	wait $maker 2>/dev/null
	exec 3>&-
	rm pipe
	gone f f.part
	echo half >f.part
	run 0 dmarc-parse -q --$option f documents
	cmp f expected.$option >>wrong || wrong 'another file'
	check "--$option: a killed run leaves nothing, nor is its part in the way"

	mkfifo pipe
	dmarc-parse -q --$option f pipe >out 2>err &
	maker=$!
	exec 3>pipe
	while [ ! -e f.part ]; do
		sleep 0.02
	done
	run 2 dmarc-parse -q --$option f documents
	says 'f: cannot be written: another run is writing it'
	cat documents >&3
	exec 3>&-
	wait $maker || wrong "the first one: status $?"
	cmp f expected.$option >>wrong || wrong 'another file'
	rm pipe
	check "--$option: of two at once the second is told, the first not hurt"

	mkdir x f.d f.p.part
	run 2 dmarc-parse -q --$option f.d documents
	says 'f.d: cannot be written: Is a directory'
	run 2 dmarc-parse -q --$option f.p documents
	says 'something of that name and .part is in the way'
	run 2 dmarc-parse -q --$option missing/f documents
	says 'missing/f: cannot be written: No such file'
	: >x/f
	chmod 600 x/f
	ln -s x/f f
	run 0 dmarc-parse -q --$option f documents
	cmp x/f expected.$option >>wrong || wrong 'another file behind the link'
	[ -L f ] || wrong 'the link is replaced'
	case $(ls -l x/f) in
	-rw-------*) ;;
	*) wrong 'the mode of the file is another' ;;
	esac
	mkfifo f.f
	dmarc-parse -q --$option f.f documents >out 2>err &
	cmp f.f expected.$option >>wrong || wrong 'another text in a pipe'
	wait $!
	run 0 dmarc-parse -q --$option /dev/stderr documents
	cmp err expected.$option >>wrong || wrong 'another text at /dev/stderr'
	check "--$option: folders, links, pipes and devices"
done

## --extract

mkdir x
run 0 dmarc-unpack -q --extract x "$top/samples/reports/saved"
cp -R x whole
gone x/*.part
run 0 dmarc-unpack -q --extract x "$top/samples/reports/saved"
[ "$(find x -type f | wc -l)" = $(($(find whole -type f | wc -l) * 2)) ] ||
	wrong 'not as many files again'
for file in whole/*; do
	cmp "x/${file##*/}" "$file" >>wrong
	cmp "x/$(basename "$file" .xml)-2.xml" "$file" >>wrong
done
check '--extract: files are whole, and none is replaced'

# Which files are those of a run that nothing disturbs, or not there?
none_is_short() {
	for file in x/*.xml; do
		[ ! -e "$file" ] || cmp "$file" "whole/${file##*/}" >>wrong
	done
}
mkdir x
run 2 full 8 dmarc-unpack -q --extract x "$top/samples/reports/saved"
says 'cannot be written: File too large'
none_is_short
gone x/*.part
check '--extract: no short file on a full disk'

mkdir x
{
	(
		ulimit -f 8
		exec dmarc-unpack -q --extract x "$top/samples/reports/saved"
	) >out
	status=$?
} 2>err
[ $status -gt 128 ] || wrong 'it was not killed'
none_is_short
[ -n "$(find x -name '*.part' -size +0)" ] || wrong 'it was writing nothing'
run 0 dmarc-unpack -q --extract x "$top/samples/reports/saved"
for file in whole/*; do
	cmp "x/${file##*/}" "$file" >>wrong
done
gone x/*.part
check '--extract: no short file when killed, and its part is written over'

## --rejects

header='program	source	code	detail'
row='dmarc-parse	bad	not-xml	line 1, column 1: syntax error'
printf 'no report' >bad
run 1 dmarc-parse --rejects f bad
[ "$(head -n 1 f)" = "$header" ] || wrong 'no header'
row=$(tail -n 1 f)
{ echo "$header"; printf '%0490d\t\t\t\n' 0; } >f
cp f before
run 2 full 1 dmarc-parse -q --rejects f bad
cmp f before >>wrong || wrong 'a short row is left'
printf 'dmarc-parse\tba' >>f
run 1 dmarc-parse --rejects f bad
{ cat before; echo "$row"; } | cmp f - >>wrong || wrong 'a short row stays'
check '--rejects: a row is whole, or it is not there'

for cut in 'program	sou' "$header" ''; do
	printf '%s' "$cut" >f
	run 1 dmarc-parse --rejects f bad
	printf '%s\n%s\n' "$header" "$row" | cmp f - >>wrong ||
		wrong "behind '$cut'"
done
printf 'program\tsource\tor another text' >f
run 2 dmarc-parse --rejects f bad
[ "$(cat f)" = 'program	source	or another text' ] || wrong 'it was changed'
check '--rejects: a header that was cut is made whole'
echo "1..$n"
