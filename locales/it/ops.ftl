### Words for the team alone.

problem-forbidden-title = Non previsto dal tuo ruolo
problem-forbidden-detail = Serve almeno il ruolo “{ $role }”.
problem-out-of-scope-title = Il tuo token non vale per questo
problem-out-of-scope-detail = Il tuo token vale solo per alcune campagne o regioni, e questo non ne fa parte.
order-unknown-detail = Non si sa ancora se è stato fatto. Prima controlla, poi riprova. Un rifornimento o uno spostamento con lo stesso identificativo viene fatto una volta sola.
problem-operator-not-found-title = Operatore sconosciuto
problem-operator-not-found-detail = Nessun operatore con questo identificativo ha un token ancora valido.

ops-title = { $title } · Operazioni
ops-name = Operazioni
ops-seen-from = Visto da { $region }
ops-signed-in = { $name }, { $role }
ops-sign-out = Esci
ops-sign-in-title = Accedi
ops-sign-in-detail = Incolla il tuo token operatore. Resta in questo browser finché non esci o non lo chiudi.
ops-token = Token operatore
ops-sign-in-button = Accedi
ops-token-refused = Questo token non dà accesso a nulla. Forse è stato revocato o è scaduto.
ops-token-unknown = Il database non risponde e non possiamo verificare questo token. Riprova tra un momento.

ops-campaigns = Campagne
ops-no-campaign-title = Ancora nessuna campagna
ops-no-campaign-detail = Crea la prima con “largesse campaign create” e la troverai qui.

ops-number = { $value }
ops-per-second = { $value }/s
ops-per-minute = { $value }/min
ops-millis = { $value } ms
ops-span = { $span }
ops-ago = { $span } fa
ops-now = ora
ops-minutes-ago = { $value } min fa
ops-unknown = –

ops-live = In tempo reale
ops-stale-title = Il database non risponde
ops-stale-detail = Ecco com’era la situazione all’ultima risposta. Le richieste riceveranno di nuovo risposta appena torna disponibile.
ops-nothing-title = Ancora nessun dato
ops-nothing-detail = Il database non ha ancora risposto a questo server. La pagina si riempirà appena lo farà.
ops-offline = La connessione a questo server è caduta. Nuovo tentativo in corso…

ops-state-draft = Non ancora aperta
ops-state-scheduled = Apertura programmata
ops-state-open = Aperta
ops-state-paused = In pausa
ops-state-closed = Terminata
ops-state-sold-out = Tutto esaurito
ops-frozen = Pezzi congelati
ops-opens-in = Si comincia tra
ops-closes-at = Fine: { $when }

ops-supply = Scorte totali
ops-granted = Assegnati
ops-held = Riservati
ops-remaining = Restano
ops-rate = Assegnazioni
ops-time-left = Durata a questo ritmo
ops-attempts = Richieste
ops-granted-share = { $percent }% delle scorte assegnato

ops-regions = Regioni
ops-region = Regione
ops-health = Stato
ops-answers = Tempo di risposta (p50 · p99)
ops-answers-value = { $middle } · { $slow }
ops-servers = Server pronti
ops-servers-value = { $ready } su { $all }
ops-heard = Ultimo segnale
ops-first-dry = Prima a finire i pezzi
ops-dry = Senza pezzi: richieste dirottate

ops-health-good = Tutto bene
ops-health-draining = Si sta svuotando
ops-health-gone = Fuori servizio
ops-health-none = Nessun server
ops-health-silent = Server senza segnale
ops-health-not-ready = Non tutti pronti
ops-health-errors = Risposte non riuscite
ops-health-slow = Risposte lente

ops-chart-rates = Ultimi 15 minuti: richieste e assegnazioni
ops-chart-latency = Ultimi 15 minuti: tempo di risposta
ops-chart-rates-now = In questo momento, richieste: { $attempts }; assegnazioni: { $granted }. La tabella qui sotto riporta ogni minuto.
ops-chart-latency-now = In questo momento una risposta su cento richiede { $slow } o più. La tabella qui sotto riporta ogni minuto.
ops-line-attempts = Richieste (asse sinistro)
ops-line-granted = Assegnazioni (asse destro)
ops-line-p50 = Metà delle risposte
ops-line-p99 = Una su cento, regione più lenta
ops-line-round-trip = Nel database
ops-line-pool = In attesa di una connessione
ops-chart-empty = I primi punti arriveranno tra pochi secondi.
ops-as-table = Mostra come tabella
ops-when = Quando

