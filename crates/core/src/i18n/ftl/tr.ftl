## What every page has

language-name = Türkçe
language = Dil
skip-to-content = Ana içeriğe geç
privacy = Gizlilik
accessibility = Erişilebilirlik
anonymous = Çerez kullanılmaz, izleme yapılmaz.

## Answering

step-of = Sayfa { $step } / { $steps }
error-prefix = Hata: { $title }
next = İleri
back = Geri
send = Gönder
optional = isteğe bağlı
choose-several = Uygun olanların tümünü seçin.
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
ranking-hint = Sıraya koyun. 1 ilk tercihinizdir.
ranking-place = { $place }. sıra
ranking-none = Sıralanmadı
number-range = { $min } ile { $max } arasında bir sayı yazın.
number-from = { $min } veya daha büyük bir sayı yazın.
number-to = { $max } veya daha küçük bir sayı yazın.
email-hint = Adresinizi yalnızca size yanıt vermek için kullanırız. Örneğin ad@example.org
personal-hint = Lütfen adınız veya telefon numaranız gibi kişisel bilgiler yazmayın.
other-text = Lütfen belirtin
characters-max = En fazla { $max } karakter.
leave-empty = Bu alanı boş bırakın

## When something is wrong

errors-title = { $count ->
    [one] Lütfen { $count } yanıtı kontrol edin
   *[other] Lütfen { $count } yanıtı kontrol edin
}
error-required = Lütfen bu soruyu yanıtlayın.
error-required-row = Lütfen “{ $row }” için bir yanıt seçin.
error-not-offered = Lütfen sunulan yanıtlardan birini seçin.
error-too-many-choices = Lütfen en fazla { $max } yanıt seçin.
error-too-few-choices = Lütfen en az { $min } yanıt seçin.
error-exclusive = Lütfen ya bu yanıtı ya da diğerlerini seçin; ikisini birden seçmeyin.
error-same-place = Lütfen her sırayı yalnızca bir kez kullanın.
error-not-a-number = Lütfen bir sayı yazın, örneğin 12.
error-ambiguous-number = Lütfen sayıyı binlik ayırıcı olmadan yazın, örneğin 1000.
error-number-range = Lütfen { $min } ile { $max } arasında bir sayı yazın.
error-whole-number = Lütfen bir tam sayı yazın, örneğin 12.
error-decimals = Lütfen virgülden sonra en fazla { $decimals } basamağı olan bir sayı yazın.
error-bad-day = Lütfen geçerli bir tarih yazın, örneğin 2026-03-01.
error-too-long = Lütfen en fazla { $max } karakter yazın.
error-bad-email = Lütfen geçerli bir e-posta adresi yazın, örneğin ad@example.org.
error-other = Bu yanıt geçerli değil. Lütfen kontrol edin.
error-send-again = Bu sayfa çok uzun süre açık kaldı. Yanıtlarınız hâlâ burada. Göndermek için düğmeye yeniden basın.
error-too-often = Ağınızdan çok fazla yanıt gönderiliyor. Yanıtlarınız hâlâ burada. Bir dakika bekleyip düğmeye yeniden basın.
error-unavailable = Yanıtlarınızı kaydedemedik. Yanıtlarınız hâlâ burada. Bir dakika bekleyip düğmeye yeniden basın.
error-differs = Bu formu daha önce başka yanıtlarla gönderdiniz. İlk gönderdiğiniz yanıtları sakladık.

## When there is nothing to answer

closed-title = Bu anket sona erdi
closed-text = İlginiz için teşekkür ederiz. Bu anket artık yanıt kabul etmiyor.
soon-title = Bu anket henüz başlamadı
soon-text = Başlangıç tarihi: { $day }.
trouble-title = Lütfen biraz sonra yeniden deneyin
lost-text = Yanıtlarınız kaydedilmedi. Geri dönüp yeniden gönderin.
too-large-title = Yanıtınız çok uzun
too-large-text = Yanıtlarınız kaydedilmedi. Geri dönüp metni kısaltın ve yeniden gönderin.
missing-title = Sayfa bulunamadı
missing-text = Lütfen adresi kontrol edin veya kodu yeniden okutun.
link-used-title = Bu bağlantı daha önce kullanıldı
link-used-text = Her bağlantı yalnızca bir kez çalışır. Yanıtlarınız için teşekkür ederiz.
link-late-title = Bu bağlantının süresi doldu
link-late-text = Geçerlilik süresinin son günü: { $day }.
link-broken-title = Bu bağlantı çalışmıyor
link-broken-text = Bağlantıyı size gelen iletiden yeniden açın. Kopyalıyorsanız tamamını kopyalayın.

