// The bare app, started as `bin/server.mjs` starts ours.
import { createServer } from 'node:http';
import next from 'next';

const hostname = '127.0.0.1';
const port = Number(process.env.PORT);
const app = next({ dev: false, dir: import.meta.dirname, hostname, port });
await app.prepare();
const handle = app.getRequestHandler();
createServer((request, response) => void handle(request, response)).listen(port, hostname);
process.once('SIGTERM', () => process.exit(0));
