import { textsFor } from '@/lib/texts';
import { chooseBase, closeBase, troubleWithBase } from './commands/base';
import { help } from './commands/help';
import { type Command, type Outcome, wrongUse } from './commands/outcome';
import { stopAsking } from './commands/secret';
import { languageOf } from './commands/terminal';

/** `npm run --silent pulang -- COMMAND …`: the same figures and reports as the app, without a running server. */
// Each is loaded when it is called for: help need not wait for the base.
const commands: Record<string, () => Promise<Command>> = {
  figures: async () => (await import('./commands/figures')).figuresCommand,
  report: async () => (await import('./commands/report')).reportCommand,
  release: async () => (await import('./commands/release')).releaseCommand,
  cases: async () => (await import('./commands/cases')).casesCommand,
  people: async () => (await import('./commands/people')).peopleCommand,
  doctor: async () => (await import('./commands/doctor')).doctorCommand,
  keys: async () => (await import('./commands/keys')).keysCommand,
  backup: async () => (await import('./commands/backup')).backupCommand,
  restore: async () => (await import('./commands/restore')).restoreCommand,
  audit: async () => (await import('./commands/audit')).auditCommand,
  incident: async () => (await import('./commands/incident')).incidentCommand,
};

async function run([name, ...args]: string[]): Promise<Outcome> {
  const texts = textsFor(languageOf(process.env));
  if (!name || name === 'help' || name === '--help' || name === '-h')
    return help(args[0], texts, Object.keys(commands));
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) return wrongUse('unknownCommand', { name }, texts);
  if (args.includes('--help') || args.includes('-h')) return help(name, texts, Object.keys(commands));
  chooseBase(process.env);
  try {
    return await (await command())(args, texts);
  } catch (error) {
    return troubleWithBase(error, texts);
  } finally {
    stopAsking();
    await closeBase();
  }
}

const { exit, out, err } = await run(process.argv.slice(2));
if (out !== undefined) process.stdout.write(out);
if (err !== undefined) process.stderr.write(`${err}\n`);
process.exitCode = exit;
