// A script of its own, not a module: the address must be clean before anything else reads or records it.
(() => {
  const take = () => {
    const [folio, clave] = location.hash.slice(1).split(".");
    if (location.hash) history.replaceState(null, "", location.pathname + location.search);
    return folio && clave ? { folio, clave } : undefined;
  };

  const show = async (credencial) => {
    if (!credencial) return;
    await customElements.whenDefined("ventanilla-estado");
    // A new element each time: nothing of another case stays on the screen.
    const estado = Object.assign(document.createElement("ventanilla-estado"), credencial);
    document.querySelector("ventanilla-estado").replaceWith(estado);
  };

  show(take());
  addEventListener("hashchange", () => show(take()));
})();
