## What every page has

language-name = polski
language = Język
skip-to-content = Przejdź do treści głównej
privacy = Prywatność
accessibility = Dostępność
anonymous = Bez plików cookie i bez śledzenia.

## Answering

step-of = Strona { $step } z { $steps }
error-prefix = Błąd: { $title }
next = Dalej
back = Wstecz
send = Wyślij
optional = nieobowiązkowe
choose-several = Proszę zaznaczyć wszystkie pasujące odpowiedzi.
choose-up-to = Można wybrać najwyżej { $max }.
choose-at-least = Należy wybrać co najmniej { $min }.
choose-between = Należy wybrać od { $min } do { $max }.
face-1 = Bardzo źle
face-2 = Źle
face-3 = Ani dobrze, ani źle
face-4 = Dobrze
face-5 = Bardzo dobrze
stars = { $count ->
    [one] { $count } gwiazdka
    [few] { $count } gwiazdki
    [many] { $count } gwiazdek
   *[other] { $count } gwiazdki
}
point-of = { $score } z { $to }
ranking-hint = Proszę ustalić kolejność. 1 to pierwszy wybór.
ranking-place = Miejsce { $place }
ranking-none = Bez miejsca
number-range = Proszę wpisać liczbę od { $min } do { $max }.
number-from = Proszę wpisać liczbę nie mniejszą niż { $min }.
number-to = Proszę wpisać liczbę nie większą niż { $max }.
email-hint = Adresu użyjemy tylko po to, aby odpowiedzieć. Na przykład nazwa@example.org
personal-hint = Prosimy nie podawać danych osobowych, na przykład imienia i nazwiska lub numeru telefonu.
other-text = Proszę podać szczegóły
characters-max = { $max ->
    [one] Najwyżej { $max } znak.
    [few] Najwyżej { $max } znaki.
    [many] Najwyżej { $max } znaków.
   *[other] Najwyżej { $max } znaku.
}
leave-empty = Proszę zostawić to pole puste

## When something is wrong

errors-title = { $count ->
    [one] Proszę sprawdzić { $count } odpowiedź
    [few] Proszę sprawdzić { $count } odpowiedzi
    [many] Proszę sprawdzić { $count } odpowiedzi
   *[other] Proszę sprawdzić { $count } odpowiedzi
}
error-required = Proszę odpowiedzieć na to pytanie.
error-required-row = Proszę wybrać odpowiedź dla „{ $row }”.
error-not-offered = Proszę wybrać jedną z podanych odpowiedzi.
error-too-many-choices = { $max ->
    [one] Proszę wybrać najwyżej { $max } odpowiedź.
    [few] Proszę wybrać najwyżej { $max } odpowiedzi.
    [many] Proszę wybrać najwyżej { $max } odpowiedzi.
   *[other] Proszę wybrać najwyżej { $max } odpowiedzi.
}
error-too-few-choices = { $min ->
    [one] Proszę wybrać co najmniej { $min } odpowiedź.
    [few] Proszę wybrać co najmniej { $min } odpowiedzi.
    [many] Proszę wybrać co najmniej { $min } odpowiedzi.
   *[other] Proszę wybrać co najmniej { $min } odpowiedzi.
}
error-exclusive = Proszę wybrać albo tę odpowiedź, albo inne, ale nie jedno i drugie.
error-same-place = Każdego miejsca można użyć tylko raz.
error-not-a-number = Proszę wpisać liczbę, na przykład 12.
error-ambiguous-number = Proszę wpisać liczbę bez separatora tysięcy, na przykład 1000.
error-number-range = Proszę wpisać liczbę od { $min } do { $max }.
error-whole-number = Proszę wpisać liczbę całkowitą, na przykład 12.
error-decimals = { $decimals ->
    [one] Proszę wpisać liczbę, która ma najwyżej { $decimals } cyfrę po przecinku.
    [few] Proszę wpisać liczbę, która ma najwyżej { $decimals } cyfry po przecinku.
    [many] Proszę wpisać liczbę, która ma najwyżej { $decimals } cyfr po przecinku.
   *[other] Proszę wpisać liczbę, która ma najwyżej { $decimals } cyfry po przecinku.
}
error-bad-day = Proszę wpisać poprawną datę, na przykład 2026-03-01.
error-too-long = { $max ->
    [one] Proszę wpisać najwyżej { $max } znak.
    [few] Proszę wpisać najwyżej { $max } znaki.
    [many] Proszę wpisać najwyżej { $max } znaków.
   *[other] Proszę wpisać najwyżej { $max } znaku.
}
error-bad-email = Proszę wpisać poprawny adres e-mail, na przykład nazwa@example.org.
error-other = Ta odpowiedź jest nieprawidłowa. Proszę ją poprawić.
error-send-again = Ta strona była otwarta zbyt długo. Państwa odpowiedzi nadal tu są. Proszę nacisnąć przycisk jeszcze raz, aby je wysłać.
error-too-often = Z Państwa sieci wysłano zbyt wiele odpowiedzi. Państwa odpowiedzi nadal tu są. Proszę odczekać minutę i nacisnąć przycisk jeszcze raz.
error-unavailable = Nie udało się zapisać odpowiedzi. Nadal tu są. Proszę odczekać minutę i nacisnąć przycisk jeszcze raz.
error-differs = Ten formularz został już wysłany z innymi odpowiedziami. Zachowaliśmy odpowiedzi wysłane jako pierwsze.