ops-why = Che cosa rallenta le risposte
ops-why-fine = Le risposte sono rapide. Nessuna attesa.
ops-why-quiet = In questo momento non ci sono richieste.
ops-why-retries = Risposte lente nella regione { $region }: alcune operazioni si ostacolano a vicenda e vengono ripetute.
ops-why-database = Risposte lente nella regione { $region }: la maggior parte del tempo se ne va nel database.
ops-why-connections = Risposte lente nella regione { $region }: le richieste aspettano che si liberi una connessione al database.
ops-why-server = Risposte lente nella regione { $region }: non dipende dal database né dalle connessioni; i suoi server sono sovraccarichi.
ops-p50 = Metà delle risposte entro
ops-p99 = 99 risposte su 100 entro
ops-round-trip = Nel database (p99)
ops-pool-wait = In attesa di una connessione (p99)
ops-connections = Connessioni in uso
ops-connections-value = { $used } su { $most }
ops-retries = Operazioni ripetute
ops-errors = Risposte non riuscite
ops-queue = In attesa di esito

ops-books = I conti
ops-books-good = I conti tornano
ops-books-bad =
    { $findings ->
        [one] { $findings } cosa non torna
        [many] { $findings } di cose non tornano
       *[other] { $findings } cose non tornano
    }
ops-books-what = “largesse audit” le elenca una per una. Se i conti di una campagna non tornano, la campagna va in pausa da sola.
ops-books-unknown = Non ancora controllati
ops-books-checked = Ultimo controllo:

ops-languages = Lingue delle risposte
ops-languages-none = Nessuno ha ancora ricevuto una risposta.

ops-moves = Pezzi spostati
ops-moves-none = Nessun pezzo è stato ancora spostato.
ops-move =
    { $amount ->
        [one] { $amount } pezzo da { $from } a { $to }
        [many] { $amount } di pezzi da { $from } a { $to }
       *[other] { $amount } pezzi da { $from } a { $to }
    }
ops-move-inside =
    { $amount ->
        [one] { $amount } pezzo all’interno della regione { $region }
        [many] { $amount } di pezzi all’interno della regione { $region }
       *[other] { $amount } pezzi all’interno della regione { $region }
    }
ops-reason-ahead = La regione { $to } sarebbe rimasta senza pezzi in { $left }, al ritmo di { $rate }.
ops-reason-ahead-quiet = La regione { $to } riceve la sua parte prima che arrivi la gente.
ops-reason-floor = La regione { $to } era sotto il suo minimo.
ops-reason-drain = La regione { $from } si ritira e cede i suoi pezzi.
ops-reason-idle = La regione { $from } non li avrebbe usati prima della fine.
ops-reason-borrow = C’era gente in attesa su un server che stava per finire i pezzi.
ops-reason-order = A mano: { $words }
ops-reason-other = { $words }

ops-actions = Che cosa puoi fare
ops-actions-none = Il tuo ruolo permette solo di guardare. Per aprire, mettere in pausa o rifornire serve il ruolo di operatore.
ops-actions-idle = In questo momento non c’è nulla da fare qui.

ops-open = Apri
ops-open-detail = I pezzi vengono assegnati dall’orario di apertura in poi; se è già passato, subito.
ops-open-now = Apri ora, senza aspettare l’orario di apertura
ops-open-button = Apri la campagna

ops-pause = Metti in pausa
ops-pause-detail = Nessuno riceve pezzi finché non riprendi; non si perde nulla. Ognuno legge il motivo nella lingua più vicina alla sua tra quelle in cui lo scrivi.
ops-language = Lingua
ops-reason = Motivo
ops-reason-shown = Motivo che leggerà il pubblico
ops-pause-button = Metti in pausa la campagna

