/** HTTP status and message by error code, in the cloud's spelling. The messages are in our words. */
export type Catalogue = Readonly<Record<string, readonly [status: number, message: string]>>;
