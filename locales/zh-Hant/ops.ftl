### Words for the team alone.

problem-forbidden-title = 您的角色沒有這項權限
problem-forbidden-detail = 此操作需要 { $role } 或更高的角色。

problem-out-of-scope-title = 您的權杖不適用於此
problem-out-of-scope-detail = 您的權杖只適用於某些活動或區域，此項不在其中。
order-unknown-detail = 尚不清楚操作是否已完成。請先查看，再決定是否重試。使用相同 ID 的補貨或調動只會執行一次。

problem-operator-not-found-title = 找不到這位操作人員
problem-operator-not-found-detail = 沒有使用此 ID 且權杖仍有效的操作人員。

ops-title = { $title } · 營運看板
ops-name = 營運看板
ops-seen-from = 顯示來源：{ $region }
ops-signed-in = { $name }（{ $role }）
ops-sign-out = 登出

ops-sign-in-title = 登入
ops-sign-in-detail = 請貼上您的操作人員權杖。在您登出或關閉瀏覽器之前，權杖會保留在這個瀏覽器中。
ops-token = 操作人員權杖
ops-sign-in-button = 登入
ops-token-refused = 此權杖無法登入，可能已被收回或已過期。
ops-token-unknown = 目前無法向資料庫查詢此權杖屬於誰。請稍候再試。

ops-campaigns = 活動
ops-no-campaign-title = 還沒有活動
ops-no-campaign-detail = 用「largesse campaign create」建立第一個活動後，就會顯示在這裡。

ops-number = { $value }
ops-per-second = { $value }/秒
ops-per-minute = { $value }/分
ops-millis = { $value } ms
ops-span = { $span }
ops-ago = { $span }前
ops-now = 現在
ops-minutes-ago = { $value } 分鐘前
ops-unknown = –

ops-live = 即時
ops-stale-title = 資料庫沒有回應
ops-stale-detail = 以下是資料庫最後一次回應時的狀況。資料庫恢復後，就會立即繼續處理領取申請。
ops-nothing-title = 還沒有資料
ops-nothing-detail = 自這台伺服器首次查詢以來，資料庫一直沒有回應。一有回應，此頁面就會自動顯示內容。
ops-offline = 與這台伺服器的連線已中斷，正在重試…

ops-state-draft = 未開始
ops-state-scheduled = 屆時自動開始
ops-state-open = 進行中
ops-state-paused = 已暫停
ops-state-closed = 已結束
ops-state-sold-out = 已經領完
ops-frozen = 庫存調度已停止
ops-opens-in = 距離開始
ops-closes-at = 結束時間：{ $when }

ops-supply = 總量
ops-granted = 已發放
ops-held = 保留中
ops-remaining = 剩餘
ops-rate = 發放速度
ops-time-left = 依此速度可維持
ops-attempts = 申請速度
ops-granted-share = 已發放 { $percent }%

ops-regions = 區域
ops-region = 區域
ops-health = 狀態
ops-answers = 回應時間（p50 · p99）
ops-answers-value = { $middle } · { $slow }
ops-servers = 伺服器
ops-servers-value = { $ready }/{ $all } 台就緒
ops-heard = 最近回報
ops-first-dry = 預計最先用完
ops-dry = 庫存用完：申請轉往他處
ops-health-good = 良好
ops-health-draining = 正在清空
ops-health-gone = 已停用
ops-health-none = 沒有伺服器
ops-health-silent = 伺服器無回報
ops-health-not-ready = 部分未就緒
ops-health-errors = 回應失敗
ops-health-slow = 回應緩慢

ops-chart-rates = 最近 15 分鐘：申請與發放速度
ops-chart-latency = 最近 15 分鐘：回應時間
ops-chart-rates-now = 目前申請 { $attempts }，發放 { $granted }。下方表格列出每分鐘的數值。
ops-chart-latency-now = 目前每 100 次回應中有 1 次耗時達到或超過 { $slow }。下方表格列出每分鐘的數值。
ops-line-attempts = 申請（左軸）
ops-line-granted = 發放（右軸）
ops-line-p50 = 半數回應
ops-line-p99 = 每百次中最慢的一次（最慢區域）
ops-line-round-trip = 資料庫處理
ops-line-pool = 等待連線
ops-chart-empty = 幾秒內就會出現第一批資料。
ops-as-table = 以表格檢視
ops-when = 時間

ops-why = 回應在等什麼
ops-why-fine = 回應很快，沒有等待。
ops-why-quiet = 目前沒有人申請。
ops-why-retries = { $region } 區域回應緩慢：資料庫操作互相衝突，正在重新執行。
ops-why-database = { $region } 區域回應緩慢：大部分時間花在資料庫上。
ops-why-connections = { $region } 區域回應緩慢：請求在等待可用的資料庫連線。
ops-why-server = { $region } 區域回應緩慢：不是資料庫或連線的問題，而是伺服器忙碌。
ops-p50 = 半數回應不超過
ops-p99 = 100 次回應中 99 次不超過
ops-round-trip = 資料庫處理（p99）
ops-pool-wait = 等待連線（p99）
ops-connections = 使用中的連線
ops-connections-value = { $used }/{ $most }
ops-retries = 重新執行的操作
ops-errors = 失敗的回應
ops-queue = 等待處理

