/** What XML 1.0 cannot hold, escaped or not: controls, lone surrogates, U+FFFE and U+FFFF. */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const ENTITY: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Text that XML cannot hold is written as its code, `\u001b`, so that nothing is lost unseen. */
const legal = (text: string): string =>
  text.replace(FORBIDDEN, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

const content = (text: string): string => legal(text).replace(/[&<>\r]/g, (char) => ENTITY[char] ?? char);

/** White space too: a parser would make spaces of it. */
const attribute = (text: string): string =>
  legal(text).replace(/[&<>"\t\n\r]/g, (char) => ENTITY[char] ?? char);

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** `<name a="b">...</name>`; children are elements already written, or one text. */
export function element(
  name: string,
  attributes: Attributes,
  children: readonly string[] | string = [],
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${attribute(String(value))}"`)
    .join('');
  const inner = typeof children === 'string' ? content(children) : indented(children);
  return inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`;
}

const indented = (children: readonly string[]): string =>
  children.length === 0 ? '' : `\n${children.join('\n')}\n`;
