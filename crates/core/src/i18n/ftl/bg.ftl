## What every page has

language-name = български
language = Език
skip-to-content = Към въпросите
privacy = Поверителност
accessibility = Достъпност
anonymous = Без име, без бисквитки, без проследяване.

## Answering

step-of = Стъпка { $step } от { $steps }
error-prefix = Грешка: { $title }
next = Напред
back = Назад
send = Изпращане
optional = по желание
choose-several = Можете да изберете няколко.
choose-up-to = Изберете най-много { $max }.
choose-at-least = Изберете поне { $min }.
choose-between = Изберете от { $min } до { $max }.
face-1 = Много лошо
face-2 = Лошо
face-3 = Нито добро, нито лошо
face-4 = Добро
face-5 = Много добро
stars = { $count ->
    [one] { $count } звезда
   *[other] { $count } звезди
}
point-of = { $score } от { $to }
ranking-hint = Изберете място за всяко. 1 е най-доброто.
ranking-place = Място { $place }
ranking-none = Без място
number-range = Число от { $min } до { $max }.
number-from = Число от { $min } нагоре.
number-to = Число до { $max }.
email-hint = Само ако искате отговор. Например name@example.org.
personal-hint = Моля, не пишете имена, телефонни номера или друго, което показва кой сте.
other-text = Напишете какво
characters-max = { $max ->
    [one] Най-много { $max } знак.
   *[other] Най-много { $max } знака.
}
leave-empty = Оставете това поле празно

## When something is wrong

errors-title = { $count ->
    [one] Проверете { $count } отговор
   *[other] Проверете { $count } отговора
}
error-required = Моля, отговорете на този въпрос.
error-required-row = Моля, изберете отговор за „{ $row }“.
error-not-offered = Моля, изберете един от предложените отговори.
error-too-many-choices = { $max ->
    [one] Моля, изберете най-много { $max } отговор.
   *[other] Моля, изберете най-много { $max } отговора.
}
error-too-few-choices = { $min ->
    [one] Моля, изберете поне { $min } отговор.
   *[other] Моля, изберете поне { $min } отговора.
}
error-exclusive = Моля, изберете само този отговор или само други.
error-same-place = Моля, дайте всяко място само веднъж.
error-not-a-number = Моля, напишете число, например 12.
error-ambiguous-number = Напишете числото без точка и запетая за хилядите, например 1000.
error-number-range = Моля, напишете число от { $min } до { $max }.
error-whole-number = Моля, напишете цяло число.
error-decimals = { $decimals ->
    [one] Моля, напишете най-много { $decimals } знак след десетичната запетая.
   *[other] Моля, напишете най-много { $decimals } знака след десетичната запетая.
}
error-bad-day = Моля, напишете ден, например 2026-03-01.
error-too-long = { $max ->
    [one] Моля, напишете най-много { $max } знак.
   *[other] Моля, напишете най-много { $max } знака.
}
error-bad-email = Моля, напишете имейл адрес, например name@example.org.
error-other = Този отговор не може да се приеме. Моля, променете го.
error-send-again = Тази страница беше отворена много дълго. Отговорите ви са още тук: натиснете бутона отново.
error-too-often = В момента от вашата мрежа идват много отговори. Вашите са още тук: изчакайте минута и натиснете бутона отново.
error-unavailable = Сега не можем да запазим отговорите ви. Те са още тук: изчакайте минута и натиснете бутона отново.
error-differs = Вече изпратихте този формуляр с други отговори. Запазено е това, което изпратихте първо.

## When there is nothing to answer

closed-title = Тази анкета е затворена
closed-text = Благодарим, че искахте да участвате. Вече не се приемат отговори.
soon-title = Тази анкета още не е отворена
soon-text = Отваря се на { $day }.
trouble-title = Моля, опитайте пак след малко
lost-text = Нищо не е запазено. Върнете се и изпратете отново.
too-large-title = Текстът е твърде дълъг
too-large-text = Нищо не е запазено. Върнете се, напишете по-кратък текст и изпратете отново.
missing-title = Няма такава страница
missing-text = Моля, проверете адреса или сканирайте кода отново.
link-used-title = Тази връзка вече е използвана
link-used-text = Всяка връзка важи веднъж. Благодарим за отговора.
link-late-title = Тази връзка е твърде стара
link-late-text = Можеше да се използва до { $day }.
link-broken-title = Тази връзка не работи
link-broken-text = Моля, отворете я отново от полученото съобщение, цяла и непроменена.

## After sending

