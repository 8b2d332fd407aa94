### Actions: the words of hints, titles and sentences

## Acts, as hints say them

act-open = open
act-take = take
act-mark = mark
act-not-assessed = not assessed
act-step-aside = step aside
act-is-here = is here
act-undo = undo
act-export = export
act-import = import
act-accept = accept
act-later = later
act-back = back
act-seal = seal the sheet
act-pass = pass the keyboard
act-reveal = reveal
act-agree = agree
act-second-look = second look
act-put-in = in
act-put-out = out
act-reserve = reserve
act-close-day = close the day
act-leave = quit
act-help = help
act-commands = commands
act-search = search
