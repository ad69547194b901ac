import { formatClave, isClave, isFolio } from "@ventanilla/sdk/domain";
import { expect } from "chai";
import { folioDe } from "./mesa-casos.ts";
import { openMesa, type PaginaDeMesa, waitFor } from "./mesa-pagina.ts";

async function openIngreso(): Promise<PaginaDeMesa> {
  const pagina = await openMesa();
  await pagina.press("n");
  await pagina.says("Qué cuenta la persona");
  return pagina;
}

/** Writes in a search and takes the first it finds. */
async function choose(pagina: PaginaDeMesa, etiqueta: string, texto: string): Promise<void> {
  await pagina.fill(etiqueta, texto);
  (await waitFor(() => pagina.all('.busca [role="option"]')[0], etiqueta)).click();
}

describe("ingresar casos en la mesa", () => {
  it("una consulta por teléfono se responde con una pregunta frecuente y queda con su comprobante", async () => {
    const pagina = await openIngreso();
    await pagina.fill("Cómo llegó", "telefonico");
    await pagina.fill("Qué cuenta la persona", "Quiere saber cuánto dura la garantía");
    await pagina.fill("Nombres", "Carla");
    await pagina.fill("Qué pregunta la persona", "garantía");
    await pagina.click("¿Cuánto dura la garantía legal?");
    await pagina.click("Usar como respuesta");
    await pagina.press("Control+Enter");
    await pagina.says("Recibimos la consulta");
    const [enviado] = pagina.servicio.sent("POST", /\/casos$/);
    await pagina.says(formatClave(String(enviado?.clave)));
    expect(enviado).to.deep.include({ canal: "telefonico", tipo: "consulta", resultado: "orientado" });
    expect(enviado?.respuesta).to.include("Seis meses").and.include("artículo 21");
  });

  it("un reclamo en papel lleva el día en que llegó, y la comuna y la materia por su nombre", async () => {
    const pagina = await openIngreso();
    await pagina.fill("Cómo llegó", "escrito");
    await pagina.fill("Tipo", "reclamo");
    await pagina.fill("Día en que llegó", "2026-11-03");
    await pagina.fill("Qué cuenta la persona", "No le respetan la garantía");
    await pagina.fill("Qué pide", "El cambio");
    await choose(pagina, "Materia", "no respetan la garantia");
    await pagina.fill("Proveedor", "Bazar El Copihue");
    await pagina.fill("RUT", "12345678-5");
    await pagina.fill("Nombres", "Carla");
    await pagina.fill("Apellidos", "Soto");
    await choose(pagina, "Comuna", "nunoa");
    await pagina.press("Control+Enter");
    await pagina.says("Recibimos el reclamo");
    expect(pagina.servicio.sent("POST", /\/casos$/)[0]).to.deep.include({
      canal: "escrito",
      recibidoEn: "2026-11-03",
      materia: "comercio.garantia",
      proveedor: { nombre: "Bazar El Copihue" },
      persona: { rut: "12345678-5", nombres: "Carla", apellidos: "Soto", comuna: "13120" },
    });
    await pagina.click("Ingresar otro");
    expect(pagina.field<HTMLSelectElement>("Cómo llegó").value).to.equal("escrito");
    expect(pagina.field<HTMLTextAreaElement>("Qué cuenta la persona").value).to.equal("");
  });

  it("lo que falta se dice en su campo y no sale nada", async () => {
    const pagina = await openIngreso();
    await pagina.press("Control+Enter");
    await pagina.says("Escribe: qué cuenta la persona");
    expect(pagina.servicio.sent("POST", /\/casos$/)).to.have.length(0);
  });

  it("si la red falla, el mismo caso sale con el mismo identificador", async () => {
    const pagina = await openIngreso();
    await pagina.fill("Qué cuenta la persona", "Pregunta por su boleta");
    await pagina.fill("Nombres", "Carla");
    pagina.servicio.next("POST", /\/casos$/, () =>
      Response.json({ type: "interno", title: "Falló", status: 500, solicitud: "s" }, { status: 500 }),
    );
    await pagina.press("Control+Enter");
    await waitFor(() => pagina.servicio.sent("POST", /\/casos$/).length === 1, "el primer intento");
    await pagina.says("Falló");
    await pagina.press("Control+Enter");
    await pagina.says("Recibimos la consulta");
    const claves = pagina.servicio.peticiones
      .filter(({ metodo }) => metodo === "POST")
      .map(({ cabeceras }) => cabeceras.get("Idempotency-Key"));
    expect(new Set(claves).size).to.equal(1);
  });
});

