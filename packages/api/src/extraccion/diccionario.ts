import type { Institucion } from "@ventanilla/sdk/contract";
import { CANALES, REGIONES, TIPOS } from "@ventanilla/sdk/domain";
import { writeLinea } from "./celda.ts";

/** Where the licence of what is published stands. */
export const LICENCIA = "https://creativecommons.org/publicdomain/zero/1.0/deed.es";

/** What each column of the open data is: name, what it says, kind of value, values. */
export const writeDiccionario = ({ nombre }: Pick<Institucion, "nombre">): string =>
  (
    [
      ["variable", "descripcion", "formato", "valores"],
      ["mes", "Mes en que se recibió el caso, según la hora de la institución. Solo meses terminados", "aaaa-mm", ""],
      [
        "tipo",
        "Tipo con que ingresó el caso. Si después cambió de tipo, sigue contado en este. Disconformidad, sugerencia y reconocimiento son sobre la propia institución",
        "código",
        TIPOS.join(" | "),
      ],
      ["canal", "Canal por el que ingresó", "código", CANALES.join(" | ")],
      [
        "canalPublicado",
        "El mismo canal como se agrupa en las cuentas públicas: biblioteca y tótem son internet",
        "código",
        CANALES.filter((canal) => canal !== "biblioteca" && canal !== "totem").join(" | "),
      ],
      [
        "region",
        "Región que recibió el caso: la de la unidad o, si no hay, la de la persona. Código único territorial (CUT), como texto: lleva cero al comienzo",
        "código",
        [...REGIONES.map(({ cut }) => cut), "sinInformar"].join(" | "),
      ],
      ["nombreRegion", "Nombre de la región", "texto", ""],
      [
        "casos",
        "Casos que ingresaron. Cada caso se cuenta una vez, al ingresar. No se cuentan los acumulados en otro caso ni los descartados. Cuando son menos de 5 no se dice cuántos; cuando no hay ninguno, no hay fila",
        "entero o texto",
        "5 o más | menos de 5",
      ],
      ["fuente", `${nombre}. Cifras del sistema de atención; pueden cambiar si un caso se acumula o se reabre`, "", ""],
      ["licencia", `CC0 1.0: se puede usar para cualquier fin, sin pedir permiso. ${LICENCIA}`, "", ""],
      [
        "advertencia",
        "No se publican sumas: con ellas se podría calcular lo que no se dice. No sumes «menos de 5» como cero",
        "",
        "",
      ],
    ] as const
  )
    .map(writeLinea)
    .join("");
