/*
 * requirements_traffic: what may be asked of a domain's mail, by the
 * evidence of reports; see audit/requirements.h.
 */
#ifndef AUDIT_REQUIREMENTS_TRAFFIC_H
#define AUDIT_REQUIREMENTS_TRAFFIC_H

#define REQUIREMENTS_TRAFFIC(X)

#endif
