### The proposed shortlist, and the files that pose the problem

proposal-optimal = { $places ->
    [one] One place, { $points } points: no other choice is worth more, and that is proven.
   *[other] { $places } places, { $points } points: no other team is worth more, and that is proven.
    }
proposal-bounded = { $places ->
    [one] One place
   *[other] { $places } places
    }, { $points } points: the best found so far. A better team would be worth { $bound } at most ({ $gap } more).
proposal-open = No team found so far, and it is not proven that there is none: one would be worth { $bound } points at most.
proposal-infeasible = { $places ->
    [one] Nobody can have the place: the rules contradict each other.
   *[other] No team of { $places } keeps all the rules: they contradict each other.
    }
proposal-clash = These contradict each other, and none can be spared: { $rules }.
proposal-mends = Taking away one of these is enough: { $rules }.
proposal-no-single-mend = Taking away one rule is not enough: there is more than one contradiction.
proposal-reserves = Reserves, in the order to call them: { $codes }.
proposal-ties = Ties at the cut, an equally good team decides otherwise: { $codes }.
proposal-alternative = Or else: { $change }, { $points } points.
proposal-instead = { $out } out, { $into } in
proposal-lock-in = Keeping { $code } in costs { $points }.
proposal-lock-out = Keeping { $code } out costs { $points }.
proposal-in = in
proposal-reserve = reserve
proposal-out = out
proposal-no-team = No team.
proposal-impossible = never
proposal-how-to-read = Gap: points lost by deciding otherwise (0 is a tie, “never”: no team allows it). Substitute: points lost if the person declines and the others stay. Price: points gained without that limit.
proposal-column-state = decision
proposal-column-value = value
proposal-column-gap = gap
proposal-column-replacement = substitute
proposal-column-quota = quota
proposal-column-chosen = in
proposal-column-min = minimum
proposal-column-max = maximum
proposal-column-price = price
problem-too-large = { $file } has more than { $megabytes } MB: it is no problem of this kind.
problem-not-json = { $file }, line { $line }, column { $column }: here the file stops being JSON.
problem-at = { $file }, { $place }: { $what }
problem-missing = it is missing.
problem-want-object = this has to be an object, in braces.
problem-want-list = this has to be a list, in brackets.
problem-want-text = this has to be a text, in quotes.
problem-want-pair = this has to be two codes, like ["C001","C002"].
problem-want-kind = this can be "area" or "tag".
problem-want-count = this has to be a whole number, 0 or more.
problem-want-value = this has to be a whole number of thousandths, between -{ $limit } and { $limit }.
problem-no-seats = there has to be at least one seat.
problem-few-candidates = there are { $seats } seats and { $candidates } candidates.
problem-too-many = there are { $count }, more than { $limit }.
problem-twice = { $id } is there already.
problem-unknown = nobody has the code { $id }.
problem-one-person = { $id } cannot be paired with itself.
problem-mend = Correct the file there and try again.
