/** Codes, and what they say. Tencent Cloud answers a refusal with HTTP 200, whatever its code. */
export type Catalogue = Readonly<Record<string, string>>;
