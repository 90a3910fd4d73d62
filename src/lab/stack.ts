import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A place in a stack: `file:///opt/transitlab/dist/bundle/lab/worker.js:59:1021`. */
const PLACE = /(file:\/\/[^\s)]+\.js):(\d+):(\d+)/g;

/** What was thrown: its stack, with places in the source where a map tells them, for lines of a bundle say nothing. */
export const sourceStack = (thrown: unknown): string =>
  String(thrown instanceof Error ? (thrown.stack ?? thrown.message) : thrown).replace(
    PLACE,
    (place, url: string, line: string, column: string) =>
      inSource(fileURLToPath(url), Number(line), Number(column), place),
  );

/** Lines and columns count from 1. */
function inSource(file: string, line: number, column: number, otherwise: string): string {
  try {
    const map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')) as SourceMapPayload);
    const entry = map.findEntry(line - 1, column - 1);
    if (!('originalSource' in entry)) return otherwise;
    const source = resolve(dirname(file), entry.originalSource);
    return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  } catch {
    // An image has no maps.
    return otherwise;
  }
}
