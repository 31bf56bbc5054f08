/*
 * json: a JSON document as a tree, read with a limit on what it may cost.
 *
 * The rest of lib/report sees values by these functions only, so that it
 * does not know which JSON library reads them.
 */
#ifndef REPORT_JSON_H
#define REPORT_JSON_H

#include <stdint.h>

#include "base/bytes.h"
#include "base/quirks.h"

/* A value of the tree; NULL stands for one that is not there. */
typedef const struct json_t *json_value;

enum json_form {
	JSON_ABSENT,		/* not there, or null */
	JSON_TEXT,
	JSON_NUMBER,
	JSON_LIST,
	JSON_MAP,
	JSON_BOOLEAN
};

enum json_result {
	JSON_READ,
	JSON_BROKEN,		/* *position tells where */
	JSON_COSTLY		/* its tree would be over 16 times its size */
};

struct json_position {
	int	line, column;
};

/*
 * Reads s; *root must be given to json_end. Keys that stand twice are
 * told in q; the last one counts. Bytes behind the value are told too.
 */
enum json_result json_begin(struct bytes s, json_value *root,
	    struct quirks *q, struct json_position *position);
void		 json_end(json_value root);

enum json_form	 json_form(json_value v);
/* Member of a map; NULL when v is none or has none of that name. */
json_value	 json_get(json_value map, const char *key);
/* Items of a list; 0 when v is none. */
size_t		 json_count(json_value list);
json_value	 json_item(json_value list, size_t i);
/* Text of a JSON_TEXT value; empty for others. Valid until json_end. */
struct bytes	 json_text(json_value v);
/* A whole number that is not negative; false for all else. */
bool		 json_number(json_value v, uint64_t *n);

const char	*json_library(void);

#endif
