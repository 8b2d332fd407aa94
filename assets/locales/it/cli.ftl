### La riga di comando

name-lead = Chi coordina
name-frontdesk = Accoglienza
name-lead-laptop = Guida
name-joining-laptop = Banco { $mark }
done-stored = Salvato.
done-already = Era già così.
done-made = Salvato: { $codes }.
done-exported =
    { $n ->
        [one] Scritto { $path }: una voce.
        *[other] Scritto { $path }: { $n } voci.
    } Ora puoi togliere la chiavetta.
done-report =
    { $n ->
        [0] Scritto { $path }: nessuna persona da chiamare.
        [one] Scritto { $path }: una persona.
        *[other] Scritto { $path }: { $n } persone.
    }
done-rubric-good =
    La griglia { $name } va bene: { $n ->
        [one] un criterio.
        *[other] { $n } criteri.
    }
done-day-opened = La giornata { $name } è aperta. I dati stanno in { $path }.
done-day-opened-next = Ora: candidates import, interviewers add, pairs add; poi bundle export per gli altri portatili.
paths-store = dati: { $path }
paths-day = giornata: { $path }
paths-log = resoconto: { $path }
