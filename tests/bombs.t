#!/bin/sh
# What is sent to do harm ends soon, in little memory, with a message: what
# expands, what is deep or long or many, and files that are no files or
# change while they are read. TAP. Under a sanitizer memory is not looked at.

# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"
PATH=$bin:$top/tests/tools:$PATH
export PATH
cc -O1 -o "$work/pack" "$top/tests/tools/pack.c" -larchive || exit 2
cc -O1 -o "$work/measure" "$top/tests/bench/measure.c" || exit 2
cd "$work" || exit 2
: >err

# bomb NAME MIB STATUS SLUG COMMAND …: ends in 20 seconds of the processor and
# so much memory, with that status and message ("-": none is asked for). Where
# the machine has other work, the clock says little: 300 seconds are for what
# waits for ever.
bomb() {
	name=$1
	most=$2
	want=$3
	slug=$4
	shift 4
	# shellcheck disable=SC3045 # POSIX of 2024 has -t, and every sh here
	(ulimit -t 20 && exec timeout 300 ./measure -s "$@") \
	    >took 2>err </dev/null || wrong 'did not end'
	read -r _ peak _ status <took || peak=0
	[ "$status" = "$want" ] || wrong "status $status, not $want"
	[ "$slug" = - ] || grep -q "\\[$slug\\]\$" err || wrong "no [$slug]"
	case $bin in
	*asan*) ;;
	*)
		[ "$peak" -le $((most * 1024)) ] ||
		    wrong "peak of $((peak / 1024)) MiB, not $most"
		;;
	esac
	holds "$name" err
}

## What expands: the begin of a report, then 100 MB of blanks

{
	printf '<feedback>'
	head -c 100000000 /dev/zero | tr '\0' ' '
} >bomb.xml
gzip -9c bomb.xml >bomb.gz
for format in zip 7zip; do
	./pack $format bomb.xml >bomb.$format
done
for filter in xz lzma zstd bzip2 compress; do
	./pack $filter <bomb.xml >bomb.$filter
done
rm bomb.xml

# in_mail FILE: as an attachment.
in_mail() {
	printf '%s\n' 'From: r@a.example' 'To: d@b.example' \
	    'Content-Type: application/octet-stream' \
	    'Content-Transfer-Encoding: base64' ''
	base64 "$1"
}

# most PACKING: MiB of memory.
most() {
	case $1 in
	gz | zip) echo 32 ;;
	*) echo 64 ;;
	esac
}

for packing in gz zip 7zip xz lzma zstd bzip2 compress; do
	mib=$(most $packing)
	file=bomb.$packing
	bomb "100 MB in $packing" "$mib" 1 limit-ratio dmarc-unpack $file
	./pack zip $file >in.zip
	bomb "100 MB in $packing in zip" "$mib" 1 limit-ratio \
	    dmarc-unpack in.zip
	in_mail in.zip >in.eml
	bomb "100 MB in $packing in zip in mail" "$mib" 1 limit-ratio \
	    dmarc-unpack in.eml
	./pack ustar $file | gzip >in.tar.gz
	bomb "100 MB in $packing in tar.gz" "$mib" 1 limit-ratio \
	    dmarc-unpack in.tar.gz
done

# A fifth of it will do: the rest is not inflated before it is refused.
for packing in gz zip xz lzma; do
	size=$(wc -c <bomb.$packing)
	head -c $((size / 5)) bomb.$packing >begin
	bomb "the first 20 MB in $packing are enough" "$(most $packing)" 1 \
	    limit-ratio dmarc-unpack begin
done
size=$(wc -c <bomb.zstd)
head -c $((size / 2)) bomb.zstd >begin
bomb "the first 50 MB in zstd are enough" 64 1 limit-ratio dmarc-unpack begin

# Zips of zips of zips: 12 GB in 10 kB.
head -c 10000000 /dev/zero >0.xml
for level in 0.xml 1.zip 2.zip; do
	names=
	for i in 1 2 3 4 5 6 7 8 9 10 11; do
		ln "$level" "$i-$level"
		names="$names $i-$level"
	done
	# shellcheck disable=SC2086
	./pack zip $names >$((${level%.*} + 1)).zip
	# shellcheck disable=SC2086
	rm $names
done
bomb "zips of zips of zips" 32 1 limit-ratio dmarc-unpack 3.zip
in_mail 3.zip >in.eml
bomb "zips of zips of zips in mail" 32 1 limit-ratio dmarc-unpack in.eml
cp bomb.gz deep.gz
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do
	gzip -c deep.gz >deeper.gz
	mv deeper.gz deep.gz
