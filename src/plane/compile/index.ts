export { compile } from './compile.js';
export { routerNamespace } from './names.js';
