/* dns: what the tests of saved DNS data share. */
#ifndef UNIT_DNS_H
#define UNIT_DNS_H

#include <stdlib.h>
#include <unistd.h>

#include "base/num.h"
#include "dns/load.h"
#include "tap.h"

/* Loads a text; the fault's words, or NULL. *line is where it is. */
static inline const char *
load(struct dns *d, struct bytes text, unsigned long *line)
{
	FILE *f = tmpfile();
	struct dns_fault fault;
	uint64_t left = 1 << 30;
	bool good;

	if (f == NULL || fwrite(text.p, 1, text.n, f) != text.n ||
	    fflush(f) != 0)
		abort();
	lseek(fileno(f), 0, SEEK_SET);
	good = dns_load(d, fileno(f), &left, &fault);
	fclose(f);
	if (line != NULL)
		*line = fault.line;
	return good ? NULL : fault.words ? fault.words : "not read";
}

static inline struct dns *
loaded(const char *text)
{
	struct dns *d = dns_new();
	unsigned long line;
	const char *fault = load(d, bytes_of(text), &line);

	if (fault != NULL)
		printf("# line %lu: %s\n", line, fault);
	ok(fault == NULL, "is read");
	return d;
}

/* The answer as text: a state's word, or the records with commas. */
static inline const char *
say(struct dns *d, const char *name, enum dns_type type, struct buf *out)
{
	static const char *const states[] = { "unknown", "", "nodata",
		"nxdomain" };
	struct dns_answer a = dns_find(d, bytes_of(name), type);
	struct dns_record r;

	out->n = 0;
	buf_adds(out, states[a.state]);
	while (dns_next(d, &a, &r)) {
		if (out->n != 0)
			buf_byte(out, ',');
		if (type == DNS_MX) {
			buf_num(out, r.preference);
			buf_byte(out, ' ');
		}
		buf_add(out, r.data);
	}
	return buf_string(out);
}

static inline void
asked(struct dns *d, const char *name, enum dns_type type, const char *want,
    const char *what)
{
	struct buf b = { 0 };

	tap_bytes(bytes_of(say(d, name, type, &b)), bytes_of(want), what);
	buf_free(&b);
}

static inline void
txt(struct dns *d, const char *name, const char *want, const char *what)
{
	asked(d, name, DNS_TXT, want, what);
}

#define HEADER(status, answers) \
	";; Got answer:\n;; ->>HEADER<<- opcode: QUERY, status: " status \
	", id: 1\n;; flags: qr rd ra; QUERY: 1, ANSWER: " answers \
	", AUTHORITY: 0, ADDITIONAL: 0\n\n;; QUESTION SECTION:\n"

#endif
