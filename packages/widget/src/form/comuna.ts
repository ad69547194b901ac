import { type Comuna, findComunas, foldText, getRegion } from "@ventanilla/sdk/domain";
import { palabrasComuna, comuna as textos } from "../textos/comuna.ts";
import { type Clase, readEscrito } from "./clases.ts";
import { estilos as combo, createCombo } from "./combo.ts";

/** The search for a comuna, blind to accents. */
const renderCombo = createCombo<Comuna>({
  lista: "comunas",
  read: (f) => f.borrador.valores.comunaTexto ?? "",
  write: (f, ruta, texto) => f.change({ valores: { ...f.borrador.valores, comunaTexto: texto, [ruta]: "" } }),
  search: (_, texto) => findComunas(texto),
  name: ({ nombre }) => nombre,
  choose(f, ruta, { cut, nombre, region }) {
    f.change({ valores: { ...f.borrador.valores, comunaTexto: nombre, [ruta]: cut } });
    return [nombre, getRegion(region)?.nombre].join(", ");
  },
  announce(f, cuantas, texto) {
    const t = f.say(textos);
    return cuantas ? t.comunasHay(cuantas) : texto.trim() ? t.comunaNinguna : "";
  },
  /** A name written whole, with or without accents, is a choice; so is the only one left. */
  settle(f, ruta, [primera, segunda]) {
    const { comunaTexto = "", [ruta]: elegida } = f.borrador.valores;
    return !elegida && primera && (!segunda || foldText(comunaTexto) === foldText(primera.nombre))
      ? primera
      : undefined;
  },
});

const comuna: Clase = {
  render: (f, { ruta }, describe) => renderCombo(f, ruta, describe),
  // A comuna half written is not a comuna left out.
  check: (f, { ruta }) =>
    !readEscrito(f, ruta) && readEscrito(f, "comunaTexto") ? f.say(textos).comunaMala : undefined,
  describe: (f, ruta) => readEscrito(f, ruta) && readEscrito(f, "comunaTexto"),
};

export const clases: Record<string, Clase> = { comuna };
export const palabras = palabrasComuna;
export const estilos = [combo];
