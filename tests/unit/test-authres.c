/* test-authres: Authentication-Results, item by item (mail/authres.h). */
#include "mail/authres.h"

#include "tap.h"

/* The items of a value, as "server|RESULT name=value|PROPERTY …". */
static void
items(const char *value, const char *want)
{
	struct buf text = { 0 }, got = { 0 };
	struct bytes name, v;
	struct authres a;
	enum authres_kind k;

	authres_start(&a, bytes_of(value), &text);
	buf_adds(&got, "<");
	if (a.server.n != 0)
		buf_add(&got, a.server);
	buf_adds(&got, ">");
	while ((k = authres_next(&a, &name, &v)) != AUTHRES_END) {
		buf_adds(&got, k == AUTHRES_RESULT ? " R:" : " ");
		buf_add(&got, name);
		buf_byte(&got, '=');
		if (v.n != 0)
			buf_add(&got, v);
	}
	tap_buf(&got, bytes_of(want), value);
	buf_free(&got);
	buf_free(&text);
}

static void
standard_forms(void)
{
	items("example.org; none", "<example.org>");
	items("example.org 1; none", "<example.org>");
	items("example.org; spf=pass smtp.mailfrom=example.net",
	    "<example.org> R:spf=pass smtp.mailfrom=example.net");
	items("\"example.org\"; dkim=fail reason=\"not; good\" header.i=@a.b",
	    "<example.org> R:dkim=fail reason=not; good header.i=@a.b");
	items("example.org (it; has=this) ; auth=pass (cram-md5) "
	    "smtp.auth=x@a.b;\r\n spf=fail",
	    "<example.org> R:auth=pass smtp.auth=x@a.b R:spf=fail");
	items("a.b; dkim/1 = pass (x) header . d", "<a.b> R:dkim=pass");
	items("a.b; spf=pass smtp.mailfrom=\"x y\"@c.d smtp.helo=\"\"",
	    "<a.b> R:spf=pass smtp.mailfrom=\"x y\"@c.d smtp.helo=");
}

static void
other_forms(void)
{
	items("", "<>");
	items(";;", "<>");
	items("dmarc=fail (p=none; dis=none) header.from=a.b",
	    "<> R:dmarc=fail header.from=a.b");
	items("a.b; dkim=pass header.d=c.d spf=fail smtp.helo=e",
	    "<a.b> R:dkim=pass header.d=c.d R:spf=fail smtp.helo=e");
	items("a.b; dmarc=pass action=none compauth=pass",
	    "<a.b> R:dmarc=pass action=none compauth=pass");
	items("a.b; spf=pass (open header.d=c", "<a.b> R:spf=pass header.d=c");
	items("a.b; x=\"open; spf=pass", "<a.b> R:x=open R:spf=pass");
	items("a.b; spf=(\") fail", "<a.b> R:spf=fail");
	items("a.b; == spf==fail =", "<a.b> R:spf==fail");
	items("a.b; x.y=1; dkim=none", "<a.b> x.y=1 R:dkim=none");
}

int
main(void)
{
	standard_forms();
	other_forms();
	return tap_done();
}
