export { fill, fillText, pick, type Variables } from '../scenario/variables.js';
