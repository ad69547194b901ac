import type { SobreApartado } from "@ventanilla/sdk/contract";
import { expect } from "chai";
import { AHORA } from "./mesa-casos.ts";
import { openMesa, type PaginaDeMesa, waitFor } from "./mesa-pagina.ts";
import { apartados, makeSobre } from "./mesa-registros.ts";
import { ServicioDeMesa } from "./mesa-servicio.ts";

const json = (status: number, cuerpo: object, headers: HeadersInit = {}) => Response.json(cuerpo, { status, headers });
const fail = (status: number, type: string) =>
  json(status, { type, title: `Título de ${type}`, status, solicitud: "s" });

const openSobres = (servicio = new ServicioDeMesa()) => openMesa({ servicio, fragmento: "#vista=sobres" });

/** Chooses a file, as whoever plugs in a memory stick. */
async function bring(pagina: PaginaDeMesa, texto: string): Promise<void> {
  const control = await waitFor(() => pagina.all<HTMLInputElement>('.sube input[type="file"]')[0], "el archivo");
  const traslado = new DataTransfer();
  traslado.items.add(new File([texto], "totem.ndjson"));
  control.files = traslado.files;
  control.dispatchEvent(new Event("change"));
}

const writeLineas = (...numeros: number[]) =>
  `${numeros.map((n) => JSON.stringify({ sobre: makeSobre(n), folio: "" })).join("\n")}\n`;

/** Answers by the number that each envelope carries. */
const answerSobres = (servicio: ServicioDeMesa) => {
  servicio.recibirSobre = (sobre) => {
    const n = Number(sobre.iv.replace(/\D/g, ""));
    if (n === 2) return json(200, servicio.makeComprobante("consulta"), { "Idempotency-Replayed": "true" });
    if (n === 3) return json(202, { huella: "h".repeat(43), recibidoEn: AHORA, motivo: "alterado" });
    if (n === 4) return fail(422, "datos-invalidos");
    return json(201, servicio.makeComprobante("consulta"));
  };
};

const abre =
  (contenido: object): Parameters<ServicioDeMesa["next"]>[2] =>
  () =>
    json(200, { sobre: apartados[0], contenido: { llamada: "casos", capturadoEn: AHORA, cuerpo: contenido } });

describe("traer sobres en la mesa", () => {
  it("un archivo de tótem dice qué pasó con cada línea: cargado, ya estaba, aparte, no entró", async () => {
    const pagina = await openSobres();
    answerSobres(pagina.servicio);
    await bring(pagina, `${writeLineas(1, 2, 3, 4)}{"mitad de una lín`);
    await pagina.says("Listo: «totem.ndjson» se leyó entero");
    await pagina.says("Cargado 1 Ya estaba 1 Quedó aparte 1 No entró 2");
    await pagina.says(/Se cargó 1 caso : 7K3M-9QXP-4TWG/);
    await pagina.says(/Línea 3 ?: quedó aparte ?\. No se puede abrir: llegó dañado o cambiado/);
    await pagina.says(/Línea 5 ?: no entró ?\. No es un sobre/);
  });

  it("si se corta la red se detiene donde iba, y sigue sin repetir lo entregado", async () => {
    const pagina = await openSobres();
    const { servicio } = pagina;
    let entregados = 0;
    servicio.recibirSobre = () =>
      ++entregados === 3 ? fail(401, "sin-sesion") : json(201, servicio.makeComprobante("consulta"));
    await bring(pagina, writeLineas(1, 5, 6, 7));
    await pagina.says("Se detuvo. Título de sin-sesion");
    await pagina.says("Cargado 2 ");
    await pagina.click("Seguir");
    await pagina.says("Cargado 4 ");
    expect(entregados).to.equal(5);
  });

  it("diez mil líneas se detienen cuando se pide, y la pantalla sigue viva", async () => {
    const pagina = await openSobres();
    answerSobres(pagina.servicio);
    const linea = writeLineas(1);
    await bring(pagina, linea.repeat(10_000));
    await pagina.says(/Cargado [1-9]/);
    await pagina.click("Detener");
    await pagina.says("Detenido");
    expect(
      pagina.mesa.shadowRoot?.querySelector("ventanilla-mesa-sobres")?.shadowRoot?.querySelectorAll("b").length,
    ).to.be.below(60);
  });

  it("el texto de un código QR entra igual", async () => {
    const pagina = await openSobres();
    answerSobres(pagina.servicio);
    await pagina.click("Pegar el texto de un código QR");
    await pagina.fill("Texto del código", JSON.stringify(makeSobre(1)));
    await pagina.click("Traer este sobre");
    await pagina.says("Cargado 1 ");
  });
});

