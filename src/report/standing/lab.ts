import type { Listed, Upped } from '../../lab/standing/labs.js';
import type { Inspection } from '../../lab/standing/protocol.js';
import type { Style } from '../style.js';
import { table } from '../table.js';
import { clock } from '../text/event.js';
import { count, labelled, plain } from '../text/layout.js';

/** What `up` did. */
export function upLines({ how, inspection, edited }: Upped, style: Style): string[] {
  const { name, hosts, namespaces, links, deeds } = inspection;
  const size = `${count(hosts.length, 'host')}, ${count(namespaces.length, 'namespace')}, ${count(links, 'link')}`;
  const done = deeds === 0 ? '' : `, with ${count(deeds, 'change')} made by hand`;
  const words = {
    new: `${name} stands: ${size}`,
    again: `${name} stands again as it was left: ${size}${done}`,
    stood: `${name} stands already; nothing was changed`,
  };
  return [
    `${style.colors.green(style.symbols.pass)} ${words[how]}`,
    ...(edited
      ? labelled('next', 'the file was edited since: transitlab apply brings the lab to it', 2, style)
      : []),
  ];
}

/** Labs, a line for each. */
export function listLines(labs: readonly Listed[], style: Style): string[] {
  if (labs.length === 0) return ['no lab stands'];
  const rows = labs.map((lab) => {
    if (lab.is !== 'standing') return [lab.name, lab.is, '', '', '', ''];
    const { name, health, busy, hosts, sandbox, now, file } = lab.inspection;
    return [name, busy ? 'busy' : health, hosts.length, sandbox.kind, clock(now), file];
  });
  return table(['NAME', 'STATE', 'HOSTS', 'SANDBOX', 'VIRTUAL TIME', 'FILE'], rows, style);
}

/** All there is to say of one lab. */
export function inspectLines(lab: Inspection, style: Style): string[] {
  const { sandbox, keeper, busy, why } = lab;
  const row = (label: string, text: string): string[] => labelled(label, text, 0, style);
  return [
    style.colors.bold(plain(`${lab.name}: ${lab.title}`, style)),
    ...row('file', lab.at === undefined ? lab.file : `${lab.file}, after step ${lab.at}`),
    ...row('state', [lab.health, why].filter(Boolean).join(': ')),
    ...(busy ? row('busy', `\`${busy.command}\` (process ${busy.pid}) since ${busy.since}`) : []),
    ...row('sandbox', [sandbox.kind, sandbox.detail].filter(Boolean).join(', ')),
    ...row('keeper', `process ${keeper.pid} since ${keeper.since}`),
    ...row('clock', clock(lab.now)),
    ...row('journal', `${count(lab.records, 'record')}, ${count(lab.deeds, 'change')} made by hand`),
    ...row('log', lab.log),
    ...lab.faults.flatMap((fault) => row('broken', fault)),
    ...Object.entries(lab.variables).flatMap(([name, value]) => row(`$${name}`, String(value))),
    '',
    ...table(
      ['HOST', 'ADDRESS', 'NETWORK', 'REGION', 'STATE'],
      lab.hosts.map(({ id, address, network, region, up }) => [
        id,
        address,
        network,
        region,
        up ? 'up' : 'down',
      ]),
      style,
    ),
  ];
}
