import { announce, meant } from './dom.js';

/** Buttons that copy the text beside them; where the browser does not let a page write, the text is chosen. */
export function startCopy(): void {
  document.addEventListener('click', (event) => {
    const button = meant(event, '[data-copy]');
    const text = button?.closest('.paste')?.querySelector('pre');
    if (!button || !text) return;
    const done = (word: string) => (): void => {
      button.textContent = word;
      announce(word);
    };
    const choose = (): void => {
      getSelection()?.selectAllChildren(text);
      done('Chosen')();
    };
    if (!navigator.clipboard) return choose();
    navigator.clipboard.writeText(text.textContent ?? '').then(done('Copied'), choose);
  });
}
