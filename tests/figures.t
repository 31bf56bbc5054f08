#!/bin/sh
# The figures that report-render shows are those that awk computes of the same
# rows: of samples/, with some senders named, of all and of one week. Prints TAP.
#
# The page is Markdown with every row; $work/cells has a line for each row of
# its tables: section, caption, cells. The map of reporters is taken from HTML.
# Reports are of one day each: tests/metamorphic.t has longer ones.

# shellcheck source=tests/tap.sh
. "$(dirname "$0")/tap.sh"
PATH=$bin:$PATH
export PATH
export LC_ALL=C

# is NAME: "$work/awk" and "$work/page" hold the same lines, in any order.
is() {
	sort "$work/awk" >"$work/a"
	sort "$work/page" >"$work/b"
	if [ -s "$work/a" ] && diff "$work/a" "$work/b" >"$work/diff"; then
		ok "$1"
	else
		not_ok "$1" "$work/diff"
	fi
}

# count FILE PROGRAM: runs awk over rows; cell(NAME) gives a cell.
count() {
	awk -F '\t' '
	function cell(name) { return $(at[name]) }
	function result() { return cell("dmarc") }
	# In tenths of a percent, rounded down; 0.1 for any, 100.0 for all.
	function share(part, whole,   tenths) {
		if (whole == 0)
			return ""
		tenths = int(part * 1000 / whole)
		if (tenths == 0 && part != 0)
			tenths = 1
		return sprintf("%d.%d %%", int(tenths / 10), tenths % 10)
	}
	function organisation(name,   k, label) {	# of .example and .org
		k = split(name, label, ".")
		return k < 2 ? name : label[k - 1] "." label[k]
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
week=2026-W46			# from the 9th to the 15th of November
report-render -q --top 1000000 -f markdown --period $week "$work/aligned" \
    >"$work/week.markdown"
report-render -q --top 1000000 -f html --period $week "$work/aligned" \
    >"$work/week.html"
# What no report in samples/ comes to.
cases=$top/tests/cases/render
cp "$cases/posture/audit.tsv" "$work/audit"
cp "$cases/survey/survey.tsv" "$work/survey"
cp "$cases/failures/aligned.tsv" "$work/failures"
report-render -q --top 1000000 -f markdown "$work/audit" "$work/survey" \
    "$work/failures" >>"$work/markdown"

cells_of() {
	tr -d '`,' <"$1" | awk '
	/^## / { section = substr($0, 4) }
	/^\*\*.*\*\*$/ { caption = substr($0, 3, length($0) - 4); row = 0 }
	/^\|/ && ++row > 2 {
		gsub(/ *\| */, "\t")
		print section "\t" caption $0
	}' >"$work/cells"
}

# records TIME: all figures of the rows in aligned.
records() {
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
# Not of those that had mail in the week before only.
awk -F '\t' '$2 != 0' "$work/page" >"$work/some"
mv "$work/some" "$work/page"
is "$1: messages, results and both shares of each domain"

count aligned '
{ v = r == "fail" ? cell("verdict") : r
  if (v ~ /^(forwarded|broken)$/) v = "way"
  sum[day, "n"] += many; sum[day, v] += many; seen[day] }
END { for (d in seen)
	print list(d, "n pass way misaligned unauthenticated unknown") }'
shown '^Days$' '^Messages by day' '1 2 3 4 5 6 7'
awk -F '\t' '$2 != ""' "$work/page" >"$work/some"
mv "$work/some" "$work/page"
is "$1: messages of each day by verdict"

count aligned '
{ o = cell("org_name"); sum[o, "n"] += many; sum[o, r] += many; seen[o]
  if (!((o, cell("report_id"), cell("policy_domain")) in had)) {
	had[o, cell("report_id"), cell("policy_domain")]; sum[o, "reports"]++ }
  if (!((o, day) in on)) { on[o, day]; sum[o, "days"]++ }
  judged[o] += many
  if (cell("agrees") == "no") wrong[o] += many }
END { for (o in seen)
	print list(o, "reports days n pass fail unknown") "\t" \
	    share(wrong[o], judged[o]) }'
shown '^Reporters$' . '1 2 3 4 5 6 7 9'
is "$1: reports, days, results and disagreement of each reporter"

count aligned '
{ k = cell("org_name") "\t" day; sum[k, "n"] += many; seen[k] }
END { for (k in seen) print list(k, "n") }'
tr -d , <"$work/html" |
    sed -n 's|.*<title>\(.*\) \([0-9-]*\): \([0-9]*\) messages*</title></rect>$|\1	\2	\3|p' \
    >"$work/page"
is "$1: the map of reporters by day"

count aligned '
{ k = split(cell("auth_domains"), passed, "|"); o = cell("org_domain")
  who = passed[1]
  for (i = k; i > 0; i--)
	if (passed[i] != o &&
	    substr(passed[i], length(passed[i]) - length(o)) != "." o)
		who = passed[i]
  who = organisation(who)
  if (cell("sender") != "") who = cell("sender")
  k = cell("org_domain") "\t" (who == "" ? "unauthenticated" : who)
  seen[k]; sum[k, "n"] += many; sum[k, r] += many
  if (cell("dkim_aligned") == "pass") sum[k, "dkim"] += many
  if (cell("spf_aligned") == "pass") sum[k, "spf"] += many }
END { for (k in seen) { m = sum[k, "pass"] + sum[k, "fail"]
	print list(k, "n") "\t" share(sum[k, "pass"], m) "\t" \
	    share(sum[k, "dkim"], m) "\t" share(sum[k, "spf"], m) } }'
shown . '^Who sends and' 's 1 3 4 5 6'
is "$1: senders of each domain"

count aligned '
r == "fail" && cell("verdict") ~ /^(forwarded|broken)$/ {
  k = cell("org_domain") "\t" cell("source_ip")
  sum[k "\t" cell("verdict"), "n"] += many; seen[k "\t" cell("verdict")] }
END { for (k in seen) print list(k, "n") }'
awk -F '\t' '$2 ~ /broken signature/ {
	for (i = 5; i <= NF; i++)
		if ($i ~ /^(forwarded|broken)$/)
			print $1 "\t" $3 "\t" $i "\t" ($4 ~ /^[0-9]+$/ ? $4 : $5)
}' "$work/cells" >"$work/page"
is "$1: what was forwarded or broke, by source"

for heap in 'misaligned:passes only for another' unauthenticated:unauthenticated; do
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
	is "$1: sources that are $verdict"
done

count aligned '
cell("header_from") != cell("org_domain") {
  k = cell("org_domain") "\t" cell("header_from"); seen[k]
  sum[k, "n"] += many; sum[k, r] += many
  own[k] = own[k] (cell("policy_from") == "own" ? "" : "no") }
END { for (k in seen) print list(k, "n pass fail") "\t" \
	(own[k] == "" ? "own" : "inherited") }'
shown . '^Subdomains' 's 1 2 3 4 5'
is "$1: subdomains, and whose policy they have"

count aligned '
{ k = split(cell("auth_domains"), passed, "|")
  for (i = 1; i <= k; i++) {
	d = cell("org_domain") "\t" passed[i]; seen[d]
	sum[d, "n"] += many; sum[d, r] += many } }
END { for (d in seen) print list(d, "n pass") }'
shown . '^Identifiers' 's 1 2 3'
is "$1: identifiers that passed"

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
is "$1: selectors, with their first and last day"

# What each reporter shows of p, sp, np, pct and t, but for what is true
# anyway. Of a day the p that most show counts, of these the sp, of these np,
# pct and t, for which absence is no vote; of what as many show, that which is
# shown on the newest day, then the first.
count aligned '
function vote(k, t, v,   day) {
	day = substr(k, length(k) - 9)
	votes[k, t, v]++
	if (!((k, t, v) in met)) { met[k, t, v]; values[k, t] = \
	    values[k, t] "|" v }
}
function best(k, t, absent,   m, v, i, most, found, d) {
	m = split(values[k, t], v, "|")
	d = substr(k, 1, length(k) - 11)
	most = 0; found = ""
	for (i = 2; i <= m; i++) {
		if (v[i] == "" && !absent)
			continue
		if (votes[k, t, v[i]] > most || (votes[k, t, v[i]] == most && \
		    (newest[d, t, v[i]] > newest[d, t, found] || \
		    (newest[d, t, v[i]] == newest[d, t, found] && \
		    v[i] < found)))) {
			most = votes[k, t, v[i]]; found = v[i] }
	}
	return found
}
{ t[1] = above = cell("p"); t[2] = cell("sp"); t[3] = cell("np")
  if (t[2] == above) t[2] = ""
  if (t[2] != "") above = t[2]
  if (t[3] == above) t[3] = ""
  t[4] = cell("pct") == 100 ? "" : cell("pct")
  t[5] = cell("testing") == "y" ? "y" : ""
  k = cell("policy_domain") "\t" day; all[k]
  show = t[1]; for (i = 2; i <= 5; i++) show = show "\t" t[i]
  for (i = 1; i <= 5; i++)
	if (day > newest[cell("policy_domain"), i, t[i]])
		newest[cell("policy_domain"), i, t[i]] = day
  if (!((k, show, cell("org_name")) in had)) {
	had[k, show, cell("org_name")]; shows[k, ++nshows[k]] = show } }
END {
  for (k in all) {
	for (i = 1; i <= nshows[k]; i++) {
		split(shows[k, i], t, "\t"); vote(k, 1, t[1]) }
	p = best(k, 1, 1); tags = "p=" p
	for (i = 1; i <= nshows[k]; i++) {
		split(shows[k, i], t, "\t")
		if (t[1] == p) vote(k, 2, t[2]) }
	sp = best(k, 2, 1); if (sp != "") tags = tags " sp=" sp
	many = 0
	for (i = 1; i <= nshows[k]; i++) {
		split(shows[k, i], t, "\t")
		if (t[1] != p || t[2] != sp) continue
		many++; vote(k, 3, t[3]); vote(k, 4, t[4]); vote(k, 5, t[5]) }
	if (best(k, 3) != "") tags = tags " np=" best(k, 3)
	if (best(k, 4) != "") tags = tags " pct=" best(k, 4)
	if (best(k, 5) != "") tags = tags " t=" best(k, 5)
	print k "\t" tags "\t" many } }'
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
is "$1: policies over time"

}

echo 1..35
cells_of "$work/markdown"
records 'all days'
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
# The same of one week: a report is of the day it begins on.
awk -F '\t' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; print; next }
    { day = substr($at["begin"], 1, 10) }
    day >= "2026-11-09" && day <= "2026-11-15"' "$work/aligned" \
    >"$work/inside"
mv "$work/inside" "$work/aligned"
mv "$work/week.html" "$work/html"
cells_of "$work/week.markdown"
records $week
