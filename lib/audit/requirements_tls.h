/*
 * requirements_tls: what may be asked of a domain's MX, MTA-STS and TLS-RPT;
 * see audit/requirements.h.
 */
#ifndef AUDIT_REQUIREMENTS_TLS_H
#define AUDIT_REQUIREMENTS_TLS_H

#define REQUIREMENTS_TLS(X)

#endif
