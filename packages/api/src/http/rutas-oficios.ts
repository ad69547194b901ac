import { oficio, pedidoDeOficio } from "@ventanilla/sdk/contract";
import { Hono } from "hono";
import type { OficioListo, Oficios } from "../cartas/oficios.ts";
import type { Actor } from "../caso/orden.ts";
import { Rechazo } from "../caso/rechazo.ts";
import { cspOfCarta, renderHtml } from "../oficios/render-html.ts";
import { renderPdf } from "../oficios/render-pdf.ts";
import { readCuerpo } from "./cuerpo.ts";
import { CABECERA_ENVIO, describe, PARAMETRO_FOLIO } from "./openapi.ts";
import { actorOf } from "./permiso.ts";
import { readClaveDeEnvio } from "./rutas-casos.ts";

/** How often a letter is written again because the case changed while it was being written. */
const INTENTOS = 8;

/** Letters about a case (seed E, oficios): look at one, print it, send it. What goes out is noted in the bitácora. */
export const createRutasOficios = ({
  oficios,
  clock,
}: {
  oficios: Oficios;
  /** Milliseconds since the epoch. */
  clock: () => number;
}): Hono => {
  const ruta = "/v1/gestion/casos/:folio/oficios";

  /** Notes the letter as it tells the case: what somebody else does meanwhile has it written again. */
  const writeAndNote = async (
    folio: string,
    pedido: Parameters<Oficios["write"]>[1],
    { actor, envio }: { actor: Actor; envio: string | undefined },
  ): Promise<{ lista: OficioListo; pdf: Uint8Array | undefined; n: number; repetida: boolean }> => {
    for (let intento = 1; ; intento++) {
      const lista = await oficios.write(folio, pedido, actor);
      if (pedido.salida === "correo" && !lista.para)
        throw new Rechazo("datos-invalidos", {
          faltas: [
            { ruta: "para", codigo: "requerido", mensaje: "No sabemos su correo: escríbelo, o imprime la carta" },
          ],
        });
      // Drawn before it is noted: what cannot be drawn never went out.
      const pdf = pedido.salida === "pdf" ? (await renderPdf(lista.carta, { creadoEn: clock() })).bytes : undefined;
      try {
        return { lista, pdf, ...(await oficios.note(lista, pedido, { actor, envio })) };
      } catch (error) {
        if (!(error instanceof Rechazo && error.tipo === "version-atrasada" && intento < INTENTOS)) throw error;
      }
    }
  };

  return new Hono().post(
    ruta,
    describe(
      {
        id: "writeOficio",
        resumen: "Una carta desde una plantilla: verla, imprimirla (HTML o PDF) o enviarla por correo",
        etiqueta: "Gestión",
        cuerpo: pedidoDeOficio,
        parametros: [PARAMETRO_FOLIO, CABECERA_ENVIO],
        respuestas: {
          200: { schema: oficio, texto: "La carta. Con `html` o `pdf`, el documento mismo" },
        },
        problemas: [
          "sin-sesion",
          "rol-no-permite",
          "no-encontrado",
          "cuerpo-ilegible",
          "cuerpo-muy-grande",
          "tipo-de-contenido",
          "datos-invalidos",
          "carta-incompleta",
          "estado-no-permite",
          "version-atrasada",
          "clave-de-envio-ausente",
          "clave-de-envio-reutilizada",
          "no-disponible",
          "sin-espacio",
        ],
      },
      async (c) => {
        const envio = readClaveDeEnvio(c.req.header("idempotency-key"), { compulsory: false });
        const pedido = await readCuerpo(c, pedidoDeOficio);
        const actor = actorOf(c);
        c.header("Cache-Control", "no-store");
        c.header("X-Content-Type-Options", "nosniff");
        if (pedido.salida === "vista") {
          const { asunto, texto, carta } = await oficios.write(c.req.param("folio") ?? "", pedido, actor);
          return c.json({ asunto, texto, html: renderHtml(carta) });
        }
        const { lista, pdf, n, repetida } = await writeAndNote(c.req.param("folio") ?? "", pedido, { actor, envio });
        const { asunto, texto, carta } = lista;
        if (repetida) c.header("Idempotency-Replayed", "true");
        if (pdf) {
          c.header("Content-Disposition", `attachment; filename="oficio-${carta.folio}-${n}.pdf"`);
          return c.body(Buffer.from(pdf), 200, { "Content-Type": "application/pdf" });
        }
        if (pedido.salida === "html") {
          c.header("Content-Security-Policy", cspOfCarta());
          return c.html(renderHtml(carta));
        }
        return c.json({ asunto, texto, html: renderHtml(carta), n, enviado: true });
      },
    ),
  );
};
