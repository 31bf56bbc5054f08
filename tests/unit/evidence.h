/*
 * evidence: rows made by a test as evidence for an audit, read by the real
 * row reader, and what a requirement comes to by it.
 */
#ifndef UNIT_EVIDENCE_H
#define UNIT_EVIDENCE_H

#include <stdlib.h>
#include <unistd.h>

#include "audit/evidence.h"
#include "base/num.h"
#include "base/utc.h"
#include "checks/requirements.h"
#include "checks/traffic.h"
#include "tap.h"

#define COURT_DAY0	INT64_C(1780272000)	/* 2026-06-01 */

struct court {
	struct buf		 aligned, tls, more;	/* rows */
	int			 days;	/* of each report; 0: one */
	struct inventory	 list;
	struct orgdomain	*orgs;
	struct known_senders		 own;
	struct evidence		 evidence;
	struct check		 check;
};

/* One aligned row; what is not set has the value of usual mail. */
struct mail {
	int		 day;
	uint64_t	 count;
	const char	*reporter, *from, *ip, *verdict, *sender;
	const char	*dkim, *selector, *result;
};

/* The totals of one policy on a day. */
struct session {
	int		 day;
	const char	*reporter, *type, *mode;
	uint64_t	 good, bad;
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
cell_number(struct buf *b, uint64_t n)
{
	buf_byte(b, '\t');
	buf_num(b, n);
}

static inline void
cell_report(struct court *t, struct buf *b, const char *reporter, int day)
{
	char text[2][UTC_TEXT + 1] = { "", "" };
	int64_t begin = COURT_DAY0 + day * UTC_DAY;

	utc_format(begin, text[0]);
	utc_format(begin + (t->days ? t->days : 1) * UTC_DAY - 1, text[1]);
	cell(b, "made");
	cell(b, either(reporter, "a.example"));
	cell(b, "1");
	cell(b, text[0]);
	cell(b, text[1]);
}

static inline void
court_mail(struct court *t, const struct mail *m)
{
	struct buf *b = &t->aligned;
	const char *v = either(m->verdict, "aligned");
	const char *other = strcmp(v, "unknown") == 0 ? "unknown" : "fail";
	bool both = strcmp(v, "aligned") == 0;
	bool spf = both || strcmp(v, "spf-only") == 0;
	bool dkim = both || strcmp(v, "dkim-only") == 0;

	if (b->n == 0)
		buf_adds(b, "source\torg_name\treport_id\tbegin\tend\t"
		    "policy_domain\tsource_ip\tcount\treported_dmarc\t"
		    "header_from\tdkim_domains\tdkim_selectors\t"
		    "dkim_results\tspf_domains\tspf_results\tspf_aligned\t"
		    "dkim_aligned\tdmarc\tverdict\tsender\n");
	cell_report(t, b, m->reporter, m->day);
	cell(b, "example.org");
	cell(b, either(m->ip, "192.0.2.1"));
	cell_number(b, m->count);
	cell(b, "unknown");
	cell(b, either(m->from, "example.org"));
	cell(b, either(m->dkim, ""));
	cell(b, either(m->selector, ""));
	cell(b, either(m->result, ""));
	cell(b, "x.example");
	cell(b, "none");
	cell(b, spf ? "pass" : other);
	cell(b, dkim ? "pass" : other);
	cell(b, spf || dkim ? "pass" : other);
	cell(b, v);
	cell(b, either(m->sender, ""));
	buf_byte(b, '\n');
}

/* The same on days 0 … days - 1, from each of the first n reporters. */
static inline void
court_daily(struct court *t, int days, size_t n, uint64_t count,
    const struct mail *like)
{
	static const char *const reporters[] = { "a.example", "b.example" };
	struct mail m = *like;
	size_t i;

	m.sender = either(m.sender, "office");
	m.count = count;
	for (m.day = 0; m.day < days; m.day++)
		for (i = 0; i < n; i++) {
			m.reporter = reporters[i];
			court_mail(t, &m);
		}
}

static inline void
court_tls(struct court *t, const struct session *s)
{
	struct buf *b = &t->tls;

	if (b->n == 0)
		buf_adds(b, "source\torg_name\treport_id\tbegin\tend\t"
		    "level\tpolicy_type\tpolicy_domain\tpolicy_mode\t"
		    "successful\tfailed\n");
	cell_report(t, b, s->reporter, s->day);
	cell(b, "policy");
	cell(b, either(s->type, "sts"));
	cell(b, "example.org");
	cell(b, either(s->mode, "testing"));
	cell_number(b, s->good);
	cell_number(b, s->bad);
	buf_byte(b, '\n');
}

#define MAIL(t, ...)	court_mail((t), &(struct mail){ __VA_ARGS__ })
#define DAILY(t, days, n, count, ...) \
	court_daily((t), (days), (n), (count), &(struct mail){ __VA_ARGS__ })
#define TLS(t, ...)	court_tls((t), &(struct session){ __VA_ARGS__ })

static inline void
court_list(struct court *t, const char *line)
{
	ok(inventory_take(&t->list, bytes_of(line)) == NULL, line);
}

static inline void
court_start(struct court *t, const char *line)
{
	*t = (struct court){ .orgs = orgdomain_open(NULL, false) };
	inventory_start(&t->list);
	court_list(t, line);
	known_senders_start(&t->own);
}

static inline void
save(const struct buf *b, char *name)
{
	int fd = mkstemp(name);

	if (fd < 0 || write(fd, b->p, b->n) != (ssize_t)b->n)
		exit(2);
	close(fd);
}

/* Reads all rows there are. */
static inline void
court_read(struct court *t)
{
	static const struct cli_program program = { .name = "test",
	    .limits = LIMIT_ROWS };
	char self[] = "test", *argv[] = { self, NULL };
	char names[3][24] = { "/tmp/aligned-XXXXXX", "/tmp/tls-XXXXXX",
	    "/tmp/more-XXXXXX" };
	const struct buf *rows[3] = { &t->aligned, &t->tls, &t->more };
	const char *files[3];
	struct cli c = { 0 };
	size_t i, n = 0;

	for (i = 0; i < 3; i++)
		if (rows[i]->n != 0) {
			save(rows[i], names[i]);
			files[n++] = names[i];
		}
	while (cli_next(&c, &program, 1, argv) != CLI_END)
		;
	known_senders_end(&t->own);
	evidence_start(&t->evidence, &t->list, t->orgs, &t->own);
	evidence_read(&t->evidence, &c, files, n, c.limits.days);
	while (n-- > 0)
		unlink(files[n]);
	cli_finish(&c, 0);
}

static inline const char *
court_word(enum check_state s)
{
	static const char *const words[] = { "unknown", "pass", "fail",
		"warn", "not-applicable" };

	return words[s];
}

/* The requirement under a threshold is in the state, of domain i. */
static inline void
court_is(struct court *t, uint32_t i, const char *slug,
    const char *threshold, const char *want, const char *name)
{
	const struct requirement *r = requirement_find(bytes_of(slug));
	struct posture p = { .traffic = evidence_of(&t->evidence, i) };

	p.subject.domain = t->list.at[i].domain;
	p.subject.roles = t->list.at[i].roles;
	t->check.found.n = t->check.expected.n = 0;
	ok(r != NULL && (threshold[0] == '\0' ||
	    r->wrong(bytes_of(threshold)) == NULL), slug);
	r->check(&p, bytes_of(threshold), &t->check);
	tap_bytes(bytes_of(court_word(t->check.state)), bytes_of(want),
	    name);
	printf("# %s\n", buf_string(&t->check.found));
}

/* And these are its words. */
static inline void
court_found(struct court *t, const char *want)
{
	tap_bytes(buf_view(&t->check.found), bytes_of(want), "in words");
}

static inline void
court_end(struct court *t)
{
	evidence_free(&t->evidence);
	known_senders_free(&t->own);
	orgdomain_close(t->orgs);
	buf_free(&t->check.found);
	buf_free(&t->check.expected);
	buf_free(&t->more);
	inventory_free(&t->list);
	buf_free(&t->aligned);
	buf_free(&t->tls);
}

#endif
