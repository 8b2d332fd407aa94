### Ciò che esce dalla stanza: liste e tabelle

report-title = Chiamate: { $day }
report-list = elenco
report-order = ordine
report-code = codice
report-name = nome
report-area = area
report-phone = telefono
report-email = e-mail
report-offer = risposta
report-chosen = dentro
report-reserve = riserva
report-offered = proposto
report-accepted = accettato
report-declined = rinuncia
report-chosen-title = Chi è dentro
report-reserve-title = Riserve, in ordine di chiamata
report-nobody = Nessuno.
