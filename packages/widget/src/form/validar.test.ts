import { expect } from "chai";
import { waitFor } from "../../test/pagina.ts";
import { advanceFrom, answer, openTramite } from "../../test/recorrido.ts";

const VACIAS = [
  ["consulta", "relato", ["Escribe tu pregunta"]],
  ["reclamo", "relato", ["Cuéntanos qué pasó"]],
  ["reclamo", "materia", ["Elige de qué se trata"]],
  ["reclamo", "peticion", ["Escribe qué solución pides"]],
  ["reclamo", "proveedor", ["Escribe el nombre de la empresa o tienda"]],
  ["reclamo", "persona", ["Escribe tu RUT", "Escribe tus nombres", "Escribe tus apellidos"]],
  ["reclamo", "contacto", ["Elige tu comuna"]],
  ["soni", "tipo", ["Elige qué nos quieres contar"]],
  ["soni", "relato", ["Cuéntanos tu opinión"]],
  ["consulta", "persona", ["Escribe tus nombres"]],
] as const;

describe("una pantalla en blanco", () => {
  for (const [tramite, pantalla, errores] of VACIAS)
    it(`${tramite}, ${pantalla}: dice qué falta junto al campo y en el resumen, que recibe el foco`, async () => {
      const pagina = await openTramite(tramite, pantalla);
      const { titulo } = pagina;
      await pagina.submit();
      await waitFor(() => pagina.resumen.length, "el resumen");
      expect(pagina.titulo).to.equal(titulo);
      expect(pagina.errores).to.deep.equal(errores);
      expect(pagina.resumen).to.deep.equal(errores);
      await waitFor(() => pagina.foco === pagina.one("[part=resumen]"), "el foco en el resumen");
    });

  for (const [tramite, pantalla, errores] of VACIAS)
    it(`${tramite}, ${pantalla}: cada línea del resumen lleva a su campo`, async () => {
      const pagina = await openTramite(tramite, pantalla);
      await pagina.submit();
      await waitFor(() => pagina.resumen.length, "el resumen");
      for (const error of errores) {
        pagina.button<HTMLAnchorElement>(error).click();
        const { foco } = pagina;
        const raiz = foco?.getRootNode() as ShadowRoot;
        const descrito = (foco?.getAttribute("aria-describedby") ?? "").split(" ");
        const dicho = descrito.map((id) => raiz.getElementById(id)?.textContent?.trim() ?? "");
        expect(dicho).to.include(error);
        expect(foco?.matches("input, textarea, select")).to.equal(true);
      }
    });

  it("al corregir y continuar, el resumen se va", async () => {
    const pagina = await openTramite("consulta", "persona");
    await pagina.submit();
    await waitFor(() => pagina.resumen.length, "el resumen");
    await answer(pagina, "consulta", "persona");
    await pagina.advance();
    expect(pagina.resumen).to.be.empty;
  });

  it("los campos voluntarios lo dicen y no detienen a nadie", async () => {
    const pagina = await openTramite("consulta", "contacto");
    expect(pagina.field("Correo electrónico").labels?.[0]?.textContent).to.include("(voluntario)");
    await pagina.advance();
    expect(pagina.titulo).to.equal("Revisa antes de enviar");
  });

  it("lo que la institución exige además se pide también", async () => {
    const definicion = { campos: { consulta: ["persona.correo"] } };
    const pagina = await openTramite("consulta", "contacto", { definicion });
    await pagina.submit();
    await waitFor(() => pagina.errores.length, "el error");
    expect(pagina.errorOf("Correo electrónico")).to.equal("Escribe tu correo");
  });
});

const MALOS = [
  ["persona", "Tu RUT", "12.345.678-4", "Revisa tu RUT: el dígito final no coincide. Ejemplo: 12.345.678-5"],
  ["persona", "Tu RUT", "0-0", "Revisa tu RUT: el dígito final no coincide. Ejemplo: 12.345.678-5"],
  [
    "proveedor",
    "RUT de la empresa",
    "76.086.428-4",
    "Revisa el RUT: el dígito final no coincide. Ejemplo: 76.086.428-5",
  ],
  ["contacto", "Correo electrónico", "rosa@", "Revisa tu correo. Ejemplo: nombre@correo.cl"],
  ["contacto", "Teléfono", "12", "Revisa tu teléfono. Ejemplo: 9 1234 5678"],
  ["contacto", "Comuna donde vives", "Zzz", "Elige tu comuna de la lista"],
  ["peticion", "¿De cuánto dinero se trata?", "harto", "Revisa el monto: escribe solo números. Ejemplo: 49.990"],
] as const;

describe("un dato malo", () => {
  for (const [pantalla, etiqueta, valor, error] of MALOS)
    it(`«${etiqueta}» con «${valor}» dice: ${error}`, async () => {
      const pagina = await openTramite("reclamo", pantalla);
      await waitFor(() => pagina.etiquetas.includes(etiqueta), etiqueta);
      await answer(pagina, "reclamo", pantalla);
      await pagina.fill(etiqueta, valor);
      await pagina.submit();
      await waitFor(() => pagina.errores.length, "el error");
      expect(pagina.errorOf(etiqueta)).to.equal(error);
      expect(pagina.field(etiqueta).getAttribute("aria-invalid")).to.equal("true");
    });

  for (const [valor, error] of [
    [["31", "2", "2026"], "Revisa la fecha: escribe día, mes y año. Ejemplo: 27 3 2026"],
    [["", "3", "2026"], "Revisa la fecha: escribe día, mes y año. Ejemplo: 27 3 2026"],
    [["1", "1", "2999"], "Revisa la fecha: todavía no llega"],
  ] as const)
    it(`la fecha ${valor.join("/")} dice: ${error}`, async () => {
      const pagina = await openTramite("reclamo", "peticion");
      await answer(pagina, "reclamo", "peticion");
      for (const [i, etiqueta] of ["Día", "Mes", "Año"].entries()) await pagina.fill(etiqueta, valor[i] ?? "");
      await pagina.submit();
      await waitFor(() => pagina.errores.length, "el error");
      expect(pagina.errores).to.deep.equal([error]);
      pagina.button<HTMLAnchorElement>(error).click();
      expect(pagina.foco).to.equal(pagina.field("Día"));
    });

  it("una fecha buena viaja como aaaa-mm-dd y se lee como dd/mm/aaaa", async () => {
    const pagina = await openTramite("reclamo", "peticion");
    for (const [etiqueta, valor] of [
      ["Día", "7"],
      ["Mes", "3"],
      ["Año", "2026"],
    ] as const)
      await pagina.fill(etiqueta, valor);
    await advanceFrom(pagina, "reclamo", "peticion");
    expect(pagina.texto).to.include("07/03/2026");
    await pagina.submit();
    await waitFor(() => pagina.servicio.aperturas.length, "el envío");
    expect(pagina.servicio.aperturas[0]?.fechaHecho).to.equal("2026-03-07");
  });

  it("un relato más largo de lo que cabe dice cuánto sobra, y no se corta", async () => {
    const pagina = await openTramite("consulta", "relato");
    await pagina.write(pagina.one<HTMLTextAreaElement>("textarea"), "a".repeat(20_003));
    await pagina.submit();
    await waitFor(() => pagina.errores.length, "el error");
    expect(pagina.errores).to.deep.equal(["Acorta tu texto: caben 20.000 letras y sobran 3"]);
    expect(pagina.one<HTMLTextAreaElement>("textarea").value).to.have.length(20_003);
  });
});
