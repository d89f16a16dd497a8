campaign-not-open-title = Jeszcze nie otwarte
campaign-not-open-detail =
    { $seconds ->
        [0] Zaczynamy lada chwila.
        [one] Zaczynamy za { $seconds } sekundę.
        [few] Zaczynamy za { $seconds } sekundy.
        [many] Zaczynamy za { $seconds } sekund.
       *[other] Zaczynamy za { $seconds } sekundy.
    }
campaign-not-open-later-detail = Otwarcie: { $opens_at }. Pozostały czas: { $left }.
campaign-not-open-undated-detail = Godzinę otwarcia podamy wkrótce.
campaign-paused-title = Krótka przerwa
campaign-paused-detail = Nic nie przepadło: to, co zostało, wciąż czeka. Zajrzyj tu niedługo.
campaign-paused-reason-detail = Nic nie przepadło: to, co zostało, wciąż czeka. Powód: { $reason }
campaign-closed-title = To już koniec
campaign-closed-detail = Ta akcja dobiegła końca. Dziękujemy za udział!
campaign-not-eligible-title = Niedostępne w Twoim kraju
campaign-not-eligible-detail = Niestety ta akcja nie obejmuje kraju Twojego konta.
account-blocked-title = To konto nie może wziąć udziału
account-blocked-detail = Zostało zablokowane. Jeśli to Twoim zdaniem pomyłka, napisz do pomocy.
campaign-supply =
    { $supply ->
        [one] Tylko { $supply } sztuka do rozdania
        [few] { $supply } sztuki do rozdania
        [many] { $supply } sztuk do rozdania
       *[other] { $supply } sztuki do rozdania
    }
campaign-remaining =
    { $remaining ->
        [0] Nic już nie zostało
        [one] Została tylko { $remaining } sztuka
        [few] Zostały { $remaining } sztuki
        [many] Zostało { $remaining } sztuk
       *[other] Zostało { $remaining } sztuki
    }
