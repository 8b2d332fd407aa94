# The interview page: the clock, covered marks, the keys.

page-unknown-key = { $key } does nothing here: ? shows the keys.
page-marked = { $criterion } marked
page-marks-covered = Marks are covered: v shows them.
page-marks-open = Marks can be seen: v covers them.
page-blanked = Marks and notes hidden, keys still work: b shows them.
page-blank-text = Marks and notes are hidden. Keys work as before, b brings them back.
page-clock-stands = The clock stands still: t lets it go on.
page-clock-runs = The clock goes on.
page-no-clock = No clock is running here.
page-minute = { $n } min
page-paused = paused
page-talking = talking
page-questions-in = questions in { $time }
page-talking-questions-in = talking, their questions in { $time }
page-questions-soon = questions soon
page-questions = their questions
page-marking = marking
page-changing = changing over
page-over = { $n } min over
page-over-at = { $desk }  { $name }: { $n } min over
page-more-below = more below: the wheel, or i
page-motion-on = The clock shows seconds.
page-motion-off = The clock shows minutes only.
page-mouse-on = The mouse picks on the page. Shift and mouse selects text.
page-mouse-off = The mouse selects text, as in any terminal.
