const NOMBRES: Record<string, string> = {
  "image/jpeg": "JPG",
  "image/png": "PNG",
  "image/webp": "WebP",
  "application/pdf": "PDF",
};

/** Content types as people call them: `JPG, PNG o PDF`. */
export function listTipos(tipos: readonly string[]): string {
  const nombres = tipos.map((tipo) => NOMBRES[tipo] ?? tipo.replace(/^.*[/.]/, "").toUpperCase());
  return nombres.length < 2 ? nombres.join("") : `${nombres.slice(0, -1).join(", ")} o ${nombres.at(-1)}`;
}

/** Bytes as people say them: `10 MB`, `512 KB`. */
export const formatPeso = (bytes: number): string =>
  bytes >= 1024 * 1024
    ? `${(bytes / 1024 / 1024).toLocaleString("es-CL", { maximumFractionDigits: 1 })} MB`
    : `${Math.max(1, Math.round(bytes / 1024))} KB`;
