/** Colours are variables, so that a page can set its own. The accounts' are those of Okabe and Ito, told apart by all. */
/** For a page that lets its reader choose: the same variables, light and dark. */
export const LIGHT = `
  --ground: #ffffff; --ink: #1c2430; --soft: #5a6675; --faint: #d7dde5;
  --region: #f4f6f9; --box: #ffffff; --router: #eef2f8; --edge: #9aa7b8;
  --attachment: #8794a6; --region-connection: #0f62c5; --leased: #8a5a00; --tunnel: #6f42b8; --peering: #00766c;
  --test: #8a6d00; --down: #c62828; --up: #1a7f45;
  --account-0: #0072b2; --account-1: #b34700; --account-2: #00795a; --account-3: #a4508b;
  --account-4: #7a6a00; --account-5: #33709c; --account-6: #6b4fa0; --account-7: #5f6b76;
  --on-account: #ffffff;`;

export const DARK = `
  --ground: #12161c; --ink: #e6ebf2; --soft: #a3afbf; --faint: #38424f;
  --region: #1a2029; --box: #222a35; --router: #28323f; --edge: #66758a;
  --attachment: #7c8a9d; --region-connection: #6cb0ff; --leased: #e3b04b; --tunnel: #bd9cf5; --peering: #4fd0c2;
  --test: #e6c84d; --down: #ff7b72; --up: #5fd08a;
  --account-0: #63b8f0; --account-1: #f2a366; --account-2: #4fd1a5; --account-3: #e69ccf;
  --account-4: #dccb4f; --account-5: #93c5ea; --account-6: #bda6ee; --account-7: #b3bfcc;
  --on-account: #12161c;`;

const ACCOUNTS = [0, 1, 2, 3, 4, 5, 6, 7]
  .map((n) => `.topology .account-${n} { --account: var(--account-${n}); }`)
  .join('\n');

/** All but what the variables are. */
export const RULES = `
${ACCOUNTS}
.topology .ground { fill: var(--ground); }
.topology text { dominant-baseline: central; fill: var(--ink); font: 11px system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
.topology .name, .topology .host-name, .topology .address { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace; }
.topology .name { font-size: 13px; font-weight: 600; }
.topology .caption, .topology .address { fill: var(--soft); }
.topology .account { fill: var(--on-account); font-weight: 600; }
.topology .region .area { fill: var(--region); stroke: var(--faint); }
.topology .box { fill: var(--box); stroke: var(--account, var(--edge)); stroke-width: 1.5; }
.topology .transit .box { fill: var(--router); }
.topology .plate { fill: var(--account, var(--edge)); }
.topology .cell { fill: transparent; }
.topology .host circle { fill: var(--up); stroke: var(--up); stroke-width: 1.5; }
.topology .host.down circle { fill: none; stroke: var(--down); }
.topology .host.down .host-name { text-decoration: line-through; fill: var(--down); }
.topology .link .line { fill: none; stroke: var(--attachment); stroke-width: 1.5; }
.topology .link .reach { fill: none; stroke: transparent; stroke-width: 12; }
.topology .link.region-connection .line { stroke: var(--region-connection); stroke-width: 2.5; }
.topology .link.line .line { stroke: var(--leased); stroke-width: 2.5; }
.topology .link.tunnel .line { stroke: var(--tunnel); stroke-width: 2; stroke-dasharray: 8 4; }
.topology .link.peering .line { stroke: var(--peering); stroke-width: 2; }
.topology .link.test .line { stroke: var(--test); stroke-width: 2; stroke-dasharray: 2 4; }
.topology .link.down .line { stroke: var(--down); stroke-width: 2; stroke-dasharray: 6 6; }
.topology .label rect { fill: var(--ground); stroke: var(--faint); }
.topology .label.test .rate { fill: var(--test); }
.topology .label.down .rate { fill: var(--down); font-weight: 600; }
`;

/** All of it below `.topology`: a page that holds the picture keeps its own style. */
export const STYLE = `
.topology {${LIGHT}
}
@media (prefers-color-scheme: dark) { .topology {${DARK}
} }${RULES}`;
