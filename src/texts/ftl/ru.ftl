## What every page has

language-name = русский
language = Язык
skip-to-content = Перейти к вопросам
privacy = Конфиденциальность
accessibility = Доступность
anonymous = Без имени, без файлов cookie, без отслеживания.

## Answering

step-of = Шаг { $step } из { $steps }
error-prefix = Ошибка: { $title }
next = Далее
back = Назад
send = Отправить
optional = необязательно
choose-several = Можно выбрать несколько.
choose-up-to = Выберите не больше { $max }.
choose-at-least = Выберите не меньше { $min }.
choose-between = Выберите от { $min } до { $max }.
face-1 = Очень плохо
face-2 = Плохо
face-3 = Ни хорошо, ни плохо
face-4 = Хорошо
face-5 = Очень хорошо
stars = { $count ->
    [one] { $count } звезда
    [few] { $count } звезды
    [many] { $count } звёзд
   *[other] { $count } звезды
}
point-of = { $score } из { $to }
ranking-hint = Выберите место для каждого. 1 — лучшее.
ranking-place = Место { $place }
ranking-none = Без места
number-range = Число от { $min } до { $max }.
number-from = Число не меньше { $min }.
number-to = Число не больше { $max }.
email-hint = Только если хотите получить ответ. Например, name@example.org.
personal-hint = Не пишите имён, номеров телефона и ничего другого, что показывает, кто вы.
other-text = Напишите, что именно
characters-max = { $max ->
    [one] Не больше { $max } знака.
    [few] Не больше { $max } знаков.
    [many] Не больше { $max } знаков.
   *[other] Не больше { $max } знака.
}
leave-empty = Оставьте это поле пустым

## When something is wrong

errors-title = { $count ->
    [one] Проверьте { $count } ответ
    [few] Проверьте { $count } ответа
    [many] Проверьте { $count } ответов
   *[other] Проверьте { $count } ответа
}
error-required = Ответьте на этот вопрос.
error-required-row = Выберите ответ для «{ $row }».
error-not-offered = Выберите один из предложенных ответов.
error-too-many-choices = { $max ->
    [one] Выберите не больше { $max } ответа.
    [few] Выберите не больше { $max } ответов.
    [many] Выберите не больше { $max } ответов.
   *[other] Выберите не больше { $max } ответа.
}
error-too-few-choices = { $min ->
    [one] Выберите не меньше { $min } ответа.
    [few] Выберите не меньше { $min } ответов.
    [many] Выберите не меньше { $min } ответов.
   *[other] Выберите не меньше { $min } ответа.
}
error-exclusive = Выберите только этот ответ или только другие.
error-same-place = Каждое место можно дать только один раз.
error-not-a-number = Напишите число, например 12.
error-number-range = Напишите число от { $min } до { $max }.
error-whole-number = Напишите целое число.
error-decimals = { $decimals ->
    [one] Напишите не больше { $decimals } знака после запятой.
    [few] Напишите не больше { $decimals } знаков после запятой.
    [many] Напишите не больше { $decimals } знаков после запятой.
   *[other] Напишите не больше { $decimals } знака после запятой.
}
error-bad-day = Напишите день, например 2026-03-01.
error-too-long = { $max ->
    [one] Напишите не больше { $max } знака.
    [few] Напишите не больше { $max } знаков.
    [many] Напишите не больше { $max } знаков.
   *[other] Напишите не больше { $max } знака.
}
error-bad-email = Напишите адрес электронной почты, например name@example.org.
error-other = Этот ответ нельзя принять. Измените его.
error-send-again = Эта страница была открыта очень долго. Ваши ответы всё ещё здесь: нажмите кнопку ещё раз.
error-too-often = Из вашей сети сейчас приходит много ответов. Ваши всё ещё здесь: подождите минуту и нажмите кнопку ещё раз.
error-unavailable = Сейчас нельзя сохранить ваши ответы. Они всё ещё здесь: подождите минуту и нажмите кнопку ещё раз.
error-differs = Вы уже отправили эту форму с другими ответами. Сохранено то, что вы отправили сначала.

## When there is nothing to answer

closed-title = Этот опрос закрыт
closed-text = Спасибо за желание участвовать. Ответы больше не принимаются.
soon-title = Этот опрос ещё не открыт
soon-text = Он откроется { $day }.
trouble-title = Попробуйте ещё раз чуть позже
missing-title = Такой страницы нет
missing-text = Проверьте адрес или отсканируйте код ещё раз.
link-used-title = Эта ссылка уже использована
link-used-text = Каждая ссылка действует один раз. Спасибо за ответ.
link-late-title = Эта ссылка устарела
link-late-text = Ею можно было воспользоваться до { $day }.
link-broken-title = Эта ссылка не работает
link-broken-text = Откройте её ещё раз из полученного сообщения, целиком и без изменений.

## After sending

