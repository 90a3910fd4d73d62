import type { ThroughputMeasured } from '../probe/measured.js';

/** How a figure was come by, on a machine that may have had too much to do. */
export type Circumstances = Pick<ThroughputMeasured, 'busy' | 'repeats'>;

/** What is to be said next to a figure. */
export function circumstanceTexts({ busy, repeats = 0 }: Circumstances): string[] {
  const again = repeats === 1 ? 'once' : 'twice';
  return [
    ...(busy ? [`measured on a busy machine: ${busy.text}`] : []),
    ...(repeats > 0 ? [`measured again ${again}, because the machine was too busy`] : []),
  ];
}

/** What is added to the reasons of a check whose figure missed. */
export function circumstanceReasons(circumstances: Circumstances): string[] {
  const { busy, repeats = 0 } = circumstances;
  if (!busy) return circumstanceTexts(circumstances);
  const times = repeats === 0 ? '' : `, and was so each of ${repeats + 1} times`;
  return [
    `the machine was too busy to trust this figure${times}: ${busy.text}; ` +
      'run with --jobs 1, or on an idle machine',
  ];
}
