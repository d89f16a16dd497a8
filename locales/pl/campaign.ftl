campaign-not-open-title = Jeszcze przed startem
campaign-not-open-detail =
    { $seconds ->
        [0] Startujemy lada chwila.
        [one] Startujemy za { $seconds } sekundę.
        [few] Startujemy za { $seconds } sekundy.
        [many] Startujemy za { $seconds } sekund.
       *[other] Startujemy za { $seconds } sekundy.
    }
campaign-not-open-later-detail = Start: { $opens_at }. Pozostały czas: { $left }.
campaign-not-open-undated-detail = O terminie startu jeszcze poinformujemy.
campaign-paused-title = Krótka przerwa
campaign-paused-detail = Nic nie przepadło: to, co zostało, wciąż czeka. Zajrzyj tu wkrótce.
campaign-paused-reason-detail = Nic nie przepadło: to, co zostało, wciąż czeka. Powód: { $reason }
campaign-closed-title = To już koniec
campaign-closed-detail = Ta akcja dobiegła końca. Dziękujemy za udział!
campaign-not-eligible-title = Niedostępne w Twoim kraju
campaign-not-eligible-detail = Niestety w kraju przypisanym do Twojego konta ta akcja nie jest dostępna.
account-too-new-title = To konto jest zbyt nowe
account-too-new-detail = Niestety ta akcja jest tylko dla kont, które istnieją dłużej.
account-blocked-title = Z tego konta nie można wziąć udziału
account-blocked-detail = Konto zostało zablokowane. Jeśli to Twoim zdaniem pomyłka, skontaktuj się z pomocą techniczną.
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
