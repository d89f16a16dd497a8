claim-granted-title = 受け取りました！
claim-granted-detail = { $title }：1個、確かにお渡ししました。受付番号：{ $ticket }（{ $region }）。

claim-already-title = すでに受け取っています
claim-already-detail = { $title }：お一人様1個までです。あなたの分は確保されています。受付番号：{ $ticket }（{ $region }）。

claim-sold-out-title = なくなりました
claim-sold-out-detail =
    { $supply ->
        [1] ただ1個の品は、ほかの方に渡りました。申し訳ありません。
       *[other] { $supply }個すべて、受け取る方が決まりました。申し訳ありません。
    }

claim-wait-title = 残りわずかです
claim-wait-detail = まだ戻ってくる分があるかもしれません。{ $seconds }秒後にもう一度お試しください。

claim-released-title = 返却済みです
claim-released-detail = 返却された分は、ほかの方に回りました。受け取りは1アカウントにつき1回限りです。

claim-expired-title = 時間切れです
claim-expired-detail = お取り置きしていた分は、ほかの方に回りました。受け取りは1アカウントにつき1回限りです。

claim-reference = お問い合わせ番号：{ $reference }
