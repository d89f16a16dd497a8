### Words for the team alone.

problem-forbidden-title = Peranmu tidak mencakup ini
problem-forbidden-detail = Untuk ini perlu peran { $role } atau yang lebih tinggi.
problem-out-of-scope-title = Tokenmu bukan untuk ini
problem-out-of-scope-detail = Tokenmu hanya untuk promo atau wilayah tertentu, dan ini tidak termasuk.
order-unknown-detail = Belum diketahui apakah ini sudah dilakukan. Periksa dulu, baru coba lagi. Penambahan stok atau pemindahan dengan ID yang sama hanya dilakukan satu kali.
problem-operator-not-found-title = Operator ini tidak ditemukan
problem-operator-not-found-detail = Tidak ada operator dengan ID ini yang tokennya masih berlaku.

ops-title = { $title } · Operasional
ops-name = Operasional
ops-seen-from = Dilihat dari { $region }
ops-signed-in = { $name }, { $role }
ops-sign-out = Keluar
ops-sign-in-title = Masuk
ops-sign-in-detail = Tempelkan token operatormu. Token tersimpan di browser ini sampai kamu keluar atau menutupnya.
ops-token = Token operator
ops-sign-in-button = Masuk
ops-token-refused = Token ini tidak bisa dipakai. Mungkin sudah dicabut atau masa berlakunya habis.
ops-token-unknown = Database sedang tidak bisa ditanya token ini milik siapa. Coba lagi beberapa saat lagi.
ops-campaigns = Promo
ops-no-campaign-title = Belum ada promo
ops-no-campaign-detail = Buat promo pertama dengan “largesse campaign create”, nanti akan muncul di sini.

ops-number = { $value }
ops-per-second = { $value }/detik
ops-per-minute = { $value }/menit
ops-millis = { $value } ms
ops-span = { $span }
ops-ago = { $span } yang lalu
ops-now = sekarang
ops-minutes-ago = { $value } mnt lalu
ops-unknown = –

ops-live = Terkini
ops-stale-title = Database tidak menjawab
ops-stale-detail = Ini keadaan saat terakhir kali database menjawab. Permintaan dijawab lagi begitu database pulih.
ops-nothing-title = Belum ada data
ops-nothing-detail = Database belum menjawab sejak server ini pertama kali bertanya. Begitu ada jawaban, halaman ini terisi sendiri.
ops-offline = Koneksi ke server ini terputus. Mencoba lagi…

ops-state-draft = Belum dibuka
ops-state-scheduled = Dibuka otomatis
ops-state-open = Dibuka
ops-state-paused = Dijeda
ops-state-closed = Selesai
ops-state-sold-out = Sudah habis
ops-frozen = Unit dibekukan
ops-opens-in = Dibuka dalam
ops-closes-at = Berakhir: { $when }

ops-supply = Persediaan
ops-granted = Diberikan
ops-held = Ditahan
ops-remaining = Tersisa
ops-rate = Unit keluar
ops-time-left = Dengan laju ini cukup
ops-attempts = Meminta
ops-granted-share = { $percent } persen sudah diberikan

ops-regions = Wilayah
ops-region = Wilayah
ops-health = Kondisi
ops-answers = Waktu jawab (p50 · p99)
ops-answers-value = { $middle } · { $slow }
ops-servers = Server
ops-servers-value = { $ready } dari { $all } siap
ops-heard = Kabar terakhir
ops-first-dry = Habis lebih dulu
ops-dry = Kosong: permintaan dialihkan ke wilayah lain
ops-health-good = Baik
ops-health-draining = Sedang dikosongkan
ops-health-gone = Tidak beroperasi
ops-health-none = Tidak ada server
ops-health-silent = Server tidak ada kabar
ops-health-not-ready = Belum siap semua
ops-health-errors = Jawaban gagal
ops-health-slow = Jawaban lambat

