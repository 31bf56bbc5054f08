/*
 * Findings about published policies: what is a change for the worse, what
 * are only reporters that differ, and what was left behind in a record.
 */
#include "scene.h"
#include "tap.h"

static void
expect(struct scene *s, enum finding_id id, int severity, bool told,
    const char *name)
{
	scene_find(s, thresholds_default());
	ok((scene_has(s, id, severity) != NULL) == told, name);
	scene_end(s);
}

/* Days 0 … 9 under one policy, 10 … 14 under another, at n reporters. */
static void
change(struct scene *s, const struct mail *from, const struct mail *to,
    size_t n)
{
	scene_start(s, 0);
	daily(s, 0, 9, 3, 20, from);
	daily(s, 10, 14, n, 20, to);
}

static void
weakened(void)
{
	static const struct {
		struct mail	from, to;
		bool		told;
		const char	*name;
	} way[] = {
		{ { .p = "reject" }, { .p = "none" }, true, "p is weaker" },
		{ { .p = "none" }, { .p = "reject" }, false, "p is stronger" },
		{ { .p = "reject" }, { .p = "reject", .sp = "none" }, true,
		    "sp appears and is weaker" },
		{ { .p = "none", .sp = "reject" }, { .p = "none" }, true,
		    "sp is gone, and p is weaker" },
		{ { .p = "reject", .sp = "quarantine" },
		    { .p = "reject", .sp = "quarantine", .np = "none" }, true,
		    "np is weaker" },
		{ { .p = "reject" }, { .p = "reject", .sp = "reject" }, false,
		    "sp says the same as p" },
		{ { .p = "reject" }, { .p = "reject", .t = "y" }, true,
		    "t=y" },
		{ { .p = "reject", .t = "y" }, { .p = "reject" }, false,
		    "t=y is gone" },
		{ { .p = "reject" }, { .p = "reject", .pct = "50" }, true,
		    "pct fell" },
		{ { .p = "reject" }, { .p = "reject", .pct = "100" }, false,
		    "pct=100 is what was true before" },
	};
	struct scene s;
	size_t i;

	for (i = 0; i < COUNT(way); i++) {
		change(&s, &way[i].from, &way[i].to, 2);
		expect(&s, FINDING_POLICY_WEAKENED, SEVERITY_CRITICAL,
		    way[i].told, way[i].name);
	}
	change(&s, LIKE(.p = "reject"), LIKE(.p = "none"), 1);
	expect(&s, FINDING_POLICY_WEAKENED, -1, false,
	    "one reporter is not enough");
}

/* Two always see reject, two always see none; they take turns. */
static void
interleaved(void)
{
	struct scene sc, *s = &sc;
	int i;
	size_t k;

	scene_start(s, 0);
	for (i = 0; i < 10; i++)
		for (k = 0; k < 2; k++)
			ROW(.day = i, .count = 20, .sender = "office",
			    .reporter = reporters[k + (i % 2 ? 2 : 0)],
			    .p = i % 2 ? "none" : "reject");
	expect(s, FINDING_POLICY_WEAKENED, -1, false,
	    "reporters that always differ saw no change");
	scene_start(s, 0);
	for (i = 0; i < 10; i++)
		for (k = 0; k < 2; k++)
			ROW(.day = i, .count = 20, .sender = "office",
			    .reporter = reporters[k],
			    .p = (i + (int)k) % 2 ? "none" : "reject");
	expect(s, FINDING_POLICY_WEAKENED, -1, false,
	    "nor did those that see both in turn");
}

static void
differing(void)
{
	struct scene sc, *s = &sc;

	scene_start(s, 0);
	daily(s, 0, 9, 3, 20, LIKE(.p = "reject"));
	ROW(.day = 9, .count = 1, .reporter = "d.example", .p = "reject",
	    .sp = "none");
	expect(s, FINDING_POLICY_DIFFERS, -1, true, "sp differs");
	scene_start(s, 0);
	daily(s, 0, 9, 3, 20, LIKE(.p = "reject"));
	ROW(.day = 9, .count = 1, .reporter = "d.example", .p = "reject",
	    .np = "none");
	expect(s, FINDING_POLICY_DIFFERS, -1, false,
	    "not all reporters know np");
}

static void
left_behind(void)
{
	struct scene s;

	scene_start(&s, 0);
	daily(&s, 0, 1, 2, 20, LIKE(.p = "reject", .pct = "99"));
	expect(&s, FINDING_PCT_OR_TEST_LEFT, SEVERITY_HIGH, true,
	    "pct=99 is high");
	scene_start(&s, 0);
	daily(&s, 0, 1, 2, 20, LIKE(.p = "reject", .pct = "100"));
	expect(&s, FINDING_PCT_OR_TEST_LEFT, -1, false, "pct=100 is not");
	scene_start(&s, 0);
	daily(&s, 0, 1, 2, 20, LIKE(.p = "reject", .sp = "none"));
	expect(&s, FINDING_SUBDOMAIN_WEAKER, SEVERITY_MEDIUM, true,
	    "sp=none under p=reject");
	scene_start(&s, 0);
	daily(&s, 0, 1, 2, 20, LIKE(.p = "none", .sp = "reject"));
	expect(&s, FINDING_SUBDOMAIN_WEAKER, -1, false, "but not under none");
	scene_start(&s, 0);
	complain(&s, 3, "Two DMARC records");
	expect(&s, FINDING_RECORD_ERROR, SEVERITY_MEDIUM, true,
	    "a reporter's error is quoted");
	scene_start(&s, 0);
	complain(&s, 3, "");
	expect(&s, FINDING_RECORD_ERROR, -1, false, "no error, no finding");
}

int
main(void)
{
	weakened();
	interleaved();
	differing();
	left_behind();
	return tap_done();
}
