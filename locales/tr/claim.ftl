claim-granted-title = Sizin oldu!
claim-granted-detail = { $title }: bir adet sizin. Numaranız: { $ticket } ({ $region }).

claim-already-title = Sizinki zaten var
claim-already-detail = { $title }: kişi başı bir adet ve sizinki güvende. Numaranız: { $ticket } ({ $region }).

claim-sold-out-title = Tükendi
claim-sold-out-detail =
    { $supply ->
        [1] Tek adet sahibini buldu. Üzgünüz!
        [one] { $supply } adedin tamamı sahibini buldu. Üzgünüz!
       *[other] { $supply } adedin tamamı sahibini buldu. Üzgünüz!
    }

claim-wait-title = Neredeyse tükendi
claim-wait-detail =
    { $seconds ->
        [one] Birkaç tane geri gelebilir. { $seconds } saniye sonra yeniden sorun.
       *[other] Birkaç tane geri gelebilir. { $seconds } saniye sonra yeniden sorun.
    }

claim-released-title = Sizinkini geri verdiniz
claim-released-detail = Yeniden başkalarına açıldı. Her hesap yalnızca bir kez alabilir.

claim-expired-title = Süre doldu
claim-expired-detail = Sizin için ayrılan, yeniden başkalarına açıldı. Her hesap yalnızca bir kez alabilir.

claim-reference = Başvuru kodu: { $reference }
