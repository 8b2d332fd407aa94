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

## The pages

## Schermate

screen-queue = Queue
screen-pairs = Pairs
screen-rubric = Rubric
screen-day = Day
screen-hand-over = Hand-over
screen-reveal = Reveal
screen-shortlist = Shortlist
screen-missing = Missing
day-and-date = { $day } { $date }
desk-of = Desk { $desk }: { $names }
acting-lead = { $name }, lead
acting-frontdesk = { $name }, front desk
acting-nobody = nobody at the keyboard
trial-day = trial day
not-accepted = not yet accepted
tab-counted = { $digit } { $name } { $n }
tab-plain = { $digit } { $name }

## La coda

next-is = Next is
next-nobody = Nobody is waiting.
here-since = here since { $at }
t-takes = t takes into the interview
column-time = time
column-name = name
column-area = area
column-state = state
column-wait = wait
queue-done = done
queue-empty = Nobody is here yet. n adds a person; applications are imported on the command line.
queue-none-found = Nobody with these letters.
queue-left = { $waiting ->
    [0] Nobody left to see.
    [one] { $waiting } to go.
   *[other] { $waiting } to go.
    } { $done ->
    [0] None done yet
    [one] { $done } done
   *[other] { $done } done
    }{ $absent ->
    [0] .
    [one] , { $absent } absent.
   *[other] , { $absent } absent.
    }
scope-ours = f only yours
scope-all = f all
stage-at = { $stage } { $at }
state-sealed-owed = sealed, { $n } missing
state-to-reveal = to reveal
state-agreed = agreed
search-label = Search
counts-all = { $n } in all

## La persona

detail-area = Area
detail-second = Second area
detail-town = From
detail-state = State
detail-conflicts = Conflicts
detail-no-conflict = none declared
detail-sheets = The sheets
detail-your-sheets = Your sheets
detail-no-interview = No interview yet.
detail-no-name = the name has not arrived
detail-second-look = A second look is wanted.
detail-strip = { $name }, { $code }. { $area }. { $town }
detail-strip-conflicts = Conflicts: { $names }.
detail-strip-sheets = Sheets: { $sheets }.
sheet-of = { $name } { $state }

## Le coppie

pairs-seen = { $n } seen
pair-free = free
pair-next = next is { $name }
pair-talks = talking
pair-talks-since = talking since { $at }
pair-seals = { $n ->
    [one] { $n } sheet missing
   *[other] { $n } sheets missing
    }
pair-reveals = to reveal
pairs-empty = No pairs yet. n adds one, a adds an interviewer.
pairs-look = TO LOOK AT
pairs-all-well = Nothing to report.

## La griglia

rubric-scale = Scale { $min }-{ $max }, N = not assessed. Tolerance { $tolerance }.
rubric-scale-words = The scale
rubric-none = No rubric yet.
rubric-evidence = { $levels } need one line of evidence.
asks-host = the host asks
asks-partner = the partner asks

## La scheda

sheet-whose = { $name }'s sheet
sheet-whose-recused = { $name }'s sheet, stepped aside
sheet-is-sealed = sealed, no longer changes
sheet-general-note = General note
sheet-seal = Seal the sheet
sheet-sealed-row = Sheet sealed
sheet-has-note = note
sheet-lines = { $n ->
    [one] { $n } line
   *[other] { $n } lines
    }
sheet-owes-line = no evidence yet
sheet-left = { $marks ->
    [0] { "" }
    [one] { $marks } mark
   *[other] { $marks } marks
    }{ $lines ->
    [0] { "" }
    [one] , { $lines } line
   *[other] , { $lines } lines
    }
sheet-left-lines = { $lines ->
    [one] { $lines } line
   *[other] { $lines } lines
    }
sheet-all-there = all there
sheet-all-marked = every row marked
sheet-note-on = note on { $criterion }
sheet-note-general = general note
sheet-note-empty = Tab writes the note.
sheet-asks-you = You ask: { $criteria }
sheet-asks-other = { $name } asks: { $criteria }
sheet-written = what was written
sheet-the-sheets = the sheets
sheet-yours = { $state }, yours
sheet-covered = { $state }, covered until the reveal
sheet-nothing-written = Nothing else was written.
marked = { $criterion } { $level }  { $anchor }
unmarked = { $criterion }: mark taken off

