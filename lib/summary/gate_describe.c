/* gate_describe: what is said when the figures do not meet a gate. */
#include "summary/gate.h"
#include "text/scrub.h"

static void
describe_share(struct cli *c, const struct summary_domain *d, int under)
{
	int share = result_share(&d->outcome);

	cli_sayf(c, MSG_CONDITION, d->name,
	    "%d.%d %% pass, %llu of %llu, which is under %d.%d %%",
	    share / 10, share % 10, (unsigned long long)d->outcome.pass,
	    (unsigned long long)result_decided(&d->outcome), under / 10,
	    under % 10);
}

static void
describe_finding(struct cli *c, const struct finding *f)
{
	struct buf b = { 0 };

	buf_adds(&b, gate_severity(f->severity));
	buf_byte(&b, ' ');
	buf_add(&b, finding_id(f->id));
	if (f->subject.n != 0) {
		buf_byte(&b, ' ');
		scrub_quote(&b, f->subject);
	}
	cli_sayf(c, MSG_CONDITION, f->domain, "%s", buf_string(&b));
	buf_free(&b);
}

void
gate_describe(const struct gate *d, struct cli *c,
    const struct summary_figures *f)
{
	size_t i;

	for (i = 0; i < f->ndomains; i++)
		if (gate_fails(d, &f->domain[i].outcome))
			describe_share(c, &f->domain[i], d->under);
	for (i = 0; i < f->findings.n; i++)
		if (gate_triggers(d, &f->findings.at[i]))
			describe_finding(c, &f->findings.at[i]);
}

_Noreturn void
gate_unknown(struct cli *c, struct bytes word)
{
	struct bytes words[SEVERITIES + FINDING_KINDS];
	int i;

	for (i = 0; i < SEVERITIES; i++)
		words[i] = bytes_of(gate_severity((enum severity)i));
	for (i = 0; i < FINDING_KINDS; i++)
		words[SEVERITIES + i] = finding_id((enum finding_id)i);
	cli_wrong_word(c, word, "one of", words, SEVERITIES + FINDING_KINDS);
}