describe("el buzón", () => {
  const HOJA = [
    "Tipo;Llegó el;RUT;Nombres;Apellidos;Teléfono;Correo;Comuna;Proveedor;Materia;Qué cuenta;Qué pide",
    'consulta;03/11/2026;;Carla;Soto;;;Valparaíso;;;"Pregunta por la garantía; tiene boleta";',
    "reclamo;4-11-2026;12345678-5;Iván;Rojas;;;Ñuñoa;Tienda Ejemplo;No respetaron el precio;Le cobraron de más;La diferencia",
    "reclamo;32/13/2026;12345678-K;Rosa;;;;Narnia;;;;",
  ].join("\n");

  it("lo pegado cae en sus celdas, lo bueno entra y lo malo dice dónde", async () => {
    const pagina = await openMesa();
    await pagina.click("Buzón");
    const celda = await waitFor(() => pagina.all<HTMLInputElement>("#c-0-0")[0], "la hoja");
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", HOJA);
    const pegado = new Event("paste", { bubbles: true, cancelable: true });
    celda.dispatchEvent(Object.assign(pegado, { clipboardData }));
    await pagina.says("3 líneas pegadas");
    await pagina.click("Ingresar las líneas listas");
    await pagina.says("2 ingresadas; 1 por corregir");
    await pagina.says(/RUT: Revisa el RUT.* Comuna: No hay una comuna con ese nombre/);
    const [{ lineas } = { lineas: [] }] = pagina.servicio.sent("POST", /lote$/) as {
      lineas: { apertura: { folio: string; clave: string } }[];
    }[];
    const escritas = lineas.map(({ apertura: { folio, clave, ...escrita } }) => {
      expect(isFolio(folio) && isClave(clave)).to.equal(true);
      return escrita;
    });
    expect(escritas).to.deep.equal([
      {
        canal: "escrito",
        tipo: "consulta",
        recibidoEn: "2026-11-03",
        persona: { nombres: "Carla", apellidos: "Soto", comuna: "05101" },
        relato: "Pregunta por la garantía; tiene boleta",
      },
      {
        canal: "escrito",
        tipo: "reclamo",
        recibidoEn: "2026-11-04",
        persona: { rut: "12345678-5", nombres: "Iván", apellidos: "Rojas", comuna: "13120" },
        proveedor: { nombre: "Tienda Ejemplo" },
        materia: "comercio.precio",
        relato: "Le cobraron de más",
        peticion: "La diferencia",
      },
    ]);
  });

  it("las flechas y Enter mueven entre líneas, y siempre hay una más", async () => {
    const pagina = await openMesa();
    await pagina.click("Buzón");
    (await waitFor(() => pagina.all<HTMLInputElement>("#c-7-0")[0], "la última línea")).focus();
    await pagina.fill("Tipo, línea 8", "consulta");
    await pagina.press("Enter");
    expect(pagina.foco?.id).to.equal("c-8-0");
    await pagina.press("ArrowUp");
    expect(pagina.foco?.id).to.equal("c-7-0");
  });
});

