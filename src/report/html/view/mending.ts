import type { PageFix, PageHost, PageMoment, PageScenario } from '../data.js';
import { html, type Markup, trusted } from '../markup.js';
import { endsOf } from '../verdicts.js';
import { fixAt } from './lookup.js';
import type { FoundPath, PathView } from './path.js';

/** What would let a pair through, or how to ask; nothing of a pair that is reached. */
export function mendingMarkup(data: PageScenario, view: PathView, found: FoundPath): Markup | false {
  const { reachable, code } = found.verdict;
  if (reachable || code === undefined) return false;
  const fix = fixAt(data, view, found.verdict);
  const command = explainCommand(data, view);
  const other = fix && (fix.pair[0] !== view.from || fix.pair[1] !== view.to);
  return html`<section class="mending" aria-label="What helps"><h5>What helps</h5>
${other && html`<p class="note">Tried for ${triedFor(data.hosts, fix)}, which is stopped by the same; on this pair’s way there may be more.</p>`}
${fix && html`${changeMarkup(fix)}${waysMarkup(fix)}`}
${pasteMarkup(commandName(fix, other), command)}</section>`;
}

const commandName = (fix: PageFix | undefined, other: boolean | undefined): string =>
  fix
    ? other
      ? 'For this very pair'
      : 'The same as a command'
    : 'Not searched for on this page; ask for it';

/** What stops a flow, what has to change and where that is written, and each way to do it as text to copy. */
export const fixMarkup = (fix: PageFix): Markup =>
  html`<p>reason <code class="code">${fix.code}</code></p>${changeMarkup(fix)}${waysMarkup(fix)}`;

const changeMarkup = ({ change }: PageFix): Markup | false =>
  change.length > 0 &&
  html`<dl class="facts">${change.map((one) => html`<div><dt>to change</dt><dd>${one}</dd></div>`)}</dl>`;

/** The best of them open, the others folded. */
function waysMarkup({ ways, none }: PageFix): Markup {
  const [first, ...others] = ways.map((way, i) => {
    const where = way.startsWith('#') ? 'in the file' : 'to paste below do: of a step';
    return pasteMarkup(`${ways.length > 1 ? `Fix ${i + 1}` : 'Fix'}, ${where}`, way);
  });
  return html`${first}${others.length > 0 && html`<details><summary>${others.length === 1 ? 'Another fix' : `${others.length} other fixes`}</summary>${others}</details>`}${none !== undefined && html`<p>No fix: ${none}.</p>`}`;
}

export function triedFor(hosts: readonly PageHost[], { pair }: PageFix): string {
  const { from, to } = endsOf(hosts, pair);
  return `${from} → ${to}`;
}

/** Text that is chosen whole by a click, and copied by a button where the page's script runs. */
const pasteMarkup = (name: string, text: string): Markup =>
  html`<div class="paste"><p class="paste-name">${name} <button type="button" data-copy>Copy</button></p><pre tabindex="0" aria-label="${name}">${text.split('\n').map((line, i) => (i === 0 ? line : [trusted('\n'), line]))}</pre></div>`;

/** `transitlab explain a b:443/tcp file.lab.yaml --at 3.2` */
function explainCommand(data: PageScenario, { from, to, probe, moment }: PathView): string {
  const ends = endsOf(data.hosts, [from, to]);
  const { protocol, port } = data.probes[probe] ?? { protocol: 'icmp' };
  const target = protocol === 'icmp' ? ends.to : `${ends.to}:${port}/${protocol}`;
  const at = pointText(data.moments[moment ?? data.moments.length - 1]);
  return ['transitlab explain', word(ends.from), word(target), word(data.file), '--at', at].join(' ');
}

/** As `--at` takes it: `3.2`, the second item of step 3. */
const pointText = (moment: PageMoment | undefined): string =>
  moment?.item === undefined ? '0' : `${moment.step}.${moment.item}`;

/** One word of a shell. */
const word = (text: string): string =>
  /^[\w./:@%+,-]+$/.test(text) && !text.startsWith('-') ? text : `'${text.replaceAll("'", "'\\''")}'`;
