import { expect } from "chai";
import { EXTENSIONES, Reposo, readSegundos } from "./reposo.ts";

function openReposo({ reposo = 120, aviso = 60 } = {}) {
  let ahora = 0;
  const r = new Reposo({ ahora: () => ahora, reposo, aviso });
  return {
    r,
    wait: (segundos: number) => {
      ahora += segundos * 1000;
      return r.read();
    },
  };
}

describe("la espera de un tótem", () => {
  it("no corre mientras nadie lo usa", () => {
    expect(openReposo().wait(10_000).fase).to.equal("quieto");
  });

  it("avisa a los 120 segundos, cuenta 60 y termina", () => {
    const { r, wait } = openReposo();
    r.touch();
    expect(wait(119).fase).to.equal("activo");
    expect(wait(1)).to.deep.equal({ fase: "aviso", quedan: 60, extensible: true });
    expect(wait(59)).to.deep.equal({ fase: "aviso", quedan: 1, extensible: true });
    expect(wait(1).fase).to.equal("fin");
  });

  it("usar la pantalla la reinicia; durante el aviso, solo decir que se sigue ahí", () => {
    const { r, wait } = openReposo();
    r.touch();
    wait(119);
    r.touch();
    expect(wait(119).fase).to.equal("activo");
    wait(1);
    r.touch();
    expect(r.read().fase).to.equal("aviso");
    r.extend();
    expect(r.read().fase).to.equal("activo");
  });

  it("se extiende diez veces seguidas, y después termina", () => {
    const { r, wait } = openReposo();
    r.touch();
    for (let vez = 0; vez < EXTENSIONES; vez++) {
      expect(wait(130), `vez ${vez}`).to.include({ fase: "aviso", extensible: true });
      r.extend();
      expect(r.read().fase).to.equal("activo");
    }
    expect(wait(130)).to.include({ fase: "aviso", extensible: false });
    r.extend();
    expect(wait(50).fase).to.equal("fin");
  });

  it("quien vuelve a escribir recupera sus diez", () => {
    const { r, wait } = openReposo();
    r.touch();
    for (let vez = 0; vez < EXTENSIONES; vez++) {
      wait(130);
      r.extend();
    }
    r.touch();
    expect(wait(130)).to.include({ extensible: true });
  });

  it("un aviso de menos de 20 segundos, o algo que no es un número, vuelve a lo normal y se dice una vez", () => {
    const { warn } = console;
    const dichos: string[] = [];
    console.warn = (texto: string) => dichos.push(texto);
    try {
      for (const malo of ["19", "0", "-5", "veinte", "", "25.5", "1e9"])
        expect([readSegundos("aviso", malo), readSegundos("aviso", malo)]).to.deep.equal([60, 60]);
      expect([readSegundos("aviso", "20"), readSegundos("reposo", "300"), readSegundos("reposo", null)]).to.deep.equal([
        20, 300, 120,
      ]);
      expect(dichos).to.have.length(7);
    } finally {
      console.warn = warn;
    }
  });
});