ops-resume = Riprendi
ops-resume-detail = I pezzi vengono di nuovo assegnati, ovunque entro circa un secondo.
ops-resume-button = Riprendi la campagna

ops-restock = Rifornisci
ops-restock-detail = Aggiunge pezzi alle scorte. Se era tutto esaurito, la campagna si riapre da sola. I pezzi aggiunti non si possono togliere.
ops-amount = Pezzi da aggiungere
ops-restock-region = Mettili in
ops-restock-anywhere = qualsiasi regione: andranno dove ci sono richieste
ops-restock-button = Aggiungi questi pezzi

ops-freeze = Congela i pezzi
ops-freeze-detail = Il ribilanciamento automatico smette di spostare pezzi in anticipo. Chi aspetta in una regione senza pezzi riceve comunque ciò che resta altrove.
ops-freeze-button = Congela

ops-unfreeze = Scongela i pezzi
ops-unfreeze-detail = Il ribilanciamento automatico sposta i pezzi dove serviranno, prima che servano.
ops-unfreeze-button = Scongela

ops-close = Termina definitivamente
ops-close-detail = La campagna finisce e non si può più riaprire. Chi ha un pezzo lo conserva.
ops-close-button = Termina definitivamente la campagna

ops-drain = Svuota una regione
ops-drain-detail = La regione cede tutti i suoi pezzi alle altre, fino a zero esatto, e non ne riceve più. I suoi server continuano a rispondere.
ops-drain-button = Svuota questa regione

ops-done = Fatto: { $what }.
ops-not-done = Operazione non eseguita: { $what }

problem-account-not-found-title = Account sconosciuto
problem-account-not-found-detail = Qui nessun account ha questo identificativo. Vale anche per gli account cancellati.
problem-account-in-campaign-title = Una campagna ha ancora bisogno di questo account
problem-account-in-campaign-detail = La campagna “{ $campaign }” non è terminata: questo account può ancora partecipare o ha già fatto una richiesta. Riprova quando sarà terminata.
problem-account-kept-out-title = Una campagna esclude ancora questo account
problem-account-kept-out-detail = Questo account è bloccato. Se venisse cancellato ora, la stessa persona potrebbe tornare con un nuovo account prima della fine della campagna “{ $campaign }”. Riprova quando sarà terminata, oppure sblocca l’account.
problem-account-may-have-pass-title = Questo account potrebbe avere ancora un pass
problem-account-may-have-pass-detail = Ogni pass indica la regione dell’account. Blocca l’account: finché è bloccato non ne riceve. Riprova dopo { $minutes } min e sbloccalo quando ha cambiato regione.
problem-claim-over-title = Non c’è nulla da restituire
problem-claim-over-detail = Il pezzo di questa richiesta è già stato restituito, oppure il tempo è scaduto.
problem-region-not-found-title = Regione sconosciuta
problem-region-not-found-detail = Questa installazione non ha una regione con questo nome.

conflict-title = Ora non è possibile
conflict-state = Lo stato attuale della campagna (“{ $state }”) non lo consente.
conflict-window = Sono già arrivate richieste: l’orario di apertura non si può più cambiare.
conflict-over = L’orario di fine della campagna è già passato: prima spostalo in avanti.
conflict-exists = Esiste già una campagna con questo nome.
conflict-operator = Esiste già un operatore con questo identificativo, e un token si vede una volta sola. Se è andato perso, revocalo e aggiungi l’operatore con un nuovo identificativo.
conflict-leaving = La regione si sta svuotando o è fuori servizio: non si possono portare pezzi lì.
conflict-no-row = La campagna non ha questa riga di contatore, oppure le due righe sono la stessa.
conflict-nothing-moved = Nulla è stato spostato: all’origine non ci sono pezzi da cedere.
conflict-last-region = Nessun’altra regione è attiva: nessuno potrebbe prendere i pezzi.
conflict-has-units = La regione non si sta svuotando, oppure ha ancora dei pezzi: prima svuotala.
conflict-not-in-database = Il database non conosce questa regione e non può aggiungerla: deve avere nodi lì, e il ruolo deve esserne il proprietario. Nulla è stato modificato.
