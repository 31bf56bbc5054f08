/* mail: a message with a page as text and as HTML. */
#include "render/mail.h"

#include "base/hash.h"
#include "render/mail_text.h"

/*
 * A boundary that no part can hold: in quoted-printable the characters =_
 * never stand together (RFC 2045 section 6.7). What is behind them only
 * keeps a message in a message apart.
 */
static void
add_boundary(struct buf *b, const struct mail *m)
{
	static const struct hash_key keys[] = { { 1, 2 }, { 3, 4 } };
	static const char hex[] = "0123456789abcdef";
	uint64_t h;
	size_t i;
	int shift;

	buf_adds(b, "=_rua-");
	for (i = 0; i < 2; i++) {
		h = hash_bytes(keys[i], i == 0 ? m->text : m->html);
		for (shift = 60; shift >= 0; shift -= 4)
			buf_byte(b, hex[h >> shift & 15]);
	}
}

/* The address with its name, if there is one. */
static void
add_address(struct buf *out, struct bytes address, size_t *column)
{
	struct bytes name, spec;

	mail_parts(address, &name, &spec);
	if (name.n == 0) {
		header_word(out, spec, column);
		return;
	}
	header_phrase(out, name, column);
	buf_byte(out, ' ');
	++*column;
	header_fold(out, spec.n + 2, column);
	buf_byte(out, '<');
	buf_add(out, spec);
	buf_byte(out, '>');
	*column += spec.n + 2;
}

static size_t
begin_header(struct buf *out, const char *name)
{
	buf_adds(out, name);
	buf_adds(out, ": ");
	return strlen(name) + 2;
}

static void
add_headers(struct buf *out, const struct mail *m)
{
	size_t i, column = begin_header(out, "From");

	add_address(out, m->from, &column);
	buf_byte(out, '\n');
	column = begin_header(out, "To");
	for (i = 0; i < m->nto; i++) {
		if (i != 0) {
			buf_adds(out, ",\n ");
			column = 1;
		}
		add_address(out, m->to[i], &column);
	}
	buf_byte(out, '\n');
	column = begin_header(out, "Subject");
	header_text(out, m->subject, &column);
	buf_byte(out, '\n');
	if (m->date.n != 0) {
		buf_adds(out, "Date: ");
		buf_add(out, m->date);
		buf_byte(out, '\n');
	}
	if (m->message_id.n != 0) {
		buf_adds(out, "Message-ID: <");
		buf_add(out, mail_inner_id(m->message_id));
		buf_adds(out, ">\n");
	}
}

static void
add_part(struct buf *out, struct bytes boundary, const char *type,
    const char *lang, struct bytes content)
{
	buf_adds(out, "\n--");
	buf_add(out, boundary);
	buf_adds(out, "\nContent-Type: ");
	buf_adds(out, type);
	buf_adds(out, "; charset=utf-8\nContent-Language: ");
	buf_adds(out, lang);
	buf_adds(out, "\nContent-Transfer-Encoding: quoted-printable\n\n");
	mail_quoted(out, content);
}

void
mail_write(struct buf *out, const struct mail *m)
{
	struct buf boundary = { 0 };
	struct bytes b;

	add_boundary(&boundary, m);
	b = buf_view(&boundary);
	add_headers(out, m);
	buf_adds(out, "MIME-Version: 1.0\n"
	    "Content-Type: multipart/alternative;\n boundary=\"");
	buf_add(out, b);
	/* RFC 3834 section 5: no vacation notice shall answer. */
	buf_adds(out, "\"\nAuto-Submitted: auto-generated\n");
	add_part(out, b, "text/plain", m->lang, m->text);
	add_part(out, b, "text/html", m->lang, m->html);
	buf_adds(out, "\n--");
	buf_add(out, b);
	buf_adds(out, "--\n");
	buf_free(&boundary);
}