## When there is nothing to answer

closed-title = Ta ankieta została zakończona
closed-text = Dziękujemy za zainteresowanie. Ta ankieta nie przyjmuje już odpowiedzi.
soon-title = Ta ankieta jeszcze się nie rozpoczęła
soon-text = Rozpocznie się { $day }.
trouble-title = Proszę spróbować ponownie za chwilę
lost-text = Odpowiedzi nie zostały zapisane. Proszę wrócić i wysłać je ponownie.
too-large-title = Odpowiedź jest za długa
too-large-text = Odpowiedzi nie zostały zapisane. Proszę wrócić, skrócić tekst i wysłać je ponownie.
missing-title = Nie znaleziono strony
missing-text = Proszę sprawdzić adres albo zeskanować kod jeszcze raz.
link-used-title = Ten link został już użyty
link-used-text = Każdy link działa tylko raz. Dziękujemy za odpowiedzi.
link-late-title = Ten link wygasł
link-late-text = Był ważny do { $day }.
link-broken-title = Ten link nie działa
link-broken-text = Proszę otworzyć link jeszcze raz z otrzymanej wiadomości. Jeśli jest kopiowany, to w całości.

## After sending

thanks-title = Dziękujemy
thanks-text = Państwa odpowiedzi zostały zapisane.
thanks-held = Państwa odpowiedzi zostały zapisane. Miasto sprawdzi je, zanim zostaną policzone.
receipt-title = Państwa potwierdzenie
receipt-text = Za pomocą tego kodu można zobaczyć, poprawić lub wycofać swoje odpowiedzi. Prosimy dobrze go przechować: nie wiemy, kim Państwo są, i bez niego nie znajdziemy Państwa odpowiedzi.
receipt-copy = Kopiuj kod
receipt-copied = Skopiowano
print = Drukuj
receipt-qr = Kod QR Państwa potwierdzenia
receipt-show = Zobacz moje odpowiedzi
see-results = Zobacz wyniki
stored-title = Państwa odpowiedzi
stored-on = Wysłano { $day }
stored-held = Jeszcze niepoliczone. Miasto najpierw sprawdzi Państwa odpowiedzi.
not-answered = Brak odpowiedzi
masked-note = Przed zapisaniem usunęliśmy dane osobowe rozpoznane w Państwa tekście.
correct = Popraw moje odpowiedzi
correct-title = Poprawianie odpowiedzi
correct-save = Zapisz zmiany
corrected-title = Państwa odpowiedzi zostały zmienione
withdraw = Wycofaj moje odpowiedzi
withdraw-title = Czy chcą Państwo wycofać swoje odpowiedzi?
withdraw-text = Usuniemy je trwale i nie będziemy ich już liczyć.
withdraw-yes = Wycofaj moje odpowiedzi
withdraw-no = Zostaw moje odpowiedzi
withdrawn-title = Państwa odpowiedzi zostały wycofane
withdrawn-text = Usunęliśmy je i już ich nie liczymy.
receipt-release = Opublikowane dane zostaną zaktualizowane przy następnej publikacji.
receipt-enter-title = Podgląd, poprawienie lub wycofanie odpowiedzi
receipt-enter-label = Kod potwierdzenia
receipt-enter-hint = Kod ma 20 liter i cyfr, na przykład 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Nie znaleźliśmy odpowiedzi dla tego kodu. Proszę sprawdzić kod. Jeśli jest poprawny, odpowiedzi zostały usunięte.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Przekaż opinię
close = Zamknij
poster-scan = Prosimy zeskanować kod aparatem telefonu
poster-address = albo wejść na { $address }
kiosk-next = Następna osoba
kiosk-restart = Zacznij od nowa
kiosk-soon = Za chwilę ta strona zacznie się od nowa.
kiosk-waiting = { $count ->
    [one] Brak połączenia. { $count } odpowiedź czeka na tym urządzeniu i zostanie wysłana później.
    [few] Brak połączenia. { $count } odpowiedzi czekają na tym urządzeniu i zostaną wysłane później.
    [many] Brak połączenia. { $count } odpowiedzi czeka na tym urządzeniu i zostanie wysłanych później.
   *[other] Brak połączenia. { $count } odpowiedzi czeka na tym urządzeniu i zostanie wysłane później.
}
kiosk-script = Proszę włączyć JavaScript w tej przeglądarce. Bez niego nie można przechować odpowiedzi, gdy nie ma połączenia.
staff-title = Wprowadzanie przez pracowników
staff-text = Proszę wprowadzić odpowiedzi dokładnie tak, jak udzielono ich na papierze lub przez telefon. Liczą się w dniu wprowadzenia.
staff-next = Wprowadź następną ankietę

