import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "./config.ts";

const errors = (variables: Record<string, string>): string[] => {
  try {
    readConfig(variables);
  } catch (error) {
    if (error instanceof ConfigError) return error.errores;
  }
  return [];
};

describe("the configuration", () => {
  it("needs nothing", () => {
    expect(readConfig({})).toMatchObject({ puerto: 8787, demo: true, prueba: "auto", urlPublica: undefined });
  });

  it("takes an empty variable as absent", () => {
    expect(readConfig({ PUERTO: "", URL_PUBLICA: "" }).puerto).toBe(8787);
  });

  it("tells every mistake at once, each with its variable", () => {
    const todos = errors({ PUERTO: "ochenta", DEMO: "quizás", URL_PUBLICA: "ejemplo", ALMACEN: "postgres://x" });
    expect(todos.map((error) => error.split(":")[0])).toEqual(["PUERTO", "ALMACEN", "URL_PUBLICA", "DEMO"]);
  });

  it("names the folder of institutions that is not there", () => {
    expect(errors({ INSTITUCIONES: "/no/existe" })).toEqual(["INSTITUCIONES: no hay una carpeta con ese nombre"]);
  });

  it.each(["https://x.cl?a=1", "https://x.cl#b", "https://u:p@x.cl"])("takes no more than an address: %s", (url) => {
    expect(errors({ URL_PUBLICA: url })).toEqual(["URL_PUBLICA: debe ser solo la dirección, sin «?», «#» ni usuario"]);
  });

  it("writes another administrator's token only where it is asked for in so many words", () => {
    expect(readConfig({}).reemiteAdministrador).toBe(false);
    expect(readConfig({ TOKEN_ADMINISTRADOR: "nuevo" }).reemiteAdministrador).toBe(true);
    expect(errors({ TOKEN_ADMINISTRADOR: "si" })).toEqual([
      "TOKEN_ADMINISTRADOR: debe ser «nuevo», o quedar sin valor",
    ]);
  });

  it("drops the slash at the end of the public address", () => {
    expect(readConfig({ URL_PUBLICA: "https://ventanilla.ejemplo.cl/" }).urlPublica).toBe(
      "https://ventanilla.ejemplo.cl",
    );
  });
});
