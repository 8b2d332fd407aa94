### Ciò che esce dalla stanza: liste e tabelle
