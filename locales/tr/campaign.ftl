campaign-not-open-title = Henüz başlamadı
campaign-not-open-detail =
    { $seconds ->
        [0] Her an başlayabilir.
        [one] { $seconds } saniye sonra başlıyor.
       *[other] { $seconds } saniye sonra başlıyor.
    }
campaign-not-open-later-detail = Başlangıç: { $opens_at }. Kalan süre: { $left }.
campaign-not-open-undated-detail = Başlangıç zamanı duyurulacak.
campaign-paused-title = Kısa bir ara
campaign-paused-detail = Hiçbir şey kaybolmadı: kalanlar yerinde duruyor. Birazdan yeniden uğrayın.
campaign-paused-reason-detail = Hiçbir şey kaybolmadı: kalanlar yerinde duruyor. Nedeni: { $reason }
campaign-closed-title = Kampanya sona erdi
campaign-closed-detail = Bu kampanya sona erdi. İlginiz için teşekkür ederiz!
campaign-not-eligible-title = Ülkenizde geçerli değil
campaign-not-eligible-detail = Üzgünüz, bu kampanya hesabınızın kayıtlı olduğu ülkede geçerli değil.
account-too-new-title = Bu hesap çok yeni
account-too-new-detail = Üzgünüz, bu kampanya yalnızca daha eski hesaplar için geçerli.
account-blocked-title = Bu hesapla katılamazsınız
account-blocked-detail = Bu hesap engellendi. Bunun bir hata olduğunu düşünüyorsanız lütfen destek ekibimize yazın.
campaign-supply =
    { $supply ->
        [one] Yalnızca { $supply } adet dağıtılacak
       *[other] { $supply } adet dağıtılacak
    }
campaign-remaining =
    { $remaining ->
        [0] Hiç kalmadı
        [one] Yalnızca { $remaining } adet kaldı
       *[other] { $remaining } adet kaldı
    }
