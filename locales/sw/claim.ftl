claim-granted-title = Ni yako!
claim-granted-detail = { $title }: moja ni yako. Namba yako: { $ticket } ({ $region }).

claim-already-title = Tayari unayo yako
claim-already-detail = { $title }: moja kwa kila mtu, na yako iko salama. Namba yako: { $ticket } ({ $region }).

claim-sold-out-title = Zimekwisha
claim-sold-out-detail =
    { $supply ->
        [one] Ile moja tu imepata mwenyewe. Samahani!
       *[other] Zote { $supply } zimepata wenyewe. Samahani!
    }

claim-wait-title = Zinakaribia kwisha
claim-wait-detail =
    { $seconds ->
        [one] Huenda chache zikarudi. Uliza tena baada ya sekunde { $seconds }.
       *[other] Huenda chache zikarudi. Uliza tena baada ya sekunde { $seconds }.
    }

claim-released-title = Umerudisha yako
claim-released-detail = Imerudi kwa wengine. Kila akaunti inaweza kuchukua mara moja tu.

claim-expired-title = Muda umekwisha
claim-expired-detail = Ile uliyowekewa imerudi kwa wengine. Kila akaunti inaweza kuchukua mara moja tu.

claim-reference = Kumbukumbu: { $reference }
