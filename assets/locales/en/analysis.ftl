# What the marks say, and why to doubt a figure.

analysis-no-sheet = No sheet has enough marks.
analysis-all-equal = All marks are equal: nothing separates the candidates.
analysis-one-interviewer = One interviewer only: severity has nobody to be compared with.
analysis-no-overlap = No candidate was scored by two interviewers.
analysis-too-few = Too few sheets for a margin of error.
analysis-no-disagreement = Interviewers never differ beyond a constant: no margin of error can be had.
analysis-not-connected = These groups share no interviewer: scores are not comparable across them.
analysis-apart = { $n ->
    [one] 1 candidate was seen by a group apart and is not adjusted.
   *[other] { $n } candidates were seen by a group apart and are not adjusted.
    }
analysis-flat = The marks do not separate people: all of them are contested.
analysis-unscored = { $n ->
    [one] One person has no sheet that counts: { $names }.
   *[other] { $n } people have no sheet that counts: { $names }.
    }
analysis-lone = { $n ->
    [one] One person's score comes from a single sheet: { $names }.
   *[other] The scores of { $n } people come from a single sheet: { $names }.
    }
analysis-too-little = { $n ->
    [one] One sheet has too little assessed and does not count.
   *[other] { $n } sheets have too little assessed and do not count.
    }
analysis-unassessed = { $n ->
    [one] One criterion has no mark and no weight: { $names }.
   *[other] { $n } criteria have no mark and no weight: { $names }.
    }
analysis-quotas = No choice keeps all minima and maxima of the areas together.
analysis-empty-area = There is nobody in the area “{ $area }”.
analysis-minimum-cut = The area “{ $area }” asks for at least { $min } and has { $people } people.
analysis-cut = ── up to here { $places } places ──
analysis-chart = Near the cut: adjusted score, margin, chance of being among the first.
analysis-best-among-out = { $n } of the true best are expected among those who are out: out is not a verdict.
analysis-remain = These chances speak of how the interviews went. If a third of the differences were the day's form, { $n } of the { $places } would remain on average.
analysis-agreement = Agreement (1 full, 0 none beyond chance): the mean of a pair { $pair }, one sheet { $sheet }.
analysis-no-agreement = Agreement: none beyond chance (the mean of a pair { $pair }).
analysis-severity-costs = Differences in severity take { $points } of the agreement.
analysis-marks-agree = On single marks: ordinal alpha { $alpha }, quadratic kappa { $kappa }.
analysis-two-areas = { $candidate } has more than one area ({ $areas }): the first counts.
analysis-ignored = Columns not used: { $columns }.
table-adjusted = adjusted
table-adjusted-se = ±
table-adjusted-rank = adj. rank
table-p-in = chance
table-p-in-quota = with quotas
table-zone = zone
zone-in = in
zone-contested = contested
zone-out = out
