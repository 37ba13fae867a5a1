## What every page has

language-name = العربية
language = اللغة
skip-to-content = الانتقال إلى الأسئلة
privacy = الخصوصية
accessibility = سهولة الوصول
anonymous = بلا أسماء، وبلا ملفات تعريف ارتباط، وبلا تتبّع.

## Answering

step-of = الخطوة { $step } من { $steps }
error-prefix = خطأ: { $title }
next = التالي
back = رجوع
send = إرسال
optional = اختياري
choose-several = يمكن اختيار أكثر من إجابة.
choose-up-to = عدد الاختيارات: { $max } على الأكثر.
choose-at-least = عدد الاختيارات: { $min } على الأقل.
choose-between = عدد الاختيارات: من { $min } إلى { $max }.
face-1 = سيّئ جدًا
face-2 = سيّئ
face-3 = لا جيد ولا سيّئ
face-4 = جيد
face-5 = جيد جدًا
stars = { $count ->
    [zero] بلا نجوم
    [one] نجمة واحدة
    [two] نجمتان
    [few] { $count } نجوم
    [many] { $count } نجمة
   *[other] { $count } نجمة
}
point-of = { $score } من { $to }
ranking-hint = يُرجى اختيار مرتبة لكل بند. المرتبة 1 هي الأفضل.
ranking-place = المرتبة { $place }
ranking-none = بلا مرتبة
number-range = عدد من { $min } إلى { $max }.
number-from = عدد لا يقل عن { $min }.
number-to = عدد لا يزيد على { $max }.
email-hint = فقط عند الرغبة في تلقّي رد. مثال: name@example.org.
personal-hint = يُرجى عدم كتابة أسماء أو أرقام هواتف أو أي شيء آخر يدل على هويتك.
other-text = يُرجى التوضيح
characters-max = { $max ->
    [zero] دون أي حرف.
    [one] حرف واحد على الأكثر.
    [two] حرفان على الأكثر.
    [few] { $max } أحرف على الأكثر.
    [many] { $max } حرفًا على الأكثر.
   *[other] { $max } حرف على الأكثر.
}
leave-empty = يُرجى ترك هذا الحقل فارغًا

## When something is wrong

errors-title = { $count ->
    [zero] لا توجد إجابات تحتاج إلى مراجعة
    [one] يُرجى مراجعة إجابة واحدة
    [two] يُرجى مراجعة إجابتين
    [few] يُرجى مراجعة { $count } إجابات
    [many] يُرجى مراجعة { $count } إجابة
   *[other] يُرجى مراجعة { $count } إجابة
}
error-required = يُرجى الإجابة عن هذا السؤال.
error-required-row = يُرجى اختيار إجابة عن «{ $row }».
error-not-offered = يُرجى اختيار إحدى الإجابات المعروضة.
error-too-many-choices = { $max ->
    [zero] يُرجى عدم اختيار أي إجابة.
    [one] يُرجى اختيار إجابة واحدة على الأكثر.
    [two] يُرجى اختيار إجابتين على الأكثر.
    [few] يُرجى اختيار { $max } إجابات على الأكثر.
    [many] يُرجى اختيار { $max } إجابة على الأكثر.
   *[other] يُرجى اختيار { $max } إجابة على الأكثر.
}
error-too-few-choices = { $min ->
    [zero] لا يلزم اختيار أي إجابة.
    [one] يُرجى اختيار إجابة واحدة على الأقل.
    [two] يُرجى اختيار إجابتين على الأقل.
    [few] يُرجى اختيار { $min } إجابات على الأقل.
    [many] يُرجى اختيار { $min } إجابة على الأقل.
   *[other] يُرجى اختيار { $min } إجابة على الأقل.
}
error-exclusive = يُرجى اختيار هذه الإجابة وحدها، أو اختيار إجابات أخرى دونها.
error-same-place = يُرجى استخدام كل مرتبة مرة واحدة فقط.
error-not-a-number = يُرجى كتابة عدد، مثل 12.
error-ambiguous-number = يُرجى كتابة العدد دون فاصلة أو نقطة، كما في 1000.
error-number-range = يُرجى كتابة عدد من { $min } إلى { $max }.
error-whole-number = يُرجى كتابة عدد صحيح.
error-decimals = { $decimals ->
    [zero] يُرجى عدم كتابة أي رقم بعد الفاصلة.
    [one] يُرجى كتابة رقم واحد على الأكثر بعد الفاصلة.
    [two] يُرجى كتابة رقمين على الأكثر بعد الفاصلة.
    [few] يُرجى كتابة { $decimals } أرقام على الأكثر بعد الفاصلة.
    [many] يُرجى كتابة { $decimals } رقمًا على الأكثر بعد الفاصلة.
   *[other] يُرجى كتابة { $decimals } رقم على الأكثر بعد الفاصلة.
}
error-bad-day = يُرجى كتابة تاريخ، مثل { "\u200E" }2026-03-01.
error-too-long = { $max ->
    [zero] يُرجى عدم كتابة أي حرف.
    [one] يُرجى كتابة حرف واحد على الأكثر.
    [two] يُرجى كتابة حرفين على الأكثر.
    [few] يُرجى كتابة { $max } أحرف على الأكثر.
    [many] يُرجى كتابة { $max } حرفًا على الأكثر.
   *[other] يُرجى كتابة { $max } حرف على الأكثر.
}
error-bad-email = يُرجى كتابة عنوان بريد إلكتروني، مثل name@example.org.
error-other = لا يمكن قبول هذه الإجابة. يُرجى تغييرها.
error-send-again = ظلت هذه الصفحة مفتوحة مدة طويلة جدًا. إجاباتك ما زالت هنا: يُرجى الضغط على الزر مرة أخرى.
error-too-often = تصل الآن إجابات كثيرة من شبكتك. إجاباتك ما زالت هنا: يُرجى الانتظار دقيقة ثم الضغط على الزر مرة أخرى.
error-unavailable = لا يمكننا حفظ إجاباتك الآن. إجاباتك ما زالت هنا: يُرجى الانتظار دقيقة ثم الضغط على الزر مرة أخرى.
error-differs = سبق إرسال هذا النموذج بإجابات أخرى. الإجابات المحفوظة هي التي أُرسلت أولًا.

