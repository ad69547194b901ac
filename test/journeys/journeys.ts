import { describe } from "vitest";
import type { BrowserName } from "../fixtures/browser.ts";
import { isStress } from "../harness/tier.ts";
import { tellAccess } from "./access.ts";
import { tellFileAndFollow } from "./file-and-follow.ts";
import { tellFiles } from "./files.ts";
import { tellInterruptions, tellLostFile } from "./interruptions.ts";
import { setStage } from "./stage.ts";

/** All the journeys, in one browser; what a network and a server do to a person, in Firefox by night only. */
export const tellJourneys = (name: BrowserName): void => {
  describe(name, () => {
    const stage = setStage(name);
    tellFileAndFollow(stage);
    tellFiles(stage);
    if (name === "chromium" || isStress) tellInterruptions(stage);
    tellLostFile(stage);
    tellAccess(stage, name);
  });
};
