/**
 * How a folded word sounds in Chile, roughly: whoever writes "aser", "debolber" or "sapatos" is understood. Two words of
 * one sound are not always one word, so a match by sound weighs less than one by letters.
 */
export const foldFonetica = (palabra: string): string =>
  palabra
    .replace(/ch/g, "1")
    .replace(/h/g, "")
    .replace(/v|w/g, "b")
    .replace(/ll/g, "y")
    .replace(/qu(?=[ei])/g, "k")
    .replace(/gu(?=[ei])/g, "2")
    .replace(/c(?=[ei])|z|x/g, "s")
    .replace(/g(?=[ei])/g, "j")
    .replace(/c|q/g, "k")
    .replace(/2/g, "g")
    .replace(/([^r])\1+/g, "$1");
