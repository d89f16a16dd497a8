campaign-not-open-title = Nog niet open
campaign-not-open-detail =
    { $seconds ->
        [0] Het kan elk moment beginnen.
        [one] Het begint over { $seconds } seconde.
       *[other] Het begint over { $seconds } seconden.
    }
campaign-not-open-later-detail = Begint op: { $opens_at }. Resterende tijd: { $left }.
campaign-not-open-undated-detail = Wanneer het begint, maken we nog bekend.
campaign-paused-title = Even pauze
campaign-paused-detail = Er is niets verloren: wat over is, is er nog. Kom snel terug.
campaign-paused-reason-detail = Er is niets verloren: wat over is, is er nog. De reden: { $reason }
campaign-closed-title = De actie is voorbij
campaign-closed-detail = Deze actie is afgelopen. Bedankt voor je bezoek!
campaign-not-eligible-title = Niet beschikbaar in jouw land
campaign-not-eligible-detail = Sorry, deze actie geldt niet in het land van je account.
account-too-new-title = Dit account is te nieuw
account-too-new-detail = Sorry, deze actie is alleen voor accounts die al langer bestaan.
account-blocked-title = Dit account kan niet meedoen
account-blocked-detail = Het is geblokkeerd. Denk je dat dat een vergissing is? Neem dan contact op met de klantenservice.
campaign-supply =
    { $supply ->
        [one] Slechts { $supply } stuk om weg te geven
       *[other] { $supply } stuks om weg te geven
    }
campaign-remaining =
    { $remaining ->
        [0] Niets meer over
        [one] Nog maar { $remaining } over
       *[other] Nog { $remaining } over
    }
