### Words for the team alone.

problem-forbidden-title = Rolünüze açık değil
problem-forbidden-detail = Bunun için gereken rol: { $role } veya üstü.

problem-out-of-scope-title = Belirteciniz bunun için değil
problem-out-of-scope-detail = Belirteciniz yalnızca belirli kampanyalar veya bölgeler için geçerli, bu onlardan biri değil.
order-unknown-detail = Bunun yapılıp yapılmadığı henüz bilinmiyor. Önce bakın, sonra yeniden deneyin. Aynı kimlikle adet ekleme veya aktarma yalnızca bir kez yapılır.

problem-operator-not-found-title = Böyle bir operatör yok
problem-operator-not-found-detail = Bu kimlikte, belirteci hâlâ geçerli bir operatör yok.

ops-title = { $title } · Operatör paneli
ops-name = Operatör paneli
ops-seen-from = Sunucunun bölgesi: { $region }
ops-signed-in = { $name }, { $role }
ops-sign-out = Oturumu kapat
ops-sign-in-title = Oturum açın
ops-sign-in-detail = Operatör belirtecinizi yapıştırın. Siz oturumu veya tarayıcıyı kapatana kadar bu tarayıcıda kalır.
ops-token = Operatör belirteci
ops-sign-in-button = Oturum aç
ops-token-refused = Bu belirteç geçerli değil. İptal edilmiş veya süresi dolmuş olabilir.
ops-token-unknown = Belirtecin kime ait olduğu şu anda veritabanından öğrenilemiyor. Lütfen birazdan yeniden deneyin.
ops-campaigns = Kampanyalar
ops-no-campaign-title = Henüz kampanya yok
ops-no-campaign-detail = İlkini “largesse campaign create” komutuyla oluşturun, burada görünecek.

ops-number = { $value }
ops-per-second = { $value }/sn
ops-per-minute = { $value }/dk
ops-millis = { $value } ms
ops-span = { $span }
ops-ago = { $span } önce
ops-now = şimdi
ops-minutes-ago = { $value } dk önce
ops-unknown = –

ops-live = Canlı
ops-stale-title = Veritabanı yanıt vermiyor
ops-stale-detail = Burada son yanıt verdiği andaki durumu görüyorsunuz. Veritabanı geri gelir gelmez istekler yeniden yanıtlanacak.
ops-nothing-title = Henüz bir şey bilinmiyor
ops-nothing-detail = Veritabanı bu sunucuya henüz hiç yanıt vermedi. Yanıt verir vermez bu sayfa kendiliğinden dolacak.
ops-offline = Bu sunucuyla bağlantı koptu. Yeniden deneniyor…

ops-state-draft = Başlatılmadı
ops-state-scheduled = Kendiliğinden başlayacak
ops-state-open = Devam ediyor
ops-state-paused = Duraklatıldı
ops-state-closed = Sona erdi
ops-state-sold-out = Tükendi
ops-frozen = Aktarım durduruldu
ops-opens-in = Başlamasına kalan:
ops-closes-at = Bitiş: { $when }

ops-supply = Toplam adet
ops-granted = Verilen
ops-held = Ayrılan
ops-remaining = Kalan
ops-rate = Dağıtım
ops-time-left = Bu hızla kalan süre
ops-attempts = İstekler
ops-granted-share = %{ $percent } verildi

ops-regions = Bölgeler
ops-region = Bölge
ops-health = Durum
ops-answers = Yanıt süresi (p50 · p99)
ops-answers-value = { $middle } · { $slow }
ops-servers = Sunucular
ops-servers-value = Hazır: { $ready } / { $all }
ops-heard = Son sinyal
ops-first-dry = İlk burada tükenecek
ops-dry = Kalmadı: istekler başka bölgelere gidiyor
ops-health-good = İyi
ops-health-draining = Boşaltılıyor
ops-health-gone = Hizmet dışı
ops-health-none = Sunucu yok
ops-health-silent = Sunuculardan ses yok
ops-health-not-ready = Hepsi hazır değil
ops-health-errors = Yanıtlarda hata var
ops-health-slow = Yanıtlar yavaş

