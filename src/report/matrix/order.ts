/** Texts by their characters, whatever the locale. */
export const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
