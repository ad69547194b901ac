// A script of its own, not a module: the address must be clean before anything else reads or records it.
(() => {
  const take = () => {
    const enlace = location.hash.slice(1);
    if (location.hash) history.replaceState(null, "", location.pathname + location.search);
    // A program that reads mail may take the full stop of a sentence for part of the link.
    return /^[0-9A-Z]{12}\.\d{1,6}\.[\w-]{1,43}/.exec(enlace)?.[0] ?? "";
  };

  const show = async (enlace) => {
    await customElements.whenDefined("ventanilla-respuesta");
    // A new element each time: nothing of another case stays on the screen.
    const respuesta = Object.assign(document.createElement("ventanilla-respuesta"), { enlace });
    document.querySelector("ventanilla-respuesta").replaceWith(respuesta);
  };

  show(take());
  addEventListener("hashchange", () => location.hash && location.hash !== "#contenido" && show(take()));
})();
