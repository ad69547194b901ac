-- ventanilla.db: the cases and their bitácoras.

CREATE TABLE casos (
  id INTEGER PRIMARY KEY,
  folio TEXT NOT NULL UNIQUE,
  -- Keyed hash of folio and clave; NULL once the person was erased, so that nobody comes in any more.
  acceso BLOB UNIQUE,
  version INTEGER NOT NULL,
  -- Link of the last entry.
  cabeza BLOB NOT NULL,
  -- The fold of the bitácora, JSON without personal data.
  caso TEXT NOT NULL
) STRICT;

-- A rowid table: entries go at its end whatever their case, and long sealed parts need no overflow pages.
CREATE TABLE asientos (
  caso INTEGER NOT NULL REFERENCES casos (id),
  n INTEGER NOT NULL,
  cuando TEXT NOT NULL,
  tipo TEXT NOT NULL,
  autor TEXT NOT NULL,
  datos TEXT NOT NULL,
  sellado BLOB,
  enlace BLOB NOT NULL,
  -- On the last entry of what came with an Idempotency-Key.
  envio BLOB,
  huella BLOB,
  PRIMARY KEY (caso, n)
) STRICT;

CREATE UNIQUE INDEX asientos_envio ON asientos (envio) WHERE envio IS NOT NULL;
