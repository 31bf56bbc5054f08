/*
 * sender_mark: what a user says of a listed sender besides its label.
 *
 * A label may end in a mark in brackets: "alumni [forwarder]", "old relay
 * [ignore until 2026-12-31]". It stays part of the label, so that rows carry
 * it to whoever asks.
 */
#ifndef AUTH_SENDER_MARK_H
#define AUTH_SENDER_MARK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bytes.h"

enum sender_mark {
	MARK_NONE,
	MARK_FORWARDER,		/* passes mail on: nothing to mend */
	MARK_PARTNER,		/* somebody else's, and welcome */
	MARK_NOT_MINE,		/* known, and no sender of the domain's */
	MARK_IGNORE		/* the domain's own; its findings wait */
};

/*
 * The mark of a label; false when it ends in brackets that hold none. *until:
 * the day named behind "ignore until" (UTC midnight), else -1.
 */
bool	 sender_mark_of(struct bytes label, enum sender_mark *mark,
	    int64_t *until);

#endif
