campaign-not-open-title = Bado haijafunguliwa
campaign-not-open-detail =
    { $seconds ->
        [0] Itafunguliwa wakati wowote sasa.
        [one] Itafunguliwa baada ya sekunde { $seconds }.
       *[other] Itafunguliwa baada ya sekunde { $seconds }.
    }
campaign-not-open-later-detail = Ufunguzi: { $opens_at }. Muda uliobaki: { $left }.
campaign-not-open-undated-detail = Wakati wa ufunguzi utatangazwa.
campaign-paused-title = Mapumziko mafupi
campaign-paused-detail = Hakuna kilichopotea: kilichobaki bado kipo. Tafadhali rudi baada ya muda mfupi.
campaign-paused-reason-detail = Hakuna kilichopotea: kilichobaki bado kipo. Sababu: { $reason }
campaign-closed-title = Imekwisha
campaign-closed-detail = Ofa hii imekwisha. Asante kwa kuja!
campaign-not-eligible-title = Haipatikani katika nchi yako
campaign-not-eligible-detail = Samahani, ofa hii haitolewi katika nchi ya akaunti yako.
account-blocked-title = Akaunti hii haiwezi kushiriki
account-blocked-detail = Imezuiwa. Ukidhani ni kosa, tafadhali wasiliana na huduma ya wateja.
campaign-supply =
    { $supply ->
        [one] { $supply } tu ya kugawa
       *[other] { $supply } za kugawa
    }
campaign-remaining =
    { $remaining ->
        [0] Hakuna iliyobaki
        [one] Imebaki { $remaining } tu
       *[other] Zimebaki { $remaining }
    }
