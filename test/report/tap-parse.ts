import { Parser, type Result } from 'tap-parser';

export interface Parsed {
  readonly ok: boolean;
  /** Points of all subtests, flat. */
  readonly points: readonly Result[];
  readonly subtests: readonly string[];
}

/** Reads TAP strictly: throws if any line, in a subtest too, is not TAP. */
export function parseTap(text: string): Parsed {
  const points: Result[] = [];
  const subtests: string[] = [];
  const parser = new Parser({ strict: true });
  const parsers = [parser];
  parser.on('child', (child: Parser) => {
    parsers.push(child);
    subtests.push(child.name);
    child.on('assert', (point: Result) => points.push(point));
  });
  parser.end(text);
  const errors = parsers
    .flatMap(({ results }) => results?.failures ?? [])
    .filter((failure) => 'tapError' in failure && failure.tapError);
  if (errors.length > 0) throw new Error(`not TAP: ${JSON.stringify(errors)}\n${text}`);
  return { ok: parser.ok, points, subtests };
}
