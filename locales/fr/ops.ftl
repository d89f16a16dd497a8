### Words for the team alone.

problem-forbidden-title = Hors de votre rôle
problem-forbidden-detail = Il faut au moins le rôle « { $role } ».
problem-out-of-scope-title = Votre jeton ne couvre pas cela
problem-out-of-scope-detail = Votre jeton ne vaut que pour certaines campagnes ou régions, et ceci n’en fait pas partie.
order-unknown-detail = On ne sait pas encore si cela a été fait. Vérifiez d’abord, puis réessayez. Un réapprovisionnement ou un transfert avec le même identifiant n’est fait qu’une fois.
problem-operator-not-found-title = Opérateur inconnu
problem-operator-not-found-detail = Aucun opérateur avec cet identifiant n’a de jeton encore valable.

ops-title = { $title } · Opérations
ops-name = Opérations
ops-seen-from = Vu depuis { $region }
ops-signed-in = { $name }, { $role }
ops-sign-out = Se déconnecter
ops-sign-in-title = Connexion
ops-sign-in-detail = Collez votre jeton d’opérateur. Il reste dans ce navigateur jusqu’à ce que vous vous déconnectiez ou que vous le fermiez.
ops-token = Jeton d’opérateur
ops-sign-in-button = Se connecter
ops-token-refused = Ce jeton ne donne accès à rien. Il a peut-être été révoqué, ou il a expiré.
ops-token-unknown = La base de données ne répond pas : impossible de vérifier ce jeton. Réessayez dans un instant.

ops-campaigns = Campagnes
ops-no-campaign-title = Pas encore de campagne
ops-no-campaign-detail = Créez la première avec « largesse campaign create » : elle apparaîtra ici.

ops-number = { $value }
ops-per-second = { $value }/s
ops-per-minute = { $value }/min
ops-millis = { $value } ms
ops-span = { $span }
ops-ago = il y a { $span }
ops-now = maintenant
ops-minutes-ago = il y a { $value } min
ops-unknown = –

ops-live = En direct
ops-stale-title = La base de données ne répond pas
ops-stale-detail = Voici la situation lors de sa dernière réponse. Les demandes seront de nouveau traitées dès son retour.
ops-nothing-title = Aucune donnée pour l’instant
ops-nothing-detail = La base de données n’a pas encore répondu à ce serveur. Cette page se remplira dès qu’elle le fera.
ops-offline = La connexion à ce serveur est perdue. Nouvel essai en cours…

ops-state-draft = Pas encore ouverte
ops-state-scheduled = Ouverture programmée
ops-state-open = Ouverte
ops-state-paused = En pause
ops-state-closed = Terminée
ops-state-sold-out = Tout est parti
ops-frozen = Exemplaires figés
ops-opens-in = Ouverture dans
ops-closes-at = Fin : { $when }

ops-supply = Stock total
ops-granted = Attribués
ops-held = Réservés
ops-remaining = Restants
ops-rate = Attributions
ops-time-left = Durée à ce rythme
ops-attempts = Demandes
ops-granted-share = { $percent } % du stock attribué

ops-regions = Régions
ops-region = Région
ops-health = État
ops-answers = Temps de réponse (p50 · p99)
ops-answers-value = { $middle } · { $slow }
ops-servers = Serveurs prêts
ops-servers-value = { $ready } sur { $all }
ops-heard = Dernier signal
ops-first-dry = À sec en premier
ops-dry = À sec : demandes redirigées

ops-health-good = Tout va bien
ops-health-draining = Se vide
ops-health-gone = Hors service
ops-health-none = Aucun serveur
ops-health-silent = Serveurs muets
ops-health-not-ready = Pas tous prêts
ops-health-errors = Réponses en échec
ops-health-slow = Réponses lentes

ops-chart-rates = 15 dernières minutes : demandes et attributions
ops-chart-latency = 15 dernières minutes : temps de réponse
ops-chart-rates-now = En ce moment, demandes : { $attempts }, attributions : { $granted }. Le tableau ci-dessous donne le détail par minute.
ops-chart-latency-now = En ce moment, une réponse sur cent prend { $slow } ou plus. Le tableau ci-dessous donne le détail par minute.
ops-line-attempts = Demandes (axe de gauche)
ops-line-granted = Attributions (axe de droite)
ops-line-p50 = La moitié des réponses
ops-line-p99 = Une sur cent, région la plus lente
ops-line-round-trip = Dans la base de données
ops-line-pool = Attente d’une connexion
ops-chart-empty = Les premiers points arrivent dans quelques secondes.
ops-as-table = Sous forme de tableau
ops-when = Quand

