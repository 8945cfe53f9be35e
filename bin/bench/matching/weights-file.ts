import { writeFileSync } from 'node:fs';
import type { Weights } from '@/features/people/weight-kinds';

/** Writes what was learnt where the matcher reads it. */
export function writeWeights(weights: Weights, path = 'features/people/weights.ts'): void {
  writeFileSync(
    path,
    `import type { Weights } from './weight-kinds';

/** Written by \`npm run bench -- matching learn\`. */
export const weights: Weights = ${JSON.stringify(weights, null, 2)};
`,
  );
}
