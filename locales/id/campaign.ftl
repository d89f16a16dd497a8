campaign-not-open-title = Belum dibuka
campaign-not-open-detail =
    { $seconds ->
        [0] Sebentar lagi dibuka.
       *[other] Dibuka dalam { $seconds } detik.
    }
campaign-not-open-later-detail = Dibuka: { $opens_at }. Sisa waktu: { $left }.
campaign-not-open-undated-detail = Waktu pembukaan akan diumumkan.
campaign-paused-title = Jeda sebentar
campaign-paused-detail = Tidak ada yang hilang: yang tersisa masih ada. Silakan kembali sebentar lagi.
campaign-paused-reason-detail = Tidak ada yang hilang: yang tersisa masih ada. Alasannya: { $reason }
campaign-closed-title = Sudah selesai
campaign-closed-detail = Kampanye ini sudah berakhir. Terima kasih sudah datang!
campaign-not-eligible-title = Tidak tersedia di negaramu
campaign-not-eligible-detail = Maaf, kampanye ini tidak berlaku di negara akunmu.
account-blocked-title = Akun ini tidak bisa ikut
account-blocked-detail = Akun ini diblokir. Kalau menurutmu ini keliru, hubungi tim bantuan.
campaign-supply = { $supply } buah dibagikan
campaign-remaining =
    { $remaining ->
        [0] Tidak ada yang tersisa
       *[other] Tersisa { $remaining } buah
    }