ops-why = Ce qui ralentit les réponses
ops-why-fine = Les réponses sont rapides. Aucune attente.
ops-why-quiet = Aucune demande en ce moment.
ops-why-retries = Réponses lentes dans la région { $region } : des opérations se gênent entre elles et doivent être relancées.
ops-why-database = Réponses lentes dans la région { $region } : l’essentiel du temps se passe dans la base de données.
ops-why-connections = Réponses lentes dans la région { $region } : les requêtes attendent une connexion libre à la base de données.
ops-why-server = Réponses lentes dans la région { $region } : ni la base de données ni les connexions ne sont en cause, ses serveurs sont surchargés.
ops-p50 = La moitié des réponses en
ops-p99 = 99 réponses sur 100 en
ops-round-trip = Dans la base de données (p99)
ops-pool-wait = Attente d’une connexion (p99)
ops-connections = Connexions utilisées
ops-connections-value = { $used } sur { $most }
ops-retries = Opérations relancées
ops-errors = Réponses en échec
ops-queue = En attente de décision

ops-books = Comptabilité
ops-books-good = Tout concorde
ops-books-bad =
    { $findings ->
        [one] { $findings } écart
        [many] { $findings } d’écarts
       *[other] { $findings } écarts
    }
ops-books-what = « largesse audit » détaille chaque écart. Dès que ses chiffres ne concordent plus, une campagne se met en pause toute seule.
ops-books-unknown = Pas encore vérifiée
ops-books-checked = Vérifiée

ops-languages = Langues des réponses
ops-languages-none = Personne n’a encore reçu de réponse.

ops-moves = Exemplaires déplacés
ops-moves-none = Aucun exemplaire n’a encore été déplacé.
ops-move =
    { $amount ->
        [one] { $amount } exemplaire depuis { $from } vers { $to }
        [many] { $amount } d’exemplaires depuis { $from } vers { $to }
       *[other] { $amount } exemplaires depuis { $from } vers { $to }
    }
ops-move-inside =
    { $amount ->
        [one] { $amount } exemplaire au sein de la région { $region }
        [many] { $amount } d’exemplaires au sein de la région { $region }
       *[other] { $amount } exemplaires au sein de la région { $region }
    }
ops-reason-ahead = La région { $to } aurait été à sec dans { $left }, au rythme de { $rate }.
ops-reason-ahead-quiet = La région { $to } reçoit sa part avant l’arrivée du public.
ops-reason-floor = La région { $to } était sous son minimum.
ops-reason-drain = La région { $from } se retire et cède ses exemplaires.
ops-reason-idle = La région { $from } ne les aurait pas écoulés avant la fin.
ops-reason-borrow = Des personnes attendaient sur un serveur dont le compteur était presque à sec.
ops-reason-order = À la main : { $words }
ops-reason-other = { $words }

ops-actions = Ce que vous pouvez faire
ops-actions-none = Votre rôle permet seulement de consulter. Pour ouvrir, mettre en pause ou réapprovisionner, il faut un rôle d’opérateur.
ops-actions-idle = Il n’y a rien à faire ici pour le moment.

ops-open = Ouvrir
ops-open-detail = Les exemplaires seront attribués à partir de l’heure d’ouverture ; si elle est passée, tout de suite.
ops-open-now = Ouvrir maintenant, sans attendre l’heure d’ouverture
ops-open-button = Ouvrir la campagne

ops-pause = Mettre en pause
ops-pause-detail = Personne ne reçoit d’exemplaire avant la reprise ; rien n’est perdu. Chacun lit la raison dans la langue la plus proche de la sienne, parmi celles que vous remplissez.
ops-language = Langue
ops-reason = Raison
ops-reason-shown = Raison affichée au public
ops-pause-button = Mettre la campagne en pause

ops-resume = Reprendre
ops-resume-detail = Les exemplaires repartent, partout en une seconde environ.
ops-resume-button = Reprendre la campagne

