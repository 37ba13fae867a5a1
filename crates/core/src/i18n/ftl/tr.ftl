## What every page has

language-name = Türkçe
language = Dil
skip-to-content = Sorulara geç
privacy = Gizlilik
accessibility = Erişilebilirlik
anonymous = İsim yok, çerez yok, izleme yok.

## Answering

step-of = Adım { $step } / { $steps }
error-prefix = Hata: { $title }
next = İleri
back = Geri
send = Gönder
optional = isteğe bağlı
choose-several = Birden fazla seçebilirsiniz.
choose-up-to = En fazla { $max } tane seçin.
choose-at-least = En az { $min } tane seçin.
choose-between = En az { $min }, en fazla { $max } tane seçin.
face-1 = Çok kötü
face-2 = Kötü
face-3 = Ne iyi ne kötü
face-4 = İyi
face-5 = Çok iyi
stars = { $count } yıldız
point-of = { $to } üzerinden { $score }
ranking-hint = Her biri için bir sıra seçin. En iyi sıra 1’dir.
ranking-place = { $place }. sıra
ranking-none = Sıra yok
number-range = { $min } ile { $max } arasında bir sayı.
number-from = { $min } veya daha büyük bir sayı.
number-to = { $max } veya daha küçük bir sayı.
email-hint = Yalnızca size yanıt verilmesini istiyorsanız. Örneğin ad@example.org.
personal-hint = Lütfen isim, telefon numarası veya kim olduğunuzu gösteren başka bir bilgi yazmayın.
other-text = Lütfen ne olduğunu yazın
characters-max = En fazla { $max } karakter.
leave-empty = Bu alanı boş bırakın

## When something is wrong

errors-title = { $count ->
    [one] Lütfen bir yanıtı kontrol edin
   *[other] Lütfen { $count } yanıtı kontrol edin
}
error-required = Lütfen bu soruyu yanıtlayın.
error-required-row = Lütfen “{ $row }” için bir yanıt seçin.
error-not-offered = Lütfen sunulan yanıtlardan birini seçin.
error-too-many-choices = Lütfen en fazla { $max } yanıt seçin.
error-too-few-choices = Lütfen en az { $min } yanıt seçin.
error-exclusive = Lütfen ya yalnızca bu yanıtı ya da yalnızca diğerlerini seçin.
error-same-place = Lütfen her sırayı yalnızca bir kez kullanın.
error-not-a-number = Lütfen bir sayı yazın, örneğin 12.
error-ambiguous-number = Lütfen sayıyı binlik nokta veya virgülü olmadan yazın, örneğin 1000.
error-number-range = Lütfen { $min } ile { $max } arasında bir sayı yazın.
error-whole-number = Lütfen bir tam sayı yazın.
error-decimals = Lütfen virgülden sonra en fazla { $decimals } basamak yazın.
error-bad-day = Lütfen bir tarih yazın, örneğin 2026-03-01.
error-too-long = Lütfen en fazla { $max } karakter yazın.
error-bad-email = Lütfen bir e-posta adresi yazın, örneğin ad@example.org.
error-other = Bu yanıt kabul edilemiyor. Lütfen değiştirin.
error-send-again = Bu sayfa çok uzun süre açık kaldı. Yanıtlarınız hâlâ burada: Lütfen düğmeye yeniden basın.
error-too-often = Şu anda ağınızdan çok sayıda yanıt geliyor. Yanıtlarınız hâlâ burada: Lütfen bir dakika bekleyip düğmeye yeniden basın.
error-unavailable = Yanıtlarınızı şu anda kaydedemiyoruz. Yanıtlarınız hâlâ burada: Lütfen bir dakika bekleyip düğmeye yeniden basın.
error-differs = Bu formu daha önce başka yanıtlarla gönderdiniz. İlk gönderdiğiniz yanıtlar kayıtlıdır.

## When there is nothing to answer

closed-title = Bu anket sona erdi
closed-text = Katılmak istediğiniz için teşekkür ederiz. Artık yanıt kabul edilmiyor.
soon-title = Bu anket henüz başlamadı
soon-text = Başlangıç tarihi: { $day }.
trouble-title = Lütfen biraz sonra yeniden deneyin
lost-text = Hiçbir şey kaydedilmedi. Lütfen geri dönüp yeniden gönderin.
too-large-title = Metin çok uzun
too-large-text = Hiçbir şey kaydedilmedi. Lütfen geri dönüp daha kısa yazın ve yeniden gönderin.
missing-title = Böyle bir sayfa yok
missing-text = Lütfen adresi kontrol edin veya kodu yeniden okutun.
link-used-title = Bu bağlantı daha önce kullanıldı
link-used-text = Her bağlantı bir kez kullanılabilir. Yanıtınız için teşekkür ederiz.
link-late-title = Bu bağlantının süresi doldu
link-late-text = Son kullanım tarihi: { $day }.
link-broken-title = Bu bağlantı çalışmıyor
link-broken-text = Lütfen size gelen iletideki bağlantıyı eksiksiz ve değiştirmeden yeniden açın.

## After sending

