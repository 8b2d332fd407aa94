### Files of people and of sheets, and rubric files

## Where

intake-at = { $place }: { $what }
intake-line = line { $line }
intake-record = record { $record }
intake-line-record = line { $line } (record { $record })
intake-column = column “{ $column }”
intake-starts-line = Line { $line }
intake-starts-line-record = Line { $line } (record { $record })
intake-and-more = { $list } and { $n ->
    [one] one more
   *[other] { $n } more
    }

## Files of people

intake-file-too-large = the file is larger than { $limit } MiB.
intake-file-too-large-next = Check that it is the right file, or split it into several.
intake-workbook = this is { $kind }, a kind that is not read here.
intake-workbook-next = Open it with your spreadsheet program, save it as XLSX or CSV and choose that one.
intake-workbook-damaged = this { $kind } file is damaged or not whole.
intake-workbook-damaged-next = Open it with your spreadsheet program, save it anew and choose that one.
intake-workbook-locked = this file has a password.
intake-workbook-locked-next = Open it, save it without the password and choose that one.
intake-workbook-too-large = this file, once opened, is too large to be a list.
intake-workbook-too-large-next = Save only the sheet you need as CSV and choose that one.
intake-zip = this is a compressed archive and a CSV file is needed here.
intake-zip-next = Open the archive, take out the sheet and save it as CSV.
intake-html = this is a web page with a table in it and a CSV file is needed here.
intake-html-next = Open it with your spreadsheet program, save the table as CSV and choose that one.
intake-not-text = this is not a text file.
intake-not-text-next = Check that it is the right file. It takes the sheet saved as CSV.
intake-empty = the file is empty.
intake-empty-next = Check that it is the right file, or save the sheet as CSV again.
intake-no-records = there is a row of headings and nothing below it.
intake-no-records-next = Check that it is the right sheet and that the people are below the headings.
intake-open-quote = a quote opens here and does not close where its cell ends.
intake-open-quote-next = Close or delete the quote at that place, save and try again.
intake-too-many-records = the sheet has more than { $limit } rows.
intake-too-many-records-next = Split it into several files, each with its row of headings.
intake-too-many-columns = the row has more than { $limit } columns.
intake-too-many-columns-next = Check the separator: a semicolon, a comma or a tab will do.
intake-cell-too-long = the cell has more than { $limit } characters.
intake-cell-too-long-next = Shorten that text, or check that no quote was left open.
intake-no-name-column = no column looks like a person's name.
intake-no-name-column-next = Say which with --map name=COLUMN. The columns are: { $headings }.
intake-no-column = the column “{ $wanted }” is missing.
intake-no-column-next = The columns candidate, interviewer, criterion and score are needed. There are: { $headings }.
intake-column-twice = the column “{ $name }” is there twice.
intake-column-twice-next = Change the heading of the one you do not need.
intake-empty-cell = the cell is empty, so nobody can tell whose mark this is or on what.
intake-empty-cell-next = Complete the row or take it out.
intake-not-a-number = “{ $text }” is not a mark.
intake-not-a-number-next = Write a number; where a criterion was not assessed leave it empty or write NA.
intake-off-scale = the mark lies beyond the scale from { $min } to { $max }.
intake-off-scale-next = Correct the mark, or give the right scale with --scale.
intake-not-a-time = “{ $text }” is not a time.
intake-not-a-time-next = Write the time as 09:40, or date and time as 2026-11-28T09:40:00+01:00.
intake-same-cell-twice = the same mark is already on line { $line }.
intake-same-cell-twice-next = Take out the row that does not count, or tell the two interviews apart with a column interview.
intake-map-syntax = “{ $text }” does not say which column is which field.
intake-map-syntax-next = Write FIELD=COLUMN, for example --map name=Applicant.
intake-unknown-field = “{ $field }” is no field.
intake-unknown-field-next = The fields are: { $fields }. A question of the form is { $answer }.
intake-unknown-column = there is no such column.
intake-unknown-column-next = Choose one of these: { $headings }.
intake-ambiguous-column = several columns have this heading.
intake-ambiguous-column-next = Say which by its number: { $numbers }.
intake-mapped-twice = --map chooses the column “{ $column }”, or its field, twice.
intake-mapped-twice-next = Leave one choice for each column and each field.

## Single rows

