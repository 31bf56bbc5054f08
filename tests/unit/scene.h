/*
 * scene: rows made by a test, read by the real row reader, and the findings
 * that stand on them.
 */
#ifndef SCENE_H
#define SCENE_H

#include <stdlib.h>
#include <unistd.h>

#include "base/num.h"
#include "base/utc.h"
#include "summary/impl.h"
#include "text/inventory.h"

#define SCENE_DAY0	INT64_C(1780272000)	/* 2026-06-01 */

struct scene {
	struct buf	aligned, tls, reports;
	bool		spread;		/* every report is of three days */
	bool		assume;		/* rows have assumed_action */
	int		begin, end;	/* window, in days; -1: all input */
	struct inventory inventory;
	bool		listed;
	uint64_t	n;		/* rows, for report ids */
	uint64_t	wish;		/* the value a test varies */
	struct summary	*summary;
	struct findings	found;
	struct arena	keep;
};

/* One aligned row; what is not set has the value of usual mail. */
struct mail {
	int		day;
	uint64_t	count;
	const char	*reporter, *domain, *from, *ip;
	const char	*p, *sp, *np, *pct, *t;
	const char	*verdict;	/* aligned */
	const char	*auth, *sender, *evidence;
	const char	*policy, *disposition, *reasons, *envelope;
	const char	*dkim, *selector, *result, *human;
	const char	*match;		/* strict */
	const char	*action;	/* assumed */
};

static inline const char *
either(const char *a, const char *b)
{
	return a != NULL ? a : b;
}

static inline void
cell(struct buf *b, const char *s)
{
	if (b->n != 0 && b->p[b->n - 1] != '\n')
		buf_byte(b, '\t');
	buf_adds(b, s);
}

static inline void
cell_time(struct buf *b, int64_t t)
{
	char text[UTC_TEXT + 1] = "";

	utc_format(t, text);
	text[UTC_TEXT] = '\0';
	cell(b, text);
}

static inline void
cell_number(struct buf *b, uint64_t n)
{
	char text[NUM_TEXT + 1] = "";

	text[num_format(n, text)] = '\0';
	cell(b, text);
}

static inline void
cell_report(struct scene *s, struct buf *b, const char *reporter, int day)
{
	cell(b, "made");
	cell(b, reporter);
	cell_number(b, ++s->n);
	cell_time(b, SCENE_DAY0 + day * UTC_DAY);
	cell_time(b, SCENE_DAY0 + (day + (s->spread ? 3 : 1)) * UTC_DAY - 1);
}

#define SCENE_COLUMNS "source\torg_name\treport_id\tbegin\tend\t" \
	"policy_domain\tp\tsp\tnp\tpct\ttesting\tsource_ip\tcount\t" \
	"disposition\treported_dmarc\treason_types\theader_from\t" \
	"envelope_from\tdkim_domains\tdkim_selectors\tdkim_results\t" \
	"dkim_human_results\tspf_domains\tspf_results\torg_domain\t" \
	"spf_match\tdkim_match\tspf_aligned\tdkim_aligned\tdmarc\tpolicy\t" \
	"verdict\tevidence\tauth_domains\tsender"

/* The rows of one message kind: cells of what was evaluated. */
static inline void
cell_result(struct buf *b, const struct mail *m, const char *domain)
{
	const char *v = either(m->verdict, "aligned");
	bool both = strcmp(v, "aligned") == 0;
	bool spf = both || strcmp(v, "spf-only") == 0;
	bool dkim = both || strcmp(v, "dkim-only") == 0;
	bool unknown = strcmp(v, "unknown") == 0;
	const char *match = either(m->match, "strict");
	const char *result = unknown ? "unknown" : "fail";

	cell(b, domain);
	cell(b, spf ? match : "none");
	cell(b, dkim ? match : "none");
	cell(b, spf ? "pass" : result);
	cell(b, dkim ? "pass" : result);
	cell(b, spf || dkim ? "pass" : result);
	cell(b, either(m->policy, either(m->p, "none")));
	cell(b, v);
	cell(b, either(m->evidence, ""));
	cell(b, either(m->auth, spf || dkim ? domain : ""));
	cell(b, either(m->sender, ""));
}

