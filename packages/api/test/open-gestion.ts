import { randomBytes } from "node:crypto";
import type { AltaDeUsuario } from "@ventanilla/sdk/contract";
import type { z } from "zod";
import { createCasos } from "../src/caso/casos.ts";
import { createPorteria } from "../src/personal/porteria.ts";
import type { ActorPersonal } from "../src/personal/usuario.ts";
import { createLectores } from "../src/trabajos/create-lectores.ts";
import { openApp } from "./open-app.ts";

/** Somebody who works there, with the token that says so. */
export interface Persona {
  id: string;
  token: string;
}

/** Who makes the people of an installation that has nobody yet. */
export const ADMINISTRA: ActorPersonal = {
  id: "instalacion",
  nombre: "Instalación",
  rol: "administrador",
  institucion: "*",
  entrenamiento: false,
};

/** The service with people who work in it, and what reads its journal. */
export const openGestion = async (cambios: Parameters<typeof openApp>[0] = {}) => {
  const api = await openApp(cambios);
  const { personal, tokens } = createPorteria(api.opciones);
  const casos = createCasos(api.opciones);
  const lectores = createLectores({ ...api.opciones, casos, personal, isBusy: () => false });

  const hire = async (alta: Partial<AltaDeUsuario> & Pick<AltaDeUsuario, "rol">): Promise<Persona> => {
    const correo = `${randomBytes(6).toString("hex")}@ejemplo.cl`;
    const usuario = await personal.create(ADMINISTRA, {
      nombre: `Persona ${alta.rol}`,
      correo,
      institucion: "sernac",
      ...alta,
    });
    const { token } = await tokens.mint(usuario, { nombre: "prueba" });
    return { id: usuario.id, token };
  };

  const ask = (
    ruta: string,
    {
      de,
      metodo = "GET",
      cuerpo,
      csv,
      version,
      envio,
    }: {
      de?: Persona | undefined;
      metodo?: string;
      cuerpo?: unknown;
      csv?: string;
      version?: number;
      envio?: string;
    } = {},
  ) =>
    api.app.request(ruta, {
      method: metodo,
      headers: {
        ...(de && { authorization: `Bearer ${de.token}` }),
        ...(cuerpo !== undefined && { "content-type": "application/json" }),
        ...(csv !== undefined && { "content-type": "text/csv" }),
        ...(version !== undefined && { "if-match": `"${version}"` }),
        ...(envio && { "idempotency-key": envio }),
      },
      ...(cuerpo !== undefined && { body: JSON.stringify(cuerpo) }),
      ...(csv !== undefined && { body: csv }),
    });

  return {
    ...api,
    ask,
    casos,
    hire,
    personal,
    /** Reads the journal until there is no more. */
    async catchUp() {
      for (const lector of lectores) await lector.runOnce();
    },
  };
};

export const mintClave = (): string => randomBytes(18).toString("base64url");

/** What an answer says, in the shape the contract gives it; fails with the answer's own words when it is a refusal. */
export const parse = async <S extends z.ZodType>(schema: S, respuesta: Response): Promise<z.output<S>> => {
  if (!respuesta.ok) throw new Error(`${respuesta.status} ${await respuesta.text()}`);
  return schema.parse(await respuesta.json());
};