## Public results

results-title = Wyniki
results-answers = { $count ->
    [one] { $count } odpowiedź
    [few] { $count } odpowiedzi
    [many] { $count } odpowiedzi
   *[other] { $count } odpowiedzi
}
results-answers-about = { $count ->
    [one] około { $count } odpowiedzi
    [few] około { $count } odpowiedzi
    [many] około { $count } odpowiedzi
   *[other] około { $count } odpowiedzi
}
results-few = Wyniki będą pokazane, gdy liczba odpowiedzi osiągnie co najmniej { $min }, najwcześniej następnego dnia.
results-note = To opinie osób, które zdecydowały się odpowiedzieć. Przedział uwzględnia tylko przypadek, a nie osoby, które nie odpowiedziały.
results-released = Dane do { $day }. Każda liczba opiera się na grupie co najmniej { $min } odpowiedzi.
results-rounded = Liczby są zaokrąglane do wielokrotności { $multiple }, aby nikogo nie można było rozpoznać. Mogą nie sumować się do wartości łącznych.
results-withheld = Zbyt mało odpowiedzi, aby je pokazać
results-satisfied = { $percent } osób, które odpowiedziały, było zadowolonych
results-found = { $percent } osób, które odpowiedziały, znalazło to, czego szukało
results-score = { $measure }: { $value } w skali od { $low } do { $high }
results-value = { $measure }: { $value }
results-time-saved = Zaoszczędzony czas (mediana)
results-govuk = Ocena zadowolenia
results-nps = Skłonność do polecania (Net Promoter Score)
results-ces = Łatwość (Customer Effort Score)
results-sus = Łatwość obsługi (System Usability Scale)
results-umux-lite = Łatwość obsługi (UMUX-Lite)
results-sdg-rating = Ocena w gwiazdkach
results-interval = 95-procentowy przedział ufności: od { $low } do { $high }
results-mean = Średnia: { $mean }
results-answer = Odpowiedź
results-count = Liczba odpowiedzi
results-over-time = Zmiany w czasie
results-month = Miesiąc
results-share = Odsetek
results-norms = Miasta z tym samym rodzajem usługi ({ $from } – { $to }, liczba miast: { $cities }): połowa wyników mieści się między { $low } a { $high }. Mediana wynosi { $median }.
results-since = { $label } (od wersji { $version } ankiety)
results-no-longer = { $label } (odpowiedź już niedostępna)
results-offered = Nie wszystkim zaproponowano każdą odpowiedź. Druga liczba oznacza, ilu osobom ją zaproponowano, a odsetek odnosi się do tych osób. Odsetki mogą nie sumować się do 100%.
results-breaks = { $months }: pytanie się zmieniło. Nie można porównywać wyników sprzed zmiany i po niej. Na wykresie pokazuje to linia ciągła.
results-marks = { $months }: zmieniło się coś, co może wpływać na wyniki, na przykład tekst lub usługa. Na wykresie pokazuje to linia kropkowana.

