problem-unauthorized-title = Lütfen oturum açın
problem-unauthorized-detail = Kim olduğunuzu bilmemiz gerekiyor. Oturum açıp yeniden deneyin.

problem-invalid-token-title = Lütfen yeniden oturum açın
problem-invalid-token-detail = Oturumunuz artık geçerli değil. Yeniden oturum açıp bir daha deneyin.

problem-pass-expired-title = Geçiş kartınızın süresi doldu
problem-pass-expired-detail = Yeni bir geçiş kartı alıp yeniden deneyin.

problem-invalid-pass-title = Bu geçiş kartı kullanılamaz
problem-invalid-pass-detail = Yeni bir geçiş kartı alıp yeniden deneyin.

problem-not-found-title = Burada bir şey yok
problem-not-found-detail = Bu adreste bir şey yok.

problem-campaign-not-found-title = Böyle bir kampanya bulamadık
problem-campaign-not-found-detail = Lütfen bağlantıyı kontrol edin.

problem-claim-not-found-title = Henüz bir şey alınmadı
problem-claim-not-found-detail = Bu hesapla burada henüz bir şey alınmadı.

problem-method-not-allowed-title = Bu burada yapılamaz
problem-method-not-allowed-detail = Bu adres bu yöntemi kabul etmiyor.

problem-too-large-title = İstek çok büyük
problem-too-large-detail = İstek, izin verilen boyutu aşıyor.

problem-unsupported-media-type-title = Yanlış biçim
problem-unsupported-media-type-detail = Lütfen isteği JSON biçiminde gönderin.

problem-malformed-json-title = İstek okunamadı
problem-malformed-json-detail = İstek geçerli bir JSON değil.

problem-invalid-request-title = Bir yanlışlık var
problem-invalid-request-detail = Lütfen şu alanı kontrol edin: { $field }.

problem-quantity-not-supported-title = Yalnızca bir adet
problem-quantity-not-supported-detail = En fazla bir adet alabilirsiniz.

problem-key-invalid-title = Geçersiz anahtar
problem-key-invalid-detail = Idempotency-Key 1 ile 128 karakter arasında olmalıdır.

problem-too-many-requests-title = Biraz yavaş
problem-too-many-requests-detail = Çok sık deniyorsunuz. Lütfen biraz bekleyip yeniden deneyin.

problem-overloaded-title = Ne kalabalık!
problem-overloaded-detail =
    { $seconds ->
        [one] Şu anda burada pek çok kişi var. Lütfen { $seconds } saniye sonra yeniden deneyin.
       *[other] Şu anda burada pek çok kişi var. Lütfen { $seconds } saniye sonra yeniden deneyin.
    }

problem-outcome-unknown-title = Henüz emin değiliz
problem-outcome-unknown-detail =
    { $seconds ->
        [one] { $seconds } saniye sonra aynı anahtarla yeniden deneyin: iki adet almazsınız, sıranızı da kaybetmezsiniz.
       *[other] { $seconds } saniye sonra aynı anahtarla yeniden deneyin: iki adet almazsınız, sıranızı da kaybetmezsiniz.
    }

problem-unavailable-title = Hemen dönüyoruz
problem-unavailable-detail =
    { $seconds ->
        [one] Şu anda bir aksaklık var. Lütfen { $seconds } saniye sonra yeniden deneyin.
       *[other] Şu anda bir aksaklık var. Lütfen { $seconds } saniye sonra yeniden deneyin.
    }

problem-timeout-title = Çok uzun sürdü
problem-timeout-detail = Lütfen aynı anahtarla yeniden deneyin: iki adet almazsınız.

problem-internal-title = Bizim hatamız
problem-internal-detail = Bizde bir şeyler ters gitti. Lütfen yeniden deneyin.

problem-cross-site-title = Lütfen bizim sayfamızı kullanın
problem-cross-site-detail = Bu istek başka bir siteden geldi. Sayfamızı açıp oradaki düğmeye dokunun.

problem-text-not-found-title = Bu dilde metin yok
problem-text-not-found-detail = Kampanyanın bu dilde metni yok.

problem-text-needed-title = Bu metin kalmalı
problem-text-needed-detail = Diğer dillerde metin yoksa bu gösteriliyor. Kaldırmak yerine yeniden yazın.

problem-challenge-required-title = Önce kısa bir doğrulama
problem-challenge-required-detail = Lütfen bir program değil, insan olduğunuzu gösterin ve yeniden deneyin.

problem-challenge-failed-title = Doğrulama başarısız oldu
problem-challenge-failed-detail = Lütfen bir kez daha yapın: her doğrulama yalnızca bir kez ve birkaç dakika geçerlidir.