## After sending

thanks-title = Teşekkür ederiz
thanks-text = Yanıtlarınızı kaydettik.
thanks-held = Yanıtlarınızı kaydettik. Belediye, yanıtlarınızı sayıma katmadan önce inceleyecek.
receipt-title = Alındı belgeniz
receipt-text = Bu kodla yanıtlarınızı görebilir, düzeltebilir veya geri çekebilirsiniz. Kodu iyi saklayın: Kim olduğunuzu bilmiyoruz ve bu kod olmadan yanıtlarınızı bulamayız.
receipt-copy = Kodu kopyala
receipt-copied = Kopyalandı
print = Yazdır
receipt-qr = Alındı belgenizin QR kodu
receipt-show = Yanıtlarımı gör
see-results = Sonuçları gör
stored-title = Yanıtlarınız
stored-on = Gönderim tarihi: { $day }
stored-held = Henüz sayıma katılmadı. Belediye önce yanıtlarınızı inceleyecek.
not-answered = Yanıtlanmadı
masked-note = Kaydetmeden önce metninizde tanıdığımız kişisel verileri çıkardık.
correct = Yanıtlarımı düzelt
correct-title = Yanıtlarınızı düzeltin
correct-save = Değişiklikleri kaydet
corrected-title = Yanıtlarınız değiştirildi
withdraw = Yanıtlarımı geri çek
withdraw-title = Yanıtlarınızı geri çekmek istiyor musunuz?
withdraw-text = Yanıtlarınızı kalıcı olarak sileriz ve artık sayıma katmayız.
withdraw-yes = Yanıtlarımı geri çek
withdraw-no = Yanıtlarımı koru
withdrawn-title = Yanıtlarınız geri çekildi
withdrawn-text = Yanıtlarınızı sildik ve artık sayıma katmıyoruz.
receipt-release = Yayımlanan sayılar bir sonraki yayında güncellenecektir.
receipt-enter-title = Yanıtlarınızı görün, düzeltin veya geri çekin
receipt-enter-label = Alındı kodu
receipt-enter-hint = Kod 20 harf ve rakamdan oluşur, örneğin 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Bu koda ait yanıt bulamadık. Kodu kontrol edin. Kod doğruysa yanıtlar silinmiştir.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Görüş bildir
close = Kapat
poster-scan = Kodu telefonunuzun kamerasıyla okutun
poster-address = veya şu adrese gidin: { $address }
kiosk-next = Sıradaki kişi
kiosk-restart = Baştan başla
kiosk-soon = Bu sayfa birazdan yeniden başlayacak.
kiosk-waiting = Bağlantı yok. { $count } yanıt bu cihazda saklanıyor ve daha sonra gönderilecek.
kiosk-script = Bu tarayıcıda JavaScript’i açın. Açılmazsa bağlantı yokken yanıtlar saklanamaz.
staff-title = Personel girişi
staff-text = Yanıtları kâğıtta veya telefonda verildiği gibi, aynen girin. Girdiğiniz gün için sayılırlar.
staff-next = Sonraki yanıtları gir

## Public results

