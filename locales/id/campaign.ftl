campaign-not-open-title = Belum dibuka
campaign-not-open-detail =
    { $seconds ->
        [0] Sebentar lagi dibuka.
       *[other] Dibuka { $seconds } detik lagi.
    }
campaign-not-open-later-detail = Dibuka: { $opens_at }. Sisa waktu: { $left }.
campaign-not-open-undated-detail = Waktu pembukaan akan diumumkan.
campaign-paused-title = Jeda sebentar
campaign-paused-detail = Tidak ada yang hilang: sisanya masih ada. Silakan kembali sebentar lagi.
campaign-paused-reason-detail = Tidak ada yang hilang: sisanya masih ada. Alasannya: { $reason }
campaign-closed-title = Sudah selesai
campaign-closed-detail = Promo ini sudah berakhir. Terima kasih sudah datang!
campaign-not-eligible-title = Tidak tersedia di negaramu
campaign-not-eligible-detail = Maaf, promo ini tidak berlaku di negara tempat akunmu terdaftar.
account-too-new-title = Akun ini masih terlalu baru
account-too-new-detail = Maaf, promo ini hanya untuk akun yang sudah lebih lama ada.
account-blocked-title = Akun ini tidak bisa ikut
account-blocked-detail = Akun ini diblokir. Kalau menurutmu ini keliru, hubungi layanan pelanggan.
campaign-supply = { $supply } buah untuk dibagikan
campaign-remaining =
    { $remaining ->
        [0] Tidak ada yang tersisa
       *[other] Tersisa { $remaining } buah
    }
