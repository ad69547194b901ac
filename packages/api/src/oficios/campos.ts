/** How a field is written for people. `parrafos`: the one kind of text whose line breaks are kept. */
export type FormaDeCampo = "texto" | "parrafos" | "fecha" | "dinero" | "rut" | "folio";

/** A field that a template may name. */
export interface CampoDeCarta {
  forma: FormaDeCampo;
  /** What it is, for the officer who writes the template. */
  descripcion: string;
  /** How it looks in a letter. */
  ejemplo: string;
}

/** The closed list of what a template may name: nothing else of a case reaches a letter (seed E, oficios). */
export const CAMPOS = {
  "caso.folio": { forma: "folio", descripcion: "Folio del caso", ejemplo: "7K3M-9QXP-4TWG" },
  "caso.tipo": { forma: "texto", descripcion: "Tipo de caso", ejemplo: "reclamo" },
  "caso.materia": { forma: "texto", descripcion: "Materia del caso", ejemplo: "Garantía de electrodomésticos" },
  "caso.recibidoEn": { forma: "fecha", descripcion: "Día en que llegó", ejemplo: "19/09/2026" },
  "caso.ingresoLegal": {
    forma: "fecha",
    descripcion: "Día hábil en que se da por recibido",
    ejemplo: "21/09/2026",
  },
  "caso.vence": { forma: "fecha", descripcion: "Último día para responder a la persona", ejemplo: "27/10/2026" },
  "caso.relato": { forma: "parrafos", descripcion: "Lo que contó la persona", ejemplo: "El hervidor no enciende." },
  "caso.peticion": { forma: "parrafos", descripcion: "Lo que pide la persona", ejemplo: "Que lo cambien." },
  "caso.monto": { forma: "dinero", descripcion: "Pesos en juego", ejemplo: "$49.990" },
  "caso.resultado": { forma: "texto", descripcion: "Cómo terminó", ejemplo: "Proveedor acoge todo" },
  "caso.respuesta": {
    forma: "parrafos",
    descripcion: "La respuesta que lee la persona",
    ejemplo: "La tienda cambiará el producto.",
  },
  "persona.nombre": { forma: "texto", descripcion: "Nombre completo o razón social", ejemplo: "Nombre Apellido" },
  "persona.rut": { forma: "rut", descripcion: "RUT de la persona", ejemplo: "12.345.678-5" },
  "persona.correo": { forma: "texto", descripcion: "Correo de la persona", ejemplo: "persona@example.cl" },
  "persona.direccion": { forma: "texto", descripcion: "Dirección de la persona", ejemplo: "Calle Ejemplo 123" },
  "persona.comuna": { forma: "texto", descripcion: "Comuna de la persona", ejemplo: "Ñuñoa" },
  "proveedor.nombre": { forma: "texto", descripcion: "Empresa reclamada", ejemplo: "Tienda Ejemplo" },
  "proveedor.rut": { forma: "rut", descripcion: "RUT de la empresa", ejemplo: "76.086.428-5" },
  "proveedor.vence": {
    forma: "fecha",
    descripcion: "Último día para que responda la empresa",
    ejemplo: "30/09/2026",
  },
  "proveedor.respuesta": {
    forma: "parrafos",
    descripcion: "Lo que respondió la empresa",
    ejemplo: "Cambiaremos el producto.",
  },
  "institucion.nombre": {
    forma: "texto",
    descripcion: "Nombre de la institución",
    ejemplo: "Servicio Nacional del Consumidor",
  },
  "institucion.telefono": { forma: "texto", descripcion: "Teléfono de la institución", ejemplo: "800 700 100" },
  "institucion.sitio": { forma: "texto", descripcion: "Sitio de la institución", ejemplo: "https://www.sernac.cl" },
  "unidad.nombre": { forma: "texto", descripcion: "Unidad que tiene el caso", ejemplo: "Dirección Regional" },
  "unidad.direccion": { forma: "texto", descripcion: "Dirección de esa unidad", ejemplo: "Calle Ejemplo 456" },
  "funcionario.nombre": { forma: "texto", descripcion: "Quien firma", ejemplo: "Nombre Apellido" },
  "funcionario.cargo": { forma: "texto", descripcion: "Cargo de quien firma", ejemplo: "Encargada de Atención" },
  "derivacion.institucion": {
    forma: "texto",
    descripcion: "Institución a la que pasa el caso",
    ejemplo: "Superintendencia de Electricidad y Combustibles",
  },
  "derivacion.motivo": {
    forma: "parrafos",
    descripcion: "Por qué pasa a esa institución",
    ejemplo: "El cobro de la luz es de su competencia.",
  },
  "antecedentes.texto": {
    forma: "parrafos",
    descripcion: "Antecedentes que se piden",
    ejemplo: "Copia de la boleta.",
  },
  "antecedentes.vence": {
    forma: "fecha",
    descripcion: "Último día para enviar los antecedentes",
    ejemplo: "05/10/2026",
  },
  "carta.fecha": { forma: "fecha", descripcion: "Fecha de la carta", ejemplo: "22/09/2026" },
  "carta.numero": { forma: "texto", descripcion: "Número de la carta", ejemplo: "1.204" },
  enlace: {
    forma: "texto",
    descripcion: "Enlace que vence, para quien recibe la carta",
    ejemplo: "https://ventanilla.example/responder/",
  },
} as const satisfies Record<string, CampoDeCarta>;

export type NombreCampo = keyof typeof CAMPOS;

/** In the order people look for them: the case, the person, the provider and so on. */
export const NOMBRES_CAMPO = Object.keys(CAMPOS) as NombreCampo[];

/** Says whether a text names a field; `__proto__` and its kin do not. */
export const isNombreCampo = (texto: string): texto is NombreCampo => Object.hasOwn(CAMPOS, texto);
