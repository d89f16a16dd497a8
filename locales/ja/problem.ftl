problem-unauthorized-title = ログインしてください
problem-unauthorized-detail = どなたからの申し込みか確認が必要です。ログインしてから、もう一度お試しください。

problem-invalid-token-title = もう一度ログインしてください
problem-invalid-token-detail = ログインの有効期限が切れました。ログインし直してから、もう一度お試しください。

problem-pass-expired-title = パスの有効期限が切れました
problem-pass-expired-detail = 新しいパスを取得してから、もう一度お試しください。

problem-invalid-pass-title = このパスは使えません
problem-invalid-pass-detail = 新しいパスを取得してから、もう一度お試しください。

problem-not-found-title = ここには何もありません
problem-not-found-detail = このアドレスには何もありません。

problem-campaign-not-found-title = このキャンペーンは見つかりません
problem-campaign-not-found-detail = リンクをご確認ください。

problem-claim-not-found-title = まだ受け取っていません
problem-claim-not-found-detail = このアカウントでは、まだ何も受け取っていません。

problem-method-not-allowed-title = ここではできません
problem-method-not-allowed-detail = このアドレスでは、そのメソッドは使えません。

problem-too-large-title = 大きすぎます
problem-too-large-detail = リクエストが受け付けられる大きさを超えています。

problem-unsupported-media-type-title = 形式が違います
problem-unsupported-media-type-detail = リクエストはJSONで送信してください。

problem-malformed-json-title = リクエストを読み取れません
problem-malformed-json-detail = リクエストが正しいJSONではありません。

problem-invalid-request-title = 内容に誤りがあります
problem-invalid-request-detail = この項目をご確認ください：{ $field }。

problem-quantity-not-supported-title = 一度に1個までです
problem-quantity-not-supported-detail = 受け取れるのは1個だけです。

problem-key-invalid-title = 使えないキーです
problem-key-invalid-detail = Idempotency-Keyは1～128文字にしてください。

problem-too-many-requests-title = 少しお待ちください
problem-too-many-requests-detail = 操作の回数が多すぎます。少し待ってから、もう一度お試しください。

problem-overloaded-title = 大変混み合っています
problem-overloaded-detail = ただいま大勢の方がアクセスしています。{ $seconds }秒後にもう一度お試しください。

problem-outcome-unknown-title = まだ確認できていません
problem-outcome-unknown-detail = 同じキーで{ $seconds }秒後にもう一度お試しください。二重に受け取ることも、順番を失うこともありません。

problem-unavailable-title = まもなく再開します
problem-unavailable-detail = ただいまご利用いただけません。{ $seconds }秒後にもう一度お試しください。

problem-timeout-title = 時間がかかりすぎました
problem-timeout-detail = 同じキーでもう一度お試しください。二重に受け取ることはありません。

problem-internal-title = こちらの不具合です
problem-internal-detail = こちらで問題が起きました。もう一度お試しください。

problem-cross-site-title = 公式のページをご利用ください
problem-cross-site-detail = 別のサイトから送信されました。こちらのページを開き、そこにあるボタンを押してください。

problem-text-not-found-title = この言語の文章はありません
problem-text-not-found-detail = このキャンペーンには、この言語の文章がありません。

problem-text-needed-title = この文章は削除できません
problem-text-needed-detail = 文章のない言語では、代わりにこれが表示されます。削除せずに書き直してください。

problem-challenge-required-title = 先に簡単な確認があります
problem-challenge-required-detail = プログラムではなく人による操作であることを確認してから、もう一度お試しください。

problem-challenge-failed-title = 確認できませんでした
problem-challenge-failed-detail = もう一度確認を行ってください。確認は一回限りで、有効なのは数分間だけです。
