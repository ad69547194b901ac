import type { AperturaAtendidaLeida, AperturaLeida, Comprobante, Institucion } from "@ventanilla/sdk/contract";
import { claveFromBytes, folioFromBytes } from "@ventanilla/sdk/domain";
import { countAsientos } from "../cifras/count-asientos.ts";
import { mintLlave } from "../sello/sello.ts";
import type { AsientoGuardado } from "../store/store.ts";
import { isDeInstitucion } from "./alcance.ts";
import { fold } from "./apply.ts";
import type { Asiento } from "./asiento.ts";
import { assertMismaHuella, type BaseDeCasos, type OpcionesDeCasos } from "./base-de-casos.ts";
import { readAsiento, writeAsientos } from "./bitacora.ts";
import type { Respuesta } from "./casos.ts";
import { buildComprobante } from "./comprobante.ts";
import { decide } from "./decide.ts";
import type { Actor, AperturaDeCaso, Orden, Registro } from "./orden.ts";
import { Rechazo } from "./rechazo.ts";

type Abrir = Extract<Orden, { orden: "abrir" }>;

/** What opening a case comes with. */
export interface OpcionesDeApertura {
  institucion: Institucion;
  /** The Idempotency-Key. */
  envio: string;
  actor: Actor;
  registro?: Registro | undefined;
  /** Where it came in an envelope: when it was written, and whether somebody had to mend it. */
  contingencia?: Abrir["contingencia"];
  /** A machine enrolled in its point signed it. */
  dispositivo?: boolean | undefined;
}

/** Who works with cases: they write down what others bring. */
const ATIENDEN: readonly string[] = ["ejecutivo", "encargado", "abogado"];

/**
 * The folio and the clave that the citizen did not bring.
 *
 * @param azar bytes derived from the submission, so that a replay can say them again
 */
const mintFaltantes = ({ folio, clave }: AperturaDeCaso, azar: Buffer) => {
  const claveAcunada = clave === undefined ? claveFromBytes(azar.subarray(16)) : undefined;
  return {
    folio: folio ?? folioFromBytes(azar.subarray(0, 16)),
    clave: claveAcunada ?? (clave as string),
    claveAcunada,
  };
};

/** Whether an entry was made in the same act as the first: the answer given on the spot. */
const isDelIngreso = (ingreso: Asiento, { tipo, autor, cuando }: Asiento): boolean =>
  (tipo === "cierre" || tipo === "propuesta") &&
  autor === ingreso.autor &&
  cuando === ((ingreso.tipo === "ingreso" && ingreso.datos.anotadoEn) || ingreso.cuando);

/** An opening by an officer, taken apart: what opens the case, when it was received, and the answer given at once. */
const splitAtendida = ({
  institucion: _,
  recibidoEn,
  respuesta,
  resultado,
  ...apertura
}: AperturaAtendidaLeida): Abrir => {
  if (respuesta !== undefined && resultado === undefined)
    throw new Rechazo("datos-invalidos", { faltas: [{ ruta: "resultado", codigo: "requerido" }] });
  if (resultado !== undefined && respuesta === undefined)
    throw new Rechazo("datos-invalidos", { faltas: [{ ruta: "respuesta", codigo: "requerido" }] });
  const cierre = respuesta !== undefined && resultado !== undefined ? { resultado, respuesta } : undefined;
  return { orden: "abrir", apertura: apertura as AperturaDeCaso, recibidoEn, cierre };
};

/** @throws {Rechazo} `rol-no-permite` */
const assertIngresa = (actor: Actor, { slug }: Institucion): void => {
  if (actor.rol === undefined || !ATIENDEN.includes(actor.rol))
    throw new Rechazo("rol-no-permite", { detalle: `Ingresa casos quien los atiende: ${ATIENDEN.join(", ")}` });
  if (!isDeInstitucion(actor, slug))
    throw new Rechazo("rol-no-permite", { detalle: "Solo puedes ingresar casos de tu institución" });
};

