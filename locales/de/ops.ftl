### Words for the team alone.

problem-forbidden-title = Deine Rolle darf das nicht
problem-forbidden-detail = Dafür brauchst du mindestens die Rolle { $role }.

problem-out-of-scope-title = Dein Token gilt dafür nicht
problem-out-of-scope-detail = Dein Token gilt nur für bestimmte Aktionen oder Regionen, und das hier gehört nicht dazu.
order-unknown-detail = Ob das ausgeführt wurde, ist noch nicht bekannt. Sieh erst nach und versuch es dann noch einmal. Aufstocken und Verschieben mit derselben ID geschieht nur einmal.

problem-operator-not-found-title = Teammitglied nicht gefunden
problem-operator-not-found-detail = Zu dieser ID gibt es kein Teammitglied mit gültigem Token.

ops-title = { $title } · Leitstand
ops-name = Leitstand
ops-seen-from = Blick aus { $region }
ops-signed-in = { $name }, { $role }
ops-sign-out = Abmelden

ops-sign-in-title = Anmelden
ops-sign-in-detail = Füge dein Operator-Token ein. Es bleibt in diesem Browser, bis du dich abmeldest oder ihn schließt.
ops-token = Operator-Token
ops-sign-in-button = Anmelden
ops-token-refused = Mit diesem Token kommst du nicht hinein. Vielleicht wurde es zurückgezogen, oder es ist abgelaufen.
ops-token-unknown = Die Datenbank kann gerade nicht sagen, wem dieses Token gehört. Versuch es bitte gleich noch einmal.

ops-campaigns = Aktionen
ops-no-campaign-title = Noch keine Aktion
ops-no-campaign-detail = Leg mit „largesse campaign create“ die erste an, dann erscheint sie hier.

ops-number = { $value }
ops-per-second = { $value }/s
ops-per-minute = { $value }/min
ops-millis = { $value } ms
ops-span = { $span }
ops-ago = { $span } her
ops-now = jetzt
ops-minutes-ago = vor { $value } min
ops-unknown = –

ops-live = Live
ops-stale-title = Die Datenbank antwortet nicht
ops-stale-detail = So sah es aus, als sie zuletzt geantwortet hat. Sobald sie wieder da ist, bekommen alle wieder Antwort.
ops-nothing-title = Noch ist nichts bekannt
ops-nothing-detail = Seit dieser Server läuft, hat die Datenbank noch nicht geantwortet. Sobald sie es tut, füllt sich diese Seite von selbst.
ops-offline = Die Verbindung zu diesem Server ist weg. Wir versuchen es weiter …

ops-state-draft = Nicht gestartet
ops-state-scheduled = Startet von selbst
ops-state-open = Läuft
ops-state-paused = Pausiert
ops-state-closed = Beendet
ops-state-sold-out = Alles weg
ops-frozen = Umverteilung eingefroren
ops-opens-in = Zeit bis zum Start:
ops-closes-at = Ende: { $when }

ops-supply = Gesamtmenge
ops-granted = Vergeben
ops-held = Zurückgelegt
ops-remaining = Übrig
ops-rate = Vergabe
ops-time-left = Reicht bei diesem Tempo
ops-attempts = Anfragen
ops-granted-share = { $percent } Prozent vergeben

ops-regions = Regionen
ops-region = Region
ops-health = Zustand
ops-answers = Antwortzeit (p50 · p99)
ops-answers-value = { $middle } · { $slow }
ops-servers = Server
ops-servers-value = { $ready } von { $all } bereit
ops-heard = Zuletzt gehört
ops-first-dry = Zuerst leer
ops-dry = Leer: Anfragen gehen woandershin
ops-health-good = Gut
ops-health-draining = Wird geleert
ops-health-gone = Außer Betrieb
ops-health-none = Kein Server
ops-health-silent = Server melden sich nicht
ops-health-not-ready = Nicht alle bereit
ops-health-errors = Antworten schlagen fehl
ops-health-slow = Antworten sind langsam

