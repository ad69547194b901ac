import { createVentanilla, isVentanillaError, mintEnvio } from "@ventanilla/sdk";

/**
 * Files a consulta and follows it, as any program of an institution could.
 *
 *     pnpm --filter @ventanilla/examples presentar http://localhost:8787 demostracion
 */
const [api = "http://localhost:8787", institucion = "demostracion"] = process.argv.slice(2);
const ventanilla = createVentanilla({ api, institucion });

try {
  const comprobante = await ventanilla.casos.open(
    {
      tipo: "consulta",
      persona: { nombres: "Persona de ejemplo", comuna: "13101" },
      relato: "¿Cuánto tiempo tengo para cambiar un producto que salió malo?",
    },
    // Keep it beside what you send: repeating with the same one gives the same case, never a second one.
    { envio: mintEnvio() },
  );
  const { folio, clave } = comprobante;
  console.log(`Recibimos la consulta. Folio ${folio}, clave ${clave}.`);
  console.log(`Respuesta a más tardar el ${comprobante.plazo.vence}. Para seguirla: ${comprobante.seguimiento}`);

  const caso = await ventanilla.seguimiento.lookup({ folio, clave });
  console.log(`Estado: ${caso.estadoTexto}`);
  for (const hito of caso.bitacora) console.log(`- ${hito.cuando} ${hito.texto}`);
} catch (error) {
  if (!isVentanillaError(error)) throw error;
  console.error(`No se pudo (${error.type}): ${error.message}`);
  for (const falta of error.errores ?? []) console.error(`- ${falta.ruta}: ${falta.mensaje}`);
  process.exitCode = 1;
}