ops-chart-rates = 15 menit terakhir: orang yang meminta, unit yang keluar
ops-chart-latency = 15 menit terakhir: lama waktu jawab
ops-chart-rates-now = Sekarang yang meminta { $attempts }, unit keluar { $granted }. Tabel di bawah memuat angka setiap menit.
ops-chart-latency-now = Sekarang satu dari seratus jawaban perlu { $slow } atau lebih. Tabel di bawah memuat angka setiap menit.
ops-line-attempts = Meminta (sumbu kiri)
ops-line-granted = Unit keluar (sumbu kanan)
ops-line-p50 = Separuh dari semua jawaban
ops-line-p99 = Satu dari seratus, wilayah paling lambat
ops-line-round-trip = Di database
ops-line-pool = Menunggu koneksi
ops-chart-empty = Titik pertama muncul dalam beberapa detik.
ops-as-table = Lihat sebagai tabel
ops-when = Waktu

ops-why = Apa yang ditunggu
ops-why-fine = Jawaban cepat. Tidak ada yang menunggu.
ops-why-quiet = Saat ini tidak ada yang meminta.
ops-why-retries = Jawaban lambat di { $region }: perintah di database saling berbenturan dan dijalankan ulang.
ops-why-database = Jawaban lambat di { $region }: sebagian besar waktu habis di database.
ops-why-connections = Jawaban lambat di { $region }: permintaan menunggu koneksi yang bebas ke database.
ops-why-server = Jawaban lambat di { $region }: bukan karena database atau koneksi; server di sana sedang sibuk.
ops-p50 = Separuh jawaban dalam
ops-p99 = 99 dari 100 jawaban dalam
ops-round-trip = Di database (p99)
ops-pool-wait = Menunggu koneksi (p99)
ops-connections = Koneksi terpakai
ops-connections-value = { $used } dari { $most }
ops-retries = Perintah dijalankan ulang
ops-errors = Jawaban gagal
ops-queue = Menunggu keputusan

ops-books = Pembukuan
ops-books-good = Sudah cocok
ops-books-bad =
    { $findings ->
       *[other] { $findings } hal tidak cocok
    }
ops-books-what = “largesse audit” menyebutkan satu per satu. Promo yang pembukuannya tidak cocok dijeda otomatis.
ops-books-unknown = Belum diperiksa
ops-books-checked = Diperiksa

ops-languages = Bahasa yang dilayani
ops-languages-none = Belum ada yang dijawab.

ops-moves = Unit yang dipindahkan
ops-moves-none = Belum ada unit yang dipindahkan.
ops-move =
    { $amount ->
       *[other] { $amount } unit dari { $from } ke { $to }
    }
ops-move-inside =
    { $amount ->
       *[other] { $amount } unit di dalam { $region }
    }
ops-reason-ahead = Pada laju { $rate }, { $to } tadinya akan habis dalam { $left }.
ops-reason-ahead-quiet = { $to } mendapat jatahnya sebelum orang datang.
ops-reason-floor = { $to } punya kurang dari batas minimumnya.
ops-reason-drain = { $from } akan berhenti beroperasi dan membagikan unitnya.
ops-reason-idle = { $from } tidak akan memakainya sampai promo berakhir.
ops-reason-borrow = Ada orang menunggu di server yang unitnya hampir habis.
ops-reason-order = Secara manual: { $words }
ops-reason-other = { $words }

