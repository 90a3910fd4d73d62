/** Lines of the grid that are shown without asking. */
export const ROOM = 24;
