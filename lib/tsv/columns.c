/* columns: the row kinds, declared once. */
#include "tsv/columns.h"

#define NEED	true
#define MAY	false
#define COLUMN(name, need, meaning)	{ #name, need, meaning },

static const struct tsv_column documents[] = { COLUMNS_DOCUMENTS(COLUMN) };
static const struct tsv_column records[] = { COLUMNS_RECORDS(COLUMN) };
static const struct tsv_column reports[] = { COLUMNS_REPORTS(COLUMN) };
static const struct tsv_column aligned[] = { COLUMNS_ALIGNED(COLUMN) };
static const struct tsv_column rollups[] = { COLUMNS_ROLLUPS(COLUMN) };
static const struct tsv_column keys[] = { COLUMNS_KEYS(COLUMN) };
static const struct tsv_column tls[] = { COLUMNS_TLS(COLUMN) };
static const struct tsv_column rejects[] = { COLUMNS_REJECTS(COLUMN) };
static const struct tsv_column extracted[] = { COLUMNS_EXTRACTED(COLUMN) };
static const struct tsv_column signatures[] = {
	COLUMNS_SIGNATURES(COLUMN)
};
static const struct tsv_column quality[] = { COLUMNS_QUALITY(COLUMN) };
static const struct tsv_column coverage[] = { COLUMNS_COVERAGE(COLUMN) };
static const struct tsv_column differences[] = {
	COLUMNS_DIFFERENCES(COLUMN)
};
static const struct tsv_column assumed[] = { COLUMNS_ASSUMED(COLUMN) };
static const struct tsv_column failures[] = { COLUMNS_FAILURES(COLUMN) };
static const struct tsv_column audit[] = { COLUMNS_AUDIT(COLUMN) };
static const struct tsv_column survey[] = { COLUMNS_SURVEY(COLUMN) };
static const struct tsv_column spf_terms[] = { COLUMNS_SPF_TERMS(COLUMN) };
static const struct tsv_column spf_records[] = {
	COLUMNS_SPF_RECORDS(COLUMN)
};
static const struct tsv_column findings[] = { COLUMNS_FINDINGS(COLUMN) };

#define KIND(name, maker, columns) \
	{ name, maker, columns, sizeof(columns) / sizeof((columns)[0]) }

static const struct tsv_kind_info kinds[TSV_KINDS] = {
	[KIND_NONE] = { "no known rows", "", NULL, 0 },
	[KIND_DOCUMENTS] = KIND("documents", "dmarc-unpack", documents),
	[KIND_RECORDS] = KIND("records", "dmarc-parse", records),
	[KIND_REPORTS] = KIND("reports", "dmarc-parse --reports", reports),
	[KIND_ALIGNED] = KIND("aligned records", "align-filter", aligned),
	[KIND_ROLLUPS] = KIND("rollups", "ip-rollup", rollups),
	[KIND_KEYS] = KIND("rollup keys", "ip-rollup", keys),
	[KIND_TLS] = KIND("tls rows", "tlsrpt-parse", tls),
	[KIND_REJECTS] = KIND("rejects", "every program with --rejects",
	    rejects),
	[KIND_EXTRACTED] = KIND("extracted", "dmarc-unpack --extract",
	    extracted),
	[KIND_SIGNATURES] = KIND("signatures", "align-filter --signatures",
	    signatures),
	[KIND_QUALITY] = KIND("quality", "align-filter --quality", quality),
	[KIND_COVERAGE] = KIND("coverage", "ip-rollup --coverage", coverage),
	[KIND_DIFFERENCES] = KIND("differences", "report-diff", differences),
	[KIND_ASSUMED] = KIND("assumptions", "align-filter --assume",
	    assumed),
	[KIND_FAILURES] = KIND("failure rows", "failure-parse", failures),
	[KIND_AUDIT] = KIND("audit rows", "dns-audit", audit),
	[KIND_SURVEY] = KIND("survey", "dns-audit --summary", survey),
	[KIND_SPF_TERMS] = KIND("spf terms", "dns-audit --spf-tree",
	    spf_terms),
	[KIND_SPF_RECORDS] = KIND("spf records", "dns-audit --spf-flatten",
	    spf_records),
	[KIND_FINDINGS] = KIND("findings", "report-render --findings",
	    findings),
};

const struct tsv_kind_info *
tsv_kind(enum tsv_kind k)
{
	return &kinds[k];
}

int
tsv_column_find(enum tsv_kind k, struct bytes name)
{
	size_t i;

	for (i = 0; i < kinds[k].n; i++)
		if (bytes_equal(name, bytes_of(kinds[k].columns[i].name)))
			return (int)i;
	return -1;
}

bool
tsv_column_known(struct bytes name)
{
	int k;

	for (k = 0; k < TSV_KINDS; k++)
		if (tsv_column_find((enum tsv_kind)k, name) >= 0)
			return true;
	return bytes_end(name, BYTES("_dmarc")) ||
	    bytes_end(name, BYTES("_action")) ||
	    bytes_end(name, BYTES("_change"));
}
