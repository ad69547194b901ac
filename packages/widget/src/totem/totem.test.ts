import { createAlmacenIndexedDb } from "@ventanilla/sdk/cola";
import { expect } from "chai";
import { type Pagina, waitFor } from "../../test/pagina.ts";
import { advanceTo } from "../../test/recorrido.ts";
import { openTotem, type PaginaDeTotem, press, tap } from "../../test/totem.ts";
import { nameCola } from "../contingencia/cola-de-pagina.ts";
import { listIdiomas } from "./idiomas.ts";
import type { Totem } from "./totem.ts";
import { listVoces, Voz } from "./voz.ts";

const CANARIOS = /Rosa|Soto|colchón|regalo/;

/** Everything that a next person could come upon in the page, hidden or not. */
const readTodo = (pagina: Pagina): string => {
  const read = (raiz: ParentNode): string =>
    [...raiz.querySelectorAll("*")]
      .map((uno) => {
        const { value = "" } = uno as HTMLInputElement;
        const atributos = [...uno.attributes].map((atributo) => atributo.value).join(" ");
        return `${value} ${atributos} ${uno.shadowRoot ? read(uno.shadowRoot) : ""}`;
      })
      .join(" ");
  return `${pagina.textoEntero} ${read(document)}`;
};

async function openRevisar(opciones = {}): Promise<PaginaDeTotem> {
  const pagina = await openTotem(opciones);
  await press(pagina, "Hacer una consulta");
  await pagina.at("¿Qué quieres preguntar?");
  await advanceTo(pagina, "consulta", "revisar");
  return pagina;
}

async function openRecibo(opciones = {}): Promise<PaginaDeTotem> {
  const pagina = await openRevisar(opciones);
  await pagina.submit();
  await waitFor(() => pagina.all(".recibo").length, "el comprobante");
  return pagina;
}

const expectLimpio = (pagina: PaginaDeTotem) => {
  expect(pagina.totem.vista).to.equal("atractor");
  expect(readTodo(pagina)).not.to.match(CANARIOS);
  expect([sessionStorage.length, localStorage.length, document.cookie]).to.deep.equal([0, 0, ""]);
};

describe("un tótem", () => {
  it("invita, y se abre donde sea que lo toquen", async () => {
    const pagina = await openTotem({ atractor: true });
    expect(pagina.texto).to.include("Toca la pantalla para comenzar");
    pagina.one("h1").click();
    await pagina.at("¿En qué te ayudamos?");
    expect(pagina.all("[data-vista]")).to.have.length(4);
  });

  it("ofrece lo que la institución recibe", async () => {
    const pagina = await openTotem({ definicion: { tipos: ["consulta"] } });
    expect(pagina.all("[data-vista]").map(({ dataset }) => dataset.vista)).to.deep.equal(["estado", "consulta"]);
  });

  it("dice siempre dónde atiende una persona, desde la comuna del punto", async () => {
    const pagina = await openTotem();
    await pagina.says("Dirección Regional Metropolitana");
    expect(pagina.servicio.asked("/unidades")[0]?.ruta).to.include("comuna=13101");
  });

  it("se ve más grande y con contraste sin salir de la pantalla", async () => {
    const pagina = await openTotem();
    const size = () => Number.parseFloat(getComputedStyle(pagina.one("h2")).fontSize);
    const antes = size();
    await press(pagina, "Letra grande");
    await press(pagina, "Contraste");
    expect(size()).to.be.greaterThan(antes * 1.2);
    expect(getComputedStyle(pagina.one(".pantalla")).backgroundColor).to.equal("rgb(0, 0, 0)");
  });

  it("una página no puede volverlo un equipo personal", async () => {
    const pagina = await openTotem({ atributos: { canal: "internet" } });
    expect(pagina.totem.canal).to.equal("totem");
    expect((await openTotem({ atributos: { canal: "biblioteca" } })).totem.canal).to.equal("biblioteca");
  });

  it("«Volver» regresa de a una pantalla y en el menú dice dónde se quedó", async () => {
    const pagina = await openTotem();
    await press(pagina, "Presentar un reclamo");
    await pagina.at("Cuéntanos qué pasó");
    await pagina.fill("Cuéntanos qué pasó", "Compré un colchón y llegó roto.");
    await pagina.advance();
    await press(pagina, "Volver");
    await pagina.at("Cuéntanos qué pasó");
    await press(pagina, "Volver");
    await pagina.at("¿En qué te ayudamos?");
    await pagina.says("Sigue donde quedaste");
    await press(pagina, "Presentar un reclamo");
    await waitFor(() => pagina.field("Cuéntanos qué pasó").value.includes("colchón"), "lo escrito");
  });

  it("una lista se elige en filas del tamaño de un dedo", async () => {
    const pagina = await openTotem();
    await press(pagina, "Presentar un reclamo");
    await pagina.at("Cuéntanos qué pasó");
    await pagina.fill("Cuéntanos qué pasó", "Llegó roto.");
    await pagina.advance();
    const lista = await waitFor(() => pagina.all<HTMLSelectElement>("select")[0], "la lista");
    lista.click();
    await waitFor(() => pagina.all("dialog[open]").length, "las filas");
    for (const fila of pagina.all(".filas button")) expect(fila.getBoundingClientRect().height).to.be.at.least(48);
    await press(pagina, "Tiendas y multitiendas");
    await waitFor(() => lista.value === "comercio" && !pagina.all("dialog").length, "lo elegido");
  });

  it("elegir idioma se ofrece solo entre los que tienen todos sus textos", () => {
    const lenguas = { es: "Español", arn: "Mapuzugun" };
    expect(listIdiomas(["es", "arn", "en"], lenguas)).to.deep.equal([
      ["es", "Español"],
      ["arn", "Mapuzugun"],
    ]);
    expect(listIdiomas(["es", "en"], lenguas)).to.deep.equal([]);
  });
});

