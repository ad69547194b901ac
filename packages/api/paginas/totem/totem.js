// What the address says of this machine: `/totem/?institucion=sernac&punto=totem-13101-01&impresora=termica`. Where it
// says nothing, the machine's own enrolment decides.
(() => {
  const ATRIBUTOS = ["institucion", "punto", "canal", "comuna", "impresora", "teclado", "reposo", "aviso", "trato"];
  const totem = document.createElement("ventanilla-totem");
  const pedido = new URLSearchParams(location.search);
  for (const nombre of ATRIBUTOS) {
    const valor = pedido.get(nombre);
    if (valor && /^[\w-]{1,60}$/.test(valor)) totem.setAttribute(nombre, valor);
  }
  document.body.append(totem);
})();
