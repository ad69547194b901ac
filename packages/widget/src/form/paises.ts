/** Codes that `Intl` names and are no country to hold a document of today: old states, unions, private use, Chile. */
const FUERA =
  "AC AN BU CL CP CQ CS CT DD DG DY EA EU EZ FQ FX HV IC JT MI NH NQ NT PC PU PZ QO QU RH SU TA TP UN VD WK XA XB YD YU ZR ZZ";
/** Where most people without RUT come from, first. */
const FRECUENTES = ["VE", "PE", "HT", "CO", "BO", "AR", "EC"];

let paises: [codigo: string, nombre: string][] | undefined;

/** Countries by their ISO 3166-1 alpha-2 code: the most frequent first, then by name. */
export function listPaises(idioma: string): [codigo: string, nombre: string][] {
  paises ??= readPaises(idioma);
  return paises;
}

function readPaises(idioma: string): [string, string][] {
  const nombres = new Intl.DisplayNames([idioma, "es"], { type: "region", fallback: "none" });
  const letras = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const todos = letras
    .flatMap((una) => letras.map((otra): [string, string] => [una + otra, nombres.of(una + otra) ?? ""]))
    .filter(([codigo, nombre]) => nombre && !FUERA.includes(codigo))
    .sort(([, a], [, b]) => a.localeCompare(b, idioma));
  const frecuentes = FRECUENTES.flatMap((codigo) => todos.filter((pais) => pais[0] === codigo));
  return [...frecuentes, ...todos.filter(([codigo]) => !FRECUENTES.includes(codigo))];
}