thanks-title = Teşekkür ederiz
thanks-text = Yanıtlarınız kaydedildi.
thanks-held = Yanıtlarınız kaydedildi. Belediye, sayıma katılmadan önce yanıtlarınızı inceleyecek.
receipt-title = Alındı belgeniz
receipt-text = Bu kodla yanıtlarınızı görebilir, düzeltebilir veya geri çekebilirsiniz. Lütfen kodu saklayın: Kim olduğunuzu bilmiyoruz ve bu kod olmadan yanıtlarınızı bulamayız.
receipt-copy = Kodu kopyala
receipt-copied = Kopyalandı
print = Yazdır
receipt-qr = Bu alındı belgesinin QR kodu
receipt-show = Yanıtlarımı gör
see-results = Sonuçları gör
stored-title = Kayıtlı yanıtlarınız
stored-on = Gönderim tarihi: { $day }
stored-held = Henüz sayıma katılmadı: Önce belediye inceleyecek.
not-answered = Yanıt yok
masked-note = Metninizde fark ettiğimiz kişisel veriler, metin kaydedilmeden önce çıkarıldı.
correct = Yanıtlarımı düzelt
correct-title = Yanıtlarınızı düzeltin
correct-save = Kaydet
corrected-title = Yanıtlarınız düzeltildi
withdraw = Yanıtlarımı geri çek
withdraw-title = Yanıtlarınızı geri çekmek istiyor musunuz?
withdraw-text = Yanıtlarınız kalıcı olarak silinir ve artık sayılmaz.
withdraw-yes = Evet, geri çek
withdraw-no = Hayır, kalsın
withdrawn-title = Yanıtlarınız geri çekildi
withdrawn-text = Yanıtlarınız silindi ve artık sayılmıyor.
receipt-enter-title = Yanıtlarınızı görün veya geri çekin
receipt-enter-label = Alındı kodu
receipt-enter-hint = 20 harf ve rakam, örneğin 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Bu koda ait yanıt bulamadık. Lütfen kodu kontrol edin. Yanıtlar geri çekilmiş olabilir.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Görüş bildir
close = Kapat
poster-scan = Kodu telefonunuzun kamerasıyla okutun
poster-address = veya şu adrese gidin: { $address }
kiosk-next = Sıradaki kişi
kiosk-restart = Baştan başla
kiosk-soon = Bu sayfa birazdan yeniden başlayacak.
kiosk-waiting = Bağlantı yok: { $count } yanıt burada saklanıyor ve daha sonra gönderilecek.
kiosk-script = Bağlantı yokken yanıtları saklayabilmek için bu ekranda JavaScript gerekir.
staff-title = Personel girişi
staff-text = Kâğıda yazılanı veya telefonda söyleneni olduğu gibi girin. Yanıtlar, girdiğiniz gün için sayılır.
staff-next = Sıradakini gir

## Public results

results-title = Sonuçlar
results-answers = { $count } yanıt
results-few = Sonuçlar en az { $min } yanıt olduğunda gösterilir.
results-satisfied = Memnun olanlar: { $percent }
results-interval = %95 aralığı: { $low } ile { $high } arası
results-mean = Ortalama: { $mean }
results-answer = Yanıt
results-count = Sayı
results-over-time = Zaman içinde
results-month = Ay
results-share = Oran

## Privacy notice

privacy-title = Gizlilik bildirimi
privacy-who = { $city }, hizmetlerini iyileştirmek için görüşünüzü soruyor. Katılım isteğe bağlıdır.
privacy-stored-title = Neler kaydedilir
privacy-stored = Yanıtlarınız, gün ve saat, dil ve anketi nerede bulduğunuz.
privacy-not-stored = Şunlar kaydedilmez: adınız, ağ adresiniz, cihazınız. Çerez kullanılmaz. E-posta adresi veya telefon numarası gibi tanıyabildiğimiz kişisel veriler yazarsanız bunlar kayıttan önce çıkarılır.
privacy-purpose-title = Ne için kullanılır
privacy-purpose = Sayılar ve oranlar yayımlanır ve karşılaştırılır. Yorumları yalnızca belediye okur.
privacy-time-title = Ne kadar süre saklanır
privacy-time = Yanıtlar { $days } gün sonra silinir; sayılar kalır.
privacy-time-open = Belediye henüz bir süre belirlemedi. Yanıtlarınızı istediğiniz zaman geri çekebilirsiniz.
privacy-rights-title = Haklarınız
privacy-rights = Alındı kodunuzla yanıtlarınızı istediğiniz zaman görebilir, düzeltebilir veya geri çekebilirsiniz. Ülkenizin veri koruma kurumuna şikâyette de bulunabilirsiniz.
contact-title = İletişim
contact-none = Lütfen belediyenin hizmet masasına sorun.

## Accessibility statement

accessibility-title = Erişilebilirlik beyanı
accessibility-goal = Bu sayfalar herkes içindir. WCAG 2.2, AA düzeyi ve Avrupa standardı EN 301 549 ile uyumlu olacak şekilde hazırlanmıştır.
accessibility-how = Yalnızca klavyeyle, ekran okuyucuyla, küçük ekranlarda, büyütülmüş olarak, koyu modda ve JavaScript olmadan çalışır. Her sürümden önce otomatik olarak denetlenir.
accessibility-problem = Sizin için çalışmayan bir şey varsa lütfen belediyeye bildirin. İyi bir yanıt alamazsanız ülkenizde erişilebilirliği denetleyen kuruma başvurun.

# What the city did about it
you-said = Siz söylediniz
we-did = Biz yaptık

# Limits
requests-too-many = Ağınızdan çok fazla istek geldi. Lütfen bir dakika bekleyip yeniden deneyin.
