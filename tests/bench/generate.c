/*
 * generate: the reports that make bench reads, the same on every machine.
 *
 *   generate DIR SMALL BIG RECORDS
 *
 * DIR/xml and DIR/packed get SMALL small reports, as XML and by turns as
 * gzip and zip; DIR/big gets BIG reports of RECORDS records each.
 */
#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <zlib.h>

static uint64_t state = 20261116;

/* A number below n, from a fixed sequence (Knuth's MMIX constants). */
static unsigned
below(unsigned n)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(state >> 33) % n;
}

struct text {
	char	*p;
	size_t	 n, size;
};

static void
add(struct text *t, const char *format, ...)
{
	va_list ap;
	int n;

	if (t->size - t->n < 2048) {
		t->size = t->size * 2 + 4096;
		t->p = realloc(t->p, t->size);
		if (t->p == NULL)
			exit(2);
	}
	va_start(ap, format);
	n = vsnprintf(t->p + t->n, t->size - t->n, format, ap);
	va_end(ap);
	if (n < 0 || (size_t)n >= t->size - t->n)
		exit(2);
	t->n += (size_t)n;
}

static void
add_dkim(struct text *t)
{
	static const char *const result[] = { "pass", "pass", "pass", "fail" };

	add(t, "      <dkim>\n        <domain>%s</domain>\n"
	    "        <selector>s%u</selector>\n        <result>%s</result>\n"
	    "      </dkim>\n", below(3) ? "example.com" : "esp.example.net",
	    below(9), result[below(4)]);
}

static void
add_record(struct text *t)
{
	static const char *const verdict[] = { "pass", "fail" };
	unsigned i, signatures = below(3);

	add(t, "  <record>\n    <row>\n      <source_ip>%u.%u.%u.%u"
	    "</source_ip>\n      <count>%u</count>\n"
	    "      <policy_evaluated>\n        <disposition>none"
	    "</disposition>\n        <dkim>%s</dkim>\n        <spf>%s</spf>\n"
	    "      </policy_evaluated>\n    </row>\n", 192 + below(16),
	    below(256), below(256), below(256), 1 + below(500),
	    verdict[below(2)], verdict[below(2)]);
	add(t, "    <identifiers>\n      <header_from>%s</header_from>\n"
	    "    </identifiers>\n    <auth_results>\n",
	    below(4) ? "example.com" : "news.example.com");
	for (i = 0; i < signatures; i++)
		add_dkim(t);
	add(t, "      <spf>\n        <domain>bounce%u.example.com</domain>\n"
	    "        <result>%s</result>\n      </spf>\n"
	    "    </auth_results>\n  </record>\n", below(20),
	    below(3) ? "pass" : "softfail");
}

static void
make_report(struct text *t, unsigned id, unsigned records)
{
	unsigned i, day = 1790000000u / 86400 * 86400 + id % 60 * 86400;

	t->n = 0;
	add(t, "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<feedback>\n"
	    "  <report_metadata>\n    <org_name>reporter%u.example</org_name>\n"
	    "    <email>dmarc@reporter%u.example</email>\n"
	    "    <extra_contact_info>https://reporter%u.example/help"
	    "</extra_contact_info>\n    <report_id>%u</report_id>\n"
	    "    <date_range>\n      <begin>%u</begin>\n      <end>%u</end>\n"
	    "    </date_range>\n  </report_metadata>\n", id % 97, id % 97,
	    id % 97, 4000000 + id, day, day + 86399);
	add(t, "  <policy_published>\n    <domain>example.com</domain>\n"
	    "    <adkim>r</adkim>\n    <aspf>r</aspf>\n"
	    "    <p>quarantine</p>\n    <sp>none</sp>\n    <pct>100</pct>\n"
	    "  </policy_published>\n");
	for (i = 0; i < records; i++)
		add_record(t);
	add(t, "</feedback>\n");
}

static FILE *
create(const char *dir, const char *sub, unsigned id, const char *end)
{
	char name[512];
	FILE *f;

	snprintf(name, sizeof(name), "%s/%s/%06u.%s", dir, sub, id, end);
	f = fopen(name, "wb");
	if (f == NULL) {
		perror(name);
		exit(2);
	}
	return f;
}

