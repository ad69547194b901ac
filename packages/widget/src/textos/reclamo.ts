import type { Palabras } from "../form/campos.ts";

/** What the fields of a claim say, in "tú". */
export const palabrasReclamo: Palabras = {
  materia: ["De qué se trata", "Elige de qué se trata"],
  peticion: [
    "La solución que pides",
    "Escribe qué solución pides",
    "Por ejemplo: que te devuelvan el dinero, que cambien el producto o que cumplan lo ofrecido.",
  ],
  fechaHecho: ["¿Cuándo pasó?", "Escribe cuándo pasó", "Si no recuerdas el día exacto, pon uno aproximado."],
  monto: ["¿De cuánto dinero se trata?", "Escribe de cuánto dinero se trata", "En pesos. Ejemplo: 49.990"],
  "proveedor.nombre": [
    "Nombre de la empresa o tienda",
    "Escribe el nombre de la empresa o tienda",
    "Como aparece en la boleta, en el local o en su sitio.",
  ],
  "proveedor.rut": ["RUT de la empresa", "Escribe el RUT de la empresa", "Está en la boleta."],
  "persona.rut": ["Tu RUT", "Escribe tu RUT", "Ejemplo: 12.345.678-5"],
  "persona.documento.tipo": ["Documento", "Elige tu documento"],
  "persona.documento.numero": ["Número del documento", "Escribe el número de tu documento"],
  "persona.documento.pais": ["País que lo entregó", "Elige el país que entregó tu documento"],
  "persona.razonSocial": ["Nombre de la empresa u organización", "Escribe el nombre de la empresa u organización"],
  "persona.direccion": ["Dirección", "Escribe tu dirección"],
  rutEmpresa: "RUT de la empresa u organización",
  "malo:rut": "Revisa tu RUT: el dígito final no coincide. Ejemplo: 12.345.678-5",
  "malo:rutEmpresa": "Revisa el RUT: el dígito final no coincide. Ejemplo: 76.086.428-5",
  "malo:dinero": "Revisa el monto: escribe solo números. Ejemplo: 49.990",
  "titulo:materia": "¿De qué se trata?",
  "titulo:peticion": "¿Qué solución pides?",
  "titulo:proveedor": "¿Con qué empresa fue?",
};

/** What a claim says besides, in "tú". */
export const reclamo = {
  mercado: "¿En qué rubro fue?",
  motivo: "¿Qué problema tuviste?",
  producto: "¿Con qué producto o servicio?",
  tema: "Tema",
  asunto: "Asunto",
  detalle: "Detalle",
  elige: "Elige una opción",
  motivoFalta: "Elige qué problema tuviste",
  asuntoFalta: "Elige el asunto",
  dia: "Día",
  mes: "Mes",
  ano: "Año",
  fechaMala: "Revisa la fecha: escribe día, mes y año. Ejemplo: 27 3 2026",
  fechaFutura: "Revisa la fecha: todavía no llega",
  sinRut: "No tengo RUT",
  conRut: "Sí tengo RUT",
  empresa: "Es a nombre de una empresa",
  noEmpresa: "Es a mi nombre",
  documentos: { pasaporte: "Pasaporte", dni: "Documento de identidad de otro país", otro: "Otro documento" },
};

/** What the search for a company says, in "tú". */
export const empresa = {
  empresasHay: (cuantas: number) => (cuantas === 1 ? "1 empresa parecida" : `${cuantas} empresas parecidas`),
};
