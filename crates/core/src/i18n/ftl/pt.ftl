## What every page has

language-name = português
language = Língua
skip-to-content = Ir para as perguntas
privacy = Privacidade
accessibility = Acessibilidade
anonymous = Sem nome, sem cookies, sem rastreio.

## Answering

step-of = Passo { $step } de { $steps }
error-prefix = Erro: { $title }
next = Seguinte
back = Voltar
send = Enviar
optional = facultativo
choose-several = Pode escolher várias.
choose-up-to = Escolha no máximo { $max }.
choose-at-least = Escolha pelo menos { $min }.
choose-between = Escolha de { $min } a { $max }.
face-1 = Muito mau
face-2 = Mau
face-3 = Nem bom nem mau
face-4 = Bom
face-5 = Muito bom
stars = { $count ->
    [one] { $count } estrela
   *[other] { $count } estrelas
}
point-of = { $score } de { $to }
ranking-hint = Escolha um lugar para cada. 1 é o melhor.
ranking-place = Lugar { $place }
ranking-none = Sem lugar
number-range = Um número de { $min } a { $max }.
number-from = Um número a partir de { $min }.
number-to = Um número até { $max }.
email-hint = Só se quiser uma resposta. Por exemplo, nome@example.org.
personal-hint = Não escreva nomes, números de telefone nem nada que mostre quem é.
other-text = Indique qual
characters-max = { $max ->
    [one] No máximo { $max } carácter.
   *[other] No máximo { $max } carateres.
}
leave-empty = Deixe este campo vazio

## When something is wrong

errors-title = { $count ->
    [one] Verifique { $count } resposta
   *[other] Verifique { $count } respostas
}
error-required = Responda a esta pergunta.
error-required-row = Escolha uma resposta para «{ $row }».
error-not-offered = Escolha uma das respostas propostas.
error-too-many-choices = { $max ->
    [one] Escolha no máximo { $max } resposta.
   *[other] Escolha no máximo { $max } respostas.
}
error-too-few-choices = { $min ->
    [one] Escolha pelo menos { $min } resposta.
   *[other] Escolha pelo menos { $min } respostas.
}
error-exclusive = Escolha só esta resposta ou só outras.
error-same-place = Dê cada lugar uma única vez.
error-not-a-number = Escreva um número, por exemplo 12.
error-ambiguous-number = Escreva o número sem ponto nem vírgula nos milhares, como em 1000.
error-number-range = Escreva um número de { $min } a { $max }.
error-whole-number = Escreva um número inteiro.
error-decimals = { $decimals ->
    [one] Escreva no máximo { $decimals } casa decimal.
   *[other] Escreva no máximo { $decimals } casas decimais.
}
error-bad-day = Escreva um dia, por exemplo 2026-03-01.
error-too-long = { $max ->
    [one] Escreva no máximo { $max } carácter.
   *[other] Escreva no máximo { $max } carateres.
}
error-bad-email = Escreva um endereço de correio eletrónico, por exemplo nome@example.org.
error-other = Esta resposta não pode ser aceite. Altere-a.
error-send-again = Esta página esteve aberta muito tempo. As suas respostas ainda estão aqui: prima o botão outra vez.
error-too-often = Chegam agora muitas respostas da sua rede. As suas ainda estão aqui: espere um minuto e prima o botão outra vez.
error-unavailable = Agora não podemos guardar as suas respostas. Ainda estão aqui: espere um minuto e prima o botão outra vez.
error-differs = Já enviou este formulário com outras respostas. Está guardado o que enviou primeiro.

## When there is nothing to answer

closed-title = Este inquérito está fechado
closed-text = Obrigado por querer participar. Já não se aceitam respostas.
soon-title = Este inquérito ainda não está aberto
soon-text = Abre em { $day }.
trouble-title = Tente novamente dentro de momentos
lost-text = Nada foi guardado. Volte atrás e envie outra vez.
too-large-title = O texto é demasiado longo
too-large-text = Nada foi guardado. Volte atrás, escreva menos e envie outra vez.
missing-title = Esta página não existe
missing-text = Verifique o endereço ou leia o código outra vez.
link-used-title = Esta ligação já foi usada
link-used-text = Cada ligação serve uma vez. Obrigado pela sua resposta.
link-late-title = Esta ligação é demasiado antiga
link-late-text = Podia ser usada até { $day }.
link-broken-title = Esta ligação não funciona
link-broken-text = Abra-a outra vez a partir da mensagem que recebeu, inteira e sem alterações.

## After sending