/** How cases are opened, by whoever brings them. */
export const createOpenCaso = (base: BaseDeCasos, { store, llaves, urlPublica, findProveedor }: OpcionesDeCasos) => {
  /** The company of the registry that the opening names. A registry that cannot be read now keeps nobody out. */
  const findEmpresa = async ({ apertura }: Abrir, slug: string): Promise<string | undefined> => {
    const rut = "proveedor" in apertura ? apertura.proveedor?.rut : undefined;
    return rut === undefined ? undefined : findProveedor?.(slug, rut).catch(() => undefined);
  };

  /** The receipt of a case opened before: from its first act, as it was then. */
  const repeatComprobante = async (folio: string, options: Parameters<typeof buildComprobante>[1]) => {
    const guardado = await store.findCasoByFolio(folio);
    const [primero, segundo] = (guardado ? await store.listAsientos(guardado.id) : []).map((uno: AsientoGuardado) =>
      readAsiento(uno),
    );
    if (!primero) throw new Rechazo("interno");
    const acto = segundo && isDelIngreso(primero, segundo) ? [primero, segundo] : [primero];
    return buildComprobante(fold(folio, undefined, acto), options);
  };

  const openCaso = async (
    orden: Abrir,
    { institucion, envio: claveDeEnvio, actor, registro: dado, cuerpo }: OpcionesDeApertura & { cuerpo: unknown },
  ): Promise<Respuesta<Comprobante>> => {
    const { slug } = institucion;
    const { azar, envio } = base.identify(slug, claveDeEnvio, cuerpo);
    const { folio, clave, claveAcunada } = mintFaltantes(orden.apertura, azar);
    const opciones = { institucion, urlPublica, clave: claveAcunada };

    const replay = async (huella: Uint8Array, deFolio: string): Promise<Respuesta<Comprobante>> => {
      assertMismaHuella(huella, envio.huella);
      return { valor: await repeatComprobante(deFolio, opciones), repetida: true };
    };

    const proveedor = await findEmpresa(orden, slug);
    const registro = proveedor === undefined ? dado : { ...dado, proveedor };
    let asientos: Asiento[];
    try {
      const feriados = base.getFeriados(slug);
      asientos = decide(undefined, orden, {
        ahora: base.now(),
        actor,
        institucion,
        feriados,
        ...(registro && { registro }),
      });
    } catch (rechazo) {
      // What was taken under earlier rules keeps its receipt.
      const anterior = await store.findEnvio(envio.id);
      if (anterior) return replay(anterior.huella, anterior.folio);
      throw rechazo;
    }
    const llave = mintLlave(llaves.envoltura, folio);
    const caso = fold(folio, undefined, asientos);
    const escrito = await store.appendAsientos({
      caso,
      asientos: writeAsientos(asientos, { folio, version: 0, llave }),
      apertura: { acceso: base.computeAcceso(folio, clave), llave: llave.envuelta },
      envio,
      cifras: countAsientos(undefined, asientos, { folio, zona: institucion.zona, pliegue: caso }),
    });
    switch (escrito.resultado) {
      case "escrito":
        return { valor: buildComprobante(caso, opciones), repetida: false };
      case "repetido":
        return replay(escrito.huella, escrito.folio);
      case "folioOcupado":
      case "atrasado":
        throw new Rechazo("folio-ocupado");
    }
  };

  return {
    open: (
      apertura: AperturaLeida,
      {
        institucion,
        envio,
        contingencia,
        dispositivo,
      }: Pick<OpcionesDeApertura, "institucion" | "envio" | "contingencia" | "dispositivo">,
    ) =>
      openCaso(
        { orden: "abrir", apertura, contingencia, dispositivo },
        { institucion, envio, actor: { id: "ciudadano" }, cuerpo: apertura },
      ),
    async openAtendido(apertura: AperturaAtendidaLeida, options: OpcionesDeApertura) {
      assertIngresa(options.actor, options.institucion);
      const orden = { ...splitAtendida(apertura), contingencia: options.contingencia };
      return openCaso(orden, { ...options, cuerpo: apertura });
    },
  };
};
