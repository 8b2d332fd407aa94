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
