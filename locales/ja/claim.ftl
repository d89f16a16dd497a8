claim-granted-title = 受け取り完了！
claim-granted-detail = { $title }：あなたの分を1個確保しました。受付番号：{ $ticket }（{ $region }）。

claim-already-title = すでに受け取り済みです
claim-already-detail = { $title }：お一人様1個までです。あなたの分は確保してあります。受付番号：{ $ticket }（{ $region }）。

claim-sold-out-title = なくなりました
claim-sold-out-detail =
    { $supply ->
        [1] 1個限りの品は、ほかの方に渡りました。申し訳ありません。
       *[other] ご用意した{ $supply }個は、すべてなくなりました。申し訳ありません。
    }

claim-wait-title = 残りわずかです
claim-wait-detail = キャンセル分が戻ってくるかもしれません。{ $seconds }秒後にもう一度お試しください。

claim-released-title = キャンセル済みです
claim-released-detail = キャンセルされた分は、ほかの方に回りました。受け取りは1アカウントにつき1回限りです。

claim-expired-title = 時間切れです
claim-expired-detail = お取り置きしていた分は、ほかの方に回りました。受け取りは1アカウントにつき1回限りです。

claim-reference = お問い合わせ番号：{ $reference }
