campaign-not-open-title = まだ始まっていません
campaign-not-open-detail =
    { $seconds ->
        [0] まもなく始まります。
       *[other] あと{ $seconds }秒で始まります。
    }
campaign-not-open-later-detail = 開始：{ $opens_at }。開始まで：{ $left }。
campaign-not-open-undated-detail = 開始時刻は後ほどお知らせします。
campaign-paused-title = ただいま休憩中です
campaign-paused-detail = ご安心ください。残りはそのままです。また後でお越しください。
campaign-paused-reason-detail = ご安心ください。残りはそのままです。理由：{ $reason }
campaign-closed-title = 終了しました
campaign-closed-detail = このキャンペーンは終了しました。ご参加ありがとうございました。
campaign-not-eligible-title = お住まいの国は対象外です
campaign-not-eligible-detail = 申し訳ありません。アカウントに登録された国は、このキャンペーンの対象外です。
account-too-new-title = このアカウントは作成から間もないため対象外です
account-too-new-detail = 申し訳ありません。このキャンペーンは、作成から一定期間が過ぎたアカウントだけが対象です。
account-blocked-title = このアカウントでは参加できません
account-blocked-detail = アカウントが停止されています。誤りだと思われる場合は、サポートにお問い合わせください。
campaign-supply = 全部で{ $supply }個プレゼント
campaign-remaining =
    { $remaining ->
        [0] 残りはありません
       *[other] 残り{ $remaining }個
    }
