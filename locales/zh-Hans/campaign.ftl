campaign-not-open-title = 尚未开始
campaign-not-open-detail =
    { $seconds ->
        [0] 马上就要开始了。
       *[other] { $seconds } 秒后开始。
    }
campaign-not-open-later-detail = 开始时间：{ $opens_at }。距离开始：{ $left }。
campaign-not-open-undated-detail = 开始时间将另行公布。

campaign-paused-title = 休息一下
campaign-paused-detail = 别担心，剩下的都还在。请稍后再来看看。
campaign-paused-reason-detail = 别担心，剩下的都还在。原因：{ $reason }

campaign-closed-title = 活动已结束
campaign-closed-detail = 本次活动已经结束。感谢您的参与！

campaign-not-eligible-title = 您的国家或地区不在活动范围内
campaign-not-eligible-detail = 抱歉，您账号所属的国家或地区无法参加本次活动。

account-too-new-title = 此账号注册时间太短
account-too-new-detail = 抱歉，本次活动仅限注册时间更长的账号参加。
account-blocked-title = 此账号无法参加
account-blocked-detail = 此账号已被停用。如果您认为有误，请联系客服。

campaign-supply = 共 { $supply } 份
campaign-remaining =
    { $remaining ->
        [0] 一份不剩
       *[other] 还剩 { $remaining } 份
    }
