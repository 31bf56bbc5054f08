#!/bin/sh
# Rows of findings: their commands list rows, and no name from a report makes
# a command do anything else.

cd "$(dirname "$0")/.." || exit 2
top=$PWD
PATH=${BUILD_BIN:-$top/build/bin}:$PATH
export PATH
export LC_ALL=C
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
n=0

# ok NAME: true when $work/wrong is empty, which else says what is wrong.
ok() {
	n=$((n + 1))
	if [ -s "$work/wrong" ]; then
		echo "not ok $n - $1"
		sed 's/^/# /' "$work/wrong"
	else
		echo "ok $n - $1"
	fi
}

# cells NAME FILE: that column, a line for each row.
cells() {
	awk -F '\t' -v name="$1" '
		NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) at = i; next }
		{ print $at }' "$2"
}

# rows SELECTOR FROM: two weeks of one sender whose signatures fail.
rows() {
	SELECTOR=$1 FROM=$2 awk 'BEGIN {
		OFS = "\t"
		print "source", "org_name", "report_id", "begin", "end",
		    "policy_domain", "p", "source_ip", "count", "disposition",
		    "reported_dmarc", "header_from", "dkim_domains",
		    "dkim_selectors", "dkim_results", "spf_domains",
		    "spf_results", "org_domain", "spf_match", "dkim_match",
		    "spf_aligned", "dkim_aligned", "dmarc", "policy",
		    "verdict", "evidence", "auth_domains", "sender"
		from = ENVIRON["FROM"]
		for (day = 1; day <= 16; day++)
			for (k = 1; k <= 2; k++) {
				date = sprintf("2026-11-%02d", day)
				print "made", "r" k ".example", day "-" k,
				    date "T00:00:00Z", date "T23:59:59Z",
				    from, "reject", "192.0.2.1", 50, "none",
				    "pass", from, from, ENVIRON["SELECTOR"],
				    "fail", from, "pass", from, "strict",
				    "none", "pass", "fail", "pass", "reject",
				    "spf-only", "", from, "office"
			}
	}'
}

# Every command of evidence lists rows, of whatever rows we have.
dmarc-unpack -q samples/reports >"$work/documents"
dmarc-parse -q "$work/documents" | align-filter --own samples/own \
    >"$work/samples"
rows s2026 example.org >"$work/key"
printf '192.0.2.0/28\toffice\n' >"$work/own"
for seed in 1 2; do
	tests/tools/make-rows $seed 60 | align-filter --own "$work/own" \
	    >"$work/made-$seed"
done
for file in "$work/samples" "$work/key" "$work/made-1" "$work/made-2"; do
	report-render -q --findings "$file" 2>/dev/null >"$work/found" ||
	    continue
	cells evidence "$work/found" | sort -u | sed '/^$/d' >"$work/lines"
	while read -r line; do
		case $line in
		'align-filter '*) ;;
		*) echo "another command: $line" ;;
		esac
		sh -c "$line -q -n '$file'" >"$work/got" 2>"$work/err" ||
		    cat "$work/err"
		[ -s "$work/got" ] || echo "no rows: $line"
	done <"$work/lines" >"$work/wrong" 2>&1
	ok "what lists rows of ${file#"$work/"}"
done

# A window stands in it, and what one asks for a key is its record.
report-render -q --findings --period 2026-W46 "$work/key" >"$work/found"
{
	grep -q '^dkim-key-fails	' "$work/found" || echo 'no finding'
	cells command "$work/found" |
	    grep -qx 'dig TXT s2026._domainkey.example.org' ||
	    echo 'no dig line'
	cells evidence "$work/found" | grep -q -- \
	    '--domain=.example.org --since=2026-11-09 --until=2026-11-16$' ||
	    echo 'no window'
	awk -F '\t' 'NF != 16' "$work/found"
} >"$work/wrong"
ok 'the key and the week'

# Names that want to be commands: whoever pastes a line runs none of them.
mkdir "$work/bin" "$work/here"
for name in dig align-filter openssl curl; do
	# shellcheck disable=SC2016  # that script's own arguments
	printf '#!/bin/sh\necho "$0 $*" >>"%s/ran"\n' "$work" \
	    >"$work/bin/$name"
	chmod +x "$work/bin/$name"
done
while read -r name; do
	rm -f "$work/ran"
	rows "$name" example.org >"$work/hostile"
	rows s1 "$name" | sed 1d >>"$work/hostile"
	report-render -q --findings "$work/hostile" >"$work/found" 2>&1
	{
		grep -q '^dkim-key-fails	' "$work/found" ||
		    echo 'no finding'
		for column in evidence command; do
			cells $column "$work/found" | sed '/^$/d'
		done >"$work/lines"
		LC_ALL=C grep -n '[^A-Za-z0-9 ._=:,+/-]' "$work/lines"
		grep -nE '(TXT|MX|NS|=|\.) ?-' "$work/lines"
		(cd "$work/here" && PATH=$work/bin:$PATH sh "$work/lines")
		ls "$work/here"
	} >"$work/wrong" 2>&1
	ok "in no command: $name"
done <<'NAMES'
x;touch${IFS}ran
$(touch${IFS}ran)
`touch${IFS}ran`
x|touch${IFS}ran
x&touch${IFS}ran
x>ran
-f/etc/passwd
'x
"x
x y
x\ny
*
~root
x{a,b}
x#y
NAMES

# Beside the page: whole, with the page, or not there.
cd "$work" || exit 2
report-render -q key >page
report-render -q --findings key >found
report-render -q --findings-to beside key >again
{
	cmp page again
	cmp found beside
	report-render -q --findings-to /dev/full key 2>&1 >again |
	    grep -q 'cannot-write' || echo 'a full disk is not told'
	report-render -q -n --findings key | cmp - beside 2>&1 |
	    grep -q differ || echo '-n changes nothing'
	[ "$(report-render -q -n --findings key)" = "$(sed 1d found)" ] ||
	    echo 'another -n'
	report-render -q --findings-to beside key >/dev/full 2>err
	[ $? = 2 ] || echo 'another status'
	[ ! -e beside ] || echo 'it is there without the page'
	report-render -q --findings -f html key 2>&1 >again |
	    grep -q usage || echo '-f html'
	report-render -q found 2>&1 >again | grep -q missing-column ||
	    echo 'its own findings are taken for rows of mail'
	report-render -q --findings --fail-on high key >again
	[ $? = 3 ] || echo 'no status 3'
	cmp found again
} >wrong 2>&1
ok '--findings and --findings-to'
echo "1..$n"
