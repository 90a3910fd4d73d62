import type { Scenario } from '../../scenario/scenario.js';
import type { ScenarioRecord } from '../record.js';
import { layoutOf } from '../topology/layout.js';
import { svgOf } from '../topology/svg/svg.js';
import { totalsOf } from '../totals.js';
import { withoutTexts } from '../without.js';
import { billMarkup } from './bill.js';
import { type Built, build } from './build.js';
import { html, jsonMarkup, type Markup, trusted } from './markup.js';
import { statusBadge, totalsText } from './overview.js';
import { plotMarkup } from './plot.js';
import { plotData } from './plot-data.js';
import { problemsMarkup } from './problems.js';
import { timelineMarkup } from './timeline.js';
import { openAtFirst } from './view/folding.js';
import { gridMarkup } from './view/grid.js';
import { legendMarkup } from './view/legend.js';
import { ROOM } from './view/room.js';

/** One scenario of the page, as it stands at the run's end; the page's script moves it through the steps. */
export async function scenarioMarkup(
  scenario: Scenario,
  record: ScenarioRecord,
  id: string,
): Promise<Markup> {
  const built = build(scenario, record, id);
  const { data, replay } = built;
  return html`<article class="scenario" id="${id}" aria-labelledby="${id}-name">
${heading(scenario, record, id)}
${problemsMarkup(record, built)}
<div class="workbench">
<div class="stepper" hidden></div>
<section class="steps" aria-labelledby="${id}-steps"><h3 id="${id}-steps">Steps</h3>${timelineMarkup(scenario, record, id)}</section>
${await pictureSection(built, id)}
${matrixSection(built, id)}
</div>
${plotMarkup(plotData(replay), replay, scenario.steps.length, id)}
${record.bill && billMarkup(record.bill, id)}
<script type="application/json" class="data">${jsonMarkup(data)}</script>
</article>
`;
}

function heading(scenario: Scenario, record: ScenarioRecord, id: string): Markup {
  const { sandbox, without } = record;
  const place = sandbox && [sandbox.kind, sandbox.detail].filter(Boolean).join(', ');
  return html`<header class="scenario-head">
<h2 id="${id}-name">${record.name} ${statusBadge(record.status)}</h2>
${scenario.description !== undefined && html`<p class="description">${scenario.description}</p>`}
<p class="totals">${totalsText(totalsOf([record]))}</p>
<p class="source"><code>${record.file}</code>${place !== undefined && html` · sandbox: ${place}`}</p>
${withoutTexts(without).map((text) => html`<p class="doubt">${text}</p>`)}
</header>`;
}

async function pictureSection({ data, union, drawn }: Built, id: string): Promise<Markup> {
  const { absent } = data.states.at(-1)?.picture ?? { absent: [] };
  const classes = Object.fromEntries(absent.map((part) => [part, 'absent']));
  const title = 'The network at the chosen moment';
  const svg = svgOf(drawn, await layoutOf(union), { title, id: `${id}-picture`, style: false, classes });
  return html`<section class="picture" aria-labelledby="${id}-network"><h3 id="${id}-network">Network</h3>
<div class="changes-box"></div>
<div class="scroll drawing" tabindex="0" role="region" aria-label="Drawing of the network">${trusted(svg)}</div></section>`;
}

function matrixSection({ data }: Built, id: string): Markup {
  const view = {
    state: data.states.length - 1,
    probe: data.probe,
    open: openAtFirst(data.groups, data.hosts, ROOM),
  };
  return html`<section class="matrix" aria-labelledby="${id}-matrix"><h3 id="${id}-matrix">Who reaches whom</h3>
<p class="note">Predicted from the configuration for every pair. Rows send, columns receive. Choose a cell for its way there and back.</p>
<div class="matrix-tools" hidden></div>
<div class="scroll grid-box" role="region" aria-label="Grid of hosts">${gridMarkup(data, view)}</div>
<div class="legend-box">${legendMarkup(data, view)}</div>
<section class="path" aria-label="The chosen pair" hidden></section></section>`;
}
