import { expect } from "chai";
import { waitFor } from "../../test/pagina.ts";
import { advanceFrom, openTramite } from "../../test/recorrido.ts";

const openMaterias = () => openTramite("reclamo", "materia");

describe("de qué se trata", () => {
  it("el rubro lleva al problema y el problema al producto", async () => {
    const pagina = await openMaterias();
    expect(pagina.texto).not.to.include("¿Qué problema tuviste?");
    await pagina.fill("¿En qué rubro fue?", "Tiendas y multitiendas");
    expect(pagina.texto).to.include("¿Qué problema tuviste?");
    expect(pagina.texto).not.to.include("¿Con qué producto o servicio?");
    await pagina.choose("No respetan la garantía");
    expect(pagina.texto).to.include("¿Con qué producto o servicio?");
    await pagina.fill("¿Con qué producto o servicio?", "Muebles y colchones");
    await pagina.advance();
    await advanceFrom(pagina, "reclamo", "peticion");
    expect(pagina.texto).to.include("Tiendas y multitiendas › No respetan la garantía › Muebles y colchones");
  });

  it("el problema es necesario; el producto, no", async () => {
    const pagina = await openMaterias();
    await pagina.fill("¿En qué rubro fue?", "Tiendas y multitiendas");
    await pagina.submit();
    await waitFor(() => pagina.errores.length, "el error");
    expect(pagina.errores).to.deep.equal(["Elige qué problema tuviste"]);
    await pagina.choose("No respetan la garantía");
    await pagina.advance();
  });

  it("al cambiar de rubro el problema se elige de nuevo", async () => {
    const pagina = await openMaterias();
    await pagina.fill("¿En qué rubro fue?", "Tiendas y multitiendas");
    await pagina.choose("No respetan la garantía");
    await pagina.fill("¿En qué rubro fue?", "Rubro salud");
    expect(pagina.all<HTMLInputElement>("[type=radio]").filter(({ checked }) => checked)).to.be.empty;
    expect(pagina.texto).to.include("Cobran de más");
  });

  it("una institución sin materias recibe reclamos igual", async () => {
    const pagina = await openTramite("reclamo", "relato", { definicion: { materias: [] } });
    await pagina.write(pagina.one<HTMLTextAreaElement>("textarea"), "Compré un colchón y llegó roto.");
    await pagina.advance();
    expect(pagina.titulo).to.equal("¿Qué solución pides?");
  });
});
