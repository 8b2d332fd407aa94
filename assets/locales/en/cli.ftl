### The command line

name-lead = Day lead
name-frontdesk = Front desk
name-lead-laptop = Lead
name-joining-laptop = Desk { $mark }
done-stored = Stored.
done-already = It was so already.
done-made = Stored: { $codes }.
done-exported =
    { $n ->
        [one] Written { $path }: one entry.
        *[other] Written { $path }: { $n } entries.
    } You may pull the stick now.
done-report =
    { $n ->
        [0] Written { $path }: nobody to call.
        [one] Written { $path }: one person.
        *[other] Written { $path }: { $n } people.
    }
done-rubric-good =
    The rubric { $name } is good: { $n ->
        [one] one criterion.
        *[other] { $n } criteria.
    }
done-day-opened = The day { $name } is open. Its data is in { $path }.
done-day-opened-next = Next: candidates import, interviewers add, pairs add; then bundle export for the other laptops.
paths-store = data: { $path }
paths-day = day: { $path }
paths-log = log: { $path }
### The words of the command line

## Documents

named = { $name } ({ $code })
page-line = { $label }: { $text }
day-when = { $when }, { $places ->
    [one] { $places } place
   *[other] { $places } places
    }
day-state = { $state ->
    [closed] The day is closed.
   *[other] The day is open.
    }
day-simulated = The clock is simulated: this is a trial day.
day-unaccepted = Not yet accepted by the lead: for now, what you write here counts on this laptop only.
day-laptop = This laptop: { $letter }, { $role ->
    [lead] lead
    [frontdesk] front desk
   *[other] desk
    }.
day-people = People { $all }: here { $arrived }, done { $done }, absent { $absent }, withdrawn { $withdrawn }.
day-sheets = Sheets: sealed { $sealed } of { $expected } owed, being written { $open }.
day-debts = On the sheets you may see: { $notes ->
    [one] { $notes } line of evidence owed
   *[other] { $notes } lines of evidence owed
    }, { $unassessed ->
    [one] { $unassessed } criterion not assessed
   *[other] { $unassessed } criteria not assessed
    }.
day-areas = Areas: { $areas }.
area-from-to = { $area } ({ $min } to { $max })
area-from = { $area } (at least { $min })
day-missing = { $n ->
    [0] Nothing keeps the day from closing.
    [one] { $n } thing keeps the day from closing:
   *[other] { $n } things keep the day from closing:
    }
day-accepted = { "  " }{ $text } Accepted as it is.
day-stored = Entries: { $entries }, stored at { $at }. Digest { $digest }.
blocker-sheet-missing = { $state ->
    [empty] { $interviewer }'s sheet on { $candidate }, interview { $interview }, is missing.
   *[other] { $interviewer }'s sheet on { $candidate }, interview { $interview }, is being written: it must be sealed.
    }
blocker-clash = Two laptops say different things, somebody must choose which holds: { $what }; { $about }.
blocker-clash-bare = Two laptops say different things, somebody must choose which holds: { $what }.
blocker-bundle-waiting = { $n ->
    [one] { $n } entry
   *[other] { $n } entries
    } of { $laptop } waiting for other data: import that laptop's newest bundle.
blocker-apart = { $why ->
    [unknown] { $laptop } is not among the accepted laptops yet: what it wrote is held apart.
    [refused] { $laptop } was refused: what it wrote is held apart.
    [retired] What { $laptop } wrote after it was retired is held apart.
    [role] { $laptop } wrote what it has no right to: that is held apart.
    [founder] { $laptop } opened this day by itself: that opening is held apart.
   *[payload] Data of { $laptop } is held apart: this program cannot read it.
    }
blocker-device-behind = { $n ->
    [one] { $n } entry
   *[other] { $n } entries
    } of { $laptop } missing here: import its newest bundle.
blocker-device-forked = { $laptop } has two different histories under one name: was a laptop copied?
blocker-device-working = { $laptop } has not said that it is finished; heard at { $heard }.
shortlist-counts = In { $chosen } of { $places }, reserve { $reserve }, out { $out }, undecided { $open }.
shortlist-quota = { $area }: { $chosen } in{ $lacking ->
    [0] { "" }
   *[other] , { $lacking } lacking
    }{ $over ->
    [0] { "" }
   *[other] , { $over } too many
    }.
shortlist-closed = The day was closed at { $at }: the shortlist no longer changes.
tie-at-the-cut = A tie at the last place: { $codes }.
sheets-withheld = { $n ->
    [one] { $n } sheet cannot be seen yet and is in no figure.
   *[other] { $n } sheets cannot be seen yet and are in no figure.
    }
