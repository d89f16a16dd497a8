problem-unauthorized-title = Zaloguj się
problem-unauthorized-detail = Musimy wiedzieć, kto się zgłasza. Zaloguj się i spróbuj ponownie.

problem-invalid-token-title = Zaloguj się jeszcze raz
problem-invalid-token-detail = Twoja sesja nie jest już ważna. Zaloguj się jeszcze raz i spróbuj ponownie.

problem-pass-expired-title = Twoja przepustka wygasła
problem-pass-expired-detail = Pobierz nową przepustkę i spróbuj ponownie.

problem-invalid-pass-title = Ta przepustka jest nieważna
problem-invalid-pass-detail = Pobierz nową przepustkę i spróbuj ponownie.

problem-not-found-title = Nic tu nie ma
problem-not-found-detail = Pod tym adresem nic nie ma.

problem-campaign-not-found-title = Nie znamy tej akcji
problem-campaign-not-found-detail = Sprawdź, czy link jest poprawny.

problem-claim-not-found-title = Jeszcze nic nie odebrano
problem-claim-not-found-detail = Z tego konta nic tu jeszcze nie odebrano.

problem-method-not-allowed-title = Tutaj nie da się tego zrobić
problem-method-not-allowed-detail = Ten adres nie przyjmuje tej metody.

problem-too-large-title = Za duże żądanie
problem-too-large-detail = Żądanie przekracza dozwolony rozmiar.

problem-unsupported-media-type-title = Zły format
problem-unsupported-media-type-detail = Wyślij, proszę, żądanie w formacie JSON.

problem-malformed-json-title = Nieczytelne żądanie
problem-malformed-json-detail = Żądanie nie jest poprawnym JSON-em.

problem-invalid-request-title = Coś się nie zgadza
problem-invalid-request-detail = Sprawdź, proszę, to pole: { $field }.

problem-quantity-not-supported-title = Po jednej sztuce
problem-quantity-not-supported-detail = Można odebrać jedną sztukę, nie więcej.

problem-key-invalid-title = Nieprawidłowy klucz
problem-key-invalid-detail = Nagłówek Idempotency-Key musi mieć od 1 do 128 znaków.

problem-too-many-requests-title = Nie tak szybko
problem-too-many-requests-detail = Zbyt dużo prób. Odczekaj chwilę i spróbuj ponownie.

problem-overloaded-title = Ale tłum!
problem-overloaded-detail =
    { $seconds ->
        [one] Jest tu teraz mnóstwo osób. Spróbuj ponownie za { $seconds } sekundę.
        [few] Jest tu teraz mnóstwo osób. Spróbuj ponownie za { $seconds } sekundy.
        [many] Jest tu teraz mnóstwo osób. Spróbuj ponownie za { $seconds } sekund.
       *[other] Jest tu teraz mnóstwo osób. Spróbuj ponownie za { $seconds } sekundy.
    }

problem-outcome-unknown-title = Jeszcze nie wiadomo
problem-outcome-unknown-detail =
    { $seconds ->
        [one] Spróbuj ponownie z tym samym kluczem za { $seconds } sekundę: nie dostaniesz dwóch sztuk i nie stracisz miejsca w kolejce.
        [few] Spróbuj ponownie z tym samym kluczem za { $seconds } sekundy: nie dostaniesz dwóch sztuk i nie stracisz miejsca w kolejce.
        [many] Spróbuj ponownie z tym samym kluczem za { $seconds } sekund: nie dostaniesz dwóch sztuk i nie stracisz miejsca w kolejce.
       *[other] Spróbuj ponownie z tym samym kluczem za { $seconds } sekundy: nie dostaniesz dwóch sztuk i nie stracisz miejsca w kolejce.
    }

problem-unavailable-title = Zaraz wracamy
problem-unavailable-detail =
    { $seconds ->
        [one] Coś chwilowo nie działa. Spróbuj ponownie za { $seconds } sekundę.
        [few] Coś chwilowo nie działa. Spróbuj ponownie za { $seconds } sekundy.
        [many] Coś chwilowo nie działa. Spróbuj ponownie za { $seconds } sekund.
       *[other] Coś chwilowo nie działa. Spróbuj ponownie za { $seconds } sekundy.
    }

problem-timeout-title = To trwało zbyt długo
problem-timeout-detail = Spróbuj ponownie z tym samym kluczem: dwóch sztuk nie dostaniesz.

problem-internal-title = Nasz błąd
problem-internal-detail = Coś poszło nie tak po naszej stronie. Spróbuj ponownie.

problem-cross-site-title = Skorzystaj z naszej strony
problem-cross-site-detail = To żądanie przyszło z innej witryny. Otwórz naszą stronę i tam naciśnij przycisk.

problem-text-not-found-title = Brak tekstu w tym języku
problem-text-not-found-detail = Akcja nie ma tekstu w tym języku.

problem-text-needed-title = Ten tekst musi zostać
problem-text-needed-detail = Korzystają z niego wszystkie pozostałe języki. Zamiast usuwać, napisz go od nowa.

problem-challenge-required-title = Najpierw krótka weryfikacja
problem-challenge-required-detail = Pokaż, że jesteś człowiekiem, a nie programem, i spróbuj ponownie.

problem-challenge-failed-title = Weryfikacja się nie powiodła
problem-challenge-failed-detail = Wykonaj ją jeszcze raz: każda liczy się tylko raz i tylko przez kilka minut.