ops-chart-rates = Die letzten 15 Minuten: Anfragen und Vergabe
ops-chart-latency = Die letzten 15 Minuten: Wie lange Antworten dauern
ops-chart-rates-now = Jetzt: Anfragen { $attempts }, Vergabe { $granted }. Die Tabelle darunter zeigt jede Minute.
ops-chart-latency-now = Jetzt dauert eine von hundert Antworten { $slow } oder länger. Die Tabelle darunter zeigt jede Minute.
ops-line-attempts = Anfragen (linke Achse)
ops-line-granted = Vergabe (rechte Achse)
ops-line-p50 = Die Hälfte aller Antworten
ops-line-p99 = Eine von hundert, langsamste Region
ops-line-round-trip = In der Datenbank
ops-line-pool = Warten auf eine Verbindung
ops-chart-empty = Die ersten Punkte kommen in ein paar Sekunden.
ops-as-table = Als Tabelle
ops-when = Zeit

ops-why = Worauf Antworten warten
ops-why-fine = Antworten kommen schnell. Nichts wartet.
ops-why-quiet = Gerade fragt niemand an.
ops-why-retries = Antworten aus { $region } sind langsam: Datenbankbefehle kommen sich in die Quere und werden wiederholt.
ops-why-database = Antworten aus { $region } sind langsam: Die meiste Zeit vergeht in der Datenbank.
ops-why-connections = Antworten aus { $region } sind langsam: Anfragen warten auf eine freie Verbindung zur Datenbank.
ops-why-server = Antworten aus { $region } sind langsam: Es liegt weder an der Datenbank noch an den Verbindungen, die Server dort sind ausgelastet.
ops-p50 = Die Hälfte der Antworten binnen
ops-p99 = 99 von 100 Antworten binnen
ops-round-trip = In der Datenbank (p99)
ops-pool-wait = Warten auf eine Verbindung (p99)
ops-connections = Belegte Verbindungen
ops-connections-value = { $used } von { $most }
ops-retries = Wiederholte Datenbankbefehle
ops-errors = Fehlgeschlagene Antworten
ops-queue = Warten auf Entscheidung

ops-books = Die Bücher
ops-books-good = Stimmen
ops-books-bad =
    { $findings ->
        [one] { $findings } Unstimmigkeit
       *[other] { $findings } Unstimmigkeiten
    }
ops-books-what = „largesse audit“ nennt jede einzelne. Eine Aktion, deren Bücher nicht stimmen, wird von selbst pausiert.
ops-books-unknown = Noch nicht geprüft
ops-books-checked = Zuletzt geprüft:

ops-languages = Sprachen der Antworten
ops-languages-none = Noch hat niemand eine Antwort bekommen.

ops-moves = Umverteilung
ops-moves-none = Noch wurde nichts verschoben.
ops-move =
    { $amount ->
        [one] { $amount } Stück von { $from } nach { $to }
       *[other] { $amount } Stück von { $from } nach { $to }
    }
ops-move-inside =
    { $amount ->
        [one] { $amount } Stück innerhalb von { $region }
       *[other] { $amount } Stück innerhalb von { $region }
    }
ops-reason-ahead = Der Vorrat in { $to } hätte bei { $rate } nur noch { $left } gereicht.
ops-reason-ahead-quiet = { $to } bekommt den eigenen Anteil, bevor der Andrang kommt.
ops-reason-floor = { $to } lag unter dem Mindestvorrat.
ops-reason-drain = { $from } wird geleert und gibt alles ab.
ops-reason-idle = In { $from } wäre das bis zum Ende übrig geblieben.
ops-reason-borrow = An einem Server warteten Leute, und sein Vorrat ging zur Neige.
ops-reason-order = Von Hand: { $words }
ops-reason-other = { $words }

ops-actions = Was du tun kannst
ops-actions-none = Deine Rolle darf nur zusehen. Starten, pausieren und aufstocken kann man ab der Rolle operator.
ops-actions-idle = Hier gibt es gerade nichts zu tun.

ops-open = Starten
ops-open-detail = Ab der Startzeit wird vergeben; liegt sie schon zurück, dann sofort.
ops-open-now = Sofort starten, nicht erst zur Startzeit
ops-open-button = Aktion starten

ops-pause = Pausieren
ops-pause-detail = Bis du fortsetzt, bekommt niemand etwas; verloren geht nichts. Deinen Grund lesen alle, jeweils in der am besten passenden Sprache, in der du ihn schreibst.
ops-language = Sprache
ops-reason = Grund
ops-reason-shown = Grund, den alle lesen
ops-pause-button = Aktion pausieren

ops-resume = Fortsetzen
ops-resume-detail = Es wird wieder vergeben, nach etwa einer Sekunde überall.
ops-resume-button = Aktion fortsetzen

