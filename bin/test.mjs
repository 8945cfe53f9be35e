import { install, runTypeScript } from './bootstrap.mjs';

/** `npm test`: everything that must hold. `-- --only vitest` runs one step; `bin/checks.ts` names them. */
install();
process.exit(runTypeScript('bin/checks.ts', process.argv.slice(2)));
