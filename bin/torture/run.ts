import { appKilled } from './app-killed';
import { serverPrograms } from './postgres';
import { powerCut } from './power-cut';
import { serverKilled } from './server-killed';

/** The trials of one engine: the schema is built for the one `DATABASE_URL` names, once per process. */
const [engine, rounds = '', seed = '', kind] = process.argv.slice(2);
const trial = { rounds: Number(rounds), seed };

process.exitCode = (await passed()) ? 0 : 1;

async function passed(): Promise<boolean> {
  if (kind === 'control') {
    const lost = !(await powerCut(trial, { control: true }));
    console.log(lost ? 'Writes were lost, as they must be.' : 'Nothing was lost: this trial shows nothing here.');
    return lost;
  }
  if (engine === 'postgres') return onPostgres();
  const killed = await appKilled(trial);
  if (process.platform === 'win32') {
    console.log('power-cut: left out, a process cannot be stopped here');
    return killed;
  }
  return (await powerCut(trial, kind === 'files' ? { image: false } : {})) && killed;
}

async function onPostgres(): Promise<boolean> {
  if (process.platform === 'linux' && serverPrograms()) return serverKilled(trial);
  console.log('server-killed: left out, there is no PostgreSQL server on this machine');
  return true;
}
