## What every page has

language-name = polski
language = Język
skip-to-content = Przejdź do pytań
privacy = Prywatność
accessibility = Dostępność
anonymous = Bez nazwiska, bez ciasteczek, bez śledzenia.

## Answering

step-of = Krok { $step } z { $steps }
error-prefix = Błąd: { $title }
next = Dalej
back = Wstecz
send = Wyślij
optional = nieobowiązkowe
choose-several = Można wybrać kilka.
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
ranking-hint = Proszę wybrać miejsce dla każdej pozycji. 1 jest najlepsze.
ranking-place = Miejsce { $place }
ranking-none = Bez miejsca
number-range = Liczba od { $min } do { $max }.
number-from = Liczba od { $min } w górę.
number-to = Liczba do { $max }.
email-hint = Tylko jeśli oczekują Państwo odpowiedzi. Na przykład nazwa@example.org.
personal-hint = Prosimy nie podawać nazwisk, numerów telefonu ani niczego, co pokazuje, kim Państwo są.
other-text = Proszę podać, co
characters-max = { $max ->
    [one] Najwyżej { $max } znak.
    [few] Najwyżej { $max } znaki.
    [many] Najwyżej { $max } znaków.
   *[other] Najwyżej { $max } znaku.
}
leave-empty = To pole ma pozostać puste

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
error-exclusive = Proszę wybrać tylko tę odpowiedź albo tylko inne.
error-same-place = Każde miejsce można dać tylko raz.
error-not-a-number = Proszę wpisać liczbę, na przykład 12.
error-ambiguous-number = Proszę napisać liczbę bez kropki i przecinka między tysiącami, na przykład 1000.
error-number-range = Proszę wpisać liczbę od { $min } do { $max }.
error-whole-number = Proszę wpisać liczbę całkowitą.
error-decimals = { $decimals ->
    [one] Proszę wpisać najwyżej { $decimals } cyfrę po przecinku.
    [few] Proszę wpisać najwyżej { $decimals } cyfry po przecinku.
    [many] Proszę wpisać najwyżej { $decimals } cyfr po przecinku.
   *[other] Proszę wpisać najwyżej { $decimals } cyfry po przecinku.
}
error-bad-day = Proszę wpisać dzień, na przykład 2026-03-01.
error-too-long = { $max ->
    [one] Proszę wpisać najwyżej { $max } znak.
    [few] Proszę wpisać najwyżej { $max } znaki.
    [many] Proszę wpisać najwyżej { $max } znaków.
   *[other] Proszę wpisać najwyżej { $max } znaku.
}
error-bad-email = Proszę wpisać adres e-mail, na przykład nazwa@example.org.
error-other = Tej odpowiedzi nie można przyjąć. Proszę ją zmienić.
error-send-again = Ta strona była otwarta bardzo długo. Odpowiedzi nadal tu są: proszę nacisnąć przycisk jeszcze raz.
error-too-often = Z tej sieci przychodzi teraz wiele odpowiedzi. Państwa odpowiedzi nadal tu są: proszę odczekać minutę i nacisnąć przycisk jeszcze raz.
error-unavailable = Teraz nie można zapisać odpowiedzi. Nadal tu są: proszę odczekać minutę i nacisnąć przycisk jeszcze raz.
error-differs = Ten formularz został już wysłany z innymi odpowiedziami. Zapisane jest to, co wysłano najpierw.

## When there is nothing to answer

closed-title = Ta ankieta jest zamknięta
closed-text = Dziękujemy za chęć udziału. Odpowiedzi nie są już przyjmowane.
soon-title = Ta ankieta nie jest jeszcze otwarta
soon-text = Otworzy się { $day }.
trouble-title = Proszę spróbować ponownie za chwilę
lost-text = Nic nie zostało zapisane. Proszę wrócić i wysłać ponownie.
too-large-title = Tekst jest za długi
too-large-text = Nic nie zostało zapisane. Proszę wrócić, skrócić tekst i wysłać ponownie.
missing-title = Nie ma takiej strony
missing-text = Proszę sprawdzić adres albo zeskanować kod jeszcze raz.
link-used-title = Ten link został już użyty
link-used-text = Każdego linku można użyć raz. Dziękujemy za odpowiedź.
link-late-title = Ten link jest za stary
link-late-text = Można go było użyć do { $day }.
link-broken-title = Ten link nie działa
link-broken-text = Proszę otworzyć go jeszcze raz z otrzymanej wiadomości, w całości i bez zmian.

## After sending

