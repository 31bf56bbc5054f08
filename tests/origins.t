#!/bin/sh
# The table of services that the programs bring along, line by line, and
# databases that change or come from a pipe. Prints TAP.

# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"
PATH=$bin:$PATH
export PATH
export LC_ALL=C
cd "$work" || exit 2
table=$top/share/rua-tools/services.tsv

# empty FILE: else it is told.
empty() {
	cat "$1"
	test ! -s "$1"
}

awk -F '\t' '
	NR == 1 {
		if ($0 != "kind\tpattern\tservice\tsource")
			print "another header: " $0
		next
	}
	NF != 4 || $1 !~ /^(dkim|spf|net)$/ || $3 == "" ||
	    $4 !~ /^https:\/\/[a-z0-9.-]+\// { print NR ": " $0 }
	$1 != "net" && $2 !~ /^([*][.])?([a-z0-9-]+[.])+[a-z]+$/ {
		print NR ": no domain: " $2
	}
	seen[$1, $2]++ { print NR ": twice: " $2 }
	$1 != "net" && ($2 in name) && name[$2] != $3 {
		print NR ": two names: " $2
	}
	{ name[$2] = $3 }' "$table" >wrong
is "each line of the table has a kind, a pattern, a name and a source" \
    empty wrong

# Rows with one identifier that passed, or from the first address of a net.
awk -F '\t' '
	BEGIN {
		OFS = "\t"
		print "source", "org_name", "report_id", "begin", "end",
		    "policy_domain", "source_ip", "count", "reported_dmarc",
		    "header_from", "dkim_domains", "dkim_results",
		    "spf_domains", "spf_results", "spf_match", "dkim_match",
		    "spf_aligned", "dkim_aligned", "dmarc", "verdict",
		    "auth_domains", "pattern"
	}
	NR > 1 {
		ip = $1 == "net" ? $2 : "192.0.2.1"
		sub(/\/.*/, "", ip)
		domain = $1 == "net" ? "" : $2
		sub(/^[*]/, "harbour", domain)
		print "r", "o", NR, "2026-11-16T00:00:00Z",
		    "2026-11-16T23:59:59Z", "harbour.example", ip, 1,
		    "fail", "harbour.example", "", "", "", "", "none",
		    "none", "fail", "fail", "fail", "misaligned", domain,
		    $1 " " $2
	}' "$table" >rows.tsv
awk -F '\t' 'NR > 1 { print $1 " " $2 "\t" ($1 == "net" ? "via " : "") $3 }' \
    "$table" | sort >expected
columns() {
	awk -F '\t' -v a="$1" -v b="$2" '
	NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
	{ print $at[a] "\t" $at[b] }'
}
ip-rollup --by=pattern,source_ip rows.tsv | columns pattern service |
    sort >found
is "each pattern of the table names its service" diff expected found
ip-rollup --by=service,pattern rows.tsv | columns pattern service |
    sort >found
is "also as a key" diff expected found

# Its own table given again changes nothing.
ip-rollup --by=service rows.tsv >one
ip-rollup --by=service --services="$table" rows.tsv >two
is "the table is the one that is installed" cmp one two

printf '192.0.2.0/24\tcountry=NZ\n' | "$top/tests/tools/make-mmdb" >kept.mmdb
cp kept.mmdb shrinks.mmdb
ip-rollup --mmdb=kept.mmdb rows.tsv >expected
mkfifo fifo
timeout 30 ip-rollup --mmdb=shrinks.mmdb fifo >found &
exec 3>fifo
: >shrinks.mmdb
cat rows.tsv >&3
exec 3>&-
wait $!
is "a database that shrinks while it is in use, status" test $? = 0
is "and the rows" cmp expected found

timeout 30 sh -c 'cat kept.mmdb >fifo' &
timeout 30 ip-rollup --mmdb=fifo rows.tsv >found
is "a database from a pipe" cmp expected found
is "whose entries are used" grep -q '	NZ	' found

echo "1..$n"
