import { afterEach, describe, expect, test } from "vitest";
import { FallaDeCorreo } from "../src/correo/falla-de-correo.ts";
import type { Correo, MensajeDeCorreo } from "../src/correo/send-correo.ts";
import { openServidorMudo, openServidorSmtp, SIN_PACIENCIA, sendTo } from "./correo-servidor.ts";

const MENSAJE: MensajeDeCorreo = {
  para: "persona@example.cl",
  asunto: "Recibimos tu reclamo · ñandú «1»",
  texto: "Hola:\n\nRecibimos tu reclamo. ¿Áéíóú?\n.\nFin",
  html: "<p>Recibimos tu <strong>reclamo</strong>. ¿Áéíóú?</p>",
  firma: "Servicio de Ñuble",
  idMensaje: "aviso:1",
};

const abiertos: { close: () => unknown }[] = [];
afterEach(async () => {
  for (const abierto of abiertos.splice(0).reverse()) await abierto.close();
});
const keep = <T extends { close: () => unknown }>(abierto: T): T => {
  abiertos.push(abierto);
  return abierto;
};
const refuse = (respuesta: number, texto: string) => () => Object.assign(new Error(texto), { responseCode: respuesta });
const fail = async (correo: Correo, mensaje = MENSAJE): Promise<FallaDeCorreo> => {
  const error = await correo.send(mensaje).then(
    () => undefined,
    (causa: unknown) => causa,
  );
  expect(error).toBeInstanceOf(FallaDeCorreo);
  expect(`${(error as Error).message}${(error as Error).stack}${JSON.stringify(error)}`).not.toContain("persona@");
  return error as FallaDeCorreo;
};

describe("un correo que llega", () => {
  test("trae su asunto, su texto y su HTML con todas las letras", async () => {
    const servidor = keep(await openServidorSmtp());
    await keep(sendTo(servidor.puerto)).send(MENSAJE);
    const [recibido] = servidor.recibidos;
    expect(recibido?.para).toEqual(["persona@example.cl"]);
    expect(recibido?.correo).toMatchObject({
      subject: MENSAJE.asunto,
      from: { name: "Servicio de Ñuble", address: "ventanilla@ejemplo.cl" },
      to: [{ address: "persona@example.cl" }],
    });
    expect(recibido?.correo.text?.trim()).toBe(MENSAJE.texto);
    expect(recibido?.correo.html?.trim()).toBe(MENSAJE.html);
  });

  test("dice que es automático y no trae huellas del programa que lo envía", async () => {
    const servidor = keep(await openServidorSmtp());
    await keep(sendTo(servidor.puerto)).send(MENSAJE);
    const cabeceras = Object.fromEntries(
      servidor.recibidos[0]?.correo.headers.map(({ key, value }) => [key, value]) ?? [],
    );
    expect(cabeceras).toMatchObject({
      "auto-submitted": "auto-generated",
      "x-auto-response-suppress": "All",
      "content-language": "es-CL",
    });
    expect(cabeceras["x-mailer"]).toBeUndefined();
  });

  test("el mismo envío repetido trae el mismo Message-ID, y otro envío otro", async () => {
    const servidor = keep(await openServidorSmtp());
    const correo = keep(sendTo(servidor.puerto));
    const { messageId } = await correo.send(MENSAJE);
    await correo.send(MENSAJE);
    await correo.send({ ...MENSAJE, idMensaje: "aviso:2" });
    const ids = servidor.recibidos.map((recibido) => recibido.correo.messageId);
    expect(ids[0]).toBe(messageId);
    expect(ids[1]).toBe(messageId);
    expect(new Set(ids).size).toBe(2);
    expect(messageId).toMatch(/^<[0-9a-f]{40}@ejemplo\.cl>$/);
  });

  test("lleva un archivo adjunto entero", async () => {
    const servidor = keep(await openServidorSmtp());
    const contenido = Buffer.from(Array.from({ length: 5_000 }, (_, i) => i % 256));
    await keep(sendTo(servidor.puerto)).send({
      ...MENSAJE,
      adjuntos: [{ nombre: "carta ñ.pdf", tipo: "application/pdf", contenido }],
    });
    const [adjunto] = servidor.recibidos[0]?.correo.attachments ?? [];
    expect(adjunto).toMatchObject({ filename: "carta ñ.pdf", mimeType: "application/pdf", disposition: "attachment" });
    expect(Buffer.from(adjunto?.content as ArrayBuffer)).toEqual(contenido);
  });

  test("con usuario y contraseña, entra antes de enviar", async () => {
    const entradas: unknown[] = [];
    const servidor = keep(
      await openServidorSmtp({
        authOptional: false,
        onAuth: ({ username, password }, _, listo) => {
          entradas.push([username, password]);
          if (password === "buena") listo(null, { user: username });
          else listo(new Error("no"));
        },
      }),
    );
    await keep(sendTo(servidor.puerto, { usuario: "u", contrasena: "buena" })).verify();
    await keep(sendTo(servidor.puerto, { usuario: "u", contrasena: "buena" })).send(MENSAJE);
    expect(servidor.recibidos).toHaveLength(1);
    expect(entradas).toContainEqual(["u", "buena"]);
    const falla = await fail(keep(sendTo(servidor.puerto, { usuario: "u", contrasena: "mala" })));
    expect(falla).toMatchObject({ codigo: "credenciales", clase: "pasajera", respuesta: 535 });
  });
});