## When there is nothing to answer

closed-title = انتهى هذا الاستبيان
closed-text = شكرًا على الرغبة في المشاركة. لم يعد بالإمكان قبول إجابات أخرى.
soon-title = لم يبدأ هذا الاستبيان بعد
soon-text = يبدأ الاستبيان في { "\u200E" }{ $day }.
trouble-title = يُرجى المحاولة مرة أخرى بعد قليل
lost-text = لم يُحفظ شيء. يُرجى العودة وإعادة الإرسال.
too-large-title = النص أطول مما ينبغي
too-large-text = لم يُحفظ شيء. يُرجى العودة وكتابة نص أقصر ثم إعادة الإرسال.
missing-title = هذه الصفحة غير موجودة
missing-text = يُرجى التحقق من العنوان أو مسح الرمز مرة أخرى.
link-used-title = سبق استخدام هذا الرابط
link-used-text = يمكن استخدام كل رابط مرة واحدة. شكرًا على إجابتك.
link-late-title = انتهت صلاحية هذا الرابط
link-late-text = كان استخدامه ممكنًا حتى { "\u200E" }{ $day }.
link-broken-title = هذا الرابط لا يعمل
link-broken-text = يُرجى فتحه مرة أخرى من الرسالة التي وصلتك، كاملًا ودون تغيير.

## After sending

thanks-title = شكرًا لك
thanks-text = حُفظت إجاباتك.
thanks-held = حُفظت إجاباتك. ستراجعها البلدية قبل احتسابها.
receipt-title = إيصالك
receipt-text = بهذا الرمز يمكنك عرض إجاباتك أو تصحيحها أو سحبها. يُرجى الاحتفاظ به: نحن لا نعرف هويتك ولا يمكننا العثور على إجاباتك من دونه.
receipt-copy = نسخ الرمز
receipt-copied = تم النسخ
print = طباعة
receipt-qr = رمز QR لهذا الإيصال
receipt-show = عرض إجاباتي
see-results = عرض النتائج
stored-title = إجاباتك المحفوظة
stored-on = أُرسلت في { "\u200E" }{ $day }
stored-held = لم تُحتسب بعد: ستراجعها البلدية أولًا.
not-answered = دون إجابة
masked-note = لاحظنا في النص بيانات شخصية، وأُزيلت قبل الحفظ.
correct = تصحيح إجاباتي
correct-title = تصحيح إجاباتك
correct-save = حفظ
corrected-title = صُحّحت إجاباتك
withdraw = سحب إجاباتي
withdraw-title = سحب إجاباتك؟
withdraw-text = ستُحذف نهائيًا ولن تُحتسب بعد ذلك.
withdraw-yes = نعم، سحب الإجابات
withdraw-no = لا، الاحتفاظ بها
withdrawn-title = سُحبت إجاباتك
withdrawn-text = حُذفت ولم تعد تُحتسب.
receipt-enter-title = عرض إجاباتك أو سحبها
receipt-enter-label = رمز الإيصال
receipt-enter-hint = 20 حرفًا ورقمًا، مثل { "\u200E" }0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = لم نجد إجابات لهذا الرمز. يُرجى التحقق منه. ربما سُحبت الإجابات.

## Widget, button, poster, kiosk, entry by staff

