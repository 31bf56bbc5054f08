/*
 * strings_ja_findings: what is said of each finding, in Japanese; for what
 * {1} … {8} are see render/strings_findings.h.
 */
#ifndef RENDER_STRINGS_JA_FINDINGS_H
#define RENDER_STRINGS_JA_FINDINGS_H

#define STRINGS_JA_FINDINGS(X) \
	X(FIND_POLICY_WEAKENED, "{2}のポリシーが弱くなりました") \
	X(FIND_DKIM_KEY_FAILS, "{2}の署名が検証に失敗しています") \
	X(FIND_NO_REPORTS, "{2}のレポートが届いていません") \
	X(FIND_REPORTER_SILENT, "{2}から{1}のレポートが届かなくなりました") \
	X(FIND_RECORD_ERROR, "{1}のDMARCレコードに誤りがあります") \
	X(FIND_OWN_SERVER_FAILS, "自組織の送信元{2}のメールが失敗しています") \
	X(FIND_NONSENDING_SENDS, "送信しないはずの{2}から送信されています") \
	X(FIND_SPF_PERMERROR, "{1}のSPFレコードがエラーになっています") \
	X(FIND_SPOOF_WAVE, "{8}に{1}のなりすましメールが急増しました") \
	X(FIND_SERVICE_UNALIGNED, "{2}が{1}として送信していますが、第三者ドメ" \
	    "インでのみ認証に成功しています") \
	X(FIND_SPF_ONLY_SENDER, "{2}はSPFだけで{1}の認証に成功しています") \
	X(FIND_SUBDOMAIN_WEAKER, "{1}のサブドメインのポリシーが弱くなってい" \
	    "ます") \
	X(FIND_PCT_OR_TEST_LEFT, "{1}のレコードに{2}={7}が残っています") \
	X(FIND_POLICY_DIFFERS, "{1}のポリシーが報告元によって異なります") \
	X(FIND_TLS_FAILING, "{1}へのTLSが失敗しています：{2}") \
	X(FIND_DNS_ERRORS, "{1}のDNSが応答しませんでした") \
	X(FIND_NEW_SENDER, "{1}の新しい送信元：{2}") \
	X(FIND_SELECTOR_CHANGE, "DKIMセレクタ{2}") \
	X(FIND_NOT_ENFORCED, "{2}は{1}のポリシーに従っていません") \
	X(FIND_BOUNCES_FAIL, "{2}のバウンスメールが{1}として失敗しています") \
	X(FIND_STRICT_BREAKS, "{2}は{1}に対してrelaxedのアライメントを必要と" \
	    "します") \
	X(FIND_UNCLEAR_SENDER, "{1}として送信している{2}は、確認が必要な送信" \
	    "元です") \
	X(FIND_DKIM_BREAKS_ON_WAY, "{2}の署名が転送の途中で壊れています") \
	X(FIND_SUBDOMAIN_SEEN, "Fromドメイン{2}") \
	X(FIND_READY_QUARANTINE, "{1}はp=quarantineに進めます") \
	X(FIND_READY_REJECT, "{1}はp=rejectに進めます") \
	X(FIND_NOT_READY, "{1}はまだp={7}に進めません") \
	X(FIND_STS_READY, "{1}のMTA-STSはenforceモードに進めます") \
	/* what to do */ \
	X(SAY_POLICY_WEAKENED, "{8}に{6}から{7}へ変わりました。意図した変更" \
	    "でなければ、DNSを変更できる人を確認してください。") \
	X(SAY_DKIM_KEY_FAILS, "正規の送信元のメール{4}通のうち、{3}が失敗して" \
	    "います。鍵がない、交換が早すぎた、または壊れていると考えられます" \
	    "。公開している鍵と、署名に使っている鍵とを照合してください。") \
	X(SAY_NO_REPORTS, "{3}日間、1件も届いていません。レコードのruaを確認" \
	    "し、別のドメインへ送らせている場合は、そのドメインの" \
	    "_report._dmarc以下のレコードも確認してください。メールそのもの" \
	    "がなかった可能性もありますが、レポートからはどちらとも分かりま" \
	    "せん。") \
	X(SAY_REPORTER_SILENT, "最後のレポートは{8}のものです。1つの報告元だ" \
	    "けなら、メールがなかっただけかもしれません。すべての報告元から" \
	    "届かないときは、ruaとメールボックスを確認してください。") \
	X(SAY_RECORD_ERROR, "報告元がそう伝えています（最後は{8}）。DMARCレ" \
	    "コードが複数あると、1つもないものとして扱われます。") \
	X(SAY_OWN_SERVER_FAILS, "{4}通のうち{3}です。最初に対処してくださ" \
	    "い。DKIM署名を有効にするか、サーバをSPFに追加します。") \
	X(SAY_NONSENDING_SENDS, "{3}が認証に成功しました。実際に使われている" \
	    "送信元か、台帳の役割の誤りか、鍵の盗用が考えられます。") \
	X(SAY_SPF_PERMERROR, "{4}通のうち{3}が恒久的エラー（permerror）にな" \
	    "りました。DNS参照が10回を超える、空の応答が2回を超える、レコー" \
	    "ドが2つある、または構文に誤りがあります（RFC 7208 4.6節）。") \
	X(SAY_SPOOF_WAVE, "SPF・DKIMともに認証に失敗したメールが{3}ありました" \
	    "。ふだんは1日に{4}通です。強制力のあるポリシーなら受信側に阻止を" \
	    "求めていますが、p=noneなら求めていません。") \
	X(SAY_SERVICE_UNALIGNED, "{3}が、そのサービス自身の名前でだけ認証に" \
	    "成功しています。代行送信を依頼しているのなら、まずd=に自分のド" \
	    "メインを使って署名させ、次にReturn-Path（エンベロープFrom）を確" \
	    "認してください。") \
	X(SAY_SPF_ONLY_SENDER, "{4}通のうち{3}です。転送されると失敗するた" \
	    "め、p=rejectのポリシーはSPFだけに頼ってはなりません（RFC 9989 8" \
	    "節）。DKIM署名を有効にしてください。") \
	X(SAY_SUBDOMAIN_WEAKER, "p={6}に対して{2}={7}です。レポートがそろっ" \
	    "た日に、サブドメインを名乗るメール{3}が失敗しました。{2}を強め" \
	    "るか、各サブドメインに個別のレコードを設定してください。") \
	X(SAY_PCT_OR_TEST_LEFT, "{8}から続いています。pctは標準から削除さ" \
	    "れ、RFC 9989に従う受信側はポリシーを全面的に適用します。t=yはポ" \
	    "リシーを1段階弱めます。") \
	X(SAY_POLICY_DIFFERS, "{8}の時点で、最後の変更から十分に時間がたって" \
	    "います。ネームサーバ間の不一致、古いキャッシュ、または報告元の" \
	    "不具合が考えられます。") \
	X(SAY_TLS_FAILING, "{4}セッションのうち{3}セッションです（ポリシーは" \
	    "{7}）。") \
	X(SAY_DNS_ERRORS, "{4}通のうち{3}が一時的エラー（temperror）になりま" \
	    "した。自組織のネームサーバか、そこまでの経路に問題があります。") \
	X(SAY_NEW_SENDER, "{8}から{3}が認証に成功しています。誰が設定したも" \
	    "のか確認してください。自組織のものなら、自組織の送信元の一覧に" \
	    "追加してください。") \
	X(SAY_SELECTOR_CHANGE, "{8}から使われています。新しいものなら、公開" \
	    "した担当者を確認してください。古いものなら、鍵を交換してくださ" \
	    "い（目安は約6か月ごと）。") \
	X(SAY_NOT_ENFORCED, "失敗したメール{4}通のうち{3}に、処理も理由もあ" \
	    "りません。これは受信側の裁量であり（RFC 9989 5.4節）、自組織の" \
	    "落ち度ではありません。") \
	X(SAY_BOUNCES_FAIL, "空のリバースパスのメールが{3}あります。バウンス" \
	    "メールにも署名し、HELOの名前には、自分のドメインの下でSPFレコー" \
	    "ドを設定してください。") \
	X(SAY_STRICT_BREAKS, "strictのアライメントでは{4}通のうち{3}が失敗し" \
	    "ます。d=、Return-Path、Fromを同じ名前にそろえる必要があります。") \
	X(SAY_UNCLEAR_SENDER, "{3}が、その名前でだけ認証に成功しています。ド" \
	    "メインの管理者に確認してください。これだけを根拠に許可しないでく" \
	    "ださい。") \
	X(SAY_DKIM_BREAKS_ON_WAY, "他の送信元を経たメール{4}通のうち{3}が失" \
	    "敗していますが、自組織の送信元からのメールは成功しています。" \
	    "メーリングリストやゲートウェイはメールを書き換えます。これを理" \
	    "由に鍵を交換する必要はありません。") \
	X(SAY_SUBDOMAIN_SEEN, "{8}に初めて現れ、{4}通のうち{3}が失敗しまし" \
	    "た。台帳に追加してください。失敗ばかりで、その名前が実在しない" \
	    "なら、np=rejectで拒否させることができます。") \
	X(SAY_READY_QUARANTINE, "正規の送信元のメールの{5}が成功しています。" \
	    "この期間より長い間隔で送られるメールは、データに含まれていません" \
	    "。") \
	X(SAY_READY_REJECT, "正規の送信元のメールの{5}が成功しています。利用" \
	    "者がメーリングリストに投稿するドメインでは、p=rejectを公開すべき" \
	    "ではありません（RFC 9989 7.4節）。規程などで求められている場合は" \
	    "、先に転送されるメールを確認してください。") \
	X(SAY_NOT_READY, "正規の送信元のメールの{5}が成功しています。まず妨げ" \
	    "になっているものに対処してください。") \
	X(SAY_STS_READY, "testingモードで、{3}セッションに失敗がありません。" \
	    "モードを変え、レコードのidを更新し、max_ageを延ばしてください。") \
	/* around them */ \
	X(ACTIONS_HEADING, "対処が必要なこと") \
	X(NO_FINDINGS, "この入力には、対処が必要なことは見つかりません。") \
	X(SEVERITY_CRITICAL, "緊急") \
	X(SEVERITY_HIGH, "高") \
	X(SEVERITY_MEDIUM, "中") \
	X(SEVERITY_LOW, "低") \
	X(SEVERITY_INFO, "参考") \
	X(FINDING_LABEL, "{1}：{2}") \
	X(HEAPS, "失敗したメールのうち、ポリシーを強めると、{1}が巻き添えに" \
	    "なるおそれがあり、{2}通は意図どおり阻止され、{3}通はどちらとも" \
	    "決められません。") \
	X(ASSUME_HINT, "該当するメールは、align-filter --assume=p={1}で確認" \
	    "できます。") \
	X(PROOF_SOURCE, "{1}から（{3}通中{2}通）") \
	X(PROOF_IDENTIFIER, "{1}として成功") \
	X(PROOF_REPORTER, "報告元{1}") \
	X(PROOF_COMMENT, "「{1}」") \
	X(NO_FINDING_ROWS, "対処すべきことの多くは、aligned records行とTLS行" \
	    "からだけ分かりますが、この入力にはどちらもありません。") \
	X(FINDING_TITLE, "{1} [{2}]") \
	X(FINDING_MORE, "同様のものが、ほかに{1}件あります。") \
	X(NOT_JUDGED, "{1}がp={7}に進めるかどうかを判断するには、データが不" \
	    "足しています") \
	X(SHARES_SHUT, "{2}ドメインのうち{1}ドメインでは、割合にもとづく指摘" \
	    "のためのデータが不足しています。レポートがそろった日が{3}日、報" \
	    "告元が{4}組織、成功または失敗したメールが{5}通必要です。") \
	X(PROOF_ACTED, "受信側が処理（{3}通中{2}通）") \
	X(PROOF_BARE, "SPF・DKIMともに認証失敗（{2}通）") \
	X(PROOF_MISALIGNED, "第三者ドメインでのみ認証成功（{2}通）") \
	X(PROOF_BROKEN, "署名またはSPFの検証失敗（{2}通）") \
	X(PROOF_FORWARDED, "転送（{2}通）") \
	X(PROOF_KNOWN_FAIL, "正規の送信元のメールの失敗（{3}通中{2}通）") \
	X(PROOF_SERVICE_FAILS, "{1}のメールの失敗（{3}通中{2}通）") \
	X(PROOF_UNKNOWN, "結果のないメール（{3}通中{2}通）") \
	X(PROOF_SPF_ONLY, "{1}はSPFだけで成功（{3}通中{2}通）") \
	X(PROOF_NO_DKIM, "アライメントの取れた署名のない正規のメール（{3}通中" \
	    "{2}通）") \
	X(PROOF_DAYS, "このポリシーでの日数（{3}日中{2}日）") \
	X(PROOF_COMPLETE_DAYS, "レポートがそろった日（{3}日中{2}日）") \
	X(PROOF_REPORTERS, "報告元（{3}組織中{2}組織）") \
	X(PROOF_REPORTED_DAYS, "報告元が足りている日（{3}日中{2}日）") \
	X(PROOF_MESSAGES, "成功または失敗したメール（{3}通中{2}通）") \
	X(PROOF_KNOWN_SENDERS, "正規の送信元のメールなし（自組織の送信元は" \
	    "--ownで指定）") \
	X(PROOFS, "根拠：{1}。") \
	X(PROOFS_MORE, "根拠：{1}、ほか{2}件。") \
	X(BLOCKERS, "妨げ：{1}。") \
	X(GATES, "必要なデータのうち、現在あるもの：{1}。")

#endif
