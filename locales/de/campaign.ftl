campaign-not-open-title = Noch nicht gestartet
campaign-not-open-detail =
    { $seconds ->
        [0] Es geht jeden Moment los.
        [one] Es geht in { $seconds } Sekunde los.
       *[other] Es geht in { $seconds } Sekunden los.
    }
campaign-not-open-later-detail = Start: { $opens_at }. Verbleibende Zeit: { $left }.
campaign-not-open-undated-detail = Wann es losgeht, geben wir noch bekannt.
campaign-paused-title = Kurze Pause
campaign-paused-detail = Nichts ist verloren: Was übrig ist, ist noch da. Schau bald wieder vorbei.
campaign-paused-reason-detail = Nichts ist verloren: Was übrig ist, ist noch da. Der Grund: { $reason }
campaign-closed-title = Das war’s
campaign-closed-detail = Diese Aktion ist zu Ende. Schön, dass du da warst!
campaign-not-eligible-title = In deinem Land nicht verfügbar
campaign-not-eligible-detail = Leider gibt es diese Aktion im Land deines Kontos nicht.
account-too-new-title = Dieses Konto ist zu neu
account-too-new-detail = Leider ist diese Aktion nur für Konten, die schon länger bestehen.
account-blocked-title = Dieses Konto kann nicht teilnehmen
account-blocked-detail = Es wurde gesperrt. Wenn du das für einen Irrtum hältst, wende dich bitte an den Support.
campaign-supply =
    { $supply ->
        [one] Nur { $supply } Stück zu verschenken
       *[other] { $supply } Stück zu verschenken
    }
campaign-remaining =
    { $remaining ->
        [0] Nichts mehr da
        [one] Nur noch { $remaining } Stück da
       *[other] Noch { $remaining } Stück da
    }