describe("nadie agrega una cabecera", () => {
  const SALTOS = [
    "\r\nBcc: otro@example.cl",
    "\nBcc: otro@example.cl",
    "\r\n\r\n<b>otro cuerpo</b>",
    "\u2028Bcc: x@y.cl",
  ];

  test.each(SALTOS)("por el asunto, la firma ni un adjunto: %j", async (salto) => {
    const servidor = keep(await openServidorSmtp());
    await keep(sendTo(servidor.puerto)).send({
      ...MENSAJE,
      asunto: `Hola${salto}`,
      firma: `Servicio${salto}`,
      adjuntos: [{ nombre: `a${salto}.pdf`, tipo: `application/pdf${salto}`, contenido: Buffer.from("x") }],
    });
    const [recibido] = servidor.recibidos;
    expect(recibido?.para).toEqual(["persona@example.cl"]);
    expect(recibido?.crudo).not.toMatch(/^bcc:/im);
    expect(recibido?.correo.bcc ?? []).toEqual([]);
    expect(recibido?.correo.html?.trim()).toBe(MENSAJE.html);
  });

  test.each([...SALTOS.map((salto) => `persona@example.cl${salto}`), "a@example.cl,b@example.cl", "persona@x> SIZE=1"])(
    "por la dirección, que ni sale: %j",
    async (para) => {
      const servidor = keep(await openServidorSmtp());
      expect(await fail(keep(sendTo(servidor.puerto)), { ...MENSAJE, para })).toMatchObject({
        codigo: "direccion",
        clase: "definitiva",
      });
      expect(servidor.recibidos).toEqual([]);
    },
  );
});

describe("un servidor que no quiere", () => {
  const CASOS = [
    ["el destinatario no existe", "onRcptTo", 550, "5.1.1 no existe persona@example.cl", "rechazado", "definitiva"],
    ["pide esperar (lista gris)", "onRcptTo", 451, "4.7.1 vuelva en 5 minutos", "postergado", "pasajera"],
    ["no nos deja enviar", "onRcptTo", 550, "5.7.1 relaying denied", "servidor", "pasajera"],
    ["no acepta al remitente", "onMailFrom", 553, "5.1.8 sender", "servidor", "pasajera"],
    ["está ocupado", "onMailFrom", 421, "4.3.2 ocupado", "postergado", "pasajera"],
  ] as const;
  test.each(CASOS)("%s", async (_, momento, respuesta, texto, codigo, clase) => {
    const servidor = keep(
      await openServidorSmtp({
        [momento]: (_direccion: unknown, _sesion: unknown, listo: (error: Error) => void) =>
          listo(refuse(respuesta, texto)()),
      }),
    );
    expect(await fail(keep(sendTo(servidor.puerto)))).toMatchObject({ codigo, clase, respuesta });
  });

  test("no acepta el mensaje por su tamaño", async () => {
    const servidor = keep(
      await openServidorSmtp({
        onData: (flujo, _, listo) => void flujo.resume().on("end", () => listo(refuse(552, "5.3.4 muy grande")())),
      }),
    );
    expect(await fail(keep(sendTo(servidor.puerto)))).toMatchObject({ codigo: "contenido", clase: "definitiva" });
  });

  test("después de un rechazo, el siguiente correo sale", async () => {
    const servidor = keep(
      await openServidorSmtp({
        onRcptTo: ({ address }, _, listo) => listo(address.startsWith("mala") ? refuse(550, "5.1.1 no")() : null),
      }),
    );
    const correo = keep(sendTo(servidor.puerto));
    await fail(correo, { ...MENSAJE, para: "mala@example.cl" });
    await correo.send(MENSAJE);
    expect(servidor.recibidos).toHaveLength(1);
  });

  test("se exige cifrar y el servidor no sabe: no sale nada", async () => {
    const servidor = keep(await openServidorSmtp());
    expect(await fail(keep(sendTo(servidor.puerto, { cifrado: "exigido" })))).toMatchObject({
      codigo: "cifrado",
      clase: "pasajera",
    });
    expect(servidor.recibidos).toEqual([]);
  });
});

