/** Shortest stem that an ending may leave: "casa" and "caso" must not both become "c". */
const MINIMO = 3;

/** Infinitives and gerunds with their pronouns: "devolverme", "cambiándolo". */
const ENCLITICOS = /^(.{2,}(?:ar|er|ir|ando|iendo|yendo))(?:me|te|se|nos)?(?:lo|la|los|las|le|les|me|te|se|nos)$/;

/** Endings of nouns that come from verbs, then of verbs, longest first; the stem left is the verb's. */
const TERMINACIONES = [
  "amientos imientos aciones iciones amiento imiento adores adoras edores idores acion icion adora edora idora ador edor idor anzas anza",
  "ariamos eriamos iriamos abamos aremos eremos iremos asemos ieramos",
  "ieron iendo yendo yeron asteis ieran iesen arian erian irian iamos aran eran iran arias erias irias",
  "aban abas ando aron aste iste ados adas idos idas aria eria iria aras eras iras amos emos imos ares eres ires aren",
  "ado ada ido ida aba ian ias ira ara era are ire ere ar er ir an en io ia",
]
  .flatMap((linea) => linea.split(" "))
  .sort((a, b) => b.length - a.length);

const POR_ULTIMA = new Map<string, string[]>();
for (const terminacion of TERMINACIONES) {
  const ultima = terminacion.slice(-1);
  POR_ULTIMA.set(ultima, [...(POR_ULTIMA.get(ultima) ?? []), terminacion]);
}

const cutTerminacion = (palabra: string): string | undefined => {
  const terminacion = POR_ULTIMA.get(palabra.slice(-1))?.find(
    (candidata) => palabra.length - candidata.length >= MINIMO && palabra.endsWith(candidata),
  );
  return terminacion === undefined ? undefined : palabra.slice(0, -terminacion.length);
};

/**
 * The stem of a folded Spanish word, so that "devuelven", "devolver" and "devolución" are found by one another. Light: it
 * cuts endings and undoes the changes of a verb's root; it knows no dictionary. The stem is for comparing, not for reading.
 */
export const stemPalabra = (palabra: string): string => {
  if (palabra.length <= MINIMO || /\d/.test(palabra)) return palabra.replace(/z$/, "c");
  let raiz = palabra.length > 8 && palabra.endsWith("mente") ? palabra.slice(0, -5) : palabra;
  raiz = ENCLITICOS.exec(raiz)?.[1] ?? raiz;
  raiz =
    cutTerminacion(raiz) ??
    raiz.replace(/(?:es|[aeiou]s|s|[aeiou])$/, (fin) => (raiz.length - fin.length < MINIMO ? fin : ""));
  return (
    raiz
      .replace(/[aeiou]$/, (vocal) => (raiz.length > MINIMO ? "" : vocal))
      // solución/solver, devolución/devolver: one family, another consonant.
      .replace(/olucion$/, "olv")
      .replace(/qu$/, "c")
      .replace(/gu$/, "g")
      .replace(/z$/, "c")
      .replace(/ue(?=[^aeiou])/, "o")
      .replace(/ie(?=[^aeiou])/, "e")
  );
};
