### How interviewers mark, and the simulated day

## Flags: for the lead alone

flag-severe = { $name } gives { $points } points less than the others for the same candidates (± { $se }).
flag-lenient = { $name } gives { $points } points more than the others for the same candidates (± { $se }).
flag-narrow = { $name } uses a narrow part of the scale and separates candidates little.
flag-wide = { $name } uses the extremes more than the people beside.
flag-halo = On { $name }'s sheets the criteria are much alike: a general impression may weigh in.
flag-harder-later = { $name } became harder as the day went on: about { $points } points over the day.
flag-softer-later = { $name } became softer as the day went on: about { $points } points over the day.
flag-too-few = { $names }: too few shared interviews ({ $n }) to tell.
flag-drift-silence = Not enough interviews to see a drift below { $points } points a day.

## The simulated day

simulated =
    { $people ->
        [one] One person
        *[other] { $people } people
    } and { $interviewers } interviewers simulated, the marks in scores.csv and the true worth in truth.csv: { $folder }
simulate-in-the-way = { $path } is not from a simulation: there is no truth.csv beside it.
study-title =
    { $days ->
        [one] The true best { $places } found on one simulated day
        *[other] The true best { $places } found, on average over { $days } simulated days
    }
study-reading = In each cell: the lasting best / the best of that day. Gain: model minus raw, on the best of that day.
study-fixed = fixed pairs
study-rotating =
    { $blocks ->
        [one] one block
        *[other] rotating pairs, { $blocks } blocks
    }
study-by-area = { $design }, by area
study-severity = { $design }, severity ±{ $sd }
study-design = design
study-raw = raw
study-z-score = z-score
study-constants = free constants
study-model = model
study-gain = gain
