### Why a thing cannot be done
