/* rows: what is written of an audit: rows, or questions. */
#include "audit/audit.h"

#include <errno.h>
#include <unistd.h>

#include "base/num.h"

static void
put_roles(struct tsv_writer *w, unsigned roles)
{
	static const struct { unsigned role; struct bytes word; } words[] = {
		{ ROLE_SENDING, { "sending", 7 } },
		{ ROLE_NON_SENDING, { "non-sending", 11 } },
		{ ROLE_RECEIVING, { "receiving", 9 } },
	};
	bool first = true;
	size_t i;

	tsv_begin_list(w);
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (!(roles & words[i].role))
			continue;
		tsv_put_item(w, words[i].word, first);
		first = false;
	}
}

/* How grave it is that a requirement is not met, is the profile's to say. */
static struct bytes
status_word(enum check_state state, enum demanded severity)
{
	switch (state) {
	case CHECK_PASS:
		return BYTES("pass");
	case CHECK_FAIL:
		return severity == DEMANDED_MUST ? BYTES("fail") :
		    BYTES("warn");
	case CHECK_WARN:
		return BYTES("warn");
	case CHECK_NOT_APPLICABLE:
		return BYTES("not-applicable");
	case CHECK_UNKNOWN:
		break;
	}
	return BYTES("unknown");
}

/* Of our own table and of the profile, which may name the same. */
static void
put_reference(struct tsv_writer *w, const struct profile_line *l)
{
	struct buf text = { 0 };

	buf_adds(&text, l->requirement->reference);
	if (!bytes_equal(buf_view(&text), l->source)) {
		if (text.n != 0 && l->source.n != 0)
			buf_adds(&text, "; ");
		buf_add(&text, l->source);
	}
	tsv_put(w, buf_view(&text));
	buf_free(&text);
}

static void
write_row(struct audit *a, const struct posture *p, struct bytes profile,
    const struct profile_line *l)
{
	struct tsv_writer *w = a->out;
	struct check *c = &a->check;

	c->state = CHECK_UNKNOWN;
	c->found.n = c->expected.n = 0;
	c->as_of = AS_OF_UNKNOWN;
	l->requirement->check(p, l->threshold, c);
	tsv_put(w, p->subject.domain);
	put_roles(w, p->subject.roles);
	tsv_put(w, p->subject.group);
	tsv_put(w, bytes_of(l->requirement->slug));
	tsv_put(w, gate_word(l->severity));
	tsv_put(w, status_word(c->state, l->severity));
	tsv_put(w, buf_view(&c->found));
	tsv_put(w, buf_view(&c->expected));
	put_reference(w, l);
	tsv_put_time(w, c->as_of);
	tsv_put(w, profile);
	tsv_put(w, l->note);
	tsv_end_row(w);
	a->rows++;
	a->unknown += c->state == CHECK_UNKNOWN;
	a->failed += c->state == CHECK_FAIL && l->severity == DEMANDED_MUST;
}

void
audit_write(struct audit *a, const struct posture *p)
{
	const struct profile_line *l;
	size_t i, k;

	for (i = 0; i < a->nprofiles; i++)
		for (k = 0; k < a->profiles[i].n; k++) {
			l = &a->profiles[i].at[k];
			if (profile_asks(l, p->subject.roles))
				write_row(a, p, a->profiles[i].name, l);
		}
}

void
audit_survey(struct audit *a, const struct posture *p)
{
	survey_add(a->survey, p);
}

/* ---- Questions */

/*
 * Names come from strangers' records. What is more than letters, digits,
 * hyphens and underscores is written by its number, as RFC 1035 section 5.1
 * allows. So is a first byte by which dig would take the word as an option,
 * a server or a type: a hyphen, and of a name of one label any.
 */
static bool
is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
	    c == '.' || c == '_' || c == '*' || c == '-';
}

static void
put_question(struct buf *out, struct bytes question)
{
	struct bytes name = bytes_first(question,
	    bytes_find(question, BYTES(" "), 0));
	bool dot = memchr(name.p, '.', name.n) != NULL;
	unsigned char c;
	size_t i;

	for (i = 0; i < name.n; i++) {
		c = (unsigned char)name.p[i];
		if (is_plain((char)c) && (i != 0 || (dot && c != '-'))) {
			buf_byte(out, (char)c);
			continue;
		}
		buf_byte(out, '\\');
		buf_byte(out, (char)('0' + c / 100));
		buf_byte(out, (char)('0' + c / 10 % 10));
		buf_byte(out, (char)('0' + c % 10));
	}
	buf_add(out, bytes_from(question, name.n));
	buf_byte(out, '\n');
}

int
audit_questions(const struct audit *a, int fd)
{
	struct buf out = { 0 };
	struct bytes question, rest;
	ssize_t k;
	size_t i;
	int error = 0;

	for (i = 0; (question = lookup_noted(&a->lookup, i)).n != 0; i++)
		put_question(&out, question);
	for (rest = buf_view(&out); rest.n != 0 && error == 0;) {
		k = write(fd, rest.p, rest.n);
		if (k >= 0)
			rest = bytes_from(rest, (size_t)k);
		else if (errno != EINTR)
			error = errno;
	}
	buf_free(&out);
	return error;
}
