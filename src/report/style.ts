import pc from 'picocolors';

/** How text for people is dressed: decided at the edge, from the stream and the environment. */
export interface Style {
  readonly colors: ReturnType<typeof pc.createColors>;
  readonly symbols: Symbols;
  /** Columns to fill; words and ids that are longer stick out rather than being cut. */
  readonly width: number;
  /** False: only ASCII is drawn, and typographic characters in texts become their ASCII kin. */
  readonly unicode: boolean;
}

export interface Symbols {
  readonly pass: string;
  readonly fail: string;
  readonly none: string;
  readonly to: string;
  readonly from: string;
}

export const DEFAULT_WIDTH = 100;

const UNICODE: Symbols = { pass: '✓', fail: '✗', none: '–', to: '→', from: '←' };
const ASCII: Symbols = { pass: '+', fail: 'x', none: '-', to: '->', from: '<-' };

export interface StyleOptions {
  readonly color: boolean;
  readonly unicode: boolean;
  readonly width?: number | undefined;
}

export const newStyle = ({ color, unicode, width }: StyleOptions): Style => ({
  colors: pc.createColors(color),
  symbols: unicode ? UNICODE : ASCII,
  width: width ?? DEFAULT_WIDTH,
  unicode,
});
