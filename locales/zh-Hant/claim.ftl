claim-granted-title = 領到了！
claim-granted-detail = { $title }：您已領到一份。您的號碼：{ $ticket }（{ $region }）。

claim-already-title = 您已經領過了
claim-already-detail = { $title }：每人一份，您的那份一直為您留著。您的號碼：{ $ticket }（{ $region }）。

claim-sold-out-title = 已經領完
claim-sold-out-detail =
    { $supply ->
        [1] 僅有的一份已被領走。非常抱歉！
       *[other] 全部 { $supply } 份都已被領走。非常抱歉！
    }

claim-wait-title = 即將領完
claim-wait-detail = 可能還會有人退回幾份。請在 { $seconds } 秒後再試一次。

claim-released-title = 您已退回
claim-released-detail = 您的那份已讓給其他人。每個帳號只能領取一次。

claim-expired-title = 已逾時
claim-expired-detail = 為您保留的那份已讓給其他人。每個帳號只能領取一次。

claim-reference = 查詢編號：{ $reference }