/* Mail that shows nobody does not come from where the domain's own does. */
static inline bool
is_stray(const struct mail *m)
{
	return m->sender == NULL && m->verdict != NULL &&
	    (strcmp(m->verdict, "unauthenticated") == 0 ||
	    strcmp(m->verdict, "forwarded") == 0 ||
	    strcmp(m->verdict, "misaligned") == 0);
}

static inline void
send(struct scene *s, const struct mail *m)
{
	struct buf *b = &s->aligned;
	const char *domain = either(m->domain, "example.org");

	if (b->n == 0)
		buf_adds(b, s->assume ? SCENE_COLUMNS "\tassumed_action\n" :
		    SCENE_COLUMNS "\n");
	cell_report(s, b, either(m->reporter, "a.example"), m->day);
	cell(b, domain);
	cell(b, either(m->p, "none"));
	cell(b, either(m->sp, ""));
	cell(b, either(m->np, ""));
	cell(b, either(m->pct, ""));
	cell(b, either(m->t, ""));
	cell(b, either(m->ip, is_stray(m) ? "198.51.100.250" : "192.0.2.1"));
	cell_number(b, m->count);
	cell(b, either(m->disposition, "none"));
	cell(b, "unknown");
	cell(b, either(m->reasons, ""));
	cell(b, either(m->from, domain));
	cell(b, either(m->envelope, ""));
	cell(b, either(m->dkim, ""));
	cell(b, either(m->selector, ""));
	cell(b, either(m->result, ""));
	cell(b, either(m->human, ""));
	cell(b, "x.example");
	cell(b, "none");
	cell_result(b, m, domain);
	if (s->assume)
		cell(b, either(m->action, "none"));
	buf_byte(b, '\n');
}

static const char *const reporters[] = { "a.example", "b.example",
	"c.example", "d.example" };

/*
 * Usual mail on days first … last: count messages of own sender "office"
 * from each of the first n reporters, other cells as in like.
 */
static inline void
daily(struct scene *s, int first, int last, size_t n, uint64_t count,
    const struct mail *like)
{
	struct mail m = like != NULL ? *like : (struct mail){ 0 };
	int day;
	size_t i;

	m.sender = either(m.sender, "office");
	m.count = count;
	for (day = first; day <= last; day++)
		for (i = 0; i < n; i++) {
			m.day = day;
			m.reporter = reporters[i];
			send(s, &m);
		}
}

/* Sessions under a policy; result NULL: none of them is told to fail. */
struct session {
	int		day;
	const char	*reporter, *type, *mode, *result, *mx, *auth;
	uint64_t	good, bad;
};

static inline void
tls_row(struct scene *s, const struct session *t, bool detail)
{
	struct buf *b = &s->tls;

	cell_report(s, b, either(t->reporter, "a.example"), t->day);
	cell(b, detail ? "detail" : "policy");
	cell(b, either(t->type, "sts"));
	cell(b, "example.org");
	cell(b, either(t->mode, "testing"));
	cell(b, "mx.example.org|*.mail.example.org");
	if (detail) {
		cell(b, "");
		cell(b, "");
		cell_number(b, t->bad);
	} else {
		cell_number(b, t->good);
		cell_number(b, t->bad);
		cell(b, "");
	}
	cell(b, detail ? t->result : "");
	cell(b, detail ? either(t->mx, "") : "");
	cell(b, either(t->auth, ""));
	buf_byte(b, '\n');
}

static inline void
connect_tls(struct scene *s, const struct session *t)
{
	if (s->tls.n == 0)
		buf_adds(&s->tls, "source\torg_name\treport_id\tbegin\tend\t"
		    "level\tpolicy_type\tpolicy_domain\tpolicy_mode\t"
		    "mx_hosts\tsuccessful\tfailed\tfailed_detail\t"
		    "result_type\treceiving_mx\tmail_auth\n");
	tls_row(s, t, false);
	if (t->result != NULL)
		tls_row(s, t, true);
}

