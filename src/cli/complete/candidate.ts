/** A word that can stand where the cursor is. One that ends in `/` or `=` goes on. */
export interface Candidate {
  readonly value: string;
  /** A few words on it; may be empty. */
  readonly about: string;
}
