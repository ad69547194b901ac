import { LENGUAS } from "../textos/totem.ts";

/** The languages a person can choose: those of the institution whose texts exist; none where there is no choice. */
export function listIdiomas(
  idiomas: readonly string[] | undefined,
  lenguas: Readonly<Record<string, string>> = LENGUAS,
): [idioma: string, nombre: string][] {
  const hay = (idiomas ?? []).flatMap((idioma): [string, string][] => {
    const nombre = lenguas[idioma] ?? lenguas[idioma.split("-")[0] ?? ""];
    return nombre ? [[idioma, nombre]] : [];
  });
  return hay.length > 1 ? hay : [];
}
