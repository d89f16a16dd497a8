campaign-not-open-title = Bado haijaanza
campaign-not-open-detail =
    { $seconds ->
        [0] Itaanza wakati wowote sasa.
        [one] Itaanza baada ya sekunde { $seconds }.
       *[other] Itaanza baada ya sekunde { $seconds }.
    }
campaign-not-open-later-detail = Itaanza: { $opens_at }. Muda uliobaki: { $left }.
campaign-not-open-undated-detail = Muda wa kuanza utatangazwa.
campaign-paused-title = Mapumziko mafupi
campaign-paused-detail = Hakuna kilichopotea: zilizobaki bado zipo. Tafadhali rudi baada ya muda mfupi.
campaign-paused-reason-detail = Hakuna kilichopotea: zilizobaki bado zipo. Sababu: { $reason }
campaign-closed-title = Ofa imefika mwisho
campaign-closed-detail = Ofa hii imekwisha. Asante kwa kuja!
campaign-not-eligible-title = Haipatikani katika nchi yako
campaign-not-eligible-detail = Samahani, ofa hii haitolewi katika nchi ya akaunti yako.
account-too-new-title = Akaunti hii bado ni mpya mno
account-too-new-detail = Samahani, ofa hii ni kwa akaunti zilizokuwepo kwa muda mrefu zaidi tu.
account-blocked-title = Akaunti hii haiwezi kushiriki
account-blocked-detail = Akaunti imezuiwa. Ukiona ni kosa, tafadhali wasiliana na huduma kwa wateja.
campaign-supply =
    { $supply ->
        [one] Ipo { $supply } tu ya kugawiwa
       *[other] Zipo { $supply } za kugawiwa
    }
campaign-remaining =
    { $remaining ->
        [0] Hakuna iliyobaki
        [one] Imebaki { $remaining } tu
       *[other] Zimebaki { $remaining }
    }