## Il passaggio

hand-safe = { $name }'s sheet is safe and covered.
hand-now = Now it is for
hand-away = { $name }, please look away for two minutes.
hand-talk = Marks are talked about only after the reveal.
hand-open = I am { $name }: open my sheet
hand-back = Back to { $name }
hand-reveal = Both sheets are sealed: open the reveal
hand-queue = Back to the queue, the reveal waits
hand-both-sealed = Both sheets are sealed.
hand-look-together = Now look at them together.

## Il confronto

reveal-sealed-stay = Sealed sheets, they stay as they are.
reveal-gap = gap
reveal-agreed = agreed
reveal-to-say = to say
reveal-one-mark = one mark
reveal-no-common = none
reveal-done = Agreement done
reveal-left = { $marks ->
    [0] { "" }
    [one] { $marks } mark missing
   *[other] { $marks } marks missing
    }{ $sentences ->
    [0] { "" }
    [one] , { $sentences } sentence
   *[other] , { $sentences } sentences
    }
reveal-left-sentences = { $sentences ->
    [one] { $sentences } sentence missing
   *[other] { $sentences } sentences missing
    }
reveal-all-there = all there
reveal-why = why you agree on this
reveal-wants-sentence = Gap over { $tolerance }: a sentence is needed. Both first marks stay written.
reveal-not-sealed = { $name }'s sheet is not sealed yet. Go on in the meantime: the reveal waits for you in Missing.
reveal-no-note = no note
agreed-set = Agreed on { $criterion }: { $level }
agreed-none = No common mark on { $criterion }

## La rosa

short-summary = { $chosen } of { $places } places taken, { $reserves ->
    [0] no reserve
    [one] { $reserves } reserve
   *[other] { $reserves } reserves
    }
short-order = by raw score, { $area }
short-order-brief = raw, { $area }
short-all-areas = all areas
short-column-raw = raw
short-column-sheets = sheets
short-column-choice = choice
short-cut = cut: { $places ->
    [one] { $places } place
   *[other] { $places } places
    }
short-cut-tied = cut: { $places ->
    [one] { $places } place
   *[other] { $places } places
    }, a tie of { $tied } at the last
short-empty = No sheet is sealed yet: the ranking begins with the first.
short-no-figure = no sheet that counts
short-areas = AREAS
short-area-columns = taken  min  max
short-detail-rank = { $name }, { $rank }
short-sheets-counted = { $n ->
    [0] No sheet that counts
    [one] { $n } sheet that counts
   *[other] { $n } sheets that count
    }{ $missing ->
    [0] .
    [one] , { $missing } missing.
   *[other] , { $missing } missing.
    }
short-reason = Why: { $reason }
short-moved = { $n ->
    [one] { $n } score has
   *[other] { $n } scores have
    } changed since you looked: o orders anew.
short-lacks = { $n } { $area }
short-lacking = Missing: { $list }
short-closed = Day closed at { $at }: the shortlist no longer changes.
short-areas-fine = The areas are all right.
offer-offered = place offered
offer-accepted = place accepted
offer-declined = place declined

## Manca

missing-sheet = { $name }'s sheet on { $candidate } is missing
missing-evidence = no evidence for { $criteria } on { $name }'s sheet on { $candidate }
missing-reveal = to reveal: { $candidate }
missing-agreement = { $n ->
    [one] no agreement on { $n } mark
   *[other] no agreement on { $n } marks
    }: { $candidate }
missing-agreement-lost = the agreement on { $candidate } no longer counts: conflict of { $names }
missing-clash = two laptops say different things: { $what }
missing-waiting = data of { $laptop } waits for other data
missing-apart = data of { $laptop } is held apart
missing-behind = the laptop { $laptop } has more to give
missing-late = late, and no word: { $candidate }
missing-not-assessed = { $criteria } not assessed on { $name }'s sheet on { $candidate }
missing-accepted = accepted as it is
missing-close = Close the day
missing-closed = The day is closed. It can be reopened here.
missing-can-close = everything is settled or accepted
missing-only-listed = Nothing is missing. Good to know:
missing-sum = { $n ->
    [0] Nothing is missing.
    [one] { $n } thing is still missing.
   *[other] { $n } things are still missing.
    }
