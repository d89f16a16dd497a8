campaign-not-open-title = Henüz başlamadı
campaign-not-open-detail =
    { $seconds ->
        [0] Her an başlayabilir.
        [one] { $seconds } saniye sonra başlıyor.
       *[other] { $seconds } saniye sonra başlıyor.
    }
campaign-not-open-later-detail = Başlangıç: { $opens_at }. Kalan süre: { $left }.
campaign-not-open-undated-detail = Başlangıç saati duyurulacak.
campaign-paused-title = Kısa bir ara
campaign-paused-detail = Hiçbir şey kaybolmadı: kalanlar hâlâ duruyor. Lütfen birazdan yine gelin.
campaign-paused-reason-detail = Hiçbir şey kaybolmadı: kalanlar hâlâ duruyor. Nedeni: { $reason }
campaign-closed-title = Bitti
campaign-closed-detail = Bu kampanya sona erdi. Geldiğiniz için teşekkürler!
campaign-not-eligible-title = Ülkenizde geçerli değil
campaign-not-eligible-detail = Üzgünüz, bu kampanya hesabınızın ülkesinde sunulmuyor.
account-blocked-title = Bu hesap katılamaz
account-blocked-detail = Hesap engellenmiş. Bunun bir hata olduğunu düşünüyorsanız lütfen destek ekibine yazın.
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