ops-chart-rates = Son 15 dakika: istekler ve dağıtım
ops-chart-latency = Son 15 dakika: yanıt süresi
ops-chart-rates-now = Şu anda istekler: { $attempts }, dağıtım: { $granted }. Aşağıdaki tabloda her dakika var.
ops-chart-latency-now = Şu anda yüz yanıttan biri şu kadar veya daha uzun sürüyor: { $slow }. Aşağıdaki tabloda her dakika var.
ops-line-attempts = İstekler (sol eksen)
ops-line-granted = Dağıtım (sağ eksen)
ops-line-p50 = Yanıtların yarısı
ops-line-p99 = Yüz yanıttan biri, en yavaş bölge
ops-line-round-trip = Veritabanında
ops-line-pool = Bağlantı bekleme süresi
ops-chart-empty = İlk noktalar birkaç saniye içinde gelecek.
ops-as-table = Tablo olarak
ops-when = Zaman

ops-why = Bekleme nedeni
ops-why-fine = Yanıtlar hızlı. Bekleyen bir şey yok.
ops-why-quiet = Şu anda istek gelmiyor.
ops-why-retries = { $region } bölgesinde yanıtlar yavaş: veritabanı işlemleri birbirini engelliyor ve yeniden çalıştırılıyor.
ops-why-database = { $region } bölgesinde yanıtlar yavaş: zamanın çoğu veritabanında geçiyor.
ops-why-connections = { $region } bölgesinde yanıtlar yavaş: istekler boş bir veritabanı bağlantısı bekliyor.
ops-why-server = { $region } bölgesinde yanıtlar yavaş: neden veritabanı veya bağlantılar değil, sunucular meşgul.
ops-p50 = Yanıtların yarısı en çok
ops-p99 = 100 yanıttan 99’u en çok
ops-round-trip = Veritabanında (p99)
ops-pool-wait = Bağlantı bekleme süresi (p99)
ops-connections = Kullanılan bağlantılar
ops-connections-value = { $used } / { $most }
ops-retries = Yinelenen veritabanı işlemleri
ops-errors = Hatalı yanıtlar
ops-queue = Karar bekleyenler

ops-books = Kayıtlar
ops-books-good = Tutarlı
ops-books-bad =
    { $findings ->
        [one] { $findings } tutarsızlık
       *[other] { $findings } tutarsızlık
    }
ops-books-what = Bunları “largesse audit” tek tek gösterir. Kayıtları tutmayan kampanya kendiliğinden duraklatılır.
ops-books-unknown = Henüz denetlenmedi
ops-books-checked = Son denetim:

ops-languages = Yanıt dilleri
ops-languages-none = Henüz kimseye yanıt verilmedi.

ops-moves = Aktarımlar
ops-moves-none = Henüz aktarım yok.
ops-move =
    { $amount ->
        [one] { $from } → { $to }: { $amount } adet
       *[other] { $from } → { $to }: { $amount } adet
    }
ops-move-inside =
    { $amount ->
        [one] { $region } bölgesi içinde { $amount } adet
       *[other] { $region } bölgesi içinde { $amount } adet
    }
ops-reason-ahead = { $to } bölgesinde yakında tükenecekti. Hız: { $rate }, kalan süre: { $left }.
ops-reason-ahead-quiet = { $to } bölgesi payını kalabalık gelmeden alıyor.
ops-reason-floor = { $to } bölgesinde en az olması gerekenden az kalmıştı.
ops-reason-drain = { $from } bölgesi boşaltılıyor ve elindekileri devrediyor.
ops-reason-idle = { $from } bölgesi bunları kampanya bitmeden dağıtamayacaktı.
ops-reason-borrow = Elindekiler tükenmekte olan bir sunucuda bekleyenler vardı.
ops-reason-order = Elle: { $words }
ops-reason-other = { $words }

ops-actions = Yapabilecekleriniz
ops-actions-none = Rolünüzle yalnızca bakabilirsiniz. Başlatmak, duraklatmak ve adet eklemek için operatör olmak gerekir.
ops-actions-idle = Şu anda burada yapılacak bir şey yok.

ops-open = Başlat
ops-open-detail = Dağıtım başlangıç zamanında başlar; o zaman geçtiyse hemen başlar.
ops-open-now = Başlangıç zamanını beklemeden şimdi başlat
ops-open-button = Kampanyayı başlat

ops-pause = Duraklat
ops-pause-detail = Siz sürdürene kadar kimse bir şey alamaz, ama hiçbir şey de kaybolmaz. Herkes nedeni, sizin yazdığınız dillerden kendine en yakın olanında okur.
ops-language = Dil
ops-reason = Neden
ops-reason-shown = Herkesin göreceği neden
ops-pause-button = Kampanyayı duraklat

ops-resume = Sürdür
ops-resume-detail = Dağıtım yaklaşık bir saniye içinde her yerde yeniden başlar.
ops-resume-button = Kampanyayı sürdür

