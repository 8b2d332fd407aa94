### The interview room: calls, stepping aside, sheets moved and opened again, who sits alone

## Calling the lead

call-title = Call the lead
call-text = A digit calls at once.
call-to-help = We need help
call-to-overrun = We are running over
call-to-incident = Something happened
call-to-second-look = A second look would help
call-to-write = I write it in a few words
call-field = What is needed
call-help = asks for help
call-overrun = is running over
call-incident = reports an incident
call-second-look = suggests a second look
call-other = calls about “{ $what }”
call-who = desk { $desk }
call-line = { $who } { $what } since { $at }
call-line-about = { $who } { $what } with { $candidate } since { $at }
call-says = { $line }: “{ $text }”
call-open-title = A call
call-answer = Answer: you take care of it
call-show = Show { $candidate }
call-later = Later
call-is-you = You are the lead.
call-count = { $n ->
    [one] { $n } call
   *[other] { $n } calls
    }
said-called-lead = Called. The lead sees it here, or after the next sync.
said-answered = Answered: the call is no longer in Missing.

## Redo

said-redone = Done again: { $what }

## Stepping aside

reasons-title-whole = Why it cannot be marked
reasons-conflict = I know { $candidate }: I step aside from everything
said-aside = { $name } steps aside for { $candidate }: those marks do not count.

## Moving a sheet

said-moved = The interview goes from { $from } to { $to }, and is on record for both.
detail-moved = Interview moved from { $from } to { $to } at { $at }, by { $by }.

## Opening a sheet again

reopen-which = Which sheet is opened again?
reopen-lead-only = Only the lead opens it from here: c calls.
reopen-both-title = { $name }, is that all right with you?
reopen-both-text = { $name }'s sheet is opened again, before the reveal. The reason: { $reason }
reopen-both-yes = I am { $name }: it can be opened
reopen-both-no = It stays sealed
reopen-waits = { $name } has to agree too.

## The reveal

reveal-from-mean = from the mean
reveal-means-wait = { $n ->
    [one] Enter accepts { $n } mean
   *[other] Enter accepts { $n } means
    }
said-start-mean = From now on the agreement starts at the mean of both marks.
said-start-empty = From now on the agreement starts at nothing.

## Who sits where

seat-alone = One per laptop: choose the name
seat-alone-title = Who sits at this laptop?
seat-alone-text = The pair has a laptop each: the sheets meet by sync.
seat-alone-row = { $name }, desk { $desk }
alone-here = You are alone at this laptop: there is nobody to pass the keyboard to.
form-pair-change = Other people are a new pair: what is there already stays with those who did it.
field-partner-and-shadows = Partner, and after a comma who looks on
word-shadow = Shadow
sheet-whose-shadow = { $name }'s sheet, shadow: does not count
pair-is-talking = This pair is in an interview: change it when that is over.

## More criteria than there is room for

sheet-rows-shown = criteria { $from }-{ $to } of { $of }

## Somebody leaves

leaves-who-title = Who leaves desk { $desk }?
leaves-title = { $name } leaves desk { $desk }
leaves-text = From the next interview on. What { $name } has marked stays.
leaves-owes = { $n ->
    [one] One sheet of { $name } is not sealed yet: it is in Missing.
   *[other] { $n } sheets of { $name } are not sealed yet: they are in Missing.
    }
leaves-sit-in = { $lead } sits in
leaves-sit-in-cost = Nobody waits longer. The lead is busy, and sees those sheets at the reveal only.
leaves-alone = { $name } goes on alone
leaves-alone-cost = Nobody waits longer. One voice: one sheet an interview, with a wider margin.
leaves-without = { $names } go on
leaves-without-cost = Whoever looked on does not count: nothing changes.
leaves-close = Desk { $desk } closes
leaves-close-cost = { $n ->
    [0] Nobody is waiting here now.
    [one] One person is waiting here{ $left ->
        [0] : another desk sees them.
       *[other] , and no other desk can see them.
        }
   *[other] { $n } people are waiting here{ $left ->
        [0] : the other desks see them.
        [one] : for one there is no other desk.
       *[other] : for { $left } there is no other desk.
        }
    }
missing-no-desk = here, and no desk can see: { $candidate }
said-sits = At desk { $desk } from now on: { $names }.
said-desk-closed = Desk { $desk } is closed. { $calls ->
    [0] { "" }
    [one] One call is taken back. { "" }
   *[other] { $calls } calls are taken back. { "" }
    }{ $left ->
    [0] Nobody is left without a desk.
    [one] One person is left without a desk: see Missing.
   *[other] { $left } people are left without a desk: see Missing.
    }
