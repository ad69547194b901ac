import { type AdjuntosDeCaso, createAdjuntosDeCaso } from "./adjuntos.ts";
import { type Casos, createCasos } from "./casos.ts";
import { createDefiniciones, type Definiciones } from "./definiciones.ts";
import { createDocumentosDeCaso, type DocumentosDePersona } from "./documentos.ts";
import { createEnlaces, type Enlaces } from "./enlaces.ts";
import { createOrientacion, type Orientacion } from "./orientacion.ts";
import { createSeguimiento, type Seguimiento } from "./seguimiento.ts";
import { createTransport, type OpcionesTransport } from "./transport.ts";

export interface OpcionesVentanilla extends OpcionesTransport {
  /** Slug of the institution: `sernac`. */
  institucion: string;
}

/** The citizen's side of one institution. */
export interface Ventanilla extends Definiciones, Orientacion {
  casos: Casos;
  seguimiento: Seguimiento & AdjuntosDeCaso & { documentos: DocumentosDePersona };
  enlaces: Enlaces;
}

/**
 * Makes the citizen's client of one institution. Nothing is asked until a call is made.
 *
 * @throws {TypeError} if `api` is neither an http(s) address nor a path of the page's own origin
 */
export function createVentanilla({ institucion, ...opciones }: OpcionesVentanilla): Ventanilla {
  if (!/^(https?:\/\/|\/|$)/.test(opciones.api))
    throw new TypeError("`api` debe ser una dirección completa. Ejemplo: https://ventanilla.example.cl");
  const transport = createTransport(opciones);
  return {
    ...createDefiniciones({ transport, institucion }),
    ...createOrientacion({ transport, institucion }),
    casos: createCasos({ transport, institucion }),
    seguimiento: {
      ...createSeguimiento({ transport }),
      ...createAdjuntosDeCaso(opciones),
      documentos: createDocumentosDeCaso(opciones),
    },
    enlaces: createEnlaces(opciones),
  };
}
