### Words for the team alone.

problem-forbidden-title = Niedostępne dla Twojej roli
problem-forbidden-detail = Do tego potrzebna jest rola { $role } lub wyższa.

problem-out-of-scope-title = Twój token tego nie obejmuje
problem-out-of-scope-detail = Twój token działa tylko dla wybranych akcji lub regionów, a to do nich nie należy.
order-unknown-detail = Nie wiadomo jeszcze, czy to zostało zrobione. Najpierw sprawdź, potem spróbuj ponownie. Uzupełnienie lub przesunięcie z tym samym id jest wykonywane tylko raz.

problem-operator-not-found-title = Nie ma takiego operatora
problem-operator-not-found-detail = Nie ma operatora o tym id z ważnym tokenem.

ops-title = { $title } · Panel operatora
ops-name = Panel operatora
ops-seen-from = Serwer regionu { $region }
ops-signed-in = { $name }, { $role }
ops-sign-out = Wyloguj się
ops-sign-in-title = Logowanie
ops-sign-in-detail = Wklej swój token operatora. Zostanie w tej przeglądarce do wylogowania lub jej zamknięcia.
ops-token = Token operatora
ops-sign-in-button = Zaloguj się
ops-token-refused = Ten token nie działa. Mógł zostać unieważniony albo wygasnąć.
ops-token-unknown = Nie można teraz sprawdzić w bazie danych, czyj to token. Spróbuj ponownie za chwilę.
ops-campaigns = Akcje
ops-no-campaign-title = Nie ma jeszcze żadnej akcji
ops-no-campaign-detail = Utwórz pierwszą poleceniem „largesse campaign create”, a pojawi się tutaj.

ops-number = { $value }
ops-per-second = { $value }/s
ops-per-minute = { $value }/min
ops-millis = { $value } ms
ops-span = { $span }
ops-ago = (minęło: { $span })
ops-now = teraz
ops-minutes-ago = { $value } min temu
ops-unknown = –

ops-live = Na żywo
ops-stale-title = Baza danych nie odpowiada
ops-stale-detail = Widzisz stan z jej ostatniej odpowiedzi. Gdy tylko baza wróci, znów zaczniemy odpowiadać na zgłoszenia.
ops-nothing-title = Nic jeszcze nie wiadomo
ops-nothing-detail = Baza danych ani razu nie odpowiedziała jeszcze temu serwerowi. Gdy odpowie, strona sama się wypełni.
ops-offline = Utracono połączenie z tym serwerem. Próbujemy ponownie…

ops-state-draft = Nieuruchomiona
ops-state-scheduled = Wystartuje sama
ops-state-open = Trwa
ops-state-paused = Wstrzymana
ops-state-closed = Zakończona
ops-state-sold-out = Wszystko rozdane
ops-frozen = Przesuwanie wstrzymane
ops-opens-in = Do startu:
ops-closes-at = Koniec: { $when }

ops-supply = Pula
ops-granted = Rozdano
ops-held = Odłożono
ops-remaining = Zostało
ops-rate = Rozdawanie
ops-time-left = Do końca w tym tempie
ops-attempts = Zgłoszenia
ops-granted-share = Rozdano { $percent }%

ops-regions = Regiony
ops-region = Region
ops-health = Stan
ops-answers = Czas odpowiedzi (p50 · p99)
ops-answers-value = { $middle } · { $slow }
ops-servers = Serwery
ops-servers-value = Gotowe: { $ready } z { $all }
ops-heard = Ostatni sygnał
ops-first-dry = Tu zabraknie najwcześniej
ops-dry = Pusto: zgłoszenia idą do innych regionów
ops-health-good = W porządku
ops-health-draining = Opróżniany
ops-health-gone = Wyłączony
ops-health-none = Brak serwerów
ops-health-silent = Serwery milczą
ops-health-not-ready = Nie wszystkie gotowe
ops-health-errors = Błędy w odpowiedziach
ops-health-slow = Wolne odpowiedzi

ops-chart-rates = Ostatnie 15 minut: zgłoszenia i rozdawanie
ops-chart-latency = Ostatnie 15 minut: czas odpowiedzi
ops-chart-rates-now = Teraz zgłoszenia: { $attempts }, rozdawanie: { $granted }. W tabeli poniżej jest każda minuta.
ops-chart-latency-now = Teraz jedna odpowiedź na sto trwa { $slow } lub dłużej. W tabeli poniżej jest każda minuta.
ops-line-attempts = Zgłoszenia (lewa oś)
ops-line-granted = Rozdawanie (prawa oś)
ops-line-p50 = Połowa odpowiedzi
ops-line-p99 = Jedna na sto, najwolniejszy region
ops-line-round-trip = W bazie danych
ops-line-pool = Czekanie na połączenie
ops-chart-empty = Pierwsze punkty pojawią się za kilka sekund.
ops-as-table = Jako tabela
ops-when = Kiedy