laptop-named = { $name } ({ $letter })

## Benvenuto

welcome-hello = Good morning. This laptop has no day yet.
welcome-open = Open the kick-off bundle
welcome-open-does = The lead gives it to you, usually on a stick.
welcome-new = Set up a new day
welcome-new-does = For the lead: name, date and places are enough to begin.
welcome-demo = Look at the trial day
welcome-demo-does = Eighty invented people. It touches nothing real.
welcome-language = Italiano
welcome-offline = No internet needed. Every mark stays on this laptop until you carry it to the others, and it is not lost from here.
welcome-new-title = New day
welcome-new-text = Every answer can be changed later.
welcome-open-title = Open a bundle
welcome-open-text = Where is the file? You can drag it here.
field-day-name = What it is called
field-day-date = Which day (YYYY-MM-DD)
field-day-places = How many people you choose
field-path = File or folder
field-folder = Folder
seat-title = Who is at this keyboard?
seat-pair = Desk { $desk }: { $names }
seat-lead = The lead
seat-frontdesk = The front desk

## Menu e domande

menu-title = What do you want to do
goto-title = Where do you want to go
conflict-title = Do you know { $name }?
conflict-text = Relatives, friends, former colleagues, clients: whoever knows the person steps aside.
conflict-nobody = Neither of us does
conflict-one = { $name } steps aside
conflict-both = Both step aside
conflict-said-before = Declared before the interview.
reasons-title = Why { $criterion } cannot be marked
seal-title = Seal the sheet?
seal-missing-marks = No mark: { $criteria }. They stay listed as missing.
seal-missing-lines = No evidence: { $criteria }. It can be written later.
seal-all-there = Everything is there. Once sealed, marks no longer change.
seal-covered = Once sealed, marks no longer change. Where a line of evidence is wanted it may follow: v shows where.
seal-go = Seal the sheet
seal-stay = Back to the marks
leave-title = Leave?
leave-stored = Everything is stored, since { $at }.
leave-nothing = There is nothing to store.
leave-not-stored = Not stored yet: { $what }. Wait, or write it on paper and leave.
leave-go = Leave
leave-stay = Stay
settle-title = Which of the two holds?
settle-row = { $value } ({ $laptop }, { $at })
settle-hidden = a covered mark
offer-title = { $name }'s place
offer-to-offer = Offered
offer-to-accepted = Accepted
offer-to-declined = Declined
offer-to-none = No offer
merge-title = Who is the same person as { $name }?
merge-nobody = Nobody else has a similar name.
move-title = Whom was this interview with?
close-title = Close the day?
close-text = { $chosen } of { $places } places taken. The shortlist stays as it is; what arrives later is kept beside it.
close-go = Close the day
close-stay = Not yet
palette-title = Commands
palette-nothing = Nothing with these letters.
find-hint = Type a few letters, or choose with ↑↓
help-title = Help
help-not-to-ask = Questions not to ask: family, children, pregnancy; politics, religion, unions; health; age, origin, orientation; debts and convictions. Notes are data the person may ask to read.
find-person = person

## Moduli

reason-title = Why?
reason-label = The reason stays written beside it
reason-decide = { $name }: this goes against the order of the scores.
reason-accept = Accept as it is: { $what }.
reason-reopen = Reopen { $name }'s sheet.
reason-conflict = { $who } and { $name } know each other.
reason-lift = { $who } and { $name }: there is no conflict.
reason-reopen-day = Reopen the day: the shortlist can change again.
reason-wanted = A few words are needed.
form-person = A person
form-person-text = The name is enough; the rest can be added later.
form-interviewer = An interviewer
form-interviewer-text = Areas are written with a comma between them; empty means all.
form-pair = A pair
form-pair-text = Host and partner: name or code.
form-places = How many places
form-places-text = The number of people you choose today.
form-area = An area
form-area-text = Minimum and maximum may be left empty.
form-export-title = Export a bundle
form-export-text = Into which folder? Usually a stick.
field-name = Name
field-area = Area
field-areas = Areas
field-email = E-mail
field-phone = Phone
field-town = Town
field-role = Host, partner or shadow
field-desk = Desk
field-host = Host
field-partner = Partner
field-places = Places
field-min = At least
field-max = At most
form-keys = Enter goes on and at the end accepts, Esc closes
bad-name = A name is needed.
bad-date = “{ $text }” is not a date such as 2026-11-24.
bad-number = “{ $text }” is not a whole number.
bad-area = “{ $text }” is not an area of this day: leave it empty, or add it first (: then “area”).
bad-person = “{ $text }” is not an interviewer of this day.
bad-role = “{ $text }”: write host or partner.

