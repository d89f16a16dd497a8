### Words for the team alone.

problem-forbidden-title = この役割ではできません
problem-forbidden-detail = この操作には{ $role }以上の役割が必要です。

problem-out-of-scope-title = このトークンの対象外です
problem-out-of-scope-detail = このトークンで操作できるのは特定のキャンペーンまたはリージョンだけで、これは含まれていません。
order-unknown-detail = 実行されたかどうかはまだ確認できていません。状態を確かめてから、もう一度お試しください。同じIDの補充や移動は一度しか行われません。

problem-operator-not-found-title = このオペレーターは見つかりません
problem-operator-not-found-detail = このIDで、有効なトークンを持つオペレーターはいません。

ops-title = { $title } · 運営画面
ops-name = 運営画面
ops-seen-from = 表示元：{ $region }
ops-signed-in = { $name }（{ $role }）
ops-sign-out = ログアウト

ops-sign-in-title = ログイン
ops-sign-in-detail = オペレーター用トークンを貼り付けてください。ログアウトするか、ブラウザーを閉じるまで、このブラウザーに保存されます。
ops-token = オペレーター用トークン
ops-sign-in-button = ログイン
ops-token-refused = このトークンではログインできません。取り消されたか、有効期限が切れた可能性があります。
ops-token-unknown = データベースに接続できず、トークンの持ち主を確認できません。少し待ってから、もう一度お試しください。

ops-campaigns = キャンペーン
ops-no-campaign-title = キャンペーンはまだありません
ops-no-campaign-detail = 「largesse campaign create」で最初のキャンペーンを作成すると、ここに表示されます。

ops-number = { $value }
ops-per-second = { $value }/秒
ops-per-minute = { $value }/分
ops-millis = { $value }ms
ops-span = { $span }
ops-ago = { $span }前
ops-now = 今
ops-minutes-ago = { $value }分前
ops-unknown = –

ops-live = リアルタイム
ops-stale-title = データベースが応答しません
ops-stale-detail = 最後に応答があったときの状況を表示しています。データベースが復旧しだい、受け取りの受付も再開します。
ops-nothing-title = まだ情報がありません
ops-nothing-detail = このサーバーの起動後、データベースからまだ応答がありません。応答がありしだい、自動で表示されます。
ops-offline = このサーバーとの接続が切れました。再接続しています…

ops-state-draft = 未開始
ops-state-scheduled = 自動開始待ち
ops-state-open = 受付中
ops-state-paused = 一時停止中
ops-state-closed = 終了
ops-state-sold-out = なくなりました
ops-frozen = 在庫の移動を停止中
ops-opens-in = 開始まで
ops-closes-at = 終了：{ $when }

ops-supply = 総数
ops-granted = 配布済み
ops-held = 取り置き中
ops-remaining = 残り
ops-rate = 配布ペース
ops-time-left = 今のペースであと
ops-attempts = 申し込みペース
ops-granted-share = { $percent }%を配布済み

ops-regions = リージョン
ops-region = リージョン
ops-health = 状態
ops-answers = 応答時間（p50 · p99）
ops-answers-value = { $middle } · { $slow }
ops-servers = サーバー
ops-servers-value = { $all }台中{ $ready }台が準備完了
ops-heard = 最終報告
ops-first-dry = 最初になくなる見込み
ops-dry = 在庫切れ：申し込みはほかへ
ops-health-good = 良好
ops-health-draining = 空にしている途中
ops-health-gone = 使用停止
ops-health-none = サーバーなし
ops-health-silent = サーバーの報告なし
ops-health-not-ready = 一部が準備中
ops-health-errors = 応答エラーあり
ops-health-slow = 応答が遅い

ops-chart-rates = 直近15分：申し込みと配布のペース
ops-chart-latency = 直近15分：応答時間
ops-chart-rates-now = 現在の申し込みは{ $attempts }、配布は{ $granted }です。1分ごとの値は下の表にあります。
ops-chart-latency-now = 現在、応答の100件に1件は{ $slow }以上かかっています。1分ごとの値は下の表にあります。
ops-line-attempts = 申し込み（左軸）
ops-line-granted = 配布（右軸）
ops-line-p50 = 応答の半数
ops-line-p99 = 100件に1件（最も遅いリージョン）
ops-line-round-trip = データベースの処理
ops-line-pool = 接続待ち
ops-chart-empty = 数秒で最初の値が表示されます。
ops-as-table = 表で見る
ops-when = 時刻

ops-why = 応答待ちの原因
ops-why-fine = 応答は速く、待ちはありません。
ops-why-quiet = 今は申し込みがありません。
ops-why-retries = { $region }の応答が遅くなっています。データベースの処理どうしがぶつかり、やり直しになっています。
ops-why-database = { $region }の応答が遅くなっています。時間の大半はデータベースの処理です。
ops-why-connections = { $region }の応答が遅くなっています。データベース接続の空きを待っています。
ops-why-server = { $region }の応答が遅くなっています。データベースや接続ではなく、サーバーが混み合っています。
ops-p50 = 応答の半数はこの時間以内
ops-p99 = 応答100件中99件はこの時間以内
ops-round-trip = データベースの処理（p99）
ops-pool-wait = 接続待ち（p99）
ops-connections = 使用中の接続
ops-connections-value = { $used }/{ $most }
ops-retries = やり直した処理
ops-errors = 失敗した応答
ops-queue = 処理待ち

ops-books = 帳簿の照合
ops-books-good = 一致しています
ops-books-bad = 不一致が{ $findings }件あります
ops-books-what = 「largesse audit」で一つずつ確認できます。帳簿が合わないキャンペーンは、自動で一時停止されます。
ops-books-unknown = まだ照合していません
ops-books-checked = 前回の照合：

