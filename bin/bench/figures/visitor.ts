import { Agent, type IncomingMessage, request } from 'node:http';
import { gunzipSync, gzipSync } from 'node:zlib';

/** What is asked of a server. `form` makes it a POST, as a browser sends one without scripts. */
export type Asked = { path: string; cookie?: string; form?: Form };
/** What a form sends; bytes go as a file. */
type Form = Record<string, string | Buffer>;

export type Answer = {
  status: number;
  to: string;
  type: string;
  milliseconds: number;
  firstByte: number;
  bytes: number;
};

/** Somebody with a browser, on connections that stay open. */
export class Visitor {
  private readonly agent = new Agent({ keepAlive: true });

  constructor(private readonly port: number) {}

  /** What is read is thrown away as it comes. */
  async ask(asked: Asked): Promise<Answer> {
    return (await this.exchange(asked, () => undefined)).answer;
  }

  /** The same, with the text. */
  async read(asked: Asked): Promise<Answer & { text: string }> {
    const parts: Buffer[] = [];
    const { answer, zipped } = await this.exchange(asked, (part) => parts.push(part));
    const all = Buffer.concat(parts);
    return { ...answer, text: (zipped ? gunzipSync(all) : all).toString('utf8') };
  }

  close(): void {
    this.agent.destroy();
  }

  private exchange(asked: Asked, see: (part: Buffer) => void): Promise<{ answer: Answer; zipped: boolean }> {
    const { path, cookie = '', form } = asked;
    const host = `127.0.0.1:${this.port}`;
    const sent = form && multipart(form);
    const headers = {
      cookie,
      accept: 'text/html',
      'accept-encoding': 'gzip',
      'accept-language': 'id',
      ...(sent && { ...sent.headers, origin: `http://${host}` }),
    };
    const from = performance.now();
    return new Promise((resolve, reject) => {
      const told = (response: IncomingMessage) => {
        let [firstByte, bytes] = [0, 0];
        response.on('data', (part: Buffer) => {
          firstByte ||= performance.now() - from;
          bytes += part.length;
          see(part);
        });
        response.on('error', reject);
        response.on('end', () => {
          const milliseconds = performance.now() - from;
          const { statusCode: status = 0, headers: got } = response;
          const where = { to: got.location ?? '', type: got['content-type'] ?? '' };
          const answer = { status, ...where, milliseconds, firstByte: firstByte || milliseconds, bytes };
          resolve({ answer, zipped: got['content-encoding'] === 'gzip' });
        });
      };
      const method = form ? 'POST' : 'GET';
      request({ host: '127.0.0.1', port: this.port, path, method, headers, agent: this.agent }, told)
        .on('error', reject)
        .end(sent?.body);
    });
  }
}

const BOUNDARY = 'pulang-bench-boundary';

function multipart(form: Form): { body: Buffer; headers: Record<string, string> } {
  const parts = Object.entries(form).flatMap(([name, value]) => {
    const file = typeof value === 'string' ? '' : '; filename="daftar.xlsx"\r\ncontent-type: application/octet-stream';
    const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n`;
    return [Buffer.from(head), Buffer.from(value), Buffer.from('\r\n')];
  });
  const body = Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]);
  return {
    body,
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}`, 'content-length': String(body.length) },
  };
}

/** The scripts that a page brings, gzipped, in bytes. */
export async function scriptsOf(visitor: Visitor, page: Asked): Promise<number> {
  const { text } = await visitor.read(page);
  const paths = new Set([...text.matchAll(/<script[^>]+src="([^"]+\.js[^"]*)"/g)].map(([, path = '']) => path));
  let bytes = 0;
  for (const path of paths) bytes += gzipSync((await visitor.read({ path })).text).length;
  return bytes;
}
