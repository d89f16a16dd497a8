campaign-not-open-title = 尚未開始
campaign-not-open-detail =
    { $seconds ->
        [0] 馬上就要開始了。
       *[other] { $seconds } 秒後開始。
    }
campaign-not-open-later-detail = 開始時間：{ $opens_at }。距離開始：{ $left }。
campaign-not-open-undated-detail = 開始時間將另行公布。
campaign-paused-title = 休息一下
campaign-paused-detail = 別擔心，剩下的都還在。請稍後再回來看看。
campaign-paused-reason-detail = 別擔心，剩下的都還在。原因：{ $reason }
campaign-closed-title = 活動已結束
campaign-closed-detail = 本次活動已經結束。感謝您的參與！
campaign-not-eligible-title = 您的國家或地區不在活動範圍內
campaign-not-eligible-detail = 抱歉，本次活動不開放給您帳號所屬的國家或地區。
account-too-new-title = 此帳號註冊時間太短
account-too-new-detail = 抱歉，本次活動僅限註冊時間更長的帳號參加。
account-blocked-title = 此帳號無法參加
account-blocked-detail = 此帳號已遭停用。如果您認為有誤，請聯絡客服。
campaign-supply = 共 { $supply } 份
campaign-remaining =
    { $remaining ->
        [0] 一份不剩
       *[other] 還剩 { $remaining } 份
    }
