import { Screen } from "../fixtures/screen.ts";

/** The desk as an officer uses it who never takes the hands off the keys. */
export class MesaScreen extends Screen {
  /** Presses a key. */
  async key(tecla: string): Promise<void> {
    await this.page.keyboard.press(tecla as "Enter");
  }

  /** Goes to the queue called so, by its key. */
  async goCola(nombre: string): Promise<void> {
    const boton = await this.find("boton", nombre);
    const tecla = await boton.evaluate((element) => element.getAttribute("aria-keyshortcuts") ?? "");
    await this.key(tecla);
    await this.page.waitForFunction((element) => element.getAttribute("aria-pressed") === "true", {}, boton);
  }

  /** Opens the first case of the list. */
  async openPrimero(folio: string): Promise<void> {
    await this.find("opcion", folio);
    await this.key("Enter");
    await this.find("boton", "Más acciones");
  }

  /** Puts away what is open, searches for a case and opens it, as it is the only one found. */
  async search(folio: string): Promise<void> {
    await this.key("Escape");
    await this.seeGone("Más acciones");
    await this.key("/");
    await this.page.keyboard.type(folio);
    await this.key("Enter");
    await this.find("boton", "Más acciones");
  }

  /** Opens the form of an order by its key. */
  async begin(tecla: string, titulo: string): Promise<void> {
    await this.key(tecla);
    await this.find("titulo", titulo);
  }

  /** Looks for something in a field with a list, and takes the first that is found. */
  async look(label: string, texto: string, opcion: string): Promise<void> {
    await this.write(label, texto);
    await this.find("opcion", opcion);
    await this.key("ArrowDown");
    await this.key("Enter");
  }

  /** Sends the form by its key. */
  async submit(): Promise<void> {
    await this.page.keyboard.down("Control");
    await this.key("Enter");
    await this.page.keyboard.up("Control");
  }

  /** Sends the form by its key; what leaves the house, at once. */
  async send(hecho: string, { sale = false } = {}): Promise<void> {
    await this.submit();
    if (sale) {
      await this.see("Todavía puedes detenerlo");
      await this.submit();
    }
    await this.see(hecho);
  }
}
