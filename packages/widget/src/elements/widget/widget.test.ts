import { sendKeys } from "@web/test-runner-commands";
import { expect } from "chai";
import "../../define.ts";

describe("humo", () => {
  it("el menú está antes que la definición", async () => {
    const w = document.createElement("ventanilla-widget");
    document.body.append(w);
    await (w as any).updateComplete;
    expect(w.shadowRoot?.querySelectorAll("button").length).to.equal(4);
    await sendKeys({ press: "Tab" });
    expect(document.activeElement).to.equal(w);
  });
});