## Messaggi

said-arrived = { $name } is here, { $at }.
said-late = { $name }: late.
said-absent = { $name }: absent.
said-withdrawn = { $name } withdraws.
said-expected = { $name }: expected again.
said-called = { $name }: called to desk { $desk }.
said-started = Interview with { $name }.
said-ended = Interview with { $name } done.
said-sealed = { $name }'s sheet is sealed.
said-reopened = { $name }'s sheet is open again.
said-decided = { $name }: { $status }.
said-undone = Undone: { $what }
said-noted = Note on { $criterion } written.
said-noted-general = General note written.
said-added = { $name } is here, code { $code }.
said-changed = { $name }: changed.
said-conflict = { $who } steps aside for { $name }.
said-lifted = Conflict between { $who } and { $name } lifted.
said-accepted = { $n ->
    [one] { $n } gap
   *[other] { $n } gaps
    } accepted.
said-settled = Settled.
said-closed = The day is closed.
said-day-reopened = The day is open again.
said-second-look = A second look at { $name } is wanted.
said-second-look-off = No second look at { $name }.
said-paste-refused = Only marks can be pasted: 1-5, n, line ends. I left it all alone.
said-paste-too-long = Too long: { $asked } characters, { $limit } at most. Nothing was cut.
said-finished = This laptop has nothing more to give.
said-places = { $n ->
    [one] { $n } place
   *[other] { $n } places
    }.
said-once-more-leaves = Ctrl+C once more: leaves.
said-working = One moment.
said-no-undo = There is nothing to take back.
said-agreed-all = Agreement done.
needs-row = Choose a row first.
needs-person = First choose who is at the keyboard: : and then “keyboard”.
needs-pair = A pair must be at the keyboard.
needs-lead = The lead does this.
needs-level = Levels go from { $min } to { $max }.
needs-open-sheet = The sheet is sealed: . reopens it, before the reveal.
needs-both-sealed = Both sheets must be sealed.
needs-two-marks = There is a mean only where two people marked.
needs-sealed = The sheet is not sealed.
needs-day = A day is needed first.
needs-interview = This person has no interview.
digits-are-marks = That digit was not taken: first the disk. Arrows and Enter choose.
needs-store = The disk does not answer: first it must store, then we go on.
not-here = Not here.
day-is-closed = The day is closed.
read-only = Read only: open in another window ({ $holder }). Close that one to write here.
paused = colloquio is paused and everything is stored. Type fg to come back.
panic-sentence = colloquio stopped because of a defect of its own. Everything is stored up to { $at }. Open it again and go on; the lines below are for whoever mends it.

## Guai

trouble-store-title = NOT stored
trouble-store-what = The disk does not take what you write. Not stored yet: { $what }.
trouble-store-safe = All before it is stored up to { $at }.
trouble-store-next = Do not close the laptop. Make room or look at the disk: I try again every two seconds.
trouble-close = Close
trouble-title = It did not work
trouble-what = What happened
trouble-safe = Your data
trouble-next = What to do

## Troppo piccolo

small-title = A little more room is needed.
small-text = Now { $columns } x { $rows }, 60 x 16 is enough: widen the window or make the letters smaller.
small-stored = Everything stored at { $at }
small-quit = q quit
entry-mark = { $criterion } { $mark } for { $name }
entry-note = note on { $name }: { $text }
entry-state = { $name }, { $state }
entry-other = a change
unmarked-level = no mark
drafts-failed = What you type in a field is stored only when you leave it. Marks, always.
index-aside = The second copy is not written: marks are still stored, in one copy.
state-agreeing = agreement open
hand-to-queue = Back to the queue
read-only-short = read only
one-copy = one copy since { $since }
one-copy-short = one copy
two-copies = Two copies of everything again.
disk-full = disk full
space-low = { $megabytes } MB are left on the disk: make room when you can.
space-spare = The disk is full: the reserve holds about 8,000 marks. Make room now.
space-fine = There is room on the disk again.
weak-file-system = A { $kind } disk guards less against a power cut. Export often.
found-damaged = { $n ->
    [one] One damaged line
   *[other] { $n } damaged lines
    }. “colloquio store check” says if anything is missing.
