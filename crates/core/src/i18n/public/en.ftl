skip = Skip to content
nav-pages = Pages
nav-languages = Languages
cities = Cities
indicators = Indicators
practices = Practices
cities-title = Satisfaction with city services
cities-lead = Results of { $cities ->
    [one] { $cities } city
   *[other] { $cities } cities
 }. Only services of the same type are compared, over the same months.
cities-none = No city has enough answers yet. Results appear when a survey has at least { $min } answers, on the next day at the earliest.
satisfied-scores = a score of { $from } or higher on a scale from { $first } to { $last }
as-of = Figures up to { $day }
views-note = These are the views of the people who chose to answer. The interval covers chance only, not people who did not answer.
released-note = Figures come from the latest release of each survey. Every figure is based on a group of at least { $min } answers. Counts may be rounded to multiples of 3 so that nobody can be recognised.
funnel-title = { $outside ->
    [0] None of { $all } cities stands out beside the usual differences between cities
    [one] { $outside } of { $all } cities stands out even beside the usual differences between cities
   *[other] { $outside } of { $all } cities stand out even beside the usual differences between cities
}
funnel-description = Each dot is a city. The further right, the more answers. The higher, the larger the percentage. The lines are the 99.8% control limits around the average of all cities.
funnel-read = How to read this chart
funnel-how = Results based on few answers vary more, so the limits are wider on the left. A city outside the limits differs from the average by more than chance and the usual differences between cities explain. The adjusted percentage moves each city towards the average; the fewer answers it has, the more it moves. Methods: common percentage (Kleinman 1973), adjusted percentages by a beta-binomial model (Morris and Tang 2011) and funnel limits with over-dispersion (Spiegelhalter 2005).
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
cities-told = Figures up to { $day }. Every figure is based on a group of at least { $min } answers.
cities-rounded = Counts are rounded to multiples of { $base } so that nobody can be recognised. They may not add up to the totals.
expected-interval = 95% interval of the adjusted percentage
measure = Measure
value = Value
service-type = Type of service
service-type-none = No type: not compared
comparison-show = Show comparison
comparison-none = No services are compared yet. Services are compared when two cities measure the same thing for the same type of service.
comparisons-title = All comparisons
comparison-title = { $type }: { $measure }
comparison-period = From { $from } to { $to }.
comparison-satisfied = Satisfied means: { $measure }.
comparison-few = { $cities ->
    [0] No city has at least { $answers } answers.
    [one] { $cities } city has at least { $answers } answers.
   *[other] { $cities } cities have at least { $answers } answers.
} Cities are compared with the average when { $needed } cities have that many.
comparison-only-percentages = Only percentages are compared with the average.
compared-cities = Compared cities
norms-text = Half of the { $cities } cities with at least { $answers } answers are between { $low } and { $high }. The median is { $median }.
norms-median = Median
too-few-to-compare = Fewer than { $answers } answers: not compared
placements = Placements
placements-differ = Placements differ
placements-note = “Placements differ” means that people were asked in other ways than in the other cities, for example at a kiosk instead of by e-mail. Part of the difference may come from that.
services-first = The table has the first { $shown } of { $all } surveys. The pages of the cities have all of them.
city-compared = Compared with other cities
withheld = Not shown: at least { $min } answers are needed
services-title = All services
show-numbers = Show the figures
city-lead = { $surveys ->
    [one] { $surveys } survey has
   *[other] { $surveys } surveys have
 } published results.
city-few = Results are not shown yet. They appear when a survey has at least { $min } answers, on the next day at the earliest.
city-surveys = Results by service
actions-title = You said, we did
actions-caution = Cities act where figures are low, and low figures often rise again by themselves. Compare with services where nothing was changed.
said = You said
did = We did
done-on = since { $day }
decided-on = decided on { $day }
effective-from = in effect from { $day }
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
effect-unchanged = Unchanged within { $margin }: difference { $difference } (90% confidence interval { $low } to { $high }).
effect-too-few = There are too few answers to say whether this changed: difference { $difference } (95% confidence interval { $low } to { $high }).
not-compared-asked-differently = Not compared: the question was asked differently before.
not-compared-placements-differ = Not compared: people answered at other placements before.
not-compared-too-few = Not compared: there are too few answers.
not-compared-not-tested = Not compared: the change of this figure is not tested.
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
benchmark-frozen = Rank ranges are calculated from the survey results at the time of publication. Later answers do not change them.
benchmark-not-measured = “Not measured”: the city states that more than 80% are satisfied, or that they are not, and no survey here measures it. Both are then equally likely in its rank range.
not-measured = not measured
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
