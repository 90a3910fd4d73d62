import { html } from '../markup.js';
import { fill, meant, one } from './dom.js';

const THEMES = ['auto', 'light', 'dark'] as const;
const KEY = 'transitlab-theme';

/** Light, dark, or as the system has it; the choice is remembered where the browser lets a file remember anything. */
export function startTheme(): void {
  const box = one(document, '.theme');
  box.hidden = false;
  const set = (theme: string): void => {
    const root = document.documentElement;
    if (theme === 'auto') delete root.dataset.theme;
    else root.dataset.theme = theme;
    fill(
      box,
      html`<span id="theme-name">Theme</span> <span role="group" aria-labelledby="theme-name">${THEMES.map((one) => html`<button type="button" data-theme-name="${one}" aria-pressed="${String(one === theme)}">${one}</button>`)}</span>`,
    );
  };
  set(remembered());
  box.addEventListener('click', (event) => {
    const theme = meant(event, '[data-theme-name]')?.dataset.themeName;
    if (theme === undefined) return;
    set(theme);
    one(box, `[data-theme-name="${theme}"]`).focus();
    remember(theme);
  });
}

function remembered(): string {
  try {
    return localStorage.getItem(KEY) ?? 'auto';
  } catch {
    return 'auto';
  }
}

function remember(theme: string): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // A browser that keeps nothing for files: the choice holds as long as the page.
  }
}
