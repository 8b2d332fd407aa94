### Sync: laptops, bundles, folders

screen-sync = Sync
screen-review = What they bring
column-laptop = laptop
column-heard = heard
column-expected = due
column-held = held
sync-not-protected = not protected
sync-not-protected-long = This day is not protected: bundles carry no signature. Whoever has a file can change it, and nothing here shows who did.
sync-alone = So far there is only this laptop.
sync-all-complete = All { $of } laptops are complete.
sync-complete = { $complete } of { $of } laptops complete. No sheet is missing.
sync-worst = { $complete } of { $of } laptops complete. { $name }: { $lacks }, heard at { $at }.
sync-worst-unheard = { $complete } of { $of } laptops complete. { $name }: { $lacks }, never heard.
sync-empty = No other laptop heard. e exports the first bundle.
sync-spot =
    { $name }, { $n ->
        [0] no bundle
        [one] one bundle
        *[other] { $n } bundles
    }
sync-spot-gone = { $name }, not there now
sync-spot-other = Another folder
sync-to-decide = to decide, { $n }
sync-later =
    { $n ->
        [one] One entry is from a later version: kept and passed on, not read.
        *[other] { $n } entries are from a later version: kept and passed on, not read.
    }
sync-where = Which folder do you sync with?
sync-where-from = Import from where?
sync-where-to = Export to where?
sync-folder-text = A stick, or a folder everybody sees. I remember it for next time.
sync-folder-kept = From now on s syncs with { $name }.
sync-looking-then-shown = I look at what is there, then show you.
sync-nothing-to-take = There is nothing new to take.
sync-no-files = There are no bundles here.
sync-offered =
    { $n ->
        [one] A bundle arrived
        *[other] { $n } bundles arrived
    }: g s shows, i imports.
sync-folder-gone = The sync folder is not there now: I wait for it. Nothing is lost.
sync-folder-back = The sync folder is there again.
sync-whole =
    The bundle of { $from } is whole: { $n ->
        [one] one entry
        *[other] { $n } entries
    }. Nothing was taken.
sync-nothing-new = Nothing new.
sync-took =
    { $files ->
        [one] One bundle taken
        *[other] { $files } bundles taken
    }, { $new ->
        [one] one new entry
        *[other] { $new } new entries
    }.
sync-refused-some = { $n } refused.
sync-arriving-some = { $n } arriving.
sync-wrote = Yours is written.
sync-wrote-nothing = Nothing to write.
sync-without-drafts =
    { $n ->
        [one] One unfinished text stays on this laptop.
        *[other] { $n } unfinished texts stay on this laptop.
    }
sync-wrote-there = Bundle written, you may pull the stick: { $path }
sync-may-pull = You may pull the stick.
sync-stopped =
    Stopped. { $n ->
        [0] Nothing changed.
        [one] One new entry is in and stays.
        *[other] { $n } new entries are in and stay.
    } The rest comes with the same file.
watch-title = When a bundle arrives in { $name }
watch-offer = Tell me, I take it
watch-take = Take it by itself
watch-off = Do not look
watch-is-off = The folder is no longer watched.
watch-is-offer = I watch the folder and tell you when a bundle arrives.
watch-is-take = I watch the folder and take what arrives.
needs-folder = Choose the folder first, with f.
needs-work = There is nothing to stop.
needs-file-row = Point at a bundle.
needs-clash-row = Point at a row to decide.
sync-laptop-own = { $name }, this one
sync-laptop-now = now
sync-laptop-never = never
sync-laptop-forked = twice: two histories
sync-laptop-unheard = no bundle
sync-laptop-all-here = all here
sync-laptop-complete = complete
sync-laptop-silent = silent since { $at }
sync-laptop-apart-state = to be admitted
sync-laptop-retired = retired
sync-laptop-working = at work
sync-laptop-lacks-sheets =
    { $n ->
        [one] 1 sheet missing
        *[other] { $n } sheets missing
    }
sync-laptop-lacks-entries =
    { $n ->
        [one] 1 entry missing
        *[other] { $n } entries missing
    }
sync-laptop-and-apart = { $state }, { $n } apart
sync-laptop-and-waiting = { $state }, { $n } waiting
sync-laptop-way-out = There are two histories under the name { $name }: the laptop was copied or restored. Both are kept. Let both laptops sync: whichever finds entries of its own that it never wrote goes on under a new name by itself. Then decide below where the two histories differ.
sync-laptop-this-one = This very laptop: what you see here is stored here.
sync-laptop-as-of = What is known is from { $at }.
sync-laptop-never-heard = Nothing has come from { $name } yet.
sync-laptop-behind-says =
    { $n ->
        [one] One of its entries is not here yet
        *[other] { $n } of its entries are not here yet
    }: { $who } had them at { $at }.
sync-laptop-needs = Its entries { $from } to { $to } are missing.
sync-laptop-waiting-for =
    { $n ->
        [one] One of its entries is here and waits:
        *[other] { $n } of its entries are here and wait:
    } { $from } to { $to } are missing. They go in by themselves when that bundle comes.
sync-laptop-waiting =
    { $n ->
        [one] One of its entries is here and waits for
        *[other] { $n } of its entries are here and wait for
    } another laptop's.
