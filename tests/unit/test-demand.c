/* test-demand: what the user asks of the figures. */
#include "summary/gate.h"

#include "tap.h"

static void
under(const char *text, int want)
{
	struct gate d;

	gate_start(&d);
	tap_num(gate_under(&d, bytes_of(text)) ? d.under : -1, want, text);
}

static bool
fails(const char *least, uint64_t pass, uint64_t fail)
{
	struct result_counts o = { pass + fail, pass, fail, 0 };
	struct gate d;

	gate_start(&d);
	return gate_under(&d, bytes_of(least)) && gate_fails(&d, &o);
}

static void
shares(void)
{
	struct result_counts none = { 5, 0, 0, 5 };
	struct gate d;

	under("98", 980);
	under("98.5%", 985);
	under("100", 1000);
	under("100.0", 1000);
	under("0", 0);
	under("100.1", -1);
	under("101", -1);
	under("98.55", -1);
	under("98.", -1);
	under(".5", -1);
	under("-1", -1);
	under("", -1);
	under("%", -1);
	tap_check(fails("98", 979, 21), "less");
	tap_check(!fails("98", 980, 20), "as much");
	tap_check(fails("98", 97999, 2001), "less, but rounded up to it");
	tap_check(fails("100", UINT64_MAX / 2 - 1, 9), "large");
	tap_check(!fails("100", UINT64_MAX / 2, 0), "large, and all");
	tap_check(!fails("0", 0, 5), "nothing is under 0");
	gate_start(&d);
	tap_check(!gate_fails(&d, &none), "nothing asked for");
	d.under = 1000;
	tap_check(!gate_fails(&d, &none), "nobody has a result");
}

static void
findings(void)
{
	struct finding f = { .id = FINDING_SPOOF_WAVE,
	    .severity = SEVERITY_HIGH, .enough = true };
	struct bytes unknown;
	struct gate d;

	gate_start(&d);
	tap_check(!gate_triggers(&d, &f), "nothing asked for");
	tap_check(!gate_findings(&d, BYTES("new-sender,,"), &unknown),
	    "an empty item");
	tap_bytes(unknown, BYTES(""), "which");
	tap_check(!gate_findings(&d, BYTES("spoof,new-sender"), &unknown),
	    "part of an id");
	tap_bytes(unknown, BYTES("spoof"), "which");
	gate_start(&d);
	tap_check(gate_findings(&d, BYTES("new-sender, critical"),
	    &unknown), "an id and a severity");
	tap_check(!gate_triggers(&d, &f), "neither");
	tap_check(gate_findings(&d, BYTES("medium"), &unknown), "medium");
	tap_check(gate_triggers(&d, &f), "high is worse than medium");
	f.severity = SEVERITY_LOW;
	tap_check(!gate_triggers(&d, &f), "low is not");
	tap_check(gate_findings(&d, BYTES("spoof-wave"), &unknown), "id");
	tap_check(gate_triggers(&d, &f), "by its id");
	f.enough = false;
	tap_check(!gate_triggers(&d, &f), "not enough data");
}

int
main(void)
{
	shares();
	findings();
	return tap_done();
}
