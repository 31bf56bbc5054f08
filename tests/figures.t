#!/bin/sh
# The figures that report-render shows are those that awk computes of the same
# rows: of samples/, with some senders named. Prints TAP.
#
# The page is Markdown with every row; $work/cells has a line for each row of
# its tables: section, caption, cells. The map of reporters is taken from HTML.

top=$(cd "$(dirname "$0")/.." && pwd)
PATH=${BUILD_BIN:-$top/build/bin}:$PATH
export PATH
export LC_ALL=C
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
n=0

# is NAME: "$work/awk" and "$work/page" hold the same lines, in any order.
is() {
	n=$((n + 1))
	sort "$work/awk" >"$work/a"
	sort "$work/page" >"$work/b"
	if [ -s "$work/a" ] && diff "$work/a" "$work/b" >"$work/diff"; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		head -n 20 "$work/diff" 2>/dev/null | sed 's/^/#   /'
	fi
}

# count FILE PROGRAM: runs awk over rows; cell(NAME) gives a cell.
count() {
	awk -F '\t' '
	function cell(name) { return $(at[name]) }
	function result() {
		return cell("dkim_results") cell("spf_results") == "" ? \
		    cell("reported_dmarc") : cell("dmarc")
	}
	function share(part, whole,   exact) {
		if (whole == 0)
			return ""
		if (part == whole)
			return "100.0 %"
		exact = part
		part = int((part * 2000 + whole) / (whole * 2))
		if (part == 0 && exact != 0)
			part = 1
		if (part == 1000)
			part = 999
		return sprintf("%d.%d %%", part / 10, part % 10)
	}
	function list(key, names,   i, k, name, line) {
		k = split(names, name, " ")
		for (i = 1; i <= k; i++)
			line = line "\t" (sum[key, name[i]] + 0)
		return key line
	}
	NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
	{ many = cell("count"); r = result(); day = substr(cell("begin"), 1, 10) }
	'"$2" "$work/$1" >"$work/awk"
}

# shown SECTION CAPTION COLUMNS: these cells of the page's tables; the words
# are patterns, columns are numbers. Cells of headings are left out.
shown() {
	awk -F '\t' -v s="$1" -v c="$2" -v want="$3" '
	$1 ~ s && $2 ~ c {
		k = split(want, column, " ")
		for (i = 1; i <= k; i++)
			printf "%s%s", column[i] == "s" ? $1 : \
			    $(column[i] + 2), i < k ? "\t" : "\n"
	}' "$work/cells" >"$work/page"
}

dmarc-unpack -q "$top/samples/reports" >"$work/documents"
printf '192.0.2.0/24\tgateway\n198.51.100.0/24\tnewsletter\n' \
    >"$work/own"
dmarc-parse -q "$work/documents" |
    align-filter -q --own "$work/own" >"$work/aligned"
tlsrpt-parse -q "$work/documents" >"$work/tls"
report-render -q --top 1000000 -f markdown "$work/aligned" "$work/tls" \
    >"$work/markdown"
report-render -q --top 1000000 -f html "$work/aligned" >"$work/html"
# What no report in samples/ comes to.
cases=$top/tests/cases/render
cp "$cases/posture/audit.tsv" "$work/audit"
cp "$cases/survey/survey.tsv" "$work/survey"
cp "$cases/failures/aligned.tsv" "$work/failures"
report-render -q --top 1000000 -f markdown "$work/audit" "$work/survey" \
    "$work/failures" >>"$work/markdown"

tr -d '`,' <"$work/markdown" | awk '
/^## / { section = substr($0, 4) }
/^\*\*.*\*\*$/ { caption = substr($0, 3, length($0) - 4); row = 0 }
/^\|/ && ++row > 2 {
	gsub(/ *\| */, "\t")
	print section "\t" caption $0
}' >"$work/cells"

echo 1..23
count aligned '
{ sum[cell("org_domain"), "n"] += many; sum[cell("org_domain"), r] += many
  sum["All", "n"] += many; sum["All", r] += many
  seen[cell("org_domain")]; seen["All"]
  if (cell("sender") != "") {
	sum[cell("org_domain"), "k" r] += many; sum["All", "k" r] += many } }
END { for (d in seen)
	print list(d, "n pass fail unknown") "\t" share(sum[d, "pass"],
	    sum[d, "pass"] + sum[d, "fail"]) "\t" share(sum[d, "kpass"],
	    sum[d, "kpass"] + sum[d, "kfail"]) }'
