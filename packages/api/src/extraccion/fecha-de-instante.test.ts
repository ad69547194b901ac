import { fechaCivil } from "@ventanilla/sdk/domain";
import { expect, it } from "vitest";
import { createFechaDeInstante } from "./fecha-de-instante.ts";

const DIA = 86_400_000;
/** Days around those on which the clocks of Chile change, and around those of other years in which they did not. */
const DIAS = ["1997-03-30", "2015-04-26", "2022-09-11", "2026-04-05", "2026-09-06", "2027-01-01"];

it.each(["America/Santiago", "America/Punta_Arenas", "America/Coyhaique", "Pacific/Easter", "UTC"])(
  "la fecha de un instante en %s es la civil, también donde cambia la hora",
  (zona) => {
    const fechaDe = createFechaDeInstante(zona);
    for (const dia of DIAS)
      for (let ms = Date.parse(dia) - DIA; ms < Date.parse(dia) + 2 * DIA; ms += DIA / 96)
        for (const cuando of [ms - 1, ms]) {
          const instante = new Date(cuando).toISOString();
          expect([instante, fechaDe(instante)]).toEqual([instante, fechaCivil(instante, zona)]);
        }
  },
);
