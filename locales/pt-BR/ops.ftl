### Words for the team alone.

problem-forbidden-title = Sua função não permite isso
problem-forbidden-detail = É preciso ter pelo menos a função “{ $role }”.
problem-out-of-scope-title = Seu token não vale para isto
problem-out-of-scope-detail = Seu token vale só para certas campanhas ou regiões, e isto não está entre elas.
order-unknown-detail = Ainda não se sabe se isto foi feito. Verifique primeiro e depois tente de novo. Repor ou transferir com o mesmo identificador só acontece uma vez.
problem-operator-not-found-title = Operador não encontrado
problem-operator-not-found-detail = Não há operador com este identificador cujo token ainda seja válido.

ops-title = { $title } · Operações
ops-name = Operações
ops-seen-from = Visto de { $region }
ops-signed-in = { $name }, { $role }
ops-sign-out = Sair
ops-sign-in-title = Entrar
ops-sign-in-detail = Cole o seu token de operador. Ele fica neste navegador até você sair ou fechar o navegador.
ops-token = Token de operador
ops-sign-in-button = Entrar
ops-token-refused = Este token não dá acesso a nada. Talvez tenha sido revogado ou tenha expirado.
ops-token-unknown = O banco de dados não está respondendo, e não dá para verificar este token. Tente de novo daqui a pouco.

ops-campaigns = Campanhas
ops-no-campaign-title = Nenhuma campanha ainda
ops-no-campaign-detail = Crie a primeira com “largesse campaign create” e ela vai aparecer aqui.

ops-number = { $value }
ops-per-second = { $value }/s
ops-per-minute = { $value }/min
ops-millis = { $value } ms
ops-span = { $span }
ops-ago = há { $span }
ops-now = agora
ops-minutes-ago = há { $value } min
ops-unknown = –

ops-live = Ao vivo
ops-stale-title = O banco de dados não está respondendo
ops-stale-detail = Esta era a situação na última resposta. Os pedidos voltam a ser atendidos assim que ele voltar.
ops-nothing-title = Ainda não há dados
ops-nothing-detail = O banco de dados ainda não respondeu a este servidor. Esta página será preenchida assim que ele responder.
ops-offline = A conexão com este servidor caiu. Tentando de novo…

ops-state-draft = Ainda não abriu
ops-state-scheduled = Abertura programada
ops-state-open = Aberta
ops-state-paused = Em pausa
ops-state-closed = Encerrada
ops-state-sold-out = Esgotada
ops-frozen = Unidades congeladas
ops-opens-in = Abre em
ops-closes-at = Encerramento: { $when }

ops-supply = Estoque total
ops-granted = Distribuídas
ops-held = Reservadas
ops-remaining = Restam
ops-rate = Distribuição
ops-time-left = Duração nesse ritmo
ops-attempts = Pedidos
ops-granted-share = { $percent }% do estoque distribuído

ops-regions = Regiões
ops-region = Região
ops-health = Estado
ops-answers = Tempo de resposta (p50 · p99)
ops-answers-value = { $middle } · { $slow }
ops-servers = Servidores prontos
ops-servers-value = { $ready } de { $all }
ops-heard = Último sinal
ops-first-dry = Acaba primeiro
ops-dry = Sem unidades: pedidos desviados

ops-health-good = Tudo certo
ops-health-draining = Esvaziando
ops-health-gone = Fora de serviço
ops-health-none = Sem servidores
ops-health-silent = Servidores sem sinal
ops-health-not-ready = Nem todos prontos
ops-health-errors = Respostas com falha
ops-health-slow = Respostas lentas

ops-chart-rates = Últimos 15 minutos: pedidos e distribuição
ops-chart-latency = Últimos 15 minutos: tempo de resposta
ops-chart-rates-now = Agora, pedidos: { $attempts }; distribuição: { $granted }. A tabela abaixo mostra cada minuto.
ops-chart-latency-now = Agora, uma em cada cem respostas leva { $slow } ou mais. A tabela abaixo mostra cada minuto.
ops-line-attempts = Pedidos (eixo esquerdo)
ops-line-granted = Distribuição (eixo direito)
ops-line-p50 = Metade das respostas
ops-line-p99 = Uma em cada cem, região mais lenta
ops-line-round-trip = No banco de dados
ops-line-pool = Esperando uma conexão
ops-chart-empty = Os primeiros pontos chegam em alguns segundos.
ops-as-table = Ver como tabela
ops-when = Quando

