/* test-tlsrpt-record: the grammar of TLS-RPT records. */
#include "records/tlsrpt_record.h"

#include "tap.h"

static void
record(const char *txt, enum record_reading want, const char *rua)
{
	struct bytes got;
	const char *doubt, *fault;
	enum record_reading how = tlsrpt_record_read(bytes_of(txt), &got,
	    &doubt, &fault);

	if (!ok(how == want && (fault != NULL) == (want == RECORD_NEAR ||
	    want == RECORD_INVALID), txt))
		printf("#  got %d: %s\n", how, fault ? fault : "-");
	if (rua != NULL)
		tap_bytes(got, bytes_of(rua), "its rua");
}

static void
invalid(const char *txt)
{
	record(txt, RECORD_INVALID, NULL);
}

int
main(void)
{
	record("v=TLSRPTv1; rua=mailto:t@a.example", RECORD_READ,
	    "mailto:t@a.example");
	record("v=TLSRPTv1;rua=https://a.example/tls;", RECORD_READ,
	    "https://a.example/tls");
	record("v=TLSRPTv1; x=1; rua=mailto:t@a.example ,\thttps://b.example",
	    RECORD_READ, "mailto:t@a.example ,\thttps://b.example");
	record("v=TLSRPTv1; rua=mailto:t%21u@a.example?subject=x",
	    RECORD_READ, "mailto:t%21u@a.example?subject=x");
	invalid("v=TLSRPTv1;");
	invalid("v=TLSRPTv1; rua=");
	invalid("v=TLSRPTv1; x=1");
	invalid("v=TLSRPTv1; rua=t@a.example");
	invalid("v=TLSRPTv1; rua=mailto:a.example");
	invalid("v=TLSRPTv1; rua=http://a.example/");
	invalid("v=TLSRPTv1; rua=https:///x");
	invalid("v=TLSRPTv1; rua=https://");
	invalid("v=TLSRPTv1; rua=mailto:t@a.example!10m");
	invalid("v=TLSRPTv1; rua=mailto:t@a.example,");
	invalid("v=TLSRPTv1; rua=mailto:t@a.example,,mailto:u@a.example");
	invalid("v=TLSRPTv1; rua=mailto:t@a.example, u@a.example");
	record("v=TLSRPTv1; rua=mailto:t@a.example; rua=mailto:u@a.example",
	    RECORD_READ, "mailto:t@a.example");
	invalid("v=TLSRPTv1; rua=mailto:t@a.example; rua=u@a.example");
	invalid("v=TLSRPTv1; rua=mailto:t@a.example; junk");
	invalid("v=TLSRPTv1; rua =mailto:t@a.example");
	invalid("v=TLSRPTv1;; rua=mailto:t@a.example");
	record("v=TLSRPTv1 ; rua=mailto:t@a.example", RECORD_NEAR, NULL);
	record("v=TLSRPT1; rua=mailto:t@a.example", RECORD_OTHER, NULL);
	record("v=tlsrptv1; rua=mailto:t@a.example", RECORD_NEAR, NULL);
	record("\"v=TLSRPTv1; rua=mailto:t@a.example\"", RECORD_NEAR, NULL);
	record("v=spf1 -all", RECORD_OTHER, NULL);
	record("", RECORD_OTHER, NULL);
	return tap_done();
}
