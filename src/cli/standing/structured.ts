/** YAML in a file of its own, loaded where it is needed: few calls need it. */
export { parse } from 'yaml';
