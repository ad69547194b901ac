import { createOrientacion } from "@ventanilla/sdk/client/orientacion";
import { createTransport } from "@ventanilla/sdk/client/transport";
import { empresa as textos } from "../textos/reclamo.ts";
import type { Clase } from "./clases.ts";
import { createCombo } from "./combo.ts";
import type { Formulario } from "./formulario.ts";

/** With fewer letters every name is like it. */
const MINIMO = 3;
/** Pause in the typing after which names are looked for, in milliseconds. */
const PAUSA = 300;

const pedidos = new WeakMap<Formulario, AbortController>();

/** Looks for companies once the person stops typing; none, where the service fails: any name may be written. */
async function search(f: Formulario, texto: string): Promise<string[]> {
  pedidos.get(f)?.abort();
  const nombre = texto.trim();
  if (nombre.length < MINIMO) return [];
  const control = new AbortController();
  pedidos.set(f, control);
  await new Promise((resume) => setTimeout(resume, PAUSA));
  if (control.signal.aborted) throw control.signal.reason;
  const { api, idioma, institucion } = f;
  const { proveedores } = createOrientacion({
    transport: createTransport({ api, idioma, reintentos: 0 }),
    institucion,
  });
  const nombres = await proveedores.search(nombre, control).catch(() => []);
  return nombres.length === 1 && nombres[0] === nombre ? [] : nombres;
}

const renderCombo = createCombo<string>({
  lista: "empresas",
  read: (f, ruta) => f.borrador.valores[ruta] ?? "",
  write: (f, ruta, texto) => f.setValor(ruta, texto),
  search,
  name: (nombre) => nombre,
  choose(f, ruta, nombre) {
    f.setValor(ruta, nombre);
    return nombre;
  },
  announce: (f, cuantas) => (cuantas ? f.say(textos).empresasHay(cuantas) : ""),
});

/** The name of a company: any, with those the institution knows at hand. */
export const empresa: Clase = { render: (f, { ruta }, describe) => renderCombo(f, ruta, describe) };
