import type { CuadroDeReporte, Punto } from "@ventanilla/sdk/contract";
import { type ClasePunto, TIPOS_SONI } from "@ventanilla/sdk/domain";
import type { Tramo } from "../store/store.ts";
import type { BuildReporte, Contexto } from "./contexto.ts";
import { buildCuadro, columna, compareCifras, sortFilas } from "./cuadro.ts";
import { isIngreso } from "./desgloses.ts";
import type { FilaDe } from "./lector-de-cifras.ts";
import { sumFilas } from "./lector-de-cifras.ts";
import { previousPeriodo, splitPasos, splitPeriodo } from "./periodo.ts";
import { buildTendencia } from "./tendencia.ts";

const CLASES: readonly { clase: ClasePunto; id: string; titulo: string; fila: string }[] = [
  { clase: "biblioteca", id: "bibliotecas", titulo: "Bibliotecas", fila: "Biblioteca" },
  { clase: "totem", id: "totems", titulo: "Tótems", fila: "Tótem" },
  { clase: "plataforma", id: "plataformas", titulo: "Plataformas", fila: "Plataforma" },
];

type Cuenta = FilaDe<"puntos">;

/** Every point of a class, also those where nobody filed. */
const buildClase = (
  { id, titulo, fila }: (typeof CLASES)[number],
  puntos: readonly Punto[],
  porPunto: ReadonlyMap<string, readonly Cuenta[]>,
): CuadroDeReporte =>
  buildCuadro({
    id,
    titulo,
    nota: "Firmados: los que firmó un equipo inscrito ahí. Fuera: acumulados o descartados después",
    filas: fila,
    columnas: [
      columna("total", "Total"),
      columna("consultas", "Consultas"),
      columna("reclamos", "Reclamos"),
      columna("soni", "Opiniones"),
      columna("firmados", "Firmados"),
      columna("fuera", "Fuera"),
    ],
    datos: sortFilas(
      puntos.map(({ codigo, nombre }) => {
        const suyas = porPunto.get(codigo) ?? [];
        const entraron = suyas.filter(isIngreso);
        const count = (isSuya: (fila: Cuenta) => boolean) => sumFilas(suyas.filter(isSuya));
        return {
          id: codigo,
          titulo: nombre,
          valores: [
            sumFilas(entraron),
            sumFilas(entraron.filter(({ tipo }) => tipo === "consulta")),
            sumFilas(entraron.filter(({ tipo }) => tipo === "reclamo")),
            sumFilas(entraron.filter(({ tipo }) => TIPOS_SONI.some((soni) => soni === tipo))),
            count(({ serie }) => serie === "firmado"),
            count(({ serie }) => serie === "fuera"),
          ],
        };
      }),
    ),
    dibujo: "barras",
  });

const readCuentas = async ({ lector }: Contexto, tramos: readonly Tramo[], codigos: ReadonlySet<string>) =>
  // Only points of the registry are counted: what a body calls a point may be anything.
  (await lector.read("puntos", { tramos, porPeriodo: true })).filter(({ punto }) => codigos.has(punto));

/** What entered by each library, and by each totem and platform (seed E, informe a bibliotecas). */
export const buildBibliotecas: BuildReporte = async (contexto) => {
  const { pedido, listPuntos } = contexto;
  const { periodo, paso, region, unidad } = pedido;
  const puntos = (await listPuntos()).filter(
    (punto) => (region === undefined || punto.region === region) && (unidad === undefined || punto.unidad === unidad),
  );
  const bibliotecas = puntos.filter(({ clase }) => clase === "biblioteca");
  const anterior = previousPeriodo(periodo);
  const codigos = new Set(puntos.map(({ codigo }) => codigo));
  const [cuentas, antes] = await Promise.all([
    readCuentas(contexto, splitPasos(periodo, paso), codigos),
    readCuentas(contexto, splitPeriodo(anterior.desde, anterior.hasta), codigos),
  ]);
  const deBiblioteca = new Set(bibliotecas.map(({ codigo }) => codigo));
  const describe = (filas: readonly Cuenta[]) => {
    const suyas = filas.filter(({ punto }) => deBiblioteca.has(punto)).filter(isIngreso);
    return [
      { id: "ingresos", titulo: "Casos desde bibliotecas", valor: sumFilas(suyas), unidad: "casos" as const },
      {
        id: "bibliotecas-con-casos",
        titulo: "Bibliotecas con casos",
        valor: new Set(suyas.map(({ punto }) => punto)).size,
        unidad: "lugares" as const,
        n: bibliotecas.length,
        nota: `De las ${bibliotecas.length} del registro`,
      },
    ];
  };
  const porPunto = Map.groupBy(cuentas, ({ punto }) => punto);
  return {
    titulo: "Bibliotecas, tótems y plataformas",
    notas: ["Se cuentan los puntos del registro; lo que un envío llama punto sin estar registrado no se cuenta aquí."],
    cifras: [
      ...compareCifras(describe(cuentas), describe(antes)),
      {
        id: "bibliotecas-vivas",
        titulo: "Bibliotecas con un equipo vivo",
        valor: bibliotecas.filter(({ estado }) => estado === "vivo").length,
        unidad: "lugares",
        n: bibliotecas.length,
        nota: "Ahora",
      },
    ],
    cuadros: [
      buildTendencia(
        pedido,
        CLASES.filter(({ clase }) => clase === "biblioteca" || puntos.some((punto) => punto.clase === clase)).map(
          ({ clase, id, titulo }) => {
            const suyos = new Set(puntos.filter((punto) => punto.clase === clase).map(({ codigo }) => codigo));
            return {
              columna: columna(id, titulo),
              filas: cuentas.filter((fila) => isIngreso(fila) && suyos.has(fila.punto)),
            };
          },
        ),
      ),
      ...CLASES.filter(({ clase }) => clase === "biblioteca" || puntos.some((punto) => punto.clase === clase)).map(
        (una) =>
          buildClase(
            una,
            puntos.filter(({ clase }) => clase === una.clase),
            porPunto,
          ),
      ),
    ],
  };
};