ops-why = O que atrasa as respostas
ops-why-fine = As respostas estão rápidas. Não há espera.
ops-why-quiet = Ninguém está pedindo agora.
ops-why-retries = Respostas lentas em { $region }: há operações que atrapalham umas às outras e precisam ser repetidas.
ops-why-database = Respostas lentas em { $region }: a maior parte do tempo é gasta no banco de dados.
ops-why-connections = Respostas lentas em { $region }: as solicitações esperam uma conexão livre com o banco de dados.
ops-why-server = Respostas lentas em { $region }: não é o banco de dados nem são as conexões; os servidores da região estão sobrecarregados.
ops-p50 = Metade das respostas em até
ops-p99 = 99 de cada 100 respostas em até
ops-round-trip = No banco de dados (p99)
ops-pool-wait = Esperando uma conexão (p99)
ops-connections = Conexões em uso
ops-connections-value = { $used } de { $most }
ops-retries = Operações repetidas
ops-errors = Respostas com falha
ops-queue = Aguardando decisão

ops-books = Contabilidade
ops-books-good = Tudo bate
ops-books-bad =
    { $findings ->
        [one] { $findings } divergência
        [many] { $findings } de divergências
       *[other] { $findings } divergências
    }
ops-books-what = “largesse audit” mostra cada divergência. Se os números de uma campanha não baterem, ela entra em pausa sozinha.
ops-books-unknown = Ainda não conferida
ops-books-checked = Conferida

ops-languages = Idiomas das respostas
ops-languages-none = Ninguém recebeu resposta ainda.

ops-moves = Unidades transferidas
ops-moves-none = Nenhuma unidade foi transferida ainda.
ops-move =
    { $amount ->
        [one] { $amount } unidade de { $from } para { $to }
        [many] { $amount } de unidades de { $from } para { $to }
       *[other] { $amount } unidades de { $from } para { $to }
    }
ops-move-inside =
    { $amount ->
        [one] { $amount } unidade dentro de { $region }
        [many] { $amount } de unidades dentro de { $region }
       *[other] { $amount } unidades dentro de { $region }
    }
ops-reason-ahead = A região { $to } teria ficado sem unidades em { $left }, no ritmo de { $rate }.
ops-reason-ahead-quiet = A região { $to } recebe a sua parte antes de o público chegar.
ops-reason-floor = A região { $to } estava abaixo do seu mínimo.
ops-reason-drain = A região { $from } está saindo e cede as suas unidades.
ops-reason-idle = A região { $from } não as usaria antes do fim.
ops-reason-borrow = Havia pessoas esperando em um servidor que estava ficando sem unidades.
ops-reason-order = Manualmente: { $words }
ops-reason-other = { $words }

ops-actions = O que você pode fazer
ops-actions-none = Sua função só permite consultar. Para abrir, pausar ou repor, é preciso ter a função de operador.
ops-actions-idle = Não há nada para fazer aqui agora.

ops-open = Abrir
ops-open-detail = As unidades são distribuídas a partir do horário de abertura; se ele já tiver passado, imediatamente.
ops-open-now = Abrir agora, sem esperar o horário de abertura
ops-open-button = Abrir a campanha

ops-pause = Pausar
ops-pause-detail = Ninguém recebe unidades até você retomar; nada se perde. Cada pessoa lê o seu motivo no idioma mais próximo do dela, entre os que você escrever.
ops-language = Idioma
ops-reason = Motivo
ops-reason-shown = Motivo que o público vai ler
ops-pause-button = Pausar a campanha

ops-resume = Retomar
ops-resume-detail = As unidades voltam a ser distribuídas, em todos os lugares, em cerca de um segundo.
ops-resume-button = Retomar a campanha

