/* headless: a row that stands where a header is due. */
#include "tsv/headless.h"

#include "base/num.h"
#include "base/utc.h"

enum form { NUMBER, TIME, WORD };

/* What a cell of a row of the kind has, whatever the row tells. */
static const struct probe {
	enum tsv_kind	 kind;
	int		 column;
	enum form	 form;
	const char	*words;		/* a blank before and behind each */
} probes[] = {			/* those of a kind together */
	{ KIND_DOCUMENTS, DOC_kind, WORD, " aggregate tlsrpt failure " },
	{ KIND_DOCUMENTS, DOC_bytes, NUMBER, NULL },
	{ KIND_RECORDS, REC_begin, TIME, NULL },
	{ KIND_RECORDS, REC_end, TIME, NULL },
	{ KIND_RECORDS, REC_count, NUMBER, NULL },
	{ KIND_RECORDS, REC_reported_dmarc, WORD, " pass fail unknown " },
	{ KIND_REPORTS, REP_begin, TIME, NULL },
	{ KIND_REPORTS, REP_end, TIME, NULL },
	{ KIND_REPORTS, REP_records, NUMBER, NULL },
	{ KIND_REPORTS, REP_messages, NUMBER, NULL },
	{ KIND_TLS, TLS_begin, TIME, NULL },
	{ KIND_TLS, TLS_end, TIME, NULL },
	{ KIND_TLS, TLS_level, WORD, " policy detail " },
	{ KIND_FAILURES, FAI_begin, TIME, NULL },
	{ KIND_FAILURES, FAI_count, NUMBER, NULL },
	{ KIND_FAILURES, FAI_reported_dmarc, WORD, " pass fail unknown " },
	{ KIND_ROLLUPS, ROL_basis, WORD, " recomputed reported mixed " },
	{ KIND_ROLLUPS, ROL_messages, NUMBER, NULL },
	{ KIND_ROLLUPS, ROL_records, NUMBER, NULL },
	{ KIND_DIFFERENCES, DIF_old_messages, NUMBER, NULL },
	{ KIND_DIFFERENCES, DIF_new_messages, NUMBER, NULL },
	{ KIND_DIFFERENCES, DIF_difference, WORD,
	    " new gone more less worse better same " },
	{ KIND_SIGNATURES, SIG_begin, TIME, NULL },
	{ KIND_SIGNATURES, SIG_count, NUMBER, NULL },
	{ KIND_SIGNATURES, SIG_dkim_match, WORD,
	    " strict relaxed none unknown " },
	{ KIND_COVERAGE, COV_messages, NUMBER, NULL },
	{ KIND_COVERAGE, COV_gap, WORD, " yes no " },
	{ KIND_QUALITY, QUA_reports, NUMBER, NULL },
	{ KIND_QUALITY, QUA_records, NUMBER, NULL },
	{ KIND_QUALITY, QUA_messages, NUMBER, NULL },
	{ KIND_QUALITY, QUA_disagreeing, NUMBER, NULL },
	{ KIND_QUALITY, QUA_days, NUMBER, NULL },
	{ KIND_AUDIT, AUD_severity, WORD, " must should may " },
	{ KIND_AUDIT, AUD_status, WORD,
	    " pass fail warn unknown not-applicable " },
	{ KIND_SURVEY, SUR_domains, NUMBER, NULL },
	{ KIND_SURVEY, SUR_of, NUMBER, NULL },
	{ KIND_SURVEY, SUR_unknown, NUMBER, NULL },
	{ KIND_FINDINGS, FIN_severity, WORD,
	    " critical high medium low info " },
	{ KIND_FINDINGS, FIN_messages, NUMBER, NULL },
	{ KIND_FINDINGS, FIN_of, NUMBER, NULL },
	{ KIND_REJECTS, RJC_program, WORD,
	    " align-filter dmarc-parse dmarc-unpack dns-audit failure-parse "
	    "ip-rollup report-anonymise report-diff report-render "
	    "tlsrpt-parse " },
};

enum { PROBES = sizeof(probes) / sizeof(probes[0]) };

static bool
among(struct bytes word, const char *words)
{
	const char *at;

	for (at = words; (at = strchr(at, ' ')) != NULL; at++)
		if (word.n != 0 && strlen(at + 1) > word.n &&
		    memcmp(at + 1, word.p, word.n) == 0 &&
		    at[1 + word.n] == ' ')
			return true;
	return false;
}

static bool
fits_probe(const struct probe *p, struct bytes cell)
{
	uint64_t n;
	int64_t t;

	switch (p->form) {
	case NUMBER:
		return num_parse(cell, &n);
	case TIME:
		/* Where no date is known the cell is empty. */
		return cell.n == 0 || (cell.n == UTC_TEXT &&
		    utc_parse(cell, &t));
	case WORD:
		break;
	}
	return among(cell, p->words);
}

/* How many cells stand before the columns of a row of kind k: its key. */
static size_t
key_of(enum tsv_kind k, size_t n)
{
	size_t columns = tsv_kind(k)->n;

	if (k != KIND_ROLLUPS && k != KIND_DIFFERENCES)
		return 0;
	/* Without a key it is none of these. */
	return n > columns ? n - columns : n;
}

/* The probes from p on that are of its kind; *fit: whether all of them fit. */
static const struct probe *
probe_kind(const struct probe *p, const struct bytes *cells, size_t n,
    bool *fit)
{
	enum tsv_kind k = p->kind;
	size_t key = key_of(k, n), at;

	*fit = true;
	for (; p < probes + PROBES && p->kind == k; p++) {
		/* What is not there at the end may have been cut off. */
		at = key + (size_t)p->column;
		*fit = *fit && at < n && fits_probe(p, cells[at]);
	}
	return p;
}

bool
tsv_begins_mail(struct bytes head)
{
	size_t i;

	if (bytes_begin(head, BYTES("From ")))
		return true;
	for (i = 0; i < head.n && i < 64; i++)
		if (!((head.p[i] | 0x20) >= 'a' && (head.p[i] | 0x20) <= 'z')
		    && head.p[i] != '-')
			break;
	return i > 2 && i < head.n && head.p[i] == ':' &&
	    bytes_find(head, BYTES("\n"), 0) < head.n;
}

enum tsv_kind
tsv_headless(struct bytes line)
{
	struct bytes cells[TSV_COLUMNS_MOST];
	const struct probe *p = probes;
	bool more = true, fit;
	enum tsv_kind k;
	size_t n = 0, tab;

	while (more && n < TSV_COLUMNS_MOST) {
		tab = bytes_find(line, BYTES("\t"), 0);
		more = tab < line.n;
		cells[n++] = bytes_first(line, tab);
		line = bytes_from(line, tab + 1);
	}
	while (p < probes + PROBES) {
		k = p->kind;
		p = probe_kind(p, cells, n, &fit);
		if (fit)
			return k == KIND_RECORDS && n >= ALN_COLUMNS ?
			    KIND_ALIGNED : k;
	}
	return KIND_NONE;
}
