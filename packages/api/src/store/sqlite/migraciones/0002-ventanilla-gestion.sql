-- ventanilla.db: what the officers' side reads.

-- The journal: places of its own, since those that SQLite gives a table by itself may change when a copy is made of it
-- (VACUUM), and a reader of the restored copy would skip entries or read them twice.
CREATE TABLE asientos_nuevos (
  posicion INTEGER PRIMARY KEY,
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
  UNIQUE (caso, n)
) STRICT;
INSERT INTO asientos_nuevos
  SELECT rowid, caso, n, cuando, tipo, autor, datos, sellado, enlace, envio, huella FROM asientos ORDER BY rowid;
DROP TABLE asientos;
ALTER TABLE asientos_nuevos RENAME TO asientos;
CREATE UNIQUE INDEX asientos_envio ON asientos (envio) WHERE envio IS NOT NULL;

-- What lists select by, out of the fold. Written beside it: read out of the JSON it costs an intake twice as much.
ALTER TABLE casos ADD COLUMN institucion TEXT NOT NULL DEFAULT '';
ALTER TABLE casos ADD COLUMN tipo TEXT NOT NULL DEFAULT '';
ALTER TABLE casos ADD COLUMN etapa TEXT NOT NULL DEFAULT '';
ALTER TABLE casos ADD COLUMN estado TEXT NOT NULL DEFAULT '';
ALTER TABLE casos ADD COLUMN region TEXT;
ALTER TABLE casos ADD COLUMN unidad TEXT;
ALTER TABLE casos ADD COLUMN responsable TEXT;
ALTER TABLE casos ADD COLUMN canal TEXT NOT NULL DEFAULT '';
ALTER TABLE casos ADD COLUMN punto TEXT;
ALTER TABLE casos ADD COLUMN materia TEXT;
ALTER TABLE casos ADD COLUMN vence TEXT NOT NULL DEFAULT '';
ALTER TABLE casos ADD COLUMN recibido TEXT NOT NULL DEFAULT '';
ALTER TABLE casos ADD COLUMN mensajes INTEGER NOT NULL DEFAULT 0;
-- Institutions that have an open branch of it, as a JSON list; NULL where there is none, which is nearly always.
ALTER TABLE casos ADD COLUMN recibidas TEXT;
-- A case of before says only its comuna, whose first two digits are its region (CUT).
UPDATE casos SET caso = json_set(caso, '$.region', substr(caso ->> '$.comuna', 1, 2))
  WHERE caso ->> '$.region' IS NULL AND caso ->> '$.comuna' IS NOT NULL;
UPDATE casos SET
  institucion = caso ->> '$.institucion',
  tipo = caso ->> '$.tipo',
  etapa = caso ->> '$.etapa',
  estado = caso ->> '$.estado',
  region = caso ->> '$.region',
  unidad = caso ->> '$.unidad',
  responsable = caso ->> '$.responsable',
  canal = caso ->> '$.canal',
  punto = caso ->> '$.punto',
  materia = caso ->> '$.materia',
  vence = caso ->> '$.plazo.vence',
  recibido = caso ->> '$.recibidoEn',
  mensajes = caso ->> '$.mensajesNuevos';

-- One index of what is open, which holds all that a list selects by: an intake writes in it once. Three narrow ones, by
-- officer, unit and region, cost it four times as much, since each puts the same group of cases on other pages.
CREATE INDEX casos_abiertos ON casos (
  institucion, vence, id, unidad, region, responsable, tipo, etapa, estado, canal, punto, materia, recibido, mensajes
) WHERE estado <> 'cerrado';
-- The same of what is closed, written at the closing.
CREATE INDEX casos_cerrados ON casos (
  institucion, vence, id, unidad, region, responsable, tipo, etapa, canal, punto, materia, recibido, mensajes, estado
) WHERE estado = 'cerrado';
-- Nothing is in these when a case opens.
CREATE INDEX casos_responsable ON casos (institucion, responsable, vence, id)
  WHERE estado <> 'cerrado' AND responsable IS NOT NULL;
CREATE INDEX casos_mensajes ON casos (institucion, vence, id) WHERE mensajes > 0;

-- Open branches of other institutions' cases, by who has them.
CREATE TABLE recibidas (
  institucion TEXT NOT NULL,
  caso INTEGER NOT NULL,
  PRIMARY KEY (institucion, caso)
) STRICT, WITHOUT ROWID;

-- Where each reader of the journal stands.
CREATE TABLE posiciones (
  lector TEXT PRIMARY KEY,
  posicion INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE trabajos (
  id TEXT PRIMARY KEY,
  tipo TEXT NOT NULL,
  cuando TEXT NOT NULL,
  datos TEXT NOT NULL,
  estado TEXT NOT NULL DEFAULT 'pendiente',
  -- From when it may be taken: its own instant, or until when somebody has it.
  libre TEXT NOT NULL,
  intentos INTEGER NOT NULL DEFAULT 0,
  error TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX trabajos_estado ON trabajos (estado, libre);

CREATE TABLE fichas (
  clase TEXT NOT NULL,
  id TEXT NOT NULL,
  institucion TEXT NOT NULL,
  indice TEXT,
  version INTEGER NOT NULL,
  cuando TEXT NOT NULL,
  datos TEXT NOT NULL,
  PRIMARY KEY (clase, id)
) STRICT;
CREATE UNIQUE INDEX fichas_indice ON fichas (clase, indice) WHERE indice IS NOT NULL;
CREATE INDEX fichas_institucion ON fichas (clase, institucion, id);

CREATE TABLE lecturas (
  caso INTEGER NOT NULL,
  cuando TEXT NOT NULL,
  usuario TEXT NOT NULL,
  PRIMARY KEY (caso, cuando, usuario)
) STRICT, WITHOUT ROWID;

-- Keyed tokens, as hexadecimal words, with the case's id as rowid. It keeps no text: what it was given stands in
-- `tokens`, to tell what a later entry adds and to take all of it out again at an erasure.
CREATE VIRTUAL TABLE busqueda USING fts5 (
  palabras, content = '', columnsize = 0, detail = 'none', tokenize = 'ascii'
);
-- What is taken out leaves the pages of the index at once, instead of being marked.
INSERT INTO busqueda (busqueda, rank) VALUES ('secure-delete', 1);
CREATE TABLE tokens (
  caso INTEGER PRIMARY KEY,
  institucion TEXT NOT NULL,
  -- 8 bytes each.
  tokens BLOB NOT NULL
) STRICT;
