import type { InstitucionPublica, Materia, Unidad } from "@ventanilla/sdk/contract";

const productos = (padre: string): Materia[] => [
  { codigo: `${padre}.celulares`, nombre: "Celulares" },
  { codigo: `${padre}.muebles`, nombre: "Muebles y colchones" },
];

/** More markets than fit as rows, so that they come as a list; their motives come as rows. */
const OTROS = ["salud", "educacion", "transporte", "turismo", "vivienda", "seguros", "banca", "energia"];

/** An institution that takes the five kinds. */
export const definicion: InstitucionPublica = {
  slug: "sernac",
  nombre: "Servicio Nacional del Consumidor",
  nombreCorto: "SERNAC",
  zona: "America/Santiago",
  trato: "tu",
  idiomas: ["es"],
  tipos: ["consulta", "reclamo", "disconformidad", "sugerencia", "reconocimiento"],
  canales: ["internet", "totem", "biblioteca"],
  plazos: {
    consulta: { dias: 5, unidad: "habiles" },
    reclamo: { dias: 25, unidad: "habiles" },
    disconformidad: { dias: 10, unidad: "habiles" },
    sugerencia: { dias: 10, unidad: "habiles" },
    reconocimiento: { dias: 10, unidad: "habiles" },
  },
  campos: {},
  adjuntos: {
    tipos: ["image/jpeg", "image/png", "application/pdf"],
    maximoBytes: 10 * 1024 * 1024,
    maximoArchivos: 10,
  },
  materias: [
    {
      codigo: "comercio",
      nombre: "Tiendas y multitiendas",
      hijos: [
        { codigo: "comercio.garantia", nombre: "No respetan la garantía", hijos: productos("comercio.garantia") },
        { codigo: "comercio.precio", nombre: "No respetaron el precio" },
      ],
    },
    ...OTROS.map((codigo) => ({
      codigo,
      nombre: `Rubro ${codigo}`,
      hijos: [{ codigo: `${codigo}.cobro`, nombre: "Cobran de más" }],
    })),
  ],
  tema: { primario: "#5b2a86", primarioOscuro: "#3a1759", tinte: "#f3eef8" },
  textos: {},
  privacidad: { version: "1", fecha: "2026-01-01", texto: "La ley protege los datos de quien escribe." },
  demostracion: false,
};

/** Where people are received. */
export const unidades: Unidad[] = [
  {
    codigo: "rm-santiago",
    nombre: "Dirección Regional Metropolitana",
    clase: "direccionRegional",
    comuna: "13101",
    direccion: "Teatinos 333",
    horario: "Lunes a viernes de 9:00 a 14:00",
    telefono: "800 700 100",
  },
  {
    codigo: "valpo",
    nombre: "Dirección Regional de Valparaíso",
    clase: "direccionRegional",
    comuna: "05101",
    direccion: "Melgarejo 669",
    horario: "Lunes a viernes de 9:00 a 14:00",
  },
];
