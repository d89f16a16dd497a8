claim-granted-title = Sizin oldu!
claim-granted-detail = { $title }: bir adet sizin. Numaranız: { $ticket } ({ $region }).

claim-already-title = Siz zaten aldınız
claim-already-detail = { $title }: kişi başı bir adet ve sizinki hâlâ sizin. Numaranız: { $ticket } ({ $region }).

claim-sold-out-title = Tükendi
claim-sold-out-detail =
    { $supply ->
        [1] Eldeki tek adet sahibini buldu. Üzgünüz!
        [one] { $supply } adedin tamamı sahibini buldu. Üzgünüz!
       *[other] { $supply } adedin tamamı sahibini buldu. Üzgünüz!
    }

claim-wait-title = Neredeyse tükendi
claim-wait-detail =
    { $seconds ->
        [one] Birkaç adet daha geri gelebilir. { $seconds } saniye sonra yeniden deneyin.
       *[other] Birkaç adet daha geri gelebilir. { $seconds } saniye sonra yeniden deneyin.
    }

claim-released-title = Hakkınızdan vazgeçtiniz
claim-released-detail = Bu hak yeniden başkalarına açıldı. Her hesapla yalnızca bir kez alınabilir.

claim-expired-title = Süre doldu
claim-expired-detail = Size ayrılan adet yeniden başkalarına açıldı. Her hesapla yalnızca bir kez alınabilir.

claim-reference = Referans kodu: { $reference }
