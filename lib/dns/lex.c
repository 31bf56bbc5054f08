/* lex: a file of DNS text as entries and comments. */
#include "dns/lex.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"

enum {
	NOTHING = -1,		/* the end of the file */
	COMMENT_MOST = 1024,	/* of a comment; the rest tells nothing */
	ENTRY_MOST = 1 << 20	/* the data of a record has 65,535 bytes,
				   each at most four as text */
};

void
dns_lexer_start(struct dns_lexer *l, int fd, uint64_t most)
{
	l->fd = fd;
	l->left = most;
	l->end = false;
	l->reading = 1;
	l->at = l->n = 0;
	l->ends = NULL;
	l->room = 0;
	l->line = 1;
	l->text = (struct buf){ 0 };
	l->token = NULL;
	l->ntokens = 0;
	l->fault = NULL;
	l->error = 0;
	l->too_large = false;
}

void
dns_lexer_free(struct dns_lexer *l)
{
	buf_free(&l->text);
	free(l->ends);
	free(l->token);
	l->ends = NULL;
	l->token = NULL;
}

/* The next byte of another block, or NOTHING. */
static int
refill(struct dns_lexer *l)
{
	ssize_t n;

	if (l->end)
		return NOTHING;
	do
		n = read(l->fd, l->block, sizeof(l->block));
	while (n < 0 && errno == EINTR);
	l->at = l->n = 0;
	l->end = n <= 0;
	if (n < 0)
		l->error = errno;
	if (n > 0 && (uint64_t)n > l->left) {
		l->too_large = true;
		l->end = true;
	}
	if (l->end)
		return NOTHING;
	l->left -= (uint64_t)n;
	l->n = (size_t)n;
	return (unsigned char)l->block[0];
}

static inline int
peek(struct dns_lexer *l)
{
	return l->at < l->n ? (unsigned char)l->block[l->at] : refill(l);
}

/* Takes the rest of the line, up to its end; keeps some of it in text. */
static void
take_comment(struct dns_lexer *l, size_t keep)
{
	int c;

	while ((c = peek(l)) != NOTHING && c != '\n') {
		l->at++;
		if (keep != 0) {
			buf_byte(&l->text, (char)c);
			keep--;
		}
	}
}

static bool
faulty(struct dns_lexer *l, const char *fault)
{
	l->fault = fault;
	l->line = l->reading;
	return false;
}

static void
end_token(struct dns_lexer *l, bool quoted)
{
	if (l->ntokens == l->room) {
		l->room = l->room ? l->room * 2 : 64;
		l->ends = mem_resize(l->ends, l->room, sizeof(*l->ends));
		l->token = mem_resize(l->token, l->room, sizeof(*l->token));
	}
	l->ends[l->ntokens++] = l->text.n * 2 + quoted;
}

/* A backslash and the byte behind it, which it takes the meaning of. */
static void
take_escape(struct dns_lexer *l)
{
	int c;

	buf_byte(&l->text, '\\');
	l->at++;
	c = peek(l);
	if (c == NOTHING || c == '\n')
		return;
	buf_byte(&l->text, (char)c);
	l->at++;
}

static bool
take_quoted(struct dns_lexer *l)
{
	int c;

	l->at++;
	while ((c = peek(l)) != '"') {
		if (c == NOTHING || c == '\n')
			return faulty(l, "a quote is not closed");
		if (l->text.n > ENTRY_MOST)
			return faulty(l, "longer than a record can be");
		if (c == '\\') {
			take_escape(l);
		} else {
			buf_byte(&l->text, (char)c);
			l->at++;
		}
	}
	l->at++;
	end_token(l, true);
	return true;
}

static bool
ends_word(int c)
{
	switch (c) {
	case NOTHING: case '\n': case ' ': case '\t': case '\r': case '\f':
	case '\v': case ';': case '(': case ')': case '"':
		return true;
	}
	return false;
}

static bool
take_word(struct dns_lexer *l)
{
	int c;

	while (!ends_word(c = peek(l))) {
		if (l->text.n > ENTRY_MOST)
			return faulty(l, "longer than a record can be");
		if (c == '\\') {
			take_escape(l);
		} else {
			buf_byte(&l->text, (char)c);
			l->at++;
		}
	}
	end_token(l, false);
	return true;
}

static bool
take_parenthesis(struct dns_lexer *l, int c)
{
	l->at++;
	if (c == ')' && l->depth == 0)
		return faulty(l, "a parenthesis is closed and not opened");
	l->depth += c == '(' ? 1 : (size_t)-1;
	return true;
}

/* What is to be done at c; *done at the end of the entry. */
static bool
take_part(struct dns_lexer *l, int c, bool *done)
{
	switch (c) {
	case NOTHING:
		*done = true;
		l->fault = "a parenthesis is not closed";
		return l->depth == 0;
	case '\n':
		l->at++;
		l->reading++;
		*done = l->depth == 0;
		return true;
	case ' ': case '\t': case '\r': case '\f': case '\v':
		l->at++;
		return true;
	case ';':
		take_comment(l, 0);
		return true;
	case '(': case ')':
		return take_parenthesis(l, c);
	case '"':
		return take_quoted(l);
	}
	return take_word(l);
}

static bool
take_entry(struct dns_lexer *l)
{
	bool done = false;

	l->depth = 0;
	while (!done) {
		if (!take_part(l, peek(l), &done))
			return false;
		if (l->text.n + l->ntokens > ENTRY_MOST)
			return faulty(l, "longer than a record can be");
	}
	return true;
}

/* The text does not move any more. */
static void
point_to_tokens(struct dns_lexer *l)
{
	size_t i, begin = 0, end;

	for (i = 0; i < l->ntokens; i++) {
		end = l->ends[i] / 2;
		l->token[i].raw = (struct bytes){
			end > begin ? l->text.p + begin : "", end - begin };
		l->token[i].quoted = l->ends[i] & 1;
		begin = end;
	}
}

enum dns_item
dns_lexer_next(struct dns_lexer *l)
{
	int c;

	l->ntokens = 0;
	l->text.n = 0;
	do {
		c = peek(l);
		l->line = l->reading;
		if (c == NOTHING)
			return DNS_END;
		if (c == ';') {
			take_comment(l, COMMENT_MOST);
			return DNS_COMMENT;
		}
		l->indented = c == ' ' || c == '\t';
		if (!take_entry(l))
			return DNS_FAULT;
	} while (l->ntokens == 0);
	point_to_tokens(l);
	return DNS_ENTRY;
}
