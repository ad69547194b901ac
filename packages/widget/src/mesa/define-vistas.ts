// Every view beside the list comes in one piece, after it: small enough, and at hand once the network is gone.
export * from "./ayuda/define-ayuda.ts";
export * from "./contingencia/cola-de-mesa.ts";
export * from "./ingreso/define-ingreso.ts";
export * from "./oficio/define-oficio.ts";
export * from "./puntos/define-puntos.ts";
export * from "./registros/define-registros.ts";
export * from "./sobres/define-sobres.ts";
