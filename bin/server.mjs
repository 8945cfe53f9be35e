// The built app behind its door. `bin/serve.mjs` starts it, with everything in the environment.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import next from 'next';
import { root } from './bootstrap.mjs';
import { door } from './door.mjs';

// The second start and all later ones find our scripts compiled.
enableCompileCache(join(root, '.next', 'cache', 'compiled'));

const SECONDS_TO_FINISH = 10;
const hostname = '127.0.0.1';
const port = Number(process.env.PORT);

const app = next({ dev: false, dir: root, hostname, port });
await app.prepare();
const handle = app.getRequestHandler();
const server = door((request, response) => void handle(request, response));

server.on('error', (error) => {
  console.error(/** @type {NodeJS.ErrnoException} */ (error).code);
  process.exit(1);
});
server.listen(port, hostname);

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), SECONDS_TO_FINISH * 1000).unref();
  });