ops-why = Na co czekają odpowiedzi
ops-why-fine = Odpowiedzi są szybkie. Nic nie czeka.
ops-why-quiet = Teraz nikt się nie zgłasza.
ops-why-retries = Region { $region } odpowiada wolno: operacje w bazie przeszkadzają sobie nawzajem i są powtarzane.
ops-why-database = Region { $region } odpowiada wolno: najwięcej czasu zajmuje baza danych.
ops-why-connections = Region { $region } odpowiada wolno: zgłoszenia czekają, aż zwolni się połączenie z bazą danych.
ops-why-server = Region { $region } odpowiada wolno: to nie baza danych ani połączenia, zajęte są jego serwery.
ops-p50 = Połowa odpowiedzi w
ops-p99 = 99 na 100 odpowiedzi w
ops-round-trip = W bazie danych (p99)
ops-pool-wait = Czekanie na połączenie (p99)
ops-connections = Zajęte połączenia
ops-connections-value = { $used } z { $most }
ops-retries = Powtórzone operacje w bazie
ops-errors = Nieudane odpowiedzi
ops-queue = Czekają na decyzję

ops-books = Bilans
ops-books-good = Zgadza się
ops-books-bad =
    { $findings ->
        [one] { $findings } niezgodność
        [few] { $findings } niezgodności
        [many] { $findings } niezgodności
       *[other] { $findings } niezgodności
    }
ops-books-what = Każdą z nich wskaże „largesse audit”. Akcja, której bilans się nie zgadza, jest wstrzymywana automatycznie.
ops-books-unknown = Jeszcze nie sprawdzono
ops-books-checked = Sprawdzono

ops-languages = Języki odpowiedzi
ops-languages-none = Nikt nie dostał jeszcze odpowiedzi.

ops-moves = Przesunięcia
ops-moves-none = Nic jeszcze nie przesunięto.
ops-move =
    { $amount ->
        [one] { $amount } sztuka z { $from } do { $to }
        [few] { $amount } sztuki z { $from } do { $to }
        [many] { $amount } sztuk z { $from } do { $to }
       *[other] { $amount } sztuki z { $from } do { $to }
    }
ops-move-inside =
    { $amount ->
        [one] { $amount } sztuka wewnątrz regionu { $region }
        [few] { $amount } sztuki wewnątrz regionu { $region }
        [many] { $amount } sztuk wewnątrz regionu { $region }
       *[other] { $amount } sztuki wewnątrz regionu { $region }
    }
ops-reason-ahead = W regionie { $to } zaraz by zabrakło. Tempo: { $rate }, do końca zostało: { $left }.
ops-reason-ahead-quiet = Region { $to } dostaje swoją część, zanim przyjdą ludzie.
ops-reason-floor = W regionie { $to } było mniej niż minimum.
ops-reason-drain = Region { $from } jest opróżniany i oddaje swoje sztuki.
ops-reason-idle = Region { $from } nie zdążyłby ich rozdać przed końcem akcji.
ops-reason-borrow = Ludzie czekali przy serwerze, na którym kończyły się sztuki.
ops-reason-order = Ręcznie: { $words }
ops-reason-other = { $words }

ops-actions = Co można zrobić
ops-actions-none = Twoja rola pozwala tylko patrzeć. Uruchamiać, wstrzymywać i uzupełniać może operator.
ops-actions-idle = Teraz nie ma tu nic do zrobienia.

ops-open = Uruchom
ops-open-detail = Rozdawanie zacznie się o wyznaczonej porze, a jeśli już minęła, od razu.
ops-open-now = Uruchom teraz, nie czekając na wyznaczoną porę
ops-open-button = Uruchom akcję

ops-pause = Wstrzymaj
ops-pause-detail = Do wznowienia akcji nikt nic nie dostanie, ale nic też nie przepadnie. Powód każdy przeczyta w najbliższym sobie języku z tych, w których go napiszesz.
ops-language = Język
ops-reason = Powód
ops-reason-shown = Powód, który zobaczą ludzie
ops-pause-button = Wstrzymaj akcję

