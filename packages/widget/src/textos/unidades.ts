/** What the list of offices says. */
export const unidades = {
  oficinasNinguna: "No hay oficinas registradas.",
  telefono: "Teléfono",
  ilustrativa: "dirección de ejemplo",
};