describe("el comprobante de un tótem", () => {
  it("da folio, clave y un código con el enlace; la clave se oculta con su código", async () => {
    const pagina = await openRecibo();
    const { folio, clave } = pagina.servicio.aperturas[0] as { folio: string; clave: string };
    const sinForma = () => pagina.read(".recibo").replace(/[\s-]/g, "");
    expect(sinForma()).to.include(folio).and.to.include(clave);
    await waitFor(() => pagina.all(".recibo .qr").length, "el código");
    await press(pagina, "Ocultar la clave");
    expect(sinForma()).to.include(folio).and.not.to.include(clave);
    expect(pagina.all(".recibo .qr")).to.be.empty;
    expect(pagina.has("Volver") && pagina.button("Volver").disabled).to.equal(true);
  });

  it("deja ver el caso y volver al comprobante", async () => {
    const pagina = await openRecibo();
    await press(pagina, "Ver el estado de mi caso");
    await pagina.says("Lo que ha pasado");
    await press(pagina, "Volver");
    await waitFor(() => pagina.all(".recibo").length, "el comprobante");
  });

  it("en un rollo de 80 mm la página mide lo que el texto", async () => {
    const pagina = await openRecibo({ atributos: { impresora: "termica" } });
    const { print } = window;
    let reglas = "";
    window.print = () => {
      reglas = document.adoptedStyleSheets
        .map((hoja) => [...hoja.cssRules].map(({ cssText }) => cssText).join())
        .join();
    };
    try {
      await press(pagina, "Imprimir");
      await waitFor(() => reglas, "la impresión");
      expect(reglas).to.match(/size: 80mm \d+mm/);
    } finally {
      window.print = print;
      window.dispatchEvent(new Event("afterprint"));
    }
    expect(document.adoptedStyleSheets).to.be.empty;
  });
});

describe("al terminar, un tótem no deja rastro", () => {
  const FINALES: Record<string, (pagina: PaginaDeTotem) => Promise<unknown>> = {
    "por «Terminar»": async (pagina) => {
      await pagina.submit();
      await waitFor(() => pagina.all(".recibo").length, "el comprobante");
      await press(pagina, "Terminar y borrar");
    },
    "por «Empezar de nuevo»": async (pagina) => {
      await press(pagina, "Empezar de nuevo");
      await press(pagina, "Sí, borrar y empezar");
    },
    "porque nadie siguió ahí": async (pagina) => {
      await pagina.wait(121);
      await pagina.says("¿Sigues ahí?");
      await pagina.wait(60);
    },
    "porque la página volvió del historial": async () =>
      window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })),
  };
  for (const [como, end] of Object.entries(FINALES))
    it(`${como}: se borra y se abre de nuevo en su lugar`, async () => {
      const pagina = await openRevisar();
      expect(readTodo(pagina), "el canario se ve antes").to.match(CANARIOS);
      const largo = history.length;
      await end(pagina);
      await waitFor(() => pagina.salidas === 1, "la salida");
      expectLimpio(pagina);
      expect([history.length, history.state]).to.deep.equal([largo, null]);
    });

  it("sin red se borra aquí mismo, y la persona que sigue puede empezar", async () => {
    const pagina = await openRevisar({ sinRed: true });
    await press(pagina, "Empezar de nuevo");
    await press(pagina, "Sí, borrar y empezar");
    await waitFor(() => pagina.totem.vista === "atractor", "la invitación");
    expectLimpio(pagina);
    expect(pagina.salidas).to.equal(0);
    await press(pagina, /Toca la pantalla/);
    await press(pagina, "Presentar un reclamo");
    await pagina.at("Cuéntanos qué pasó");
    expect(pagina.field("Cuéntanos qué pasó").value).to.equal("");
  });

  it("esta prueba ve lo que queda: sin el borrado, falla", async () => {
    const pagina = await openRevisar();
    pagina.totem.vista = "menu";
    await pagina.totem.updateComplete;
    expect(readTodo(pagina)).to.match(CANARIOS);
  });

  it("decir «Sigo aquí» no borra nada", async () => {
    const pagina = await openRevisar();
    await pagina.wait(130);
    expect(pagina.read(".cuenta")).to.equal("50");
    await press(pagina, "Sigo aquí");
    expect(pagina.all("dialog")).to.be.empty;
    await pagina.at("Revisa antes de enviar");
  });

  it("ni copia, ni abre enlaces ni archivos", async () => {
    const pagina = await openRevisar();
    const copia = new ClipboardEvent("copy", { bubbles: true, composed: true, cancelable: true });
    pagina.one(".revisar").dispatchEvent(copia);
    expect(copia.defaultPrevented).to.equal(true);
    expect(pagina.all("input[type=file], .adjuntos")).to.be.empty;
  });
});

