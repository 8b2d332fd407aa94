### Errors: what happened, what it means for the data, what to do

error-nothing-changed = Nothing was changed.
error-nothing-taken = Nothing was taken; the data that was here is safe.
error-untouched = Nothing was touched.
error-data-here-safe = Your data is all on this laptop, safe.
error-before-is-stored = Everything that was answered before is stored.
error-see-help = colloquio --help shows the commands and how they are written.
error-change-and-retry = Change that and try again.
error-tell-us = This is a defect of colloquio: keep this message and report it.
error-say-who = Add --as with a code, a name, lead or frontdesk.
error-accept-by-name = Collect what is missing, or accept it by name: --accept-missing ID --reason TEXT.
error-bad-option = { $option } cannot be “{ $value }”.
error-io = Cannot do it with { $path }: { $why }.
io-not-there = it is not there
io-not-allowed = the system does not allow it
io-full = the disk is full
io-read-only = it can be read but not written
io-is-folder = it is a folder, not a file
io-no-folder = a part of the path is not a folder
io-no-file = it is not an ordinary file
error-check-path = Check the name, and whether the file can be read.
error-check-stick = Check the stick and try again, or choose another folder.
error-check-store = Check the data folder, or choose another with --store.
error-keep-folder = Keep the folder as it is and ask the other laptops for a bundle: the entries they had are there.
error-name-folder = Choose a folder that is there.
error-name-other-folder = Choose a new folder with --dir.
error-name-the-file = Name the bundle's file, which ends in .colloquio.json.
error-recovered =
    { $n ->
        [one] One entry was missing in the journal and came back from the second copy.
        *[other] { $n } entries were missing in the journal and came back from the second copy.
    }
error-lines-damaged =
    { $n ->
        [one] One line of the journal cannot be read.
        *[other] { $n } lines of the journal cannot be read.
    } Ask the other laptops for a bundle.
error-tail-cut = At the end of the journal were { $bytes } bytes of an interrupted write, never acknowledged: they are set aside in { $path }.
error-wrong-day = This bundle belongs to another day: { $theirs }. Here is { $ours }.
error-still-arriving = { $path } is still arriving: its size is changing.
error-wait-and-retry = Wait until the copy is done and try again.
error-read-back = { $path } does not read back as it was written.
error-not-a-file = { $path } is not a file.
error-skipped = Skipped: { $path }.
error-no-bundles = There are no bundles here.
error-no-folder = The folder { $path } is not there.
error-not-a-folder = { $path } is a file, not a folder.
error-accepted-stored = { $n ->
    [one] One gap is accepted and stored: it need not be accepted again.
   *[other] { $n } gaps are accepted and stored: they need not be accepted again.
    } The day stays open.
