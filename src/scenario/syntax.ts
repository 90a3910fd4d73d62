import { type Document, type Scalar, visit } from 'yaml';

/** What makes a text no YAML; `offset` is in UTF-16 units from its beginning. */
export interface SyntaxProblem {
  readonly offset: number;
  readonly what: string;
  readonly hint: string;
}

/** In the order in which the parser met them. */
export function syntaxProblems(document: Document.Parsed): SyntaxProblem[] {
  const open = openQuote(document);
  // What the parser misses after a quote that is never closed is inside that quote.
  const errors = document.errors.filter(
    ({ code, pos }) => !open || code === 'MISSING_CHAR' || pos[0] < open.range[1],
  );
  return errors.map(({ code, message, pos }) => ({
    offset: open && pos[0] >= open.range[1] ? open.range[0] : pos[0],
    what: `not valid YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}`,
    hint: HINTS[code] ?? 'quote texts that hold a colon or begin with a special character',
  }));
}

const HINTS: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'indent with spaces',
  BAD_INDENT: 'close every { and [ that is open above; entries of one map begin in one column',
  MISSING_CHAR:
    'close every quote and bracket; quote texts that hold a colon or begin with a special character',
  MULTIPLE_DOCS: 'a file is one scenario: remove the line ---',
  BLOCK_AS_IMPLICIT_KEY: 'a colon is missing after a name, or the line is indented too far',
  MULTILINE_IMPLICIT_KEY: 'a colon is missing after the name',
  BAD_ALIAS: 'quote a text that begins with * or &',
};

/** The quoted text that ends where the parser misses its closing quote. */
function openQuote(document: Document.Parsed): { readonly range: readonly [number, number] } | undefined {
  const end = document.errors.find(({ code, message }) => code === 'MISSING_CHAR' && /quote$/.test(message))
    ?.pos[0];
  let found: { readonly range: readonly [number, number] } | undefined;
  if (end === undefined) return undefined;
  visit(document, {
    Scalar(_, { type, range }: Scalar) {
      if (type?.startsWith('QUOTE_') && range?.[1] === end) found = { range: [range[0], range[1]] };
    },
  });
  return found;
}