ops-resume = Wznów
ops-resume-detail = Rozdawanie znów ruszy wszędzie, mniej więcej w ciągu sekundy.
ops-resume-button = Wznów akcję

ops-restock = Uzupełnij
ops-restock-detail = Dodaje sztuki do puli. Jeśli wszystko już rozdano, akcja sama ruszy dalej. Dodanych sztuk nie da się zabrać z powrotem.
ops-amount = Ile sztuk dodać
ops-restock-region = Gdzie dodać
ops-restock-anywhere = dowolny region: trafią tam, skąd zgłaszają się ludzie
ops-restock-button = Dodaj te sztuki

ops-freeze = Wstrzymaj przesuwanie
ops-freeze-detail = System przestanie przesuwać sztuki z wyprzedzeniem. Kto czeka w pustym regionie, nadal dostanie to, co zostało gdzie indziej.
ops-freeze-button = Wstrzymaj przesuwanie

ops-unfreeze = Wznów przesuwanie
ops-unfreeze-detail = System będzie z wyprzedzeniem przesuwać sztuki tam, gdzie będą potrzebne.
ops-unfreeze-button = Wznów przesuwanie

ops-close = Zakończ na stałe
ops-close-detail = Akcja się skończy i nie da się jej uruchomić ponownie. Kto ma już swoją sztukę, ten ją zachowa.
ops-close-button = Zakończ akcję na stałe

ops-drain = Opróżnij region
ops-drain-detail = Region odda innym wszystkie swoje sztuki, dokładnie do zera, i nie dostanie nowych. Jego serwery będą dalej odpowiadać.
ops-drain-button = Opróżnij ten region

ops-done = Gotowe: „{ $what }”.
ops-not-done = Nie udało się: „{ $what }”

problem-account-not-found-title = Nie ma takiego konta
problem-account-not-found-detail = Nie ma tu konta o tym id. Tak samo jest z kontami osób, których dane usunięto.
problem-account-in-campaign-title = To konto jest jeszcze potrzebne akcji
problem-account-in-campaign-detail = Dopóki akcja { $campaign } nie jest zakończona, to konto może brać w niej udział albo ma już w niej zgłoszenie. Spróbuj ponownie, gdy się zakończy.
problem-account-kept-out-title = Akcja nadal nie dopuszcza tego konta
problem-account-kept-out-detail = To konto jest zablokowane. Jeśli usuniesz je teraz, ta sama osoba będzie mogła wrócić z nowym, zanim zakończy się akcja { $campaign }. Spróbuj ponownie, gdy się zakończy, albo odblokuj konto.
problem-account-may-have-pass-title = To konto może mieć jeszcze przepustkę
problem-account-may-have-pass-detail = W przepustce zapisany jest region macierzysty. Zablokuj konto: zablokowane nie dostają przepustek. Po { $minutes } min spróbuj ponownie, a po przeniesieniu odblokuj konto.
problem-claim-over-title = Nie ma czego zwrócić
problem-claim-over-detail = Tę sztukę zwrócono już wcześniej albo jej czas minął.

problem-region-not-found-title = Nie ma takiego regionu
problem-region-not-found-detail = W tym systemie nie ma regionu o tej nazwie.

conflict-title = Teraz nie da się tego zrobić
conflict-state = Stan akcji: { $state }. W tym stanie nie da się tego zrobić.
conflict-window = Zgłoszenia już ruszyły: pory startu nie da się zmienić.
conflict-over = Pora zakończenia akcji już minęła: najpierw ją przesuń.
conflict-exists = Jest już akcja o tej nazwie.
conflict-operator = Operator o tym id już jest, a token pokazuje się tylko raz. Jeśli zaginął, unieważnij go i dodaj operatora z nowym id.
conflict-leaving = Region jest opróżniany albo już wyłączony: nie można tam przesunąć żadnej sztuki.
conflict-no-row = Akcja nie ma takiego licznika albo oba liczniki są takie same.
conflict-nothing-moved = Nic nie przesunięto: tam, skąd miały pochodzić sztuki, nie ma wolnych.
conflict-last-region = Nie ma innego czynnego regionu: nikt nie przyjąłby sztuk.
conflict-has-units = Region nie jest opróżniany albo ma jeszcze sztuki: najpierw go opróżnij.
conflict-not-in-database = Baza danych nie zna tego regionu i nie może go dodać: muszą w nim działać jej węzły, a rola musi być jej właścicielem. Nic nie zmieniono.