error-no-key = The key of this laptop is not here: nobody would believe a file in its name, and none was written.
error-no-key-next = Copy the whole data folder, which colloquio paths shows, or write the file with the colloquio that opened the day.
error-use-the-code = Use the code.
error-list-them = A list command shows them: candidates list, interviewers list, pairs list, interviews list.
error-ambiguous = “{ $text }” can be several:
error-no-candidate = No candidate is called “{ $text }”.
error-no-person = Nobody who interviews is called “{ $text }”.
error-no-interview = No interview is called “{ $text }”.
error-no-pair = No pair is called “{ $text }”.
error-no-area = “{ $text }” is not an area of this day.
error-no-interview-of = { $code } has no interview yet.
error-start-interview = Start the interview with interviews start.
error-several-interviews = { $code } has several interviews: { $list }.
error-say-interview = Say which with --interview.
error-several-days = There are several days in this folder:
error-name-the-day = Say which with --day.
error-no-day = There is no such day in { $path }.
error-open-a-day = Start with day new, or open a bundle with bundle import.
error-no-home = There is no home folder.
error-name-store = Say where to keep the data with --store DIR.
error-no-gap = Nothing that is missing concerns “{ $name }”.
error-see-what-is-missing = day show says what is missing.
error-reasons-and-gaps = One reason for all is needed, or one for each thing accepted.
error-report-ending = Cannot write { $path }: the name must end in .csv or .md.
error-read-only = Another program has this data open: the answer comes from what is stored so far.
error-held = colloquio is already open on this data (process { $pid }, since { $since }).
error-held-unknown = Another program has this data open.
error-held-safe = The data is safe there.
error-held-next = Go back to that window, or only look: commands that read still work.
error-newer = { $path } was written by a later version of colloquio ({ $version }).
error-update = Update colloquio on this laptop.
error-missing = { $path } is not there.
error-exists = { $path } is there already.
error-unreadable = { $path } is not what it should be.
error-damaged = { $path }, line { $line }: no longer reads as it was written.
error-disk-full = The disk is full: NOT stored.
error-disk-gone = The disk or the folder is gone: NOT stored.
error-disk-silent = The disk does not answer: NOT stored.
error-make-room = Make room or connect the disk again, and try again.
error-bad-entry = This entry cannot be written: { $why }.
error-at-line = line { $n }
error-no-rubric = No rubric is called “{ $name }”. There are: { $list }.
error-name-a-rubric = Name a file or one of these.
error-not-a-command = Line { $n }: not a command ({ $what }).
error-mend-line = Mend the line and go on from there.
error-demo-folder = There is a day in { $path } already.
error-needs-terminal = The screen needs a terminal; for programs there are the commands.
error-unknown-file = “{ $name }” is neither a command nor a bundle (*.colloquio.json).
bundle-not-a-bundle = This file is not a colloquio bundle.
bundle-not-a-bundle-next = Look for a file that ends in .colloquio.json.
bundle-compressed = This file is compressed.
bundle-compressed-next = Unpack it and open the .colloquio.json file inside.
bundle-encrypted = This bundle is encrypted: this version cannot open it yet.
bundle-encrypted-next = Ask for one that is not encrypted, or update colloquio.
bundle-later-version = This bundle was written by a later version of colloquio. The file is good: keep it.
bundle-later-version-next = Update colloquio on this laptop.
bundle-incomplete = The bundle is not whole.
bundle-incomplete-next = If it is still being copied, wait; if it stays so, copy it again.
bundle-digest = The bundle was damaged on the way.
bundle-digest-next = Copy it again from the laptop that wrote it.
bundle-layout = Another program has changed this bundle.
bundle-layout-next = Take the original file.
bundle-json = The bundle holds a line that no colloquio writes.
bundle-json-next = Ask its writer for a new one.
bundle-field = The bundle holds a line with a field that is wrong.
bundle-field-next = Ask its writer for a new one.
bundle-private = In the bundle a personal text does not match its entry.
bundle-private-next = Ask its writer for a new one.
bundle-too-large = The bundle is beyond the limits.
bundle-too-large-next = Check that it is the right file.
bundle-device-key = The bundle claims to come from a laptop and does not prove it.
bundle-device-key-next = Ask that very laptop for a new one.
bundle-tip-signature = A signature in the bundle does not hold.
bundle-tip-signature-next = Ask that very laptop for a new one.
bundle-signature = The bundle's signature does not hold.
bundle-signature-next = Ask that very laptop for a new one.
bundle-chain = The entries in the bundle are not as they were written.
bundle-chain-next = Ask that very laptop for a new one.
bundle-wrong-day = This bundle belongs to another day.
bundle-wrong-day-next = Check the stick, or open that day with --store in another folder.
bundle-no-start = There is no day here yet, and this bundle does not hold the start of one.
bundle-no-start-next = Open the lead's kick-off bundle first.
bundle-purged = This day was purged from this laptop.
bundle-purged-next = If you still want it, open it in another folder with --store.
error-open-again = Open colloquio again and check the last thing you wrote.