ops-restock = Aufstocken
ops-restock-detail = Erhöht die Gesamtmenge. Ist schon alles weg, läuft die Aktion von selbst wieder an. Zurücknehmen lässt sich das nicht.
ops-amount = Wie viele Stück dazu
ops-restock-region = Wohin damit
ops-restock-anywhere = Egal: Es kommt dorthin, wo angefragt wird
ops-restock-button = Menge aufstocken

ops-freeze = Umverteilung einfrieren
ops-freeze-detail = Es wird nichts mehr im Voraus zwischen den Regionen verschoben. Wer in einer leeren Region wartet, bekommt weiterhin, was anderswo übrig ist.
ops-freeze-button = Umverteilung einfrieren

ops-unfreeze = Umverteilung zulassen
ops-unfreeze-detail = Der Vorrat wird automatisch dorthin verschoben, wo er gebraucht wird, und zwar rechtzeitig vorher.
ops-unfreeze-button = Umverteilung wieder zulassen

ops-close = Endgültig beenden
ops-close-detail = Die Aktion endet und lässt sich nicht wieder starten. Was jemand schon bekommen hat, bleibt.
ops-close-button = Aktion endgültig beenden

ops-drain = Region leeren
ops-drain-detail = Die Region gibt ihren Vorrat an die anderen ab, bis auf genau null, und bekommt keinen mehr. Ihre Server antworten weiter.
ops-drain-button = Diese Region leeren

ops-done = Erledigt: { $what }.
ops-not-done = Nicht erledigt: { $what }

problem-account-not-found-title = Dieses Konto gibt es nicht
problem-account-not-found-detail = Hier hat kein Konto diese ID. Vielleicht wurde es gelöscht.

problem-account-in-campaign-title = Eine Aktion braucht dieses Konto noch
problem-account-in-campaign-detail = Solange { $campaign } nicht beendet ist, darf dieses Konto dort teilnehmen oder hat dort etwas geholt. Versuch es nach dem Ende noch einmal.

problem-account-kept-out-title = Eine Aktion hält dieses Konto noch fern
problem-account-kept-out-detail = Dieses Konto ist gesperrt. Würde es jetzt gelöscht, könnte dieselbe Person mit einem neuen Konto wiederkommen, bevor { $campaign } beendet ist. Versuch es nach dem Ende noch einmal, oder entsperre das Konto.

problem-account-may-have-pass-title = Dieses Konto hat vielleicht noch einen Zugangspass
problem-account-may-have-pass-detail = In einem Zugangspass steht die Heimatregion. Sperre das Konto, dann bekommt es keinen neuen. Versuch es nach { $minutes } Minuten noch einmal, und entsperre das Konto, wenn es umgezogen ist.

problem-claim-over-title = Hier gibt es nichts zurückzugeben
problem-claim-over-detail = Das wurde schon zurückgegeben oder ist abgelaufen.

problem-region-not-found-title = Diese Region gibt es nicht
problem-region-not-found-detail = Hier ist keine Region mit diesem Namen eingerichtet.

conflict-title = So geht das gerade nicht
conflict-state = Status der Aktion: { $state }. Von da aus geht das nicht.
conflict-window = Die ersten greifen schon zu: Die Startzeit lässt sich nicht mehr ändern.
conflict-over = Das Ende der Aktion ist schon vorbei: Verschiebe es zuerst.
conflict-exists = Eine Aktion mit diesem Namen gibt es schon.
conflict-operator = Ein Teammitglied mit dieser ID gibt es schon, und ein Token wird nur einmal gezeigt. Ist es verloren, zieh es zurück und leg das Teammitglied mit einer neuen ID an.
conflict-leaving = Die Region wird geleert oder ist außer Betrieb: Dorthin lässt sich nichts verschieben.
conflict-no-row = Diese Zählerzeile hat die Aktion nicht, oder beide sind dieselbe.
conflict-nothing-moved = Nichts wurde verschoben: Die abgebende Seite hat nichts übrig.
conflict-last-region = Keine andere Region ist aktiv: Niemand könnte den Vorrat übernehmen.
conflict-has-units = Die Region wird nicht geleert oder hat noch Vorrat: Leere sie zuerst.
conflict-not-in-database = Die Datenbank kennt diese Region nicht und kann sie nicht aufnehmen: Dort müssen Knoten von ihr laufen, und der Rolle muss die Datenbank gehören. Nichts wurde geändert.
