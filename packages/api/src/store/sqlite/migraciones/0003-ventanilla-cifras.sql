-- ventanilla.db: what reports read, so that one costs what its period costs and not what the table holds.

CREATE TABLE cifras (
  institucion TEXT NOT NULL,
  -- Which report family, and so what the parts of `clave` are.
  familia TEXT NOT NULL,
  -- `dia` or `mes`.
  grano TEXT NOT NULL,
  -- 2026-11-02, or 2026-11: civil dates of the institution's zone.
  periodo TEXT NOT NULL,
  clave TEXT NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (institucion, familia, grano, periodo, clave)
) STRICT, WITHOUT ROWID;

-- Which cases were reopened, for an extraction: written at a reopening, and at nothing else.
CREATE INDEX asientos_reaperturas ON asientos (caso) WHERE tipo = 'reapertura';

-- Entries of before are counted at the next start, which takes this away.
INSERT INTO posiciones (lector, posicion) SELECT 'cifras-por-contar', max(posicion) FROM asientos HAVING count(*) > 0;

-- What points took in had a counter of its own: it is counted anew with the rest.
DELETE FROM fichas WHERE clase = 'conteoDePunto';
DELETE FROM posiciones WHERE lector = 'puntos';