thanks-title = Dziękujemy
thanks-text = Odpowiedzi są zapisane.
thanks-held = Odpowiedzi są zapisane. Miasto obejrzy je, zanim zostaną policzone.
receipt-title = Państwa potwierdzenie
receipt-text = Z tym kodem można zobaczyć, poprawić lub wycofać swoje odpowiedzi. Prosimy go zachować: nie wiemy, kim Państwo są, i bez niego nie znajdziemy Państwa odpowiedzi.
receipt-copy = Kopiuj kod
receipt-copied = Skopiowano
print = Drukuj
receipt-qr = Kod QR tego potwierdzenia
receipt-show = Zobacz moje odpowiedzi
see-results = Zobacz wyniki
stored-title = Państwa zapisane odpowiedzi
stored-on = Wysłano { $day }
stored-held = Jeszcze niepoliczone: najpierw obejrzy je miasto.
not-answered = Brak odpowiedzi
masked-note = Dane osobowe zauważone w tekście zostały usunięte przed zapisaniem.
correct = Popraw moje odpowiedzi
correct-title = Poprawianie odpowiedzi
correct-save = Zapisz
corrected-title = Odpowiedzi są poprawione
withdraw = Wycofaj moje odpowiedzi
withdraw-title = Wycofać odpowiedzi?
withdraw-text = Zostaną usunięte na zawsze i nie będą już liczone.
withdraw-yes = Tak, wycofaj
withdraw-no = Nie, zostaw
withdrawn-title = Odpowiedzi są wycofane
withdrawn-text = Zostały usunięte i nie są już liczone.
receipt-enter-title = Podgląd lub wycofanie odpowiedzi
receipt-enter-label = Kod potwierdzenia
receipt-enter-hint = 20 liter i cyfr, na przykład 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Nie ma odpowiedzi dla tego kodu. Proszę go sprawdzić. Mogły zostać wycofane.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Państwa opinia
close = Zamknij
poster-scan = Prosimy zeskanować kod aparatem w telefonie
poster-address = albo wejść na { $address }
kiosk-next = Następna osoba
kiosk-restart = Zacznij od nowa
kiosk-soon = Za chwilę ta strona zacznie się od nowa.
kiosk-waiting = { $count ->
    [one] Brak połączenia: { $count } odpowiedź czeka tutaj i zostanie wysłana później.
    [few] Brak połączenia: { $count } odpowiedzi czekają tutaj i zostaną wysłane później.
    [many] Brak połączenia: { $count } odpowiedzi czeka tutaj i zostanie wysłanych później.
   *[other] Brak połączenia: { $count } odpowiedzi czeka tutaj i zostanie wysłane później.
}
kiosk-script = Ten ekran potrzebuje JavaScript, aby przechować odpowiedzi bez połączenia.
staff-title = Wprowadzanie przez pracowników
staff-text = Proszę wprowadzić to, co odpowiedziano na papierze lub przez telefon, bez zmian. Odpowiedzi liczą się w dniu wprowadzenia.
staff-next = Wprowadź następne

## Public results

results-title = Wyniki
results-answers = { $count ->
    [one] { $count } odpowiedź
    [few] { $count } odpowiedzi
    [many] { $count } odpowiedzi
   *[other] { $count } odpowiedzi
}
results-few = Wyniki będą pokazane, gdy liczba odpowiedzi osiągnie { $min }.
results-satisfied = Zadowolonych: { $percent }
results-interval = Przedział 95 %: od { $low } do { $high }
results-mean = Średnia: { $mean }
results-answer = Odpowiedź
results-count = Liczba
results-over-time = W czasie
results-month = Miesiąc
results-share = Udział

## Privacy notice

privacy-title = Informacja o prywatności
privacy-who = { $city } pyta o opinię, aby poprawić swoje usługi. Udział jest dobrowolny.
privacy-stored-title = Co jest zapisywane
privacy-stored = Odpowiedzi, dzień i godzina, język oraz miejsce, w którym znaleziono ankietę.
privacy-not-stored = Nie są zapisywane: nazwisko, adres sieciowy, urządzenie. Nie ma ciasteczek. Jeśli w tekście są dane osobowe, które rozpoznajemy, na przykład adres e-mail lub numer telefonu, są usuwane przed zapisaniem.
privacy-purpose-title = Do czego to służy
privacy-purpose = Liczby i udziały są publikowane i porównywane. Komentarze czyta tylko miasto.
privacy-time-title = Jak długo to przechowujemy
privacy-time = { $days ->
    [one] Odpowiedzi są usuwane po { $days } dniu; liczby zostają.
    [few] Odpowiedzi są usuwane po { $days } dniach; liczby zostają.
    [many] Odpowiedzi są usuwane po { $days } dniach; liczby zostają.
   *[other] Odpowiedzi są usuwane po { $days } dnia; liczby zostają.
}
privacy-time-open = Miasto nie ustaliło jeszcze terminu. Odpowiedzi można wycofać w każdej chwili.
privacy-rights-title = Państwa prawa
privacy-rights = Z kodem potwierdzenia można w każdej chwili zobaczyć, poprawić lub wycofać swoje odpowiedzi. Można też złożyć skargę do organu ochrony danych w swoim kraju.
contact-title = Kontakt
contact-none = Prosimy pytać w biurze obsługi mieszkańców.

## Accessibility statement

accessibility-title = Deklaracja dostępności
accessibility-goal = Te strony są dla wszystkich. Zbudowano je tak, aby spełniały WCAG 2.2 na poziomie AA i europejską normę EN 301 549.
accessibility-how = Działają z samą klawiaturą, z czytnikiem ekranu, na małych ekranach, w powiększeniu, w trybie ciemnym i bez JavaScript. Są sprawdzane automatycznie przed każdym wydaniem.
accessibility-problem = Jeśli coś nie działa, prosimy powiedzieć o tym miastu. Jeśli nie otrzymają Państwo dobrej odpowiedzi, można zwrócić się do organu, który w Państwa kraju czuwa nad dostępnością.

# What the city did about it
you-said = Powiedzieli Państwo
we-did = Zrobiliśmy

# Limits
requests-too-many = Z tej sieci przyszło zbyt wiele żądań. Proszę odczekać minutę i spróbować ponownie.
