/*
 * requirements_dkim: what may be asked of a domain's DKIM keys and BIMI;
 * see audit/requirements.h.
 */
#ifndef AUDIT_REQUIREMENTS_DKIM_H
#define AUDIT_REQUIREMENTS_DKIM_H

#define REQUIREMENTS_DKIM(X)

#endif
