/*
 * requirements_spf: what may be asked of a domain's SPF records;
 * see audit/requirements.h.
 */
#ifndef AUDIT_REQUIREMENTS_SPF_H
#define AUDIT_REQUIREMENTS_SPF_H

#define REQUIREMENTS_SPF(X)

#endif
