claim-granted-title = Ni yako!
claim-granted-detail = { $title }: moja ni yako. Namba yako: { $ticket } ({ $region }).

claim-already-title = Tayari umepata yako
claim-already-detail = { $title }: moja kwa kila mtu, na yako iko salama. Namba yako: { $ticket } ({ $region }).

claim-sold-out-title = Zote zimekwisha
claim-sold-out-detail =
    { $supply ->
        [one] Ilikuwa moja tu, na imeshachukuliwa. Samahani!
       *[other] Zote { $supply } zimeshachukuliwa. Samahani!
    }

claim-wait-title = Zinakaribia kwisha
claim-wait-detail =
    { $seconds ->
        [one] Huenda chache zikarudi. Jaribu tena baada ya sekunde { $seconds }.
       *[other] Huenda chache zikarudi. Jaribu tena baada ya sekunde { $seconds }.
    }

claim-released-title = Umerudisha yako
claim-released-detail = Sasa inapatikana kwa wengine. Kila akaunti inaweza kuchukua mara moja tu.

claim-expired-title = Muda umekwisha
claim-expired-detail = Ile uliyowekewa sasa inapatikana kwa wengine. Kila akaunti inaweza kuchukua mara moja tu.

claim-reference = Msimbo wa kumbukumbu: { $reference }