ops-restock = Repor
ops-restock-detail = Adiciona unidades ao estoque. Se a campanha estava esgotada, ela reabre sozinha. As unidades adicionadas não podem ser retiradas.
ops-amount = Unidades a adicionar
ops-restock-region = Colocar em
ops-restock-anywhere = qualquer região: elas vão para onde houver pedidos
ops-restock-button = Adicionar estas unidades

ops-freeze = Congelar as unidades
ops-freeze-detail = O rebalanceamento automático para de transferir unidades com antecedência. Quem espera em uma região sem unidades ainda recebe o que resta nas outras.
ops-freeze-button = Congelar

ops-unfreeze = Descongelar as unidades
ops-unfreeze-detail = O rebalanceamento automático transfere unidades para onde elas vão ser necessárias, antes que façam falta.
ops-unfreeze-button = Descongelar

ops-close = Encerrar de vez
ops-close-detail = A campanha termina e não pode ser reaberta. Quem tem uma unidade fica com ela.
ops-close-button = Encerrar a campanha de vez

ops-drain = Esvaziar uma região
ops-drain-detail = A região cede todas as suas unidades às outras, até chegar exatamente a zero, e não recebe mais nenhuma. Os servidores dela continuam respondendo.
ops-drain-button = Esvaziar esta região

ops-done = Feito: { $what }.
ops-not-done = Não foi feito: { $what }

problem-account-not-found-title = Conta não encontrada
problem-account-not-found-detail = Nenhuma conta aqui tem este identificador. Isso vale também para contas que foram apagadas.
problem-account-in-campaign-title = Uma campanha ainda precisa desta conta
problem-account-in-campaign-detail = A campanha “{ $campaign }” não foi encerrada: esta conta ainda pode participar ou já tem um pedido nela. Tente de novo depois do encerramento.
problem-account-kept-out-title = Uma campanha ainda exclui esta conta
problem-account-kept-out-detail = Esta conta está bloqueada. Se fosse apagada agora, a mesma pessoa poderia voltar com uma conta nova antes do fim da campanha “{ $campaign }”. Tente de novo depois do encerramento ou desbloqueie a conta.
problem-account-may-have-pass-title = Esta conta ainda pode ter um passe
problem-account-may-have-pass-detail = O passe indica a região da conta. Bloqueie a conta: enquanto estiver bloqueada, ela não recebe nenhum. Tente de novo depois de { $minutes } min e desbloqueie quando ela tiver mudado de região.
problem-claim-over-title = Não há nada para devolver
problem-claim-over-detail = A unidade deste pedido já foi devolvida ou o prazo dela acabou.
problem-region-not-found-title = Região não encontrada
problem-region-not-found-detail = Esta instalação não tem nenhuma região com este nome.

conflict-title = Não é possível na situação atual
conflict-state = O estado atual da campanha (“{ $state }”) não permite isso.
conflict-window = Já começaram a chegar pedidos: o horário de abertura não pode mais ser alterado.
conflict-over = O horário de encerramento da campanha já passou: adie-o primeiro.
conflict-exists = Já existe uma campanha com este nome.
conflict-operator = Já existe um operador com este identificador, e um token só é mostrado uma vez. Se ele se perdeu, revogue-o e adicione o operador com um identificador novo.
conflict-leaving = A região está sendo esvaziada ou está fora de serviço: nenhuma unidade pode ser levada para lá.
conflict-no-row = A campanha não tem essa linha de contador, ou as duas linhas são a mesma.
conflict-nothing-moved = Nada foi transferido: não há unidades sobrando na origem.
conflict-last-region = Nenhuma outra região está ativa: ninguém poderia ficar com as unidades.
conflict-has-units = A região não está sendo esvaziada ou ainda tem unidades: esvazie-a primeiro.
conflict-not-in-database = O banco de dados não conhece esta região e não pode adicioná-la: é preciso que ele tenha nós lá e que o papel usado seja o dono dele. Nada foi alterado.