give-feedback = إبداء الرأي
close = إغلاق
poster-scan = يمكنك مسح الرمز بكاميرا هاتفك
poster-address = أو زيارة { $address }
kiosk-next = الشخص التالي
kiosk-restart = البدء من جديد
kiosk-soon = ستبدأ هذه الصفحة من جديد بعد لحظات.
kiosk-waiting = { $count ->
    [zero] لا يوجد اتصال: لا توجد إجابات محفوظة هنا.
    [one] لا يوجد اتصال: إجابة واحدة محفوظة هنا وستُرسل لاحقًا.
    [two] لا يوجد اتصال: إجابتان محفوظتان هنا وستُرسلان لاحقًا.
    [few] لا يوجد اتصال: { $count } إجابات محفوظة هنا وستُرسل لاحقًا.
    [many] لا يوجد اتصال: { $count } إجابة محفوظة هنا وستُرسل لاحقًا.
   *[other] لا يوجد اتصال: { $count } إجابة محفوظة هنا وستُرسل لاحقًا.
}
kiosk-script = تحتاج هذه الشاشة إلى JavaScript لحفظ الإجابات عند انقطاع الاتصال.
staff-title = إدخال من الموظفين
staff-text = يُرجى إدخال ما كُتب على الورق أو قيل عبر الهاتف كما ورد. تُحتسب الإجابات في يوم إدخالها.
staff-next = إدخال التالي

## Public results

results-title = النتائج
results-answers = { $count ->
    [zero] لا توجد إجابات
    [one] إجابة واحدة
    [two] إجابتان
    [few] { $count } إجابات
    [many] { $count } إجابة
   *[other] { $count } إجابة
}
results-few = { $min ->
    [zero] تُعرض النتائج في كل الأحوال.
    [one] تُعرض النتائج عند وجود إجابة واحدة على الأقل.
    [two] تُعرض النتائج عند وجود إجابتين على الأقل.
    [few] تُعرض النتائج عند وجود { $min } إجابات على الأقل.
    [many] تُعرض النتائج عند وجود { $min } إجابة على الأقل.
   *[other] تُعرض النتائج عند وجود { $min } إجابة على الأقل.
}
results-satisfied = نسبة الراضين: { $percent }
results-interval = فاصل 95 %: من { $low } إلى { $high }
results-mean = المتوسط: { $mean }
results-answer = الإجابة
results-count = العدد
results-over-time = بمرور الوقت
results-month = الشهر
results-share = النسبة

## Privacy notice

privacy-title = إشعار الخصوصية
privacy-who = تطلب { $city } رأيك لتحسين خدماتها. المشاركة اختيارية.
privacy-stored-title = ما الذي يُحفظ
privacy-stored = إجاباتك، واليوم والوقت، واللغة، والمكان الذي وجدت فيه الاستبيان.
privacy-not-stored = لا يُحفظ اسمك ولا عنوان شبكتك ولا جهازك. لا تُستخدم ملفات تعريف ارتباط. إذا تضمّن النص بيانات شخصية نتعرّف عليها، مثل عنوان بريد إلكتروني أو رقم هاتف، فإنها تُزال قبل حفظ أي شيء.
privacy-purpose-title = الغرض من الاستخدام
privacy-purpose = تُنشر الأعداد والنسب وتُقارن. أما التعليقات فلا تقرؤها إلا البلدية.
privacy-time-title = مدة الحفظ
privacy-time = { $days ->
    [zero] تُحذف الإجابات في اليوم نفسه، وتبقى الأعداد.
    [one] تُحذف الإجابات بعد يوم واحد، وتبقى الأعداد.
    [two] تُحذف الإجابات بعد يومين، وتبقى الأعداد.
    [few] تُحذف الإجابات بعد { $days } أيام، وتبقى الأعداد.
    [many] تُحذف الإجابات بعد { $days } يومًا، وتبقى الأعداد.
   *[other] تُحذف الإجابات بعد { $days } يوم، وتبقى الأعداد.
}
privacy-time-open = لم تحدد البلدية مدة بعد. يمكنك سحب إجاباتك في أي وقت.
privacy-rights-title = حقوقك
privacy-rights = باستخدام رمز الإيصال يمكنك عرض إجاباتك أو تصحيحها أو سحبها في أي وقت. ويمكنك أيضًا تقديم شكوى إلى هيئة حماية البيانات في بلدك.
contact-title = التواصل
contact-none = يُرجى السؤال في مكتب خدمة المواطنين في البلدية.

## Accessibility statement

accessibility-title = بيان سهولة الوصول
accessibility-goal = هذه الصفحات مخصصة للجميع. وقد صُمّمت لتستوفي WCAG 2.2 بالمستوى AA والمعيار الأوروبي EN 301 549.
accessibility-how = تعمل الصفحات بلوحة المفاتيح وحدها، ومع قارئ الشاشة، وعلى الشاشات الصغيرة، وعند التكبير، وفي الوضع الداكن، ومن دون JavaScript. وتُفحص آليًا قبل كل إصدار.
accessibility-problem = إذا تعذّر عليك استخدام شيء ما، فيُرجى إبلاغ البلدية. وعند عدم الحصول على رد مناسب، يمكن التوجه إلى الجهة المشرفة على سهولة الوصول في بلدك.

# What the city did about it
you-said = قلتم
we-did = وفعلنا

# Limits
requests-too-many = وصلت طلبات كثيرة جدًا من شبكتك. يُرجى الانتظار دقيقة ثم المحاولة مرة أخرى.
