campaign-not-open-title = 尚未开始
campaign-not-open-detail =
    { $seconds ->
        [0] 马上就要开始了。
       *[other] { $seconds } 秒后开始。
    }
campaign-not-open-later-detail = 开始时间：{ $opens_at }。剩余时间：{ $left }。
campaign-not-open-undated-detail = 开始时间将另行公布。

campaign-paused-title = 稍作休息
campaign-paused-detail = 请放心，剩余的都还在。请稍后再来。
campaign-paused-reason-detail = 请放心，剩余的都还在。原因：{ $reason }

campaign-closed-title = 活动结束
campaign-closed-detail = 本次活动已经结束。感谢您的参与！

campaign-not-eligible-title = 您所在的国家或地区不参加
campaign-not-eligible-detail = 抱歉，本次活动不面向您账号所属的国家或地区。

account-blocked-title = 此账号无法参加
account-blocked-detail = 此账号已被停用。如果您认为有误，请联系客服。

campaign-supply = 共 { $supply } 份
campaign-remaining =
    { $remaining ->
        [0] 一份不剩
       *[other] 还剩 { $remaining } 份
    }
