problem-unauthorized-title = Entre na sua conta
problem-unauthorized-detail = Precisamos saber quem está pedindo. Entre e tente de novo.

problem-invalid-token-title = Entre de novo na sua conta
problem-invalid-token-detail = Sua sessão não é mais válida. Entre de novo e tente mais uma vez.

problem-pass-expired-title = Seu passe expirou
problem-pass-expired-detail = Pegue um novo passe e tente de novo.

problem-invalid-pass-title = Este passe não é válido
problem-invalid-pass-detail = Pegue um novo passe e tente de novo.

problem-not-found-title = Não há nada aqui
problem-not-found-detail = Não há nada neste endereço.

problem-campaign-not-found-title = Não conhecemos esta campanha
problem-campaign-not-found-detail = Confira o link, por favor.

problem-claim-not-found-title = Nenhum pedido ainda
problem-claim-not-found-detail = Esta conta ainda não pediu nada aqui.

problem-method-not-allowed-title = Não dá para fazer isso aqui
problem-method-not-allowed-detail = Este endereço não aceita esse método.

problem-too-large-title = Grande demais
problem-too-large-detail = A solicitação passa do tamanho permitido.

problem-unsupported-media-type-title = Formato errado
problem-unsupported-media-type-detail = Envie a solicitação em JSON, por favor.

problem-malformed-json-title = Solicitação ilegível
problem-malformed-json-detail = A solicitação não é um JSON válido.

problem-invalid-request-title = Algo não está certo
problem-invalid-request-detail = Confira este campo, por favor: { $field }.

problem-quantity-not-supported-title = Só uma unidade
problem-quantity-not-supported-detail = Você pode pedir uma unidade, não mais.

problem-key-invalid-title = Chave inválida
problem-key-invalid-detail = O cabeçalho Idempotency-Key deve ter de 1 a 128 caracteres.

problem-too-many-requests-title = Vá com calma
problem-too-many-requests-detail = Foram tentativas demais em pouco tempo. Espere um momento e tente de novo.

problem-overloaded-title = Quanta gente!
problem-overloaded-detail =
    { $seconds ->
        [one] Tem muita gente aqui agora. Tente de novo em { $seconds } segundo.
        [many] Tem muita gente aqui agora. Tente de novo em { $seconds } de segundos.
       *[other] Tem muita gente aqui agora. Tente de novo em { $seconds } segundos.
    }

problem-outcome-unknown-title = Ainda não temos certeza
problem-outcome-unknown-detail =
    { $seconds ->
        [one] Tente de novo com a mesma chave em { $seconds } segundo: você não vai receber duas unidades nem perder o seu lugar.
        [many] Tente de novo com a mesma chave em { $seconds } de segundos: você não vai receber duas unidades nem perder o seu lugar.
       *[other] Tente de novo com a mesma chave em { $seconds } segundos: você não vai receber duas unidades nem perder o seu lugar.
    }

problem-unavailable-title = Já voltamos
problem-unavailable-detail =
    { $seconds ->
        [one] Isso não está funcionando agora. Tente de novo em { $seconds } segundo.
        [many] Isso não está funcionando agora. Tente de novo em { $seconds } de segundos.
       *[other] Isso não está funcionando agora. Tente de novo em { $seconds } segundos.
    }

problem-timeout-title = Demorou demais
problem-timeout-detail = Tente de novo com a mesma chave: você não vai receber duas unidades.

problem-internal-title = Erro nosso
problem-internal-detail = Algo deu errado do nosso lado. Tente de novo, por favor.

problem-cross-site-title = Use a nossa página, por favor
problem-cross-site-detail = O pedido veio de outro site. Abra a nossa página e toque no botão por lá.

problem-text-not-found-title = Não há texto neste idioma
problem-text-not-found-detail = A campanha não tem texto neste idioma.

problem-text-needed-title = Este texto precisa ficar
problem-text-needed-detail = Todos os outros idiomas recorrem a ele. Em vez de remover, reescreva.

problem-challenge-required-title = Antes, uma verificação rápida
problem-challenge-required-detail = Mostre que você é uma pessoa e não um programa e tente de novo.

problem-challenge-failed-title = A verificação não deu certo
problem-challenge-failed-detail = Faça de novo, por favor: cada uma vale uma única vez e só por alguns minutos.