shown '^Domains$' . '1 2 3 4 5 6 7'
is 'messages, results and both shares of each domain'

count aligned '
{ v = r == "fail" ? cell("verdict") : r
  if (v ~ /^(forwarded|broken)$/) v = "way"
  sum[day, "n"] += many; sum[day, v] += many; seen[day] }
END { for (d in seen)
	print list(d, "n pass way misaligned unauthenticated unknown") }'
shown '^Days$' '^Messages by day' '1 2 3 4 5 6 7'
awk -F '\t' '$2 != ""' "$work/page" >"$work/some"
mv "$work/some" "$work/page"
is 'messages of each day by verdict'

count aligned '
{ o = cell("org_name"); sum[o, "n"] += many; sum[o, r] += many; seen[o]
  if (!((o, cell("report_id"), cell("policy_domain")) in had)) {
	had[o, cell("report_id"), cell("policy_domain")]; sum[o, "reports"]++ }
  if (!((o, day) in on)) { on[o, day]; sum[o, "days"]++ }
  if (cell("dkim_results") cell("spf_results") != "") {
	judged[o] += many
	if (cell("agrees") == "no") wrong[o] += many } }
END { for (o in seen)
	print list(o, "reports days n pass fail unknown") "\t" \
	    share(wrong[o], judged[o]) }'
shown '^Reporters$' . '1 2 3 4 5 6 7 9'
is 'reports, days, results and disagreement of each reporter'

count aligned '
{ k = cell("org_name") "\t" day; sum[k, "n"] += many; seen[k] }
END { for (k in seen) print list(k, "n") }'
tr -d , <"$work/html" |
    sed -n 's|.*<title>\(.*\) \([0-9-]*\): \([0-9]*\) messages*</title></rect>$|\1	\2	\3|p' \
    >"$work/page"
is 'the map of reporters by day'

count aligned '
{ k = split(cell("auth_domains"), passed, "|"); o = cell("org_domain")
  who = passed[1]
  for (i = k; i > 0; i--)
	if (passed[i] != o &&
	    substr(passed[i], length(passed[i]) - length(o)) != "." o)
		who = passed[i]
  if (cell("sender") != "") who = cell("sender")
  k = cell("org_domain") "\t" (who == "" ? "no identifier" : who)
  seen[k]; sum[k, "n"] += many; sum[k, r] += many
  if (cell("dkim_aligned") == "pass") sum[k, "dkim"] += many
  if (cell("spf_aligned") == "pass") sum[k, "spf"] += many }
END { for (k in seen) { m = sum[k, "pass"] + sum[k, "fail"]
	print list(k, "n") "\t" share(sum[k, "pass"], m) "\t" \
	    share(sum[k, "dkim"], m) "\t" share(sum[k, "spf"], m) } }'
shown . '^Who sends and' 's 1 3 4 5 6'
is 'senders of each domain'

count aligned '
r == "fail" && cell("verdict") ~ /^(forwarded|broken)$/ {
  k = cell("org_domain") "\t" cell("source_ip")
  sum[k "\t" cell("verdict"), "n"] += many; seen[k "\t" cell("verdict")] }
END { for (k in seen) print list(k, "n") }'
awk -F '\t' '$2 ~ /on the way/ {
	for (i = 5; i <= NF; i++)
		if ($i ~ /^(forwarded|broken)$/)
			print $1 "\t" $3 "\t" $i "\t" ($4 ~ /^[0-9]+$/ ? $4 : $5)
}' "$work/cells" >"$work/page"
is 'what was forwarded or broke, by source'

for heap in 'misaligned:under another name' 'unauthenticated:and nothing'; do
	verdict=${heap%%:*}
	# shellcheck disable=SC2016 # awk
	count aligned '
	{ failing[cell("org_domain")] += r == "fail" ? many : 0 }
	r == "fail" && cell("verdict") == "'"$verdict"'" {
	  k = cell("org_domain") "\t" cell("source_ip"); domain[k] = cell("org_domain")
	  sum[k, "n"] += many; seen[k] }
	END { for (k in seen) print list(k, "n") "\t" \
		share(sum[k, "n"], failing[domain[k]]) }'
	awk -F '\t' -v c="${heap#*:}" '$2 ~ c {
		i = $4 ~ /^[0-9]+$/ ? 4 : 5
		print $1 "\t" $3 "\t" $i "\t" $(i + 1)
	}' "$work/cells" >"$work/page"
	is "sources that are $verdict"
