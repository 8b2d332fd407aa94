### Errors: what happened, what it means for the data, what to do
