/* gate: what the user asks of the figures, and whether they meet it. */
#include "summary/gate.h"

#include "base/num.h"

const char *
gate_severity(enum severity s)
{
	static const char *const words[SEVERITIES] = {
		"critical", "high", "medium", "low", "info"
	};

	return words[s];
}

void
gate_start(struct gate *d)
{
	*d = (struct gate){ .under = -1, .severity = -1 };
}

bool
gate_under(struct gate *d, struct bytes percent)
{
	uint64_t whole, tenth = 0;
	size_t point;

	if (bytes_end(percent, BYTES("%")))
		percent.n--;
	point = bytes_find(percent, BYTES("."), 0);
	if (!num_parse(bytes_first(percent, point), &whole) || whole > 100)
		return false;
	if (point < percent.n && (percent.n - point != 2 ||
	    !num_parse(bytes_from(percent, point + 1), &tenth)))
		return false;
	d->under = (int)(whole * 10 + tenth);
	return d->under <= 1000;
}

static bool
take_word(struct gate *d, struct bytes word)
{
	enum finding_id id = finding_named(word);
	int i;

	if (id != FINDING_KINDS) {
		d->id[id] = true;
		return true;
	}
	for (i = 0; i < SEVERITIES; i++) {
		if (!bytes_equal(word, bytes_of(gate_severity(
		    (enum severity)i))))
			continue;
		if (i > d->severity)
			d->severity = i;
		return true;
	}
	return false;
}

bool
gate_findings(struct gate *d, struct bytes list, struct bytes *unknown)
{
	size_t comma;

	do {
		comma = bytes_find(list, BYTES(","), 0);
		*unknown = bytes_trim(bytes_first(list, comma));
		if (!take_word(d, *unknown))
			return false;
		list = bytes_from(list, comma + 1);
	} while (list.n != 0);
	return true;
}

/* Exactly: a share that is rounded up to it is still under it. */
bool
gate_fails(const struct gate *d, const struct result_counts *o)
{
	uint64_t decided = result_decided(o), pass = o->pass;

	if (d->under < 0 || decided == 0)
		return false;
	while (decided > UINT64_MAX / 1000) {
		decided >>= 1;
		pass >>= 1;
	}
	return pass * 1000 < decided * (uint64_t)d->under;
}

static bool
is_silence(const struct finding *f)
{
	return f->id == FINDING_DATA_FELL || f->id == FINDING_NO_REPORTS;
}

/*
 * Reports that no longer come hide what any level asks about, wherever it
 * could be judged before; of a domain that never had enough they are a note,
 * which nobody is woken for.
 */
bool
gate_triggers(const struct gate *d, const struct finding *f)
{
	if (!f->enough || (is_silence(f) && f->severity > SEVERITY_HIGH))
		return false;
	return d->id[f->id] || (int)f->severity <= d->severity ||
	    (is_silence(f) && d->severity >= 0);
}
