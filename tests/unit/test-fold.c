/* test-fold: where lines end (render/fold.h, render/plain.h). */
#include "render/fold.h"

#include "render/plain.h"
#include "render/width.h"
#include "tap.h"

/* text in lines of width columns is want, lines parted by |. */
static void
folds(const char *text, size_t width, const char *want)
{
	struct bytes rest = bytes_of(text), line;
	struct buf b = { 0 };
	bool wide = false;

	while (rest.n != 0) {
		line = plain_line(&rest, width);
		wide |= text_width(line) > width;
		if (b.n != 0)
			buf_byte(&b, '|');
		buf_add(&b, line);
	}
	tap_bytes(buf_view(&b), bytes_of(want), want);
	tap_check(!wide, "no line is too wide");
	buf_free(&b);
}

static void
japanese(void)
{
	folds("受信側の処理", 8, "受信側の|処理");
	folds("受信側の処理", 7, "受信側|の処理");
	folds("拒否した。次へ", 8, "拒否し|た。次へ");
	folds("拒否、隔離、なし", 4, "拒|否、|隔|離、|なし");
	folds("元は（転送）です", 6, "元は|（転|送）で|す");
	folds("あれは「転送」です", 8, "あれは|「転送」|です");
	folds("ポリシー", 6, "ポリ|シー");
	folds("データ", 4, "デー|タ");
	folds("署名はDKIMです", 8, "署名は|DKIMです");
	folds("メール12通が", 9, "メール|12通が");
	folds("計1,234,567通", 11, "計|1,234,567通");
	folds("表示 する", 6, "表示|する");
}

static void
others(void)
{
	folds("one two three", 8, "one two|three");
	folds("mail.example.net", 14, "mail.example.|net");
	folds("abcdefghij", 4, "abcd|efgh|ij");
	folds("", 4, "");
	/* What closes and closes does not fit at all: it is cut anywhere. */
	folds("。。。。", 4, "。。|。。");
	folds("漢字", 3, "漢|字");
}

int
main(void)
{
	japanese();
	others();
	return tap_done();
}
