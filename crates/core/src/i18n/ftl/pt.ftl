## What every page has

language-name = português
language = Língua
skip-to-content = Ir para o conteúdo principal
privacy = Privacidade
accessibility = Acessibilidade
anonymous = Sem cookies e sem rastreio.

## Answering

step-of = Página { $step } de { $steps }
error-prefix = Erro: { $title }
next = Seguinte
back = Voltar
send = Enviar
optional = facultativo
choose-several = Escolha todas as que se aplicam.
choose-up-to = Escolha no máximo { $max }.
choose-at-least = Escolha pelo menos { $min }.
choose-between = Escolha entre { $min } e { $max }.
face-1 = Muito mau
face-2 = Mau
face-3 = Nem bom nem mau
face-4 = Bom
face-5 = Muito bom
stars = { $count ->
    [one] { $count } estrela
   *[other] { $count } estrelas
}
point-of = { $score } em { $to }
ranking-hint = Ordene estas opções. 1 é a sua primeira escolha.
ranking-place = Posição { $place }
ranking-none = Sem posição
number-range = Um número entre { $min } e { $max }.
number-from = Um número a partir de { $min }.
number-to = Um número até { $max }.
email-hint = Só o usaremos para lhe responder. Por exemplo, nome@example.org
personal-hint = Não inclua dados pessoais, como o seu nome ou número de telefone.
other-text = Especifique
characters-max = { $max ->
    [one] Pode escrever até { $max } carácter.
   *[other] Pode escrever até { $max } caracteres.
}
leave-empty = Deixe este campo vazio

## When something is wrong

errors-title = { $count ->
    [one] Verifique { $count } resposta
   *[other] Verifique { $count } respostas
}
error-required = Responda a esta pergunta.
error-required-row = Escolha uma resposta para «{ $row }».
error-not-offered = Escolha uma das opções.
error-too-many-choices = { $max ->
    [one] Escolha no máximo { $max } resposta.
   *[other] Escolha no máximo { $max } respostas.
}
error-too-few-choices = { $min ->
    [one] Escolha pelo menos { $min } resposta.
   *[other] Escolha pelo menos { $min } respostas.
}
error-exclusive = Escolha esta resposta ou outras, mas não ambas.
error-same-place = Use cada posição uma única vez.
error-not-a-number = Escreva um número, por exemplo 12.
error-ambiguous-number = Escreva o número sem separador de milhares, por exemplo 1000.
error-number-range = Escreva um número entre { $min } e { $max }.
error-whole-number = Escreva um número inteiro, por exemplo 12.
error-decimals = { $decimals ->
    [one] Escreva um número com, no máximo, { $decimals } casa decimal.
   *[other] Escreva um número com, no máximo, { $decimals } casas decimais.
}
error-bad-day = Escreva uma data válida, por exemplo 2026-03-01.
error-too-long = { $max ->
    [one] Escreva no máximo { $max } carácter.
   *[other] Escreva no máximo { $max } caracteres.
}
error-bad-email = Escreva um endereço de correio eletrónico válido, por exemplo nome@example.org.
error-other = Esta resposta não é válida. Verifique-a.
error-send-again = Esta página esteve aberta demasiado tempo. As suas respostas ainda estão aqui. Prima novamente o botão para as enviar.
error-too-often = Estão a ser enviadas demasiadas respostas a partir da sua rede. As suas ainda estão aqui. Aguarde um minuto e prima novamente o botão.
error-unavailable = Não foi possível guardar as suas respostas. Ainda estão aqui. Aguarde um minuto e prima novamente o botão.
error-differs = Já enviou este formulário com outras respostas. Guardámos as que enviou primeiro.

## When there is nothing to answer

closed-title = Este inquérito está encerrado
closed-text = Obrigado pelo seu interesse. Este inquérito já não aceita respostas.
soon-title = Este inquérito ainda não está aberto
soon-text = Abre em { $day }.
trouble-title = Tente novamente dentro de momentos
lost-text = As suas respostas não foram guardadas. Volte atrás e envie-as novamente.
too-large-title = A sua resposta é demasiado longa
too-large-text = As suas respostas não foram guardadas. Volte atrás, encurte o texto e envie-as novamente.
missing-title = Página não encontrada
missing-text = Verifique o endereço ou leia o código outra vez.
link-used-title = Esta ligação já foi usada
link-used-text = Cada ligação funciona uma só vez. Obrigado pelas suas respostas.
link-late-title = Esta ligação expirou
link-late-text = Era válida até { $day }.
link-broken-title = Esta ligação não funciona
link-broken-text = Abra novamente a ligação a partir da mensagem que recebeu. Se a copiar, copie-a por completo.