thanks-title = Благодарим
thanks-text = Отговорите ви са запазени.
thanks-held = Отговорите ви са запазени. Градът ще ги прегледа, преди да се отчетат.
receipt-title = Вашата разписка
receipt-text = С този код можете да видите, поправите или оттеглите отговорите си. Запазете го: не знаем кой сте и без него не можем да намерим отговорите ви.
receipt-copy = Копиране на кода
receipt-copied = Копирано
print = Печат
receipt-qr = QR код на тази разписка
receipt-show = Покажи моите отговори
see-results = Покажи резултатите
stored-title = Вашите запазени отговори
stored-on = Изпратено на { $day }
stored-held = Още не е отчетено: градът първо ще прегледа.
not-answered = Няма отговор
masked-note = Личните данни, които забелязахме в текста ви, бяха премахнати преди запазването.
correct = Поправи моите отговори
correct-title = Поправете отговорите си
correct-save = Запази
corrected-title = Отговорите ви са поправени
withdraw = Оттегли моите отговори
withdraw-title = Да оттеглим ли отговорите ви?
withdraw-text = Ще бъдат изтрити завинаги и няма да се отчитат.
withdraw-yes = Да, оттегли
withdraw-no = Не, запази ги
withdrawn-title = Отговорите ви са оттеглени
withdrawn-text = Изтрити са и вече не се отчитат.
receipt-enter-title = Вижте или оттеглете отговорите си
receipt-enter-label = Код на разписката
receipt-enter-hint = 20 букви и цифри, например 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Не намерихме отговори за този код. Моля, проверете го. Може да са оттеглени.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Дайте мнение
close = Затвори
poster-scan = Сканирайте кода с камерата на телефона
poster-address = или отидете на { $address }
kiosk-next = Следващ човек
kiosk-restart = Започни отначало
kiosk-soon = След малко тази страница започва отначало.
kiosk-waiting = { $count ->
    [one] Няма връзка: { $count } отговор е запазен тук и ще бъде изпратен по-късно.
   *[other] Няма връзка: { $count } отговора са запазени тук и ще бъдат изпратени по-късно.
}
kiosk-script = Този екран има нужда от JavaScript, за да пази отговори без връзка.
staff-title = Въвеждане от служители
staff-text = Въведете отговореното на хартия или по телефона, както е дадено. Отговорите се отчитат в деня на въвеждането.
staff-next = Въведи следващия

## Public results

results-title = Резултати
results-answers = { $count ->
    [one] { $count } отговор
   *[other] { $count } отговора
}
results-few = Резултатите се показват при поне { $min } отговора.
results-satisfied = Доволни са { $percent }
results-interval = 95 % интервал: от { $low } до { $high }
results-mean = Средно: { $mean }
results-answer = Отговор
results-count = Брой
results-over-time = С течение на времето
results-month = Месец
results-share = Дял

## Privacy notice

privacy-title = Бележка за поверителност
privacy-who = { $city } пита за мнението ви, за да подобри услугите си. Участието е доброволно.
privacy-stored-title = Какво се запазва
privacy-stored = Отговорите ви, денят и часът, езикът и къде намерихте анкетата.
privacy-not-stored = Не се запазват: името ви, мрежовият ви адрес, устройството ви. Няма бисквитки. Ако напишете лични данни, които разпознаваме, например имейл адрес или телефонен номер, те се премахват преди запазването.
privacy-purpose-title = За какво служи
privacy-purpose = Броят и дяловете на отговорите се публикуват и сравняват. Коментарите чете само градът.
privacy-time-title = Колко време се пази
privacy-time = { $days ->
    [one] Отговорите се изтриват след { $days } ден; броят им остава.
   *[other] Отговорите се изтриват след { $days } дни; броят им остава.
}
privacy-time-open = Градът още не е определил срок. Можете да оттеглите отговорите си по всяко време.
privacy-rights-title = Вашите права
privacy-rights = С кода на разписката можете по всяко време да видите, поправите или оттеглите отговорите си. Можете и да подадете жалба до органа за защита на данните във вашата страна.
contact-title = Контакт
contact-none = Моля, попитайте в общинския център за услуги.

## Accessibility statement

accessibility-title = Декларация за достъпност
accessibility-goal = Тези страници са за всички. Направени са така, че да отговарят на WCAG 2.2, ниво AA, и на европейския стандарт EN 301 549.
accessibility-how = Работят само с клавиатура, с екранен четец, на малки екрани, увеличени, в тъмен режим и без JavaScript. Проверяват се автоматично преди всяка версия.
accessibility-problem = Ако нещо не работи за вас, кажете на града. Ако не получите добър отговор, обърнете се към органа, който следи за достъпността във вашата страна.

# What the city did about it
you-said = Вие казахте
we-did = Ние направихме

# Limits
requests-too-many = От вашата мрежа дойдоха твърде много заявки. Моля, изчакайте една минута и опитайте отново.