issue-said-no = there is no consent, the answer is “{ $said }”; this row stays out.
issue-consent-unclear = “{ $said }” is neither yes nor no to consent; the row is taken, and consent is still to be asked.
issue-consent-unsaid = nothing is said about consent; the row is taken, and consent is still to be asked.
issue-nameless = the name is missing; this row stays out.
issue-same-as-record = this is the same person as record { $record }, { $name }; the two rows become one.
issue-like-record = this looks like record { $record }, { $name }; the row is taken as another person.
issue-like-known = this looks like { $code }, { $name }; the row is taken as another person.
issue-known-by-name = I take this for { $code }, { $name }, by name and town alone; worth a check.
issue-fits-several = this may be more than one person ({ $codes }); nothing is written.
issue-differs-known = { $code } has “{ $kept }”, which stays; the file says “{ $other }”.
issue-differs-known-empty = { $code } has nothing here, and it stays so; the file says “{ $other }”.
issue-differs-row = “{ $kept }” stays; the other row says “{ $other }”.
issue-unknown-area = “{ $area }” is not an area of this day; the row is taken without this area.
issue-not-an-email = “{ $text }” is no e-mail address; it stays as written and is not used to recognise the person.
issue-not-a-phone = “{ $text }” is no telephone number; it stays as written and is not used to recognise the person.
issue-unknown-role = “{ $text }” is no role; host is taken.
issue-not-a-span = “{ $text }” is no span like 13:00-14:00; it is left out.
issue-unknown-candidate = no candidate has the code or address “{ $text }”; it is left out.
issue-sheets-left = the sheet “{ $taken }” was read; not read: { $left }.
issue-too-long = the text has more than { $limit } characters; the first { $limit } are kept.
issue-unprintable = some characters cannot be shown; they are left out.
issue-unreadable = some characters cannot be read; they show as �.
issue-short-row = { $cells ->
    [one] there is { $cells } cell
   *[other] there are { $cells } cells
    } and the headings are { $columns }; what is missing stays empty.
issue-long-row = { $cells ->
    [one] there is { $cells } cell
   *[other] there are { $cells } cells
    } and the headings are { $columns }; what is left over stays among the answers, under the column's number.
issue-heading-twice = column { $first } has this heading already.

## Rubric files

rubric-file-column = column { $column }
rubric-file-too-large = the file is larger than a megabyte, too much for a rubric.
rubric-file-too-large-next = Check that it is the right file.
rubric-file-not-utf8 = from here on the text is not UTF-8.
rubric-file-not-utf8-next = Save the file as UTF-8 text and try again.
rubric-file-syntax = the text does not follow the rules of TOML here ({ $message }).
rubric-file-syntax-next = Check quotes, brackets and equals signs on this line and the one before.
rubric-file-unknown-key = the key “{ $key }” is not used here.
rubric-file-unknown-key-meant = Perhaps it is “{ $meant }”: correct it.
rubric-file-unknown-key-next = Delete it, or use one of these: { $known }.
rubric-file-missing-key = the key “{ $key }” is missing here.
rubric-file-missing-key-next = Add { $key } = … at this place.
rubric-file-wrong-kind = another kind of value is needed here.
rubric-file-wants-text = Write a text in quotes: "…".
rubric-file-wants-words = Write a text in quotes, "…", or one for each language: { "{" } it = "…", en = "…" { "}" }.
rubric-file-wants-whole-number = Write a whole number, without quotes.
rubric-file-wants-list = Write a list in square brackets: […].
rubric-file-wants-table = Write keys and values in braces, { "{" } … { "}" }, or below a heading in square brackets.
rubric-file-wants-asks = Write "host" or "partner".
rubric-file-format = the format is not that of a rubric.
rubric-file-format-next = Write format = "{ $format }".
rubric-file-version = version { $version } cannot be read here.
rubric-file-version-next = Write version = { $version }, or use a newer colloquio.
rubric-file-rubric-id = “{ $id }” will not do as the rubric's id.
rubric-file-rubric-id-next = Use only lower-case letters without accents, digits and hyphens.
rubric-file-criterion-id = “{ $id }” will not do as a criterion's id.
rubric-file-criterion-id-next = Write a capital and then at most seven capitals or digits, like ATT.
rubric-file-same-id = two criteria have the same id, “{ $id }”.
rubric-file-same-id-next = Give one of the two another id.
rubric-file-criteria-count = { $n ->
    [0] there is no criterion.
    [one] there is { $n } criterion.
   *[other] there are { $n } criteria.
    }
rubric-file-criteria-count-next = A rubric has 1 to 20 criteria.
rubric-file-weight = the weight { $weight } will not do.
rubric-file-weight-next = Write a whole number from 0 to 1000.
rubric-file-no-weight = every weight is 0.
rubric-file-no-weight-next = Give at least one criterion a weight.
rubric-file-scale = the scale from { $min } to { $max } will not do.
rubric-file-scale-next = The minimum is below the maximum, both between 0 and 10, with ten levels at most.
rubric-file-level-outside = level { $level } is not on the scale.
rubric-file-level-outside-next = Write a level from { $min } to { $max }.
rubric-file-same-level = level { $level } stands twice in this list.
rubric-file-same-level-next = Keep one.
rubric-file-tolerance = the tolerance { $tolerance } will not do.
rubric-file-tolerance-next = Write a whole number from 0 to { $widest }.
rubric-file-empty-text = this text is empty.
rubric-file-empty-text-next = Write it, or delete the key if it may be left out.
rubric-file-long-text = this text has more than { $limit } characters.
rubric-file-long-text-next = Shorten it.
rubric-file-unprintable = this text has a character that cannot be shown.
rubric-file-unprintable-next = Delete that character, or type the text anew.
