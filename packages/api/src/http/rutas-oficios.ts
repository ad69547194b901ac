import { oficio, pedidoDeOficio } from "@ventanilla/sdk/contract";
import { Hono } from "hono";
import type { Oficios } from "../cartas/oficios.ts";
import { Rechazo } from "../caso/rechazo.ts";
import { cspOfCarta, renderHtml } from "../oficios/render-html.ts";
import { renderPdf } from "../oficios/render-pdf.ts";
import { readCuerpo } from "./cuerpo.ts";
import { describe, PARAMETRO_FOLIO } from "./openapi.ts";
import { actorOf } from "./permiso.ts";

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
  return new Hono().post(
    ruta,
    describe(
      {
        id: "writeOficio",
        resumen: "Una carta desde una plantilla: verla, imprimirla (HTML o PDF) o enviarla por correo",
        etiqueta: "Gestión",
        cuerpo: pedidoDeOficio,
        parametros: [PARAMETRO_FOLIO],
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
          "no-disponible",
          "sin-espacio",
        ],
      },
      async (c) => {
        const pedido = await readCuerpo(c, pedidoDeOficio);
        const actor = actorOf(c);
        const lista = await oficios.write(c.req.param("folio") ?? "", pedido, actor);
        const { asunto, texto, carta } = lista;
        c.header("Cache-Control", "no-store");
        c.header("X-Content-Type-Options", "nosniff");
        if (pedido.salida === "vista") return c.json({ asunto, texto, html: renderHtml(carta) });
        if (pedido.salida === "correo" && !lista.para)
          throw new Rechazo("datos-invalidos", {
            faltas: [
              { ruta: "para", codigo: "requerido", mensaje: "No sabemos su correo: escríbelo, o imprime la carta" },
            ],
          });
        // Drawn before it is noted: what cannot be drawn never went out.
        const pdf = pedido.salida === "pdf" ? await renderPdf(carta, { creadoEn: clock() }) : undefined;
        const n = await oficios.note(lista, pedido, actor);
        if (pdf) {
          c.header("Content-Disposition", `attachment; filename="oficio-${carta.folio}-${n}.pdf"`);
          return c.body(Buffer.from(pdf.bytes), 200, { "Content-Type": "application/pdf" });
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
