import { describe, expect, test } from "vitest";
import { isDireccion } from "./direccion.ts";
import { parseSmtpUrl } from "./parse-smtp-url.ts";

const read = (texto: string, urlPublica?: string) => {
  const leido = parseSmtpUrl(texto, { urlPublica });
  return "smtpUrl" in leido ? leido.smtpUrl : leido.errores;
};

describe("SMTP_URL", () => {
  test("con usuario, el cifrado es obligatorio", () => {
    expect(read("smtp://usuario:cla%40ve@correo.ejemplo.cl?de=ventanilla@ejemplo.cl")).toEqual({
      servidor: "correo.ejemplo.cl",
      puerto: 587,
      cifrado: "exigido",
      usuario: "usuario",
      contrasena: "cla@ve",
      remitente: "ventanilla@ejemplo.cl",
    });
  });

  test("smtps cifra desde el comienzo, en el puerto 465", () => {
    expect(read("smtps://correo.ejemplo.cl?de=a@ejemplo.cl")).toMatchObject({ puerto: 465, cifrado: "directo" });
  });

  test("sin usuario, cifra si el servidor puede", () => {
    expect(read("smtp://correo.ejemplo.cl:25?de=a@ejemplo.cl")).toMatchObject({ puerto: 25, cifrado: "posible" });
    expect(read("smtp://[::1]:1025?de=a@ejemplo.cl&cifrado=nunca")).toMatchObject({
      servidor: "::1",
      cifrado: "nunca",
    });
  });

  test("quien escribe sale de la dirección pública si no se dice", () => {
    expect(read("smtp://localhost:1025", "https://atencion.ejemplo.cl/casos")).toMatchObject({
      remitente: "ventanilla@atencion.ejemplo.cl",
    });
  });

  test("«de» puede llevar un +", () => {
    expect(read("smtp://localhost?de=a+b@ejemplo.cl")).toMatchObject({ remitente: "a+b@ejemplo.cl" });
  });

  test.each([
    ["correo.ejemplo.cl", "debe ser como smtp://"],
    ["http://correo.ejemplo.cl", "debe ser como smtp://"],
    ["smtp://", "debe ser como smtp://"],
    ["smtp://localhost", "falta quién escribe: agrega ?de="],
    ["smtp://localhost?de=ventanilla", "«de» debe ser una dirección de correo"],
    ["smtp://localhost?de=a@ejemplo.cl%0D%0ABcc:x@y.cl", "«de» debe ser una dirección de correo"],
    ["smtp://usuario@localhost?de=a@ejemplo.cl", "falta el usuario o la contraseña"],
    ["smtp://u:100%@localhost?de=a@ejemplo.cl", "escribe %25"],
    ["smtp://u:p@localhost/b?de=a@ejemplo.cl", "sobra lo que va después del puerto"],
    ["smtp://localhost?de=a@ejemplo.cl&tls=no", "no existe la opción «tls»"],
    ["smtp://localhost?de=a@ejemplo.cl&cifrado=a-veces", "debe ser exigido, posible o nunca"],
    ["smtps://localhost?de=a@ejemplo.cl&cifrado=nunca", "smtps:// ya cifra"],
    ["smtp://u:p@correo.ejemplo.cl?de=a@ejemplo.cl&cifrado=nunca", "la contraseña viajaría a la vista"],
  ])("%s", (texto, error) => {
    expect(read(texto)).toEqual(expect.arrayContaining([expect.stringContaining(error)]));
  });

  test("ningún error repite la contraseña", () => {
    for (const texto of ["smtp://u:canario1@/x", "smtp://u:canario1%@host/x?y=1", "http://u:canario1@host"])
      expect(JSON.stringify(read(texto))).not.toContain("canario1");
  });
});

test.each([
  ["persona@example.cl", true],
  ["persona.b+c@correo.example.cl", true],
  ["persona@ñandú.cl", true],
  ["persona@example", false],
  ["persona@@example.cl", false],
  ["a@example.cl, b@example.cl", false],
  ["Persona <a@example.cl>", false],
  ["a@example.cl\r\nBcc: b@example.cl", false],
  ["a b@example.cl", false],
  ['"a b"@example.cl', false],
  ["@example.cl", false],
  ["a@-example.cl", false],
])("«%s» es una dirección: %s", (texto, esperado) => {
  expect(isDireccion(texto)).toBe(esperado);
});