results-title = Sonuçlar
results-answers = { $count } yanıt
results-answers-about = yaklaşık { $count } yanıt
results-few = Sonuçlar en az { $min } yanıt olduğunda ve en erken ertesi gün gösterilir.
results-note = Bunlar, yanıt vermeyi seçen kişilerin görüşleridir. Aralık yalnızca rastlantıyı kapsar, yanıt vermeyenleri kapsamaz.
results-released = Verilerin son günü: { $day }. Her rakam en az { $min } yanıtlık bir gruba dayanır.
results-rounded = Kimse tanınamasın diye sayılar { $multiple } sayısının katlarına yuvarlanır. Toplamları genel toplama eşit olmayabilir.
results-withheld = Göstermek için çok az yanıt var
results-satisfied = Yanıt verenler arasında memnun olanlar: { $percent }
results-found = Yanıt verenler arasında aradığını bulanlar: { $percent }
results-score = { $measure }: { $low } ile { $high } arası ölçekte { $value }
results-value = { $measure }: { $value }
results-time-saved = Kazanılan süre (ortanca)
results-govuk = Memnuniyet puanı
results-nps = Tavsiye etme isteği (Net Promoter Score)
results-ces = Kolaylık (Customer Effort Score)
results-sus = Kullanım kolaylığı (System Usability Scale)
results-umux-lite = Kullanım kolaylığı (UMUX-Lite)
results-sdg-rating = Yıldız puanı
results-interval = %95 güven aralığı: { $low } ile { $high } arası
results-mean = Ortalama: { $mean }
results-answer = Yanıt
results-count = Yanıt sayısı
results-over-time = Zaman içindeki değişim
results-month = Ay
results-share = Yüzde
results-norms = Aynı tür hizmeti sunan şehirler ({ $from } – { $to }, şehir sayısı: { $cities }): sonuçların yarısı { $low } ile { $high } arasındadır. Medyan: { $median }.
results-since = { $label } (anketin { $version }. sürümünden beri)
results-no-longer = { $label } (artık sunulmuyor)
results-offered = Her yanıt herkese sunulmadı. İkinci sayı, yanıtın kaç kişiye sunulduğunu gösterir; yüzde de bu kişilere göredir. Yüzdelerin toplamı %100 olmayabilir.
results-breaks = { $months }: soru değişti. Önceki ve sonraki sonuçlar karşılaştırılamaz. Grafikte bunu düz bir çizgi gösterir.
results-marks = { $months }: sonuçları etkileyebilecek bir şey değişti, örneğin bir metin veya hizmet. Grafikte bunu noktalı bir çizgi gösterir.

## Privacy notice

privacy-title = Gizlilik bildirimi
privacy-who = { $city }, hizmetlerini iyileştirmek için görüşünüzü soruyor. Katılım isteğe bağlıdır.
privacy-stored-title = Neleri kaydederiz
privacy-stored = Yanıtlarınızı, tarih ve saati, dili ve anketi nerede bulduğunuzu kaydederiz. Bir soruda e-posta adresiniz istenir ve siz de yazarsanız bunu yanıtlarınızla birlikte kaydederiz.
privacy-not-stored = Adınızı sormayız. IP adresinizi ve cihazınıza ilişkin bilgileri kaydetmeyiz, çerez kullanmayız. Bir metin yanıtında telefon numarası gibi kişisel veriler tanırsak bunları kaydetmeden önce çıkarırız.
privacy-networks = Sonuçların ne zaman yayımlanabileceğine karar vermek için, ağ adresinizin (IP adresinizin) bir bölümünden hesaplanan 65.536 sayıdan birini kaydederiz. Bu sayıdan adrese ulaşılamaz, her sayıyı yaklaşık 256 ağ paylaşır ve o dönemin sayıları yayımlandığında, en geç bir yıl sonra onu sileriz.
privacy-purpose-title = Yanıtlarınızı nasıl kullanırız
privacy-purpose = Sonuçları sayı ve yüzde olarak yayımlar, diğer hizmetler ve şehirlerle karşılaştırırız. Yorumları yalnızca belediye çalışanları okur.
privacy-time-title = Yanıtlarınızı ne kadar süre saklarız
privacy-time = Yanıtları { $days } gün sonra sileriz. Toplam sayıları saklarız.
privacy-time-open = Belediye bir süre belirlemedi. Yanıtlarınızı istediğiniz zaman geri çekebilirsiniz.
privacy-rights-title = Haklarınız
privacy-rights = Alındı kodunuzla yanıtlarınızı istediğiniz zaman görebilir, düzeltebilir veya geri çekebilirsiniz. Veri koruma kurumuna şikâyette de bulunabilirsiniz.
contact-title = İletişim
contact-none = Lütfen belediyenin hizmet masasına başvurun.

## Accessibility statement

accessibility-title = Erişilebilirlik beyanı
accessibility-goal = Bu sayfaları herkesin kullanabilmesini istiyoruz. WCAG 2.2, AA düzeyi ve Avrupa standardı EN 301 549 ile uyumlu olacak şekilde tasarlanmıştır.
accessibility-how = Sayfaları fare olmadan yalnızca klavyeyle, ekran okuyucuyla, küçük ekranda, büyütülmüş olarak, koyu modda ve JavaScript olmadan kullanabilirsiniz. Her sürümden önce otomatik denetim yapılır.
accessibility-problem = Bu sayfalarla ilgili bir sorun yaşarsanız belediyeye bildirin. Yanıttan memnun kalmazsanız ülkenizde web erişilebilirliğini denetleyen kuruma başvurun.

# What the city did about it
you-said = Siz söylediniz
we-did = Biz yaptık

# Limits
requests-too-many = Ağınızdan çok fazla istek geldi. Lütfen bir dakika bekleyip yeniden deneyin.