static void
put(FILE *f, const void *p, size_t n)
{
	if (fwrite(p, 1, n, f) != n)
		exit(2);
}

/* Deflated data; bits 31 gives the gzip form, -15 the bare one of zip. */
static size_t
deflated(const struct text *t, int bits, unsigned char *out, size_t room)
{
	z_stream z = { 0 };

	if (deflateInit2(&z, 6, Z_DEFLATED, bits, 8, 0) != Z_OK)
		exit(2);
	z.next_in = (unsigned char *)t->p;
	z.avail_in = (uInt)t->n;
	z.next_out = out;
	z.avail_out = (uInt)room;
	if (deflate(&z, Z_FINISH) != Z_STREAM_END)
		exit(2);
	deflateEnd(&z);
	return z.total_out;
}

static void
put_number(FILE *f, unsigned long n, int bytes)
{
	while (bytes--) {
		putc((int)(n & 0xff), f);
		n >>= 8;
	}
}

/* The fields that a local and a central header of zip share. */
static void
put_zip_fields(FILE *f, const struct text *t, size_t packed, size_t name)
{
	put_number(f, 20, 2);
	put_number(f, 0, 2);
	put_number(f, 8, 2);
	put_number(f, 0, 2);
	put_number(f, 0x5921, 2);
	put_number(f, crc32(0, (unsigned char *)t->p, (uInt)t->n), 4);
	put_number(f, packed, 4);
	put_number(f, t->n, 4);
	put_number(f, name, 2);
	put_number(f, 0, 2);
}

static void
write_zip(FILE *f, const struct text *t, unsigned char *out, size_t room)
{
	static const char name[] = "report.xml";
	size_t n = deflated(t, -15, out, room), k = sizeof(name) - 1;

	put(f, "PK\3\4", 4);
	put_zip_fields(f, t, n, k);
	put(f, name, k);
	put(f, out, n);
	put(f, "PK\1\2", 4);
	put_number(f, 20, 2);
	put_zip_fields(f, t, n, k);
	put_number(f, 0, 2 + 2 + 2 + 4 + 4);
	put(f, name, k);
	put(f, "PK\5\6", 4);
	put_number(f, 0, 4);
	put_number(f, 1, 2);
	put_number(f, 1, 2);
	put_number(f, 46 + k, 4);
	put_number(f, 30 + k + n, 4);
	put_number(f, 0, 2);
}

static void
write_small(const char *dir, unsigned id, const struct text *t)
{
	static unsigned char out[1 << 20];
	FILE *f = create(dir, "xml", id, "xml");

	put(f, t->p, t->n);
	fclose(f);
	f = create(dir, "packed", id, id % 2 ? "zip" : "gz");
	if (id % 2)
		write_zip(f, t, out, sizeof(out));
	else
		put(f, out, deflated(t, 31, out, sizeof(out)));
	fclose(f);
}

static void
make_dir(const char *dir, const char *sub)
{
	char name[512];

	snprintf(name, sizeof(name), "%s/%s", dir, sub);
	if (mkdir(name, 0777) != 0 && errno != EEXIST) {
		perror(name);
		exit(2);
	}
}

static unsigned
number(const char *s)
{
	return (unsigned)strtoul(s, NULL, 10);
}

int
main(int argc, char **argv)
{
	struct text t = { 0 };
	unsigned i;
	FILE *f;

	if (argc != 5)
		return 2;
	make_dir(argv[1], "xml");
	make_dir(argv[1], "packed");
	make_dir(argv[1], "big");
	for (i = 0; i < number(argv[2]); i++) {
		/* Most reports have a record or two, one in a hundred many. */
		make_report(&t, i, below(100) ? 1 + below(3) : 20 + below(110));
		write_small(argv[1], i, &t);
	}
	for (i = 0; i < number(argv[3]); i++) {
		make_report(&t, 9000000 + i, number(argv[4]));
		f = create(argv[1], "big", i, "xml");
		put(f, t.p, t.n);
		fclose(f);
	}
	free(t.p);
	return 0;
}
