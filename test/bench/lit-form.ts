import { html, LitElement } from "lit";

/** The least that one could put in the window's place: four fields and a button, with no words of their own. */
class LitForm extends LitElement {
  static override properties = { sent: { state: true } };

  sent = false;

  override render() {
    const field = (name: string, label: string) =>
      html`<p>
        <label for=${name}>${label}</label>
        <input id=${name} name=${name} />
      </p>`;
    return html`<form
      @submit=${(event: Event) => {
        event.preventDefault();
        this.sent = true;
      }}
    >
      ${field("nombre", "Nombre")} ${field("rut", "RUT")} ${field("correo", "Correo")} ${field("relato", "Relato")}
      <button>Enviar</button>
    </form>`;
  }
}

customElements.define("lit-form", LitForm);
