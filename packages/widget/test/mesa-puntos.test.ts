import { expect } from "chai";
import { openMesa, waitFor } from "./mesa-pagina.ts";
import { puntos } from "./mesa-registros.ts";
import { ServicioDeMesa } from "./mesa-servicio.ts";

const json = (status: number, cuerpo: object) => Response.json(cuerpo, { status });

/** The desk of who answers for the points. */
function openPuntos(rol: "administrador" | "encargado" = "administrador") {
  const servicio = new ServicioDeMesa();
  if (servicio.sesion) servicio.sesion = { ...servicio.sesion, usuario: { ...servicio.sesion.usuario, rol } };
  return openMesa({ servicio, fragmento: "#vista=puntos" });
}

describe("los puntos en la mesa", () => {
  it("primero los que están en silencio, cada estado con su dibujo y su palabra", async () => {
    const pagina = await openPuntos();
    await pagina.says("4 en la lista");
    const filas = pagina.all("tbody tr").map(({ textContent }) => textContent?.replace(/\s+/g, " ").trim());
    expect(filas.map((fila) => /En silencio|Sin inscribir|Revocado|Vivo/.exec(fila ?? "")?.[0])).to.deep.equal([
      "En silencio",
      "Sin inscribir",
      "Revocado",
      "Vivo",
    ]);
    expect(pagina.all("tbody .estado svg")).to.have.length(4);
  });

  it("un código para inscribir se ve una vez, en grande, y se olvida al cerrar", async () => {
    const pagina = await openPuntos();
    await pagina.click("Tótem del mall");
    pagina.servicio.next("POST", /codigos$/, () =>
      json(201, { codigo: "7K3M-9QXP", vence: "2026-11-20T18:30:00.000Z" }),
    );
    await pagina.click("Inscribir un equipo");
    await pagina.says("7K3M-9QXP");
    await pagina.says("No se muestra otra vez");
    await waitFor(() => pagina.foco?.classList.contains("codigo"), "el foco en el código");
    await pagina.click("Cerrar");
    await pagina.click("Tótem del mall");
    expect(pagina.texto).not.to.include("7K3M-9QXP");
  });

  it("un equipo se retira después de confirmar", async () => {
    const pagina = await openPuntos();
    await pagina.click("Biblioteca Severín");
    await pagina.says("guarda 3 envíos sin conexión");
    const pregunta = window.confirm;
    window.confirm = () => true;
    pagina.servicio.next("DELETE", /equipos/, () => new Response(null, { status: 204 }));
    await pagina.click("Retirar");
    await pagina.says("El equipo dejó de estar inscrito");
    window.confirm = pregunta;
    expect(pagina.servicio.peticiones.find(({ metodo }) => metodo === "DELETE")?.ruta).to.equal(
      "/v1/gestion/puntos/biblioteca-05101-01/equipos/callado",
    );
  });

  it("un punto se cambia con la versión que se leyó", async () => {
    const pagina = await openPuntos();
    await pagina.click("Biblioteca Severín");
    await pagina.fill("Dónde está", "Primer piso");
    await pagina.click("Guardar");
    await pagina.says("Guardado");
    const cambio = pagina.servicio.peticiones.find(({ metodo }) => metodo === "PUT");
    expect(cambio?.cabeceras.get("If-Match")).to.equal('"1"');
    expect(JSON.parse(cambio?.texto ?? "{}")).to.deep.equal({
      nombre: "Biblioteca Severín",
      codigo: "biblioteca-05101-01",
      clase: "biblioteca",
      comuna: "05101",
      lugar: "Primer piso",
    });
  });

  it("el informe cuenta lo que entró por cada punto en el período", async () => {
    const pagina = await openPuntos("encargado");
    await pagina.fill("Desde", "2026-10-01");
    await pagina.fill("Hasta", "2026-10-31");
    const cifras = { consultas: 12, reclamos: 3, soni: 1, total: 16, fuera: 0, firmados: 15 };
    const [primero] = puntos;
    pagina.servicio.next("GET", /informe/, ({ ruta }) => {
      expect(ruta).to.include("desde=2026-10-01&hasta=2026-10-31");
      return json(200, {
        institucion: "sernac",
        desde: "2026-10-01",
        hasta: "2026-10-31",
        puntos: [
          {
            ...cifras,
            codigo: primero?.codigo,
            nombre: primero?.nombre,
            clase: "biblioteca",
            region: "13",
            comuna: "13101",
          },
        ],
        todos: cifras,
      });
    });
    await pagina.click("Ver cifras");
    await pagina.says("16 casos en 1 punto");
    await pagina.says(/Biblioteca de Santiago Biblioteca 12 3 1 16 15/);
    expect(() => pagina.button("Agregar punto")).to.throw();
  });
});