/* A reports row with an error. */
static inline void
complain(struct scene *s, int day, const char *error)
{
	struct buf *b = &s->reports;

	if (b->n == 0)
		buf_adds(b, "source\torg_name\treport_id\tbegin\tend\t"
		    "policy_domain\tp\terrors\trecords\tmessages\n");
	cell_report(s, b, "a.example", day);
	cell(b, "example.org");
	cell(b, "none");
	cell(b, error);
	cell(b, "0");
	cell(b, "0");
	buf_byte(b, '\n');
}

static inline void
list(struct scene *s, const char *line)
{
	if (!s->listed)
		inventory_start(&s->inventory);
	s->listed = true;
	inventory_take(&s->inventory, bytes_of(line));
}

static inline void
save(const struct buf *b, char *name)
{
	int fd = mkstemp(name);

	if (fd < 0 || write(fd, b->p, b->n) != (ssize_t)b->n)
		exit(2);
	close(fd);
}

static inline void
read_rows(struct scene *s, const struct buf *b)
{
	static const enum tsv_kind accepts[] = { KIND_TLS, KIND_REPORTS,
	    KIND_ALIGNED, KIND_RECORDS };
	static const struct cli_program program = { .name = "test",
	    .shared = CLI_READS_ROWS, .limits = LIMIT_ROWS };
	char name[] = "/tmp/findings-XXXXXX", self[] = "test";
	char *argv[] = { self, name, NULL };
	struct cli c = { 0 };
	struct rows r;

	if (b->n == 0)
		return;
	save(b, name);
	while (cli_next(&c, &program, 2, argv) != CLI_END)
		;
	rows_start(&r, &c, accepts, 4, false);
	while (rows_next(&r))
		summary_add(s->summary, &r);
	rows_end(&r);
	unlink(name);
	cli_finish(&c, 0);
}

static inline void
scene_start(struct scene *s, uint64_t wish)
{
	*s = (struct scene){ .begin = -1, .end = -1, .wish = wish };
}

/* Reads the rows and finds, by these thresholds. */
static inline void
scene_find(struct scene *s, const struct thresholds *t)
{
	const struct summary_options options = { .top = 10, .sections = 50,
	    .most_days = 35,
	    .window = WINDOW_ALL, .before = WINDOW_ALL };
	struct finding_options o = { .thresholds = t,
	    .begin = s->begin < 0 ? -1 : SCENE_DAY0 + s->begin * UTC_DAY,
	    .end = s->end < 0 ? -1 : SCENE_DAY0 + s->end * UTC_DAY,
	    .inventory = s->listed ? &s->inventory : NULL };
	struct facts_rules rules;

	s->summary = summary_new(&options);
	read_rows(s, &s->reports);
	read_rows(s, &s->aligned);
	read_rows(s, &s->tls);
	thresholds_facts(t, &rules);
	facts_settle(&s->summary->facts, &rules, o.end);
	findings_find(&s->found, &s->summary->facts, &o, &s->keep);
}

static inline void
scene_end(struct scene *s)
{
	summary_free(s->summary);
	free(s->found.at);
	arena_free(&s->keep);
	buf_free(&s->aligned);
	buf_free(&s->tls);
	buf_free(&s->reports);
	if (s->listed)
		inventory_free(&s->inventory);
}

/* The first finding of that id and severity (-1: any), or NULL. */
static inline const struct finding *
scene_has(const struct scene *s, enum finding_id id, int severity)
{
	size_t i;

	for (i = 0; i < s->found.n; i++)
		if (s->found.at[i].id == id && (severity < 0 ||
		    (int)s->found.at[i].severity == severity))
			return &s->found.at[i];
	return NULL;
}

#define ROW(...)	send(s, &(struct mail){ __VA_ARGS__ })
#define TLS(...)	connect_tls(s, &(struct session){ __VA_ARGS__ })
#define LIKE(...)	&(struct mail){ __VA_ARGS__ }

#endif
