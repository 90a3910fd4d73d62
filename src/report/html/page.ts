import type { Scenario } from '../../scenario/scenario.js';
import type { ScenarioRecord } from '../record.js';
import { DARK, LIGHT, RULES } from '../topology/svg/style.js';
import { totalsOf } from '../totals.js';
import { html, type Markup, trusted } from './markup.js';
import { overviewMarkup, totalsText } from './overview.js';
import { scenarioMarkup } from './scenario.js';

/** The page's own script and style, and the SHA-256 of a text in base64. */
export interface Assets {
  readonly script: string;
  readonly style: string;
  readonly version: string;
  readonly sha256: (text: string) => string;
}

/** A run's scenarios and what became of each, in one order. */
export interface Run {
  readonly scenario: Scenario;
  readonly record: ScenarioRecord;
}

/** One page that needs nothing beside it, and whose own policy forbids it to fetch anything. */
export async function htmlPage(runs: readonly Run[], assets: Assets): Promise<string> {
  const { script, version } = assets;
  const style = `${assets.style}\n${pictureStyle()}`;
  const records = runs.map(({ record }) => record);
  const scenarios: Markup[] = [];
  for (const [i, { scenario, record }] of runs.entries())
    scenarios.push(await scenarioMarkup(scenario, record, `s${i + 1}`));
  const title = records.length === 1 ? (records[0]?.name ?? '') : `${records.length} scenarios`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(assets, style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="transitlab ${version}">
<title>${title} · transitlab</title>
<link rel="icon" href="data:,">
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the scenarios</a>
<header class="page-head">
<h1>transitlab report</h1>
<p class="totals">${records.length > 1 && totalsText(totalsOf(records))}</p>
<div class="theme" hidden></div>
</header>
${overviewMarkup(records)}
<main id="main" tabindex="-1">
${scenarios}</main>
<footer class="page-foot"><p>transitlab ${version}. Each verdict is predicted from the configuration and measured with packets.</p></footer>
<div class="live visually-hidden" aria-live="polite"></div>
<script>${trusted(script)}</script>
</body>
</html>
`;
  return page.markup;
}

/** Nothing is fetched, framed or sent; of scripts and styles only the page's own run. */
const policy = ({ script, sha256 }: Assets, style: string): string =>
  [
    "default-src 'none'",
    `script-src 'sha256-${sha256(script)}'`,
    `style-src 'sha256-${sha256(style)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** The drawing's colours follow the page's, which its reader may choose. */
const pictureStyle = (): string => `.topology {${LIGHT}
}
@media (prefers-color-scheme: dark) { :root:not([data-theme="light"]) .topology {${DARK}
} }
:root[data-theme="dark"] .topology {${DARK}
}
${RULES}`;
