### Why a thing cannot be done

refusal-no-day = There is no day here yet.
refusal-day-already-open = There is a day here already.
refusal-nobody-acting = Say first who is acting.
refusal-not-lead = Only the lead does this.
refusal-not-your-seat = Only the seat itself, or the lead, writes on this sheet.
refusal-not-your-pair = Only this interview's pair, or the lead, does this.
refusal-no-such-candidate = There is no such candidate.
refusal-no-such-person = There is no such person on this day.
refusal-no-such-pair = There is no such pair.
refusal-no-such-interview = There is no such interview.
refusal-no-such-area = There is no such area on this day.
refusal-no-such-criterion = { $criterion } is no criterion of the rubric.
refusal-no-rubric = There is no rubric yet.
refusal-no-such-call = This call is not open.
refusal-which-call = Several calls are open: say which.
refusal-name-missing = A name is needed.
refusal-text-too-long = The text is too long: { $limit } characters at most. Nothing was cut.
refusal-bad-value = This value will not do: { $value }.
refusal-level-outside-scale = Levels go from { $min } to { $max }.
refusal-laptop-not-accepted = The lead has not accepted this laptop yet: marks and check-in count from here, the lead's decisions do not. Take them on the lead's laptop, or have this one accepted.
refusal-laptop-lacks-right = The lead accepted this laptop for other tasks: this does not count from here. Do it on a laptop that may, or ask the lead for the task.
refusal-laptop-set-aside = The lead has set this laptop aside: what is written here counts no more. Go on with another laptop; what was written before stays.
refusal-rubric-in-use = There are marks already: the rubric stays.
refusal-same-person = Host and partner are the same person.
refusal-no-pair-at-desk = No pair sits at desk { $desk }.
refusal-candidate-withdrawn = This person withdrew.
refusal-already-in-interview = This person is in an interview already.
refusal-conflict-declared = Both seats know this person: another pair is needed.
refusal-seat-in-conflict = This seat knows the person and steps aside.
refusal-interview-void = This interview does not count.
refusal-interview-ended = This interview is over.
refusal-interview-not-started = This interview has not begun.
refusal-sheet-sealed = The sheet is sealed and stays as it is.
refusal-sheet-empty = Nothing is marked on the sheet yet.
refusal-sheet-not-sealed = The sheet is not sealed.
refusal-already-revealed = Both sheets were revealed: they stay as they are.
refusal-seals-missing = Sheets are still to be sealed: { $names }.
refusal-not-revealed = Both sheets must be revealed first.
refusal-other-seat-needed = The other seat has to agree, or the lead.
refusal-reason-needed = A reason is needed, in a few words.
refusal-sentence-needed = The gap is { $gap }, over { $tolerance }: a sentence is needed.
refusal-day-closed = The day is closed.
refusal-day-not-closed = The day is not closed yet.
refusal-day-blocked = The day cannot close yet: { $n ->
    [one] { $n } thing is missing
   *[other] { $n } things are missing
    }.
refusal-nothing-to-accept = This does not keep the day from closing.
refusal-no-such-clash = There are no two values to decide between here.
refusal-not-on-the-list = This person is neither on the shortlist nor on the reserve.
refusal-merge-cycle = These two applications are one person already.
refusal-nothing-to-undo = There is nothing to take back.
refusal-nothing-to-redo = There is nothing to do again.
refusal-cannot-undo = The last act cannot be taken back this way.
refusal-earlier-value-gone = The earlier value is not here: it cannot be put back.
