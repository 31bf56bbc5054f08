/* tls_fact: a row of TLS reports, read once. */
#include "facts/tls_fact.h"

#include "calendar/period.h"
#include "keywords/keywords.h"

static void
read_words(struct tls_fact *f, const struct rows *r)
{
	f->detail = !WORD_IS(rows_raw(r, TLS_level), "policy");
	f->authentic = WORD_IS(rows_raw(r, TLS_mail_auth), "pass");
	f->type = (uint8_t)tls_policy_type_of(rows_raw(r, TLS_policy_type));
	f->mode = (uint8_t)sts_mode_of(rows_raw(r, TLS_policy_mode));
	f->result = (uint8_t)tls_result_of(rows_raw(r, TLS_result_type));
}

static void
read_sessions(struct tls_fact *f, struct rows *r)
{
	f->successful = f->failed = 0;
	f->counted = false;
	if (!f->detail) {
		f->successful = rows_num(r, TLS_successful);
		f->failed = rows_num(r, TLS_failed);
		return;
	}
	f->counted = rows_raw(r, TLS_failed_detail).n != 0;
	if (f->counted)
		f->failed = rows_num(r, TLS_failed_detail);
}

void
tls_fact_read(struct tls_fact *f, struct rows *r, unsigned fields)
{
	int64_t period[2];

	if (fields & TLS_READ_WORDS)
		read_words(f, r);
	if (fields & TLS_READ_SESSIONS)
		read_sessions(f, r);
	if (fields & TLS_READ_PERIOD) {
		rows_period(r, TLS_begin, TLS_end, TLS_quirks, period);
		f->begin = period[0];
		f->end = period[1];
		f->day = period_day(f->begin, f->end);
	}
}
