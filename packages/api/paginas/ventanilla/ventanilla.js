// The window on a page of its own, for who would rather link to it: `/ventanilla/?institucion=sernac`.
(() => {
  const ventanilla = document.createElement("ventanilla-widget");
  const pedido = new URLSearchParams(location.search);
  for (const nombre of ["institucion", "canal", "punto", "trato"]) {
    const valor = pedido.get(nombre);
    if (valor && /^[\w-]{1,60}$/.test(valor)) ventanilla.setAttribute(nombre, valor);
  }
  if (!ventanilla.hasAttribute("institucion")) ventanilla.setAttribute("institucion", "sernac");
  document.querySelector("main").prepend(ventanilla);
})();