describe("cartas, archivos, ayuda y registros", () => {
  it("un oficio se ve con los datos del caso, se edita y sale por correo", async () => {
    const pagina = await openMesa();
    await pagina.open(folioDe(0));
    await pagina.press("h");
    await pagina.fill("Plantilla", "traslado");
    await waitFor(
      () => pagina.field<HTMLTextAreaElement>("Texto, con los datos del caso").value === "Señores Tienda Ejemplo",
      "la carta",
    );
    await pagina.fill("Texto, con los datos del caso", "Señores Tienda Ejemplo: respondan, por favor");
    await pagina.click("Enviar por correo");
    await pagina.says("La carta está en camino por correo");
    expect(pagina.servicio.sent("POST", /oficios$/).at(-1)).to.deep.equal({
      plantilla: "traslado",
      cuerpo: "Señores Tienda Ejemplo: respondan, por favor",
      salida: "correo",
    });
  });

  it("una carta a la que le falta un dato dice cuál y no sale", async () => {
    const pagina = await openMesa();
    await pagina.open(folioDe(0));
    await pagina.press("h");
    const errores = [{ ruta: "cuerpo", codigo: "plantilla", mensaje: "El caso no tiene proveedor.rut" }];
    pagina.servicio.next("POST", /oficios$/, () =>
      Response.json(
        { type: "carta-incompleta", title: "Faltan datos", status: 422, solicitud: "s", errores },
        { status: 422 },
      ),
    );
    await pagina.fill("Plantilla", "traslado");
    await pagina.says("El caso no tiene proveedor.rut");
    expect(() => pagina.button("Enviar por correo")).to.throw();
  });

  it("un archivo se agrega al caso; uno muy grande se dice antes de subirlo", async () => {
    const pagina = await openMesa();
    await pagina.open(folioDe(0));
    const add = async (bytes: number) => {
      const [control] = pagina.all<HTMLInputElement>('.sube input[type="file"]');
      const traslado = new DataTransfer();
      traslado.items.add(new File([new Uint8Array(bytes)], "garantia.pdf", { type: "application/pdf" }));
      if (control) control.files = traslado.files;
      control?.dispatchEvent(new Event("change"));
    };
    await add(90_000);
    await waitFor(() => pagina.all(".adjuntos li").length === 2, "el archivo en la lista");
    const maximo = pagina.mesa.puesto?.definicion?.adjuntos?.maximoBytes;
    if (!maximo) return;
    await add(maximo + 1);
    await pagina.says("el máximo es");
    expect(pagina.servicio.sent("POST", /adjuntos$/)).to.have.length(1);
  });

  it("una falla se cuenta y se ve en qué va", async () => {
    const pagina = await openMesa();
    await pagina.click("Mesa de ayuda");
    await pagina.fill("Qué es", "falla");
    await pagina.fill("En una línea", "No imprime");
    await pagina.fill("Qué pasa, o qué te serviría", "El botón no hace nada");
    await pagina.press("Control+Enter");
    await pagina.click("Enviar");
    await waitFor(
      () => pagina.all("ul summary").some(({ textContent }) => /Recibida\s+No imprime/.test(textContent ?? "")),
      "la falla en la lista",
    );
  });

  it("un registro se cambia con la versión que se leyó", async () => {
    const pagina = await openMesa();
    await pagina.click("Registros");
    await pagina.click("Feriados");
    await pagina.click("24/12/2026");
    await pagina.fill("Nombre", "Víspera");
    await pagina.click("Guardar");
    await pagina.says("Guardado");
    const cambio = pagina.servicio.peticiones.find(({ metodo }) => metodo === "PUT");
    expect(cambio?.ruta).to.equal("/v1/gestion/feriados/f1");
    expect(cambio?.cabeceras.get("If-Match")).to.equal('"1"');
    expect(JSON.parse(cambio?.texto ?? "{}")).to.deep.include({ nombre: "Víspera", fecha: "2026-12-24" });
  });

  it("la ausencia de alguien dice desde cuándo, hasta cuándo y quién lo reemplaza", async () => {
    const pagina = await openMesa({ fragmento: "#vista=registros&registro=usuarios" });
    await pagina.click("Luis Paredes");
    await pagina.fill("Ausente desde", "2026-12-01");
    await pagina.fill("Hasta", "2026-12-15");
    await choose(pagina, "Lo reemplaza", "ñancupil");
    await pagina.click("Guardar");
    await pagina.says("Guardado");
    expect(pagina.servicio.sent("PATCH", /usuarios\/u-luis$/)[0]?.ausencia).to.deep.equal({
      desde: "2026-12-01",
      hasta: "2026-12-15",
      reemplazo: "u-nadia",
    });
  });

  it("dos registros de una misma empresa se juntan", async () => {
    const pagina = await openMesa({ fragmento: "#vista=registros&registro=proveedores" });
    await pagina.click("Telefonía del Sur");
    await choose(pagina, "Es el mismo que", "tienda");
    await pagina.click("Guardar");
    await pagina.says("Guardado");
    expect(pagina.servicio.sent("POST", /proveedores\/p2\/fusion$/)[0]).to.deep.equal({ en: "p1" });
  });

  it("un CSV se prueba primero: dice qué entra y qué línea corregir, y no guarda", async () => {
    const pagina = await openMesa({ fragmento: "#vista=registros&registro=proveedores" });
    await pagina.click("Traer desde un CSV");
    const [control] = pagina.all<HTMLInputElement>('.importa input[type="file"]');
    const traslado = new DataTransfer();
    traslado.items.add(new File(["nombre;rut\n"], "proveedores.csv", { type: "text/csv" }));
    if (control) control.files = traslado.files;
    control?.dispatchEvent(new Event("change"));
    await pagina.says(/Línea 3 ?, rut ?: El dígito final no coincide/);
    expect(
      pagina.servicio.peticiones.filter(({ ruta }) => ruta.includes("importacion")).map(({ ruta }) => ruta),
    ).to.deep.equal(["/v1/gestion/proveedores/importacion?simular=si"]);
  });
});
