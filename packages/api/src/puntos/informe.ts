import type {
  CifrasDePunto,
  EnviosDeInforme,
  FiltroDeInforme,
  InformeDePuntos,
  Institucion,
  PedidoDeEnvios,
} from "@ventanilla/sdk/contract";
import { formatFecha, regionOf, TIPOS_SONI } from "@ventanilla/sdk/domain";
import { Rechazo } from "../caso/rechazo.ts";
import { FallaDeCorreo } from "../correo/falla-de-correo.ts";
import { renderCorreo } from "../correo/render-correo.ts";
import type { Correo } from "../correo/send-correo.ts";
import type { Registros } from "../registros/create-registros.ts";
import { createLectorDeCifras } from "../reportes/lector-de-cifras.ts";
import { splitPeriodo } from "../reportes/periodo.ts";
import type { Store } from "../store/store.ts";
import type { Tarea } from "../trabajos/corredor.ts";
import { FalloDeTrabajo } from "../trabajos/fallo-de-trabajo.ts";

const COLUMNAS = [
  "codigo",
  "nombre",
  "clase",
  "region",
  "comuna",
  "consultas",
  "reclamos",
  "soni",
  "total",
  "fuera",
  "firmados",
] as const;

type Fila = InformeDePuntos["puntos"][number];

export interface OpcionesDeInforme {
  store: Pick<Store, "addTrabajos" | "sumCifras">;
  registros: Pick<Registros, "puntos">;
  getInstitucion: (slug: string) => Pick<Institucion, "slug" | "nombre" | "telefono">;
  /** Milliseconds since the epoch. */
  clock: () => number;
  /** Absent: nobody is written to. */
  correo?: Pick<Correo, "send"> | undefined;
}

/** Who looks, and of what they may see: their region, their unit. */
export interface AlcanceDeInforme {
  region?: string | undefined;
  unidad?: string | undefined;
}

/** The report on points (seed E, informe a DIBAM): how many consultas, reclamos and SONI entered by each library. */
export interface Informes {
  /** @throws {Rechazo} `datos-invalidos` where it ends before it begins */
  read(institucion: string, filtro: FiltroDeInforme, alcance?: AlcanceDeInforme): Promise<InformeDePuntos>;
  /** As a sheet: UTF-8 with its mark, semicolons, no cell that a program takes for a formula. */
  writeCsv(informe: InformeDePuntos): Promise<string>;
  /**
   * Sends each point its own figures, to the address that the registry has; asked for twice in a day, they go once.
   *
   * @throws {Rechazo} `datos-invalidos`; `no-disponible` where no mail goes out from here
   */
  send(institucion: string, pedido: PedidoDeEnvios, alcance?: AlcanceDeInforme): Promise<EnviosDeInforme>;
  /** What it leaves to be done later. */
  tareas: Record<"enviarInforme", Tarea>;
}

/** What is counted of a point; `total` is the sum of the kinds. */
type Cuenta = Omit<CifrasDePunto, "total">;

const CERO: Cuenta = { consultas: 0, reclamos: 0, soni: 0, fuera: 0, firmados: 0 };

const addCuentas = (una: Cuenta, otra: Cuenta): Cuenta => ({
  consultas: una.consultas + otra.consultas,
  reclamos: una.reclamos + otra.reclamos,
  soni: una.soni + otra.soni,
  fuera: una.fuera + otra.fuera,
  firmados: una.firmados + otra.firmados,
});

/** Where a figure of the family `puntos` is told. */
const columnOf = (serie: string, tipo: string): keyof Cuenta => {
  if (serie === "fuera") return "fuera";
  if (serie === "firmado") return "firmados";
  if (TIPOS_SONI.some((soni) => soni === tipo)) return "soni";
  return tipo === "consulta" ? "consultas" : "reclamos";
};

const toCifras = (cuenta: Cuenta): CifrasDePunto => ({
  ...cuenta,
  total: cuenta.consultas + cuenta.reclamos + cuenta.soni,
});

const writeCsv = async (puntos: readonly Fila[]): Promise<string> => {
  // Read at the first sheet: it is not needed to start.
  const { stringify } = await import("csv-stringify/sync");
  return stringify([...puntos], {
    header: true,
    columns: [...COLUMNAS],
    delimiter: ";",
    bom: true,
    escape_formulas: true,
  });
};

/** Says it to whoever runs the place, who may know nothing of cases. */
const writeCorreo = (
  { nombre: firma, telefono }: Pick<Institucion, "nombre" | "telefono">,
  { nombre, consultas, reclamos, soni, total }: Fila,
  { desde, hasta }: FiltroDeInforme,
) =>
  renderCorreo(firma, {
    asunto: `Lo que se ingresó en ${nombre}: ${formatFecha(desde)} a ${formatFecha(hasta)}`,
    titulo: `Lo que se ingresó en ${nombre}`,
    parrafos: [
      total === 0
        ? `Entre el ${formatFecha(desde)} y el ${formatFecha(hasta)} nadie ingresó un caso desde ahí.`
        : `Entre el ${formatFecha(desde)} y el ${formatFecha(hasta)} se ingresaron desde ahí:`,
    ],
    datos: [
      ["Consultas", String(consultas)],
      ["Reclamos", String(reclamos)],
      ["Opiniones sobre nuestra atención", String(soni)],
      ["Total", String(total)],
    ],
    pie: [
      "Las mismas cifras van en la planilla adjunta. No traen datos de ninguna persona.",
      "Es un correo automático: nadie lee lo que se responde aquí.",
      ...(telefono ? [`Si tienen dudas, llamen al ${telefono}.`] : []),
    ],
  });

