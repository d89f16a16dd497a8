claim-granted-title = 领到了！
claim-granted-detail = { $title }：您已领到一份。您的号码：{ $ticket }（{ $region }）。

claim-already-title = 您已经领过了
claim-already-detail = { $title }：每人一份，您的那份一直为您留着。您的号码：{ $ticket }（{ $region }）。

claim-sold-out-title = 已经领完
claim-sold-out-detail =
    { $supply ->
        [1] 仅有的一份已被领走。非常抱歉！
       *[other] 全部 { $supply } 份都已被领走。非常抱歉！
    }

claim-wait-title = 即将领完
claim-wait-detail = 可能还会有人退回几份。请在 { $seconds } 秒后再试一次。

claim-released-title = 您已退回
claim-released-detail = 您的那份已让给其他人。每个账号只能领取一次。

claim-expired-title = 已超时
claim-expired-detail = 为您保留的那份已让给其他人。每个账号只能领取一次。

claim-reference = 查询编号：{ $reference }
