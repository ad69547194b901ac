import { describe } from "vitest";
import type { BrowserName } from "../fixtures/browser.ts";
import { tellAccess } from "./access.ts";
import { tellFileAndFollow } from "./file-and-follow.ts";
import { tellFiles } from "./files.ts";
import { tellInterruptions } from "./interruptions.ts";
import { setStage } from "./stage.ts";

/** All the journeys, in one browser. */
export const tellJourneys = (name: BrowserName): void => {
  describe(name, () => {
    const stage = setStage(name);
    tellFileAndFollow(stage);
    tellFiles(stage);
    tellInterruptions(stage);
    tellAccess(stage, name);
  });
};
