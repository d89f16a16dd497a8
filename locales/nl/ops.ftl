### Words for the team alone.

problem-forbidden-title = Dat mag niet met jouw rol
problem-forbidden-detail = Hiervoor heb je minstens de rol { $role } nodig.

problem-out-of-scope-title = Je token is hier niet voor
problem-out-of-scope-detail = Je token is alleen voor bepaalde acties of regio’s, en dit hoort daar niet bij.
order-unknown-detail = Het is nog niet bekend of dit is gebeurd. Kijk eerst en probeer het dan nog eens. Aanvullen of verplaatsen met dezelfde ID gebeurt maar één keer.

problem-operator-not-found-title = Teamlid niet gevonden
problem-operator-not-found-detail = Er is geen teamlid met deze ID en een token dat nog geldig is.

ops-title = { $title } · Beheer
ops-name = Beheer
ops-seen-from = Gezien vanuit { $region }
ops-signed-in = { $name }, { $role }
ops-sign-out = Uitloggen

ops-sign-in-title = Inloggen
ops-sign-in-detail = Plak je operatortoken. Het blijft in deze browser tot je uitlogt of de browser sluit.
ops-token = Operatortoken
ops-sign-in-button = Inloggen
ops-token-refused = Met dit token kom je er niet in. Misschien is het ingetrokken of verlopen.
ops-token-unknown = De database kan nu niet zeggen van wie dit token is. Probeer het zo nog eens.

ops-campaigns = Acties
ops-no-campaign-title = Nog geen actie
ops-no-campaign-detail = Maak de eerste met “largesse campaign create”, dan verschijnt die hier.

ops-number = { $value }
ops-per-second = { $value }/s
ops-per-minute = { $value }/min
ops-millis = { $value } ms
ops-span = { $span }
ops-ago = { $span } geleden
ops-now = nu
ops-minutes-ago = { $value } min geleden
ops-unknown = –

ops-live = Live
ops-stale-title = De database antwoordt niet
ops-stale-detail = Dit was de stand toen die voor het laatst antwoordde. Zodra de database terug is, krijgt iedereen weer antwoord.
ops-nothing-title = Er is nog niets bekend
ops-nothing-detail = De database heeft nog niet geantwoord sinds deze server voor het eerst keek. Zodra dat gebeurt, vult deze pagina zich vanzelf.
ops-offline = De verbinding met deze server is weg. We blijven het proberen…

ops-state-draft = Niet geopend
ops-state-scheduled = Gaat vanzelf open
ops-state-open = Open
ops-state-paused = Gepauzeerd
ops-state-closed = Afgelopen
ops-state-sold-out = Alles is weg
ops-frozen = Herverdeling bevroren
ops-opens-in = Begint over
ops-closes-at = Einde: { $when }

ops-supply = Totaal
ops-granted = Weggegeven
ops-held = Apart gehouden
ops-remaining = Over
ops-rate = Uitgifte
ops-time-left = In dit tempo genoeg voor
ops-attempts = Aanvragen
ops-granted-share = { $percent } procent weggegeven

ops-regions = Regio’s
ops-region = Regio
ops-health = Toestand
ops-answers = Antwoordtijd (p50 · p99)
ops-answers-value = { $middle } · { $slow }
ops-servers = Servers
ops-servers-value = { $ready } van { $all } gereed
ops-heard = Laatst gehoord
ops-first-dry = Als eerste leeg
ops-dry = Leeg: aanvragen gaan ergens anders heen
ops-health-good = Goed
ops-health-draining = Wordt leeggemaakt
ops-health-gone = Buiten gebruik
ops-health-none = Geen server
ops-health-silent = Servers zwijgen
ops-health-not-ready = Niet alle gereed
ops-health-errors = Antwoorden mislukken
ops-health-slow = Antwoorden zijn traag