thanks-title = Obrigado
thanks-text = As suas respostas estão guardadas.
thanks-held = As suas respostas estão guardadas. O município vai vê-las antes de as contar.
receipt-title = O seu recibo
receipt-text = Com este código pode ver, corrigir ou retirar as suas respostas. Guarde-o: não sabemos quem é e sem ele não encontramos as suas respostas.
receipt-copy = Copiar o código
receipt-copied = Copiado
print = Imprimir
receipt-qr = Código QR deste recibo
receipt-show = Ver as minhas respostas
see-results = Ver os resultados
stored-title = As suas respostas guardadas
stored-on = Enviadas em { $day }
stored-held = Ainda não contam: o município vai vê-las primeiro.
not-answered = Sem resposta
masked-note = Os dados pessoais que notámos no seu texto foram retirados antes de o guardar.
correct = Corrigir as minhas respostas
correct-title = Corrija as suas respostas
correct-save = Guardar
corrected-title = As suas respostas estão corrigidas
withdraw = Retirar as minhas respostas
withdraw-title = Retirar as suas respostas?
withdraw-text = São apagadas de vez e deixam de contar.
withdraw-yes = Sim, retirar
withdraw-no = Não, manter
withdrawn-title = As suas respostas foram retiradas
withdrawn-text = Foram apagadas e já não contam.
receipt-enter-title = Ver ou retirar as suas respostas
receipt-enter-label = Código do recibo
receipt-enter-hint = 20 letras e algarismos, por exemplo 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Não encontrámos respostas para este código. Verifique-o. Podem ter sido retiradas.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Dar opinião
close = Fechar
poster-scan = Leia o código com a câmara do seu telefone
poster-address = ou vá a { $address }
kiosk-next = Próxima pessoa
kiosk-restart = Recomeçar
kiosk-soon = Esta página recomeça dentro de momentos.
kiosk-waiting = { $count ->
    [one] Sem ligação: { $count } resposta está guardada aqui e será enviada mais tarde.
   *[other] Sem ligação: { $count } respostas estão guardadas aqui e serão enviadas mais tarde.
}
kiosk-script = Este ecrã precisa de JavaScript para guardar respostas sem ligação.
staff-title = Registo por funcionários
staff-text = Introduza o que foi respondido em papel ou ao telefone, tal como foi dado. As respostas contam no dia em que as introduz.
staff-next = Introduzir a seguinte

## Public results

results-title = Resultados
results-answers = { $count ->
    [one] { $count } resposta
   *[other] { $count } respostas
}
results-few = Os resultados são mostrados a partir de { $min } respostas.
results-satisfied = { $percent } ficaram satisfeitos
results-interval = Intervalo de 95 %: de { $low } a { $high }
results-mean = Média: { $mean }
results-answer = Resposta
results-count = Número
results-over-time = Ao longo do tempo
results-month = Mês
results-share = Parte

## Privacy notice

privacy-title = Aviso de privacidade
privacy-who = { $city } pede a sua opinião para melhorar os seus serviços. A participação é voluntária.
privacy-stored-title = O que se guarda
privacy-stored = As suas respostas, o dia e a hora, a língua e onde encontrou o inquérito.
privacy-not-stored = Não se guarda: o seu nome, o seu endereço de rede, o seu aparelho. Não há cookies. Se escrever dados pessoais que reconhecemos, como um endereço de correio eletrónico ou um número de telefone, são retirados antes de guardar.
privacy-purpose-title = Para que serve
privacy-purpose = Números e partes são publicados e comparados. Só o município lê os comentários.
privacy-time-title = Durante quanto tempo
privacy-time = { $days ->
    [one] As respostas são apagadas ao fim de { $days } dia; os números ficam.
   *[other] As respostas são apagadas ao fim de { $days } dias; os números ficam.
}
privacy-time-open = O município ainda não fixou um prazo. Pode retirar as suas respostas a qualquer momento.
privacy-rights-title = Os seus direitos
privacy-rights = Com o código do recibo pode ver, corrigir ou retirar as suas respostas a qualquer momento. Pode também reclamar junto da autoridade de proteção de dados do seu país.
contact-title = Contacto
contact-none = Pergunte no balcão de atendimento do município.

## Accessibility statement

accessibility-title = Declaração de acessibilidade
accessibility-goal = Estas páginas são para todos. São feitas para cumprir as WCAG 2.2, nível AA, e a norma europeia EN 301 549.
accessibility-how = Funcionam só com o teclado, com leitor de ecrã, em ecrãs pequenos, ampliadas, em modo escuro e sem JavaScript. São verificadas automaticamente antes de cada versão.
accessibility-problem = Se algo não funcionar para si, diga-o ao município. Se não receber uma boa resposta, dirija-se à autoridade que vela pela acessibilidade no seu país.

# What the city did about it
you-said = Disseram
we-did = Fizemos

# Limits
requests-too-many = Chegaram demasiados pedidos da sua rede. Aguarde um minuto e tente novamente.
