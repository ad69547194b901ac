import { expect, test } from "vitest";
import { type Aviso, buildAviso } from "../src/correo/avisos.ts";
import { renderPdf } from "../src/oficios/render-pdf.ts";
import { openServidorSmtp, sendTo } from "./correo-servidor.ts";

test("un aviso y una carta en PDF llegan enteros por un servidor de correo real", async () => {
  const servidor = await openServidorSmtp();
  const correo = sendTo(servidor.puerto);
  const aviso: Aviso = { aviso: "recibido", folio: "7K3M9QXP4TWG", tipo: "reclamo", vence: "2026-10-15" };
  const institucion = { nombre: "Servicio de Ñuble", nombreCorto: "SEÑU", trato: "usted" } as const;
  const escrito = buildAviso(aviso, { institucion, urlPublica: "https://ventanilla.example" });
  const { bytes } = await renderPdf(
    {
      titulo: "Carta",
      bloques: [{ clase: "parrafo", texto: "Ñandú" }],
      folio: "7K3M9QXP4TWG",
      fecha: "2026-09-22",
      institucion,
    },
    { creadoEn: 0 },
  );
  try {
    await correo.send({
      ...escrito,
      para: "persona@example.cl",
      firma: institucion.nombre,
      idMensaje: "aviso:recibido:1",
      adjuntos: [{ nombre: "carta-7K3M-9QXP-4TWG.pdf", tipo: "application/pdf", contenido: bytes }],
    });
  } finally {
    correo.close();
    await servidor.close();
  }
  const { correo: leido } = servidor.recibidos[0] ?? expect.unreachable();
  expect(leido.subject).toBe("Recibimos su reclamo · folio 7K3M-9QXP-4TWG");
  expect(leido.text?.trim()).toBe(escrito.texto.trim());
  expect(leido.html?.trim()).toBe(escrito.html.trim());
  expect(Buffer.from(leido.attachments[0]?.content as ArrayBuffer)).toEqual(bytes);
});
