/*
 * failures: documents rows of failure reports for make bench, on standard
 * output.
 *
 *	failures COUNT
 *
 * Each is a mail of three parts, of some 2.2 KB; every eighth is text for
 * people. The same bytes each time.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Text that is the same in all: what other fields a message has. */
#define TRACE \
	"Received: from relay.example (relay.example [192.0.2.9])\\n" \
	"\\tby mx.receiver.example with ESMTPS id 4h2Jx0z1;\\n" \
	"\\tThu, 05 Nov 2026 09:12:44 +0000\\n" \
	"X-Mailer: Mailer 7.1\\nX-Priority: 3\\nMIME-Version: 1.0\\n" \
	"Content-Type: text/plain; charset=utf-8\\n"

static const char *const words[] = { "signature", "spf", "dmarc", "bodyhash" };

static void
sample(unsigned i)
{
	int k;

	printf(TRACE "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; "
	    "d=agency%u.example;\\n\\ts=s%u; h=from:to:subject:date;\\n"
	    "\\tbh=9SZHt2AfH/zlOr1nKjAROSfwLC4+usPSgqQCCWjDiCU=;\\n\\tb=",
	    i % 97, i % 7);
	for (k = 0; k < 4; k++)
		printf("guFbNBvuLCDKqoZYaM+QpA5fZ1+6UnaAeBUQRAOdcTBzOSMPSYuf\\n"
		    "\\t ");
	printf("==\\nFrom: Person %u <p%u@agency%u.example>\\n"
	    "To: r%u@receiver.example\\nSubject: About number %u\\n"
	    "Date: Thu, 05 Nov 2026 09:12:40 +0000\\n"
	    "Message-ID: <%u.1@agency%u.example>\\n", i, i % 999, i % 97,
	    i % 5003, i, i, i % 97);
}

static void
fields(unsigned i)
{
	printf("Feedback-Type: auth-failure\\nUser-Agent: Receiver/2\\n"
	    "Version: 1\\nOriginal-Mail-From: <p%u@agency%u.example>\\n"
	    "Original-Rcpt-To: <r%u@receiver.example>\\n"
	    "Arrival-Date: Thu, 05 Nov 2026 %02u:%02u:%02u +0000\\n"
	    "Source-IP: 203.0.%u.%u\\nAuthentication-Results: "
	    "mx.receiver.example;\\n\\tdkim=fail (body hash) "
	    "header.d=agency%u.example header.s=s%u;\\n\\tspf=softfail "
	    "smtp.mailfrom=p%u@agency%u.example;\\n\\tdmarc=fail "
	    "header.from=agency%u.example\\nReported-Domain: "
	    "agency%u.example\\nAuth-Failure: %s\\nDelivery-Result: reject\\n",
	    i % 999, i % 97, i % 5003, i / 3600 % 24, i / 60 % 60, i % 60,
	    i / 250 % 250, i % 250, i % 97, i % 7, i % 999, i % 97, i % 97,
	    i % 97, words[i % 4]);
}

static void
body(void)
{
	int k;

	for (k = 0; k < 12; k++)
		printf("Reader, this is line %d of what was written.\\n", k);
}

int
main(int argc, char **argv)
{
	unsigned i, n = argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : 1;

	puts("source\tkind\tbytes\tmail_date\tmail_from\tmail_auth\tquirks\t"
	    "document");
	for (i = 0; i < n; i++) {
		printf("box//%u\tfailure\t2500\t\treceiver.example\t\t\t"
		    "From: postmaster@receiver.example\\nDate: Thu, 05 Nov "
		    "2026 10:00:00 +0000\\nMessage-ID: "
		    "<f%u@receiver.example>\\n"
		    "Content-Type: multipart/report;%s\\n\\tboundary=\"=_b%u\""
		    "\\n\\n--=_b%u\\nContent-Type: text/plain\\n\\n", i, i,
		    i % 8 ? " report-type=feedback-report;" : "", i, i);
		if (i % 8 == 0) {
			printf("  Sender Domain: agency%u.example\\n  Sender "
			    "IP Address: 203.0.%u.%u\\n\\n------ A copy\\n\\n",
			    i % 97, i / 250 % 250, i % 250);
			sample(i);
		} else {
			printf("A message failed.\\n\\n--=_b%u\\nContent-Type: "
			    "message/feedback-report\\n\\n", i);
			fields(i);
			printf("\\n--=_b%u\\nContent-Type: message/rfc822\\n"
			    "\\n", i);
			sample(i);
			printf("\\n");
			body();
		}
		printf("\\n--=_b%u--\\n\n", i);
	}
	return ferror(stdout) || fflush(stdout) != 0;
}
