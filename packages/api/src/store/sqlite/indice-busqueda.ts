import type Database from "better-sqlite3";

/** Bytes of a token. */
export const LARGO_TOKEN = 8;

/** The word of an institution, unlike any token: every case has that of its own. */
export function wordOfInstitucion(institucion: string): string {
  return `i${Buffer.from(institucion).toString("hex")}`;
}

/** Tokens as the words of the index, one after another in `bytes`. */
export function wordsOfTokens(bytes: Uint8Array): string[] {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex");
  return Array.from({ length: bytes.byteLength / LARGO_TOKEN }, (_, i) =>
    hex.slice(i * LARGO_TOKEN * 2, (i + 1) * LARGO_TOKEN * 2),
  );
}

/**
 * What cases are found by: keyed tokens in a full-text index that keeps no text. It can only take out what it is told,
 * word by word, so the tokens of each case stand beside it.
 */
export class IndiceBusqueda {
  readonly #sql;

  constructor(datos: Database.Database) {
    this.#sql = {
      findCaso: datos
        .prepare<[number], string>("SELECT institucion FROM casos WHERE id = ? AND acceso IS NOT NULL")
        .pluck(),
      find: datos.prepare<[number], { institucion: string; tokens: Buffer }>(
        "SELECT institucion, tokens FROM tokens WHERE caso = ?",
      ),
      keep: datos.prepare<[number, string, Buffer]>(
        `INSERT INTO tokens (caso, institucion, tokens) VALUES (?, ?, ?)
         ON CONFLICT (caso) DO UPDATE SET tokens = excluded.tokens`,
      ),
      overwrite: datos.prepare<[number]>("UPDATE tokens SET tokens = zeroblob(length(tokens)) WHERE caso = ?"),
      forget: datos.prepare<[number]>("DELETE FROM tokens WHERE caso = ?"),
      insert: datos.prepare<[number, string]>("INSERT INTO busqueda (rowid, palabras) VALUES (?, ?)"),
      delete: datos.prepare<[number, string]>(
        "INSERT INTO busqueda (busqueda, rowid, palabras) VALUES ('delete', ?, ?)",
      ),
    };
  }

  /**
   * Adds tokens to a case; those it has stay. Nothing where the case was erased or is none.
   *
   * @param caso in ascending order within a transaction: the index writes out what it holds at each step back
   */
  add(caso: number, tokens: Buffer): void {
    const institucion = this.#sql.findCaso.get(caso);
    if (institucion === undefined) return;
    const previo = this.#sql.find.get(caso);
    const conocidas = new Set(previo ? wordsOfTokens(previo.tokens) : []);
    const nuevas = [...new Set(wordsOfTokens(tokens))].filter((palabra) => !conocidas.has(palabra));
    if (nuevas.length === 0) return;
    // Words it does not have yet, under the same row: for the index that is one text written in two times.
    this.#sql.insert.run(caso, [...(previo ? [] : [wordOfInstitucion(institucion)]), ...nuevas].join(" "));
    const bytes = Buffer.from(nuevas.join(""), "hex");
    this.#sql.keep.run(caso, institucion, previo ? Buffer.concat([previo.tokens, bytes]) : bytes);
  }

  /** Takes a case out of the index, and its tokens out of their page. */
  remove(caso: number): void {
    const previo = this.#sql.find.get(caso);
    if (!previo) return;
    this.#sql.delete.run(caso, [wordOfInstitucion(previo.institucion), ...wordsOfTokens(previo.tokens)].join(" "));
    this.#sql.overwrite.run(caso);
    this.#sql.forget.run(caso);
  }
}