ops-languages = 応答した言語
ops-languages-none = まだ誰にも応答していません。

ops-moves = 在庫の移動
ops-moves-none = まだ在庫の移動はありません。
ops-move = { $from }から{ $to }へ{ $amount }個
ops-move-inside = { $region }内で{ $amount }個
ops-reason-ahead = { $to }は、{ $rate }のペースだとあと{ $left }で在庫切れになるところでした。
ops-reason-ahead-quiet = 申し込みが来る前に、{ $to }に割り当て分を移しました。
ops-reason-floor = { $to }の在庫が下限を下回っていました。
ops-reason-drain = { $from }は切り離しのため、在庫をほかへ渡しています。
ops-reason-idle = { $from }では、終了までに使い切れない見込みでした。
ops-reason-borrow = 手持ちがなくなりかけたサーバーで、順番を待っている人がいました。
ops-reason-order = 手動：{ $words }
ops-reason-other = { $words }

ops-actions = できる操作
ops-actions-none = あなたの役割では閲覧だけできます。開始、一時停止、補充にはoperator以上の役割が必要です。
ops-actions-idle = 今できる操作はありません。

ops-open = 開始
ops-open-detail = 開始時刻になると配布が始まります。開始時刻を過ぎている場合は、すぐに始まります。
ops-open-now = 開始時刻を待たずに、今すぐ始める
ops-open-button = キャンペーンを開始

ops-pause = 一時停止
ops-pause-detail = 再開するまで誰も受け取れませんが、失われるものはありません。理由は参加者に表示されます。入力した言語の中から、一人ひとりに最も近いものが選ばれます。
ops-language = 言語
ops-reason = 理由
ops-reason-shown = 参加者に表示する理由
ops-pause-button = キャンペーンを一時停止

ops-resume = 再開
ops-resume-detail = 約1秒以内に、すべての場所で配布が再開します。
ops-resume-button = キャンペーンを再開

ops-restock = 補充
ops-restock-detail = 総数を増やします。すべてなくなっていた場合は、自動で受付を再開します。追加した分は取り消せません。
ops-amount = 追加する個数
ops-restock-region = 追加先
ops-restock-anywhere = 指定なし：申し込みのある場所へ移動します
ops-restock-button = 在庫を追加

ops-freeze = 在庫の移動を停止
ops-freeze-detail = 自動調整による、前もっての在庫移動を止めます。在庫切れのリージョンで待っている人は、ほかに残っている分を引き続き受け取れます。
ops-freeze-button = 移動を停止
ops-unfreeze = 在庫の移動を再開
ops-unfreeze-detail = 必要になりそうな場所へ、自動調整が前もって在庫を移動します。
ops-unfreeze-button = 在庫の移動を再開

ops-close = 完全に終了
ops-close-detail = キャンペーンは終了し、二度と再開できません。受け取り済みの分は、そのまま本人のものです。
ops-close-button = キャンペーンを完全に終了

ops-drain = リージョンを空にする
ops-drain-detail = このリージョンの在庫をすべてほかのリージョンへ渡し、ちょうど0にします。新たな在庫は入りません。サーバーは引き続き応答します。
ops-drain-button = このリージョンを空にする

ops-done = 完了：{ $what }
ops-not-done = 実行できませんでした：{ $what }

problem-account-not-found-title = このアカウントは見つかりません
problem-account-not-found-detail = このIDのアカウントはありません。消去済みのアカウントも同じ表示になります。

problem-account-in-campaign-title = このアカウントはキャンペーンでまだ必要です
problem-account-in-campaign-detail = { $campaign }が終了するまで、このアカウントは参加の可能性があるか、すでに申し込みがあります。終了後にもう一度お試しください。

problem-account-kept-out-title = このアカウントはキャンペーンへの参加を停止されています
problem-account-kept-out-detail = このアカウントは停止されています。今消去すると、同じ人が{ $campaign }の終了前に別人として戻ってくるおそれがあります。終了後にもう一度試すか、停止を解除してください。

problem-account-may-have-pass-title = 有効なパスが残っている可能性があります
problem-account-may-have-pass-detail = パスにはアカウントの所属リージョンが記録されています。アカウントを停止すると、新しいパスは発行されません。停止から{ $minutes }分後にもう一度試し、移動が済んだら停止を解除してください。

problem-claim-over-title = 戻せるものはありません
problem-claim-over-detail = この申し込みは、すでにキャンセル済みか時間切れです。

problem-region-not-found-title = このリージョンは見つかりません
problem-region-not-found-detail = この名前のリージョンは、この環境にありません。

conflict-title = 現在の状態ではできません
conflict-state = キャンペーンの状態が「{ $state }」のため、この操作はできません。
conflict-window = すでに受付が始まっているため、開始時刻は変更できません。
conflict-over = キャンペーンの終了時刻を過ぎています。先に終了時刻を延ばしてください。
conflict-exists = 同じ名前のキャンペーンがすでにあります。
conflict-operator = このIDのオペレーターはすでにいます。トークンは一度しか表示されません。なくした場合は、取り消してから新しいIDで追加してください。
conflict-leaving = このリージョンは空にしている途中か、使用停止済みのため、在庫を移せません。
conflict-no-row = 指定したカウンターの行がこのキャンペーンにないか、移動元と移動先が同じです。
conflict-nothing-moved = 何も移動しませんでした。移動元に余っている在庫がありません。
conflict-last-region = ほかに稼働中のリージョンがなく、在庫を渡す先がありません。
conflict-has-units = このリージョンはまだ空にしていないか、在庫が残っています。先に空にしてください。
conflict-not-in-database = データベースにこのリージョンがなく、追加もできません。このリージョンにデータベースのノードがあり、使用中のロールがデータベースの所有者である必要があります。何も変更していません。
