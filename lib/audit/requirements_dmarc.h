/*
 * requirements_dmarc: what may be asked of a domain's DMARC record and of the
 * names below it; see audit/requirements.h.
 */
#ifndef AUDIT_REQUIREMENTS_DMARC_H
#define AUDIT_REQUIREMENTS_DMARC_H

#define REQUIREMENTS_DMARC(X)

#endif
