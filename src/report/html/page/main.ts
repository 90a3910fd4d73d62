import { startCopy } from './copy.js';
import { all } from './dom.js';
import { startScenario } from './scenario.js';
import { startTheme } from './theme.js';

/** The page's own script: what the page is without it, it stays if this fails. */
function start(): void {
  document.documentElement.classList.add('js');
  startTheme();
  startCopy();
  const scenarios = all(document, 'article.scenario');
  const started = new Set<HTMLElement>();
  const show = (): void => {
    const [, id] = /^#(s\d+)(?:-|$)/.exec(location.hash) ?? [];
    const shown = scenarios.find((one) => one.id === id) ?? scenarios[0];
    for (const scenario of scenarios) scenario.hidden = scenario !== shown;
    for (const link of all(document, 'a[data-scenario]'))
      link.setAttribute('aria-current', String(link.dataset.scenario === shown?.id));
    if (!shown || started.has(shown)) return;
    started.add(shown);
    startScenario(shown);
  };
  window.addEventListener('hashchange', show);
  show();
}

start();