thanks-title = Спасибо
thanks-text = Ваши ответы сохранены.
thanks-held = Ваши ответы сохранены. Город посмотрит их, прежде чем учесть.
receipt-title = Ваша квитанция
receipt-text = С этим кодом вы можете посмотреть, исправить или отозвать свои ответы. Сохраните его: мы не знаем, кто вы, и без него не найдём ваших ответов.
receipt-copy = Скопировать код
receipt-copied = Скопировано
print = Печать
receipt-qr = QR-код этой квитанции
receipt-show = Посмотреть мои ответы
see-results = Посмотреть результаты
stored-title = Ваши сохранённые ответы
stored-on = Отправлено { $day }
stored-held = Ещё не учтено: сначала посмотрит город.
not-answered = Нет ответа
masked-note = Персональные данные, замеченные в вашем тексте, удалены перед сохранением.
correct = Исправить мои ответы
correct-title = Исправьте свои ответы
correct-save = Сохранить
corrected-title = Ваши ответы исправлены
withdraw = Отозвать мои ответы
withdraw-title = Отозвать ваши ответы?
withdraw-text = Они будут удалены навсегда и больше не будут учитываться.
withdraw-yes = Да, отозвать
withdraw-no = Нет, оставить
withdrawn-title = Ваши ответы отозваны
withdrawn-text = Они удалены и больше не учитываются.
receipt-enter-title = Посмотреть или отозвать свои ответы
receipt-enter-label = Код квитанции
receipt-enter-hint = 20 букв и цифр, например 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = По этому коду ответов не найдено. Проверьте его. Возможно, они отозваны.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Оставить отзыв
close = Закрыть
poster-scan = Отсканируйте код камерой телефона
poster-address = или перейдите на { $address }
kiosk-next = Следующий человек
kiosk-restart = Начать заново
kiosk-soon = Скоро эта страница начнётся заново.
kiosk-waiting = { $count ->
    [one] Нет связи: { $count } ответ хранится здесь и будет отправлен позже.
    [few] Нет связи: { $count } ответа хранятся здесь и будут отправлены позже.
    [many] Нет связи: { $count } ответов хранятся здесь и будут отправлены позже.
   *[other] Нет связи: { $count } ответа хранятся здесь и будут отправлены позже.
}
kiosk-script = Этому экрану нужен JavaScript, чтобы хранить ответы без связи.
staff-title = Ввод сотрудниками
staff-text = Введите то, что ответили на бумаге или по телефону, так, как было сказано. Ответы учитываются в день ввода.
staff-next = Ввести следующий

## Public results

results-title = Результаты
results-answers = { $count ->
    [one] { $count } ответ
    [few] { $count } ответа
    [many] { $count } ответов
   *[other] { $count } ответа
}
results-few = Результаты показываются, когда ответов станет { $min }.
results-satisfied = Довольных: { $percent }
results-interval = Интервал 95 %: от { $low } до { $high }
results-mean = Среднее: { $mean }
results-answer = Ответ
results-count = Количество
results-over-time = С течением времени
results-month = Месяц
results-share = Доля

## Privacy notice

privacy-title = О конфиденциальности
privacy-who = { $city } спрашивает ваше мнение, чтобы улучшить свои услуги. Участие добровольное.
privacy-stored-title = Что сохраняется
privacy-stored = Ваши ответы, день и время, язык и место, где вы нашли опрос.
privacy-not-stored = Не сохраняется: ваше имя, сетевой адрес, устройство. Файлов cookie нет. Если вы напишете персональные данные, которые мы распознаём, например адрес электронной почты или номер телефона, они удаляются перед сохранением.
privacy-purpose-title = Для чего это используется
privacy-purpose = Количество и доли ответов публикуются и сравниваются. Комментарии читает только город.
privacy-time-title = Как долго это хранится
privacy-time = { $days ->
    [one] Ответы удаляются через { $days } день; подсчёты остаются.
    [few] Ответы удаляются через { $days } дня; подсчёты остаются.
    [many] Ответы удаляются через { $days } дней; подсчёты остаются.
   *[other] Ответы удаляются через { $days } дня; подсчёты остаются.
}
privacy-time-open = Город ещё не установил срок. Вы можете отозвать свои ответы в любое время.
privacy-rights-title = Ваши права
privacy-rights = С кодом квитанции вы можете в любое время посмотреть, исправить или отозвать свои ответы. Вы также можете пожаловаться в орган по защите данных своей страны.
contact-title = Контакт
contact-none = Обратитесь в центр обслуживания города.

## Accessibility statement

accessibility-title = Заявление о доступности
accessibility-goal = Эти страницы — для всех. Они созданы так, чтобы соответствовать WCAG 2.2, уровень AA, и европейскому стандарту EN 301 549.
accessibility-how = Они работают только с клавиатурой, с программой чтения с экрана, на маленьких экранах, в увеличенном виде, в тёмном режиме и без JavaScript. Они автоматически проверяются перед каждым выпуском.
accessibility-problem = Если что-то у вас не работает, сообщите городу. Если не получите хорошего ответа, обратитесь в орган, который в вашей стране следит за доступностью.

# What the city did about it
you-said = Вы сказали
we-did = Мы сделали
