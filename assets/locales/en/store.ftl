### This laptop's data: whether it is whole, what is missing, what to do

store-copy = copy
store-entries = entries
store-missing = missing
store-damaged = damaged
store-journal = journal
store-index = second copy
store-day = { $name }, { $date }
store-whole = All whole: both copies say the same.
store-mendable = Nothing is lost: what is wrong in one copy can be read in the other.
store-lost =
    { $n ->
        [one] One line can no longer be read in either copy.
        *[other] { $n } lines can no longer be read in either copy.
    }
store-gap = Of “{ $laptop }” entries { $from } to { $to } are not here.
store-gap-one = Of “{ $laptop }” entry { $n } is not here.
hole-waits = Of “{ $laptop }” { $places ->
        [one] entry { $range } is not here
       *[other] entries { $range } are not here
    }, and { $waiting ->
        [one] one later entry is kept and waits for it
       *[other] { $waiting } later entries are kept and wait for it
    }.
store-bad-line = Journal, { $file }, line { $line }: cannot be read.
store-gone-lines = Journal: lines { $from } to { $to } are missing.
store-bad-seal = Journal, { $file }: the end of the file does not fit.
store-bad-header = Journal, { $file }: the heading cannot be read. Nothing of the day is in it.
store-repeated-line = Journal, { $file }, line { $line }: a number used before.
store-mended =
    { $n ->
        [one] One damaged line of the journal, back from the second copy already: store rebuild clears it away.
        *[other] { $n } damaged lines of the journal, back from the second copy already: store rebuild clears them away.
    }
store-index-missing = There is no second copy.
store-index-failed = The second copy cannot be opened: it is damaged.
store-index-slow = The second copy gives no answer.
store-behind =
    { $n ->
        [one] The second copy is one entry behind.
        *[other] The second copy is { $n } entries behind.
    }
store-tail = At the journal's end are { $bytes } bytes of an interrupted write, never confirmed: the next start sets them aside.
store-no-device = Which laptop this is cannot be read any more: rebuilding makes it a new one.
store-drafts =
    { $n ->
        [one] There is one draft that is no entry yet.
        *[other] There are { $n } drafts that are no entries yet.
    }
store-set-aside = Set aside: { $path }
store-held = Another program has this data open: I look without touching it, as it was at this moment.
store-next-open = The next time the day is opened it comes level by itself.
store-next-rebuild = Close colloquio and type: { $command }
store-next-lost = Type { $command }, then take a full bundle from every other laptop (bundle export --full): the entries they hold come back.
store-next-gap = Take a full bundle from every other laptop (bundle export --full): the entries they hold come back.
store-lost-safe = What can be read is safe; damaged parts are kept.
store-rebuilt =
    { $n ->
        [one] Both copies written anew, with one entry; read back and counted.
        *[other] Both copies written anew, with { $n } entries; read back and counted.
    }
store-from = From the journal alone { $journal }, from the second copy alone { $index }, from both { $both }.
store-goes-on-as = From now on this laptop is called “{ $name }”, so that no number is given twice. What it wrote before stays.
store-backed-up =
    { $n ->
        [one] Backup written and read back: { $path }, one entry.
        *[other] Backup written and read back: { $path }, { $n } entries.
    } It opens in an empty folder with: bundle import FILE --laptop NAME
store-backup-waiting =
    { $n ->
        [one] One entry waits for others that are not here: it is not in the backup.
        *[other] { $n } entries wait for others that are not here: they are not in the backup.
    }
store-backup-exists = { $path } is there already, and I do not write over it.
store-backup-other-name = Choose another name.
store-unopened = In { $path } is a day that never began: making it was interrupted. Nothing is in it.
store-unopened-next = Unless you wait for a bundle of that day, the folder may be removed.
