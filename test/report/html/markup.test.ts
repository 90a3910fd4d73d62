import t from 'tap';
import { html, jsonMarkup, trusted } from '../../../src/report/html/markup.js';

const HOSTILE = [
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<!-- <script>',
  `" onmouseover="alert(1)`,
  `' onmouseover='alert(1)`,
  '&lt;b&gt;',
  ']]>',
];

t.test('what is put in is text, in elements and in attributes', async (t) => {
  for (const text of HOSTILE) {
    const { markup } = html`<p title="${text}">${text}</p>`;
    const inner = markup.slice('<p title="'.length, -'</p>'.length);
    t.notMatch(inner.replace('">', ''), /[<>"']/, text);
  }
  t.equal(html`<p>${'a & b'}</p>`.markup, '<p>a &amp; b</p>');
});

t.test('markup, lists and nothing', async (t) => {
  const rows = ['<a>', 'b'].map((one) => html`<li>${one}</li>`);
  t.equal(html`<ul>${rows}${false}${undefined}${3}</ul>`.markup, '<ul><li>&lt;a&gt;</li><li>b</li>3</ul>');
  t.equal(html`${trusted('<hr>')}`.markup, '<hr>');
});

t.test('marks that turn the writing direction, and controls, are shown as their codes', async (t) => {
  t.equal(html`${'ecs\u202eb-sce\u0000'}`.markup, 'ecs\\u202eb-sce\\u0000');
});

t.test('data of the script ends no element and is what it was', async (t) => {
  const data = { names: [...HOSTILE, '\u2028\u2029'] };
  const { markup } = jsonMarkup(data);
  t.notMatch(markup, /[<\u2028\u2029]/);
  t.same(JSON.parse(markup), data);
});