ops-chart-rates = De laatste 15 minuten: aanvragen en uitgifte
ops-chart-latency = De laatste 15 minuten: hoelang antwoorden duren
ops-chart-rates-now = Nu: aanvragen { $attempts }, uitgifte { $granted }. De tabel hieronder toont elke minuut.
ops-chart-latency-now = Nu duurt één op de honderd antwoorden { $slow } of langer. De tabel hieronder toont elke minuut.
ops-line-attempts = Aanvragen (linkeras)
ops-line-granted = Uitgifte (rechteras)
ops-line-p50 = De helft van alle antwoorden
ops-line-p99 = Eén op de honderd, traagste regio
ops-line-round-trip = In de database
ops-line-pool = Wachten op een verbinding
ops-chart-empty = De eerste punten komen binnen een paar seconden.
ops-as-table = Als tabel
ops-when = Wanneer

ops-why = Waar antwoorden op wachten
ops-why-fine = Antwoorden komen snel. Niets wacht.
ops-why-quiet = Op dit moment vraagt niemand iets aan.
ops-why-retries = Antwoorden zijn traag in { $region }: databaseopdrachten zitten elkaar in de weg en worden opnieuw uitgevoerd.
ops-why-database = Antwoorden zijn traag in { $region }: de meeste tijd gaat op in de database.
ops-why-connections = Antwoorden zijn traag in { $region }: verzoeken wachten op een vrije verbinding met de database.
ops-why-server = Antwoorden zijn traag in { $region }: het ligt niet aan de database of de verbindingen, de servers daar hebben het druk.
ops-p50 = De helft van de antwoorden binnen
ops-p99 = 99 van de 100 antwoorden binnen
ops-round-trip = In de database (p99)
ops-pool-wait = Wachten op een verbinding (p99)
ops-connections = Verbindingen in gebruik
ops-connections-value = { $used } van { $most }
ops-retries = Herhaalde databaseopdrachten
ops-errors = Mislukte antwoorden
ops-queue = Wachten op een beslissing

ops-books = De boeken
ops-books-good = Kloppen
ops-books-bad =
    { $findings ->
        [one] { $findings } ding klopt niet
       *[other] { $findings } dingen kloppen niet
    }
ops-books-what = “largesse audit” noemt ze één voor één. Een actie waarvan de boeken niet kloppen, wordt vanzelf gepauzeerd.
ops-books-unknown = Nog niet gecontroleerd
ops-books-checked = Gecontroleerd:

ops-languages = Talen van de antwoorden
ops-languages-none = Er heeft nog niemand antwoord gekregen.

ops-moves = Herverdeling
ops-moves-none = Er is nog niets verplaatst.
ops-move =
    { $amount ->
        [one] { $amount } stuk van { $from } naar { $to }
       *[other] { $amount } stuks van { $from } naar { $to }
    }
ops-move-inside =
    { $amount ->
        [one] { $amount } stuk binnen { $region }
       *[other] { $amount } stuks binnen { $region }
    }
ops-reason-ahead = { $to } zou met { $rate } over { $left } leeg zijn geweest.
ops-reason-ahead-quiet = { $to } krijgt zijn deel voordat er mensen komen.
ops-reason-floor = { $to } had minder dan het minimum.
ops-reason-drain = { $from } wordt leeggemaakt en geeft alles door.
ops-reason-idle = In { $from } zouden ze voor het einde niet opraken.
ops-reason-borrow = Er wachtten mensen bij een server waarvan de voorraad opraakte.
ops-reason-order = Met de hand: { $words }
ops-reason-other = { $words }

ops-actions = Wat je kunt doen
ops-actions-none = Met jouw rol kun je alleen kijken. Openen, pauzeren en aanvullen kan vanaf de rol operator.
ops-actions-idle = Er is hier nu niets te doen.

ops-open = Openen
ops-open-detail = Vanaf de begintijd wordt er weggegeven; is die al voorbij, dan meteen.
ops-open-now = Nu openen, niet pas op de begintijd
ops-open-button = Actie openen

ops-pause = Pauzeren
ops-pause-detail = Niemand krijgt iets tot je hervat; er gaat niets verloren. Iedereen leest je reden in de best passende taal waarin je die schrijft.
ops-language = Taal
ops-reason = Reden
ops-reason-shown = Reden die iedereen leest
ops-pause-button = Actie pauzeren