done
bomb "100 MB in 17 levels of gzip" 32 1 limit-depth dmarc-unpack deep.gz
rm -f ./*.gz ./*.zip bomb.* in.*

## What is many, long or deep

hostile parts 100000 >in
bomb "a mail with 100,000 parts" 32 1 limit-parts dmarc-unpack in
hostile fields 1000000 >in
bomb "a mail with a million fields" 64 1 limit-header dmarc-unpack in

# A document is held, and expat may copy a token of it.
hostile xml-org 60000000 >in
bomb "XML with a text of 60 MB" 240 1 limit-xml-text dmarc-parse in
bomb "the same, unpacked" 240 0 - dmarc-unpack in
long() {
	printf '<feedback>%s' "$1"
	head -c 60000000 /dev/zero | tr '\0' x
	printf '%s</feedback>' "$2"
}
long '<' '/>' >in
bomb "XML with a name of 60 MB" 300 1 not-aggregate dmarc-parse in
long '<x y="' '"/>' >in
bomb "XML with an attribute of 60 MB" 300 1 not-aggregate dmarc-parse in
long '<!--' '-->' >in
bomb "XML with a comment of 60 MB" 240 1 not-aggregate dmarc-parse in
long '<' '' >in
bomb "XML with a tag of 60 MB that does not end" 240 1 - dmarc-parse in
hostile xml-nested 100000 >in
bomb "XML with 100,000 nested elements" 16 1 limit-xml-depth dmarc-parse in
bomb "the same, allowed" 64 0 - dmarc-parse --max-xml-depth=200000 in
hostile xml-attributes 1000000 >in
bomb "XML with a million attributes" 160 0 - dmarc-parse in
hostile xml-names 1000000 >in
bomb "XML with a million elements, each of its own" 160 0 - dmarc-parse in
hostile xml-entities 100000 >in
bomb "XML with 100,000 entities" 16 1 doctype dmarc-parse in

hostile json-lists 100000 >in
bomb "JSON with 100,000 lists in one another" 32 1 limit-json-tree \
    tlsrpt-parse in
hostile json-spaced-lists 100000 >in
bomb "the same, far apart" 32 1 not-json tlsrpt-parse in
hostile json-maps 100000 >in
bomb "JSON with 100,000 maps in one another" 32 1 not-json tlsrpt-parse in
hostile json-digits 1000000 >in
bomb "JSON with a number of a million digits" 32 0 - tlsrpt-parse in
hostile json-fraction 1000000 >in
bomb "JSON with a fraction of a million digits" 32 0 - tlsrpt-parse in
hostile json-same-keys 1000000 >in
bomb "JSON with a million times the same key" 64 0 - tlsrpt-parse in
hostile json-double-keys 500000 >in
bomb "JSON with a million keys, each twice" 200 0 - tlsrpt-parse in
hostile failure-results 1000000 >in
bomb "a failure report with a million results" 160 1 limit-header \
    failure-parse in
bomb "the same, allowed" 400 0 - failure-parse --max-header=99999999 \
    --max-list=2000000 in
hostile failure 20000 >in
bomb "a failure report with 20,000 recipients" 16 1 limit-list \
    failure-parse in
hostile failure-not-fields 20000000 >in
bomb "a failure report with 40 MB of no fields" 120 1 limit-header \
    failure-parse in
hostile failure-parts 100000 >in
bomb "a mail of 100,000 parts of text for people" 32 1 limit-parts \
    failure-parse in
rm -f in

## Periods and keys without end

# rows HEADER FORMAT COUNT: that header, and rows of awk's FORMAT with i in it.
rows() {
	awk -v header="$1" -v format="$2" -v n="$3" 'BEGIN {
		gsub(/ /, "\t", header)
		gsub(/ /, "\t", format)
		print header
		for (i = 0; i < n; i++)
			printf(format "\n", i, i / 250 % 250, i % 250)
	}'
}

header="source org_name report_id begin end policy_domain header_from \
source_ip count reported_dmarc dkim_domains dkim_results spf_domains \
spf_results"
rows "$header" "- a %d 1970-01-01T00:00:00Z 2038-01-19T03:14:08Z b b \
192.0.%d.%d 999999 pass b pass b pass" 50000 >in
bomb "50,000 records of 68 years, by day" 32 1 limit-days \
    ip-rollup -q --by day,source_ip in
rows "$header" "- a - 2026-11-16T00:00:00Z 2026-11-17T00:00:00Z b h%d.b \
192.0.2.1 1 pass b pass b pass" 400000 | {
	read -r first
	echo "$first"
	LC_ALL=C sort -t '	' -k 7,7 | sed 'p; s/	a	/	z	/'
} >in
bomb "400,000 keys of two reporters, sorted" 8 0 - ip-rollup -q --sorted --by header_from in
bomb "a set of 400,000 names, sorted" 16 0 - ip-rollup -q --sorted in
rows "source org_name report_id begin end policy_domain records messages" \
    "- a%d - 1970-01-01T00:00:00Z 1970-01-01T00:00:00Z b 1 1" 1000 >in
echo '-	z	-	9999-12-31T00:00:00Z	9999-12-31T00:00:00Z	b	1	1' >>in
bomb "reporters that are silent for 8000 years" 16 0 long-gap \
    ip-rollup --coverage in

## Files that are no files

mkdir -p folder/loop
hostile xml 1 >folder/report.xml
mkfifo folder/fifo
ln -s . folder/loop/loop
ln -s two folder/one
ln -s one folder/two
ln -s nowhere folder/lost
ln -s /dev/zero folder/zero
others=6
perl -MIO::Socket::UNIX -e 'IO::Socket::UNIX->new(Local => "folder/socket",
    Listen => 1) or exit 1' && others=$((others + 1))
mknod folder/device c 1 5 2>/dev/null && others=$((others + 1))
bomb "a folder of a FIFO, links in a loop, a device" 16 0 passed-over \
    dmarc-unpack folder
dmarc-unpack folder >out 2>err
[ "$(wc -l <out)" = 2 ] || wrong "the report was not taken"
[ "$(grep -c '\[passed-over\]$' err)" = "$others" ] ||
    wrong "not $others were passed over"
holds "each of them is told, and the report beside them taken" err
rm -rf folder

## Files that change while they are read

# changing NAME STATUS SLUG CHANGE COMMAND …: CHANGE is done while the
# command waits for its output to be taken: behind its first rows, before
# its last.
changing() {
	name=$1
	want=$2
	slug=$3
	change=$4
	shift 4
	rm -f rows
	mkfifo rows
	{
		timeout 120 "$@" >rows 2>err
		echo $? >status
	} &
	{
		IFS= read -r line
		printf '%s\n' "$line" >out
		eval "$change"
		cat >>out
	} <rows
	wait
	status=$(cat status)
	[ "$status" = "$want" ] || wrong "status $status, not $want"
	[ "$slug" = - ] || grep -q "\\[$slug\\]\$" err || wrong "no [$slug]"
	awk -F '\t' 'NR > 1 && NF != n { exit 1 } { n = NF }' out ||
	    wrong "a row is not whole"
	holds "$name" err
}

mkdir folder
fresh() {
	hostile mbox-of-reports 3000 >folder/a.mbox
	hostile xml 1 >folder/b.xml
}
fresh
changing "a mailbox shrinks" 0 - 'head -c 1000 /dev/null >folder/a.mbox' \
    dmarc-unpack folder/a.mbox
fresh
changing "a mailbox is removed" 0 - 'rm folder/a.mbox' dmarc-unpack folder
fresh
changing "the next file is removed" 2 cannot-open 'rm folder/b.xml' \
    dmarc-unpack folder
fresh
changing "the next file becomes a FIFO" 0 passed-over \
    'rm folder/b.xml; mkfifo folder/b.xml' dmarc-unpack folder
rm -f folder/b.xml
fresh
changing "the next file becomes a link" 0 passed-over \
    'rm folder/b.xml; ln -s a.mbox folder/b.xml' dmarc-unpack folder
rm -f folder/b.xml
hostile xmls-of-noise 2000 >many.xml
./pack 7zip many.xml >many.7z
changing "a 7z file shrinks" 1 bad-archive ': >many.7z' dmarc-unpack many.7z
gzip -c many.xml >many.gz
changing "a gzip file shrinks" 1 bad-archive ': >many.gz' \
    dmarc-unpack many.gz
dmarc-parse many.xml >records
changing "rows shrink" 1 cut-line 'head -c 100 records >begin
    cat begin >records' align-filter records
echo "1..$n"