done

count aligned '
cell("header_from") != cell("org_domain") {
  k = cell("org_domain") "\t" cell("header_from"); seen[k]
  sum[k, "n"] += many; sum[k, r] += many
  own[k] = own[k] (cell("policy_from") == "own" ? "" : "no") }
END { for (k in seen) print list(k, "n pass fail") "\t" \
	(own[k] == "" ? "own" : "inherited") }'
shown . '^Subdomains' 's 1 2 3 4 5'
is 'subdomains, and whose policy they have'

count aligned '
{ k = split(cell("auth_domains"), passed, "|")
  for (i = 1; i <= k; i++) {
	d = cell("org_domain") "\t" passed[i]; seen[d]
	sum[d, "n"] += many; sum[d, r] += many } }
END { for (d in seen) print list(d, "n pass") }'
shown . '^Identifiers' 's 1 2 3'
is 'identifiers that passed'

count aligned '
{ k = split(cell("dkim_domains"), d, "|"); split(cell("dkim_selectors"), s, "|")
  split(cell("dkim_results"), w, "|")
  for (i = 1; i <= k; i++) {
	o = cell("org_domain")
	if (d[i] != o && substr(d[i], length(d[i]) - length(o)) != "." o)
		continue
	key = d[i] "\t" (s[i] == "" ? "not told" : s[i]); seen[key]
	if (w[i] == "pass") sum[key, "pass"] += many
	if (w[i] ~ /^(fail|permerror)$/) sum[key, "fail"] += many
	if (!(key in first) || day < first[key]) first[key] = day
	if (day > last[key]) last[key] = day } }
END { for (k in seen) print list(k, "pass fail") "\t" first[k] "\t" last[k] }'
shown '^DKIM' . '1 2 3 4 6 7'
is 'selectors, with their first and last day'

# The tags that say more than what is above them, or true anyway.
count aligned '
{ tags = "p=" cell("p"); above = cell("p")
  if (cell("sp") != "" && cell("sp") != above) {
	above = cell("sp"); tags = tags " sp=" above }
  if (cell("np") != "" && cell("np") != above) tags = tags " np=" cell("np")
  if (cell("pct") != "" && cell("pct") != 100) tags = tags " pct=" cell("pct")
  if (cell("testing") == "y") tags = tags " t=y"
  k = cell("policy_domain") "\t" day; all[k]
  if (!((k, tags, cell("org_name")) in had)) {
	had[k, tags, cell("org_name")]; votes[k, tags]++
	if (votes[k, tags] > most[k]) { most[k] = votes[k, tags]; best[k] = tags }
  } }
END { for (k in all) print k "\t" best[k] "\t" most[k] }'
sort "$work/awk" | awk -F '\t' '
function tell() {
	if (was != "")
		print was "\t" first "\t" last "\t" most
}
$1 "\t" $3 != was { tell(); was = $1 "\t" $3; first = $2; most = 0 }
{ last = $2; if ($4 > most) most = $4 }
END { tell() }' >"$work/eras"
mv "$work/eras" "$work/awk"
shown '^Policies' . '1 2 3 4 5'
is 'policies over time'

count tls '
cell("level") == "policy" {
  k = cell("policy_domain") "\t" cell("policy_type"); seen[k]
  sum[k, "s"] += cell("successful"); sum[k, "f"] += cell("failed") }
END { for (k in seen) { t = list(k, "s f"); sub("no-policy-found", "none found", t)
	print t "\t" share(sum[k, "s"], sum[k, "s"] + sum[k, "f"]) } }'
shown '^Encrypted' '^Sessions' '1 2 4 5 6'
is 'TLS sessions by policy'

count tls '
cell("level") == "detail" {
  k = cell("policy_domain") "\t" cell("result_type") "\t" cell("receiving_mx")
  seen[k]; sum[k, "n"] += cell("failed_detail") }
END { for (k in seen) print list(k, "n") }'
shown '^Encrypted' '^Failed' '1 2 3 4'
is 'failed TLS sessions by kind'

# checks KEY: awk for figures of audit rows of the profile sge by that key.
checks() {
	count audit '
	cell("profile") == "sge" {
	  k = '"$1"'; seen[k]; sum[k, cell("status")]++ }
	END { for (k in seen) print list(k,
	    "fail warn unknown pass not-applicable") "\t" share(sum[k, "pass"],
	    sum[k, "pass"] + sum[k, "warn"] + sum[k, "fail"]) }'
}

