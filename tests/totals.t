#!/bin/sh
# The sums of ip-rollup are those that awk computes of the same rows, for
# each key: over samples/, over every file of the cases that holds records,
# and over the reports in the folder CORPUS where that is given. Prints TAP.

# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"
PATH=$bin:$PATH
export PATH
export LC_ALL=C

sums='messages dmarc_pass dmarc_fail dmarc_unknown reported_pass
	spf_raw_pass dkim_raw_pass spf_aligned_pass dkim_aligned_pass
	strict_pass v_aligned v_dkim_only v_spf_only v_forwarded v_broken
	v_misaligned v_unauthenticated v_unknown fail_none fail_quarantine
	fail_reject fail_other pass_acted overridden dns_errors
	spf_permerrors records'

# computed KEYS FILE: key cells and sums of rows, a line for each key, in any
# order. Rows without a verdict count as their reporter evaluated them.
computed() {
	awk -F '\t' -v by="$1" -v sums="$sums" '
	function cell(name) {
		return name in at ? $at[name] : ""
	}
	function some(list, pattern,   i, m, item) {
		m = split(list, item, "|")
		for (i = 1; i <= m; i++)
			if (item[i] ~ "^(" pattern ")$")
				return 1
		return 0
	}
	function add(name, holds) {
		if (holds)
			sum[key, name] += many
	}
	function outcome(dmarc, disposition,   acted) {
		acted = disposition ~ /^(quarantine|reject)$/
		add("dmarc_pass", dmarc == "pass")
		add("pass_acted", dmarc == "pass" && acted)
		add("dmarc_fail", dmarc == "fail")
		add("dmarc_unknown", dmarc !~ /^(pass|fail)$/)
		if (dmarc != "fail")
			return
		add("overridden", cell("reason_types") ~ /[^|]/)
		add("fail_none", disposition ~ /^(none|pass)$/)
		add("fail_" disposition, acted)
		add("fail_other", disposition !~ /^(none|pass)$/ && !acted)
	}
	function recomputed(   verdict) {
		verdict = cell("verdict")
		gsub(/-/, "_", verdict)
		add("v_" verdict, 1)
		outcome(cell("dmarc"), cell("disposition"))
		add("spf_aligned_pass", cell("spf_aligned") == "pass")
		add("dkim_aligned_pass", cell("dkim_aligned") == "pass")
		add("strict_pass", cell("spf_match") == "strict" ||
		    cell("dkim_match") == "strict")
	}
	function reported() {
		outcome(cell("reported_dmarc"), cell("disposition"))
		add("spf_aligned_pass", cell("reported_spf") == "pass")
		add("dkim_aligned_pass", cell("reported_dkim") == "pass")
	}
	BEGIN {
		keys = split(by, column, ",")
		figures = split(sums, figure, " ")
	}
	NR == 1 {
		for (i = 1; i <= NF; i++)
			at[$i] = i
		next
	}
	{
		key = cell(column[1])
		for (i = 2; i <= keys; i++)
			key = key "\t" cell(column[i])
		seen[key] = 1
		many = cell("count") ~ /^[0-9]+$/ ? cell("count") + 0 : 0
		spf = cell("spf_results")
		dkim = cell("dkim_results")
		error = "permerror|error|invalid"
		add("messages", 1)
		add("reported_pass", cell("reported_dmarc") == "pass")
		add("spf_raw_pass", some(spf, "pass"))
		add("dkim_raw_pass", some(dkim, "pass"))
		add("dns_errors", some(spf "|" dkim, "temperror|unknown"))
		add("spf_permerrors", some(spf, error))
		sum[key, "records"]++
		if ("verdict" in at)
			recomputed()
		else
			reported()
	}
	END {
		for (key in seen) {
			printf "%s", key
			for (i = 1; i <= figures; i++)
				printf "\t%.0f", sum[key, figure[i]]
			print ""
		}
	}' "$2"
}

# named NAME ...: these columns of a rollup, without its header.
named() {
	awk -F '\t' -v names="$*" '
	BEGIN { n = split(names, want, " ") }
	NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
	{
		for (i = 1; i <= n; i++)
			printf "%s%s", $at[want[i]], i < n ? "\t" : "\n"
	}'
}

# plain_addresses FILE: is none in a form that ip-rollup would write anew?
plain_addresses() {
	awk -F '\t' '
	NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
	$at["source_ip"] ~ /[^0-9a-f.:]|::ffff:|:0:0/ { other = 1 }
	END { exit other }' "$1"
}

# agree FILE: for each key, ip-rollup and awk find the same of these rows.
agree() {
	for by in source_ip policy_domain org_name,header_from \
	    policy_domain,disposition,verdict source_ip,reported_dmarc; do
		head -n 1 "$1" | tr '\t' '\n' >"$work/header"
		echo "$by" | tr ',' '\n' | grep -vqxFf "$work/header" &&
		    continue
		case $by in
		*source_ip*) plain_addresses "$1" || continue ;;
		esac
		computed "$by" "$1" | sort >"$work/awk"
		ip-rollup -q --by "$by" "$1" >"$work/rollup" 2>"$work/err"
		# shellcheck disable=SC2046,SC2086 # words on purpose
		named $(echo "$by" | tr ',' ' ') $sums <"$work/rollup" |
		    sort >"$work/ours"
		diff "$work/awk" "$work/ours" >"$work/diff" && continue
		echo "by $by:"
		cat "$work/err" "$work/diff"
		return 1
	done
}

# reports NAME FOLDER: its reports as reporters saw them, and recomputed.
reports() {
	dmarc-unpack -q --allow-rejects "$2" 2>/dev/null |
	    dmarc-parse -q --allow-rejects >"$work/records" 2>/dev/null
	align-filter -q "$work/records" >"$work/aligned" 2>/dev/null
	is "$1: there are records" test "$(wc -l <"$work/aligned")" -gt 2
	is "$1: as reporters evaluated" agree "$work/records"
	is "$1: recomputed" agree "$work/aligned"
}

reports samples "$top/samples/reports"

# odd FILE: why awk cannot tell what its rows are: sums past 2^53, or a cell
# that no program of these writes, which ip-rollup reads in its normal form.
odd() {
	awk -F '\t' '
	function odd(why) {
		print why
		exit
	}
	NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
	length($at["count"]) > 14 { odd("too large a number for awk") }
	/\\([^tnr\\]|$)|[\001-\010\016-\037]/ && !/\\\\/ {
		odd("an escape or control character of its own")
	}' "$1"
}

for file in "$top"/tests/cases/*/*/*; do
	case $file in
	*/cmd | */err | */status) continue ;;
	esac
	[ -f "$file" ] || continue
	head -n 1 "$file" | grep -q '	count	.*	dkim_results' || continue
	align-filter -q "$file" >"$work/aligned" 2>/dev/null
	[ "$(wc -l <"$work/aligned")" -gt 1 ] || continue
	why=$(odd "$work/aligned")
	if [ -n "$why" ]; then
		skip "${file#"$top"/tests/}" "$why"
		continue
	fi
	is "${file#"$top"/tests/}" agree "$work/aligned"
done

if [ -n "$CORPUS" ] && [ -d "$CORPUS" ]; then
	reports 'the folder CORPUS' "$CORPUS"
fi
echo "1..$n"