describe("los sobres que esperan", () => {
  it("sin ninguno, dice qué aparecerá", async () => {
    const servicio = new ServicioDeMesa();
    servicio.apartados = [];
    const pagina = await openSobres(servicio);
    await pagina.says("Ningún sobre espera");
  });

  it("quien supervisa ve lo que trae, lo corrige donde no calza y lo ingresa con la versión leída", async () => {
    const pagina = await openSobres();
    await pagina.says("Se abre, pero algo no calza");
    await pagina.click(pagina.all("tbody th button")[0]?.textContent?.trim() ?? "");
    pagina.servicio.next(
      "POST",
      /apertura$/,
      abre({ tipo: "consulta", relato: "", persona: { nombres: "Rosa" }, monto: 990, folio: "7K3M9QXP4TWG" }),
    );
    await pagina.click("Ver lo que trae");
    await pagina.says("Cuéntanos qué pasó");
    await pagina.fill("Qué cuenta la persona", "Le cobraron dos veces");
    pagina.servicio.next("POST", /apertura$/, () =>
      json(200, {
        sobre: { ...apartados[0], version: 2, resolucion: "ingresado", folio: "7K3M9QXP4TWG" },
        comprobante: pagina.servicio.makeComprobante("consulta"),
      }),
    );
    await pagina.click("Ingresar lo que trae");
    await pagina.says("Ingresado: 7K3M-9QXP-4TWG");
    const [, pedido] = pagina.servicio.peticiones.filter(({ ruta }) => ruta.endsWith("/apertura"));
    expect(pedido?.cabeceras.get("If-Match")).to.equal('"1"');
    expect(JSON.parse(pedido?.texto ?? "")).to.deep.equal({
      acto: "ingresar",
      folioNuevo: false,
      cuerpo: {
        tipo: "consulta",
        relato: "Le cobraron dos veces",
        persona: { nombres: "Rosa" },
        monto: 990,
        folio: "7K3M9QXP4TWG",
      },
    } satisfies object);
  });

  it("el que no abre solo se descarta, con su razón", async () => {
    const pagina = await openSobres();
    await pagina.says("su llave no es de esta instalación");
    await pagina.click(pagina.all("tbody th button")[1]?.textContent?.trim() ?? "");
    expect(() => pagina.button("Ver lo que trae")).to.throw();
    const pregunta = window.confirm;
    window.confirm = () => true;
    const { id, version } = apartados[1] as SobreApartado;
    pagina.servicio.next("POST", /apertura$/, () =>
      json(200, { sobre: { ...apartados[1], version: version + 1, resolucion: "descartado", descarte: "noSeAbre" } }),
    );
    await pagina.click("Descartar");
    await pagina.says("Descartado. Se guarda 90 días más");
    window.confirm = pregunta;
    const [pedido] = pagina.servicio.peticiones.filter(({ ruta }) => ruta.endsWith(`${id}/apertura`));
    expect(JSON.parse(pedido?.texto ?? "")).to.deep.equal({ acto: "descartar", motivo: "noSeAbre" });
  });

  it("quien no supervisa los ve, y sabe a quién avisar", async () => {
    const servicio = new ServicioDeMesa();
    if (servicio.sesion)
      servicio.sesion = { ...servicio.sesion, usuario: { ...servicio.sesion.usuario, rol: "ejecutivo" } };
    const pagina = await openSobres(servicio);
    await pagina.says("Se abre, pero algo no calza");
    await pagina.click(pagina.all("tbody th button")[0]?.textContent?.trim() ?? "");
    await pagina.says("Lo abre quien supervisa");
    expect(() => pagina.button("Descartar")).to.throw();
  });
});
