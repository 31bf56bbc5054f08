/*
 * words_ja_findings: what is said of each finding, in Japanese; for what
 * {1} … {9} are see render/strings_findings.h.
 */
#ifndef RENDER_STRINGS_JA_FINDINGS_H
#define RENDER_STRINGS_JA_FINDINGS_H

#define STRINGS_JA_FINDINGS(X) \
	X(FIND_POLICY_WEAKENED, "{2}のポリシーが弱くなりました") \
	X(FIND_SENDER_BROKE, "{1}として送る{9}のメールが失敗するようになりまし" \
	    "た") \
	X(FIND_DKIM_KEY_FAILS, "{2}の署名が検証に失敗しています") \
	X(FIND_DATA_FELL, "多くを報告していた{2}から、{1}のレポートが届かなく" \
	    "なりました") \
	X(FIND_NO_REPORTS, "{2}のレポートが届いていません") \
	X(FIND_REPORTER_SILENT, "{2}から{1}のレポートが届かなくなりました") \
	X(FIND_RECORD_ERROR, "{1}のDMARCレコードに誤りがあります") \
	X(FIND_OWN_SERVER_FAILS, "自組織の送信元{9}から{1}として送るメールが失" \
	    "敗しています") \
	X(FIND_NONSENDING_SENDS, "送信しないはずの{2}から送信されています") \
	X(FIND_SPF_PERMERROR, "{1}のSPFレコードがエラーになっています") \
	X(FIND_SPOOF_WAVE, "{8}に{1}のなりすましメールが急増しました") \
	X(FIND_SERVICE_UNALIGNED, "{9}が{1}として送信していますが、アライメ" \
	    "ントが取れていません") \
	X(FIND_SPF_ONLY_SENDER, "{2}はSPFだけで{1}の認証に成功しています") \
	X(FIND_SUBDOMAIN_WEAKER, "{1}のサブドメインのポリシーが弱くなってい" \
	    "ます") \
	X(FIND_PCT_OR_TEST_LEFT, "{1}のレコードに{2}={7}が残っています") \
	X(FIND_POLICY_DIFFERS, "{1}のポリシーが報告元によって異なります") \
	X(FIND_TLS_FAILING, "{9}へのTLS接続が失敗しています：{2}") \
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
	X(FIND_FORWARDER_INFERRED, "{2}は{1}のメールを転送しているようです") \
	X(FIND_READY_QUARANTINE, "{1}はp=quarantineに進めます") \
	X(FIND_READY_REJECT, "{1}はp=rejectに進めます") \
	X(FIND_NOT_READY, "{1}はまだp={7}に進めません") \
	X(FIND_STS_READY, "{1}のMTA-STSはenforceモードに進めます") \
	/* what to do */ \
	X(SAY_POLICY_WEAKENED, "{8}に{6}から{7}へ変わりました。意図した変更" \
	    "でなければ、DNSを変更できる人を確認してください。") \
	X(SAY_SENDER_BROKE, "{8}から、それまで成功していたメール{4}通のうち{3}" \
	    "が失敗しています。その日に何を変えたかを確認してください。") \
	X(SAY_DKIM_KEY_FAILS, "正規の送信元の署名{4}件のうち、{3}件が検証に失" \
	    "敗しています。鍵がない、交換が早すぎた、または壊れていると考えられ" \
	    "ます。") \
	X(SAY_DATA_FELL, "最後のレポートは{8}のものです。{3}日間届かないのは、" \
	    "ふだんより長い空白です。レコードのrua、別のドメインへ送らせて" \
	    "いる場合はそのドメインの_report._dmarc以下のレコード、メール" \
	    "ボックス、取り込みの処理を確認してください。") \
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
	X(SAY_OWN_SERVER_FAILS, "{4}通のうち{3}がDMARCに失敗しています。") \
	X(SAY_NONSENDING_SENDS, "{3}が認証に成功しました。実際に使われている" \
	    "送信元か、台帳の役割の誤りか、鍵の盗用が考えられます。") \
	X(SAY_SPF_PERMERROR, "{4}通のうち{3}が恒久的エラー（permerror）にな" \
	    "りました。DNS参照が10回を超える、空の応答が2回を超える、レコー" \
	    "ドが2つある、または構文に誤りがあります（RFC 7208 4.6節）。") \
	X(SAY_SPOOF_WAVE, "SPF・DKIMともに認証に失敗したメールが{3}ありました" \
	    "。ふだんは1日に{4}通です。強制力のあるポリシーなら受信側に阻止を" \
	    "求めていますが、p=noneなら求めていません。") \
	X(SAY_SERVICE_UNALIGNED, "{3}が、第三者ドメインでのみ認証に成功して" \
	    "いて、{1}としてはDMARCに成功していません。代行送信を依頼してい" \
	    "る場合は次のとおりにします。") \
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
	X(SAY_TLS_FAILING, "{8}から、{1}宛ての{4}セッションのうち{3}セッショ" \
	    "ンが失敗しています（ポリシーは{7}）。") \
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
	X(SAY_SUBDOMAIN_SEEN, "{4}通のうち{3}が失敗しました。自組織のものな" \
	    "ら、台帳に追加してください。") \
	X(SAY_FORWARDER_INFERRED, "{3}が、主に別の場所で成功している署名だけ" \
	    "で成功し、SPFでは成功していません。自組織の送信元でも偽装でも" \
	    "なく、対処は不要です。") \
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
	/* TLSの失敗の種類ごとの対処 */ \
	X(DO_STARTTLS_NOT_SUPPORTED, "{2}の25番ポートでSTARTTLSを有効にし、前" \
	    "段のファイアウォールやフィルタがEHLOの応答からSTARTTLSを取り除" \
	    "いていないことを確認してください。") \
	X(DO_CERTIFICATE_HOST_MISMATCH, "この名前をsubjectAltNameに含む証明書" \
	    "を{2}に設定するか、{1}のMXレコードを修正してください。") \
	X(DO_CERTIFICATE_EXPIRED, "{2}の証明書を更新し、メールサーバに再読み" \
	    "込みさせてください。期限までに更新されなかった理由も確認してく" \
	    "ださい。") \
	X(DO_CERTIFICATE_NOT_TRUSTED, "公開認証局の証明書を、中間証明書もすべ" \
	    "て含めて{2}に設定してください。プライベート認証局や不完全な証明" \
	    "書チェーンは信頼されません。") \
	X(DO_VALIDATION_FAILURE, "レポートからは検証に失敗したことしか分かり" \
	    "ません。{2}の証明書の名前、チェーン、有効期間と、TLS 1.2以降が" \
	    "使えることを確認してください。") \
	X(DO_TLSA_INVALID, "現在の鍵から{2}のTLSAレコードを作り直して公開して" \
	    "ください。次に鍵を替えるときは、先に新しい鍵のレコードを公開" \
	    "し、古いレコードがキャッシュから消えてから鍵を替えます（RFC " \
	    "7671 8節）。") \
	X(DO_DNSSEC_INVALID, "{1}と{2}のDNSSECの信頼の連鎖を確認してくださ" \
	    "い。親ゾーンのDSレコードと使用中の鍵との対応、署名の有効期限を" \
	    "調べます。") \
	X(DO_DANE_REQUIRED, "DANEを必須とする送信側が、DNSSECで検証できる{2}" \
	    "のTLSAレコードを見つけられませんでした。すべてのMXホストについ" \
	    "て公開してゾーンに署名するか、必須の設定を外すよう送信側に依頼" \
	    "してください。") \
	X(DO_STS_POLICY_FETCH_ERROR, "https://mta-sts.{1}/.well-known/" \
	    "mta-sts.txtが、有効な証明書のもとで、リダイレクトなしにステータ" \
	    "ス200を返すことを確認してください。取得できない送信側が1つだけな" \
	    "ら、その側の問題かもしれないので様子を見ます。") \
	X(DO_STS_POLICY_INVALID, "{1}のMTA-STSポリシーファイルを修正してくだ" \
	    "さい。version、mode、max_ageと、1行以上のmxが必要です（RFC " \
	    "8461 3.2節）。そのあと_mta-sts.{1}のレコードのidを変更します。") \
	X(DO_STS_WEBPKI_INVALID, "Webサーバmta-sts.{1}の証明書を更新してくだ" \
	    "さい。この名前に対して有効でなければなりません。") \
	X(DO_TLS_OTHER, "レポートには理由がありません。{1}の各MXホストの証明" \
	    "書とSTARTTLSを確認し、それから報告元に問い合わせてください。") \
	/* 原因別の手順 */ \
	X(STEP_DKIM_COMPARE, "{3}に公開されている鍵と、{2}が署名に使っている鍵" \
	    "を照合してください。") \
	X(STEP_DKIM_FIND, "d={1}で失敗しているセレクタを（下のDKIMセレクタの表" \
	    "で）特定し、公開されている鍵と、{2}が署名に使っている鍵を照合し" \
	    "てください。") \
	X(STEP_DKIM_PUBLISH, "鍵を公開し直すか、鍵が公開されているセレクタで署" \
	    "名させてください。古い鍵は、それで署名するものがなくなってから" \
	    "削除します。") \
	X(STEP_SPF, "Return-Pathのドメイン（{1}）のSPFレコードに{2}のアドレス" \
	    "が含まれ、DNS参照が10回以内であることを確認してください。") \
	X(STEP_SPF_DKIM, "d={1}のDKIM署名も有効にしてください。SPFは転送される" \
	    "と失敗します。") \
	X(STEP_SIGN_SERVICE, "{2}の設定で、d={1}のDKIM署名（ドメイン認証、独自" \
	    "ドメイン）を有効にし、表示されたレコードを公開してください。") \
	X(STEP_RETURN_PATH, "次に、{1}の下のReturn-Path（独自のバウンスドメイ" \
	    "ン、MAIL FROMドメイン）を設定してください。") \
	X(STEP_NO_SPF, "{1}のSPFレコードにアドレスを追加しても効果はありませ" \
	    "ん。SPFはReturn-Pathのドメインについて検証されるためです。") \
	X(STEP_SIGN_OWN, "{2}でd={1}のDKIM署名を有効にし、その鍵を公開してくだ" \
	    "さい。") \
	X(STEP_SPF_ADD, "{2}のアドレスを、Return-PathのドメインのSPFレコードに" \
	    "追加してください。そのドメインは{1}かその下でなければなりませ" \
	    "ん。") \
	/* データとして */ \
	X(FACT_SENDER, "送信元") \
	X(FACT_SERVER, "サーバ") \
	X(FACT_FROM, "Fromドメイン") \
	X(FACT_SINCE, "開始日") \
	X(FACT_MESSAGES, "メール") \
	X(FACT_SESSIONS, "セッション") \
	X(FACT_SIGNATURES, "署名") \
	X(FACT_RECEIVERS, "受信側") \
	X(FACT_ROWS, "該当する行") \
	X(FACT_COMPARE, "照合") \
	X(FACT_OF, "{2}のうち{1}（{3}）") \
	X(FACT_DID, "処置なし{1}、隔離{2}、拒否{3}") \
	/* 同じ種類の指摘が複数あるとき */ \
	X(GROUP_NO_REPORTS, "{1}ドメインのレポートが届いていません") \
	X(GROUP_SUBDOMAIN_WEAKER, "サブドメインのポリシーが弱くなっていま" \
	    "す：{1}ドメイン") \
	X(GROUP_PCT_OR_TEST_LEFT, "{1}ドメインのレコードにpctまたはt=yが残っ" \
	    "ています") \
	X(GROUP_SUBDOMAIN_SEEN, "新しい、または失敗ばかりのFromドメインが{1}" \
	    "件あります") \
	X(GROUP_NOT_READY, "まだポリシーを強化できません：{1}ドメイン") \
	X(GROUP_NAMES, "{1}件の名前") \
	X(TLS_UNTOLD, "理由は報告されていません") \
	X(TLS_TOTAL, "最近の日には、成功したセッションが1つもありません。") \
	X(TLS_WAITS, "送信側はこのメールを保留して再送を試み、4～5日後に差出" \
	    "人に返します（RFC 5321 4.5.4.1節）。") \
	X(SAY_UNTIL, "最後に見られたのは{1}です。") \
	X(SAY_ALONE, "これを伝えている報告元は1つだけです。確認してくださ" \
	    "い。ほかの報告があれば裏付けになります。") \
	/* around them */ \
	X(ACTIONS_HEADING, "対処が必要なこと") \
	X(SAY_SUBDOMAIN_FAILS, "{4}通のうち{3}が失敗し、成功したものはありま" \
	    "せん。その名前が実在しないなら、np=rejectで拒否させることがで" \
	    "きます。") \
	X(IGNORED, "一覧の指定により示していない指摘：{1}件。") \
	X(FIND_DATA_FELL_ALL, "{1}のレポートが届かなくなりました") \
	X(FIND_NO_REPORTS_AT_ALL, "レポートが1件もありません") \
	X(SAY_NO_REPORTS_AT_ALL, "この入力、またはこの期間には、レポートがあり" \
	    "ません。rua、メールボックス、取り込みの処理を確認してください。") \
	/* the page's verdict */ \
	X(VERDICT_ACTION, "対処が必要です。") \
	X(VERDICT_RISK, "リスクがあります。") \
	X(VERDICT_NONE, "対処は不要です。") \
	X(VERDICT_OPEN, "判断できません：{1}。") \
	X(OPEN_NOTHING, "この期間のレポートがありません") \
	X(OPEN_ROWS, "aligned records行もTLS行もありません") \
	X(OPEN_REFUSED, "受け付けられなかった入力があります") \
	X(OPEN_DATA, "{2}ドメインのうち{1}ドメインで、レポートが足りないか、" \
	    "そろっていません") \
	X(OPEN_LITTLE, "{2}ドメインのうち{1}ドメインで、メールが少なすぎます") \
	X(OPEN_TLS, "{2}ドメインのうち{1}ドメインで、TLSレポートが足りません") \
	X(SEVERITY_CRITICAL, "緊急") \
	X(SEVERITY_HIGH, "高") \
	X(SEVERITY_MEDIUM, "中") \
	X(SEVERITY_LOW, "低") \
	X(SEVERITY_INFO, "参考") \
	X(FINDING_LABEL, "{1}：{2}") \
	X(FAILURE_CLASSES, "失敗したメールのうち、ポリシーを強めると、{1}が巻き添えに" \
	    "なるおそれがあり、{2}通は意図どおり阻止され、{3}通はどちらとも" \
	    "決められません。") \
	X(ASSUME_HINT, "該当するメールは、align-filter --assume=p={1}で確認" \
	    "できます。") \
	X(PROOF_SOURCE, "{1}から（{3}通中{2}通）") \
	X(PROOF_MX, "{1}（{2}セッション）") \
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
	    "のためのデータが不足しています。最近{6}日のうちレポートがそろった" \
	    "日が{3}日、報告元が{4}組織、成功または失敗したメールが{5}通必要です。") \
	X(TLS_SHUT, "{2}ドメインのうち{1}ドメインでは、割合にもとづく指摘のた" \
	    "めのTLSレポートが不足しています。{3}日分のレポート、{4}組織の報" \
	    "告元、{5}セッションが必要です。") \
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
	X(PROOF_RISK, "巻き添えのおそれがあるメール（{3}通中{2}通）") \
	X(PROOF_UNDECIDED, "どちらとも決められないメール（{3}通中{2}通）") \
	X(PROOF_UNDECIDED_SERVICE, "{1}が誰のために送っているか不明なメール（{3}通中{2}通）") \
	X(PROOF_DAYS, "このポリシーでの日数（{3}日中{2}日）") \
	X(PROOF_COMPLETE_DAYS, "レポートがそろった日（{3}日中{2}日）") \
	X(PROOF_REPORTERS, "報告元（{3}組織中{2}組織）") \
	X(PROOF_REPORTED_DAYS, "レポートがそろった日の割合（{3}日中{2}日）") \
	X(PROOF_MESSAGES, "成功または失敗したメール（{3}通中{2}通）") \
	X(PROOF_KNOWN_SENDERS, "正規の送信元のメールなし（自組織の送信元は" \
	    "--ownで指定）") \
	X(PROOFS, "根拠：{1}。") \
	X(PROOFS_MORE, "根拠：{1}、ほか{2}件。") \
	X(BLOCKERS, "妨げ：{1}。") \
	X(GATES, "必要なデータのうち、現在あるもの：{1}。")

#endif