no-days = No day in this store yet.
no-candidates = No candidates yet.
no-interviewers = No interviewers yet.
no-interviews = No interviews yet.
no-pairs = No pairs yet.
no-scores = No sheets yet.
no-decisions = No decisions yet.
table-field = field
table-value = value
table-id = id
table-code = code
table-name = name
table-date = date
table-state = state
table-area = area
table-areas = areas
table-second-area = second area
table-since = since
table-interview = interview
table-interviews = interviews
table-interviewer = interviewer
table-candidate = candidate
table-decision = decision
table-flags = flags
table-kind = kind
table-desk = desk
table-block = block
table-host = host
table-partner = partner
table-role = role
table-away = away
table-conflicts = conflicts
table-now = now
table-done = done
table-missing-sheets = sheets missing
table-missing = missing
table-as-of = heard at
table-sheets = sheets
table-counted = counts
table-counted-sheets = sheets
table-raw = raw
table-raw-rank = rank
table-order = order
table-hand-move = by hand
table-offer = place
table-reason = why
table-email = e-mail
table-phone = phone
table-town = town
table-yes = yes
table-no = no
table-offer-offered = offered
table-offer-accepted = accepted
table-offer-declined = declined
day-open = open
day-closed = closed
flag-no-name = name not received
mark-hidden = covered
moved-by-hand = by hand
interview-planned = called
interview-running = running
interview-ended = ended
interview-void = void
look-first = first
look-second = second look
look-calibration = calibration
role-host = host
role-partner = partner
role-shadow = shadow
clash-mark = a mark
clash-note = a note
clash-seal = a sealed sheet
clash-agree = an agreed mark
clash-interview = an interview
clash-record = somebody's record
clash-area = somebody's area
clash-merge = two records made one
clash-room = who took somebody in
clash-decision = a decision
clash-offer = an offered place
clash-presence = where somebody is
clash-conflict = a conflict of interest
clash-person = an interviewer
clash-pair = a pair
clash-day-area = an area
clash-day = the day itself
clash-laptop = a laptop
clash-rubric = the rubric
clash-closed = the close of the day
clash-other = something
bundle-ready = { $file }, from { $from }: { $n ->
    [0] nothing new
    [one] { $n } new entry
   *[other] { $n } new entries
    }. Nothing was written.
bundle-taken = { $file }, from { $from }: { $n ->
    [0] nothing new
    [one] { $n } new entry
   *[other] { $n } new entries
    }, safe here.
bundle-waiting = { $n ->
    [one] { $n } entry waits
   *[other] { $n } entries wait
    } for data that is still missing.
bundle-apart = { $n ->
    [one] { $n } entry is
   *[other] { $n } entries are
    } held apart.
bundle-later = { $n ->
    [one] { $n } entry
   *[other] { $n } entries
    } of a later version: kept, not readable here.
bundle-clashes = { $n ->
    [one] { $n } clash
   *[other] { $n } clashes
    } to look at: day show.
rubric-page-scale = Scale { $min } to { $max }. A gap over { $tolerance } wants a sentence.
rubric-page-criterion = { $code }  { $name }, weight { $weight }
explain-title = { $who }: { $raw }, rank { $rank } of { $of } with a score.
explain-no-score = { $who }: no score, since no sheet counts yet.
explain-sheet = { $interviewer }'s sheet, interview { $interview }: the sum of marks times weights, over the weights.
explain-too-little = { "  " }Less than half of the weight was assessed: the sheet does not count.
explain-agreed = { "  " }{ $criterion }: mark { $given }, agreed by the pair { $agreed }.
explain-mean = Score: the mean of the { $n } sheets.
explain-missing = Missing or not counting are the sheets of: { $who }.
no-laptops = No laptops yet.
table-letter = letter
table-held = entries here
table-behind = entries missing
table-sheets-owed = sheets owed
table-sheets-sealed = sheets sealed
table-version = version
table-source = source
table-weight = weight
table-asks = asks
laptop-complete = complete
laptop-working = at work
laptop-behind = has more to give
laptop-forked = doubled
laptop-apart = to be admitted
laptop-retired = retired
rubric-shipped = ships with colloquio
rubric-of-the-day = of the day
import-file = { $file }: { $encoding }{ $separator ->
    [none] { "" }
    [semicolon] , parted by semicolons
    [comma] , parted by commas
    [bar] , parted by bars
   *[tab] , parted by tabs
    }
import-column = { "  " }{ $column } = { $field }{ $by ->
    [option] , as you said
   *[guess] { "" }
    }
import-unmapped = Other columns: { $columns }
import-new-areas = New areas: { $areas }
import-rows = Rows read { $read }: new { $new }, updated { $updated }, same { $same }, joined { $joined }, refused { $refused }.
import-dry-run = Only a trial: nothing was written.
