claim-granted-title = Das ist deins!
claim-granted-detail = { $title }: für dich gesichert. Deine Nummer: { $ticket } ({ $region }).

claim-already-title = Du hast deins schon
claim-already-detail = { $title }: nur einmal pro Person, und deins ist dir sicher. Deine Nummer: { $ticket } ({ $region }).

claim-sold-out-title = Alles weg
claim-sold-out-detail =
    { $supply ->
        [one] Das einzige Stück ist schon vergeben. Tut uns leid!
       *[other] Alle { $supply } Stück sind vergeben. Tut uns leid!
    }

claim-wait-title = Fast alles weg
claim-wait-detail =
    { $seconds ->
        [one] Vielleicht werden noch ein paar frei. Versuch es in { $seconds } Sekunde noch einmal.
       *[other] Vielleicht werden noch ein paar frei. Versuch es in { $seconds } Sekunden noch einmal.
    }

claim-released-title = Du hast deins zurückgegeben
claim-released-detail = Es ist jetzt wieder für andere da. Jedes Konto kann nur einmal zugreifen.

claim-expired-title = Die Zeit ist abgelaufen
claim-expired-detail = Was für dich zurückgelegt war, ist jetzt wieder für andere da. Jedes Konto kann nur einmal zugreifen.

claim-reference = Referenz: { $reference }