checks 'cell("requirement") "\t" cell("severity")'
shown '^Posture: sge' '^Domains that pass' '1 3 4 5 6 7 8 9'
is 'domains that pass each requirement, and its weight'

checks 'cell("severity")'
shown '^Posture: sge' '^Checks' '1 2 3 4 5 6 7'
is 'checks by weight'

count audit '
cell("profile") == "sge" { letter["fail"] = "F"; letter["warn"] = "W"
  letter["unknown"] = "?"; letter["pass"] = "·"; letter["not-applicable"] = "-"
  print cell("domain") "\t" cell("requirement") "\t" letter[cell("status")] }'
awk -F '\t' '
$1 == "Posture: sge" && $2 ~ /^Domains that pass/ { name[$4] = $3 }
$1 == "Posture: sge" && $2 ~ /^Domains by/ { row[++n] = $0 }
END { for (i = 1; i <= n; i++) {
	k = split(row[i], cell, "\t")
	for (c = 4; c < k; c++)
		if (cell[c] != "")
			print cell[3] "\t" name[c - 3] "\t" cell[c] } }' \
    "$work/cells" >"$work/page"
is 'the matrix of domains and requirements'

count audit '
cell("profile") == "sge" && cell("severity") == "must" {
  seen[cell("domain")]; sum[cell("domain"), cell("status")]++ }
END { for (d in seen) { n++
	if (sum[d, "fail"]) fail++; else if (sum[d, "unknown"]) open++
	else meet++ }
  print n, meet + 0, fail + 0, open + 0 }'
sed -n 's/^Of \([0-9]*\) domains, \([0-9]*\) meet .*, \([0-9]*\) fail .* for \([0-9]*\) .*/\1 \2 \3 \4/p' \
    "$work/markdown" >"$work/page"
is 'domains that meet a profile'

count survey '
{ g = cell("group"); print (g == "" ? "All domains" : "Group " g) "\t" \
	cell("measure") "\t" cell("domains") "\t" cell("of") "\t" \
	cell("unknown") "\t" share(cell("domains"), cell("of")) }'
awk -F '\t' '$1 == "Survey" {
	print $2 "\t" $3 "\t" $4 "\t" $5 "\t" $6 "\t" $7 }' \
    "$work/cells" >"$work/page"
is 'measures of a survey by group'

# What recipients complain of is not among failing mail.
complaint='cell("feedback_type") ~ /^(abuse|fraud|virus|not-spam)$/ ||
	cell("feedback_type") ~ /^opt-out(-list)?$|^miscategorized$/ ||
	(cell("feedback_type") !~ /^(auth-failure)?$/ && cell("auth_failure") == "")'

count failures "$complaint"' { next }
{ k = cell("source_ip") "\t" cell("org_domain") "\t" (cell("auth_failure") == "" ? \
	cell("feedback_type") : cell("auth_failure")) "\t" cell("verdict")
  seen[k]; sum[k, "reports"]++; sum[k, "n"] += many }
END { for (k in seen) print list(k, "reports n") }'
shown '^Failure' '^Failing' '1 2 3 4 6 7'
is 'failure reports by source'

count failures "$complaint"' { next }
function told(word) { return word == "" ? "not told" : word }
{ d = cell("delivery_result")
  if (d !~ /^(delivered|spam|policy|reject|other)?$/) d = "other"
  k = told(cell("feedback_type")) "\t" told(cell("auth_failure")) "\t" told(d)
  seen[k]; sum[k, "reports"]++; sum[k, "n"] += many }
END { for (k in seen) print list(k, "reports n") }'
shown '^Failure' '^Failure reports by' '1 2 3 4 5'
is 'failure reports by cause'

count failures "$complaint"' { next }
{ k = cell("org_name"); sub(/.*@/, "@", k)
  seen[k]; sum[k, "reports"]++; sum[k, "n"] += many }
END { for (k in seen) print list(k, "reports n") }'
shown '^Failure' '^Who' '1 2 3'
is 'failure reports by reporter'

count failures "$complaint"' { k = cell("feedback_type")
  seen[k]; sum[k, "reports"]++; sum[k, "n"] += many }
END { for (k in seen) print list(k, "reports n") }'
shown '^Failure' '^Complaints' '1 2 3'
is 'complaints by kind'