ops-books = 對帳
ops-books-good = 帳目相符
ops-books-bad = { $findings } 處不符
ops-books-what = 「largesse audit」會逐一列出不符之處。帳目不符的活動會自動暫停。
ops-books-unknown = 尚未對帳
ops-books-checked = 上次對帳：

ops-languages = 使用者語言
ops-languages-none = 還沒有回應過任何人。

ops-moves = 庫存調度
ops-moves-none = 還沒有調度過庫存。
ops-move = { $amount } 份從 { $from } 調到 { $to }
ops-move-inside = { $amount } 份在 { $region } 內部調度
ops-reason-ahead = 依 { $rate } 的速度，{ $to } 的庫存只夠維持：{ $left }。
ops-reason-ahead-quiet = 在使用者到來之前，先把應得的份額調給 { $to }。
ops-reason-floor = { $to } 的庫存低於下限。
ops-reason-drain = { $from } 即將停用，正在轉出庫存。
ops-reason-idle = { $from } 在活動結束前用不完這些庫存。
ops-reason-borrow = 有伺服器的餘量快用完了，還有人在等待。
ops-reason-order = 手動調度：{ $words }
ops-reason-other = { $words }

ops-actions = 可用操作
ops-actions-none = 您的角色只能檢視。開始、暫停和補貨需要 operator 或更高的角色。
ops-actions-idle = 目前沒有可執行的操作。

ops-open = 開始
ops-open-detail = 到了開始時間就會開始發放；如果開始時間已過，則立即發放。
ops-open-now = 立即開始，不等到開始時間
ops-open-button = 開始活動

ops-pause = 暫停
ops-pause-detail = 恢復之前誰也領不到，但一份也不會少。使用者會看到您填寫的原因，每個人看到的是您所寫語言中最接近自己的那一種。
ops-language = 語言
ops-reason = 原因
ops-reason-shown = 向使用者顯示的原因
ops-pause-button = 暫停活動

ops-resume = 恢復
ops-resume-detail = 大約一秒內，各處都會重新開始發放。
ops-resume-button = 恢復活動

ops-restock = 補貨
ops-restock-detail = 增加總量。如果活動已經領完，會自動重新開放。補入的份數無法收回。
ops-amount = 補入份數
ops-restock-region = 補到
ops-restock-anywhere = 任何區域：會調往有人申請的地方
ops-restock-button = 補入庫存

ops-freeze = 停止庫存調度
ops-freeze-detail = 系統不再提前調度庫存。在庫存用完的區域等待的人，仍可領到其他區域剩餘的份數。
ops-freeze-button = 停止調度
ops-unfreeze = 恢復庫存調度
ops-unfreeze-detail = 系統會提前把庫存調往將會用到的地方。
ops-unfreeze-button = 恢復庫存調度

ops-close = 永久結束
ops-close-detail = 活動就此結束，無法再次開始。已經領到的人不受影響。
ops-close-button = 永久結束活動

ops-drain = 清空區域
ops-drain-detail = 該區域會把庫存全部轉給其他區域，直到剛好為零，也不再接收庫存。它的伺服器會繼續回應。
ops-drain-button = 清空此區域

ops-done = 已完成：{ $what }
ops-not-done = 未完成：{ $what }

problem-account-not-found-title = 找不到這個帳號
problem-account-not-found-detail = 這裡沒有使用此 ID 的帳號。已刪除的帳號也會這樣顯示。

problem-account-in-campaign-title = 仍有活動需要此帳號
problem-account-in-campaign-detail = 在 { $campaign } 結束之前，此帳號可能會參加，或已有領取紀錄。請等活動結束後再試一次。

problem-account-kept-out-title = 仍有活動不開放此帳號參加
problem-account-kept-out-detail = 此帳號已遭停用。如果現在刪除，本人可能在 { $campaign } 結束之前以新身分再來。請等活動結束後再試一次，或解除停用。

problem-account-may-have-pass-title = 此帳號可能還有有效的通行證
problem-account-may-have-pass-detail = 通行證上寫有帳號的所屬區域。請先停用此帳號，停用期間不會核發通行證。{ $minutes } 分鐘後再試一次，移轉完成後解除停用。

problem-claim-over-title = 沒有可退回的
problem-claim-over-detail = 這次領取先前已退回，或已逾時。

problem-region-not-found-title = 找不到這個區域
problem-region-not-found-detail = 此部署中沒有這個名稱的區域。

conflict-title = 目前的狀態不允許
conflict-state = 活動目前的狀態是 { $state }，無法執行此操作。
conflict-window = 已經有人開始領取，無法再更改開始時間。
conflict-over = 活動的結束時間已過：請先延後結束時間。
conflict-exists = 已經有同名的活動。
conflict-operator = 已有操作人員使用此 ID，而權杖只顯示一次。如果權杖遺失，請將其收回，再用新的 ID 新增。
conflict-leaving = 該區域正在清空或已停用，無法再調入庫存。
conflict-no-row = 活動中沒有這樣的計數列，或者轉出與轉入是同一列。
conflict-nothing-moved = 什麼也沒有調動：轉出方沒有多餘的庫存。
conflict-last-region = 沒有其他運作中的區域，庫存無處可轉。
conflict-has-units = 該區域尚未開始清空，或仍有庫存：請先清空。
conflict-not-in-database = 資料庫中沒有這個區域，也無法加入：該區域必須有資料庫節點，所用的角色必須是資料庫的擁有者。沒有任何變更。