ops-restock = Réapprovisionner
ops-restock-detail = Ajoute des exemplaires au stock. Si tout était parti, la campagne se rouvre d’elle-même. Les exemplaires ajoutés ne peuvent pas être retirés.
ops-amount = Exemplaires à ajouter
ops-restock-region = Les placer dans
ops-restock-anywhere = n’importe quelle région : ils iront là où sont les demandes
ops-restock-button = Ajouter ces exemplaires

ops-freeze = Figer les exemplaires
ops-freeze-detail = Le rééquilibrage automatique ne déplace plus d’exemplaires à l’avance. Dans une région à sec, les personnes en attente reçoivent encore ce qui reste ailleurs.
ops-freeze-button = Figer

ops-unfreeze = Laisser circuler les exemplaires
ops-unfreeze-detail = Le rééquilibrage automatique déplace les exemplaires là où il en faudra, avant qu’ils ne manquent.
ops-unfreeze-button = Laisser circuler

ops-close = Terminer définitivement
ops-close-detail = La campagne prend fin et ne pourra plus être rouverte. Les exemplaires déjà attribués restent acquis.
ops-close-button = Terminer définitivement la campagne

ops-drain = Vider une région
ops-drain-detail = La région cède ses exemplaires aux autres, jusqu’au dernier, et n’en reçoit plus. Ses serveurs continuent de répondre.
ops-drain-button = Vider cette région

ops-done = C’est fait : { $what }.
ops-not-done = Action non effectuée : { $what }

problem-account-not-found-title = Compte inconnu
problem-account-not-found-detail = Aucun compte n’a cet identifiant ici. C’est aussi le cas des comptes effacés.
problem-account-in-campaign-title = Une campagne a encore besoin de ce compte
problem-account-in-campaign-detail = La campagne « { $campaign } » n’est pas terminée : ce compte peut y participer ou y a déjà une demande. Réessayez quand elle sera terminée.
problem-account-kept-out-title = Une campagne exclut encore ce compte
problem-account-kept-out-detail = Ce compte est bloqué. S’il était effacé maintenant, la même personne pourrait revenir avec un nouveau compte avant la fin de la campagne « { $campaign } ». Réessayez quand elle sera terminée, ou débloquez le compte.
problem-account-may-have-pass-title = Ce compte a peut-être encore un laissez-passer
problem-account-may-have-pass-detail = Un laissez-passer indique la région d’attache. Bloquez le compte : tant qu’il est bloqué, il n’en reçoit pas. Réessayez au bout de { $minutes } min, puis débloquez-le une fois qu’il a changé de région.
problem-claim-over-title = Il n’y a rien à rendre
problem-claim-over-detail = L’exemplaire de cette demande a déjà été rendu, ou son délai est écoulé.
problem-region-not-found-title = Région inconnue
problem-region-not-found-detail = Aucune région ne porte ce nom dans cette installation.

conflict-title = Impossible en l’état
conflict-state = L’état actuel de la campagne (« { $state } ») ne le permet pas.
conflict-window = Les demandes ont commencé : l’heure d’ouverture ne peut plus être modifiée.
conflict-over = L’heure de fin de la campagne est passée : repoussez-la d’abord.
conflict-exists = Une campagne porte déjà ce nom.
conflict-operator = Un opérateur porte déjà cet identifiant, et un jeton n’est montré qu’une fois. S’il est perdu, révoquez-le et ajoutez l’opérateur avec un nouvel identifiant.
conflict-leaving = La région se vide ou n’est plus en service : aucun exemplaire ne peut y être envoyé.
conflict-no-row = La campagne n’a pas cette ligne de compteur, ou les deux lignes sont la même.
conflict-nothing-moved = Rien n’a été déplacé : il n’y a aucun exemplaire à prendre au point de départ.
conflict-last-region = Aucune autre région n’est active : personne ne pourrait reprendre les exemplaires.
conflict-has-units = La région n’est pas en train de se vider, ou il lui reste des exemplaires : videz-la d’abord.
conflict-not-in-database = La base de données ne connaît pas cette région et ne peut pas l’ajouter : il faut qu’elle y ait des nœuds et que le rôle en soit propriétaire. Rien n’a été modifié.