sync-laptop-apart =
    { $n ->
        [one] One of its entries is held apart:
        *[other] { $n } of its entries are held apart:
    } { $why }.
sync-laptop-later =
    { $n ->
        [one] One of its entries is from a later version.
        *[other] { $n } of its entries are from a later version.
    }
sync-laptop-safe-there = The data of { $name } is safe on its laptop: ask for a bundle.
sync-laptop-sheet-open = { $who } on { $about }: not sealed yet
sync-laptop-sheet-unheard = { $who } on { $about }: never heard of
clash-title = Two laptops differ
clash-value = { $value } ({ $laptop }, { $at })
clash-or = { $a } or { $b }
clash-soft = Meanwhile the latest counts.
clash-own = One person wrote both on two laptops: none counts until one is chosen.
clash-hard = None counts until one is chosen.
clash-settle = a chooses which counts; the other stays readable.
clash-lead-settles = The lead chooses.
file-found = not looked at
file-arriving = arriving
file-ready = { $from }: { $brings }, ready
file-known = { $from }: nothing new
file-taken = { $from }: { $brings }, taken
file-taken-waiting = { $from }: taken, { $n } waiting
file-refused = refused: { $why }
file-other-day = another day, { $day }
file-skipped-shadow = left alone: another program's temporary file
file-skipped-link = left alone: a link to another file
file-skipped-not-a-file = left alone: not a regular file
brings-entries =
    { $n ->
        [one] one new entry
        *[other] { $n } new entries
    }
brings-sheets =
    { $n ->
        [one] one new sheet
        *[other] { $n } new sheets
    }
file-found-long = Not looked at yet: v checks it, i shows what it brings.
file-arriving-long = Its copy is not done: I look when it stands still.
contents-from = From { $from }, written at { $at }.
contents-nothing-new = Everything in it is here already.
contents-more = and { $n } more
contents-adds = Brings: { $list }.
contents-people = Concerns: { $list }.
contents-clashes =
    { $n ->
        [one] One thing will have to be decided:
        *[other] { $n } things will have to be decided:
    }
contents-changes =
    { $n ->
        [one] One thing changes:
        *[other] { $n } things change:
    }
contents-waiting =
    { $n ->
        [one] One entry will wait for another bundle.
        *[other] { $n } entries will wait for another bundle.
    }
contents-apart =
    { $n ->
        [one] One entry is held apart.
        *[other] { $n } entries are held apart.
    }
contents-later =
    { $n ->
        [one] One entry is from a later version: kept, not read.
        *[other] { $n } entries are from a later version: kept, not read.
    }
contents-need = Entries { $from } to { $to } of { $laptop } are missing.
contents-change = { $before } → { $after }
contents-forked = It shows two histories under the name { $laptop }.
contents-goes-on-as = It held entries of this laptop that were not here: a copy is about, or the end was lost. They are taken; from now on this laptop is { $name }.
contents-left-out = { $n } entries of { $laptop } were left out: too many for a laptop nobody admitted. The file can be read again later.
contents-clock = The clock of { $laptop } is { $n } minutes ahead, or yours behind: times may mislead, values do not.
join-under-way = Still opening the bundle: Esc stops it.
sync-broke = The work on bundles stopped because of a fault of colloquio.
sync-broke-next = Try again; what was in stays.
work-looking = Looking at
work-verifying = Checking
work-taking = Taking
work-writing = Writing
work-entries = { $file }, { $done } of { $total } entries
work-megabytes = { $file }, { $done } of { $total } MB
work-at = { $what } { $far }. Esc stops.
work-stopping = Stopping as soon as I can: nothing stays half done. ({ $what })
review-nothing = Nothing new to take. Esc goes back.
review-sum =
    { $n ->
        [one] One bundle brings
        *[other] { $n } bundles bring
    } { $new ->
        [one] one new entry
        *[other] { $new } new entries
    }. Enter takes, Esc leaves all as it was.
adds-seals =
    { $n ->
        [one] one sealed sheet
        *[other] { $n } sealed sheets
    }
adds-agreements =
    { $n ->
        [one] one agreement
        *[other] { $n } agreements
    }
adds-people =
    { $n ->
        [one] one person
        *[other] { $n } people
    }
adds-states =
    { $n ->
        [one] one arrival or state
        *[other] { $n } arrivals or states
    }
adds-interviews =
    { $n ->
        [one] one interview
        *[other] { $n } interviews
    }
adds-decisions =
    { $n ->
        [one] one decision
        *[other] { $n } decisions
    }
adds-others =
    { $n ->
        [one] one other entry
        *[other] { $n } other entries
    }
apart-payload = impossible content
apart-founder = not the founder's to say
apart-unknown = laptop to be admitted
apart-refused = refused laptop
apart-retired = retired laptop
apart-role = not that laptop's task
apart-other = does not count here
sync-own =
    { $complete ->
        [one] One of { $of } laptops is complete
        *[other] { $complete } of { $of } laptops are complete
    }. Of this laptop: { $lacks }.
review-file-of = { $name }, { $n } of { $of }
review-lines = lines { $from } to { $to } of { $of }, PgUp and PgDn
