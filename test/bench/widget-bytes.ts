import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Row } from "./table.ts";

const DIST = join(import.meta.dirname, "../../packages/widget/dist");

interface Piece {
  archivo: string;
  entrada: boolean;
}

/** What each file of the widget's present build weighs, as the service sends it. */
export const weighWidget = (): Row[] => {
  const pieces = JSON.parse(readFileSync(join(DIST, "manifest.json"), "utf8")) as Piece[];
  return pieces.map(({ archivo, entrada }) => {
    const bytes = readFileSync(join(DIST, archivo));
    const [raw, gzip] = [bytes.length, gzipSync(bytes, { level: 9 }).length].map((n) => (n / 1024).toFixed(1));
    return {
      name: `${archivo.replace(/^piezas\//, "").replace(/-[\w-]{8}\.js$/, "")}, brotli`,
      ours: brotliCompressSync(bytes).length / 1024,
      unit: "KB",
      ...(entrada && { goal: { atMost: 10 } }),
      note: `${raw} KB, gzip ${gzip} KB`,
    };
  });
};