describe("la voz de un tótem", () => {
  const voz = (lang: string, localService: boolean) => ({ lang, localService, name: lang }) as SpeechSynthesisVoice;

  /** A device that notes what it says. */
  const fakeSintesis = (voces: SpeechSynthesisVoice[]) => {
    const dicho: string[] = [];
    const sintesis = {
      getVoices: () => voces,
      cancel() {},
      addEventListener() {},
      speak: (frase: SpeechSynthesisUtterance) => {
        dicho.push(frase.text);
        setTimeout(() => frase.dispatchEvent(new Event("end")), 0);
      },
    } as unknown as SpeechSynthesis;
    return { dicho, sintesis };
  };

  it("es del propio equipo y en español: otra mandaría el texto afuera", () => {
    const { sintesis } = fakeSintesis([
      voz("es-CL", false),
      voz("en-US", true),
      voz("es-ES", true),
      voz("es-MX", true),
    ]);
    expect(listVoces(sintesis, "es").map(({ lang }) => lang)).to.deep.equal(["es-MX", "es-ES"]);
  });

  it("está apagada hasta que alguien la pide, y sin voz en español no se ofrece", async () => {
    const pagina = await openTotem();
    expect(pagina.totem.habla).to.equal(false);
    pagina.totem.hayVoz = false;
    await pagina.totem.updateComplete;
    expect(pagina.button("Voz: este equipo no tiene una en español").disabled).to.equal(true);
  });

  it("lee la pantalla y nunca lo escrito, ni el folio ni la clave", async () => {
    const pagina = await openTotem();
    const { dicho, sintesis } = fakeSintesis([]);
    const totem = pagina.elemento as Totem;
    totem.voz = new Voz(sintesis);
    totem.voz.speak = (frases) => {
      dicho.push(...frases);
    };
    totem.habla = true;
    await press(pagina, "Presentar un reclamo");
    await pagina.at("Cuéntanos qué pasó");
    await waitFor(() => dicho.includes("Cuéntanos qué pasó"), "que lea el título");
    await tap(pagina.field("Cuéntanos qué pasó"));
    totem.campo = undefined;
    await advanceTo(pagina, "reclamo", "revisar");
    await waitFor(() => dicho.includes(totem.palabras.callado), "que diga que calla");
    await pagina.submit();
    await waitFor(() => pagina.all(".recibo").length, "el comprobante");
    await waitFor(() => dicho.some((frase) => frase.startsWith("Recibimos")), "que lea el comprobante");
    await press(pagina, "Ver el estado de mi caso");
    await waitFor(() => dicho.includes(totem.palabras.casoCallado), "que calle el caso");
    const { folio, clave } = pagina.servicio.aperturas[0] as { folio: string; clave: string };
    const todo = dicho.join(" ").replace(/[\s-]/g, "");
    expect(dicho.join(" ")).not.to.match(CANARIOS);
    for (const secreto of [folio, clave, folio.slice(0, 4), clave.slice(0, 4)]) expect(todo).not.to.include(secreto);
  });
});

describe("quien mantiene el tótem", () => {
  it("copia a un archivo lo que espera envío, y aquí sigue", async () => {
    const pagina = await openTotem();
    const totem = pagina.elemento as Totem;
    totem.open("inscripcion");
    await pagina.click("Copiar a un pendrive lo que espera envío");
    await pagina.says("En este equipo no hay nada que espere.");
    const almacen = createAlmacenIndexedDb({ nombre: nameCola(totem) });
    const sobre = { v: 1, institucion: "sernac", kid: "2026", epk: "e", iv: "i", ct: "c" } as const;
    await almacen.add([{ huella: "h", folio: "f", sobre, guardadoEn: "2026-11-22T12:00:00.000Z" }]);
    let guardado: Blob | undefined;
    const crear = URL.createObjectURL;
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = () => {};
    URL.createObjectURL = (archivo) => {
      guardado = archivo as Blob;
      return crear(archivo);
    };
    try {
      await pagina.click("Copiar a un pendrive lo que espera envío");
      await pagina.says("Un sobre en un archivo");
    } finally {
      URL.createObjectURL = crear;
      HTMLAnchorElement.prototype.click = click;
    }
    expect(JSON.parse((await guardado?.text()) ?? "")).to.deep.equal({ sobre, folio: "f" });
    expect(await almacen.count()).to.deep.equal({ pendientes: 1, rechazados: 0 });
  });
});
