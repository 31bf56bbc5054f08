/*
 * strings_ja: the sentences of a page in Japanese: X(NAME, sentence), the
 * names as in render/strings.h. strings_ja.c does not compile when one is
 * missing, superfluous or there twice.
 *
 * Sentences end in です and ます, headings and heads in a noun. Tags, modes
 * and kinds of rows stay as the RFCs and the manual write them. Counted
 * things carry their counter word and have no plural.
 */
#ifndef RENDER_STRINGS_JA_H
#define RENDER_STRINGS_JA_H

#include "render/strings_ja_findings.h"
#include "render/strings_ja_posture.h"

#define STRINGS_JA(X) \
	X(TITLE, "DMARCレポートとTLSレポートのまとめ") \
	X(NOTHING, "入力にレポートがありません。") \
	X(CONTENTS, "目次") \
	/* counted things: no plural, but a counter word */ \
	X(MESSAGES, "{1}通") \
	X(REPORTS, "レポート{1}件") \
	X(REPORTERS, "報告元{1}組織") \
	X(TLS_REPORTS, "TLSレポート{1}件") \
	X(ROWS, "{1}行") \
	X(MORE_ROWS, "その他{1}件") \
	X(AT_LEAST, "{1}以上") \
	/* the lead */ \
	X(LEAD, "{3}からの{2}に、メール{1}が記録されています。") \
	X(LEAD_ROLLUPS, "{2}が報告したメール{1}を、ロールアップとして集計し" \
	    "たものです。") \
	X(LEAD_PERIOD, "期間は{1}です。") \
	X(LEAD_TLS, "暗号化通信についての{1}を含みます。") \
	X(LEAD_COMPARED, "{1}と比較しています。") \
	X(LEAD_NOT_COMPARED, "入力に{1}のデータがないため、比較はできませ" \
	    "ん。") \
	X(BETWEEN_SENTENCES, "") \
	X(PERIOD, "{1}〜{2}") \
	/* domains */ \
	X(DOMAINS, "ドメイン") \
	X(DOMAINS_CAPTION, "各ドメインを名乗るメール（DMARCの結果別）") \
	X(ALL_DOMAINS, "合計") \
	X(NO_DOMAIN, "ドメインの記載なし") \
	X(SEVERAL_DOMAINS, "複数のドメイン") \
	X(SHARE_NOTE, "DMARC適合率は、DMARCに成功または失敗したメールのうち、" \
	    "成功したものの割合です。結果が不明のメールは含みません。ポリシー" \
	    "は、報告がそろった最新の日に、報告元の多くが示したものです。") \
	X(SECTIONS_NOTE, "詳しく示すのは上位{1}ドメインだけです。ほかのドメ" \
	    "インは--domainで指定してください。") \
	X(MESSAGES_SPLIT, "{1}通（成功{2}、失敗{3}、不明{4}）") \
	X(SHARE_OF, "{1}（結果のある{2}通のうち）") \
	X(POLICY_SEEN, "{1}（{2}の時点）") \
	X(POLICY_OF, "{1}（{2}のレコードによる）") \
	X(POLICY_NONE, "不明") \
	X(AS_IS, "{1}") \
	/* the trend */ \
	X(TREND_UP, "上昇（前は{2}通のうち{1}）") \
	X(TREND_DOWN, "低下（前は{2}通のうち{1}）") \
	X(TREND_SAME, "変化なし（前は{2}通のうち{1}）") \
	X(TREND_GONE, "メールなし（前は{2}通のうち{1}）") \
	X(TREND_NEW, "前はメールなし") \
	X(TEST_MODE, "{1}（テスト）") \
	/* failing sources */ \
	X(ON_WAY, "失敗のうち、転送または署名の検証失敗：{1}") \
	X(ON_WAY_NOTE, "「転送」は、受信側がそう報告したものです。「検証失" \
	    "敗」は、そのドメインの署名またはSPFレコードがあるのに、検証に成" \
	    "功しなかったものです。") \
	X(MISALIGNED, "失敗のうち、第三者ドメインでのみ認証成功（アライメント" \
	    "不一致）：{1}") \
	X(MISALIGNED_NOTE, "SPFまたはDKIMに成功していますが、別の組織の名前" \
	    "としてだけです。その組織が正規に代行送信しているのかどうかは、1" \
	    "件の記録からは分かりません。") \
	X(BARE, "失敗のうち、SPF・DKIMともに認証失敗（なりすまし、または設定" \
	    "漏れ）：{1}") \
	X(OPEN, "失敗のうち、記録からは原因が分からないもの：{1}") \
	X(REPORTED, "失敗（受信側の評価による）：{1}") \
	X(REPORTED_NOTE, "失敗の原因は、ここでは評価していません。これらの記" \
	    "録がalign-filterを通っていないためです。") \
	X(SENDERS, "SPFまたはDKIMに成功した識別子") \
	X(SENDERS_NOTE, "1通のメールが複数の識別子を持つことがあるため、合計" \
	    "はメールの総数と一致しません。") \
	X(AUTH_MORE, "{1} 他{2}件") \
	/* who sends */ \
	X(SERVICES, "送信元と、そのDMARC適合率") \
	X(SERVICES_NOTE, "送信元の名前は、利用者が付けたラベル、認証に成功し" \
	    "た識別子が示すサービスの名前、または認証に成功した識別子の組織です。" \
	    "DKIMとSPFの欄は、成功または失敗したメールのうち、それぞれがアラ" \
	    "イメントも含めて成功した割合です。") \
	X(SENT_BY_NOBODY, "識別子なし") \
	X(SENT_OWN, "一覧にある") \
	X(SENT_AUTHORISED, "SPFレコードで許可") \
	X(SENT_KNOWN, "成功しているサービス") \
	X(SENT_MARKED, "一覧に印がある") \
	X(SENT_SIGNED, "署名のみ（転送の可能性）") \
	X(SENT_SERVICE, "サービス") \
	X(SENT_UNKNOWN, "不明") \
	X(KNOWN_NONE, "なし（align-filterに--ownで一覧を指定）") \
	/* subdomains */ \
	X(SUBDOMAINS, "Fromヘッダのサブドメイン") \
	X(SUBDOMAINS_NOTE, "「成功」が0の名前では、この期間に一度も認証に成功し" \
	    "たメールがありません。「不確か」は、レコードのドメインを書くべ" \
	    "き欄にFromドメインを書く報告元のため、どのドメインのポリシーか" \
	    "決められないものです。") \
	X(RECORD_OWN, "独自") \
	X(RECORD_INHERITED, "継承") \
	X(RECORD_DOUBTFUL, "不確か") \
	X(RECORD_UNKNOWN, "記載なし") \
	X(RECORD_DIFFERS, "混在") \
	/* selectors */ \
	X(SELECTORS, "DKIMセレクタ") \
	X(SELECTORS_CAPTION, "Fromヘッダのドメインのために署名しているセレク" \
	    "タ") \
	X(SELECTORS_NOTE, "数えているのは署名であり、メールではありません。1" \
	    "通に複数の署名が付くことがあります。初回と最終は、この入力にあ" \
	    "るレポートの日付であり、鍵の日付ではありません。") \
	/* policies over time */ \
	X(POLICY_HISTORY, "ポリシーの推移") \
	X(POLICY_HISTORY_CAPTION, "報告元の多くが示したポリシーと、その開始日") \
	/* what changed */ \
	X(MORE_FINDINGS, "重要度の低いものが、ほかに{1}件あります。--domain" \
	    "で絞り込んでください。") \
	X(CHANGES, "変化") \
	X(CHANGES_CAPTION, "前回と今回") \
	X(KEYS, "{1}件") \
	X(CHANGES_SAME, "比較した{1}のうち、{2}件には変化がありませんでし" \
	    "た。") \
	X(CHANGE_WORSE, "悪化") \
	X(CHANGE_NEW, "新規") \
	X(CHANGE_GONE, "消滅") \
	X(CHANGE_MORE, "増加") \
	X(CHANGE_LESS, "減少") \
	X(CHANGE_BETTER, "改善") \
	X(BEFORE_NOW, "{1}→{2}") \
	/* the map of reporters */ \
	X(HEAT, "報告元ごとの1日あたりのメール数（UTC）") \
	X(HEAT_WEEKS, "報告元ごとの1週あたりのメール数（UTC）") \
	X(HEAT_MONTHS, "報告元ごとの1か月あたりのメール数（UTC）") \
	X(HEAT_DESCRIPTION, "行は報告元、列は{1}から{2}までの各期間です。色" \
	    "が濃いほど多く、最大は{3}です。すべての数値は表にあります。") \
	X(HEAT_TABLE, "数値の表") \
	X(HEAT_FROM, "{1}以上") \
	X(HEAT_ZERO, "メールなし") \
	X(HEAT_NONE, "レポートなし") \
	X(HEAT_GAP, "レポート欠落") \
	X(HEAT_CELL, "{1}、{2}：{3}") \
	X(FOLDED, "{1}（{2}）") \
	/* days */ \
	X(DAYS, "日別") \
	X(WEEKS, "週別") \
	X(MONTHS, "月別") \
	X(DAYS_CAPTION, "日別のメール数（UTC）") \
	X(WEEKS_CAPTION, "週別のメール数（ISO 8601の週、UTC）") \
	X(MONTHS_CAPTION, "月別のメール数（UTC）") \
	X(CHART_DESCRIPTION, "{1}から{2}までの棒グラフです。最も高い棒は{3}" \
	    "を表します。すべての数値は表にあります。") \
	X(UNDATED, "日付なし") \
	X(DAYS_NOTE, "レポートは、対象期間の大半を占める日に数えます。数値の" \
	    "ない日にはレポートがありませんでした。レポートは1日以上遅れて届" \
	    "くため、最後の数日は出そろっていないことがあります。") \
	/* reporters */ \
	X(WHO_REPORTS, "報告元") \
	X(REPORTERS_CAPTION, "報告元と、そこから見えたメール") \
	X(REPORTERS_NOTE, "「不一致」は、報告元の判定が、その報告元自身の記" \
	    "録から再計算した結果と異なるメールの割合です。") \
	X(FAULTS_NOTE, "「不備」は、レポートの不備のうち最も多く見逃したも" \
	    "の、その記録の数、そのほかの種類の数です。") \
	X(FAULT, "{1}（{2}）") \
	X(FAULT_MORE, "{1}（{2}）他{3}種") \
	/* TLS */ \
	X(TLS, "暗号化通信") \
	X(TLS_CAPTION, "ポリシー別のセッション数（送信側サーバの報告による）") \
	X(TLS_NOTE, "1つのドメインの2つのポリシーが同じセッションを数えるこ" \
	    "とがあるため、合計はしていません。モードは最後に報告されたもの" \
	    "です。モードがenforceのとき、失敗したセッションのメールは送信待" \
	    "ちとなり、再送が試みられました。testingのとき、またはポリシーが" \
	    "ないときは、失敗してもそのまま送信されました。") \
	X(FAILURES_CAPTION, "失敗したセッション（種類別）") \
	X(FAILURES_NOTE, "1つのセッションが複数の理由で失敗することがあるた" \
	    "め、合計は失敗したセッションの数を超えることがあります。") \
	X(NOT_COUNTED, "件数なし") \
	X(PARTLY_COUNTED, "{1}以上") \
	X(NO_POLICY, "見つからず") \
	X(NOT_TOLD, "記載なし") \
	/* notes */ \
	X(NOTES, "集計の方法") \
	X(ROWS_RECORDS, "records行") \
	X(ROWS_ALIGNED, "aligned records行") \
	X(ROWS_ROLLUPS, "rollups行") \
	X(ROWS_REPORTS, "reports行") \
	X(ROWS_TLS, "TLS行") \
	X(ROWS_SIGNATURES, "signatures行") \
	X(ROWS_QUALITY, "quality行") \
	X(ROWS_COVERAGE, "coverage行") \
	X(ROWS_DIFFERENCES, "differences行") \
	X(ROWS_REJECTS, "rejects行") \
	X(SIGNATURES_UNUSED, "{1}（不使用：aligned records行に同じ署名がある" \
	    "ため）") \
	X(MADE_BY, "作成") \
	X(MADE_BY_VALUE, "report-render（rua-tools {1}）") \
	X(REPORTS_READ, "DMARCレポート") \
	X(TLS_REPORTS_READ, "TLSレポート") \
	X(REFUSED, "受け付けられなかった入力：{1}件") \
	X(REFUSED_NOTE, "これらの入力の内容は、上の数値に含まれていません。" \
	    "コードの意味は、各プログラムのマニュアルのDIAGNOSTICSにありま" \
	    "す。") \
	X(ROWS_UNUSED, "{1}（不使用：個別の記録があり、加えるとメールを二重" \
	    "に数えるため）") \
	X(RECOMPUTED, "再計算した結果") \
	X(RECOMPUTED_VALUE, "{1}（記録にあるSPFとDKIMの結果から）") \
	X(AS_REPORTED, "報告どおりの結果") \
	X(AS_REPORTED_VALUE, "{1}（align-filterを通していないレコード）") \
	X(MIXED, "両者が混在する結果") \
	X(MIXED_VALUE, "{1}（両者を区別しないロールアップによる）") \
	X(DISAGREEING, "受信側と不一致") \
	X(DISAGREEING_VALUE, "再計算した結果のうち{1}") \
	X(OTHER_DOMAIN, "対象外のドメイン") \
	X(OTHER_DOMAIN_VALUE, "{1}（除外）") \
	X(OTHER_TIME, "対象外の日") \
	X(OTHER_TIME_VALUE, "{1}（このページの期間外）") \
	X(TWICE, "重複") \
	X(TWICE_VALUE, "{1}（除外：同じレポートが別の種類の行として先に現れ" \
	    "たため）") \
	X(UNJUDGED_NOTE, "個別の記録がないため、reports行のメールには結果が" \
	    "ありません。") \
	X(ACTION_NOTE, "「処理なし」は、DMARCが受信側に処理を求めなかったと" \
	    "いう意味にすぎません。メールがどこへ行ったかは示しません。") \
	X(LIMITS, "レポートからは分からないこと") \
	X(LIMITS_NOTE, "DMARCレポートやTLSレポートがいくらあっても、次のこと" \
	    "は分かりません。") \
	X(LIMIT_INBOX, "メールが受信トレイと迷惑メールフォルダのどちらに入っ" \
	    "たか、あるいは誰にも届かなかったか") \
	X(LIMIT_SILENT, "レポートを送らない受信側で観測されたメール") \
	X(LIMIT_EARLY, "DMARCの評価より前に拒否されたメール（例：SPFの-allに" \
	    "よる拒否）") \
	X(LIMIT_TOTAL, "送信元が送ったメールの総数") \
	X(LIMIT_WHO, "多くの利用者が共有するIPアドレスを、実際に使ったのは誰" \
	    "か") \
	X(LIMIT_SPAM, "迷惑メールの割合や配信停止の依頼") \
	X(LIMIT_NAMES, "サブドメインが実在するか、どのDKIM鍵が欠けているか") \
	X(LIMIT_TLS, "使用されたTLSのバージョン") \
	X(LIMIT_PERIOD, "レポートの対象期間の外で起きたこと") \
	/* heads of columns and labels of facts */ \
	X(HEAD_DOMAIN, "ドメイン") \
	X(HEAD_MESSAGES, "メール数") \
	X(HEAD_PASS, "成功") \
	X(HEAD_FAIL, "失敗") \
	X(HEAD_UNKNOWN, "不明") \
	X(HEAD_SHARE, "DMARC 適合率") \
	X(HEAD_TREND, "推移") \
	X(HEAD_POLICY, "ポリシー") \
	X(HEAD_REPORTERS, "報告元") \
	X(HEAD_PERIOD, "期間") \
	X(HEAD_KNOWN, "正規の送信元") \
	X(HEAD_OF_FAILING, "構成比") \
	X(HEAD_ON_WAY, "転送・検証失敗") \
	X(HEAD_MISALIGNED, "不一致") \
	X(HEAD_BARE, "認証失敗") \
	X(HEAD_FAIL_OTHER, "他の失敗") \
	X(HEAD_SENDER, "送信元") \
	X(HEAD_KIND, "区分") \
	X(HEAD_DKIM, "DKIM") \
	X(HEAD_SPF, "SPF") \
	X(HEAD_SUBDOMAIN, "サブドメイン") \
	X(HEAD_RECORD, "レコード") \
	X(HEAD_SELECTOR, "セレクタ") \
	X(HEAD_FIRST, "初回") \
	X(HEAD_LAST, "最終") \
	X(HEAD_CHANGE, "変化") \
	X(HEAD_KEY, "キー") \
	X(HEAD_DISAGREES, "不一致") \
	X(HEAD_DAYS, "日数") \
	X(HEAD_FAULTS, "不備") \
	X(HEAD_PROGRAM, "プログラム") \
	X(HEAD_CODE, "コード") \
	X(HEAD_INPUTS, "入力数") \
	X(HEAD_ADDRESS, "IPアドレス") \
	X(HEAD_NAME, "名前") \
	X(HEAD_VERDICT, "判定") \
	X(HEAD_AUTH, "認証された名前") \
	X(HEAD_ACTION, "受信側の処理") \
	X(HEAD_IDENTIFIER, "識別子") \
	X(HEAD_DAY, "日") \
	X(HEAD_WEEK, "週") \
	X(HEAD_MONTH, "月") \
	X(HEAD_REPORTER, "報告元") \
	X(HEAD_REPORTS, "レポート") \
	X(HEAD_TLS_POLICY, "ポリシー") \
	X(HEAD_MODE, "モード") \
	X(HEAD_SUCCESSFUL, "成功") \
	X(HEAD_FAILED, "失敗") \
	X(HEAD_SUCCESS_SHARE, "成功率") \
	X(HEAD_RESULT, "失敗の種類") \
	X(HEAD_MX, "受信サーバ") \
	X(HEAD_SESSIONS, "セッション数") \
	/* verdicts of failing sources */ \
	X(FAILURE_FORWARDED, "転送") \
	X(FAILURE_BROKEN, "検証失敗") \
	X(FAILURE_MISALIGNED, "アライメント不一致") \
	/* what receivers did */ \
	X(DISPOSITION_NONE, "処理なし") \
	X(DISPOSITION_QUARANTINE, "隔離") \
	X(DISPOSITION_REJECT, "拒否") \
	X(DISPOSITION_OTHER, "記載なし") \
	X(ACTION_COUNT, "{1}{2}") \
	X(LIST_COMMA, "、") \
	STRINGS_JA_POSTURE(X) \
	STRINGS_JA_FINDINGS(X)

#endif
