skip = Skip to content
nav-pages = Pages
nav-languages = Languages
cities = Cities
indicators = Indicators
practices = Practices
cities-title = Satisfaction with city services
cities-lead = { $percent } of the people who answered were satisfied, based on { $answers } answers in { $cities ->
    [one] { $cities } city
   *[other] { $cities } cities
 }.
cities-none = No city has enough answers yet. Results appear when a city has at least { $min } answers.
counted-at = Figures up to { $time } (UTC). Every figure is based on at least { $min } answers. Satisfied means: { $measure }.
satisfied-scores = a score of { $from } or higher on a scale from { $first } to { $last }
funnel-title = { $outside ->
    [0] None of { $all } cities is outside the control limits
    [one] { $outside } of { $all } cities is outside the control limits
   *[other] { $outside } of { $all } cities are outside the control limits
}
funnel-description = Each dot is a city. The further right, the more answers. The higher, the larger the percentage of satisfied people. The lines are the 95% and 99.8% control limits around the average of all cities.
funnel-read = How to read this chart
funnel-how = Results based on few answers vary more, so the limits are wider on the left. A city outside the limits differs from the average by more than chance explains. The adjusted percentage moves each city towards the average; the fewer answers it has, the more it moves. Methods: empirical Bayes with a beta-binomial model (Kleinman 1973) and funnel limits (Spiegelhalter 2005).
answers-axis = Number of answers
city = City
service = Service
survey = Survey
surveys = Surveys
answers = Answers
responses = Responses
satisfied = Satisfied
measure-csat = Satisfied people (CSAT)
measure-govuk = Satisfaction score, 0 to 100
measure-nps = Net Promoter Score
measure-ces = Customer effort score
measure-sus = System Usability Scale (SUS)
measure-umux-lite = UMUX-Lite
measure-time-saved = Time saved
measure-sdg-found = Found what they were looking for (Single Digital Gateway)
measure-sdg-rating = Star rating (Single Digital Gateway)
interval = 95% confidence interval
expected = Adjusted percentage
compared-with-average = Compared with average
above-average = Above average
no-significant-difference = No significant difference
below-average = Below average
withheld = Not shown: fewer than { $min } answers
services-title = All services
show-numbers = Show the figures
city-lead = { $percent } of the people who answered were satisfied, based on { $answers } answers.
city-few = Results are not shown yet because there are fewer than { $min } answers.
city-surveys = Results by service
actions-title = You said, we did
actions-caution = Cities act where figures are low, and low figures often rise again by themselves. Compare with services where nothing was changed.
said = You said
did = We did
done-on = since { $day }
percentage-points = { $count ->
    [one] { $shown } point
   *[other] { $shown } points
 }
points = { $count ->
    [one] { $shown } point
   *[other] { $shown } points
 }
effect = Before ({ $before_period }): { $before }. After ({ $after_period }): { $after }.
effect-up = This is a significant increase: { $change } (95% confidence interval of the difference { $low } to { $high }).
effect-down = This is a significant decrease: { $change } (95% confidence interval of the difference { $low } to { $high }).
effect-unchanged = Unchanged within { $margin }: difference { $difference } (95% confidence interval { $low } to { $high }).
effect-too-few = There are too few answers to say whether this changed: difference { $difference } (95% confidence interval { $low } to { $high }).
shared-title = Survey templates shared by cities
shared-by = Shared by { $city }
practices-title = What cities learned
practices-lead = What people said, what cities did and what changed, measured before and after.
practices-none = No city has published an action yet. Cities add actions in Urbivox.
benchmark-title = User-centricity indicators
benchmark-lead = { $cities ->
    [one] { $cities } city has published its answers for { $year }.
   *[other] { $cities } cities have published their answers for { $year }.
 } { $first ->
    [one] { $best } ranks first with { $percent }.
   *[other] { $first } cities share the first rank with { $percent }.
 }
benchmark-none = No city has published its indicators yet. Cities answer them in Urbivox.
benchmark-how = Cities answer each indicator themselves, with yes or no. Every yes needs evidence. The score of a dimension is the percentage of indicators answered yes. The total is the mean of all dimensions. Cities with the same percentage share a rank. The rank range shows which ranks are possible given the 95% uncertainty of measured satisfaction. It applies to each city by itself.
framework = Framework
edition = Edition
rank = Rank
rank-range = { $best }–{ $worst }
ranks = Rank range
total = Total
pillar-average = All cities: { $name }
csv = Download (CSV)
colour-red = low
colour-orange = medium
colour-green = high
profile-title = Indicators { $year }
profile-lead = Rank { $rank }, with a total of { $percent }.
profile-chart = { $city } compared with the mean and the best
profile-description = For each dimension, the bar is the city, the line is the mean of all cities and the dot is the best city.
dimension = Dimension
own = City
mean = Mean
best = Best
strengths = Strengths
peers = Most similar cities
peers-method = Similarity is based half on the scores for the dimensions and half on the number of inhabitants, on a logarithmic scale.
peer-size = { $city }, { $population } inhabitants
gains-title = Where one more yes adds most to the total
gain = Points gained
statement = Indicator
over-years = Over the years
year = Year
badge-title = Show this on your website
badge-alt = Satisfaction with { $service }, { $city }
not-there-title = Page not found
not-there = It may have moved. Start from the list of cities.

# Overload
busy-title = This page is busy
busy = Too many people are using this page. Try again in a moment.
trouble-title = There is a problem
trouble = Sorry, there is a problem with this page. Try again later.