describe("un servidor que no está o no contesta solo demora el correo", () => {
  /** These are given up after some hundred milliseconds, and whoever does not give up waits a minute. */
  const A_TIEMPO = 15_000;
  const measure = async (acto: () => Promise<unknown>) => {
    const desde = performance.now();
    await acto();
    return performance.now() - desde;
  };

  test("no hay nadie en el puerto", async () => {
    const servidor = await openServidorMudo();
    servidor.close();
    expect(await fail(keep(sendTo(servidor.puerto)))).toMatchObject({ codigo: "conexion", clase: "pasajera" });
  });

  test("acepta la conexión y no saluda", async () => {
    const servidor = keep(await openServidorMudo());
    const correo = keep(sendTo(servidor.puerto, {}, SIN_PACIENCIA));
    const tardo = await measure(async () =>
      expect(await fail(correo)).toMatchObject({ codigo: "sin-respuesta", clase: "pasajera" }),
    );
    expect(tardo).toBeLessThan(A_TIEMPO);
    await expect(correo.verify()).rejects.toMatchObject({ codigo: "sin-respuesta" });
  });

  test("recibe el mensaje y no dice si lo aceptó", async () => {
    const servidor = keep(await openServidorSmtp({ onData: (flujo) => void flujo.resume() }));
    const tardo = await measure(async () =>
      expect(await fail(keep(sendTo(servidor.puerto, {}, SIN_PACIENCIA)))).toMatchObject({
        codigo: "sin-respuesta",
        clase: "pasajera",
      }),
    );
    expect(tardo).toBeLessThan(A_TIEMPO);
  });

  test("contesta de a una letra, sin terminar nunca", async () => {
    const servidor = keep(
      await openServidorMudo((socket) => {
        const goteo = setInterval(() => socket.write(socket.bytesWritten === 0 ? "220 " : "a"), 50);
        socket.on("close", () => clearInterval(goteo));
      }),
    );
    const tiempos = { conexion: 60_000, saludo: 60_000, silencio: 60_000, total: 600 };
    const tardo = await measure(async () =>
      expect(await fail(keep(sendTo(servidor.puerto, {}, tiempos)))).toMatchObject({ codigo: "sin-respuesta" }),
    );
    expect(tardo).toBeLessThan(A_TIEMPO);
  });

  test("corta a mitad de camino", async () => {
    const servidor = keep(
      await openServidorMudo((socket) => {
        socket.write("220 hola\r\n");
        socket.on("data", () => socket.destroy());
      }),
    );
    expect(await fail(keep(sendTo(servidor.puerto)))).toMatchObject({ codigo: "conexion", clase: "pasajera" });
  });

  test("al cerrar, lo que esperaba termina como pasajero", async () => {
    const servidor = keep(await openServidorMudo());
    const correo = sendTo(servidor.puerto, {}, SIN_PACIENCIA);
    const falla = fail(correo);
    correo.close();
    expect((await falla).clase).toBe("pasajera");
  });
});
