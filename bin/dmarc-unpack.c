/* dmarc-unpack: report documents out of whatever they came in. */
#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/lockdown.h"
#include "container/archive.h"
#include "container/extract.h"
#include "container/gzip.h"
#include "container/walk.h"
#include "io/charset_fault.h"
#include "mail/facts.h"
#include "report/report_key.h"
#include "report/tlsrpt.h"
#include "report/xml.h"
#include "text/charset.h"
#include "text/domain.h"
#include "tsv/writer.h"

enum { OPT_LIST = 256, OPT_EXTRACT, OPT_AUTHSERV, OPT_FILES0 };

static const struct cli_option options[] = {
	{ OPT_LIST, "list", NULL,
	    "leave the document column out: show what is there" },
	{ OPT_EXTRACT, "extract", "DIR",
	    "write each document to a new file in DIR, and list those" },
	{ OPT_AUTHSERV, "authserv-id", "ID",
	    "trust what your server ID wrote into "
	    "Authentication-Results" },
	{ OPT_FILES0, "files0-from", "FILE",
	    "read names to unpack from FILE, each ended by NUL" },
};

static const char *
libraries(char *out, size_t n)
{
	snprintf(out, n, "%s, zlib %s, %s, jansson %s, libidn2 %s",
	    archive_library(), gzip_library(), xml_library(),
	    tlsrpt_library(), domain_library());
	return out;
}

static const struct cli_program program = {
	"dmarc-unpack", "[option ...] [file | folder | - ...]",
	"Finds DMARC and SMTP TLS reports in mail, mailboxes, folders and "
	"archives, and\nwrites one row for each of them.",
	options, sizeof(options) / sizeof(options[0]),
	CLI_WRITES_ROWS, LIMIT_UNPACK, libraries
};

struct unpacker {
	struct cli	 cli;
	struct walk	*walk;
	struct charsets	*charsets;
	struct report_keys *keys;
	struct tsv_writer out;
	bool		 list;
	const char	*extract_to;	/* NULL: rows of documents */
	const char	*files0;	/* NULL: operands */
	struct bytes	 authserv;	/* empty: nobody is trusted */
	struct extract	 extract;
	struct buf	 text, file;
	bool		 stuck;		/* nothing more can be written */
	uint64_t	 kinds[SNIFF_FAILURE + 1];
};

static enum document_kind
classify_head(void *arg, struct bytes head)
{
	(void)arg;
	switch (sniff(head)) {
	case SNIFF_AGGREGATE:
	case SNIFF_TLSRPT:
		return DOCUMENT_REPORT;
	case SNIFF_FAILURE:
		return DOCUMENT_MESSAGE;
	case SNIFF_NONE:
		break;
	}
	return DOCUMENT_NONE;
}

static const struct document_mail *read_mail(const struct unpacker *u,
		    struct document_mail *m);

/*
 * What the trusted server says of a message. It wrote to no attached one:
 * that fails where the mail around it does, and never passes.
 */
static const char *
auth_of(const struct unpacker *u, const struct document_mail *m)
{
	if (u->authserv.n == 0)
		return "";
	if (m->outer == NULL)
		return mail_auth(m->head, u->authserv);
	return strcmp(read_mail(u, m->outer)->auth, "fail") == 0 ? "fail" :
	    "none";
}

/* What a message tells of itself, read once for all of its documents. */
static const struct document_mail *
read_mail(const struct unpacker *u, struct document_mail *m)
{
	static const struct document_mail none = { .facts = { .date = -1 },
	    .auth = "" };

	if (m == NULL || m->head.n == 0)
		return &none;
	if (m->read)
		return m;
	mail_facts(m->head, &m->facts);
	m->auth = auth_of(u, m);
	m->read = true;
	return m;
}

static void
put_document(struct unpacker *u, const struct document *document,
    enum sniff kind,
    struct bytes text, const struct quirks *q)
{
	const struct document_mail *mail = read_mail(u, document->mail);
	char key[IDENTITY_TEXT];

	tsv_put(&u->out, document->source);
	tsv_put(&u->out, bytes_of(sniff_name(kind)));
	tsv_put_num(&u->out, document->bytes.n);
	tsv_put_time(&u->out, mail->facts.date);
	tsv_put(&u->out, bytes_of(mail->facts.from));
	tsv_put(&u->out, bytes_of(mail->auth));
	tsv_put_quirks(&u->out, q);
	if (!u->list)
		tsv_put(&u->out, text);
	tsv_put(&u->out, report_key(u->keys, kind, text, key));
	tsv_end_row(&u->out);
}

/* Writes the document as it was found. */
static void
extract_document(struct unpacker *u, const struct document *document,
    enum sniff kind)
{
	static const char *const suffix[] = { "", ".xml", ".json", ".eml" };

	if (!extract_write(&u->extract, document->label, suffix[kind],
	    document->bytes, &u->file)) {
		cli_sayf(&u->cli, MSG_CANNOT_WRITE, buf_view(&u->file), "%s",
		    strerror(errno));
		u->stuck = true;
		return;
	}
	tsv_put(&u->out, document->source);
	tsv_put(&u->out, bytes_of(sniff_name(kind)));
	tsv_put_num(&u->out, document->bytes.n);
	tsv_put(&u->out, buf_view(&u->file));
	tsv_end_row(&u->out);
}

/* Writes the document as text; false, and told, when that cannot be. */
static bool
write_document(struct unpacker *u, const struct document *document,
    enum sniff kind)
{
	struct quirks q = document->quirks;
	struct bytes text, declared;

	if (charset_settle(u->charsets, document->bytes, document->charset,
	    &u->text,
	    &text, &declared, &q) == CHARSET_UNKNOWN) {
		fault_charset(&u->cli, document->source, declared);
		return false;
	}
	put_document(u, document, kind, text, &q);
	return true;
}