found-recovered = { $n ->
    [one] One stored thing was missing in one copy: taken from the other.
   *[other] { $n } stored things were missing in one copy: taken from the other.
    }
found-cut = The last write was half done and never called stored: it is set aside.
note-put-away = The note is not stored. Its text is kept and is back when you open it again.
took-over = The other window has closed: now you can write here.
found-copied = Copied data: from your first word this laptop is called “{ $name }”.
found-forgotten = Which laptop this is cannot be read: it is now called “{ $name }”.
found-texts = { $n ->
        [one] One text that was typed and not stored is back in its place.
       *[other] { $n } texts that were typed and not stored are back in their places.
    }
loss-title = Something is missing
loss-safe = Everything else stands, what waits is kept, and you can go on working.
loss-goes-on = From your first word this laptop is called “{ $name }”, so that no number is given twice.
loss-next = Open a full bundle of another laptop: what it holds of this comes back by itself, and what waits with it.
loss-open-bundle = Open a bundle
form-elsewhere-title = Go on in another folder
form-elsewhere-text = Write a folder on another disk or a stick. I copy everything that is stored there, and store there what is missing.
elsewhere-title = We go on
elsewhere-what = The day is now in { $folder }.
elsewhere-safe = { $n ->
    [0] Everything is stored there.
    [one] Everything is stored there, also the one thing that was missing.
   *[other] Everything is stored there, also the { $n } things that were missing.
    }
elsewhere-next = Next time open it with: colloquio --store { $folder }. Export for the other laptops as soon as you can.
elsewhere-same = That is the folder that takes nothing.
elsewhere-same-next = Choose a folder on another disk or on a stick.
trouble-full-what = The disk is full. Not stored yet: { $what }.
trouble-full-next = Make room: I try again every two seconds. Or go on in another folder.
trouble-gone-what = The folder with the data is gone: perhaps the stick was pulled. Not stored yet: { $what }.
trouble-gone-next = Put it back, I try again by myself. Or go on in another folder: nothing is lost.
trouble-stopped-what = Storing has stopped. Not stored yet: { $what }.
trouble-stopped-next = Go on in another folder, or leave and open again.
trouble-read-on = Read meanwhile
trouble-elsewhere = Go on in another folder
trouble-reading = You can read. To write, the disk has to answer.
count-expected = { $n } expected
count-present = { $n } present
count-called = { $n } called
count-in-interview = { $n } in interview
count-done = { $n } done
count-late = { $n } late
count-absent = { $n } absent
count-withdrawn = { $n } withdrawn
count-postponed = { $n } postponed
missing-sheet-on = under way: { $name }'s sheet on { $candidate }
trouble-leave = Leave all the same
and-more = { $what } and { $n ->
    [one] { $n } more thing
   *[other] { $n } more things
    }
list-range = { $from } to { $to } of { $of }
told-more = … Enter shows the rest
missing-blocks = when the first part is settled, or accepted
missing-before-closing = before the day can close
missing-besides = the rest
missing-lost = { $n ->
    [one] { $n } line written on this laptop is in neither copy
   *[other] { $n } lines written on this laptop are in neither copy
    }
loss-of-end = At the end of what this laptop wrote { $n ->
    [one] { $n } line is
   *[other] { $n } lines are
    } in neither copy.
loss-of-all = Nothing of this day can be read here any more: { $n ->
    [one] { $n } line is
   *[other] { $n } lines are
    } in neither copy.
loss-of-all-safe = The files that are still there are left alone. What another laptop has received is safe there.
loss-of-all-next = Open a full bundle of another laptop: what it holds comes back by itself.
bad-folder = A folder is needed.
bad-file = A file is needed.
menu-back = Back
reveal-lost = no longer counts: conflict of { $names }
