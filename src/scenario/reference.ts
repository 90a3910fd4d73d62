/** A reference in a parameter: `$name` is what a call saved, `$A.uid` an account's number. */
export interface Reference {
  readonly name: string;
  readonly uid: boolean;
}

const REFERENCE = /\$\{?([A-Za-z][A-Za-z0-9_-]*)(\.uid)?\}?/g;

export const referencesIn = (text: string): Reference[] =>
  [...text.matchAll(REFERENCE)].map(([, name = '', uid]) => ({ name, uid: uid !== undefined }));

/** Whether a text is nothing but what a call saved: `$name`. */
export const isVariable = (text: string): boolean => /^\$[A-Za-z][A-Za-z0-9_-]*$/.test(text);