## After sending

thanks-title = Obrigado
thanks-text = Guardámos as suas respostas.
thanks-held = Guardámos as suas respostas. O município vai analisá-las antes de as contabilizar.
receipt-title = O seu comprovativo
receipt-text = Com este código pode ver, corrigir ou retirar as suas respostas. Guarde-o bem: não sabemos quem é e, sem ele, não conseguimos encontrar as suas respostas.
receipt-copy = Copiar o código
receipt-copied = Copiado
print = Imprimir
receipt-qr = Código QR do seu comprovativo
receipt-show = Ver as minhas respostas
see-results = Ver os resultados
stored-title = As suas respostas
stored-on = Enviadas em { $day }
stored-held = Ainda não contabilizadas. O município vai analisar primeiro as suas respostas.
not-answered = Sem resposta
masked-note = Antes de guardar o seu texto, removemos os dados pessoais que nele reconhecemos.
correct = Corrigir as minhas respostas
correct-title = Corrigir as suas respostas
correct-save = Guardar alterações
corrected-title = As suas respostas foram alteradas
withdraw = Retirar as minhas respostas
withdraw-title = Quer retirar as suas respostas?
withdraw-text = Vamos apagá-las definitivamente e deixar de as contabilizar.
withdraw-yes = Retirar as minhas respostas
withdraw-no = Manter as minhas respostas
withdrawn-title = As suas respostas foram retiradas
withdrawn-text = Apagámo-las e já não as contabilizamos.
receipt-release = Os números publicados serão atualizados na próxima publicação.
receipt-enter-title = Ver, corrigir ou retirar as suas respostas
receipt-enter-label = Código do comprovativo
receipt-enter-hint = O código tem 20 letras e algarismos, por exemplo 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Não encontrámos respostas para este código. Verifique-o. Se estiver correto, as respostas foram apagadas.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Dar a sua opinião
close = Fechar
poster-scan = Leia o código com a câmara do seu telefone
poster-address = ou vá a { $address }
kiosk-next = Próxima pessoa
kiosk-restart = Recomeçar
kiosk-soon = Esta página vai recomeçar em breve.
kiosk-waiting = { $count ->
    [one] Sem ligação. { $count } resposta está guardada neste dispositivo e será enviada mais tarde.
   *[other] Sem ligação. { $count } respostas estão guardadas neste dispositivo e serão enviadas mais tarde.
}
kiosk-script = Ative o JavaScript neste navegador. Sem ele, não é possível conservar respostas enquanto não houver ligação.
staff-title = Registo por funcionários
staff-text = Introduza as respostas exatamente como foram dadas em papel ou por telefone. Contam no dia em que as introduz.
staff-next = Introduzir outra resposta

## Public results

