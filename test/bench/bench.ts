import { cpus } from "node:os";
import { stopServers } from "../fixtures/server.ts";
import { buildChanged } from "../run/build-changed.ts";
import { measureFirstStep } from "./first-step.ts";
import { measureGestion } from "./gestion.ts";
import { measureMesaPaint } from "./mesa-paint.ts";
import { measureMonitorPaint } from "./monitor-paint.ts";
import { measureReportes } from "./reportes.ts";
import { measureService, measureStart } from "./service.ts";
import { type Row, reaches, writeTable } from "./table.ts";
import { measureTotemTouch } from "./totem-touch.ts";
import { weighWidget } from "./widget-bytes.ts";

/** `pnpm bench breve`: fewer and shorter rounds, to see that it runs. */
const isBrief = process.argv.includes("breve");

/** `pnpm bench millon`: only the officers' side, over a million cases; `CARGA` names a folder that keeps them loaded. */
const isMillon = process.argv.includes("millon");

/**
 * `pnpm bench reportes`: only reports, extraction and loading, over a hundred thousand and a million cases;
 * `pnpm bench reportes diez-millones`, over the figures of ten million. `CARGA` keeps them loaded likewise.
 */
const isReportes = process.argv.includes("reportes");
const isDiezMillones = process.argv.includes("diez-millones");

await buildChanged();
const rows: Row[] = [];
try {
  if (!isMillon && !isReportes) {
    rows.push(...(await measureStart({ times: isBrief ? 2 : 7 })));
    rows.push(...(await measureService(isBrief ? { rounds: 2, seconds: 2 } : { rounds: 5, seconds: 5 })));
    rows.push(...weighWidget());
    rows.push(...(await measureFirstStep({ times: isBrief ? 3 : 15 })));
    rows.push(...(await measureMesaPaint({ times: isBrief ? 3 : 9 })));
    rows.push(...(await measureMonitorPaint({ times: isBrief ? 3 : 9 })));
    rows.push(...(await measureTotemTouch({ keys: isBrief ? 26 : 104 })));
  }
  const casos = isMillon ? 1_000_000 : isBrief ? 5_000 : 50_000;
  const rhythm = isBrief ? { times: 200, rounds: 2, seconds: 1 } : { times: 2_000, rounds: 5, seconds: 3 };
  if (!isReportes)
    rows.push(...(await measureGestion({ casos, ...rhythm, ...(isMillon && { carpeta: process.env.CARGA }) })));
  if (isReportes)
    rows.push(
      ...(await measureReportes({
        casos: [100_000, isDiezMillones ? 10_000_000 : 1_000_000],
        times: 100,
        carpeta: process.env.CARGA,
      })),
    );
  else if (!isMillon)
    rows.push(
      ...(await measureReportes({ casos: isBrief ? [500, 2_000] : [5_000, 50_000], times: isBrief ? 20 : 100 })),
    );
} finally {
  await stopServers();
}
const [cpu] = cpus();
console.log(`\nNode ${process.version}, ${cpus().length} núcleos ${cpu?.model}. Por turnos con su piso; medianas.\n`);
console.log(writeTable(rows));
const missed = rows.filter((row) => reaches(row) === false);
console.log(missed.length === 0 ? "\nTodas las metas se alcanzan." : `\n${missed.length} metas no se alcanzan.`);
process.exitCode = missed.length === 0 ? 0 : 1;
