/*
 * strings_ja_posture: what is said of audits, surveys and failure reports, in
 * Japanese; names as in render/strings_posture.h.
 */
#ifndef RENDER_STRINGS_JA_POSTURE_H
#define RENDER_STRINGS_JA_POSTURE_H

#define STRINGS_JA_POSTURE(X) \
	X(TITLE_POSTURE, "メールドメインの設定状況") \
	X(TITLE_FAILURES, "失敗レポートのまとめ") \
	X(AUDITED, "{1}ドメイン") \
	X(PROFILES, "プロファイル{1}件") \
	X(CHECKS, "検査{1}件") \
	X(FAILURE_REPORTS, "失敗レポート{1}件") \
	X(COMPLAINTS, "苦情{1}件") \
	X(LEAD_AUDIT, "{2}により{1}を監査しました。") \
	X(LEAD_FAILURES, "{2}についての{1}を含みます。") \
	/* a profile */ \
	X(POSTURE, "設定状況：{1}") \
	X(POSTURE_UNNAMED, "設定状況") \
	X(POSTURE_VERDICT, "{1}のうち、必須の要件をすべて満たすもの{2}、満た" \
	    "さないものがあるもの{3}、保存された応答からは判断できないもの" \
	    "{4}です。") \
	X(POSTURE_ADVICE, "{1}です。必須の要件はありません。") \
	X(POSTURE_AS_OF, "{1}の応答に基づきます。") \
	X(POSTURE_UNDATED, "日付の分からないもの：{1}。") \
	X(POSTURE_WORST, "行列には、{2}のうち状況の悪い{1}ドメインだけを示し" \
	    "ます。割合はすべてのドメインについてのものです。--domainと--top" \
	    "で範囲を変えられます。") \
	X(POSTURE_CLEAR, "不適合や警告はありません。") \
	X(POSTURE_NOTE, "要件充足率は、適合、警告、不適合のうち、適合の割合で" \
	    "す。「不明」は、保存された応答からは分からないものです。応答がな" \
	    "いことは、レコードがないことを意味しません。公開されている設定か" \
	    "らは、誰が送信しているかも、受信側がどう扱うかも分かりません。") \
	X(MORE_PROFILES, "表示していないもの：{1}。") \
	X(WEIGHTS_CAPTION, "検査の結果（要件の強さ別）") \
	X(WEIGHT_MUST, "必須") \
	X(WEIGHT_SHOULD, "推奨") \
	X(WEIGHT_MAY, "任意") \
	X(MATRIX_CAPTION, "ドメインと要件の行列（状況の悪い順）") \
	X(MATRIX_HEAD, "{1}（{2}）") \
	X(MATRIX_LETTERS, "{1}。列の番号は、下の要件の番号です。") \
	X(CHECK_FAIL, "不適合") \
	X(CHECK_WARN, "警告") \
	X(CHECK_UNKNOWN, "不明") \
	X(CHECK_PASS, "適合") \
	X(CHECK_NOT_APPLICABLE, "該当なし") \
	X(CHECK_NOT_ASKED, "対象外") \
	X(REQUIREMENTS_CAPTION, "要件ごとの適合ドメイン（状況の悪い順）") \
	/* what is not met */ \
	X(UNMET, "満たされていない要件：{1}") \
	X(UNMET_UNNAMED, "満たされていない要件") \
	X(UNMET_TITLE, "{1}：{2}（{3}）") \
	X(UNMET_FOUND, "確認された内容：{1}。") \
	X(UNMET_NOTHING, "なし") \
	X(UNMET_EXPECTED, "求められる内容：{1}。") \
	X(UNMET_REFERENCE, "根拠：{1}。") \
	X(UNMET_AS_OF, "{1}の応答です。") \
	X(UNMET_UNDATED, "応答の日付は不明です。") \
	X(UNMET_NOTE, "注：{1}。") \
	X(UNMET_MORE, "不適合または警告が、ほかに{1}件あります。--domainと" \
	    "--topで範囲を変えられます。") \
	/* a survey */ \
	X(SURVEY, "調査") \
	X(SURVEY_ALL, "すべてのドメイン") \
	X(SURVEY_GROUP, "グループ{1}") \
	X(SURVEY_NOTE, "割合は、保存された応答から判断できたドメインについて" \
	    "のものです。") \
	/* failure reports */ \
	X(FAILURE, "失敗レポート") \
	X(FAILURE_SOURCES, "失敗したメール（送信元別、失敗レポートによる）") \
	X(FAILURE_CAUSES, "失敗レポート（原因別）") \
	X(FAILURE_REPORTERS, "失敗レポートの報告元") \
	X(FAILURE_NOTE, "失敗レポートのメールは集計レポートでも数えられている" \
	    "ため、ほかの数値には加えていません。失敗レポートを送る受信側は少" \
	    "ないため、これは例であり、量を示すものではありません。宛先、件名" \
	    "、メールアドレスの@より前は示しません。") \
	X(COMPLAINT_KINDS, "苦情（種類別）") \
	X(COMPLAINT_NOTE, "苦情は受信者からのもので、対象のメールは認証に成功" \
	    "していることもあります。失敗したメールには含めていません。") \
	/* notes */ \
	X(ROWS_FAILURES, "failure行") \
	X(ROWS_AUDIT, "audit行") \
	X(ROWS_SURVEY, "survey行") \
	/* heads of columns */ \
	X(HEAD_NUMBER, "列") \
	X(HEAD_REQUIREMENT, "要件") \
	X(HEAD_WEIGHT, "強さ") \
	X(HEAD_UNMET, "不適合") \
	X(HEAD_WARN, "警告") \
	X(HEAD_OPEN, "不明") \
	X(HEAD_MET, "適合") \
	X(HEAD_NOT_APPLICABLE, "該当なし") \
	X(HEAD_MET_SHARE, "要件充足率") \
	X(HEAD_MEASURE, "項目") \
	X(HEAD_HOLDS, "ドメイン") \
	X(HEAD_OF, "対象") \
	X(HEAD_SURVEY_SHARE, "割合") \
	X(HEAD_WHAT, "失敗の内容") \
	X(HEAD_TYPE, "種類") \
	X(HEAD_DELIVERY, "配送（報告による）")

#endif
