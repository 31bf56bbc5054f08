/* xml: an XML document as a run of events, by expat. */
#include "report/xml.h"

#include <expat.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"

/* XML_Parse counts in int; a piece this long leaves room. */
enum { PIECE = 64 * 1024 * 1024 };

struct xml {
	XML_Parser	 parser;
	unsigned long	 salt;
	bool		 stopped, doctype;
	const struct xml_events *events;
	void		*arg;
};

static void *
grow_text(void *p, size_t n)
{
	return mem_resize(p, n, 1);
}

struct xml *
xml_new(void)
{
	static const XML_Memory_Handling_Suite memory = {
		mem_new, grow_text, free };
	struct xml *x = mem_zero(1, sizeof(*x));

	x->parser = XML_ParserCreate_MM("UTF-8", &memory, NULL);
	x->salt = (unsigned long)hash_key_random().k0 | 1;
	return x;
}

void
xml_free(struct xml *x)
{
	XML_ParserFree(x->parser);
	free(x);
}

void
xml_stop(struct xml *x)
{
	x->stopped = true;
	XML_StopParser(x->parser, XML_FALSE);
}

static void XMLCALL
on_start(void *arg, const XML_Char *name, const XML_Char **attributes)
{
	struct xml *x = arg;

	x->events->start(x->arg, name, attributes);
}

static void XMLCALL
on_end(void *arg, const XML_Char *name)
{
	struct xml *x = arg;

	x->events->end(x->arg, name);
}

static void XMLCALL
on_text(void *arg, const XML_Char *s, int n)
{
	struct xml *x = arg;

	x->events->text(x->arg, s, n);
}

static void XMLCALL
on_doctype(void *arg, const XML_Char *name, const XML_Char *system_id,
    const XML_Char *public_id, int subset)
{
	struct xml *x = arg;

	(void)name;
	(void)system_id;
	(void)public_id;
	(void)subset;
	x->doctype = true;
	XML_StopParser(x->parser, XML_FALSE);
}

static void
prepare_parser(struct xml *x, const struct xml_events *events, void *arg)
{
	XML_ParserReset(x->parser, "UTF-8");
	/* Reset drops the salt; without one expat asks the system again. */
	XML_SetHashSalt(x->parser, x->salt);
	XML_SetUserData(x->parser, x);
	XML_SetElementHandler(x->parser, on_start, on_end);
	XML_SetCharacterDataHandler(x->parser, on_text);
	XML_SetStartDoctypeDeclHandler(x->parser, on_doctype);
	x->events = events;
	x->arg = arg;
	x->stopped = x->doctype = false;
}

static bool
is_cut(enum XML_Error e, size_t offset, size_t n)
{
	return e == XML_ERROR_NO_ELEMENTS || e == XML_ERROR_UNCLOSED_TOKEN ||
	    e == XML_ERROR_PARTIAL_CHAR ||
	    e == XML_ERROR_UNCLOSED_CDATA_SECTION || offset >= n;
}

static enum xml_result
classify_error(struct xml *x, size_t n, struct xml_position *position)
{
	enum XML_Error e = XML_GetErrorCode(x->parser);
	XML_Index at = XML_GetCurrentByteIndex(x->parser);

	if (e == XML_ERROR_NO_MEMORY)
		mem_exhausted();
	position->line = (unsigned long)XML_GetCurrentLineNumber(x->parser);
	position->column =
	    (unsigned long)XML_GetCurrentColumnNumber(x->parser) + 1;
	position->reason = XML_ErrorString(e);
	position->offset = at < 0 ? 0 : (size_t)at;
	if (x->stopped)
		return XML_STOPPED;
	if (x->doctype)
		return XML_HAS_DOCTYPE;
	return is_cut(e, position->offset, n) ? XML_CUT : XML_MALFORMED;
}

enum xml_result
xml_read(struct xml *x, struct bytes doc, const struct xml_events *events,
    void *arg, struct xml_position *position)
{
	struct bytes left = doc, piece;

	prepare_parser(x, events, arg);
	do {
		piece = bytes_first(left, PIECE);
		left = bytes_from(left, piece.n);
		if (XML_Parse(x->parser, piece.p, (int)piece.n,
		    left.n == 0) == XML_STATUS_ERROR)
			return classify_error(x, doc.n, position);
	} while (left.n != 0);
	return XML_READ;
}

const char *
xml_library(void)
{
	return XML_ExpatVersion();
}
