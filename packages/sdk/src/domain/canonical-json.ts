/**
 * JSON with sorted keys and without absent ones: two bodies that say the same are the same text
 * (the idea of RFC 8785, over plain JSON values).
 */
export const canonicalJson = (valor: unknown): string => {
  if (valor === null || typeof valor !== "object") return JSON.stringify(valor);
  if (Array.isArray(valor)) return `[${valor.map(canonicalJson).join(",")}]`;
  const objeto = valor as Record<string, unknown>;
  let texto = "";
  for (const clave of Object.keys(objeto).sort()) {
    const parte = objeto[clave];
    if (parte !== undefined) texto += `${texto ? "," : ""}${JSON.stringify(clave)}:${canonicalJson(parte)}`;
  }
  return `{${texto}}`;
};
