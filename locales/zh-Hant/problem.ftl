problem-unauthorized-title = 請先登入
problem-unauthorized-detail = 我們需要知道您是誰。請登入後再試。

problem-invalid-token-title = 請重新登入
problem-invalid-token-detail = 您的登入已失效。請重新登入後再試。

problem-pass-expired-title = 您的通行證已過期
problem-pass-expired-detail = 請取得新的通行證後再試。

problem-invalid-pass-title = 此通行證無法使用
problem-invalid-pass-detail = 請取得新的通行證後再試。

problem-not-found-title = 這裡什麼也沒有
problem-not-found-detail = 此網址沒有內容。

problem-campaign-not-found-title = 找不到這個活動
problem-campaign-not-found-detail = 請檢查連結是否正確。

problem-claim-not-found-title = 尚未領取
problem-claim-not-found-detail = 此帳號還沒有在這裡領取過。

problem-method-not-allowed-title = 這裡不能這樣做
problem-method-not-allowed-detail = 此網址不支援該請求方法。

problem-too-large-title = 內容過大
problem-too-large-detail = 請求超過允許的大小。

problem-unsupported-media-type-title = 格式不對
problem-unsupported-media-type-detail = 請以 JSON 格式傳送請求。

problem-malformed-json-title = 無法讀取請求
problem-malformed-json-detail = 請求不是有效的 JSON。

problem-invalid-request-title = 有個地方不對
problem-invalid-request-detail = 請檢查這個欄位：{ $field }。

problem-quantity-not-supported-title = 一次一份
problem-quantity-not-supported-detail = 您只能領取一份。

problem-key-invalid-title = 金鑰無效
problem-key-invalid-detail = Idempotency-Key 的長度須為 1 到 128 個字元。

problem-too-many-requests-title = 請慢一點
problem-too-many-requests-detail = 您的操作太頻繁了。請稍候再試。

problem-overloaded-title = 人氣太旺了！
problem-overloaded-detail = 現在來的人特別多。請在 { $seconds } 秒後再試一次。

problem-outcome-unknown-title = 結果尚未確定
problem-outcome-unknown-detail = 請在 { $seconds } 秒後用同一組金鑰再試一次：不會多領，也不會失去您的順位。

problem-unavailable-title = 馬上回來
problem-unavailable-detail = 目前無法使用。請在 { $seconds } 秒後再試一次。

problem-timeout-title = 等待逾時
problem-timeout-detail = 請用同一組金鑰再試一次：不會多領。

problem-internal-title = 是我們的錯
problem-internal-detail = 我們這邊出了點問題。請再試一次。

problem-cross-site-title = 請使用官方頁面
problem-cross-site-detail = 這個請求來自其他網站。請開啟我們的頁面，在那裡點一下按鈕。

problem-text-not-found-title = 沒有這個語言的內容
problem-text-not-found-detail = 此活動沒有這個語言的內容。

problem-text-needed-title = 這段內容必須保留
problem-text-needed-detail = 其他語言沒有內容時都會用它。請改寫，不要刪除。

problem-challenge-required-title = 請先完成簡單驗證
problem-challenge-required-detail = 請先證明您是真人而不是程式，然後再試一次。

problem-challenge-failed-title = 驗證未通過
problem-challenge-failed-detail = 請再驗證一次：每次驗證只能使用一次，且只在幾分鐘內有效。
