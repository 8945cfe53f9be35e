import pg from 'pg';
import { environment } from '@/lib/environment';
import { bad, type Finding, ok, warn } from './finding';

/** Settings of the server without which "saved" would not mean saved. */
const wanted = ['fsync', 'full_page_writes', 'synchronous_commit'];

export async function postgres(): Promise<Finding[]> {
  const client = new pg.Client({ connectionString: environment().databaseUrl, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const setting = async (name: string): Promise<string> => (await client.query(`show ${name}`)).rows[0]?.[name];
    const off: (readonly [string, string])[] = [];
    for (const name of wanted) {
      const value = await setting(name);
      if (['off', 'local'].includes(value)) off.push([name, value]);
    }
    const checksums = await setting('data_checksums');
    return [
      ok('server.version', { version: await setting('server_version') }),
      ...(off.length === 0
        ? [ok('server.ok', { settings: wanted.join(', ') })]
        : off.map(([name, value]) => bad('server.off', { name, value }))),
      checksums === 'on' ? ok('server.checksums') : warn('server.noChecksums'),
    ];
  } finally {
    await client.end();
  }
}
