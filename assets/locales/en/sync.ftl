# Exchange between laptops
error-stopped = Stopped.
error-stopped-safe = What was in by then stays, safe.
error-stopped-next = Go on with the same file: the rest comes in then.
error-no-laptop = No laptop is called “{ $text }”.
error-list-laptops = laptops list shows the laptops of the day.
sync-needs = { $n ->
    [one] Of { $laptop }, entry { $from } is missing.
   *[other] Of { $laptop }, entries { $from } to { $to } are missing.
    }
sync-forked = { $laptop } is two: two copies of the same data wrote under one name. The entries of both are here, nothing is lost. Work on one copy alone; the other takes a new name by itself when it syncs.
sync-goes-on-as = Careful: the file held entries of this laptop that were missing here. Either a copy of this data is at work elsewhere, or the end was lost here. Now they are all here. From now on this laptop is called “{ $name }”.
sync-known = { $n ->
    [one] { $n } file taken before.
   *[other] { $n } files taken before.
    }
sync-arriving = { $file } is still arriving: taken next time.
sync-written = Written { $file }: { $n ->
    [one] { $n } entry.
   *[other] { $n } entries.
    } You may pull the stick.
sync-nothing-to-say = Everything on this laptop lies in the folder already: nothing more was written.
sync-unfinished = The sync did not come to its end.
sync-several-days = { $folder } holds bundles of more than one day.
sync-several-days-next = Open that of your day with bundle import FILE, then sync.
sync-verified = { $file }: whole, written by { $from }, { $n ->
    [one] { $n } entry.
   *[other] { $n } entries.
    }
sync-verified-known = { $from } is a laptop of this day.
sync-verified-new = { $from } is not known here yet.
sync-progress = { $stage ->
    [copying] Copying
    [reading] Reading
    [checking] Checking
   *[taking] Taking
    } { $done } of { $total } { $unit ->
    [bytes] MB
   *[lines] entries
    }, Ctrl-C stops
status-complete = { $of ->
    [one] { $n ->
        [0] The only laptop is not complete.
       *[other] The only laptop is complete.
    }
   *[other] { $n } of { $of } laptops complete.
    }
status-missing = { $laptop }: { $n ->
    [0] no sheet missing
    [one] 1 sheet missing
   *[other] { $n } sheets missing
    }, heard at { $heard }.
status-working = { $laptop }: at work, { $n ->
    [0] no sheet owed
    [one] 1 sheet missing
   *[other] { $n } sheets missing
    }, heard at { $heard }.
status-silent = { $laptop }: silent since { $heard }, { $n ->
    [one] 1 sheet missing.
   *[other] { $n } sheets missing.
    }
status-behind = { $laptop }: { $n ->
    [one] 1 entry missing.
   *[other] { $n } entries missing.
    }
status-behind-at = { $laptop }: { $n ->
    [one] 1 entry missing ({ $who } has it).
   *[other] { $n } entries missing ({ $who } has them).
    }
status-only-spoken-of = { $letter }: nobody here knows it. Others say that it wrote { $n ->
    [one] 1 entry, which is not here: if it is none of yours, nothing is missing.
   *[other] { $n } entries, which are not here: if it is none of yours, nothing is missing.
    }
status-never = { $laptop }: never heard.
laptop-silent = silent
sync-left-out = { $laptop } is not admitted and sends too much: { $n ->
    [one] { $n } entry of it left
   *[other] { $n } entries of it left
    } out. Once the laptop is admitted, the same file brings them.
sync-rescued = { $marks ->
    [one] { $marks } mark
   *[other] { $marks } marks
    } written to { $path }, those not yet revealed too: they are what the file shows, and nothing proves them. { $lost ->
    [0] Every line could be read.
    [one] One line cannot be read.
   *[other] { $lost } lines cannot be read.
    }
sync-rescued-nothing = This file shows no mark, and nothing was written. { $lost ->
    [0] { "" }
    [one] One line cannot be read.
   *[other] { $lost } lines cannot be read.
    }
sync-rescued-doubtful = { $n ->
    [one] One mark is not certain
   *[other] { $n } marks are not certain
    }: nothing in the file vouches for it, or it had more than one value and the latest was taken. Compare with the paper or with who marked.
sync-rescued-covered = The sheet may hold marks that are still covered: let nobody who interviews see it before both sheets are revealed.
sync-rescued-withheld = { $n ->
    [one] One mark is still covered and stands, safe, on this laptop already: it is not in the sheet.
   *[other] { $n } marks are still covered and stand, safe, on this laptop already: they are not in the sheet.
    }
sync-rescue-other-name = Choose another name for the file to write.
marks-line = Line { $line }, { $whose }: { $what }
marks-taken = { $value } taken.
marks-same = stands here already.
marks-doubted = left out, the sheet itself doubts it: once the mark is checked, empty its “doubt” cell and import again.
marks-not-a-level = left out, “{ $value }” is no whole mark.
marks-standing = left out, something stands there already, and stays.
marks-left = left out. { $why }
marks-other-person = Interview { $interview } is not of { $candidate }.
marks-no-interview = { $candidate } has no interview with { $interviewer }.
marks-rows = Rows read { $read }: taken { $new }, here already { $same }, left out { $left }.
sync-adds = It would bring: people { $people }, in the room { $room }, marks and sheets { $sheets }, decisions { $decisions }, the day { $day }, other { $others }.
sync-concerns = It is about: { $codes }.
sync-changes = { $n ->
    [one] It would change one thing that is here already.
   *[other] It would change { $n } things that are here already.
    }
status-sheets = { "  " }Missing: { $list }.
