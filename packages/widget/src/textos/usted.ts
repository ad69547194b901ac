export const usted = {};