results-title = Resultados
results-answers = { $count ->
    [one] { $count } resposta
   *[other] { $count } respostas
}
results-answers-about = { $count ->
    [one] cerca de { $count } resposta
   *[other] cerca de { $count } respostas
}
results-few = { $min ->
    [one] Os resultados são mostrados a partir de { $min } resposta, nunca antes do dia seguinte.
   *[other] Os resultados são mostrados a partir de { $min } respostas, nunca antes do dia seguinte.
}
results-note = Estas são as opiniões das pessoas que decidiram responder. O intervalo tem em conta apenas o acaso, não as pessoas que não responderam.
results-released = Dados até { $day }. Cada número baseia-se num grupo de, pelo menos, { $min } respostas.
results-rounded = Os números são arredondados a múltiplos de { $multiple } para que ninguém possa ser reconhecido. A sua soma pode diferir dos totais.
results-withheld = Demasiado poucas respostas para mostrar
results-satisfied = { $percent } de quem respondeu ficou satisfeito
results-found = { $percent } de quem respondeu encontrou o que procurava
results-score = { $measure }: { $value } numa escala de { $low } a { $high }
results-value = { $measure }: { $value }
results-time-saved = Tempo poupado (mediana)
results-govuk = Pontuação de satisfação
results-nps = Recomendação (Net Promoter Score)
results-ces = Facilidade (Customer Effort Score)
results-sus = Facilidade de utilização (System Usability Scale)
results-umux-lite = Facilidade de utilização (UMUX-Lite)
results-sdg-rating = Classificação em estrelas
results-interval = Intervalo de confiança de 95%: de { $low } a { $high }
results-mean = Média: { $mean }
results-answer = Resposta
results-count = Número
results-over-time = Evolução ao longo do tempo
results-month = Mês
results-share = Percentagem
results-norms = Cidades com o mesmo tipo de serviço ({ $from } – { $to }, cidades: { $cities }): metade dos resultados situa-se entre { $low } e { $high }. A mediana é { $median }.
results-since = { $label } (desde a versão { $version } do inquérito)
results-no-longer = { $label } (já não é apresentada)
results-offered = Nem todas as respostas foram apresentadas a todas as pessoas. O segundo número indica a quantas pessoas a resposta foi apresentada, e a percentagem refere-se a essas pessoas. A soma das percentagens pode diferir de 100%.
results-breaks = { $months }: a pergunta mudou. Não é possível comparar os resultados de antes e de depois. Uma linha contínua no gráfico mostra isto.
results-marks = { $months }: mudou algo que pode afetar os resultados, como um texto ou o serviço. Uma linha ponteada no gráfico mostra isto.

## Privacy notice

privacy-title = Aviso de privacidade
privacy-who = { $city } pede a sua opinião para melhorar os seus serviços. A participação é voluntária.
privacy-stored-title = O que guardamos
privacy-stored = Guardamos as suas respostas, a data e a hora, a língua e onde encontrou o inquérito. Se uma pergunta pedir o seu endereço de correio eletrónico e o indicar, guardamo-lo com as suas respostas.
privacy-not-stored = Não perguntamos o seu nome. Não guardamos o seu endereço IP nem informações sobre o seu dispositivo e não usamos cookies. Se reconhecermos dados pessoais num texto, como um número de telefone, removemo-los antes de guardar a resposta.
privacy-networks = Para decidir quando os resultados podem ser publicados, guardamos um de 65 536 números, calculado a partir de uma parte do seu endereço IP. Não permite recuperar o endereço, cerca de 256 redes partilham cada número, e apagamo-lo quando são publicados os números desse período, o mais tardar após um ano.
privacy-purpose-title = Para que usamos as suas respostas
privacy-purpose = Publicamos os resultados sob a forma de contagens e percentagens e comparamo-los com os de outros serviços e cidades. Só os trabalhadores do município leem os comentários.
privacy-time-title = Durante quanto tempo conservamos as suas respostas
privacy-time = { $days ->
    [one] Apagamos as respostas ao fim de { $days } dia. Conservamos as contagens.
   *[other] Apagamos as respostas ao fim de { $days } dias. Conservamos as contagens.
}
privacy-time-open = O município não fixou um prazo. Pode retirar as suas respostas a qualquer momento.
privacy-rights-title = Os seus direitos
privacy-rights = Com o código do comprovativo pode ver, corrigir ou retirar as suas respostas a qualquer momento. Pode também apresentar reclamação à autoridade de proteção de dados.
contact-title = Contacto
contact-none = Contacte o balcão de atendimento do município.

## Accessibility statement

accessibility-title = Declaração de acessibilidade
accessibility-goal = Queremos que todas as pessoas possam usar estas páginas. Foram concebidas para cumprir as WCAG 2.2, nível AA, e a norma europeia EN 301 549.
accessibility-how = Funcionam só com o teclado, com leitor de ecrã, em ecrãs pequenos, ampliadas, em modo escuro e sem JavaScript. São verificadas automaticamente antes de cada versão.
accessibility-problem = Se tiver um problema com estas páginas, informe o município. Se não ficar satisfeito com a resposta, contacte o organismo que fiscaliza a acessibilidade na Web no seu país.

# What the city did about it
you-said = O que nos disseram
we-did = O que fizemos

# Limits
requests-too-many = Chegaram demasiados pedidos da sua rede. Aguarde um minuto e tente novamente.
