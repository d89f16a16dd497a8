claim-granted-title = Kamu dapat!
claim-granted-detail = { $title }: satu untukmu. Nomormu: { $ticket } ({ $region }).

claim-already-title = Kamu sudah dapat
claim-already-detail = { $title }: satu untuk setiap orang, dan jatahmu aman. Nomormu: { $ticket } ({ $region }).

claim-sold-out-title = Sudah habis
claim-sold-out-detail =
    { $supply ->
        [1] Satu-satunya yang ada sudah diambil. Maaf, ya!
       *[other] Sebanyak { $supply } buah sudah habis diambil. Maaf, ya!
    }

claim-wait-title = Hampir habis
claim-wait-detail = Mungkin masih ada yang dikembalikan. Coba lagi dalam { $seconds } detik.

claim-released-title = Jatahmu sudah kamu kembalikan
claim-released-detail = Sekarang tersedia lagi untuk yang lain. Setiap akun hanya bisa mengambil satu kali.

claim-expired-title = Waktu habis
claim-expired-detail = Jatah yang disimpan untukmu sekarang tersedia lagi untuk yang lain. Setiap akun hanya bisa mengambil satu kali.

claim-reference = Kode referensi: { $reference }