ops-actions = Yang bisa kamu lakukan
ops-actions-none = Peranmu hanya bisa melihat. Untuk membuka, menjeda, dan menambah stok perlu peran operator.
ops-actions-idle = Saat ini tidak ada yang perlu dilakukan di sini.
ops-open = Buka
ops-open-detail = Unit mulai keluar pada waktu pembukaan; kalau waktunya sudah lewat, langsung keluar.
ops-open-now = Buka sekarang, tanpa menunggu waktu pembukaan
ops-open-button = Buka promo
ops-pause = Jeda
ops-pause-detail = Tidak ada yang mendapat unit sampai kamu melanjutkan; tidak ada yang hilang. Orang membaca alasanmu, masing-masing dalam bahasa terdekat yang kamu tulis.
ops-language = Bahasa
ops-reason = Alasan
ops-reason-shown = Alasan yang akan dibaca orang
ops-pause-button = Jeda promo
ops-resume = Lanjutkan
ops-resume-detail = Unit keluar lagi di semua tempat dalam waktu sekitar satu detik.
ops-resume-button = Lanjutkan promo
ops-restock = Tambah stok
ops-restock-detail = Menambah unit ke persediaan. Kalau promo sudah habis, promo dibuka lagi otomatis. Unit yang sudah ditambahkan tidak bisa ditarik kembali.
ops-amount = Jumlah unit tambahan
ops-restock-region = Masukkan ke
ops-restock-anywhere = wilayah mana saja: unit dipindahkan ke tempat orang meminta
ops-restock-button = Tambahkan unit ini
ops-freeze = Bekukan unit
ops-freeze-detail = Penyeimbang berhenti memindahkan unit sebelum diperlukan. Orang yang menunggu di wilayah kosong tetap mendapat sisa dari wilayah lain.
ops-freeze-button = Bekukan
ops-unfreeze = Izinkan unit berpindah
ops-unfreeze-detail = Penyeimbang memindahkan unit ke tempat yang akan memerlukannya, sebelum diperlukan.
ops-unfreeze-button = Izinkan unit berpindah lagi
ops-close = Tutup permanen
ops-close-detail = Promo berakhir dan tidak bisa dibuka lagi. Orang yang sudah mendapat unit tetap memilikinya.
ops-close-button = Tutup promo secara permanen
ops-drain = Kosongkan wilayah
ops-drain-detail = Wilayah ini menyerahkan semua unitnya ke wilayah lain, sampai tepat nol, dan tidak mendapat unit lagi. Servernya tetap menjawab.
ops-drain-button = Kosongkan wilayah ini
ops-done = Berhasil: { $what }.
ops-not-done = Tidak berhasil: { $what }

problem-account-not-found-title = Akun ini tidak ditemukan
problem-account-not-found-detail = Tidak ada akun dengan ID ini di sini. Akun orang yang datanya sudah dihapus juga tidak ada lagi.
problem-account-in-campaign-title = Ada promo yang masih memerlukan akun ini
problem-account-in-campaign-detail = Sampai { $campaign } ditutup, akun ini bisa ikut atau mungkin sudah mengambil jatah di dalamnya. Coba lagi setelah promo itu ditutup.
problem-account-kept-out-title = Ada promo yang masih menolak akun ini
problem-account-kept-out-detail = Akun ini diblokir. Kalau dihapus sekarang, orangnya bisa kembali sebagai orang baru sebelum { $campaign } ditutup. Coba lagi setelah promo itu ditutup, atau buka blokir akun ini.
problem-account-may-have-pass-title = Akun ini mungkin masih punya kartu akses
problem-account-may-have-pass-detail = Kartu akses memuat wilayah asal akun. Blokir akun ini; akun yang diblokir tidak mendapat kartu akses. Coba lagi setelah { $minutes } menit, dan buka blokirnya setelah akun dipindahkan.
problem-claim-over-title = Tidak ada yang perlu dikembalikan
problem-claim-over-detail = Jatah ini sudah dikembalikan atau sudah kedaluwarsa sebelumnya.
problem-region-not-found-title = Wilayah ini tidak ditemukan
problem-region-not-found-detail = Tidak ada wilayah dengan nama ini di sistem.

conflict-title = Belum bisa dalam keadaan sekarang
conflict-state = Status promo: { $state }. Ini tidak bisa dilakukan dari status itu.
conflict-window = Orang sudah mulai mengambil: waktu pembukaan promo tidak bisa diubah lagi.
conflict-over = Waktu berakhir promo sudah lewat: undurkan dulu.
conflict-exists = Sudah ada promo dengan nama ini.
conflict-operator = Sudah ada operator dengan ID ini, dan token hanya ditampilkan satu kali. Kalau tokennya hilang, cabut lalu tambahkan operator itu dengan ID baru.
conflict-leaving = Wilayah ini sedang dikosongkan atau sudah tidak ada: tidak ada unit yang bisa dibawa ke sana.
conflict-no-row = Promo ini tidak punya baris penghitung itu, atau keduanya sama.
conflict-nothing-moved = Tidak ada yang dipindahkan: pemberi tidak punya unit berlebih.
conflict-last-region = Tidak ada wilayah lain yang aktif: tidak ada yang bisa menerima unitnya.
conflict-has-units = Wilayah ini belum dikosongkan atau masih punya unit: kosongkan dulu.
conflict-not-in-database = Database tidak mengenal wilayah ini dan tidak bisa menambahkannya: node-nya harus ada di sana, dan peran yang dipakai harus pemilik database. Tidak ada yang diubah.
