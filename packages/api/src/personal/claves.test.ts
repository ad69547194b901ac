import { describe, expect, it } from "vitest";
import { createClaves } from "./claves.ts";

const CLAVE = "cuatro palabras al azar";
const claves = createClaves();

describe("a password", () => {
  it("is kept as Argon2id, at the cost that OWASP asks for", async () => {
    expect(await claves.hash(CLAVE)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it("takes as long to refuse where there is none to compare with", async () => {
    const propia = await claves.hash(CLAVE);
    // Of this process's time, and the least of several: others take the machine meanwhile.
    const readUso = () => Object.values(process.cpuUsage()).reduce((uno, otro) => uno + otro);
    const measure = async (resumen: string | undefined) => {
      const desde = readUso();
      expect(await claves.verify("otra clave distinta", resumen)).toBe(false);
      return readUso() - desde;
    };
    const tiempos = { propia: [] as number[], nadie: [] as number[] };
    for (let i = 0; i < 5; i++) {
      tiempos.propia.push(await measure(propia));
      tiempos.nadie.push(await measure(undefined));
    }
    const propio = Math.min(...tiempos.propia);
    expect(Math.min(...tiempos.nadie) / propio).toBeGreaterThan(0.6);

    // With the defect that this looks for, an answer without comparing, the same measure tells it.
    const desde = readUso();
    await Promise.resolve(false);
    expect((readUso() - desde) / propio).toBeLessThan(0.6);
  });
});
