claim-granted-title = Ini milikmu!
claim-granted-detail = { $title }: satu untukmu. Nomormu: { $ticket } ({ $region }).

claim-already-title = Kamu sudah dapat
claim-already-detail = { $title }: satu untuk setiap orang, dan milikmu aman. Nomormu: { $ticket } ({ $region }).

claim-sold-out-title = Sudah habis
claim-sold-out-detail =
    { $supply ->
        [1] Satu-satunya sudah ada pemiliknya. Maaf, ya!
       *[other] Semua { $supply } buah sudah ada pemiliknya. Maaf, ya!
    }

claim-wait-title = Hampir habis
claim-wait-detail = Mungkin masih ada yang kembali. Coba tanya lagi dalam { $seconds } detik.

claim-released-title = Kamu mengembalikan milikmu
claim-released-detail = Sekarang tersedia lagi untuk yang lain. Setiap akun hanya bisa mengambil satu kali.

claim-expired-title = Waktu habis
claim-expired-detail = Yang disimpan untukmu sekarang tersedia lagi untuk yang lain. Setiap akun hanya bisa mengambil satu kali.

claim-reference = Referensi: { $reference }
