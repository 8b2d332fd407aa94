### The words of the screen

## Dates and times

date-long = { $weekday } { $day } { $month } { $year }
date-short = { $day } { $month }
minutes = { $n } min
weekday-mon = Mon
weekday-tue = Tue
weekday-wed = Wed
weekday-thu = Thu
weekday-fri = Fri
weekday-sat = Sat
weekday-sun = Sun
month-jan = Jan
month-feb = Feb
month-mar = Mar
month-apr = Apr
month-may = May
month-jun = Jun
month-jul = Jul
month-aug = Aug
month-sep = Sep
month-oct = Oct
month-nov = Nov
month-dec = Dec

## Stages of a person in the day

stage-expected = expected
stage-present = present
stage-called = called
stage-in-interview = in interview
stage-done = done
stage-late = late
stage-absent = absent
stage-withdrawn = withdrawn
stage-postponed = postponed
walk-in = walk-in
has-conflict = conflict
second-look = second look

## States of a sheet

sheet-empty = empty
sheet-open = draft
sheet-sealed = sealed
sheet-reopened = reopened
sheet-agreed = agreed
sheet-recused = stepped aside
mark-covered = marked
evidence-owed = evidence owed

## Why a criterion is not assessed

not-assessed = not assessed
na-not-asked = not asked
na-recused = I step aside
na-interrupted = interrupted
na-absent = absent

## Decisions

decision-undecided = undecided
decision-in = in
decision-reserve = reserve
decision-out = out

## What is stored and what is missing

saved-typed = typed
saved-saving = saving
saved-at = stored { $at }
saved-not = NOT stored
missing-count = { $n } missing
missing-nothing = Nothing is missing.
progress-of = { $done } of { $all }

## Things

word-day = day
word-candidate = application
word-area = area
word-interviewer = interviewer
word-pair = pair
word-desk = desk
word-frontdesk = front desk
word-lead = lead
word-block = block
word-sheet = sheet
word-criterion = criterion
word-weight = weight
word-question = question
word-questions = Questions
word-note = note
word-evidence = evidence
word-agreement = agreement
word-shortlist = shortlist
word-place = place
word-tie = tie
word-raw-score = raw score
word-laptop = laptop
word-stick = stick
word-bundle = bundle
word-clash = clash

## Names of keys

key-enter = Enter
key-esc = Esc
key-tab = Tab
key-shift = Shift
key-ctrl = Ctrl
key-space = Space
key-backspace = Backspace
key-del = Del
key-pgup = PgUp
key-pgdn = PgDn
key-home = Home
key-end = End