/** Reports over the figures of points: of those that are registered, for what a body calls a point may be anything. */
export const createInformes = ({ store, registros, getInstitucion, clock, correo }: OpcionesDeInforme): Informes => {
  const list = async (institucion: string, filtro: FiltroDeInforme, alcance: AlcanceDeInforme) => {
    if (filtro.hasta < filtro.desde)
      throw new Rechazo("datos-invalidos", {
        faltas: [{ ruta: "hasta", codigo: "rango", mensaje: "Termina antes de comenzar: revisa las fechas" }],
      });
    const todos = await registros.puntos.list(institucion);
    return todos.filter(
      ({ comuna, unidad }) =>
        [filtro.region, alcance.region].every((region) => region === undefined || region === regionOf(comuna)) &&
        (alcance.unidad === undefined || alcance.unidad === unidad),
    );
  };

  /** What each point took in, in the days of the report. */
  const countPuntos = async (institucion: string, { desde, hasta }: FiltroDeInforme): Promise<Map<string, Cuenta>> => {
    const cuentas = new Map<string, Cuenta>();
    const filas = await createLectorDeCifras(store, institucion).read("puntos", { tramos: splitPeriodo(desde, hasta) });
    for (const { serie, punto, tipo, n } of filas) {
      const cuenta = cuentas.get(punto) ?? { ...CERO };
      cuenta[columnOf(serie, tipo)] += n;
      cuentas.set(punto, cuenta);
    }
    return cuentas;
  };

  const read: Informes["read"] = async (institucion, filtro, alcance = {}) => {
    const puntos = await list(institucion, filtro, alcance);
    const { desde, hasta } = filtro;
    const cuentas = await countPuntos(institucion, filtro);
    return {
      institucion,
      desde,
      hasta,
      puntos: puntos.map(({ codigo, nombre, clase, comuna }) => ({
        codigo,
        nombre,
        clase,
        region: regionOf(comuna) ?? "",
        comuna,
        ...toCifras(cuentas.get(codigo) ?? CERO),
      })),
      todos: toCifras(puntos.map(({ codigo }) => cuentas.get(codigo) ?? CERO).reduce(addCuentas, CERO)),
    };
  };

  return {
    read,
    writeCsv: ({ puntos }) => writeCsv(puntos),
    async send(institucion, { puntos: elegidos, ...filtro }, alcance = {}) {
      if (!correo)
        throw new Rechazo("no-disponible", {
          detalle: "Desde esta instalación no sale correo: quien la opera debe configurar SMTP_URL",
        });
      const puntos = (await list(institucion, filtro, alcance)).filter(
        ({ codigo }) => elegidos === undefined || elegidos.includes(codigo),
      );
      const { desde, hasta } = filtro;
      const cuando = new Date(clock()).toISOString();
      const conCorreo = puntos.filter((punto) => punto.correo !== undefined).map(({ codigo }) => codigo);
      await store.addTrabajos(
        conCorreo.map((punto) => ({
          id: `enviarInforme.${institucion}.${punto}.${desde}.${hasta}.${cuando.slice(0, 10)}`,
          tipo: "enviarInforme",
          cuando,
          datos: { institucion, punto, desde, hasta },
        })),
      );
      return {
        enviados: conCorreo,
        sinCorreo: puntos.filter((punto) => punto.correo === undefined).map(({ codigo }) => codigo),
      };
    },
    tareas: {
      async enviarInforme({ institucion: slug, punto, desde, hasta }, { id }) {
        const institucion = getInstitucion(String(slug));
        const para = (await registros.puntos.find(institucion.slug, String(punto)))?.correo;
        const filtro = { desde: String(desde), hasta: String(hasta) };
        const informe = await read(institucion.slug, filtro);
        const fila = informe.puntos.find(({ codigo }) => codigo === punto);
        // The point was taken away meanwhile, or nobody is to be written to there any more.
        if (!correo || !para || !fila) return;
        try {
          await correo.send({
            para,
            ...writeCorreo(institucion, fila, filtro),
            firma: institucion.nombre,
            idMensaje: id,
            adjuntos: [
              {
                nombre: `${fila.codigo}_${filtro.desde}_${filtro.hasta}.csv`,
                tipo: "text/csv; charset=utf-8",
                contenido: Buffer.from(await writeCsv([fila])),
              },
            ],
          });
        } catch (error) {
          if (!(error instanceof FallaDeCorreo)) throw error;
          throw new FalloDeTrabajo(error.message, { isDefinitivo: error.clase === "definitiva" });
        }
      },
    },
  };
};
