/*
 * requirements_bimi: what may be asked of a domain's BIMI; see
 * audit/requirements.h.
 */
#ifndef CHECKS_REQUIREMENTS_BIMI_H
#define CHECKS_REQUIREMENTS_BIMI_H

#define REQUIREMENTS_BIMI(X) \
	X(BIMI_RECORD, "bimi-record", check_bimi_record, NULL, \
	    "BIMI draft section 4.3", NULL, \
	    "the domain, or its organisational domain, has one BIMI " \
	    "record, and it does not decline") \
	X(BIMI_GRAMMAR, "bimi-grammar", check_bimi_grammar, NULL, \
	    "BIMI draft section 4.3", NULL, \
	    "that record is valid") \
	X(BIMI_DMARC, "bimi-dmarc", check_bimi_dmarc, NULL, \
	    "BIMI draft section 1", NULL, \
	    "the DMARC policy is reject, or quarantine for all mail, and so " \
	    "it is for subdomains: else no picture is shown") \
	X(BIMI_SVG, "bimi-svg", check_bimi_svg, NULL, \
	    "SVG Tiny PS draft", NULL, \
	    "the picture is of the profile SVG Tiny PS; one that is not " \
	    "square, or larger than 32 KiB, is a warning") \
	X(BIMI_CERTIFICATE, "bimi-certificate", check_bimi_certificate, \
	    NULL, "BIMI draft section 4.3", NULL, \
	    "the certificate is a mark certificate for the domain, and the " \
	    "day of the answer is within its dates")

#endif
