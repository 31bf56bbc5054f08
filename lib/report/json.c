/* json: a JSON document as a tree, by jansson. */
#include "report/json.h"

#include <jansson.h>

#include "base/mem.h"
#include "report/recover.h"

/* What the tree may cost: 16 times the text, and what small ones need. */
enum { COST_FACTOR = 16, COST_FREE = 1024 * 1024 };
/* About what jansson allocates for one value, list slot and key. */
enum { COST_VALUE = 128 };

/* Values in s, by the marks between them outside of strings. */
static size_t
count_values(struct bytes s)
{
	bool string = false;
	size_t i, n = 1;

	for (i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (string && c == '\\')
			i++;
		else if (c == '"')
			string = !string;
		else if (!string && (c == ',' || c == '[' || c == '{'))
			n++;
	}
	return n;
}

static void
set_position(const json_error_t *e, struct json_position *position)
{
	position->line = e->line;
	position->column = e->column;
}

static json_t *
load_text(struct bytes s, size_t flags, json_error_t *e)
{
	json_t *root = json_loadb(s.p, s.n,
	    JSON_DISABLE_EOF_CHECK | JSON_ALLOW_NUL | flags, e);

	if (root == NULL && json_error_code(e) == json_error_out_of_memory)
		mem_exhausted();
	return root;
}

/* Strictly; then with keys that stand twice. */
static json_t *
load_any(struct bytes s, struct quirks *q, json_error_t *e)
{
	json_t *root = load_text(s, JSON_REJECT_DUPLICATES, e);

	if (root == NULL && json_error_code(e) == json_error_duplicate_key) {
		quirk_set(q, QUIRK_DUPLICATE_KEY);
		root = load_text(s, 0, e);
	}
	if (root != NULL &&
	    bytes_trim(bytes_from(s, (size_t)e->position)).n != 0)
		quirk_set(q, QUIRK_TRAILING_BYTES);
	return root;
}

enum json_result
json_begin(struct bytes s, json_value *root, struct quirks *q,
    struct json_position *position)
{
	json_error_t first, second;
	struct buf mended = { 0 };

	*root = NULL;
	if (s.n > COST_FREE / COST_VALUE &&
	    count_values(s) > s.n / COST_VALUE * COST_FACTOR +
	    COST_FREE / COST_VALUE)
		return JSON_COSTLY;
	*root = load_any(s, q, &first);
	if (*root == NULL && recover_json(s, &mended, q))
		*root = load_any(buf_view(&mended), q, &second);
	buf_free(&mended);
	if (*root != NULL)
		return JSON_READ;
	set_position(&first, position);
	return JSON_BROKEN;
}

void
json_end(json_value root)
{
	json_decref((json_t *)root);
}

enum json_form
json_form(json_value v)
{
	if (v == NULL)
		return JSON_ABSENT;
	switch (json_typeof(v)) {
	case JSON_OBJECT:
		return JSON_MAP;
	case JSON_ARRAY:
		return JSON_LIST;
	case JSON_STRING:
		return JSON_TEXT;
	case JSON_INTEGER:
	case JSON_REAL:
		return JSON_NUMBER;
	case JSON_TRUE:
	case JSON_FALSE:
		return JSON_BOOLEAN;
	case JSON_NULL:
		break;
	}
	return JSON_ABSENT;
}

json_value
json_get(json_value map, const char *key)
{
	return json_object_get(map, key);
}

size_t
json_count(json_value list)
{
	return json_array_size(list);
}

json_value
json_item(json_value list, size_t i)
{
	return json_array_get(list, i);
}

struct bytes
json_text(json_value v)
{
	if (!json_is_string(v))
		return BYTES_NONE;
	return (struct bytes){ json_string_value(v), json_string_length(v) };
}

bool
json_number(json_value v, uint64_t *n)
{
	double d = json_number_value(v);

	/* I-JSON numbers end at 2^53 (RFC 7493 section 2.2). */
	if (!json_is_number(v) || !(d >= 0 && d <= 9007199254740992.0))
		return false;
	*n = (uint64_t)d;
	return (double)*n == d && (!json_is_integer(v) ||
	    *n == (uint64_t)json_integer_value(v));
}

const char *
json_library(void)
{
	return jansson_version_str();
}
