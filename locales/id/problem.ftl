problem-unauthorized-title = Silakan masuk
problem-unauthorized-detail = Kami perlu tahu siapa yang meminta. Masuk dulu, lalu coba lagi.

problem-invalid-token-title = Silakan masuk lagi
problem-invalid-token-detail = Sesimu sudah tidak berlaku. Masuk lagi, lalu coba sekali lagi.

problem-pass-expired-title = Kartu aksesmu sudah kedaluwarsa
problem-pass-expired-detail = Ambil kartu akses baru, lalu coba lagi.

problem-invalid-pass-title = Kartu akses ini tidak bisa dipakai
problem-invalid-pass-detail = Ambil kartu akses baru, lalu coba lagi.

problem-not-found-title = Tidak ada apa-apa di sini
problem-not-found-detail = Tidak ada apa-apa di alamat ini.

problem-campaign-not-found-title = Promo ini tidak kami temukan
problem-campaign-not-found-detail = Periksa lagi tautannya, ya.

problem-claim-not-found-title = Belum ada yang diambil
problem-claim-not-found-detail = Akun ini belum mengambil apa pun di sini.

problem-method-not-allowed-title = Itu tidak bisa dilakukan di sini
problem-method-not-allowed-detail = Alamat ini tidak menerima metode itu.

problem-too-large-title = Permintaan terlalu besar
problem-too-large-detail = Permintaan ini melebihi ukuran yang diizinkan.

problem-unsupported-media-type-title = Format salah
problem-unsupported-media-type-detail = Kirim permintaan dalam format JSON, ya.

problem-malformed-json-title = Permintaan tidak terbaca
problem-malformed-json-detail = Permintaan ini bukan JSON yang valid.

problem-invalid-request-title = Ada yang kurang tepat
problem-invalid-request-detail = Periksa lagi kolom ini, ya: { $field }.

problem-quantity-not-supported-title = Satu saja
problem-quantity-not-supported-detail = Kamu bisa mengambil satu, tidak lebih.

problem-key-invalid-title = Kunci tidak bisa dipakai
problem-key-invalid-detail = Idempotency-Key harus terdiri dari 1 sampai 128 karakter.

problem-too-many-requests-title = Pelan-pelan, ya
problem-too-many-requests-detail = Kamu terlalu sering mencoba. Tunggu sebentar, lalu coba lagi.

problem-overloaded-title = Ramai sekali!
problem-overloaded-detail = Sekarang ada banyak sekali orang di sini. Coba lagi dalam { $seconds } detik.

problem-outcome-unknown-title = Kami belum tahu pasti
problem-outcome-unknown-detail = Coba lagi dengan kunci yang sama dalam { $seconds } detik: kamu tidak akan dapat dua dan tidak akan kehilangan giliranmu.

problem-unavailable-title = Kami segera kembali
problem-unavailable-detail = Layanan sedang terganggu. Coba lagi dalam { $seconds } detik.

problem-timeout-title = Prosesnya terlalu lama
problem-timeout-detail = Coba lagi dengan kunci yang sama: kamu tidak akan dapat dua.

problem-internal-title = Kesalahan kami
problem-internal-detail = Ada yang salah di pihak kami. Coba lagi, ya.

problem-cross-site-title = Pakai halaman kami, ya
problem-cross-site-detail = Permintaan ini datang dari situs lain. Buka halaman kami dan ketuk tombol di sana.

problem-text-not-found-title = Tidak ada teks dalam bahasa ini
problem-text-not-found-detail = Promo ini tidak punya teks dalam bahasa ini.

problem-text-needed-title = Teks ini harus tetap ada
problem-text-needed-detail = Semua bahasa lain bergantung pada teks ini. Tulis ulang saja, jangan dihapus.

problem-challenge-required-title = Pemeriksaan singkat dulu
problem-challenge-required-detail = Tunjukkan bahwa kamu manusia, bukan program, lalu coba lagi.

problem-challenge-failed-title = Pemeriksaan belum berhasil
problem-challenge-failed-detail = Lakukan sekali lagi, ya: setiap pemeriksaan hanya berlaku satu kali dan hanya beberapa menit.