ops-resume = Hervatten
ops-resume-detail = Er wordt weer weggegeven, binnen ongeveer een seconde overal.
ops-resume-button = Actie hervatten

ops-restock = Aanvullen
ops-restock-detail = Voegt stuks toe aan het totaal. Is alles al weg, dan gaat de actie vanzelf weer open. Terugdraaien kan niet.
ops-amount = Hoeveel stuks erbij
ops-restock-region = Naar welke regio
ops-restock-anywhere = Maakt niet uit: ze gaan naar waar wordt aangevraagd
ops-restock-button = Voorraad aanvullen

ops-freeze = Herverdeling bevriezen
ops-freeze-detail = Er wordt niets meer vooraf tussen regio’s verplaatst. Wie in een lege regio wacht, krijgt nog steeds wat er elders over is.
ops-freeze-button = Herverdeling bevriezen

ops-unfreeze = Herverdeling toestaan
ops-unfreeze-detail = De voorraad gaat vanzelf naar waar die nodig zal zijn, nog voordat die nodig is.
ops-unfreeze-button = Herverdeling weer toestaan

ops-close = Definitief beëindigen
ops-close-detail = De actie stopt en kan niet opnieuw open. Wie er al één heeft, houdt die.
ops-close-button = Actie definitief beëindigen

ops-drain = Regio leegmaken
ops-drain-detail = De regio geeft alles aan de andere regio’s, tot precies nul, en krijgt niets meer. De servers blijven antwoorden.
ops-drain-button = Deze regio leegmaken

ops-done = Gedaan: { $what }.
ops-not-done = Niet gedaan: { $what }

problem-account-not-found-title = Account niet gevonden
problem-account-not-found-detail = Geen account heeft hier deze ID. Misschien is het gewist.

problem-account-in-campaign-title = Een actie heeft dit account nog nodig
problem-account-in-campaign-detail = Zolang { $campaign } niet is afgelopen, mag dit account eraan meedoen of heeft het er iets aangevraagd. Probeer het daarna nog eens.

problem-account-kept-out-title = Een actie houdt dit account nog buiten
problem-account-kept-out-detail = Dit account is geblokkeerd. Als je het nu wist, kan dezelfde persoon met een nieuw account terugkomen voordat { $campaign } is afgelopen. Probeer het daarna nog eens, of deblokkeer het account.

problem-account-may-have-pass-title = Dit account heeft misschien nog een pas
problem-account-may-have-pass-detail = In een pas staat de thuisregio. Blokkeer het account, dan krijgt het geen nieuwe pas. Probeer het na { $minutes } minuten nog eens en deblokkeer het account zodra het is verhuisd.

problem-claim-over-title = Er is niets terug te geven
problem-claim-over-detail = Deze aanvraag is al teruggegeven of verlopen.

problem-region-not-found-title = Regio niet gevonden
problem-region-not-found-detail = Er is hier geen regio met deze naam.

conflict-title = Zoals het er nu voor staat, kan dat niet
conflict-state = Status van de actie: { $state }. Van daaruit kan dit niet.
conflict-window = De eerste aanvragen zijn al binnen: de begintijd kan niet meer worden gewijzigd.
conflict-over = De eindtijd van de actie is al voorbij: stel die eerst uit.
conflict-exists = Er is al een actie met deze naam.
conflict-operator = Er is al een teamlid met deze ID, en een token wordt maar één keer getoond. Is het kwijt, trek het dan in en voeg het teamlid toe met een nieuwe ID.
conflict-leaving = De regio wordt leeggemaakt of is buiten gebruik: er kan niets meer heen.
conflict-no-row = De actie heeft deze tellerrij niet, of beide zijn dezelfde.
conflict-nothing-moved = Er is niets verplaatst: de gever heeft niets over.
conflict-last-region = Geen andere regio is actief: niemand kan de voorraad overnemen.
conflict-has-units = De regio wordt niet leeggemaakt of heeft nog voorraad: maak de regio eerst leeg.
conflict-not-in-database = De database kent deze regio niet en kan haar niet toevoegen: er moeten nodes van de database draaien, en de rol moet eigenaar van de database zijn. Er is niets gewijzigd.
