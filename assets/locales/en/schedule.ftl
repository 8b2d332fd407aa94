### The schedule: who meets whom, where and when

## The grid

schedule-block = block { $n }
schedule-later-day = day { $day }, { $time }
schedule-legend = . free   + free, in reserve   x not used
schedule-time = time
schedule-slot = slot
schedule-nobody = No candidates.

## What it costs

schedule-placed =
    { $of ->
        [one] One candidate
       *[other] { $of } candidates
    }, { $n } with a place.
schedule-cost = Cost { $cost }: preferences and moves { $arcs }, people without a place { $unassigned }, load of blocks { $blocks }, load of desks { $desks }, missing links { $link }.
schedule-optimal = No plan costs less: this is proven.
schedule-optimal-rota = No plan costs less, whichever way the partners go round: this is proven.
schedule-bounded = Only some ways for the partners to go round were tried; none goes below { $bound }.

## Who is left without a place

schedule-left-out =
    { $n ->
        [one] One person without a place:
       *[other] { $n } people without a place:
    }
schedule-left-out-helped = { "  " }{ $who }: { $why }; would have a place { $helps }.
schedule-left-out-unhelped = { "  " }{ $who }: { $why }; no single rule would change that.
schedule-relax-window = if they could come at { $time } (desk { $desk })
schedule-relax-notice = if less notice were enough (desk { $desk }, { $time })
schedule-relax-presence = if they could come earlier (desk { $desk }, { $time })
schedule-relax-cell = if the cell of desk { $desk } at { $time } were opened
schedule-relax-extra-cell = if desk { $desk } saw one more person at { $time }, in the break
schedule-relax-area = if { $who } judged the area { $area } (desk { $desk }, { $time })
schedule-relax-stay = if { $who } did not go away (desk { $desk }, { $time })
schedule-relax-conflict = if { $who } could see them in spite of the conflict (desk { $desk }, { $time })
schedule-why-no_area = no desk covers their area
schedule-why-conflict = a conflict at every desk that covers their area
schedule-why-window = no fitting place in their hours
schedule-why-full = every fitting place is taken

## Who moves

schedule-moves =
    { $n ->
        [0] Nobody moves.
        [one] One person moves:
       *[other] { $n } people move:
    }
schedule-at = { $desk }, { $time }
schedule-from = from
schedule-to = to
schedule-nowhere = without a place
schedule-move-pinned = pinned elsewhere
schedule-move-past = the cell has gone by
schedule-move-closed = the cell is closed
schedule-move-shut = nobody sits at the desk any more
schedule-move-away = somebody at the desk is away
schedule-move-taken = the cell is pinned for somebody else
schedule-move-no_area = nobody at the desk judges their area any more
schedule-move-conflict = a conflict with somebody at the desk
schedule-move-window = outside their hours
schedule-move-makes_room = makes room for somebody else
schedule-move-cheaper = the whole plan costs less

## Comparing interviewers

schedule-comparable = The interviewers can be compared: on average the difference in severity of two of them will be known with an error { $se } times that of a mark.
schedule-not-comparable = Not comparable across these groups, which have no candidates in common: { $groups }

## No answer

schedule-no-rota = There are more blocks than desks: some pair would meet twice, and there is no rota.
schedule-no-rota-next = Take a block away or add a desk, or give the rota yourself ("kind": "plan").
schedule-problem = { $file }: { $what }
schedule-problem-at = { $file }, { $place }: { $what }
schedule-problem-next = Mend the file and try again.
schedule-file-too-large = the file is larger than { $megabytes } MB
schedule-wrong-syntax = this is no JSON, line { $line }, column { $column }
schedule-wrong-missing = is missing
schedule-wrong-unknown-kind = "{ $kind }" is not plan, replan or joint
schedule-wrong-unknown = there is no "{ $name }" in this problem
schedule-wrong-twice = "{ $name }" is there twice
schedule-wrong-outside = has to be between { $least } and { $most }
schedule-wrong-length = { $wanted } items are wanted, { $found } are there
schedule-wrong-too-many = too many for one problem
schedule-wrong-backwards = time goes backwards
schedule-wrong-too-large = numbers so large that the sum would not be exact
schedule-wanted-whole = a whole number is wanted
schedule-wanted-text = a text is wanted
schedule-wanted-choice = true or false is wanted
schedule-wanted-list = a list is wanted
schedule-wanted-object = an object with names and values is wanted
schedule-wanted-cell = a cell is wanted: [desk, number]
schedule-wanted-span = a stretch of minutes is wanted: [from, to]
