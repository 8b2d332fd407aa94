### What is said of files of people

import-file = { $file }: { $encoding }, parted by { $separator ->
    [semicolon] semicolons
    [comma] commas
   *[tab] tabs
    }
import-column = { "  " }{ $column } = { $field }{ $by ->
    [option] , as you said
   *[guess] { "" }
    }
import-unmapped = Other columns: { $columns }
import-new-areas = New areas: { $areas }
import-rows = Rows: { $read } read, { $new } new, { $updated } updated, { $same } the same, { $joined } joined, { $refused } refused.
import-issue = Record { $record } (line { $line }): { $text }{ $action ->
    [refused] . Not taken.
    [joined] . Joined.
   *[kept] . Taken.
    }
import-issue-in-column = Record { $record } (line { $line }), column “{ $column }”: { $text }{ $action ->
    [refused] . Not taken.
    [joined] . Joined.
   *[kept] . Taken.
    }
import-dry-run = Only a trial: nothing was written.
issue-said-no = did not consent (“{ $said }”)
issue-consent-unclear = { $how ->
    [empty] nothing is said about consent
   *[said] neither yes nor no to consent: “{ $said }”
    }
issue-nameless = no name
issue-same-as-record = the same person as record { $record }, { $name }
issue-like-record = may be record { $record }, { $name }, again: taken as another person
issue-like-known = may be { $code }, { $name }: taken as another person
issue-known-by-name = taken for { $code }, { $name }, by name and town alone
issue-fits-several = fits several people ({ $codes }): nobody was changed
issue-differs-from-known = { $code } has “{ $kept }”, which stays; the file says “{ $other }”
issue-differs = “{ $kept }” stays; the other row says “{ $other }”
issue-unknown-area = the day has no area “{ $area }”
issue-not-an-email = “{ $text }” is no e-mail address
issue-not-a-phone = “{ $text }” is no telephone number
issue-unknown-role = “{ $text }” is no role: taken as host
issue-not-a-span = “{ $text }” is no span such as 13:00-14:00
issue-unknown-candidate = no candidate “{ $text }”
issue-too-long = longer than { $limit } characters: cut
issue-unprintable = characters that cannot be shown were left out
issue-unreadable = some characters could not be read
issue-short-row = { $cells } cells where the header has { $columns }
issue-long-row = { $cells } cells where the header has { $columns }
issue-heading-twice = the same heading as column { $first }