## Privacy notice

privacy-title = Informacja o prywatności
privacy-who = { $city } pyta o opinię, aby poprawić swoje usługi. Udział jest dobrowolny.
privacy-stored-title = Co zapisujemy
privacy-stored = Zapisujemy Państwa odpowiedzi, datę i godzinę, język oraz to, gdzie znaleźli Państwo ankietę. Jeśli pytanie dotyczy adresu e-mail i zostanie on wpisany, zapisujemy go razem z odpowiedziami.
privacy-not-stored = Nie pytamy o imię i nazwisko. Nie zapisujemy adresu IP ani informacji o urządzeniu i nie używamy plików cookie. Jeśli w odpowiedzi tekstowej rozpoznamy dane osobowe, na przykład numer telefonu, usuwamy je przed zapisaniem.
privacy-networks = Aby ustalić, kiedy wyniki można opublikować, zapisujemy jedną z 65 536 liczb, obliczoną z części adresu sieciowego (adresu IP). Nie da się z niej odtworzyć adresu, każda liczba jest wspólna dla około 256 sieci i usuwamy ją po opublikowaniu danych za ten okres, najpóźniej po roku.
privacy-purpose-title = Jak wykorzystujemy odpowiedzi
privacy-purpose = Wyniki publikujemy jako liczby i odsetki oraz porównujemy je z innymi usługami i miastami. Komentarze czytają tylko pracownicy miasta.
privacy-time-title = Jak długo przechowujemy odpowiedzi
privacy-time = { $days ->
    [one] Odpowiedzi usuwamy po { $days } dniu. Liczby zbiorcze zachowujemy.
    [few] Odpowiedzi usuwamy po { $days } dniach. Liczby zbiorcze zachowujemy.
    [many] Odpowiedzi usuwamy po { $days } dniach. Liczby zbiorcze zachowujemy.
   *[other] Odpowiedzi usuwamy po { $days } dnia. Liczby zbiorcze zachowujemy.
}
privacy-time-open = Miasto nie określiło terminu. Odpowiedzi można wycofać w każdej chwili.
privacy-rights-title = Państwa prawa
privacy-rights = Za pomocą kodu potwierdzenia można w każdej chwili zobaczyć, poprawić lub wycofać swoje odpowiedzi. Można też złożyć skargę do organu ochrony danych.
contact-title = Kontakt
contact-none = Prosimy o kontakt z biurem obsługi mieszkańców.

## Accessibility statement

accessibility-title = Deklaracja dostępności
accessibility-goal = Chcemy, aby każdy mógł korzystać z tych stron. Są zaprojektowane tak, aby spełniały WCAG 2.2 na poziomie AA i europejską normę EN 301 549.
accessibility-how = Można z nich korzystać za pomocą samej klawiatury, z czytnikiem ekranu, na małym ekranie, w powiększeniu, w trybie ciemnym i bez JavaScript. Przed każdym wydaniem przeprowadzamy automatyczne testy.
accessibility-problem = Jeśli mają Państwo problem z tymi stronami, prosimy zgłosić go miastu. Jeśli odpowiedź nie będzie zadowalająca, można zwrócić się do organu, który w Państwa kraju nadzoruje dostępność cyfrową.

# What the city did about it
you-said = Państwa głos
we-did = Nasze działania

# Limits
requests-too-many = Z Państwa sieci przyszło zbyt wiele żądań. Proszę odczekać minutę i spróbować ponownie.
