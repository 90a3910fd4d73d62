import type { Position } from '../../scenario/scenario.js';

export const place = ({ file, line, col }: Position): string => `${file}:${line}:${col}`;