static bool
take_document(void *arg, const struct document *document)
{
	struct unpacker *u = arg;
	enum sniff kind = document->message ? SNIFF_FAILURE :
	    sniff(document->bytes);

	u->stuck |= u->out.error != 0;
	if (u->stuck)
		return false;
	if (u->extract_to != NULL)
		extract_document(u, document, kind);
	else if (!write_document(u, document, kind))
		return false;
	u->kinds[kind]++;
	return true;
}

static void
read_options(struct unpacker *u, int argc, char **argv)
{
	int o;

	while ((o = cli_next(&u->cli, &program, argc, argv)) != CLI_END) {
		if (o == OPT_LIST)
			u->list = true;
		else if (o == OPT_EXTRACT)
			u->extract_to = u->cli.arg;
		else if (o == OPT_AUTHSERV)
			u->authserv = bytes_of(u->cli.arg);
		else if (o == OPT_FILES0)
			u->files0 = u->cli.arg;
	}
	if (u->authserv.p != NULL && u->authserv.n == 0)
		cli_usagef(&u->cli, "--authserv-id \"\": give the name that "
		    "your mail server writes in Authentication-Results");
	if (u->list && u->extract_to != NULL)
		cli_usagef(&u->cli, "--list does not go with --extract");
	if (u->files0 != NULL && u->cli.noperands != 0)
		cli_usagef(&u->cli, "--files0-from does not go with operands");
}

static void
put_header(struct unpacker *u)
{
	const struct tsv_kind_info *documents = tsv_kind(KIND_DOCUMENTS);
	struct bytes names[DOC_COLUMNS];
	bool quiet = u->cli.no_header;
	size_t i, n = 0;

	tsv_start(&u->out, STDOUT_FILENO);
	for (i = 0; i < DOC_COLUMNS; i++)
		if (!u->list || i != DOC_document)
			names[n++] = bytes_of(documents->columns[i].name);
	if (u->extract_to != NULL)
		tsv_header(&u->out, KIND_EXTRACTED, quiet);
	else
		tsv_header_names(&u->out, names, n, quiet);
}

static void
die_of(struct unpacker *u, enum message m, const char *name)
{
	cli_sayf(&u->cli, m, bytes_of(name), "%s", strerror(errno));
	cli_die(&u->cli);
}

/* All names of the list, one after the other. */
static void
unpack_listed(struct unpacker *u)
{
	bool input = strcmp(u->files0, "-") == 0;
	FILE *list = input ? stdin : fopen(u->files0, "re");
	char *name = NULL;
	size_t size = 0;

	if (list == NULL)
		die_of(u, MSG_CANNOT_OPEN, u->files0);
	while (!u->stuck && getdelim(&name, &size, '\0', list) > 0)
		if (name[0] != '\0')
			walk_operand(u->walk, name);
	if (ferror(list))
		cli_sayf(&u->cli, MSG_CANNOT_READ, bytes_of(u->files0), "%s",
		    strerror(errno));
	free(name);
	if (!input)
		fclose(list);
}

static void
unpack_all(struct unpacker *u)
{
	size_t i;

	if (u->files0 != NULL)
		unpack_listed(u);
	else if (u->cli.noperands == 0)
		walk_operand(u->walk, "-");
	for (i = 0; i < u->cli.noperands && !u->stuck; i++)
		walk_operand(u->walk, u->cli.operands[i]);
}

static void
say_counts(struct unpacker *u)
{
	const struct walk_counts *n = walk_counts(u->walk);

	if (u->out.repaired != 0)
		cli_sayf(&u->cli, MSG_REPAIRED_TEXT, BYTES_NONE, "%llu cells",
		    (unsigned long long)u->out.repaired);
	cli_counts(&u->cli, "%llu aggregate, %llu tlsrpt, %llu failure "
	    "reports in %llu files, %llu messages, %llu archives; without a "
	    "report: %llu messages, %llu other files%s, %llu empty payloads; "
	    "%llu damaged archives in other mail, %llu refused",
	    (unsigned long long)u->kinds[SNIFF_AGGREGATE],
	    (unsigned long long)u->kinds[SNIFF_TLSRPT],
	    (unsigned long long)u->kinds[SNIFF_FAILURE],
	    (unsigned long long)n->files, (unsigned long long)n->messages,
	    (unsigned long long)n->archives, (unsigned long long)n->bare,
	    (unsigned long long)n->others, walk_others(u->walk),
	    (unsigned long long)n->empty,
	    (unsigned long long)n->damaged,
	    (unsigned long long)u->cli.refused);
}

int
main(int argc, char **argv)
{
	struct unpacker u = { .extract.folder = -1 };
	struct walk_sink sink = { &u, classify_head, take_document };
	int error;

	read_options(&u, argc, argv);
	/* libarchive wants member names in the locale; they are bytes to us. */
	setlocale(LC_CTYPE, "C.UTF-8");
	if (u.extract_to != NULL && !extract_open(&u.extract, u.extract_to))
		die_of(&u, MSG_CANNOT_OPEN, u.extract_to);
	u.charsets = charsets_open();
	u.keys = report_keys_new(&u.cli.limits);
	u.walk = walk_new(&u.cli, &sink);
	put_header(&u);
	lockdown(&u.cli, u.extract.folder, u.extract_to);
	unpack_all(&u);
	error = tsv_finish(&u.out);
	say_counts(&u);
	walk_free(u.walk);
	charsets_close(u.charsets);
	report_keys_free(u.keys);
	extract_close(&u.extract);
	buf_free(&u.text);
	buf_free(&u.file);
	return cli_finish(&u.cli, error);
}
