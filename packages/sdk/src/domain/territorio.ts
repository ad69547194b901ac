import { foldText } from "./fold-text.ts";
import { TERRITORIO_DATOS } from "./territorio-datos.ts";

/** A region and its CUT code, two digits: "13". */
export type Region = { cut: string; nombre: string };
/** A province and its CUT code, three digits: "131"; the first two are its region's. */
export type Provincia = { cut: string; nombre: string; region: string };
/** A comuna and its CUT code, five digits: "13101"; the first three are its province's. */
export type Comuna = { cut: string; nombre: string; provincia: string; region: string };

const TERRITORIO = /* @__PURE__ */ readTerritorio();

/** The 16 regions, from north to south. */
export const REGIONES: readonly Region[] = TERRITORIO.regiones;
/** The 56 provinces, region by region from north to south. */
export const PROVINCIAS: readonly Provincia[] = TERRITORIO.provincias;
/** The 346 comunas, region by region from north to south. */
export const COMUNAS: readonly Comuna[] = TERRITORIO.comunas;

/** What people call a comuna, or write it like, beside its name in the register; folded. */
const APODOS =
  "stgo:13101,valpo:05101,la calera:05502,llay llay:05703,paihuano:04105,marchigue:06204,trehuaco:16207," +
  "coihaique:11101,aisen:11201,puerto aysen:11201,puerto cisnes:11202,puerto natales:12401,puerto williams:12201," +
  "rapa nui:05201,hanga roa:05201,san vicente de tagua tagua:06117,san jose de la mariquina:14106,vina:05109";

/**
 * Finds comunas by what a person types, blind to accents, ñ, case and blanks: "nunoa" is Ñuñoa. Those that begin with
 * the text come first, then those where each word typed begins a word, then those that hold it; each by name.
 */
export function findComunas(text: string, limit = 10): Comuna[] {
  const busca = foldText(text);
  if (!busca) return [];
  const hallazgos: { comuna: Comuna; clave: string }[] = [];
  for (const { comuna, nombres } of TERRITORIO.indice()) {
    const rango = Math.min(...nombres.map((nombre) => rankNombre(nombre, busca)));
    if (rango < 3) hallazgos.push({ comuna, clave: `${rango} ${nombres[0]}` });
  }
  hallazgos.sort((a, b) => (a.clave < b.clave ? -1 : 1));
  return hallazgos.slice(0, limit).map(({ comuna }) => comuna);
}

/** The comuna of a CUT code, "13120". */
export function getComuna(cut: string): Comuna | undefined {
  return TERRITORIO.porCut.get(cut);
}

/** The CUT code of the region a comuna is in, "13120" → "13"; undefined if there is no such comuna. */
export function regionOf(comunaCut: string): string | undefined {
  return getComuna(comunaCut)?.region;
}

/** The region of a CUT code, "13". */
export function getRegion(cut: string): Region | undefined {
  return REGIONES.find((region) => region.cut === cut);
}

/**
 * Orders what is near without coordinates: 0 the same comuna, 1 its province, 2 its region, then 3 plus the regions
 * between one and the other from north to south.
 * @param a CUT code of a comuna.
 * @param b CUT code of a comuna.
 */
export function distanciaTerritorial(a: string, b: string): number {
  if (a === b) return 0;
  if (a.slice(0, 3) === b.slice(0, 3)) return 1;
  if (a.slice(0, 2) === b.slice(0, 2)) return 2;
  return 3 + Math.abs(indexRegion(a) - indexRegion(b));
}

function indexRegion(comunaCut: string): number {
  return REGIONES.findIndex((region) => comunaCut.startsWith(region.cut));
}

function rankNombre(nombre: string, busca: string): number {
  // Compared without blanks, so "til til" and "o higgins" find what the register writes as one word.
  const junto = nombre.replace(/ /g, "");
  const buscaJunto = busca.replace(/ /g, "");
  if (junto.startsWith(buscaJunto)) return 0;
  const palabras = nombre.split(" ");
  if (busca.split(" ").every((parte) => palabras.some((palabra) => palabra.startsWith(parte)))) return 1;
  return junto.includes(buscaJunto) ? 2 : 3;
}

function readTerritorio() {
  const regiones: Region[] = [];
  const provincias: Provincia[] = [];
  const comunas: Comuna[] = [];
  for (const linea of TERRITORIO_DATOS.split("\n")) {
    const [cabeza = "", ...grupos] = linea.split("|");
    const region = cabeza.slice(0, 2);
    regiones.push({ cut: region, nombre: cabeza.slice(2) });
    const numeraProvincia = createNumerador();
    for (const grupo of grupos) {
      const [titulo = "", lista = ""] = grupo.split(":");
      const [numero, nombre] = numeraProvincia(titulo);
      const provincia = `${region}${numero}`;
      provincias.push({ cut: provincia, nombre, region });
      const numeraComuna = createNumerador();
      for (const parte of lista.split(",")) {
        const [orden, comuna] = numeraComuna(parte);
        comunas.push({ cut: provincia + String(orden).padStart(2, "0"), nombre: comuna, provincia, region });
      }
    }
  }
  const porCut = new Map(comunas.map((comuna) => [comuna.cut, comuna]));
  let indice: { comuna: Comuna; nombres: string[] }[] | undefined;
  return { regiones, provincias, comunas, porCut, indice: () => (indice ??= indexNombres(comunas)) };
}

/** Reads "7Alto Hospicio" as number 7, and a name alone as the number that follows. */
function createNumerador(): (texto: string) => [number, string] {
  let ultimo = 0;
  return (texto) => {
    const cifras = /^\d*/.exec(texto)?.[0] ?? "";
    ultimo = cifras ? Number(cifras) : ultimo + 1;
    return [ultimo, texto.slice(cifras.length)];
  };
}

function indexNombres(comunas: Comuna[]): { comuna: Comuna; nombres: string[] }[] {
  const apodos = APODOS.split(",").map((apodo) => apodo.split(":") as [string, string]);
  return comunas.map((comuna) => ({
    comuna,
    nombres: [foldText(comuna.nombre), ...apodos.filter(([, cut]) => cut === comuna.cut).map(([apodo]) => apodo)],
  }));
}
