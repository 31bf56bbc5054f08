/*
 * requirements_manual: what a framework asks for and no saved data can show,
 * so that a list of what was checked has it; see audit/requirements.h.
 */
#ifndef CHECKS_REQUIREMENTS_MANUAL_H
#define CHECKS_REQUIREMENTS_MANUAL_H

#define REQUIREMENTS_MANUAL(X) \
	X(MANUAL, "manual", check_manual, threshold_text, "", \
	    "what is to be checked", \
	    "checked by hand: neither the DNS nor reports show it; always " \
	    "unknown")

#endif