ops-restock = Adet ekle
ops-restock-detail = Dağıtılacak adedi artırır. Kampanyada her şey tükendiyse dağıtım kendiliğinden yeniden başlar. Eklenenler geri alınamaz.
ops-amount = Eklenecek adet
ops-restock-region = Eklenecek yer
ops-restock-anywhere = herhangi bir bölge: isteklerin geldiği yere aktarılır
ops-restock-button = Bu adetleri ekle

ops-freeze = Aktarımı durdur
ops-freeze-detail = Sistem artık bölgelere önceden aktarım yapmaz. Tükenen bir bölgede bekleyenler, başka bölgelerde kalanlardan yine alabilir.
ops-freeze-button = Aktarımı durdur

ops-unfreeze = Aktarıma izin ver
ops-unfreeze-detail = Sistem, gerekecek yerlere önceden aktarım yapar.
ops-unfreeze-button = Aktarıma yeniden izin ver

ops-close = Kalıcı olarak bitir
ops-close-detail = Kampanya sona erer ve bir daha başlatılamaz. Kim aldıysa aldığı onda kalır.
ops-close-button = Kampanyayı kalıcı olarak bitir

ops-drain = Bölge boşalt
ops-drain-detail = Bölge elindekilerin hepsini, tam sıfıra kadar, diğerlerine verir ve yenisini almaz. Sunucuları yanıt vermeyi sürdürür.
ops-drain-button = Bu bölgeyi boşalt

ops-done = Tamam: “{ $what }”.
ops-not-done = Yapılamadı: “{ $what }”

problem-account-not-found-title = Böyle bir hesap yok
problem-account-not-found-detail = Burada bu kimlikte bir hesap yok. Verileri silinen kişilerde de böyle olur.
problem-account-in-campaign-title = Bu hesap bir kampanya için hâlâ gerekli
problem-account-in-campaign-detail = { $campaign } kampanyası sona erene kadar bu hesap kampanyaya katılabilir veya zaten orada bir hakkı vardır. Kampanya sona erince yeniden deneyin.
problem-account-kept-out-title = Bir kampanya bu hesabı hâlâ dışarıda tutuyor
problem-account-kept-out-detail = Bu hesap engelli. Şimdi silinirse aynı kişi, { $campaign } kampanyası sona ermeden yeni bir hesapla dönebilir. Kampanya sona erince yeniden deneyin veya hesabın engelini kaldırın.
problem-account-may-have-pass-title = Bu hesabın hâlâ geçiş kartı olabilir
problem-account-may-have-pass-detail = Geçiş kartında hesabın kendi bölgesi yazar. Hesabı engelleyin; engellenen hesaba kart verilmez. { $minutes } dakika sonra yeniden deneyin, hesap taşınınca engeli kaldırın.
problem-claim-over-title = Geri verilecek bir şey yok
problem-claim-over-detail = Bu hak daha önce geri verilmiş veya süresi dolmuş.

problem-region-not-found-title = Böyle bir bölge yok
problem-region-not-found-detail = Bu sistemde bu adda bir bölge yok.

conflict-title = Şu anda bu yapılamaz
conflict-state = Kampanyanın durumu: { $state }. Bu durumdayken bu yapılamaz.
conflict-window = İstekler gelmeye başladı: başlangıç zamanı artık değiştirilemez.
conflict-over = Kampanyanın bitiş zamanı geçti: önce onu erteleyin.
conflict-exists = Bu adda bir kampanya zaten var.
conflict-operator = Bu kimlikte bir operatör zaten var ve belirteç yalnızca bir kez gösterilir. Kaybolduysa iptal edin ve operatörü yeni bir kimlikle ekleyin.
conflict-leaving = Bölge boşaltılıyor veya hizmet dışı: oraya aktarım yapılamaz.
conflict-no-row = Kampanyanın böyle bir sayacı yok veya iki sayaç da aynı.
conflict-nothing-moved = Hiçbir şey aktarılmadı: verecek yerde ayrılabilecek adet yok.
conflict-last-region = Etkin başka bölge yok: adetleri alacak kimse yok.
conflict-has-units = Bölge boşaltılmıyor veya hâlâ adedi var: önce onu boşaltın.
conflict-not-in-database = Veritabanı bu bölgeyi tanımıyor ve ekleyemiyor: orada veritabanı düğümleri olmalı ve kullanılan rol veritabanının sahibi olmalı. Hiçbir şey değiştirilmedi.
